"""How much at once, and how much in a project."""

from __future__ import annotations

import pytest

from xize.documents.refusals import DocumentRefusal
from xize.documents.safety import Policy
from xize.documents.safety.amounts import check_amounts

MEGABYTE = 1024 * 1024
SMALL = Policy(files=3, submission_mb=2, project_mb=10)


@pytest.mark.parametrize(
    ("sizes", "held", "code"),
    [
        ([1] * 4, 0, "too-many-files"),
        ([MEGABYTE, MEGABYTE + 1], 0, "submission-too-large"),
        ([1], 10 * MEGABYTE, "project-files-full"),
    ],
)
def test_too_much_is_refused(sizes: list[int], held: int, code: str) -> None:
    with pytest.raises(DocumentRefusal) as refused:
        check_amounts(sizes, held, by=SMALL)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("sizes", "held"), [([], 99 * MEGABYTE), ([1] * 3, 0), ([2 * MEGABYTE], 8 * MEGABYTE)]
)
def test_up_to_the_limit_is_taken(sizes: list[int], held: int) -> None:
    check_amounts(sizes, held, by=SMALL)
