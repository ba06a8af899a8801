"""Units of work: all of it or nothing, on a connection that is fit for the next one."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from tests.ledger.conftest import draft
from xize.ledger.append import Head, Snapshot, advance, append, open_stream
from xize.ledger.batch import Batch, fetch
from xize.ledger.errors import Conflict
from xize.ledger.gathering import MergedBatch
from xize.ledger.hot_postgresql import LONGEST
from xize.ledger.queries import links, stream_in, stream_row
from xize.ledger.unit import NestedUnit, unit

pytestmark = pytest.mark.django_db(transaction=True)


def opening(batch: Batch, stream: str, events: int = 2) -> Head:
    """Statements that begin a stream."""
    head = append(batch, Head.new(stream), [draft(number) for number in range(events)])
    open_stream(batch, head, "test", "", Snapshot(b"state"))
    return head


def moving(batch: Batch, head: Head, expected: int) -> None:
    """Statements that go on, if the stream still stands at ``expected``."""
    advance(batch, append(batch, head, [draft(7)]), expected, Snapshot(b"moved"))


def begun(stream: str) -> Head:
    batch = Batch()
    with unit(connection) as work:
        head = opening(batch, stream)
        work.commit(batch)
    return head


def commit(batch: Batch, *, held: bool) -> None:
    """The batch as a unit of work; ``held``: in a real transaction from the start."""
    with unit(connection) as work:
        if held:
            work.hold()
        work.commit(batch)


def is_idle() -> bool:
    """Whether the connection is outside of any transaction, and works."""
    assert fetch(connection, "SELECT 1") == [(1,)]
    raw = connection.connection
    busy = raw.in_transaction if connection.vendor == "sqlite" else raw.info.transaction_status != 0
    return not busy and not connection.in_atomic_block and connection.get_autocommit()


def test_what_was_committed_is_there_and_the_connection_idle() -> None:
    head = begun("s1")

    row = stream_row("s1")

    assert row is not None
    assert (row.seq, row.head) == (head.seq, head.hash)
    assert is_idle()


def test_a_unit_left_without_commit_leaves_nothing() -> None:
    with unit(connection) as work:
        work.hold()
        work.ask()

    assert is_idle()


def test_an_error_takes_everything_back() -> None:
    def half_done() -> None:
        with unit(connection) as work:
            work.hold()
            fetch(connection, "INSERT INTO ledger_token VALUES ('test', '1') RETURNING name")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_done()

    assert fetch(connection, "SELECT 1 FROM ledger_token WHERE name = 'test'") == []
    assert is_idle()


@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize("many", [False, True])
def test_who_comes_second_writes_nothing(held: bool, many: bool) -> None:
    """Short batches are one statement on PostgreSQL, long ones a journey of many."""
    head = begun("s1")
    batch = Batch()
    for number in range(LONGEST if many else 1):
        opening(batch, f"other{number}")
    moving(batch, head, expected=head.seq + 1)

    with pytest.raises(Conflict):
        commit(batch, held=held)

    assert len(links("s1")) == 2
    assert stream_row("other0") is None
    assert is_idle()


@pytest.mark.parametrize("many", [False, True])
def test_after_a_conflict_the_same_statements_work(many: bool) -> None:
    """The driver must not believe in statements that the server never prepared."""
    head = begun("s1")
    for expected in (head.seq + 1, head.seq + 1, head.seq):
        batch = Batch()
        for number in range(LONGEST if many else 1):
            opening(batch, f"other{number}")
        moving(batch, head, expected)
        try:
            with unit(connection) as work:
                work.commit(batch)
        except Conflict:
            assert stream_row("other0") is None

    assert len(links("s1")) == 3
    assert stream_row("other0") is not None


def test_an_event_that_is_there_already_stops_everything() -> None:
    head = begun("s1")
    batch = Batch()
    opening(batch, "s2")
    append(batch, Head("s1", head.seq - 1, head.hash), [draft(8)])

    with pytest.raises(IntegrityError), unit(connection) as work:
        work.commit(batch)

    assert stream_row("s2") is None
    assert is_idle()


def test_what_waits_for_the_commit_runs_after_it() -> None:
    seen: list[bool] = []
    batch = Batch()

    with unit(connection) as work:
        work.hold()
        transaction.on_commit(lambda: seen.append(stream_row("s1") is not None))
        opening(batch, "s1")
        assert seen == []
        work.commit(batch)

    assert seen == [True]


def test_inside_another_transaction_the_other_one_decides() -> None:
    batch = Batch()
    with transaction.atomic():
        with unit(connection) as work:
            assert isinstance(work, NestedUnit)
            opening(batch, "s1")
            work.commit(batch)
        assert stream_row("s1") is not None
        transaction.set_rollback(True)

    assert stream_row("s1") is None


def test_atomic_inside_a_unit_is_a_part_of_it() -> None:
    batch = Batch()
    with unit(connection) as work:
        work.hold()
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            raise ZeroDivisionError
        opening(batch, "s1")
        work.commit(batch)

    assert stream_row("s1") is not None
    assert is_idle()


def test_rows_of_many_streams_go_in_together() -> None:
    batch = MergedBatch()
    for number in range(5):
        opening(batch, f"s{number}")

    assert batch.settle()
    with unit(connection) as work:
        work.commit(batch)

    assert [one.sql.split()[2] for one in batch.statements] == ["ledger_event", "ledger_stream"]
    assert all(len(links(f"s{number}")) == 2 for number in range(5))


def test_reading_a_stream_that_is_not_there() -> None:
    with unit(connection) as work:
        assert stream_in(work, "nowhere") == (None, {}, [])
