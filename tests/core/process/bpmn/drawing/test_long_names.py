"""Names nobody could read are cut, and cost no more than those that fit."""

from __future__ import annotations

from time import perf_counter

import pytest

from xize.core.process.bpmn.drawing.words import wrapped


@pytest.mark.parametrize("letter", ["x", "x ", "审", "审 "])
def test_absurd_names_are_wrapped_at_once(letter: str) -> None:
    begun = perf_counter()
    lines = wrapped(letter * 100_000, 12, 104, 5)
    assert perf_counter() - begun < 1
    assert len(lines) == 5
    assert lines[-1].endswith("…")
