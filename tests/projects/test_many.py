"""The same decision on many steps: each decided on its own, written together."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from tests.projects.conftest import MONDAY, Cast, build_cast
from tests.projects.tables import dump
from xize.core.engine.events import Decided
from xize.ledger.batch import fetch
from xize.people.actor import SYSTEM
from xize.projects import services
from xize.projects.queries.access import events
from xize.projects.rebuild import rebuild
from xize.projects.services import decide_many, many
from xize.projects.transaction import gather
from xize.projects.verify import verify
from xize.rulebook.services import publish, put_in_force

TEXT = """
regulation: cards
title: 发卡审批
edition: "1"
roles:
  lead: {name: 牵头人, exactly: 1, leads: true}
  checker: {name: 复核}
  readers: {name: 细看}
data:
  amount: {name: 金额, type: money}
flow:
  - countersign: check
    name: 复核
    by: [checker, lead]
    allows: [batch]
    outcomes: {agree: 同意, object: {name: 不同意, needs: comment, end: refused}}
  - task: read
    name: 细看
    by: {role: readers, pick: least_loaded}
  - task: close
    name: 办结
    by: lead
    allows: [batch]
    outcomes: {next: {name: 完成, end: done}}
results:
  done: {name: 完成, success: true}
  refused: {name: 未通过}
"""


@pytest.fixture
def cards(transactional_db: None) -> Cast:
    cast = build_cast()
    cast.edition = publish(actor=SYSTEM, texts={"regulation.yaml": TEXT}, at=MONDAY)
    put_in_force(actor=SYSTEM, edition=cast.edition, at=MONDAY)
    return cast


def begin(cast: Cast, count: int) -> list[tuple[str, str]]:
    """So many projects; the open step of each."""
    readers = [cast.ids["sun"], cast.ids["guo"]]
    team = {"lead": cast.ids["zhao"], "checker": cast.ids["li"], "readers": readers}
    items = []
    for number in range(count):
        done = services.start_project(
            actor=cast.actor("zhao"),
            edition=cast.edition,
            title=f"卡{number}",
            team=team,
            at=MONDAY,
        )
        cast.stream = done.stream
        items.append((done.stream, cast.item("check")))
    return items


def decided(stream: str) -> list[tuple[str, str]]:
    return [(one.person, one.outcome) for one in events(stream) if isinstance(one, Decided)]


def test_many_are_decided_as_if_one_by_one(cards: Cast) -> None:
    items = begin(cards, 5)

    lines = decide_many(actor=cards.actor("li"), items=items, outcome="agree", at=MONDAY)

    assert [(one.stream, one.item, one.ok) for one in lines] == [(*item, True) for item in items]
    assert all(decided(stream) == [(cards.ids["li"], "agree")] for stream, _ in items)
    assert list(verify()) == []
    before = dump()
    rebuild()
    assert dump() == before


def test_one_refusal_is_that_lines_alone(cards: Cast) -> None:
    items = begin(cards, 3)
    services.complete(
        actor=cards.actor("li"), stream=items[1][0], item=items[1][1], outcome="agree", at=MONDAY
    )

    lines = decide_many(actor=cards.actor("li"), items=items, outcome="agree", at=MONDAY)

    assert [one.ok for one in lines] == [True, False, True]
    assert lines[1].refusal is not None
    assert lines[1].refusal.code == "already-decided"
    assert list(verify()) == []


def test_what_is_not_there_is_told_and_nothing_else_suffers(cards: Cast) -> None:
    (item,) = begin(cards, 1)

    lines = decide_many(
        actor=cards.actor("li"),
        items=[("nowhere", "e1"), item, (item[0], "e999")],
        outcome="agree",
        at=MONDAY,
    )

    codes = [one.refusal.code if one.refusal else "" for one in lines]
    assert codes == ["no-such-project", "", "not-open"]


def test_a_step_that_does_not_allow_it_is_decided_singly_only(cards: Cast) -> None:
    items = begin(cards, 2)
    for name in ("li", "zhao"):
        decide_many(actor=cards.actor(name), items=items, outcome="agree", at=MONDAY)
    reading = []
    for stream, _ in items:
        cards.stream = stream
        reading.append((stream, cards.item("read")))

    lines = decide_many(actor=cards.actor("li"), items=reading, outcome="next", at=MONDAY)

    assert [one.refusal.code for one in lines if one.refusal] == ["way-forbidden"] * 2


def test_an_item_named_twice_is_decided_once(cards: Cast) -> None:
    items = begin(cards, 2)

    lines = decide_many(actor=cards.actor("li"), items=[*items, *items], outcome="agree", at=MONDAY)

    assert [one.ok for one in lines] == [True, True]
    assert all(len(decided(stream)) == 1 for stream, _ in items)


def test_all_that_holds_is_one_transaction(cards: Cast) -> None:
    items = begin(cards, 4)
    commits: list[str] = []
    if connection.vendor == "sqlite":
        raw = connection.connection
        raw.set_trace_callback(lambda sql: commits.append(sql) if sql == "COMMIT" else None)

    decide_many(actor=cards.actor("li"), items=items, outcome="agree", at=MONDAY)

    if connection.vendor == "sqlite":
        raw.set_trace_callback(None)
    else:
        sql = "SELECT DISTINCT xmin::text FROM ledger_event WHERE type = 'Decided'"
        commits = [row[0] for row in fetch(connection, sql)]
    assert len(commits) == 1


def test_who_depends_on_the_others_is_decided_after_them(cards: Cast) -> None:
    """The least loaded of two: not everything goes to one of them."""
    items = begin(cards, 6)

    for name in ("li", "zhao"):
        lines = decide_many(actor=cards.actor(name), items=items, outcome="agree", at=MONDAY)
        assert all(one.ok for one in lines)

    sql = "SELECT principal, COUNT(*) FROM projects_candidate WHERE node = 'read' GROUP BY 1"
    readers = {cards.ids["sun"]: 3, cards.ids["guo"]: 3}
    assert dict(fetch(connection, sql)) == readers


def test_somebody_who_was_faster_costs_nobody_else_anything(
    cards: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The row of one stream moves between reading and writing."""
    items = begin(cards, 3)
    if connection.vendor != "postgresql":
        pytest.skip("SQLite holds the file while it decides: nobody can be faster")
    raced = list[bool]()
    stream, item = items[0]
    cards.actor("zhao")

    def faster() -> None:
        services.complete(
            actor=cards.actor("zhao"), stream=stream, item=item, outcome="agree", at=MONDAY
        )

    def late(*given: object) -> object:
        if not raced:
            raced.append(True)
            in_another_thread(faster)
        return gather(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(many, "gather", late)

    lines = decide_many(actor=cards.actor("li"), items=items, outcome="agree", at=MONDAY)

    assert [one.ok for one in lines] == [True] * 3
    assert raced
    assert all(decided(stream).count((cards.ids["li"], "agree")) == 1 for stream, _ in items)
    assert len(decided(stream)) == 2
    assert list(verify()) == []


def in_another_thread(act: Callable[[], object]) -> None:
    """Do it on a connection of its own, to its end."""

    def run() -> None:
        try:
            act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(run).result()
