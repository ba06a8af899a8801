"""Events go in at the end of their stream, once, and cannot be changed afterwards."""

from __future__ import annotations

from itertools import pairwise

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from tests.ledger.conftest import draft, found, write
from xize.ledger.append import Head, Snapshot, advance, append
from xize.ledger.batch import Batch
from xize.ledger.chain import genesis, hash_of
from xize.ledger.errors import Conflict
from xize.ledger.queries import links, stream_row, streams

pytestmark = pytest.mark.django_db


def test_every_event_continues_the_hash_of_the_one_before() -> None:
    write("s1", 3)
    write("s1", 2)

    chain = links("s1")

    assert [link.seq for link in chain] == [1, 2, 3, 4, 5]
    assert chain[0].previous == genesis("s1")
    assert all(b.previous == a.hash for a, b in pairwise(chain))
    assert all(hash_of(link) == link.hash for link in chain)


def test_the_stream_row_repeats_the_last_event() -> None:
    head = write("s1", 3)

    row = stream_row("s1")

    assert row is not None
    assert (row.seq, row.head, row.state) == (3, head.hash, b"state")
    assert links("s1")[-1].hash == row.head


def test_two_writers_of_one_place_collide() -> None:
    before = write("s1", 1)
    write("s1", 1)

    batch = Batch()
    append(batch, before, [draft(9)])

    with pytest.raises(IntegrityError), transaction.atomic():
        batch.run(connection)
    assert len(links("s1")) == 2


def test_a_stream_that_moved_on_is_a_conflict() -> None:
    write("s1", 2)
    batch = Batch()
    advance(batch, Head("s1", 3, b"x"), 1, Snapshot(b"other"))

    with pytest.raises(Conflict), transaction.atomic():
        batch.run(connection)
    row = stream_row("s1")
    assert row is not None
    assert row.state == b"state"


def test_a_line_feed_cannot_smuggle_one_event_into_the_shape_of_another() -> None:
    bad = draft(1)._replace(actor="zhao\nadmin")

    with pytest.raises(ValueError, match="line feed"):
        append(Batch(), Head.new("s1"), [bad])


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ledger_event SET actor = 'li' WHERE seq = 1",
        "DELETE FROM ledger_event WHERE seq = 2",
        "UPDATE ledger_payload SET body = salt",
        "DELETE FROM ledger_payload",
    ],
)
def test_the_database_itself_refuses_to_change_what_is_written(sql: str) -> None:
    from xize.ledger.payloads import draft_payload

    write("s1", 2, payloads=(draft_payload("p1", "form", b"{}"),))

    refused = pytest.raises(DatabaseError, match="append-only")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert found() == []


def test_streams_do_not_mix() -> None:
    write("s2", 1)
    write("s1", 2)

    assert streams() == ["s1", "s2"]
    assert [link.stream for link in links("s1")] == ["s1", "s1"]
    assert found() == []
