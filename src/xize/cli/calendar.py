"""`xize calendar`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from xize.calendars import days_of
from xize.core.deadlines import DeadlineError
from xize.people.actor import SYSTEM
from xize.rulebook.calendar import calendar, decisions, publish_notice, set_calendar

KEYS = {"calendar", "year", "rest", "work"}
Reasons = dict[date, str]


@click.command
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--name", default="CN", show_default=True, help="The statutory calendar meant.")
def command(file: Path | None, name: str) -> None:
    """Show the calendar of working days in force, or publish a notice or closures from FILE.

    FILE is YAML: `rest:` and `work:` map days or ranges to their reason.

    \b
    year: 2027                          # the yearly notice; without it: our own closures
    rest: {2027-02-05/2027-02-11: 春节}
    work: {2027-02-20: 春节调休}

    A notice makes its year certain. Our own days replace those decided before. Open deadlines
    follow within a minute or so: the worker moves them, with the reason, and tells people.
    What has passed is never moved.
    """
    if file is not None:
        _publish(file, name)
    _show(name)


def _publish(file: Path, name: str) -> None:
    year, rest, work = _read(file)
    at = datetime.now(UTC)
    try:
        if year is None:
            set_calendar(actor=SYSTEM, rest=rest, work=work, at=at, name=name)
        else:
            publish_notice(actor=SYSTEM, year=year, rest=rest, work=work, at=at, name=name)
    except DeadlineError as error:
        raise click.ClickException(f"{file.name}: {error}") from error


def _read(file: Path) -> tuple[int | None, Reasons, Reasons]:
    try:
        said = msgspec.yaml.decode(file.read_bytes())
    except (msgspec.DecodeError, ValueError) as error:  # ValueError: 2026-10-32
        raise _wrong(file, str(error)) from error
    if not isinstance(said, dict) or not said or not set(said) <= KEYS:
        raise _wrong(file, "it says `rest:` and `work:`, for a yearly notice also `year:`")
    year = said.get("year")
    if year is not None and not isinstance(year, int):
        raise _wrong(file, f"`year: {year}` is no year")
    rest, work = _days(file, said, "rest"), _days(file, said, "work")
    for day in (*rest, *work):
        if year is not None and not date(year - 1, 12, 1) <= day <= date(year, 12, 31):
            raise _wrong(file, f"{day} does not belong to the notice of {year}")
    return year, rest, work


def _days(file: Path, said: Mapping[str, Any], key: str) -> Reasons:
    spans = said.get(key) or {}
    if not isinstance(spans, dict):
        raise _wrong(file, f"`{key}:` maps days to their reason")
    try:
        return {day: str(why) for span, why in spans.items() for day in days_of(str(span))}
    except ValueError as error:
        raise _wrong(file, f"`{key}:` {error}; write 2027-02-20 or first/last") from error


def _wrong(file: Path, what: str) -> click.ClickException:
    return click.ClickException(f"{file.name}: {what}. Nothing was published.")


def _show(name: str) -> None:
    force = calendar(name)
    click.echo(f"{force.version}")
    for what, days in decisions(name):
        click.echo(f"{what}: {', '.join(_told(days)) or '-'}")


def _told(days: Mapping[str, str]) -> Iterator[str]:
    for day, why in sorted(days.items()):
        yield f"{day} {why}".strip()
