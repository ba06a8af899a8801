"""The parts of pages in both languages, on the payment rule."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from tests.core.process.geometry import faults
from xize.core.engine import Refused
from xize.people.actor import SYSTEM, Actor
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled, compiled
from xize.rulebook.services import publish_from_library
from xize.web.parts.clock import clock
from xize.web.parts.conditions import condition_words
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


@pytest.mark.parametrize(
    ("source", "chinese", "english"),
    [
        ("not project.needs_money", "非「需要项目费用」", "not “Needs project money”"),
        (
            "step.joint_test.outcome == 'passed'",
            "「联调测试」结论 = 通过",
            "“Joint debugging test” outcome = Passed",
        ),
        (
            "covers(charter.members.department, charter.departments.department)",
            "「成员·部门」涵盖「参与部门·部门」",
            "“Members·Department” covers “Departments·Department”",
        ),
        (
            "share(signatures(sign_off).on_time)",
            "「协议会签」的签署·按时的比例",
            "share of signatures of “Countersign the agreement”·in time",
        ),
        (
            "count(register('projects').stage)",
            "项目台账·阶段的数量",
            "number of Register of projects·Stage",
        ),
        ("row.on", "「日期」", "“Date”"),
        ("odd(", "odd(", "odd("),
    ],
)
def test_a_condition_is_said_in_words(
    payment: Compiled, source: str, chinese: str, english: str
) -> None:
    said = {}
    for language in ("zh-hans", "en"):
        with translation.override(language):
            names = Names(payment, language)
            said[language] = condition_words(source, payment.rules, names, language)

    assert said == {"zh-hans": chinese, "en": english}
