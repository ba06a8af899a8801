"""`xize verify` and `xize rebuild` as an operator meets them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test import override_settings

from tests.projects.conftest import MONDAY, Cast, build_cast
from tests.projects.tables import dump
from xize.cli.rebuild import command as rebuild
from xize.cli.verify import command as verify
from xize.ledger import checkpoint, guards

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db: None, tmp_path: Path) -> Iterator[Cast]:
    with override_settings(XIZE_HOME=tmp_path):
        cast = build_cast()
        cast.start()
        cast.draft()
        yield cast


def change_an_event() -> None:
    guards.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE ledger_event SET actor = 'x' WHERE seq = 3 AND stream <> 'administration'"
        )
    guards.install(connection)


def test_a_sound_ledger(cast: Cast) -> None:
    result = CliRunner().invoke(verify)

    assert result.exit_code == 0
    assert "sound" in result.output


def test_the_first_bad_event_is_named_and_the_exit_code_says_so(cast: Cast) -> None:
    change_an_event()

    result = CliRunner().invoke(verify)
    as_data = CliRunner().invoke(verify, ["--json"])

    assert result.exit_code == as_data.exit_code == 1
    assert f"{cast.stream}/3: the event was changed" in result.output
    (finding,) = json.loads(as_data.output)
    assert (finding["stream"], finding["seq"], finding["kind"], finding["bad"]) == (
        cast.stream,
        3,
        "changed",
        True,
    )


def test_anchors_are_exported_once_and_agree(cast: Cast, tmp_path: Path) -> None:
    checkpoint.write(date(2026, 9, 28), MONDAY)
    folder = tmp_path / "anchors"

    first = CliRunner().invoke(verify, ["--export", str(folder)])
    again = CliRunner().invoke(verify, ["--export", str(folder)])
    compared = CliRunner().invoke(verify, ["--anchor", str(folder / "2026-09-28.json")])

    assert "wrote" in first.output
    assert "wrote" not in again.output
    assert compared.exit_code == 0


def test_a_file_that_is_no_anchor_is_said_to_be_none(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_text("{}")

    result = CliRunner().invoke(verify, ["--anchor", str(path)])

    assert result.exit_code == 1
    assert "notes.json" in result.output


def test_a_rebuild_mends_lists(cast: Cast) -> None:
    before = dump()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM projects_item")

    result = CliRunner().invoke(rebuild)

    assert result.exit_code == 0
    assert "1 streams rebuilt" in result.output
    assert dump() == before


def test_a_broken_ledger_is_not_rebuilt_from(cast: Cast) -> None:
    change_an_event()

    result = CliRunner().invoke(rebuild)

    assert result.exit_code == 1
    assert "Nothing was rebuilt" in result.output
