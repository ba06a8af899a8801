"""How far ended projects came: the stages they entered and the one they ended in, for lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from xize.core.engine import MAIN
from xize.core.process.index import graph_of
from xize.ledger.batch import fetch
from xize.projects.queries.lists import ProjectLine
from xize.rulebook.queries import as_written

_VISITS = 'SELECT stream, node, MAX(ended) FROM projects_visit WHERE "case" = ? AND stream IN'


@dataclass(frozen=True, slots=True)
class Reached:
    """Stages by id: those where anybody had work, and the one where anybody had it last."""

    entered: frozenset[str]
    ended_in: str


def reached(lines: Sequence[ProjectLine]) -> dict[str, Reached]:
    """By stream, for the ended ones among the lines; in one query."""
    ended = {one.stream: one for one in lines if one.status == "ended"}
    if not ended:
        return {}
    marks = ", ".join("?" * len(ended))
    sql = f"{_VISITS} ({marks}) GROUP BY stream, node"
    steps: dict[str, list[tuple[str, int]]] = {stream: [] for stream in ended}
    for stream, node, last in fetch(connection, sql, [MAIN, *ended]):
        steps[stream].append((node, last))
    return {stream: _reached(ended[stream], found) for stream, found in steps.items()}


def _reached(line: ProjectLine, steps: list[tuple[str, int]]) -> Reached:
    index = graph_of(as_written(line.edition).rules).index(line.procedure)
    stages: dict[str, int] = {}
    for node, ended in steps:
        for stage in {*index.path(node)} & {*index.stages}:
            stages[stage] = max(ended, stages.get(stage, 0))
    last = max(stages, key=lambda one: (stages[one], index.stages.index(one)), default="")
    return Reached(frozenset(stages), last)
