"""What the timeline says of a drawn flow, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import timezone, translation

from tests.drawn.played import play
from xize.people.actor import SYSTEM
from xize.projects import queries
from xize.projects.sentences import timeline
from xize.rulebook.names import Names

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[None]:
    with override_settings(XIZE_HOME=tmp_path):
        yield


def lines(stream: str, language: str) -> list[str]:
    """Every doing as one text."""
    page = queries.project(SYSTEM, stream, at=timezone.now())
    with translation.override(language):
        names = Names(page.read.edition, language)
        return [
            f"{doing.verb} {doing.about} {doing.outcome} {doing.text}".strip()
            for entry in timeline(page.story, names)
            for doing in entry.doings
        ]


def test_an_event_that_ended_work_is_told_with_its_name() -> None:
    stream = play("objection")
    told = lines(stream, "zh-hans")
    assert any("十天未签完" in one and "流程中发生" in one for one in told)
    assert any("逐人会签" in one and "因“十天未签完”" in one for one in told)
    assert any("because of “十天未签完”" in one for one in lines(stream, "en"))
    assert not any("都同意吗" in one for one in told)


def test_undoing_is_told() -> None:
    told = lines(play("undone"), "zh-hans")
    assert any(one.startswith("开始撤销 用印") for one in told)
    assert any("作废已用印文本" in one for one in told)
