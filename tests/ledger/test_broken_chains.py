"""Whatever is done to a chain, the first place is found and the deed is named (pure)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xize.ledger.broken import first_break, head_break
from xize.ledger.chain import Link, genesis, hash_of, link_hash
from xize.ledger.findings import Finding

STREAM = "s"


def chain(length: int) -> list[Link]:
    """A sound chain."""
    links, previous = list[Link](), genesis(STREAM)
    for seq in range(1, length + 1):
        links.append(made(seq, previous, f'{{"n":{seq}}}'))
        previous = links[-1].hash
    return links


def made(seq: int, previous: bytes, body: str, actor: str = "zhao") -> Link:
    """An event that is sound in itself."""
    content = ("Noted", 1, 1_000 + seq, actor, body.encode())
    return Link(STREAM, seq, *content, previous, link_hash(previous, STREAM, seq, *content))


def judged(links: list[Link], honest: list[Link]) -> tuple[int, str] | None:
    """What verification says of stored links, where the stream's row is still the honest one."""
    found: Finding | None = first_break(STREAM, links)
    found = found or head_break(STREAM, len(honest), honest[-1].hash, links)
    return (found.seq, found.kind.value) if found else None


def renumbered(links: list[Link]) -> list[Link]:
    """The same links at the places where they now stand."""
    return [link._replace(seq=seq) for seq, link in enumerate(links, 1)]


lengths = st.integers(2, 12)
places = st.data()


@given(lengths)
def test_a_sound_chain(length: int) -> None:
    assert judged(chain(length), chain(length)) is None


@given(lengths, places, st.booleans())
def test_a_change_is_found_whether_or_not_its_hash_was_made_to_fit(
    length: int, data: st.DataObject, fits: bool
) -> None:
    links = chain(length)
    place = data.draw(st.integers(1, length))
    forged = links[place - 1]._replace(actor="li")
    links[place - 1] = forged._replace(hash=hash_of(forged)) if fits else forged

    assert judged(links, chain(length)) == (place, "changed")


@given(lengths, places, st.booleans())
def test_a_removal_is_found_whether_or_not_the_later_ones_moved_up(
    length: int, data: st.DataObject, moved: bool
) -> None:
    links = chain(length)
    place = data.draw(st.integers(1, length - 1))
    del links[place - 1]

    assert judged(renumbered(links) if moved else links, chain(length)) == (place, "removed")


@given(lengths, places)
def test_a_truncation_is_found(length: int, data: st.DataObject) -> None:
    left = data.draw(st.integers(0, length - 1))

    assert judged(chain(length)[:left], chain(length)) == (left + 1, "truncated")


@given(lengths, places)
def test_an_insertion_is_found(length: int, data: st.DataObject) -> None:
    links = chain(length)
    place = data.draw(st.integers(1, length + 1))
    previous = links[place - 2].hash if place > 1 else genesis(STREAM)
    links.insert(place - 1, made(place, previous, '{"forged":true}'))

    assert judged(renumbered(links), chain(length)) == (place, "inserted")


@given(lengths, places)
def test_two_exchanged_events_are_found(length: int, data: st.DataObject) -> None:
    links = chain(length)
    first, second = sorted(
        data.draw(st.lists(st.integers(1, length), min_size=2, max_size=2, unique=True))
    )
    links[first - 1], links[second - 1] = links[second - 1], links[first - 1]

    assert judged(renumbered(links), chain(length)) == (first, "reordered")
