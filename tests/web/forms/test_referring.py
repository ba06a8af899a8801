"""Fields that name rows of pools and registers: offered while typing, shown as links."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from django.urls import reverse

from tests.projects.conftest import build_cast
from tests.registers.test_access import newcomer
from tests.registers.test_referred import HEAD, REFERRING, keep_experts
from tests.web.conftest import Office
from tests.web.test_few_queries import asked

MOST = 14


@pytest.fixture
def referring(db: None, tmp_path: Path) -> Iterator[Office]:
    """A form with fields for an expert, a slip and a line; zhao's step is open."""
    with override_settings(XIZE_HOME=tmp_path):
        office = Office(build_cast(REFERRING))
        keep_experts(office.cast, "赵专家", "钱<专家>")
        office.cast.start()
        yield office


def offers(office: Office, of: str) -> str:
    return reverse("item-rows", args=[office.cast.stream, of])


def test_the_page_asks_for_rows_and_lists_none(referring: Office) -> None:
    page = referring.page("zhao", referring.address("draft"))

    assert f'data-offers="{offers(referring, "experts")}"' in page
    assert "赵专家" not in page


def test_rows_are_offered_to_whoever_may_read_them(referring: Office) -> None:
    address = offers(referring, "experts")
    zhao = referring.client("zhao")

    assert zhao.get(address, {"find": "赵"}).json() == {"rows": ["赵专家"]}
    assert zhao.get(offers(referring, "nothing")).json() == {"rows": []}
    assert referring.client("li").get(address).json() == {"rows": []}
    referring.cast.ids["outsider"] = newcomer(referring.cast, "outsider", "risk").person
    assert referring.client("outsider").get(address).status_code == 404


def test_rows_are_offered_in_few_queries(referring: Office) -> None:
    keep_experts(referring.cast, *(f"专家{place:05}" for place in range(2_000)))
    client, address = referring.client("zhao"), offers(referring, "experts")
    client.get(address)

    assert len(asked(client, f"{address}?find=专家")) <= MOST


def test_a_row_is_a_link_where_the_reader_may_open_it(referring: Office) -> None:
    referring.cast.draft(fills={
        "slip.head": {**HEAD, "expert": "钱<专家>"},
        "slip.lines": [{"entry": "终端"}],
    })  # fmt: skip
    register = reverse("register", args=["agreement-approval", "pool:experts"])

    mine = referring.client("zhao").get(referring.project("project-forms")).content.decode()
    theirs = referring.client("li").get(referring.project("project-forms")).content.decode()

    assert f'<a href="{register}?text=' in mine
    assert f'<a href="{register}?text=' not in theirs
    assert "钱&lt;专家&gt;" in mine
    assert "钱&lt;专家&gt;" in theirs
