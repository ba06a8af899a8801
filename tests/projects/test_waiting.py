"""Inboxes are ranges of a key: what the databases plan, and what comes of several people's."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from tests.projects.conftest import Cast
from xize.ledger.batch import fetch
from xize.projects.queries import waiting
from xize.projects.queries.waiting import waiting_for, waits_for


@pytest.fixture
def two(cast: Cast) -> Cast:
    """Two projects: both wait for li and sun."""
    for title in ("一", "二"):
        cast.start(title)
        cast.draft()
    return cast


def plan(monkeypatch: pytest.MonkeyPatch, ask: Any) -> str:
    """How the database would answer what a query asks, tables taken for large ones."""
    said: list[str] = []

    def explained(here: Any, sql: str, values: Any = ()) -> list[Any]:
        if here.vendor == "postgresql":
            fetch(here, "SELECT set_config('enable_seqscan', 'off', true)")
            fetch(here, "SELECT set_config('enable_bitmapscan', 'off', true)")
        word = "EXPLAIN" if here.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
        said.extend(str(row[-1]) for row in fetch(here, f"{word} {sql}", values))
        return []

    monkeypatch.setattr(waiting, "fetch", explained)
    ask()
    return "\n".join(said)


def test_several_inboxes_are_merged_by_deadline(two: Cast) -> None:
    li, sun = two.ids["li"], two.ids["sun"]

    both = waiting_for([li, sun], most=10)

    assert len(both) == len(waiting_for([li], most=10)) + len(waiting_for([sun], most=10)) > 2
    assert both == sorted(both, key=lambda row: (row[3], row[4], row[0], row[1]))
    assert waiting_for([li, sun], most=1) == both[:1]
    assert {row[-1] for row in both} == {li, sun}


def test_an_item_tells_for_whom_of_these_it_waits(two: Cast) -> None:
    item = (two.stream, two.item("sign_off"))

    found = waits_for([two.ids["li"], two.ids["guo"], two.ids["stranger"]], [item, item])

    assert [row[-1] for row in found] == [two.ids["li"]]


@pytest.mark.parametrize("how", ["", "decide"])
def test_no_inbox_is_sorted_or_read_whole(
    two: Cast, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    people = [two.ids["li"], two.ids["sun"]]

    said = plan(monkeypatch, lambda: waiting_for(people, most=50, how=how))

    assert said.count("SEARCH" if connection.vendor == "sqlite" else "Index Scan using") == 2
    assert "TEMP B-TREE" not in said
    assert "Sort" not in said


def test_an_item_is_found_by_whole_keys(two: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    item = (two.stream, two.item("sign_off"))

    said = plan(monkeypatch, lambda: waits_for([two.ids["li"]], [item]))

    assert "principal=? AND due=? AND opened=?" in said or "(c.due = COALESCE" in said.replace(
        '"', ""
    )
    assert "SCAN" not in said
    assert "Seq Scan" not in said
