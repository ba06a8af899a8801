"""The project as a whole: stage, people, results, notices, registers, indicators, the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from xize.core.deadlines import local_day
from xize.core.engine.people.seats import role_people
from xize.core.regulation.model import Word
from xize.core.story import NoticeStory
from xize.scenarios.expects.context import Context, alike, mismatch
from xize.scenarios.failure import Mismatch
from xize.scenarios.model import Held, Notice, Rows, Words
from xize.scenarios.paths import person
from xize.scenarios.same import same


def people(context: Context, wanted: Mapping[Word, Words]) -> Iterator[Mismatch]:
    """Who fills a role now: exactly these."""
    for role, expected in wanted.items():
        found = [person(one) for one in role_people(context.view.draft, role)]
        if not alike(expected, found):
            yield mismatch(f"people {role}", list(expected), found, role)


def stage(context: Context, wanted: Words) -> Iterator[Mismatch]:
    """The stages that are open: exactly these."""
    found = context.view.draft.open_stages()
    if not alike(wanted, found):
        yield mismatch("stage", list(wanted), found, next(iter(wanted), None))


def status(context: Context, wanted: Word) -> Iterator[Mismatch]:
    """running, suspended or ended."""
    found = context.view.state.status
    if found != wanted:
        yield mismatch("status", wanted, found, wanted)


def ended(context: Context, wanted: Any) -> Iterator[Mismatch]:
    """The project's result, or the result of each named case (nothing: it still runs)."""
    if not isinstance(wanted, Mapping):
        found = context.view.state.result if context.view.state.status == "ended" else None
        if not same(wanted, found):
            yield mismatch("ended", wanted, found or "still running", wanted)
        return
    for name, expected in wanted.items():
        case = context.view.story.cases.get(context.places.case(name) or "")
        result = case.result if case else "no such case"
        if not same(expected, result):
            yield mismatch(f"ended {name}", expected, result or "still running", name)


def held(context: Context, wanted: Mapping[Word, Held]) -> Iterator[Mismatch]:
    """From which day to which day a row was held last."""
    for row, expected in wanted.items():
        holds = [one for one in context.view.story.holds if row in one.rows]
        found: dict[str, str | None] = {}
        if holds:
            until = holds[-1].until
            found = {"from": str(local_day(holds[-1].since))}
            found["to"] = str(local_day(until)) if until else None
        if found != {"from": expected.from_, "to": expected.to}:
            yield mismatch(f"held {row}", {"from": expected.from_, "to": expected.to}, found, row)


def notices(context: Context, wanted: Iterable[Notice]) -> Iterator[Mismatch]:
    """Each of these went out."""
    for notice in wanted:
        if not any(_is(context, notice, one) for one in context.view.story.notices):
            about = [_told(one) for one in context.view.story.notices if _near(notice, one)]
            yield mismatch("notice", _asked(notice), about or "no such notice", notice.at)


def silent(context: Context, wanted: Iterable[Notice]) -> Iterator[Mismatch]:
    """None of these went out."""
    for notice in wanted:
        found = [_told(one) for one in context.view.story.notices if _is(context, notice, one)]
        if found:
            yield mismatch("notice", f"not {_asked(notice)}", found, notice.at)


def _is(context: Context, wanted: Notice, found: NoticeStory) -> bool:
    to = {person(one) for one in found.to}
    case, node = context.places.place(wanted.about or "")
    return (
        (wanted.about is None or (case, node) == (found.case, found.about))
        and (wanted.kind is None or wanted.kind == found.kind)
        and (not wanted.to or alike(wanted.to, to))
        and set(wanted.among) <= to
        and (not wanted.attach or alike(wanted.attach, found.attach))
        and (not wanted.receipt or found.receipt)
        and (wanted.on is None or wanted.on == str(local_day(found.at)))
    )


def _near(wanted: Notice, found: NoticeStory) -> bool:
    return wanted.about is None or str(wanted.about).rpartition(".")[2] == found.about


def _told(notice: NoticeStory) -> str:
    to = ", ".join(map(person, notice.to))
    attached = f" with {', '.join(notice.attach)}" if notice.attach else ""
    return f"{notice.kind} about {notice.about} to {to}{attached} on {local_day(notice.at)}"


def _asked(notice: Notice) -> str:
    fields = ("kind", "about", "to", "among", "attach", "receipt", "on")
    given = {name: getattr(notice, name) for name in fields}
    return ", ".join(
        f"{name} {', '.join(value) if isinstance(value, tuple) else value}"
        for name, value in given.items()
        if value
    )


def registers(context: Context, wanted: Mapping[Word, Rows]) -> Iterator[Mismatch]:
    """How many rows a register has, their numbers, and rows with these columns."""
    for name, expected in wanted.items():
        rows = context.stage.register(context.stream, name)
        if expected.rows is not None and expected.rows != len(rows):
            yield mismatch(f"register {name} rows", expected.rows, len(rows), name)
        if expected.numbers is not None:
            found = [str(row["number"]) for row in rows if row.get("number")]
            if not alike(expected.numbers, found):
                yield mismatch(f"register {name} numbers", list(expected.numbers), found, name)
        for wanted_row in expected.has:
            if not any(_row(wanted_row, row) for row in rows):
                yield mismatch(f"register {name} row", dict(wanted_row), list(rows), name)


def _row(wanted: Mapping[Word, Any], row: Mapping[str, Any]) -> bool:
    return all(same(value, row.get(str(column))) for column, value in wanted.items())


def indicators(context: Context, wanted: Mapping[Word, Any]) -> Iterator[Mismatch]:
    """What each indicator is worth now."""
    for name, expected in wanted.items():
        found = context.stage.indicator(context.stream, name)
        if not same(expected, found):
            yield mismatch(f"indicator {name}", expected, found, name)


def log(context: Context, wanted: Word) -> Iterator[Mismatch]:
    """``verified``: replay gives the same state, and every chain of the ledger holds."""
    problems = context.stage.verify()
    found = problems[0] if problems else "verified"
    if found != wanted:
        yield mismatch("log", wanted, found, wanted)
