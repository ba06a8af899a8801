"""What the actor may still undo in several projects: steps withdrawn, decisions taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from xize.core.engine import Refused, decode_state
from xize.core.engine import commands as c
from xize.core.engine.returning.taking_back import standing_to_take_back
from xize.core.engine.returning.withdrawal import standing_to_withdraw
from xize.core.engine.view.draft import Draft
from xize.ledger.queries import stream_rows
from xize.people.actor import Actor
from xize.projects.facts import DatabaseFacts
from xize.projects.queries.lists import ProjectLine
from xize.projects.transaction import engine_actor
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written


@dataclass(frozen=True, slots=True)
class Undo:
    """``verb``: withdraw a finished step, or take back a decision at ``element``."""

    verb: str
    case: str
    node: str
    element: str
    step: str


def undoable(
    actor: Actor, projects: Sequence[ProjectLine], at: datetime
) -> dict[str, tuple[Undo, ...]]:
    """By stream, for running projects; their states are read in one query."""
    running = {one.stream: one for one in projects if one.status == "running"}
    found = {}
    for stream, row in stream_rows(list(running)).items():
        edition = as_written(row.edition)
        state = decode_state(row.state)
        by = engine_actor(actor, edition.rules, state)
        facts = DatabaseFacts(stream, edition.rules)
        draft = Draft(edition.rules, facts, state, c.Recheck(by=by, at=at))
        found[stream] = tuple(_undoable(draft, by, Names(edition, actor.language)))
    return found


def _undoable(draft: Draft, by: c.Actor, names: Names) -> Iterator[Undo]:
    for key, visit in draft.state.visits.items():
        if by.person not in (visit.by, visit.acting_for) or not visit.completed:
            continue
        case, _slash, node = key.partition("/")
        running = draft.state.cases.get(case)
        if running is None or running.result is not None or not draft.has(case, node):
            continue
        try:
            standing_to_withdraw(draft, by, case, node)
        except Refused:
            continue
        yield Undo("withdraw", case, node, "", names.node(node))
    for item in draft.state.tasks:
        try:
            standing_to_take_back(draft, by, item)
        except Refused:
            continue
        here = draft.state.elements[item]
        yield Undo("take_back", here.case, here.node, item, names.node(here.node))
