"""The scenarios beside a regulation: read, joined with what they follow, checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from xize.core.problems import Problem, has_errors
from xize.core.process.rulebook import Rulebook
from xize.core.regulation.model import Regulation
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.sentences import near
from xize.scenarios.check import check
from xize.scenarios.model import Given, Play, Scenario
from xize.scenarios.read import read, verbs_of
from xize.scenarios.sentences import SENTENCES

FOLDER = "tests"


class Loaded(msgspec.Struct, frozen=True):
    """One scenario file; ``scenario`` is None when it cannot be played."""

    file: str
    scenario: Scenario | None
    problems: tuple[Problem, ...] = ()


def load(folder: Path, regulation: Regulation, rules: Rulebook) -> tuple[Loaded, ...]:
    """Every scenario in the folder of a regulation, in the order of their names."""
    texts = {path.stem: path for path in sorted((folder / FOLDER).glob("*.yaml"))}
    readings = {name: read(path.read_bytes(), path.name) for name, path in texts.items()}
    known = {name: one.scenario for name, one in readings.items() if one.scenario is not None}
    loaded = []
    for name, reading in readings.items():
        path = texts[name].name
        notes = Notes(path, SENTENCES)
        scenario = reading.scenario
        if scenario is not None:
            check(scenario, regulation, rules, notes)
            scenario = joined(scenario, known, notes)
        problems = (*reading.problems, *notes.problems)
        usable = None if has_errors(problems) else scenario
        loaded.append(Loaded(str(texts[name]), usable, problems))
    return tuple(loaded)


def joined(scenario: Scenario, others: Mapping[str, Scenario], notes: Notes) -> Scenario | None:
    """The scenario with the plays of what it follows before its own."""
    chain = [scenario]
    names: list[str] = []
    while (follows := chain[-1].follows) is not None:
        if follows.scenario not in others:
            ends = near(follows.scenario, others)
            notes.say("unknown-scenario", follows.scenario.at, text=follows.scenario, **ends)
            return None
        if follows.scenario in names:
            notes.say("follows-itself", follows.at, text=" → ".join(names))
            return None
        names.append(follows.scenario)
        chain.append(others[follows.scenario])
    whole = chain.pop()
    for later in reversed(chain):
        assert later.follows is not None
        before = _until(whole, later.follows.until)
        if before is None:
            marks = [mark for play in whole.plays for mark in _marks(play)]
            until = later.follows.until
            ends = near(until, marks)
            notes.say("unknown-mark", until.at, scenario=whole.scenario, text=until, **ends)
            return None
        whole = replace(
            later,
            follows=None,
            clock=whole.clock,
            given=_merged(whole.given, later.given),
            begins=whole.begins,
            team={**whole.team, **later.team},
            plays=(*before, *later.plays),
        )
    return whole


def _until(scenario: Scenario, mark: str) -> tuple[Play, ...] | None:
    """The plays up to a mark, their expectations left out."""
    for index, play in enumerate(scenario.plays):
        if mark in _marks(play):
            return tuple(
                replace(one, expect=None, proves=())
                for one in scenario.plays[: index + 1]
                if any(verbs_of(one)) or one.moment or one.wait
            )
    return None


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
    )
