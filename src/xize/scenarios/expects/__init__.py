"""What an expectation asks and what is found, one module per subject."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from xize.scenarios.expects import handled, papers, project, work
from xize.scenarios.expects.context import Context
from xize.scenarios.failure import Mismatch
from xize.scenarios.model import Expectation
from xize.scenarios.read import expects

Judge = Callable[[Context, Any], Iterator[Mismatch]]

JUDGES: Final[Mapping[str, Judge]] = {
    "open": work.is_open,
    "due": work.due,
    "overdue": work.overdue,
    "late": work.late,
    "decided": work.decided,
    "round": work.round_,
    "finished": work.finished,
    "skipped": work.skipped,
    "board": work.board,
    "shown": work.shown,
    "recurring": work.recurring,
    "offers": work.offers,
    "versions": papers.versions,
    "signed": papers.signed,
    "void": papers.void,
    "values": papers.values,
    "rows": papers.rows,
    "sums": papers.sums,
    "numbers": papers.numbers,
    "dossier": papers.dossier,
    "missing": papers.missing,
    "sent": handled.sent,
    "kept": handled.kept,
    "people": project.people,
    "stage": project.stage,
    "status": project.status,
    "ended": project.ended,
    "held": project.held,
    "notices": project.notices,
    "silent": project.silent,
    "registers": project.registers,
    "indicators": project.indicators,
    "log": project.log,
}
"""Every key of an expectation and who judges it."""


def judge(context: Context, expectation: Expectation) -> tuple[Mismatch, ...]:
    """Everything that is not as expected, in the order of the model."""
    found: list[Mismatch] = []
    for key in expects(expectation):
        found += JUDGES[key](context, getattr(expectation, key))
    return tuple(found)
