"""Editions are immutable; their figures are decided on the record."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from xize.ledger.administration import STREAM
from xize.ledger.queries import links
from xize.people.actor import PUBLIC, SYSTEM, Actor
from xize.people.refusals import NotPermitted
from xize.rulebook import queries
from xize.rulebook.calendar import calendar, set_calendar
from xize.rulebook.refusals import (
    EditionHasErrors,
    NoSuchEdition,
    NoSuchRegulation,
    NotInForce,
    UnknownParameter,
)
from xize.rulebook.services import publish, publish_from_library, put_in_force, set_parameter

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 28, 1, 0, tzinfo=UTC)
TEXT = """
regulation: leave
title: 请假办法
edition: "1"
articles: {"1": 请假须经批准}
parameters:
  period: {name: 期限, type: period, value: 3 workdays}
roles:
  lead: {name: 申请人, exactly: 1, leads: true}
flow:
  - task: ask
    name: 申请
    by: lead
    within: $period
    outcomes: {next: {name: 提交, end: done}}
    cites: 1
results:
  done: {name: 已批准, success: true}
"""
ENGLISH = """
title: Leave rules
steps: {ask: Ask for leave}
outcomes: {ask.next: Submit}
articles: {"1": Leave needs approval}
"""
TEXTS = {"regulation.yaml": TEXT, "regulation.en.yaml": ENGLISH}


def recorded() -> list[str]:
    return [link.type for link in links(STREAM)]


def changed(text: str) -> dict[str, str]:
    return {"regulation.yaml": text.replace('edition: "1"', 'edition: "2"')}


def test_the_library_is_published_by_id() -> None:
    edition = publish_from_library(actor=SYSTEM, regulation="payment-projects", at=NOW)

    (card,) = queries.editions(SYSTEM)
    assert (card.id, card.regulation, card.state) == (edition, "payment-projects", "in_force")
    assert queries.compiled(edition).rules.edition == edition
    assert recorded() == ["EditionPublished", "EditionInForce"]


def test_the_same_text_is_the_same_edition() -> None:
    first = publish(actor=SYSTEM, texts=TEXTS, at=NOW)

    assert publish(actor=SYSTEM, texts=TEXTS, at=NOW) == first
    assert recorded() == ["EditionPublished"]


def test_a_new_edition_in_force_repeals_the_one_before() -> None:
    first = publish(actor=SYSTEM, texts=TEXTS, at=NOW)
    put_in_force(actor=SYSTEM, edition=first, at=NOW)
    second = publish(actor=SYSTEM, texts=changed(TEXT), at=NOW)
    assert queries.edition_in_force("leave") == first

    put_in_force(actor=SYSTEM, edition=second, at=NOW)

    assert queries.edition_in_force("leave") == second
    assert {card.id: card.state for card in queries.editions(SYSTEM)} == {
        first: "repealed",
        second: "in_force",
    }
    assert queries.compiled(first).rules.title == "请假办法", "running projects still need it"


def test_a_draft_is_not_in_force() -> None:
    publish(actor=SYSTEM, texts=TEXTS, at=NOW)

    with pytest.raises(NotInForce):
        queries.edition_in_force("leave")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "regulation: [",
        TEXT.replace("by: lead", "by: nobody"),
        TEXT.replace("end: done", "goto: nowhere"),
        TEXT.replace("within: $period", "within: $perid"),
    ],
)
def test_a_text_with_errors_is_not_published_and_its_problems_are_named(text: str) -> None:

    with pytest.raises(EditionHasErrors) as refused:
        publish(actor=SYSTEM, texts={"regulation.yaml": text}, at=NOW)

    errors = [one for one in refused.value.problems if one.severity == "error"]
    beside = [one for one in refused.value.problems if one.severity != "error"]
    assert errors[0].message_en in str(refused.value)
    assert not any(one.message_en in str(refused.value) for one in beside)
    assert queries.editions(SYSTEM) == []


def test_a_figure_applies_at_once_and_is_on_the_record() -> None:
    edition = publish(actor=SYSTEM, texts=TEXTS, at=NOW)
    assert queries.compiled(edition).rules.parameters["period"] == "3 workdays"

    set_parameter(
        actor=SYSTEM, edition=edition, name="period", value="5 days", reason="试行", at=NOW
    )

    assert queries.compiled(edition).rules.parameters["period"] == "5 days"
    event = links(STREAM)[-1]
    assert event.type == "ParameterSet"
    assert "试行" in event.body.decode()


def test_an_unknown_figure_or_edition_is_refused() -> None:
    edition = publish(actor=SYSTEM, texts=TEXTS, at=NOW)
    decide = {"value": "1 day", "reason": "x", "at": NOW, "actor": SYSTEM}

    with pytest.raises(UnknownParameter):
        set_parameter(edition=edition, name="perod", **decide)  # type: ignore[arg-type]
    with pytest.raises(NoSuchEdition):
        set_parameter(edition="none", name="period", **decide)  # type: ignore[arg-type]
    with pytest.raises(NoSuchRegulation):
        publish_from_library(actor=SYSTEM, regulation="no-such", at=NOW)


def test_only_rule_keepers_publish() -> None:
    with pytest.raises(NotPermitted):
        publish(actor=Actor(person="p"), texts=TEXTS, at=NOW)


def test_things_have_names_in_both_languages() -> None:
    edition = publish(actor=SYSTEM, texts=TEXTS, at=NOW)
    zh = queries.names(SYSTEM, edition)
    en = queries.names(Actor(person="p", language="en"), edition)

    assert (zh.title, zh.node("ask"), zh.outcome("ask", "next")) == ("请假办法", "申请", "提交")
    assert (en.title, en.node("ask"), en.outcome("ask", "next")) == (
        "Leave rules",
        "Ask for leave",
        "Submit",
    )
    assert (zh.article("1"), en.article("1")) == ("请假须经批准", "Leave needs approval")
    assert en.result("done") == "已批准", "a name without a translation is shown as written"
    assert zh.node("nothing") == "nothing"


def test_outsiders_read_no_rules() -> None:
    publish(actor=SYSTEM, texts=TEXTS, at=NOW)

    assert queries.editions(PUBLIC) == []
    assert queries.text(PUBLIC, queries.editions(SYSTEM)[0].id) is None


# ---- the working calendar --------------------------------------------------------------------


def test_an_organisations_days_lie_over_the_statutory_ones() -> None:
    friday, saturday = date(2026, 10, 9), date(2026, 9, 26)
    assert calendar().working(friday)

    set_calendar(actor=SYSTEM, rest={friday: "司庆"}, work={saturday: "补班"}, at=NOW)

    assert not calendar().working(friday)
    assert calendar().working(saturday)
    assert calendar().reason(friday) == ("司庆", "司庆")
    assert not calendar().working(date(2026, 10, 1)), "National Day stays"
    assert recorded() == ["CalendarSet"]


def test_a_calendar_may_replace_the_statutory_one() -> None:
    set_calendar(actor=SYSTEM, rest={}, work={}, at=NOW, replaces=True)

    assert calendar().working(date(2026, 10, 1))
