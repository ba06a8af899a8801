"""Rows are kept, and never stale: whatever happens, reading shows what the projects say now."""

from __future__ import annotations

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.db import connection

from tests.projects.conftest import MONDAY, TEXT, Cast
from tests.registers.conftest import REGULATION
from xize.cli.main import main
from xize.ledger.batch import fetch
from xize.people.actor import SYSTEM
from xize.projects.queries import project_state
from xize.projects.services import redact
from xize.registers import services
from xize.registers.models import Made, Row
from xize.registers.opened import open_register
from xize.registers.queries import extract, register
from xize.registers.shape import idents
from xize.rulebook.queries import as_written, edition_in_force
from xize.rulebook.services import publish, put_in_force

pytestmark = pytest.mark.django_db


def entries() -> list[str]:
    return [row.values["entry"] for row in register(SYSTEM, REGULATION, "lines").rows]


def everything() -> dict[str, list[tuple[str, str, object]]]:
    """Every register, told again from what is kept."""
    edition = as_written(edition_in_force(REGULATION))
    return {
        ident: [
            (row.project.stream, row.number, row.values)
            for row in register(SYSTEM, REGULATION, ident).rows
        ]
        for ident in idents(edition)
    }


def test_rows_are_made_once_and_again_only_for_a_project_that_moved_on(cast: Cast) -> None:
    assert len(entries()) == 4
    edition = as_written(edition_in_force(REGULATION))
    opened = open_register(SYSTEM, REGULATION, "lines")
    told: list[tuple[int, int]] = []

    open_register(SYSTEM, REGULATION, "lines", told=lambda done, of: told.append((done, of)))
    assert told == []
    cast.sign("li")
    open_register(SYSTEM, REGULATION, "lines", told=lambda done, of: told.append((done, of)))
    assert told == [(1, 1)]
    assert opened.edition.id == edition.id


def test_a_form_filled_in_anew_shows_at_once(cast: Cast) -> None:
    entries()
    cast.sign("li", "object", comment="请修改")
    cast.sign("sun", "object", comment="请修改")
    cast.sign("zhao", "object", comment="请修改")
    lines = [{"entry": "机具", "wanted": "3"}]
    cast.draft(fills={"slip.head": {"partner_name": "甲", "amount": "9"}, "slip.lines": lines})

    assert entries() == ["终端", "宣传", "机具"]


def test_emptied_or_made_step_by_step_it_is_the_same(cast: Cast) -> None:
    before = everything()
    cast.sign("li")
    cast.sign("sun", at=MONDAY + timedelta(days=9))
    grown = everything()

    services.empty()
    assert not Row.objects.exists()
    assert everything() == grown
    assert grown != before


def test_rebuild_forgets_them_all(cast: Cast) -> None:
    grown = everything()

    assert CliRunner().invoke(main, ["rebuild"]).exit_code == 0
    assert not Made.objects.exists()
    assert everything() == grown


def test_what_was_erased_is_gone_at_once(cast: Cast) -> None:
    everything()
    sql = "SELECT payload FROM documents_section WHERE stream = ? AND section = 'lines'"
    payload = fetch(connection, sql, (cast.stream,))[0][0]
    assert Row.objects.filter(words__contains="hyperlink").exists()

    redact(actor=SYSTEM, payload=payload, reason="当事人要求")

    assert not Row.objects.filter(words__contains="hyperlink").exists()
    assert entries() == ["终端", "宣传"]


def test_another_edition_brings_its_own_columns(cast: Cast) -> None:
    entries()
    text = TEXT.replace("明细台账, of: slip.lines}", "明细台账, of: slip}")
    assert text != TEXT
    edition = publish(actor=SYSTEM, texts={"regulation.yaml": text}, at=MONDAY)
    put_in_force(actor=SYSTEM, edition=edition, at=MONDAY)

    rows = register(SYSTEM, REGULATION, "lines").rows
    assert [row.values["amount"] for row in rows] == ["1200000.00", "8.00"]


def test_an_extract_is_what_the_register_shows_of_the_project(cast: Cast) -> None:
    cast.sign("li")
    read = project_state(SYSTEM, cast.stream)

    for ident in ("lines", "slips", "countersigns", "amounts"):
        mine = [
            row
            for row in register(SYSTEM, REGULATION, ident).rows
            if row.project.stream == cast.stream
        ]
        assert [(row.number, row.values) for row in extract(read, ident).rows] == [
            (row.number, row.values) for row in mine
        ]


def test_the_worker_keeps_read_registers_up_to_date(cast: Cast) -> None:
    assert services.freshen_read() == 0  # nobody has read any
    entries()
    cast.sign("li")

    assert services.freshen_read() == 1
    assert services.freshen_read() == 0
