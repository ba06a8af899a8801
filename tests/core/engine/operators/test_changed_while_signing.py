"""The text changes while a round of signatures is open (language.md, Semantics 4)."""

from __future__ import annotations

import pytest

from tests.core.engine.play import Play

RULE = """
documents: {paper: {name: 文件}}
flow:
  - {task: draft, by: lead, produces: [paper]}
  - countersign: sign_off
    by: [finance, risk]
    signs: [paper]
    outcomes: {agree: 同意, object: {name: 不同意, goto: draft}}
  - {task: after, by: lead, requires: ["signed(paper, sign_off)"]}
procedures:
  change: {name: 变更, starts: {by: lead}, flow: [{task: mend, by: lead, revises: [paper]}]}
"""


def mended() -> Play:
    """One has signed version 1, then the text was changed beside the flow."""
    play = Play(RULE)
    play.do("zhao", "draft", files=["paper"])
    play.do("li", "sign_off")
    play.start("zhao", "change")
    play.do("zhao", "mend", files=["paper"])
    return play


def test_the_signature_given_before_is_void_and_stays_visible() -> None:
    signatures = mended().state.papers["paper"].signatures
    assert [(one.person, one.version, one.void) for one in signatures] == [("li", 1, True)]


@pytest.mark.xfail(strict=True, reason="signed() is content with one signature that is not void")
def test_the_text_does_not_count_as_signed_when_one_of_the_signatures_is_void() -> None:
    play = mended()
    play.do("sun", "sign_off")
    play.refused("requirement-unmet", "zhao", "after")


@pytest.mark.xfail(strict=True, reason="who signs after the change is bound to the text before it")
def test_nobody_signs_a_text_that_is_no_longer_the_text() -> None:
    play = mended()
    if play.open.get("sign_off") == ["sun"]:
        play.do("sun", "sign_off")
    signatures = play.state.papers["paper"].signatures
    assert all(one.void for one in signatures if one.version == 1)
