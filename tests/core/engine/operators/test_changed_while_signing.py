"""The text changes while a round of signatures is open, or after it (language.md, Semantics 4)."""

from __future__ import annotations

from tests.core.engine.play import Play
from xize.core.engine import commands as c
from xize.core.engine import events as e

RULE = """
documents: {paper: {name: 文件}}
flow:
  - {task: draft, by: lead, produces: [paper]}
  - countersign: sign_off
    by: [finance, risk]
    signs: [paper]
    stale: redo
    within: 3 workdays
    outcomes: {agree: 同意, object: {name: 不同意, goto: draft}}
  - {task: after, by: lead, requires: ["signed(paper, sign_off)"]}
procedures:
  change: {name: 变更, starts: {by: lead}, flow: [{task: mend, by: lead, revises: [paper]}]}
"""


def mended(*, signers: tuple[str, ...], stale: str = "redo") -> Play:
    """Some have signed version 1, then the text was changed beside the flow two days later."""
    play = Play(RULE.replace("stale: redo", f"stale: {stale}"))
    play.do("zhao", "draft", files=["paper"])
    for person in signers:
        play.do(person, "sign_off")
    play.at("2026-03-04 09:00")
    play.start("zhao", "change")
    play.do("zhao", "mend", files=["paper"])
    return play


def signatures(play: Play) -> list[tuple[str, int, bool]]:
    """Who signed which version, and whether it is void."""
    return [(one.person, one.version, one.void) for one in play.state.papers["paper"].signatures]


def test_the_round_begins_anew_on_the_new_text_and_what_was_signed_stays_visible() -> None:
    play = mended(signers=("li",))
    assert next(one.reason for one in play.new(e.Dropped)) == "text-changed"
    assert play.open == {"sign_off": ["li", "sun"]}
    assert play.due("sign_off") == "2026-03-09 24:00", "a new round has a new T"
    assert signatures(play) == [("li", 1, True)]
    play.do("li", "sign_off")
    play.do("sun", "sign_off")
    assert signatures(play) == [("li", 1, True), ("li", 2, False), ("sun", 2, False)]
    play.do("zhao", "after")
    assert play.result == "done"


def test_a_text_changed_after_the_round_is_not_signed_any_more() -> None:
    play = mended(signers=("li", "sun"))
    assert signatures(play) == [("li", 1, True), ("sun", 1, True)]
    play.refused("requirement-unmet", "zhao", "after")


def test_where_the_rule_keeps_signatures_nothing_lapses() -> None:
    play = mended(signers=("li",), stale="keep")
    assert play.open == {"sign_off": ["sun"]}
    play.do("sun", "sign_off")
    assert signatures(play) == [("li", 1, False), ("sun", 1, False)]
    play.do("zhao", "after")


def test_whoever_signs_may_bring_the_text_along() -> None:
    play = Play(RULE)
    play.do("zhao", "draft", files=["paper"])
    play.do("li", "sign_off", files=["paper"])
    assert play.open == {"sign_off": ["sun"]}
    assert signatures(play) == [("li", 1, False)]


def test_where_the_rule_asks_the_accountable_person_is_told() -> None:
    play = Play(
        RULE.replace("stale: redo", "stale: ask")
        .replace("starts: {by: lead}", "starts: {by: sales}")
        .replace("mend, by: lead", "mend, by: sales")
    )
    play.do("zhao", "draft", files=["paper"])
    play.do("li", "sign_off")
    play.start("shen", "change")
    play.do("shen", "mend", files=["paper"])
    assert play.open == {"sign_off": ["sun"]}
    assert play.told("stale") == [("sign_off", ("zhao",))]


def test_who_was_asked_may_begin_the_round_anew() -> None:
    play = Play(
        RULE.replace("stale: redo", "stale: ask")
        .replace("starts: {by: lead}", "starts: {by: sales}")
        .replace("mend, by: lead", "mend, by: sales")
    )
    play.do("zhao", "draft", files=["paper"])
    play.do("li", "sign_off")
    assert "return sign_off" not in play.offers("zhao", "sign_off")
    play.start("shen", "change")
    play.do("shen", "mend", files=["paper"])
    assert "return sign_off" in play.offers("zhao", "sign_off")
    assert "return sign_off" not in play.offers("sun", "sign_off")
    to = {"step": "sign_off", "to": ("sign_off",), "comment": "文本已改"}
    play.ask_refused("way-forbidden", c.Return, "sun", **to)
    play.ask(c.Return, "zhao", **to)
    assert play.open == {"sign_off": ["li", "sun"]}
    assert signatures(play) == [("li", 1, True)]
    assert "return sign_off" not in play.offers("zhao", "sign_off")
    for person in ("li", "sun"):
        play.do(person, "sign_off")
    play.do("zhao", "after")
