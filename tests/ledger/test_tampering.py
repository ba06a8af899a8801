"""Every kind of tampering is found, at its first place, and named for what it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ledger.conftest import draft, found, write
from xize.ledger.chain import Link, hash_of, link_hash
from xize.ledger.payloads import draft_payload
from xize.ledger.queries import links

Attack = Callable[..., None]


@pytest.fixture(autouse=True)
def three_streams(db: None) -> None:
    for stream in ("a", "b", "c"):
        write(stream, 5)


def test_an_untouched_ledger_has_no_findings() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("column", "value"), [("actor", "li"), ("body", b"{}"), ("at", 1), ("type", "Told")]
)
def test_a_changed_event(attack: Attack, column: str, value: object) -> None:
    attack(f"UPDATE ledger_event SET {column} = %s WHERE stream = 'b' AND seq = 3", value)

    assert found() == [("b", 3, "changed")]


def test_a_changed_event_whose_own_hash_was_made_to_fit(attack: Attack) -> None:
    forged = links("b")[2]._replace(actor="li")
    sql = "UPDATE ledger_event SET actor = 'li', hash = %s WHERE stream = 'b' AND seq = 3"
    attack(sql, hash_of(forged))

    assert found() == [("b", 3, "changed")]


def test_a_changed_last_event_with_a_fitting_hash_differs_from_the_head(attack: Attack) -> None:
    forged = links("b")[4]._replace(actor="li")
    sql = "UPDATE ledger_event SET actor = 'li', hash = %s WHERE stream = 'b' AND seq = 5"
    attack(sql, hash_of(forged))

    assert found() == [("b", 5, "changed")]


def test_a_removed_event(attack: Attack) -> None:
    attack("DELETE FROM ledger_event WHERE stream = 'b' AND seq = 3")

    assert found() == [("b", 3, "removed")]


def test_a_removed_first_event(attack: Attack) -> None:
    attack("DELETE FROM ledger_event WHERE stream = 'b' AND seq = 1")

    assert found() == [("b", 1, "removed")]


def test_a_removed_event_with_the_later_ones_moved_up(attack: Attack) -> None:
    attack("DELETE FROM ledger_event WHERE stream = 'b' AND seq = 3")
    for seq in (4, 5):
        attack("UPDATE ledger_event SET seq = %s WHERE stream = 'b' AND seq = %s", seq - 1, seq)

    assert found() == [("b", 3, "removed")]


def test_reordered_events(attack: Attack) -> None:
    for old, new in ((3, 99), (4, 3), (99, 4)):
        attack("UPDATE ledger_event SET seq = %s WHERE stream = 'b' AND seq = %s", new, old)

    assert found() == [("b", 3, "reordered")]


def test_exchanged_contents(attack: Attack) -> None:
    third, fourth = links("b")[2:4]
    sql = "UPDATE ledger_event SET body = %s, at = %s WHERE stream = 'b' AND seq = %s"
    attack(sql, fourth.body, fourth.at, 3)
    attack(sql, third.body, third.at, 4)

    assert found() == [("b", 3, "reordered")]


def test_truncated_events(attack: Attack) -> None:
    attack("DELETE FROM ledger_event WHERE stream = 'b' AND seq > 3")

    assert found() == [("b", 4, "truncated")]


def test_a_stream_whose_events_are_all_gone(attack: Attack) -> None:
    attack("DELETE FROM ledger_event WHERE stream = 'b'")

    assert found() == [("b", 1, "truncated")]


def forge(attack: Attack, seq: int, previous: bytes) -> None:
    """Insert an event that is sound in itself."""
    content = draft(77)
    hash_ = link_hash(previous, "b", seq, *content)
    attack(
        "INSERT INTO ledger_event (stream, seq, type, version, at, actor, body, previous, hash) "
        "VALUES ('b', %s, %s, %s, %s, %s, %s, %s, %s)",
        seq,
        *content,
        previous,
        hash_,
    )


def test_an_inserted_event_with_the_later_ones_moved_down(attack: Attack) -> None:
    second: Link = links("b")[1]
    for seq in (5, 4, 3):
        attack("UPDATE ledger_event SET seq = %s WHERE stream = 'b' AND seq = %s", seq + 1, seq)
    forge(attack, 3, second.hash)

    assert found() == [("b", 3, "inserted")]


def test_an_event_appended_behind_the_products_back(attack: Attack) -> None:
    forge(attack, 6, links("b")[4].hash)

    assert found() == [("b", 6, "inserted")]


def test_an_event_moved_to_another_stream(attack: Attack) -> None:
    attack("UPDATE ledger_event SET stream = 'd' WHERE stream = 'b' AND seq = 1")

    assert found() == [("b", 1, "removed"), ("d", 1, "changed")]


def test_only_the_first_break_of_a_stream_is_named(attack: Attack) -> None:
    attack("UPDATE ledger_event SET actor = 'li' WHERE stream = 'b' AND seq IN (2, 4)")
    attack("UPDATE ledger_event SET actor = 'li' WHERE stream = 'a' AND seq = 5")

    assert found() == [("a", 5, "changed"), ("b", 2, "changed")]


# ---- payloads --------------------------------------------------------------------------------


@pytest.fixture
def with_payload(three_streams: None) -> None:
    payload = draft_payload("p1", "form", b'{"opinion":"no"}')
    write("c", texts=(f"p1:{payload.digest}",), payloads=(payload,))


def test_a_sound_payload(with_payload: None) -> None:
    assert found() == []


def test_a_changed_payload(with_payload: None, attack: Attack) -> None:
    attack("UPDATE ledger_payload SET body = %s", b'{"opinion":"yes"}')

    assert found() == [("c", 6, "payload-changed")]


def test_a_changed_payload_with_its_own_digest_made_to_fit(
    with_payload: None, attack: Attack
) -> None:
    forged = draft_payload("p1", "form", b'{"opinion":"yes"}')
    sql = "UPDATE ledger_payload SET body = %s, salt = %s, digest = %s"
    attack(sql, forged.body, forged.salt, forged.digest)

    assert found() == [("c", 6, "payload-changed")]


def test_a_missing_payload(with_payload: None, attack: Attack) -> None:
    attack("DELETE FROM ledger_payload")

    assert found() == [("c", 6, "payload-missing")]
