"""Names nobody could read are cut, and cost no more than those that fit."""

from __future__ import annotations

import pytest

from tests.effort import effort
from xize.core.process.bpmn.drawing.words import wrapped


@pytest.mark.parametrize("letter", ["x", "x ", "审", "审 "])
def test_absurd_names_are_wrapped_at_once(letter: str) -> None:
    work, lines = effort(lambda: wrapped(letter * 100_000, 12, 104, 5))
    assert work < 10 * 100_000
    assert len(lines) == 5
    assert lines[-1].endswith("…")
