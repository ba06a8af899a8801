"""编号登记簿: every number that was issued, voided ones included, and what it was issued for.

A number is never given back: what was withdrawn, refused or ended early keeps it, void. The list
shows all numbers of a document, so that no gap can be hidden; which project has one is told to
those who may see the project.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from xize.core.engine import decode_state
from xize.core.engine.state import MAIN, State
from xize.core.process.rulebook import Rulebook
from xize.documents import queries as documents
from xize.ledger.queries import stream_rows
from xize.people.actor import Actor
from xize.projects.queries.lists import ProjectLine, lines_of, visible_streams
from xize.rulebook.queries import as_written

NEWEST = 1_000
"""Numbers of one document that are shown; older ones stand in the registers."""

Why = Literal["", "withdrawn", "refused", "cancelled", "ended"]


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A number. ``void``: why it no longer counts, "" while it does; ``project`` if it is open."""

    number: str
    key: str
    instance: int
    void: Why
    project: ProjectLine | None


def numbered_documents(rules: Rulebook) -> list[str]:
    """The documents of a regulation that get numbers."""
    return [one.id for one in rules.documents.values() if one.number is not None]


def issued(actor: Actor, regulation: str, document: str) -> list[NumberLine]:
    """The numbers of one document, in the order of the numbers."""
    found = documents.issued(document)[-NEWEST:]
    rows = stream_rows(sorted({one.stream for one in found}))
    states: dict[str, tuple[State, Rulebook]] = {}
    for stream, row in rows.items():
        rules = as_written(row.edition).rules
        if rules.regulation == regulation:
            states[stream] = decode_state(row.state), rules
    open_to = set(visible_streams(actor, regulation)) & states.keys()
    lines = {one.stream: one for one in lines_of(actor, sorted(open_to))}
    return [_line(one, states, lines) for one in found if one.stream in states]


def _line(
    one: documents.Issued,
    states: Mapping[str, tuple[State, Rulebook]],
    lines: Mapping[str, ProjectLine],
) -> NumberLine:
    state, rules = states[one.stream]
    void = _void(state, rules, one.document.rpartition(":")[0])
    return NumberLine(one.number, one.document, one.instance, void, lines.get(one.stream))


def _void(state: State, rules: Rulebook, case: str) -> Why:
    """Why the form no longer counts: its case or its project ended without success."""
    own = state.cases.get(case or MAIN)
    result = own.result if case and own is not None else state.result
    ended = own is not None and own.closed is not None if case else state.status == "ended"
    if not ended:
        return "" if state.status != "ended" else _void(state, rules, "")
    if result in ("withdrawn", "cancelled"):
        return "withdrawn" if result == "withdrawn" else "cancelled"
    defined = rules.results.get(result or "")
    if result is None or (defined is not None and defined.success):
        return ""
    return "refused" if case else "ended"
