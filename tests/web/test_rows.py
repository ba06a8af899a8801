"""A step that is done once for each row says which row, in lists and on its page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from django.urls import reverse

from tests.projects.conftest import MONDAY, TEXT, build_cast
from tests.web.conftest import Office
from xize.people.actor import SYSTEM
from xize.projects import queries
from xize.rulebook.services import publish, put_in_force

pytestmark = pytest.mark.django_db
COUNTERSIGN = "      - countersign: sign_off"
CHECK = "      - {task: look, name: 逐项核对, by: lead, each: slip.lines, cites: 5}\n"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Two lines of a slip, each waiting to be looked at by zhao."""
    with override_settings(XIZE_HOME=tmp_path):
        office = Office(build_cast())
        text = TEXT.replace(COUNTERSIGN, CHECK + COUNTERSIGN)
        office.cast.edition = publish(actor=SYSTEM, texts={"regulation.yaml": text}, at=MONDAY)
        put_in_force(actor=SYSTEM, edition=office.cast.edition, at=MONDAY)
        office.cast.start()
        office.cast.draft()
        yield office


def test_lists_tell_the_rows_apart(office: Office) -> None:
    found = {line.row for line in queries.todo(office.cast.actor("zhao"))}

    assert found == {"终端", "宣传"}
    for address in ("/", "/inbox/waiting"):
        page = office.page("zhao", address)
        assert "逐项核对 · 终端" in page
        assert "逐项核对 · 宣传" in page


def test_rounds_are_those_of_the_same_row(office: Office) -> None:
    first, second = queries.todo(office.cast.actor("zhao"))
    office.cast.complete("zhao", "look", item=first.element)

    page = queries.work_item(office.cast.actor("zhao"), office.cast.stream, second.element, MONDAY)
    shown = office.page("zhao", reverse("item", args=[office.cast.stream, second.element]))

    assert [one.element for one in page.rounds] == [second.element]
    assert f"逐项核对 · {second.row}" in shown
    assert "第2轮" not in shown
