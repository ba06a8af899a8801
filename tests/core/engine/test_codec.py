"""States as bytes: small ones as text, large ones packed, and both are read back."""

from __future__ import annotations

import msgspec
import pytest

from xize.core.engine import State, decode_state, encode_state
from xize.core.engine.codec import PACKED_FROM
from xize.core.engine.state import Visit

SMALL = State(status="running", data={"amount": "5"})
LARGE = State(
    status="running",
    visits={f"main/step{n}": Visit(count=1, completed=1, by="luo") for n in range(200)},
)


@pytest.mark.parametrize("state", [State(), SMALL, LARGE], ids=["none", "small", "large"])
def test_a_state_is_read_back(state: State) -> None:
    assert decode_state(encode_state(state)) == state


def test_a_large_state_is_packed_and_one_stored_as_text_is_still_read() -> None:
    text = msgspec.json.encode(LARGE)
    assert len(text) > PACKED_FROM > 4 * len(encode_state(LARGE))
    assert decode_state(text) == LARGE
    assert encode_state(SMALL).startswith(b"{")


@pytest.mark.parametrize("body", [b"{", b"x", encode_state(LARGE)[:-9]])
def test_broken_bytes_are_told(body: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_state(body)


def test_what_is_no_stream_yet_has_no_bytes() -> None:
    assert decode_state(b"") == State()
