"""A whole project of the payment company, played by its own scenario: every page, every check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from django.db import connection

from tests.projects.tables import dump
from tests.scenarios.library import SCENARIOS
from xize.archive.queries.ended import ended_projects
from xize.ledger.queries import streams
from xize.people.actor import SYSTEM
from xize.projects import queries
from xize.projects.queries.figures import project_figures
from xize.projects.queries.matrix import matrix
from xize.projects.rebuild import rebuild
from xize.projects.transaction import KIND
from xize.projects.verify import verify
from xize.registers.queries import register, registers
from xize.scenarios.run import play_on
from xize.scenarios.services import ServicesStage

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
REGULATION = "payment-projects"
AFTERWARDS = datetime.fromisoformat("2025-10-21T09:00+08:00")


@pytest.fixture
def stream() -> str:
    """The main path, from registration to archive."""
    (one,) = (one for one in SCENARIOS if one.name.endswith("main-path.yaml"))
    stage = ServicesStage(one.folder, one.regulation, one.scenario)
    assert play_on(stage, one.scenario, one.name).ok
    (first, *_) = queries.projects(SYSTEM, regulation=REGULATION)
    return first.stream


@contextmanager
def at_most(number: int) -> Iterator[None]:
    """The database is asked at most so often (counted by SQLite itself)."""
    asked: list[str] = []
    if connection.vendor == "sqlite":
        connection.connection.set_trace_callback(asked.append)
    yield
    if connection.vendor == "sqlite":
        connection.connection.set_trace_callback(None)
    selects = [one for one in asked if one.startswith(("SELECT", "WITH"))]
    assert len(selects) <= number, "\n".join(selects)


def test_what_was_played_is_sound_and_can_be_rebuilt(stream: str) -> None:
    assert list(verify()) == []
    grown = dump()

    assert rebuild() == len(streams(KIND))

    assert dump() == grown


PAGES: dict[str, Callable[[str], object]] = {
    "project": lambda stream: queries.project(SYSTEM, stream, AFTERWARDS),
    "matrix": lambda stream: matrix(SYSTEM, stream, AFTERWARDS),
    "projects": lambda _stream: queries.projects(SYSTEM),
    "archive": lambda _stream: ended_projects(SYSTEM),
    "registers": lambda _stream: registers(SYSTEM, REGULATION),
}


def test_a_page_asks_the_database_a_dozen_times_at_most(stream: str) -> None:
    for page in PAGES.values():
        page(stream)  # editions are compiled once per process
        with at_most(MOST_QUERIES):
            page(stream)


def test_tables_are_filled_and_the_dossier_is_complete(stream: str) -> None:
    empty = [
        card.id
        for card in registers(SYSTEM, REGULATION)
        if not register(SYSTEM, REGULATION, card.id).rows
    ]
    blank = [
        figure.id
        for figure in project_figures(SYSTEM, stream, AFTERWARDS).figures
        if figure.value is None or (figure.kind == "rows" and not figure.value)
    ]
    (line,) = (one for one in ended_projects(SYSTEM) if one.project.stream == stream)

    assert (empty, blank) == (["procedure:risk_event"], [])  # nothing went wrong after go-live
    assert (line.share, line.mandatory) == (100, 12)


def test_worked_out_columns_stand_beside_those_of_the_form(stream: str) -> None:
    orders = register(SYSTEM, REGULATION, "work_orders")
    (order,) = orders.rows
    named = {one.id: one.name for one in orders.columns}
    assert (named["order_title"], named["handed_over"]) == ("标题", "移交技术部")
    assert order.values["state"] == "agree"
    assert str(order.values["handed_over"]).startswith("2025-04-29T10:00")
    changes = register(SYSTEM, REGULATION, "changes")
    assert [one.values["change_by"] for one in changes.rows].count(None) == len(changes.rows) - 1
    assert stream == order.project.stream
