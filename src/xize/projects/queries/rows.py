"""Which row of a table an open step is about, where a step is done once for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from xize.core.engine import decode_state
from xize.core.process.graph import SubProcess, UserTask
from xize.core.process.index import graph_of
from xize.ledger.batch import fetch
from xize.people import queries as people
from xize.people.actor import Actor
from xize.people.cards import PersonCard
from xize.projects.queries.lists import ProjectLine
from xize.rulebook.queries import as_written

LONGEST = 40
_STATES = "SELECT id, state FROM ledger_stream WHERE id IN"


def row_labels_of(
    actor: Actor, items: Iterable[tuple[ProjectLine, str, str]]
) -> dict[tuple[str, str], str]:
    """By stream and element, for items given as project, element and node.

    Costs nothing where no step of them is done by rows, else two queries.
    """
    wanted = [(line.stream, key) for line, key, node in items if _is_by_rows(line, node)]
    if not wanted:
        return {}
    streams = sorted({stream for stream, _key in wanted})
    sql = f"{_STATES} ({', '.join('?' * len(streams))})"
    states = {stream: decode_state(state) for stream, state in fetch(connection, sql, streams)}
    rows = {
        (stream, key): states[stream].elements[key].row
        for stream, key in wanted
        if key in states[stream].elements
    }
    cards = people.people(actor, texts_of_rows(rows.values()))
    return {place: row_text(row, cards) for place, row in rows.items()}


def _is_by_rows(line: ProjectLine, node: str) -> bool:
    """Whether a step, or a block around it, is done once for each row."""
    rules = as_written(line.edition).rules
    for name, procedure in rules.procedures.items():
        if node in procedure.process.nodes:
            nodes = procedure.process.nodes
            around = (nodes[one] for one in (*graph_of(rules).index(name).path(node), node))
            return any(isinstance(one, UserTask | SubProcess) and one.each for one in around)
    return False


def row_text(row: Any, cards: Mapping[str, PersonCard]) -> str:
    """The row's first text, person or date; empty for a step that is done once."""
    for value in _values(row):
        if isinstance(value, str) and value:
            card = cards.get(value)
            return card.name if card else value[:LONGEST]
    return ""


def texts_of_rows(rows: Iterable[Any]) -> list[str]:
    """Whatever in these rows may be a person's id."""
    return [value for row in rows for value in _values(row) if isinstance(value, str)]


def _values(row: Any) -> list[Any]:
    if isinstance(row, dict):
        return list(row.values())
    return [] if row is None else [row]
