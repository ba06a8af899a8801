"""A project's book as a script: everything that happens, each at its instant.

Time is counted in working days: the last turn lies ``ago`` working days before today, all others
before it, so that the same book is believable on any day. In values ``day+3`` is the third
working day after the turn, ``day-20`` the twentieth before it, ``day+7 22:00`` a time of day; a
word beginning with $ stands for what the project, its team or the common way calls so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from xize.core.deadlines import Calendar
from xize.core.regulation.model import Word
from xize.demo.book import Habit, ProjectBook, Turn, Way
from xize.scenarios.model import Play
from xize.scenarios.moments import ZONE

PAUSE: Final = timedelta(minutes=9)
"""Between two turns of the same sitting."""

_ON: Final = re.compile(r"\+(\d+) (\d\d:\d\d)")
_DAY: Final = re.compile(r"day([+-]\d+)(?: (\d\d:\d\d))?")
_WORD: Final = re.compile(r"\$([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Cue:
    """Somebody acts at an instant (UTC)."""

    at: datetime
    play: Play


@dataclass(frozen=True, slots=True)
class Script:
    """One project: who is in it, what happens when, and what happens again and again."""

    title: str
    procedure: str
    team: Mapping[str, tuple[str, ...]]
    cues: tuple[Cue, ...]
    habits: tuple[Habit, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class Words:
    """What a project calls things; ``say`` writes texts and days out."""

    known: Mapping[str, str]
    calendar: Calendar

    def knowing(self, **more: str) -> Words:
        """The same words and some more."""
        return Words({**self.known, **more}, self.calendar)

    def say(self, text: str) -> str:
        """A text with every $word written out. Raises KeyError for an unknown one."""
        while _WORD.search(text):
            text = _WORD.sub(lambda found: self.known[found.group(1)], text)
        return text

    def filled(self, value: Any, day: date) -> Any:
        """A value of a play, at any depth, as of a day."""
        match value:
            case Mapping():
                return {self.filled(key, day): self.filled(one, day) for key, one in value.items()}
            case tuple():
                return tuple(self.filled(one, day) for one in value)
            case Word():
                return Word(self._day(self.say(value), day), value.at)
            case str():
                return self.say(value)
        return value

    def _day(self, text: str, day: date) -> str:
        found = _DAY.fullmatch(text)
        if found is None:
            return text
        meant = self.calendar.add_workdays(day, int(found.group(1))).isoformat()
        return f"{meant} {found.group(2)}" if found.group(2) else meant


def script(book: ProjectBook, way: Way, today: date, calendar: Calendar) -> Script:
    """The script of a project as seen from a day."""
    team = dict(book.team) if book.procedure else dict(way.team) | dict(book.team)
    known = {str(role): str(named[0]) for role, named in team.items()}
    known |= {str(name): text for name, text in (*way.words.items(), *book.words.items())}
    known["title"] = book.title
    words = Words(known, calendar)
    timed = list(_timed(_turns(book, way)))
    last = calendar.add_workdays(today, -int(book.ago))
    first = calendar.add_workdays(last, -timed[-1][0])
    cues = []
    for after, clock, turn in timed:
        day = calendar.add_workdays(first, after)
        play = play_of(turn, words, day)
        cues.append(Cue(datetime.combine(day, clock, ZONE).astimezone(UTC), play))
    return Script(
        title=book.title,
        procedure=str(book.procedure or "main"),
        team={words.say(role): tuple(map(words.say, named)) for role, named in team.items()},
        cues=tuple(cues),
        habits=way.habits,
        words=words,
    )


def play_of(turn: Turn | Habit, words: Words, day: date) -> Play:
    """A turn as the scenario language's play, with words and days written out."""
    given = {name: words.filled(getattr(turn, name), day) for name in turn.__struct_fields__}
    if isinstance(turn, Habit):
        given["does"] = given.pop("step")
    given.pop("go", None)
    given.pop("on")
    return Play(**given)


def moment_of(habit: Habit, opened: datetime, calendar: Calendar) -> datetime:
    """When a habit's step that opened at an instant is done."""
    days, clock = _parsed(habit.on)
    local = opened.astimezone(ZONE)
    day = calendar.add_workdays(calendar.next_working(local.date()), days)
    return datetime.combine(day, clock, ZONE).astimezone(UTC)


def _turns(book: ProjectBook, way: Way) -> Iterator[Turn]:
    names = list(way.chapters)
    for turn in book.plays:
        if turn.go is None:
            yield turn
            continue
        first, _, last = turn.go.partition("..")
        for name in names[names.index(Word(first)) : names.index(Word(last or first)) + 1]:
            yield from way.chapters[name]


def _timed(turns: Iterator[Turn]) -> Iterator[tuple[int, time, Turn]]:
    """Each turn with the working days since the first one, and the time of day."""
    days, clock = 0, time(9)
    for turn in turns:
        before = days, clock
        if turn.on is None:
            clock = (datetime.combine(date.min, clock) + PAUSE).time()
        else:
            more, clock = _parsed(turn.on)
            days += more
        if (days, clock) < before:
            raise ValueError(f"{turn.at.line}: {turn.on} lies before the turn above it")
        yield days, clock, turn


def _parsed(on: Word) -> tuple[int, time]:
    found = _ON.fullmatch(on)
    if found is None:
        raise ValueError(f"{on.at.line}: on: {on} is no time; write it like +2 15:10")
    return int(found.group(1)), time.fromisoformat(found.group(2))
