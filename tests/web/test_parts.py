"""The parts of pages in both languages, on the payment rule."""

from datetime import UTC, datetime

import pytest

from tests.core.process.geometry import faults
from xize.core.engine import Refused
from xize.people.actor import SYSTEM, Actor
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled, compiled
from xize.rulebook.services import publish_from_library
from xize.web.parts.clock import clock
from xize.web.parts.flowchart import blank_chart
from xize.web.parts.refusals import sentence

FRIDAY = datetime(2026, 10, 9, 1, 0, tzinfo=UTC)  # 09:00 in Shanghai; Saturday the 10th is worked
CLOSING = datetime(2026, 10, 10, 9, 30, tzinfo=UTC)


@pytest.fixture
def payment(db: None) -> Compiled:
    return compiled(publish_from_library(actor=SYSTEM, regulation="payment-projects", at=FRIDAY))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_flow_chart_of_the_payment_rule_can_be_read(payment: Compiled, language: str) -> None:
    for procedure in payment.rules.procedures:
        drawn = blank_chart(payment, procedure, language)

        assert faults(drawn.picture) == [], (procedure, language)
        assert all(one.state == "ahead" for one in drawn.boxes)


def test_a_chart_is_named_in_the_readers_language(payment: Compiled) -> None:
    titles = {
        language: {one.box.id: one.title for one in blank_chart(payment, "main", language).boxes}
        for language in ("zh-hans", "en")
    }
    assert titles["zh-hans"]["sign_off"] == "协议会签"
    assert titles["en"]["sign_off"].isascii()


def test_a_refusal_speaks_of_things_by_the_readers_names(payment: Compiled) -> None:
    refused = Refused("not-during", procedure="协商终止", stages=("启动、立项",))

    chinese = sentence(refused, Names(payment, "zh-hans"), "zh-hans")
    english = sentence(refused, Names(payment, "en"), "en")
    assert chinese == "“协商终止”只能在启动、立项阶段发起。"
    assert english == "“Stop by agreement” can only be started during Start and initiation."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("at", "state", "chinese", "english"),
    [
        (datetime(2026, 9, 30, 1, 0, tzinfo=UTC), "open", "剩3个工作日", "3 working days left"),
        (FRIDAY, "soon", "剩1个工作日", "1 working day left"),
        (datetime(2026, 10, 13, 1, 0, tzinfo=UTC), "late", "逾期2个工作日", "2 working days late"),
    ],
)
def test_a_clock_counts_in_working_days(at, state, chinese, english) -> None:
    found = clock(Actor(person="x"), CLOSING, at)
    read = clock(Actor(person="x", language="en"), CLOSING, at)

    assert (found.state, found.short) == (state, chinese)
    assert (read.state, read.short) == (state, english)


@pytest.mark.django_db
def test_without_a_deadline_there_is_no_clock() -> None:
    assert clock(SYSTEM, None, FRIDAY).state == "none"
