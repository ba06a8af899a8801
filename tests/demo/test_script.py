"""The book of the demo: readable, about the regulation there is, and dated as a person would."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scenarios.library import LIBRARY, regulation_of
from xize.calendars import load_calendar
from xize.core.process.compile import compile_regulation
from xize.core.regulation.model import Word
from xize.core.regulation.reading.notes import Notes
from xize.demo import book
from xize.demo.script import Script, Words, moment_of, play_of, script
from xize.scenarios.check import check
from xize.scenarios.model import Scenario
from xize.scenarios.moments import day
from xize.scenarios.sentences import SENTENCES

CALENDAR = load_calendar("CN")
WAY = book.way()
PROJECTS = book.projects()
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


BOOKS = st.sampled_from(PROJECTS)


def played(one: book.ProjectBook, today: date) -> Script:
    return script(one, WAY, today, CALENDAR)


@pytest.mark.parametrize("one", PROJECTS, ids=lambda one: one.title)
def test_a_project_names_what_the_regulation_has(one: book.ProjectBook) -> None:
    regulation = regulation_of(LIBRARY / "payment-projects")
    plays = tuple(cue.play for cue in played(one, date(2026, 11, 22)).cues)
    notes = Notes(one.title, SENTENCES)

    written = Scenario(scenario=one.title, team={}, plays=plays)
    check(written, regulation, compile_regulation(regulation), notes)

    assert notes.problems == []


@given(BOOKS, DAYS)
def test_everything_happens_on_working_days_and_is_over_before_today(one, today) -> None:
    cues = played(one, today).cues
    days = [day(cue.at) for cue in cues]

    assert all(map(CALENDAR.working, days))
    assert [cue.at for cue in cues] == sorted(cue.at for cue in cues)
    assert days[-1] == CALENDAR.add_workdays(today, -int(one.ago)) < today


@given(BOOKS, DAYS, st.integers(1, 400))
def test_a_book_lasts_as_many_working_days_whenever_it_is_played(one, today, later) -> None:
    assert _length(played(one, today)) == _length(played(one, today + timedelta(days=later)))


def _length(made: Script) -> int:
    return CALENDAR.workdays_between(day(made.cues[0].at), day(made.cues[-1].at))


def test_words_and_days_are_written_out() -> None:
    words = Words({"lead": "luo", "partner": "$bank", "bank": "临江商业银行"}, CALENDAR)
    given_on = date(2026, 9, 30)  # the last working day before the long holiday
    filled = words.filled({Word("$lead"): (Word("day+1 22:00"), "$partner")}, given_on)

    assert filled == {"luo": ("2026-10-08 22:00", "临江商业银行")}
    assert words.filled(Word("day-1"), given_on) == "2026-09-29"


def test_an_unknown_word_is_found() -> None:
    with pytest.raises(KeyError, match="nobody"):
        Words({}, CALENDAR).say("$nobody")


def test_a_habit_keeps_to_working_hours() -> None:
    habit = next(one for one in WAY.habits if one.step == "monitor_risk")
    saturday = datetime(2026, 11, 21, tzinfo=UTC)

    assert str(moment_of(habit, saturday, CALENDAR)) == "2026-11-24 02:30:00+00:00"
    words = Words({"risk": "ren"}, CALENDAR)
    assert play_of(habit, words, date(2026, 11, 24)).does == "monitor_risk"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("title: 一\nshows: 二\nago: 1\nplays: [{by: a, dose: b}]", "dose"),
        ("title: 一\nshows: 二\nplays: []", "ago"),
        ("title: [", "x.yaml:2"),
    ],
)
def test_a_mistake_in_a_book_is_named_with_its_place(tmp_path, text: str, complaint: str) -> None:
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(book.BookError, match=complaint):
        book.read(tmp_path / "x.yaml", book.ProjectBook)
