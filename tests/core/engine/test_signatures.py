"""What expressions can ask about the signatures of a step (indicators I01, register L08)."""

from __future__ import annotations

from decimal import Decimal

from tests.core.engine.play import Play
from xize.core.engine.view.world import World
from xize.core.expressions import Value, parse

RULE = """
flow:
  - countersign: sign_off
    by: {in_turn: [[finance, risk], sales]}
    within: 1 workday
    outcomes: {agree: 同意, object: {name: 不同意, goto: sign_off}}
"""


def worth(play: Play, text: str) -> Value:
    return World(play.stream.draft(play.now)).worth(parse(text))


def test_signatures_are_rows_with_rounds_and_working_days() -> None:
    play = Play(RULE)
    play.do("li", "sign_off", "object")
    play.at("2026-03-05 09:00")
    play.do("sun", "sign_off", "agree")  # the first round fails; the second begins
    play.do("li", "sign_off", "agree")
    play.do("sun", "sign_off", "agree")
    play.at("2026-03-06 10:00")
    play.do("shen", "sign_off", "agree")
    rows = play.facts.signatures("sign_off")
    assert [(one["by"], one["visit"], one["days"], one["on_time"]) for one in rows] == [
        ("li", 1, Decimal(0), True),
        ("sun", 1, Decimal(3), False),
        ("li", 2, Decimal(0), True),
        ("sun", 2, Decimal(0), True),
        ("shen", 2, Decimal(1), True),
    ]
    assert rows[-1]["department"] == "sales"
    assert worth(play, "share(signatures(sign_off).on_time)") == Decimal("0.8")
    assert worth(play, "sum(signatures(sign_off).days) / count(signatures(sign_off))") == Decimal(
        "0.8"
    )
