"""The stage bar: the same on a project's page and in lists, for what runs and what has ended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import override_settings

from tests.projects.conftest import MONDAY, TEXT, Cast, build_cast
from xize.people.actor import SYSTEM
from xize.projects import queries
from xize.rulebook.services import publish, put_in_force
from xize.web.parts.stages import stages_of, with_stages

pytestmark = pytest.mark.django_db
ENDS = "          next: {name: 归档, end: archived}"
AFTER = "  - {stage: after, name: 后续, steps: [{task: thank, name: 致谢, by: lead, cites: 6}]}\n"


@pytest.fixture
def cast(tmp_path: Path) -> Iterator[Cast]:
    """Three stages; in the second the manager may refuse."""
    with override_settings(XIZE_HOME=tmp_path):
        cast = build_cast()
        text = TEXT.replace(ENDS, f"          go_on: 转后续\n{ENDS}")
        text = text.replace("\nprocedures:", f"{AFTER}\nprocedures:")
        cast.edition = publish(actor=SYSTEM, texts={"regulation.yaml": text}, at=MONDAY)
        put_in_force(actor=SYSTEM, edition=cast.edition, at=MONDAY)
        cast.start()
        yield cast


def bars(cast: Cast) -> list[list[str]]:
    """The states on the page, in a list, and alone."""
    reader = cast.actor("zhao")
    page = queries.project(reader, cast.stream, MONDAY)
    ((_line, listed),) = with_stages(reader, [page.line])
    found = (page.stages, listed, stages_of(reader, page.line))
    return [[one.state for one in stages] for stages in found]


def status(cast: Cast) -> str:
    """The mark of how it ended."""
    page = queries.project(cast.actor("zhao"), cast.stream, MONDAY)
    return render_to_string("components/status.html", {"line": page.line})


def test_a_running_project_has_stages_behind_and_ahead(cast: Cast) -> None:
    assert bars(cast) == [["current", "ahead", "ahead"]] * 3
    cast.draft()
    assert bars(cast) == [["done", "current", "ahead"]] * 3


def test_one_that_ended_early_says_where_and_what_it_never_came_to(cast: Cast) -> None:
    cast.draft()
    for name in ("li", "sun", "zhao"):
        cast.sign(name)
    cast.complete("guo", "decide", "refuse", comment="暂不办理")

    assert bars(cast) == [["done", "ended", "unreached"]] * 3
    assert "tag-cut" in status(cast)


def test_one_that_ended_well_leaves_no_stage_it_ended_in(cast: Cast) -> None:
    cast.draft()
    for name in ("li", "sun", "zhao"):
        cast.sign(name)
    cast.complete("guo", "decide", "agree")
    cast.complete("zhao", "deliver", delivers=(1, 2))
    cast.complete("zhao", "close")

    assert bars(cast) == [["done", "done", "unreached"]] * 3
    assert "tag-ended" in status(cast)
