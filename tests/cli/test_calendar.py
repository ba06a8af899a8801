"""`xize calendar`: publishing a notice or closures, and seeing what is in force."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from xize.cli.main import main
from xize.rulebook.calendar import calendar

pytestmark = pytest.mark.django_db(transaction=True)
NOTICE = """
year: 2027
rest: {2027-02-05/2027-02-11: 春节, 2027-01-01: 元旦}
work: {2027-02-20: 春节调休}
"""


def xize(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["calendar", *map(str, arguments)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "days.yaml"


def test_the_statutory_calendar_is_shown_until_something_is_decided() -> None:
    assert xize().output == f"{calendar().version}\n"


def test_a_notice_and_closures_are_published_and_shown(file: Path) -> None:
    file.write_text(NOTICE, encoding="utf-8")
    assert xize(file).exit_code == 0
    file.write_text("rest: {2026-10-09: 停电检修}", encoding="utf-8")
    shown = xize(file)

    assert shown.exit_code == 0
    assert "rest: 2026-10-09 停电检修\n" in shown.output
    assert "notice of 2027: work: 2027-02-20 春节调休" in shown.output
    force = calendar()
    assert force.certain(date(2027, 3, 8))
    assert not force.working(date(2026, 10, 9))
    assert force.working(date(2027, 2, 20))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "rest:"),
        ("[1, 2]", "rest:"),
        ("closed: {2026-10-09: x}", "rest:"),
        ("rest: {2026-10-32: x}", "day is out of range"),
        ("rest: {tomorrow: x}", "2027-02-20"),
        ("rest: {2026-10-09: x}\nwork: {2026-10-09: y}", "2026-10-09"),
        ("year: next\nrest: {2027-01-01: x}", "year"),
        ("year: 2027\nrest: {2026-05-01: x}", "2027"),
        ("rest: {", "days.yaml"),
    ],
)
def test_what_is_no_calendar_is_refused_and_nothing_is_published(
    file: Path, text: str, says: str
) -> None:
    before = calendar().version
    file.write_text(text, encoding="utf-8")

    answer = xize(file)

    assert answer.exit_code == 1
    assert says in answer.output
    assert calendar().version == before
