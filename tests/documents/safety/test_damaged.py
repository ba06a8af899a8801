"""Damage of every sort: a file is taken or refused with a sentence, and nothing else happens."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.safety.test_kinds import EVERYTHING, SAMPLES
from xize.documents.refusals import DocumentRefusal
from xize.documents.safety import inspect

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # it says what it skips
PARSED = (".pdf", ".png", ".jpg", ".gif", ".webp", ".tif", ".bmp", ".docx", ".xls", ".zip", ".svg")


@pytest.mark.parametrize("extension", PARSED)
@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=6))
def test_changed_bytes(extension: str, changes: list[tuple[int, int]]) -> None:
    content = bytearray(SAMPLES[extension])
    for place, value in changes:
        content[place % len(content)] = value
    with suppress(DocumentRefusal):
        assert inspect(f"a{extension}", bytes(content), by=EVERYTHING).size == len(content)


@pytest.mark.parametrize("extension", PARSED)
@given(st.integers(1, 4000), st.binary(max_size=60))
def test_cut_off_and_gone_on_otherwise(extension: str, length: int, tail: bytes) -> None:
    content = SAMPLES[extension][:length] + tail
    with suppress(DocumentRefusal):
        assert inspect(f"a{extension}", content, by=EVERYTHING).size == len(content)
