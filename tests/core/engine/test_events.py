"""What holds of all events, whatever they say."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from xize.core.engine import commands as c
from xize.core.engine.applying.apply import _APPLIERS
from xize.core.engine.codec import TYPES
from xize.core.engine.events import Event
from xize.core.engine.reserved import RESERVED

COMMANDS = {one.__name__: one for one in get_args(c.AnyCommand)}


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_an_event_is_frozen_and_says_when_and_by_whom(kind: type[Event]) -> None:
    assert issubclass(kind, Event)
    assert kind.__struct_config__.frozen
    required = {one.encode_name for one in msgspec.structs.fields(kind) if one.required}
    assert {"at", "by"} <= required


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_an_event_is_stored_under_its_own_name(kind: type[Event]) -> None:
    assert kind.__struct_config__.tag == kind.__name__
    assert kind.__doc__, "what it says stands with it"


def test_every_event_has_one_place_where_it_is_applied() -> None:
    assert set(_APPLIERS) == set(TYPES.values())


def test_commands_are_never_stored() -> None:
    assert not set(COMMANDS.values()) & set(TYPES.values())
    assert not any(issubclass(one, Event) for one in COMMANDS.values())
    assert not set(COMMANDS) & set(TYPES), "events are past tense, commands are imperative"


def test_names_kept_for_later_are_not_used_for_anything_else() -> None:
    assert not set(RESERVED) & set(TYPES)
    assert not set(RESERVED) & set(COMMANDS)
    assert all(fields for fields in RESERVED.values())
