"""Nothing of what is not open to somebody is found: no title, no text, no count."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.projects.conftest import MONDAY, Cast
from tests.search.conftest import LATER, found, indexed
from xize.people import deputies
from xize.people import services as hr
from xize.people.actor import PUBLIC, SYSTEM, Actor
from xize.people.permissions import Permission
from xize.projects import services as projects
from xize.search.asking import Filters
from xize.search.keys import DOCUMENT, FORM, OF_PROJECTS, PROJECT, REMARK
from xize.search.queries import find, late

pytestmark = pytest.mark.django_db

EVERYTHING = {
    PROJECT: "公交卡充值",
    DOCUMENT: "合作协议",
    FORM: "审批流转单",
    REMARK: "请补充结算条款",
}
"""A question for each kind of thing a project has."""


@pytest.fixture
def told(cast: Cast) -> Cast:
    """Somebody has remarked something."""
    cast.sign("li", "object", comment="请补充结算条款", fills={"slip.opinion": {}})
    indexed()
    return cast


def kinds(actor: Actor, text: str) -> set[str]:
    return {one.kind for one in find(actor, text, at=LATER).groups} & {*OF_PROJECTS}


@pytest.mark.parametrize(("kind", "text"), EVERYTHING.items())
def test_only_who_sees_the_project_finds_anything_of_it(told: Cast, kind: str, text: str) -> None:
    assert kind in kinds(told.actor("sun"), text)
    assert kinds(told.actor("stranger"), text) == set()  # an archivist; it has not ended
    assert kinds(PUBLIC, text) == set()
    assert find(PUBLIC, text).groups == ()


@pytest.mark.parametrize("text", EVERYTHING.values())
def test_auditors_find_everything_and_archivists_what_has_ended(told: Cast, text: str) -> None:
    auditor = Actor("chu", permissions=frozenset({Permission.PROJECTS_ALL_READ}))
    archivist = told.actor("stranger")
    assert kinds(auditor, text)
    assert not kinds(archivist, text)

    projects.cancel(actor=told.actor("zhao"), stream=told.stream, reason="不再办理", at=told.at)

    assert kinds(archivist, text)


def test_a_partners_contact_finds_the_partners_own_people_only(told: Cast) -> None:
    bank = hr.create_partner(actor=SYSTEM, code="bank", name="示例银行")
    other = hr.create_partner(actor=SYSTEM, code="other", name="另一银行")
    for name, partner in (("bao", bank), ("bian", bank), ("bei", other)):
        hr.create_person(actor=SYSTEM, username=name, name=f"示例{name}", partner=partner)
    indexed()
    contact = Actor("bao", partner=bank)

    titles = {title for _kind, title in found_by(contact, "示例")}
    assert titles == {"[示例]bao", "[示例]bian"}
    for text in (*EVERYTHING.values(), "合作协议会签办法", "finance"):
        assert found_by(contact, text) == []
    assert {kind for kind, _ in found(told, "li", "示例")} == {"project", "form", "unit"}


def found_by(actor: Actor, text: str) -> list[tuple[str, str]]:
    cast = Cast({}, "", actors={"someone": actor})
    return found(cast, "someone", text)


def test_a_deputy_finds_what_the_principal_takes_part_in(told: Cast) -> None:
    stranger, li = told.ids["stranger"], told.ids["li"]
    deputy = Actor(stranger)
    assert kinds(deputy, "公交卡充值") == set()
    for regulations in (["another-rule"], ["agreement-approval"]):
        deputies.appoint_deputy(
            actor=Actor(li),
            deputy=stranger,
            starts=MONDAY,
            ends=LATER + timedelta(days=1),
            regulations=regulations,
        )
        expected = {PROJECT} if regulations == ["agreement-approval"] else set()
        assert kinds(deputy, "公交卡充值") == expected
    assert not find(deputy, "公交卡充值", at=LATER + timedelta(days=2)).groups


def test_a_document_for_some_is_found_by_them_only(told: Cast) -> None:
    """`costs` is visible to finance: neither its text nor its name is there for others."""
    for text in ("成本测算", "单笔成本", "测算.txt"):
        assert ("document", "costs") in keys(told, "li", text), text
        for name in ("sun", "zhao", "guo", "stranger"):
            assert ("document", "costs") not in keys(told, name, text), (name, text)
    answers = find(told.actor("sun"), "测算", at=LATER)
    assert answers.total == sum(one.kind == "rule" for one in answers.groups)


def test_a_section_for_some_is_found_by_them_only(told: Cast) -> None:
    """`slip.lines` is visible to risk and lead."""
    for name, seen in (("sun", True), ("zhao", True), ("li", False), ("guo", False)):
        assert ("form" in {kind for kind, _ in found(told, name, "宣传")}) == seen, name
        assert ("form", "审批流转单") in found(told, name, "示例银行")


def keys(cast: Cast, name: str, text: str) -> list[tuple[str, str]]:
    groups = find(cast.actor(name), text, Filters(), each=50, at=LATER).groups
    return [(one.kind, one.key.rpartition("/")[2]) for group in groups for one in group.found]


def test_who_left_a_role_finds_nothing_by_it_even_before_the_index_knows(told: Cast) -> None:
    assert ("document", "costs") in keys(told, "li", "单笔成本")

    projects.name_people(
        actor=told.actor("zhao"),
        stream=told.stream,
        role="finance",
        people=[told.ids["guo"]],
        reason="轮岗",
        at=told.at,
    )

    assert late(told.actor("li")) == 1
    assert ("document", "costs") not in keys(told, "li", "单笔成本")
    indexed()
    assert ("document", "costs") not in keys(told, "li", "单笔成本")
    assert ("document", "costs") in keys(told, "guo", "单笔成本")


def test_what_is_late_is_counted_of_ones_own_projects_only(told: Cast) -> None:
    told.start("另一项目")

    assert late(told.actor("zhao")) == 1
    assert late(told.actor("stranger")) == 0
    assert late(PUBLIC) == 0
