"""The compliance matrix: every state of an article, and the proof beside it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.projects.conftest import MONDAY, TEXT, Cast
from tests.projects.played import play
from xize.people.actor import PUBLIC, SYSTEM, Actor
from xize.projects.queries.matrix import PRESSING, ArticleRow, Carrier, matrix
from xize.projects.queries.matrix.model import pressing
from xize.projects.queries.matrix.read import parents_of
from xize.projects.refusals import NoSuchProject
from xize.rulebook.services import publish

pytestmark = pytest.mark.django_db
AFTERWARDS = datetime.fromisoformat("2025-10-21T09:00+08:00")


def rows(cast: Cast, name: str = "zhao", at: datetime = MONDAY) -> dict[str, ArticleRow]:
    found = matrix(cast.actor(name), cast.stream, at)
    return {row.article: row for row in found.rows}


def step(row: ArticleRow, node: str) -> Carrier:
    (found,) = (one for one in row.carriers if one.node == node)
    return found


def test_before_anything_happened_nothing_is_due(running: Cast) -> None:
    found = rows(running)

    assert {article: row.state for article, row in found.items()} == {
        "3": "running",
        "5": "ahead",
        "6": "ahead",
        "7": "as-needed",
        "9": "ahead",
    }
    assert step(found["3"], "draft").waits_for == (running.ids["zhao"],)


def test_the_proof_says_who_when_which_outcome_document_and_number(running: Cast) -> None:
    running.draft()

    row = rows(running)["3"]

    assert row.state == "met"
    decided, *papers = step(row, "draft").proofs
    assert (decided.kind, decided.by, decided.at) == ("decided", running.ids["zhao"], MONDAY)
    assert {(one.kind, one.what, one.detail) for one in papers} == {
        ("document", "合作协议", "0.1"),
        ("document", "审批流转单 (26)销字001", "1"),
    }
    assert [file.name for one in papers for file in one.files] == ["agreement.pdf"]


def test_a_signature_names_the_version_it_is_bound_to_and_how_late_it_was(running: Cast) -> None:
    running.draft()
    late = MONDAY + timedelta(days=20)
    assert rows(running, at=late)["5"].state == "overdue"

    running.sign("li", at=late)
    signed = step(rows(running, at=late)["5"], "sign_off")

    assert signed.state == "overdue"
    assert {*signed.waits_for} == {running.ids["sun"], running.ids["zhao"]}
    (proof, *_) = signed.proofs
    assert (proof.by, proof.detail) == (running.ids["li"], "合作协议 0.1")
    assert proof.late


def test_an_objection_leaves_the_article_open(running: Cast) -> None:
    running.draft()
    for name in ("li", "sun"):
        running.sign(name)
    running.sign("zhao", "object", comment="补充结算条款")

    found = rows(running)

    assert found["5"].state == "running"
    assert [one.what for one in step(found["5"], "sign_off").proofs][2] == "不同意"
    assert found["3"].state == "running"


def test_a_project_that_ended_early_owes_nothing_more(running: Cast) -> None:
    running.draft()
    for name in ("li", "sun", "zhao"):
        running.sign(name)
    running.complete("guo", "decide", "refuse", comment="暂不办理")

    found = rows(running)

    assert found["9"].state == "inapplicable"
    assert {(one.why, one.reason) for one in found["9"].carriers} == {("ended-early", "已否决")}
    assert found["7"].state == "inapplicable"


def test_a_duty_stands_as_its_steps_do_and_names_who_holds_it(running: Cast) -> None:
    running.draft()

    (duty,) = rows(running)["5"].duties

    assert (duty.check, duty.state, duty.steps) == ("gate", "running", ("部门会签",))
    assert duty.held_by == (running.ids["li"],)


def test_only_who_sees_the_project_sees_its_matrix(running: Cast) -> None:
    contact = Actor(person=running.ids["li"], partner="somewhere")
    for actor in (running.actor("stranger"), contact, PUBLIC):
        with pytest.raises(NoSuchProject):
            matrix(actor, running.stream, MONDAY)


def test_a_whole_project_is_proved_to_its_last_article() -> None:
    stream = play("main-path")

    found = matrix(SYSTEM, stream, AFTERWARDS)
    by = {row.article: row for row in found.rows}

    assert by["22(1)"].state == "met"
    assert by["22(1)"].carriers[0].proofs[0].kind == "delivered"
    assert by["22"].under == tuple(f"22({number})" for number in range(1, 13))
    assert by["14"].carriers[0].proofs[0].kind == "reached"
    assert by["15(1)"].carriers[0].proofs[0].what == "已列支结清"
    (skipped,) = (one for one in by["22(12)"].carriers if one.node == "state_no_cost")
    assert (skipped.state, skipped.why) == ("inapplicable", "condition")
    assert skipped.reason == "not project.needs_money"
    watch = step(by["8(4)"], "watch_progress")
    assert (watch.state, watch.missed > 0) == ("missing", True)
    assert by["5"].is_heading
    assert by["5"].state == "missing"  # as the most pressing of those below it
    counted = sum(count for _state, count in found.counts(found.rows))
    assert counted == sum(not row.is_heading for row in found.rows)
    assert by["8(2)"].concerns("development_lead")
    assert not by["8(2)"].concerns("office")


def test_a_waiver_shows_with_its_reason() -> None:
    found = matrix(SYSTEM, play("registration"), AFTERWARDS)

    waived = [
        proof
        for row in found.rows
        for one in row.carriers
        for proof in one.proofs
        if proof.kind == "waived"
    ]
    assert {(one.what, one.detail) for one in waived} == {
        ("各参与部门有小组成员", "产品部下周补派")
    }
    assert all(one.by for one in waived)


def test_the_order_of_the_states() -> None:
    assert pressing(["met", "ahead"]) == "running"
    assert pressing(["met", "overdue", "ahead"]) == "overdue"
    assert pressing(["met", "inapplicable", "as-needed"]) == "met"
    assert pressing([]) == "missing"
    assert [pressing([state]) for state in PRESSING] == list(PRESSING)


def test_an_article_stands_under_the_one_it_belongs_to() -> None:
    assert parents_of("5(2)(1)") == ["5", "5(2)"]
    assert parents_of("附件3(1)") == ["附件3"]
    assert parents_of("第五条") == []


def test_only_what_every_way_meets_can_be_missing(cast: Cast) -> None:
    decide = "          agree: 同意\n          refuse: {name: 否决"
    leap = decide.replace("refuse", "at_once: {name: 直接办理, goto: after}\n          refuse")
    more = (
        "  - {stage: after, name: 后续, steps: [{task: thank, name: 致谢, by: lead, cites: 6}]}\n"
    )
    text = TEXT.replace(decide, leap).replace("\nprocedures:", f"{more}\nprocedures:")
    cast.edition = publish(actor=SYSTEM, texts={"regulation.yaml": text}, at=MONDAY)
    cast.start()
    cast.draft()
    for name in ("li", "sun", "zhao"):
        cast.sign(name)
    cast.complete("guo", "decide", "at_once")

    found = rows(cast)

    leapt = step(found["9"], "deliver")
    assert (leapt.state, leapt.why) == ("inapplicable", "way-not-taken")
    assert found["9"].state == "inapplicable"
