"""Deadlines, figures the owner may change, and recurring work of an edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from xize.core.process.graph import Node, SubProcess, UserTask
from xize.core.process.work import Due, Work
from xize.web.regulations.phrases import BASIS, Phrases


@dataclass(frozen=True, slots=True)
class ParameterLine:
    """A figure: what the text proposes and what is in force."""

    id: str
    name: str
    written: str
    in_force: str
    basis: str
    basis_id: str
    cites: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """By when a step must be done. ``parameter`` names the figure it uses."""

    procedure: str
    node: str
    name: str
    words: str
    parameter: str
    basis: str
    basis_id: str
    cites: tuple[str, ...]
    reminds: str
    overdue: str


def parameter_lines(phrases: Phrases) -> list[ParameterLine]:
    """All figures, in the order of the regulation."""
    users = _users(phrases)
    found = []
    for key, one in phrases.edition.regulation.parameters.items():
        ident, basis = str(key), one.basis or phrases.edition.regulation.basis
        found.append(
            ParameterLine(
                id=ident,
                name=phrases.names.parameter(ident),
                written=phrases.value(one.value),
                in_force=phrases.value(phrases.rules.parameters.get(ident)),
                basis=str(BASIS[basis]),
                basis_id=basis,
                cites=tuple(map(str, one.cites)),
                steps=tuple(users.get(ident, ())),
            )
        )
    return found


def deadline_lines(phrases: Phrases) -> list[DeadlineLine]:
    """Every step or stage with a deadline, in the order of the flow."""
    return [
        _line(phrases, procedure, node, due)
        for procedure, node in _nodes(phrases)
        if (due := _due(node)) is not None
    ]


def _nodes(phrases: Phrases) -> Iterator[tuple[str, Node]]:
    for procedure in phrases.rules.procedures.values():
        for node in procedure.process.nodes.values():
            yield procedure.id, node


def _due(node: Node) -> Due | None:
    if isinstance(node, UserTask):
        return node.work.due
    return node.due if isinstance(node, SubProcess) else None


def _line(phrases: Phrases, procedure: str, node: Node, due: Due) -> DeadlineLine:
    of: Work | SubProcess | None = None
    if isinstance(node, UserTask):
        of = node.work
    elif isinstance(node, SubProcess):
        of = node
    period = due.period or ""
    return DeadlineLine(
        procedure=procedure,
        node=node.id,
        name=phrases.names.node(node.id, procedure),
        words=phrases.due(due),
        parameter=period.removeprefix("$") if period.startswith("$") else "",
        basis=str(BASIS.get(due.basis, due.basis)),
        basis_id=due.basis,
        cites=due.cites or node.cites,
        reminds=_(", ").join(phrases.reminds(of.remind, of.remind_tells)) if of else "",
        overdue=phrases.overdue(of.overdue) if of and of.overdue else "",
    )


def _users(phrases: Phrases) -> dict[str, list[str]]:
    """The steps that use each figure, by name."""
    found: dict[str, list[str]] = {}
    for procedure, node in _nodes(phrases):
        name = phrases.names.node(node.id.removesuffix(".beside"), procedure)
        for text in _texts(node):
            if text.startswith("$"):
                steps = found.setdefault(text.removeprefix("$"), [])
                if name not in steps:
                    steps.append(name)
    return found


def _texts(node: Node) -> Iterator[str]:
    due = _due(node)
    if due is not None:
        yield due.period or ""
    work: Any = getattr(node, "work", node)
    yield from getattr(work, "remind", ())
    overdue = getattr(work, "overdue", None)
    if overdue is not None:
        yield overdue.every or ""
    beside = getattr(node, "beside", None)
    if isinstance(node, SubProcess) and beside is not None:
        yield beside.every or ""
