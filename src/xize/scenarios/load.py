"""The scenarios beside a regulation: read, joined with what they follow, checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from xize.core.problems import Problem, has_errors
from xize.core.process.rulebook import Rulebook
from xize.core.regulation.model import Regulation
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.sentences import near
from xize.scenarios.check import check
from xize.scenarios.model import Given, Play, Scenario
from xize.scenarios.read import happens, read, verbs_of
from xize.scenarios.sentences import SENTENCES

FOLDER = "tests"


class Loaded(msgspec.Struct, frozen=True):
    """One scenario file; ``scenario`` is None when it cannot be played.

    ``origins`` names the file each of its plays stands in: its own, or one it follows.
    """

    file: str
    scenario: Scenario | None
    problems: tuple[Problem, ...] = ()
    origins: tuple[str, ...] = ()


def load(folder: Path, regulation: Regulation, rules: Rulebook) -> tuple[Loaded, ...]:
    """Every scenario in the folder of a regulation, in the order of their names."""
    texts = {path.stem: path for path in sorted((folder / FOLDER).glob("*.yaml"))}
    readings = {name: read(path.read_bytes(), path.name) for name, path in texts.items()}
    known = {name: one.scenario for name, one in readings.items() if one.scenario is not None}
    loaded = []
    for name, reading in readings.items():
        path = texts[name].name
        notes = Notes(path, SENTENCES)
        whole: Joined | None = None
        if reading.scenario is not None:
            check(reading.scenario, regulation, rules, notes)
            whole = joined(name, reading.scenario, known, notes)
        problems = (*reading.problems, *notes.problems)
        file = str(texts[name])
        if whole is None or has_errors(problems):
            loaded.append(Loaded(file, None, problems))
        else:
            origins = tuple(str(texts[origin]) for origin in whole.origins)
            loaded.append(Loaded(file, whole.scenario, problems, origins))
    return tuple(loaded)


class Joined(NamedTuple):
    """A scenario with the plays of what it follows, and the name of the one each comes from."""

    scenario: Scenario
    origins: tuple[str, ...]


def joined(
    name: str, scenario: Scenario, others: Mapping[str, Scenario], notes: Notes
) -> Joined | None:
    """The scenario with the plays of what it follows before its own."""
    chain = [scenario]
    names = [name]
    while (follows := chain[-1].follows) is not None:
        if follows.scenario not in others:
            ends = near(follows.scenario, others)
            notes.say("unknown-scenario", follows.scenario.at, text=follows.scenario, **ends)
            return None
        if follows.scenario in names:
            notes.say("follows-itself", follows.at, text=" → ".join([*names, follows.scenario]))
            return None
        names.append(follows.scenario)
        chain.append(others[follows.scenario])
    first = chain.pop()
    whole = Joined(first, (names.pop(),) * len(first.plays))
    for own, later in zip(reversed(names), reversed(chain), strict=True):
        found = _followed(whole, own, later, notes)
        if found is None:
            return None
        whole = found
    return whole


def _followed(before: Joined, name: str, later: Scenario, notes: Notes) -> Joined | None:
    """One scenario put behind another, up to the mark it names."""
    assert later.follows is not None
    until = later.follows.until
    kept = _until(before, until)
    if kept is None:
        marks = [mark for play in before.scenario.plays for mark in _marks(play)]
        ends = near(until, marks)
        notes.say("unknown-mark", until.at, scenario=before.scenario.scenario, text=until, **ends)
        return None
    scenario = replace(
        later,
        follows=None,
        clock=before.scenario.clock,
        given=_merged(before.scenario.given, later.given),
        begins=before.scenario.begins,
        team={**before.scenario.team, **later.team},
        plays=(*kept.scenario.plays, *later.plays),
    )
    return Joined(scenario, (*kept.origins, *(name for _ in later.plays)))


def _until(whole: Joined, mark: str) -> Joined | None:
    """The plays up to a mark, their expectations left out."""
    plays = whole.scenario.plays
    end = next((i for i, play in enumerate(plays) if mark in _marks(play)), None)
    if end is None:
        return None
    pairs = [
        (replace(play, expect=None, proves=()), origin)
        for play, origin in zip(plays[: end + 1], whole.origins, strict=False)
        if any(verbs_of(play)) or happens(play)
    ]
    kept = tuple(play for play, _ in pairs)
    return Joined(replace(whole.scenario, plays=kept), tuple(origin for _, origin in pairs))


def _marks(play: Play) -> tuple[str, ...]:
    return (*play.proves, *((play.mark,) if play.mark else ()))


def _merged(first: Given | None, second: Given | None) -> Given | None:
    """What is given later is added, and wins."""
    if first is None or second is None:
        return second or first
    return Given(
        at=second.at,
        calendar=second.calendar or first.calendar,
        parameters={**first.parameters, **second.parameters},
        numbers={**first.numbers, **second.numbers},
        departments={**first.departments, **second.departments},
        people={**first.people, **second.people},
        deputies=(*first.deputies, *second.deputies),
    )
