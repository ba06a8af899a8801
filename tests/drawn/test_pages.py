"""The pages of a project whose flow is drawn: the same as of any other."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from tests.drawn.played import play
from xize.people import accounts
from xize.people.actor import SYSTEM
from xize.projects import queries

pytestmark = pytest.mark.django_db
TABS = (
    "project", "project-flow", "project-documents", "project-forms", "project-signatures",
    "project-history", "project-team", "project-compliance",
)  # fmt: skip
SIGNING = 11
"""So many plays of the scenario: two people are asked to sign."""


@pytest.fixture
def signing(tmp_path: Path) -> Iterator[str]:
    """A project in which two people are asked to sign, each for themselves."""
    with override_settings(XIZE_HOME=tmp_path):
        yield play("signing", SIGNING)


def answer(username: str, address: str) -> str:
    """What somebody is shown at an address, allowed or not."""
    client, user = Client(), accounts.find(username)
    assert user is not None
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return unescape(client.get(address).content.decode())


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_of_the_project_opens(signing: str, tab: str) -> None:
    assert "合同用印办法" in answer("zhao", reverse(tab, args=[signing]))


def test_each_signer_finds_the_step_and_nobody_else_may_open_it(signing: str) -> None:
    open_now = queries.project(SYSTEM, signing, at=timezone.now()).open
    assert [one.node for one in open_now] == ["sign_off", "sign_off"]
    addresses = [reverse("item", args=[signing, one.element]) for one in open_now]

    seen = {person: [answer(person, one) for one in addresses] for person in ("gong", "qian")}
    may = {person: ["反对" in one for one in pages] for person, pages in seen.items()}
    assert sorted(may.values()) == [[False, True], [True, False]]
    assert "反对" not in "".join(answer("sun", one) for one in addresses)


def test_the_flow_is_the_files_own_picture_with_the_steps_in_hand(signing: str) -> None:
    shown = answer("zhao", reverse("project-flow", args=[signing]))
    assert 'data-element="sign_off" class="node node-current"' in shown
    assert 'data-element="legal_review" class="node node-done"' in shown
    assert 'data-element="stamp"' in shown

    step = answer("zhao", f"{reverse('project-flow', args=[signing])}?step=legal_review")
    assert "法务" in step


def test_the_rule_shows_its_drawing_and_its_steps(signing: str) -> None:
    edition = queries.project(SYSTEM, signing, at=timezone.now()).read.edition.id
    shown = answer("admin", reverse("edition", args=[edition]))
    assert 'data-element="sign_off"' in shown
    assert "核对用印份数" in answer(
        "admin", reverse("edition-step", args=[edition, "main", "verify"])
    )


def test_work_is_sent_back_by_the_ordinary_form(tmp_path: Path) -> None:
    with override_settings(XIZE_HOME=tmp_path):
        stream = play("signing", 2)
        (item,) = [
            one.element
            for one in queries.project(SYSTEM, stream, at=timezone.now()).open
            if one.node == "legal_review"
        ]
        form = reverse("item-act", args=[stream, item, "return"])
        assert "填写用印申请" in answer("li", form)
        client, user = Client(), accounts.find("li")
        assert user is not None
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        client.post(form, {"choice:to": "draft", "text": "请补充附件"})
        (open_now,) = queries.project(SYSTEM, stream, at=timezone.now()).open
        assert open_now.node == "draft"
