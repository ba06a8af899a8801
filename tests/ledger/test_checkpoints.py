"""One checkpoint a day; with an anchor kept elsewhere, even a perfect forgery is found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.ledger.conftest import found, write
from xize.ledger import anchor, checkpoint
from xize.ledger.chain import genesis, link_hash
from xize.ledger.queries import links

pytestmark = pytest.mark.django_db
Attack = Callable[..., None]

EVENING = datetime(2026, 9, 28, 15, 59, tzinfo=UTC)  # 23:59 in Shanghai
MIDNIGHT = datetime(2026, 9, 28, 16, 0, tzinfo=UTC)  # 00:00 of the 29th
LATER = datetime(2026, 9, 29, 16, 0, tzinfo=UTC)


def test_a_checkpoint_is_owed_after_midnight_in_shanghai_and_once() -> None:
    write("a", 2)
    assert checkpoint.owed(EVENING) == date(2026, 9, 27)
    assert checkpoint.owed(MIDNIGHT) == date(2026, 9, 28)

    assert checkpoint.write(date(2026, 9, 28), MIDNIGHT) is not None

    assert checkpoint.owed(MIDNIGHT) is None
    assert checkpoint.write(date(2026, 9, 28), MIDNIGHT) is None


def test_a_checkpoint_lists_only_what_changed_and_continues_the_one_before() -> None:
    write("a", 2)
    write("b", 1)
    first = checkpoint.write(date(2026, 9, 28), MIDNIGHT)
    write("b", 1)
    second = checkpoint.write(date(2026, 9, 29), LATER)

    assert first is not None
    assert second is not None
    assert (first.heads, second.heads) == (2, 1)
    assert second.previous == first.hash
    assert found() == []


def test_a_changed_checkpoint_is_found(attack: Attack) -> None:
    write("a", 2)
    checkpoint.write(date(2026, 9, 28), MIDNIGHT)
    attack("UPDATE ledger_checkpointhead SET seq = 1, hash = %s", links("a")[0].hash)

    assert found() == [("2026-09-28", 1, "checkpoint-changed")]


def rewrite(attack: Attack, stream: str, actor: str) -> None:
    """A perfect forgery: every event by another actor, all hashes and the head made to fit."""
    previous = genesis(stream)
    for link in links(stream):
        content = link._replace(actor=actor)[2:7]
        hash_ = link_hash(previous, stream, link.seq, *content)
        attack(
            "UPDATE ledger_event SET actor = %s, previous = %s, hash = %s "
            "WHERE stream = %s AND seq = %s",
            *(actor, previous, hash_, stream, link.seq),
        )
        previous = hash_
    attack("UPDATE ledger_stream SET head = %s WHERE id = %s", previous, stream)


def test_a_rewritten_stream_is_found_by_the_checkpoint(attack: Attack) -> None:
    write("a", 2)
    checkpoint.write(date(2026, 9, 28), MIDNIGHT)
    write("a", 1)
    rewrite(attack, "a", "li")

    assert found() == [("a", 2, "changed")]


def test_a_truncated_stream_with_a_fitting_head_is_found_by_the_checkpoint(
    attack: Attack,
) -> None:
    write("a", 3)
    checkpoint.write(date(2026, 9, 28), MIDNIGHT)
    attack("DELETE FROM ledger_event WHERE stream = 'a' AND seq = 3")
    attack("UPDATE ledger_stream SET seq = 2, head = %s WHERE id = 'a'", links("a")[1].hash)

    assert found() == [("a", 3, "truncated")]


def test_a_stream_removed_without_a_trace_is_found_by_the_checkpoint(attack: Attack) -> None:
    write("a", 3)
    checkpoint.write(date(2026, 9, 28), MIDNIGHT)
    attack("DELETE FROM ledger_event WHERE stream = 'a'")
    attack("DELETE FROM ledger_stream WHERE id = 'a'")

    assert found() == [("a", 1, "truncated")]


def test_whoever_rewrites_the_checkpoints_too_is_found_by_the_anchor_file(
    attack: Attack, tmp_path: Path
) -> None:
    write("a", 2)
    checkpoint.write(date(2026, 9, 28), MIDNIGHT)
    (path,) = anchor.export(tmp_path)
    rewrite(attack, "a", "li")
    attack("DELETE FROM ledger_checkpointhead")
    attack("DELETE FROM ledger_checkpoint")
    attack("UPDATE ledger_stream SET anchored = 0")
    checkpoint.write(date(2026, 9, 28), MIDNIGHT)

    assert found() == []
    assert found(anchor=anchor.read(path)) == [
        ("a", 2, "changed"),
        ("2026-09-28", 1, "checkpoint-changed"),
    ]


def test_an_anchor_of_an_honest_ledger_agrees_days_later(tmp_path: Path) -> None:
    write("a", 2)
    checkpoint.write(date(2026, 9, 28), MIDNIGHT)
    (path,) = anchor.export(tmp_path)
    write("a", 2)
    checkpoint.write(date(2026, 9, 29), LATER)

    assert found(anchor=anchor.read(path)) == []
    assert [new.name for new in anchor.export(tmp_path)] == ["2026-09-29.json"]


@pytest.mark.parametrize("content", [b"", b"{}", b"no json"])
def test_a_file_that_is_no_anchor(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "anchor.json"
    path.write_bytes(content)

    with pytest.raises(anchor.BadAnchor, match=r"anchor\.json"):
        anchor.read(path)


def test_an_altered_anchor_file(tmp_path: Path) -> None:
    write("a", 2)
    checkpoint.write(date(2026, 9, 28), MIDNIGHT)
    (path,) = anchor.export(tmp_path)
    path.write_text(path.read_text().replace('"seq": 2', '"seq": 1'))

    with pytest.raises(anchor.BadAnchor, match="its hash"):
        anchor.read(path)
