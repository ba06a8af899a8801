"""The timeline of a project on paper: what happened, the oldest first."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import translation

from xize.printing import Sheet, Table
from xize.projects.prints.reading import Reading
from xize.projects.sentences import Doing, Entry, timeline


def history_sheet(reading: Reading, at: datetime) -> Sheet:
    """Every entry with its time, who, and what."""
    say = reading.say
    rows = [
        (reading.moment(one.at), reading.person(one.by), "\n".join(_sentences(reading, one)))
        for one in _oldest_first(reading)
    ]
    return Sheet(
        title=say("项目大事记", "Timeline"),
        organisation=reading.organisation,
        subtitle=reading.story.title,
        blocks=(
            Table(
                "", (say("时间", "When"), say("人员", "Who"), say("事项", "What")), rows, (3, 2, 11)
            ),
        ),
        footer=reading.printed(at),
        language=reading.names.language,
        pairs=((say("开始", "From"), reading.day(reading.story.began)),)
        + (((say("结束", "To"), reading.day(reading.story.ended)),) if reading.story.ended else ()),
        at=at,
    )


def history_data(reading: Reading) -> list[dict[str, Any]]:
    """The same as JSON, with the kinds of events and the ids of people."""
    return [
        {
            "at": one.at.isoformat(),
            "by": one.by,
            "name": reading.person(one.by),
            "entries": [
                {
                    "kind": doing.kind,
                    "about": doing.about,
                    "outcome": doing.outcome,
                    "text": doing.text,
                    "people": [reading.person(person) for person in doing.people],
                    "acting_for": reading.person(doing.acting_for),
                    "sentence": _sentence(reading, doing),
                }
                for doing in one.doings
            ],
        }
        for one in _oldest_first(reading)
    ]


def _oldest_first(reading: Reading) -> list[Entry]:
    """All entries, their words in the language of the print, whoever asks for it."""
    with translation.override(reading.names.language):
        return list(reversed(list(timeline(reading.story, reading.names))))


def _sentences(reading: Reading, entry: Entry) -> list[str]:
    return [_sentence(reading, one) for one in entry.doings]


def _sentence(reading: Reading, doing: Doing) -> str:
    """One line: the verb, what it is about, what came of it, to whom, what was written."""
    with translation.override(reading.names.language):
        verb = str(doing.verb)
    people = reading.people(doing.people)
    said = " ".join(one for one in (verb, doing.about, doing.outcome, people) if one)
    if doing.acting_for:
        principal = reading.person(doing.acting_for)
        said += reading.say(f"（代 {principal}）", f" (for {principal})")
    return f"{said}{reading.say('：', ': ')}{doing.text}" if doing.text else said
