"""The indicators of a project with what they are computed from, whole and by group (``per:``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from xize.core.engine.view.draft import Draft
from xize.core.engine.view.grouped import groups, is_about_projects
from xize.core.engine.view.world import World
from xize.core.expressions import Expression, ExpressionError, Value
from xize.core.regulation.model import Indicator
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
class Figure:
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
    figures: tuple[Figure, ...]
    cards: dict[str, PersonCard]
    at: datetime


def project_figures(actor: Actor, stream: str, at: datetime) -> ProjectFigures:
    """The indicators in the regulation's order, with their groups. Raises ``NoSuchProject``."""
    if actor.partner:
        raise NoSuchProject(stream)
    read = project_state(actor, stream)
    (line,) = lines_of(actor, [stream])
    facts = ReadAheadFacts(actor, stream, read.edition.rules, [line.lead])
    found = _figures(replace(read, facts=facts), at, grouped=True)
    cards = facts.cards or people.people(actor, [line.lead])
    return ProjectFigures(line, found, cards, at)


def figures(actor: Actor, read: ProjectState, at: datetime) -> tuple[Figure, ...]:
    """The same without groups, where the project has been read already."""
    if not read.edition.regulation.indicators:
        return ()
    facts = ReadAheadFacts(actor, read.stream, read.edition.rules, ())
    return _figures(replace(read, facts=facts), at, grouped=False)


def _figures(read: ProjectState, at: datetime, *, grouped: bool) -> tuple[Figure, ...]:
    draft = read.draft(at)
    return tuple(
        _figure(read, draft, str(ident), indicator, grouped=grouped)
        for ident, indicator in read.edition.regulation.indicators.items()
    )


def _figure(
    read: ProjectState, draft: Draft, ident: str, indicator: Indicator, *, grouped: bool
) -> Figure:
    expression, per = indicator.value.expression, str(indicator.per or "")
    value = _worth(World(draft), expression)
    return Figure(
        id=ident,
        name=read.names.indicator(ident),
        kind=_kind(expression, value),
        value=len(value) if isinstance(value, (tuple, Mapping)) else value,
        groups=tuple(_by_group(draft, expression, per)) if per and grouped else (),
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
    if is_about_projects(expression):
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


def _by_group(draft: Draft, expression: Expression, per: str) -> Iterator[tuple[str, Any]]:
    """The figure of every group that has one."""
    for group, world in groups(draft, expression, per).items():
        worth = _worth(world, expression)
        if isinstance(worth, (int, Decimal)) and worth:
            yield group, worth
