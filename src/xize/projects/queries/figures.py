"""The indicators of a project with what they are computed from, whole and by group (``per:``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from xize.core.engine.draft import Draft
from xize.core.engine.world import Path, World
from xize.core.expressions import Expression, ExpressionError, Value
from xize.people import queries as people
from xize.people.actor import Actor
from xize.people.cards import PersonCard
from xize.projects.queries.access import ProjectState, project_state
from xize.projects.queries.lists import ProjectLine, lines_of
from xize.projects.queries.read_ahead import ReadAheadFacts
from xize.projects.refusals import NoSuchProject

_SIGNATURES = re.compile(r"signatures\((\w+)\)")


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rows stand. ``kind``: signatures, document, step, dossier, projects or data."""

    kind: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class GroupedFigure:
    """A figure. ``kind``: share (0 to 1), yes-no, number or rows; ``value`` None: nothing yet.

    ``groups`` are the figures by group (a department, an option) where the rule says ``per:``.
    """

    id: str
    name: str
    kind: str
    value: Any
    groups: tuple[tuple[str, Any], ...]
    per: str
    formula: str
    cites: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ProjectFigures:
    """All figures of a project; ``cards`` are people met on the way, at least who leads it."""

    line: ProjectLine
    figures: tuple[GroupedFigure, ...]
    cards: dict[str, PersonCard]
    at: datetime


def project_figures(actor: Actor, stream: str, at: datetime) -> ProjectFigures:
    """The indicators in the regulation's order. Raises ``NoSuchProject``."""
    if actor.partner:
        raise NoSuchProject(stream)
    read = project_state(actor, stream)
    (line,) = lines_of(actor, [stream])
    facts = ReadAheadFacts(actor, stream, read.edition.rules, [line.lead])
    draft = replace(read, facts=facts).draft(at)
    figures = tuple(_figure(read, draft, str(one)) for one in read.edition.regulation.indicators)
    cards = facts.cards or people.people(actor, [line.lead])
    return ProjectFigures(line, figures, cards, at)


def _figure(read: ProjectState, draft: Draft, ident: str) -> GroupedFigure:
    indicator = {str(key): one for key, one in read.edition.regulation.indicators.items()}[ident]
    expression, per = indicator.value.expression, str(indicator.per or "")
    world = World(draft)
    value = _worth(world, expression)
    return GroupedFigure(
        id=ident,
        name=read.names.indicator(ident),
        kind=_kind(expression, value),
        value=len(value) if isinstance(value, (tuple, Mapping)) else value,
        groups=tuple(_by_group(draft, expression, per)) if per else (),
        per=per,
        formula=expression.source,
        cites=tuple(str(one) for one in indicator.cites),
        sources=tuple(dict.fromkeys(_sources(read, expression))),
    )


def _worth(world: World, expression: Expression) -> Value:
    """The figure; None where the project has nothing yet that it could be computed from."""
    try:
        return world.worth(expression)
    except ExpressionError:
        return None


def _kind(expression: Expression, value: Value) -> str:
    if expression.source.startswith("share("):
        return "share"
    if isinstance(value, bool):
        return "yes-no"
    return "rows" if isinstance(value, tuple) else "number"


# ---- where the rows stand --------------------------------------------------------------------


def _sources(read: ProjectState, expression: Expression) -> Iterator[Source]:
    for step in _SIGNATURES.findall(expression.source):
        yield Source("signatures", step)
    if "register('projects')" in expression.source:
        yield Source("projects")
    for path in expression.names():
        if path[0] in read.edition.rules.documents:
            yield Source("document", path[0])
        elif path[0] == "step" and len(path) > 1:
            yield Source("step", path[1])
        elif path[0] == "dossier":
            yield Source("dossier")
        elif path[0] == "project":
            yield Source("data", path[-1])


# ---- by group --------------------------------------------------------------------------------


class _Group(World):
    """A project of which only the rows and forms of one group are seen."""

    def __init__(self, draft: Draft, per: str, group: str) -> None:
        super().__init__(draft)
        self._per, self._group = per, group

    def value(self, path: Path) -> Value:
        """See ``World``; rows and forms of other groups are left out."""
        return _only(super().value(path), self._per, self._group)

    def call(
        self, name: str, args: tuple[Value, ...], references: tuple[Path | None, ...]
    ) -> Value:
        """See ``World``."""
        return _only(super().call(name, args, references), self._per, self._group)


def _by_group(draft: Draft, expression: Expression, per: str) -> Iterator[tuple[str, Any]]:
    """The figure of every group that has one."""
    whole = World(draft)
    found: dict[str, None] = {}
    for path in expression.names():
        found |= dict.fromkeys(_groups(whole.value(path[:1]), per))
    if "register('projects')" in expression.source:
        found |= dict.fromkeys(_groups(whole.call("register", ("projects",), (None,)), per))
    for group in found:
        worth = _worth(_Group(draft, per, group), expression)
        if isinstance(worth, (int, Decimal)) and worth:
            yield group, worth


def _groups(value: Value, per: str) -> Iterator[str]:
    """Every group that occurs in a value, at any depth."""
    match value:
        case Mapping():
            if isinstance(value.get(per), str):
                yield str(value[per])
            for inner in value.values():
                yield from _groups(inner, per)
        case list() | tuple():
            for inner in value:
                yield from _groups(inner, per)


def _only(value: Value, per: str, group: str) -> Value:
    match value:
        case Mapping():
            return {key: _only(inner, per, group) for key, inner in value.items()}
        case list() | tuple():
            kept = (one for one in value if group in (*_groups(one, per), group)[:1])
            return tuple(_only(one, per, group) for one in kept)
    return value
