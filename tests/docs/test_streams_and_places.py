"""Where things will live is settled for everything the language can say and nothing can run yet."""

from __future__ import annotations

import re

import pytest

from tests.architecture.sources import PACKAGE, ROOT
from xize.core.engine.codec import TYPES
from xize.core.engine.reserved import RESERVED

PAGE = (ROOT / "docs/explanation/streams-and-places.md").read_text(encoding="utf-8")
MODELS = PACKAGE / "core/regulation/model"


@pytest.mark.parametrize("event", sorted(RESERVED))
def test_every_reserved_event_has_its_place(event: str) -> None:
    assert f"`{event}`" in PAGE


def test_a_reserved_name_is_used_by_no_event() -> None:
    assert not set(RESERVED) & set(TYPES)


def test_what_is_not_executable_has_its_place() -> None:
    """Models say so of themselves in their first sentence."""
    text = "".join(path.read_text(encoding="utf-8") for path in MODELS.glob("*.py"))
    waiting = re.findall(r'class (\w+)\([^)]*\):\n    """[^"]*?not yet executable', text)

    assert waiting
    assert [name for name in waiting if f"`{name}`" not in PAGE] == []


def test_the_models_the_page_names_are_there() -> None:
    for file, name in re.findall(r"`model/(\w+\.py)`, `(\w+)`", PAGE):
        assert f"class {name}(" in (MODELS / file).read_text(encoding="utf-8")
