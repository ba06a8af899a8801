"""What is called the same is the same, in order; the search is bounded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xize.documents.comparing.matching import runs

SOME = st.lists(st.integers(0, 6), max_size=30)


@given(SOME, SOME)
def test_runs_cover_both_sides_and_same_runs_are_the_same(
    left: list[int], right: list[int]
) -> None:
    at = (0, 0)
    for run in runs(left, right):
        assert (run.left_from, run.right_from) == at
        old, new = left[run.left_from : run.left_to], right[run.right_from : run.right_to]
        assert (old == new) if run.same else (old or new)
        at = (run.left_to, run.right_to)
    assert at == (len(left), len(right))


@given(SOME)
def test_a_text_is_the_same_as_itself(text: list[int]) -> None:
    assert all(run.same for run in runs(text, text))


@given(SOME, st.integers(0, 30))
def test_what_was_put_in_is_all_that_differs(text: list[int], at: int) -> None:
    longer = [*text[:at], 99, *text[at:]]
    differing = [run for run in runs(text, longer) if not run.same]
    assert [(run.left_to - run.left_from, run.right_to - run.right_from) for run in differing] == [
        (0, 1)
    ]


def test_long_texts_with_nothing_in_common_take_no_time_to_speak_of() -> None:
    """Ten thousand of two kinds against ten thousand of two others: worst for a greedy search."""
    left = [n % 2 for n in range(10_000)]
    right = [n % 3 + 5 for n in range(10_000)]
    (run,) = runs(left, right)
    assert not run.same
