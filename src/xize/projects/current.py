"""Rows that say what *is*: functions of a stream's state, written as differences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from xize.core.engine.state import MAIN, Element, State
from xize.core.process.graph import SubProcess, UserTask
from xize.core.process.rulebook import Rulebook
from xize.ledger.batch import Batch
from xize.ledger.instants import FAR, micros, optional_micros
from xize.ledger.tables import Row
from xize.projects.tables import CANDIDATE, CASE, ITEM, PROJECT
from xize.projects.waiting import waiting

OUTSIDE = "outside:"
TITLE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Heading:
    """What a stream's row needs beyond its state: from its first event.

    Once the row is there only ``stream`` is asked for: the rest of it never changes.
    """

    stream: str
    regulation: str = ""
    edition: str = ""
    procedure: str = ""
    title: str = ""
    parent: str = ""
    began: int = 0


def update(batch: Batch, rules: Rulebook, heading: Heading, before: State, after: State) -> None:
    """Write what changed in the project's row, its cases, items and candidates."""
    if not before.status:
        PROJECT.insert(batch, [_project(rules, heading, after)])
    elif _tells_otherwise(before, after):
        old, new = _project(rules, heading, before), _project(rules, heading, after)
        PROJECT.update(batch, [old], [new])
    stream = heading.stream
    for key, case in after.cases.items():
        known = before.cases.get(key)
        if known is not case:
            CASE.update(batch, _case(stream, key, before), _case(stream, key, after))
    for element in _changed_tasks(before, after):
        if before.elements.get(element) is not after.elements.get(element):
            ITEM.update(batch, _item(stream, element, before), _item(stream, element, after))
        CANDIDATE.update(
            batch,
            _candidates(rules, stream, element, before),
            _candidates(rules, stream, element, after),
        )


def _changed_tasks(before: State, after: State) -> list[str]:
    """Human steps that opened, ended or changed; entities are shared where they did not."""
    gone = [key for key in before.tasks if key not in after.tasks]
    return gone + [
        key
        for key, task in after.tasks.items()
        if before.tasks.get(key) is not task or before.elements.get(key) is not after.elements[key]
    ]


# ---- the project's row -----------------------------------------------------------------------


def _tells_otherwise(before: State, after: State) -> bool:
    """Whether anything changed that the row is made of: most steps change none of it."""
    return (
        before.status != after.status
        or before.data != after.data
        or before.team != after.team
        or before.papers != after.papers
        or before.result != after.result
        or before.initiator != after.initiator
        or _scopes(before) != _scopes(after)
    )


def _scopes(state: State) -> list[str]:
    """What is open of the main case and holds other things: stages are among it."""
    elements = state.elements.items()
    return [key for key, one in elements if one.kind == "scope" and one.case == MAIN]


def _project(rules: Rulebook, heading: Heading, state: State) -> Row:
    return (
        heading.stream,
        heading.regulation,
        heading.edition,
        heading.procedure,
        heading.parent,
        heading.title[:TITLE_LENGTH],
        heading.began,
        state.initiator,
        _number(state),
        str(state.data.get("partner_name") or "")[:TITLE_LENGTH],
        state.status,
        state.result or "",
        " ".join(open_stages(rules, state)),
        next(iter(state.team.get(rules.leads, ())), state.initiator),
        optional_micros(_ended(state)),
        msgspec.json.encode(state.data, order="deterministic").decode(),
    )


def open_stages(rules: Rulebook, state: State) -> list[str]:
    """Stages of the main case that are open, in the order of the flow."""
    nodes = rules.procedures[state.procedure].process.nodes
    here = {one.node for one in state.elements.values() if one.case == MAIN}
    return [
        key
        for key, node in nodes.items()
        if key in here and isinstance(node, SubProcess) and node.kind == "stage"
    ]


def _number(state: State) -> str:
    """The number people call the project by: the first one issued to a form of the project."""
    for key, paper in state.papers.items():
        if ":" not in key and paper.forms and paper.forms[0].number:
            return paper.forms[0].number
    return ""


def _ended(state: State) -> Any:
    main = state.cases.get(MAIN)
    return main.closed if main and state.status == "ended" else None


# ---- cases, items, candidates ----------------------------------------------------------------


def _case(stream: str, key: str, state: State) -> Iterator[Row]:
    case = state.cases.get(key)
    if case is not None:
        yield (
            stream,
            key,
            case.procedure,
            case.starter or "",
            case.caller or "",
            case.result or "",
            micros(case.opened),
            optional_micros(case.closed),
        )


def _due(element: Element) -> int | None:
    mark = element.deadline
    return micros(mark.reckoning.instant) if mark and mark.reckoning else None


def _item(stream: str, key: str, state: State) -> Iterator[Row]:
    if key in state.tasks:
        element = state.elements[key]
        opened = micros(element.opened)
        place = (element.node, element.case, element.visit, opened, _due(element))
        yield (stream, key, *place, element.overdue, int(element.beside))


def _candidates(rules: Rulebook, stream: str, key: str, state: State) -> list[Row]:
    """Everybody who may act on a step now. While the project is suspended nobody may, yet the
    rows stay: the inbox says so, and nothing need be written twice.
    """
    task = state.tasks.get(key)
    if task is None:
        return []
    element = state.elements[key]
    due = _due(element)
    place = (FAR if due is None else due, micros(element.opened), stream, key, element.node)
    node = rules.procedures[state.cases[element.case].procedure].process.nodes[element.node]
    assert isinstance(node, UserTask)
    return [
        (f"{person}@{stream}" if person.startswith(OUTSIDE) else person, *place, how)
        for person, how in waiting(task, node.work).items()
    ]
