"""Drafts of drawn regulations: kept as they are, never overwritten, published when sound."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from xize.ledger.administration import STREAM
from xize.ledger.queries import links
from xize.people.actor import PUBLIC, SYSTEM, Actor
from xize.people.permissions import Permission
from xize.people.refusals import NotPermitted
from xize.rulebook import queries as rulebook
from xize.rulebook.drafting import queries
from xize.rulebook.drafting.beginning import Beginning, next_text
from xize.rulebook.drafting.comparing import compare
from xize.rulebook.drafting.composing import composed
from xize.rulebook.drafting.examining import examine, refuses
from xize.rulebook.drafting.queries import Draft
from xize.rulebook.drafting.services import (
    LARGEST,
    Sent,
    begin_from,
    begin_new,
    discard,
    publish_draft,
    save,
    save_as_new,
)
from xize.rulebook.refusals import (
    DraftChanged,
    DraftHasErrors,
    DraftTooLarge,
    EditionLabelTaken,
    NoSuchDraft,
    NotDrawn,
)
from xize.rulebook.services import publish

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
KEEPER = Permission.RULEBOOK_EDITIONS_PUBLISH
ANNA = Actor(person="anna", permissions=frozenset({KEEPER}))
BOB = Actor(person="bob", permissions=frozenset({KEEPER}))
READER = Actor(person="carl", permissions=frozenset({Permission.RULEBOOK_EDITIONS_READ}))
NEW = Beginning("leave", "请假办法", "1", ["申请人", "主管"])
STEP = '<xize:step kind="approve"><xize:key name="by">"主管"</xize:key></xize:step>'


def begun() -> str:
    return begin_new(actor=ANNA, new=NEW, step="填写申请", at=NOW)


def draft(ident: str) -> Draft:
    found = queries.draft(ANNA, ident)
    assert found is not None
    return found


def given(drawing: str, step: str = STEP) -> str:
    """The drawing after somebody said who does the first step."""
    inside = f"<bpmn:extensionElements>{step}</bpmn:extensionElements><bpmn:incoming>flow_1"
    return drawing.replace("<bpmn:incoming>flow_1", inside)


def saved(ident: str, *, actor: Actor = ANNA, rest: str = "", drawing: str = "") -> int:
    one = draft(ident)
    sent = Sent(rest or one.rest, drawing or one.drawing)
    return save(actor=actor, draft=ident, version=one.version, sent=sent, at=NOW)


def rules(ident: str) -> set[tuple[str, str]]:
    one = draft(ident)
    return {(it.rule, it.node) for it in examine(one.rest, one.section, one.drawing)}


def test_a_new_drawing_says_what_is_missing_and_where() -> None:
    ident = begun()

    assert ("nobody-for-task", "task_1") in rules(ident)
    assert (draft(ident).regulation, draft(ident).title) == ("leave", "请假办法")
    with pytest.raises(DraftHasErrors):
        publish_draft(actor=ANNA, draft=ident, version=1, at=NOW, in_force=True)
    assert rulebook.editions(SYSTEM) == []
    assert queries.draft(ANNA, ident) is not None


def test_what_was_drawn_is_published_with_the_steps_in_the_text() -> None:
    ident = begun()
    version = saved(ident, drawing=given(draft(ident).drawing))
    assert not refuses(examine(draft(ident).rest, "", draft(ident).drawing)), rules(ident)

    edition = publish_draft(actor=BOB, draft=ident, version=version, at=NOW, in_force=True)

    texts = rulebook.texts(SYSTEM, edition)
    assert (
        "steps:\n  task_1:\n    kind: approve\n    name: 填写申请\n    by: 主管\n"
        in texts["regulation.yaml"]
    )
    assert "xize:step" not in texts["process.bpmn"]
    assert rulebook.edition_in_force("leave") == edition
    assert [link.type for link in links(STREAM)] == ["EditionPublished", "EditionInForce"]
    assert queries.drafts(ANNA) == []


def test_the_next_edition_begins_with_the_one_before() -> None:
    ident = begun()
    version = saved(ident, drawing=given(draft(ident).drawing))
    base = publish_draft(actor=ANNA, draft=ident, version=version, at=NOW, in_force=True)

    following = begin_from(actor=BOB, edition=base, at=NOW)

    one = draft(following)
    assert (one.base, one.begun_by) == (base, "bob")
    assert 'name="by"' in one.drawing
    assert "edition: 2\n" in one.rest, "the next number is proposed"
    before = rulebook.texts(SYSTEM, base)
    texts = composed(one.rest, one.section, one.drawing, one.files)
    assert texts is not None
    assert compare(before, texts).is_nothing

    moved = one.drawing.replace('"主管"', '"申请人"').replace("&quot;主管&quot;", '"申请人"')
    saved(following, drawing=moved.replace("填写申请", "请假"), rest=one.rest + "# 新的一行\n")
    one = draft(following)
    texts = composed(one.rest, one.section, one.drawing, one.files)
    assert texts is not None
    found = compare(before, texts)
    assert [(it.node, it.keys) for it in found.changed] == [("task_1", ("name", "by"))]
    assert (found.added, found.removed, found.flows, found.lines) == ((), (), 0, 1)
    version = saved(following, rest=one.rest.replace("edition: 2", "edition: 1"))
    with pytest.raises(EditionLabelTaken):
        publish_draft(actor=BOB, draft=following, version=version, at=NOW, in_force=False)


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ('edition: "2026-1"  # 试行', 'edition: "2026-3"  # 试行'),
        ("edition: 9", "edition: 10"),
        ("edition: draft", "edition: draft"),
        ("title: 版本 1", "title: 版本 1"),
    ],
)
def test_the_next_edition_has_the_next_free_number(line: str, after: str) -> None:
    taken = {"2026-1", "2026-2", "9"}

    assert next_text(f"regulation: a\n{line}\nflow: x\n", taken) == (
        f"regulation: a\n{after}\nflow: x\n"
    )


def test_a_second_pen_overwrites_nothing() -> None:
    ident = begun()
    theirs = draft(ident)
    assert saved(ident, actor=BOB, rest=theirs.rest + "# bob\n") == 2

    mine = Sent(theirs.rest + "# anna\n", theirs.drawing)
    with pytest.raises(DraftChanged) as refused:
        save(actor=ANNA, draft=ident, version=1, sent=mine, at=NOW)
    assert refused.value.about == "bob"
    assert draft(ident).rest.endswith("# bob\n")
    with pytest.raises(DraftChanged):
        publish_draft(actor=ANNA, draft=ident, version=1, at=NOW, in_force=False)

    other = save_as_new(actor=ANNA, draft=ident, sent=mine, at=NOW)
    assert draft(other).rest.endswith("# anna\n")
    assert {one.id for one in queries.drafts(BOB)} == {ident, other}


def test_the_same_again_is_no_new_version() -> None:
    ident = begun()

    assert saved(ident) == 1


@pytest.mark.parametrize("drawing", ["<nothing", "<a/>", "<!DOCTYPE a><a/>"])
def test_what_makes_no_sense_is_kept_and_refused(drawing: str) -> None:
    ident = begun()
    version = saved(ident, drawing=drawing, rest="regulation: [")

    assert (draft(ident).drawing, draft(ident).title) == (drawing, "请假办法")
    assert rules(ident)
    with pytest.raises(DraftHasErrors):
        publish_draft(actor=ANNA, draft=ident, version=version, at=NOW, in_force=True)


def test_problems_of_the_text_and_of_the_standard_name_their_elements() -> None:
    ident = begun()
    wrong = STEP.replace("主管", "无此角色")
    saved(ident, drawing=given(draft(ident).drawing, wrong))
    assert "task_1" in {node for rule, node in rules(ident) if rule.startswith("unknown")}

    rest = draft(ident).rest
    behind = f"{rest}data:\n  amount: {{name: 金额, type: monney}}\n"
    saved(ident, drawing=given(draft(ident).drawing.replace(wrong, STEP)), rest=behind)
    one = draft(ident)
    (found,) = [it for it in examine(one.rest, one.section, one.drawing) if it.weight == "error"]
    assert (found.node, found.line) == ("", len(behind.splitlines())), "lines of what is shown"

    saved(ident, drawing=draft(ident).drawing.replace('targetRef="end"', 'targetRef="start"'))
    assert "end" in {node for _, node in rules(ident)}


def test_a_draft_is_bounded_and_can_be_thrown_away() -> None:
    ident = begun()
    with pytest.raises(DraftTooLarge):
        saved(ident, drawing="x" * (LARGEST + 1))

    discard(actor=BOB, draft=ident)

    assert queries.draft(ANNA, ident) is None
    with pytest.raises(NoSuchDraft):
        discard(actor=BOB, draft=ident)
    with pytest.raises(NoSuchDraft):
        save(actor=ANNA, draft=ident, version=1, sent=Sent("", ""), at=NOW)


def test_blocks_are_not_drawn() -> None:
    text = "regulation: a\ntitle: 甲\nroles: {lead: {name: 甲}}\nflow: [{task: ask, by: lead}]\n"
    edition = publish(actor=SYSTEM, texts={"regulation.yaml": text}, at=NOW)

    with pytest.raises(NotDrawn):
        begin_from(actor=ANNA, edition=edition, at=NOW)


@pytest.mark.parametrize("actor", [READER, PUBLIC])
def test_only_who_may_publish_draws(actor: Actor) -> None:
    ident = begun()
    sent = Sent("regulation: a\n", "<a/>")

    assert queries.drafts(actor) == []
    assert queries.draft(actor, ident) is None
    with pytest.raises(NotPermitted):
        begin_new(actor=actor, new=NEW, step="x", at=NOW)
    with pytest.raises(NotPermitted):
        begin_from(actor=actor, edition="x", at=NOW)
    with pytest.raises(NotPermitted):
        save(actor=actor, draft=ident, version=1, sent=sent, at=NOW)
    with pytest.raises(NotPermitted):
        save_as_new(actor=actor, draft=ident, sent=sent, at=NOW)
    with pytest.raises(NotPermitted):
        publish_draft(actor=actor, draft=ident, version=1, at=NOW, in_force=True)
    with pytest.raises(NotPermitted):
        discard(actor=actor, draft=ident)
    assert draft(ident).version == 1
