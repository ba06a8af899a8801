"""``read``: a scenario file to its model, or every problem of the text at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from xize.core.problems import Problem, has_errors, in_order
from xize.core.regulation.model import Word
from xize.core.regulation.reading.bind import LOST, Binder
from xize.core.regulation.reading.described import found
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.shapes import PartShape
from xize.core.regulation.source.compose import Composer
from xize.core.regulation.source.faults import FaultError, fault
from xize.core.regulation.source.nodes import Entries, Items, Node, Scalar
from xize.core.regulation.source.text import as_text
from xize.scenarios.model import AT_STEP, VERBS, Expectation, Play, Scenario
from xize.scenarios.moments import moment, shown
from xize.scenarios.sentences import SENTENCES

_NOTHING = Expectation()
_RENAMED = {"at": "moment"}
"""Keys whose own name is taken in the model (every part of it knows where it stands: ``at``)."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What came of reading a scenario; ``scenario`` is None when there are errors."""

    scenario: Scenario | None
    problems: tuple[Problem, ...]


def read(content: str | bytes, file: str) -> Reading:
    """Read a scenario. Never raises for a text, whatever it holds.

    ``problems`` are those of form; whether the names it uses exist is for ``check``.
    """
    try:
        composer = Composer(as_text(content), file)
        root = composer.compose()
    except FaultError as error:
        return Reading(scenario=None, problems=(error.problem(file),))
    notes = Notes(file, SENTENCES)
    scenario = _bound(root, notes, file)
    problems = in_order([*composer.problems, *notes.problems])
    return Reading(
        scenario=None if scenario is None or has_errors(problems) else scenario,
        problems=problems,
    )


def _bound(root: Node | None, notes: Notes, file: str) -> Scenario | None:
    if root is None:
        notes.add(fault("file-empty", file))
        return None
    if not isinstance(root, Entries):
        zh, en = found(root)
        notes.say("root-not-mapping", root.at, found_zh=zh, found_en=en)
        return None
    value = Binder(notes).bind(PartShape(Scenario), _with_moments(root, notes), "scenario")
    if value is LOST:
        return None
    assert isinstance(value, Scenario)
    _judge(value, notes)
    return value


def _with_moments(root: Entries, notes: Notes) -> Entries:
    """``at:`` of the plays under the name the model has for it."""
    pairs: list[tuple[Scalar, Node]] = []
    for name, value in root.entries:
        if name.text == "plays" and isinstance(value, Items):
            plays = tuple(_renamed(one, notes) for one in value.items)
            pairs.append((name, Items(plays, value.at)))
        else:
            pairs.append((name, value))
    return Entries(tuple(pairs), root.at)


def _renamed(node: Node, notes: Notes) -> Node:
    if not isinstance(node, Entries):
        return node
    for name, _ in node.entries:
        if name.text in _RENAMED.values():
            notes.say(
                "unknown-key",
                name.at,
                word=name.text,
                place_zh="这一步",
                place_en="an entry of plays",
                near_zh="。是否指 at？",
                near_en=". Did you mean at?",
            )
    return Entries(
        tuple(
            (Scalar(_RENAMED.get(name.text, name.text), name.at), value)
            for name, value in node.entries
        ),
        node.at,
    )


# ------------------------------------------------------------------ what the shapes cannot say
def _judge(scenario: Scenario, notes: Notes) -> None:
    if (scenario.clock is None) is (scenario.follows is None):
        notes.say("clock-or-follows", scenario.at)
    clock = _instant(scenario.clock, notes)
    for play in scenario.plays:
        _judge_play(play, notes)
        at = _instant(play.moment, notes)
        if at is not None and clock is not None and at < clock and play.moment is not None:
            place = play.moment.at
            notes.say("moment-backwards", place, text=play.moment, before=shown(clock))
        clock = at or clock


def _instant(text: Word | None, notes: Notes) -> datetime | None:
    try:
        return moment(text) if text is not None else None
    except ValueError:
        assert text is not None
        notes.say("invalid-moment", text.at, text=text)
        return None


def _judge_play(play: Play, notes: Notes) -> None:
    verbs = tuple(verbs_of(play))
    if len(verbs) > 1:
        notes.say("play-several-verbs", play.at, verbs=", ".join(verbs))
    if verbs and play.by is None and not play.begins:
        notes.say("play-without-person", play.at, verb=verbs[0])
    if not verbs and not happens(play) and play.expect is None:
        notes.say("play-empty", play.at)
    if play.proves and play.expect is None:
        notes.say("proof-without-expectation", play.proves[0].at)
    if play.expect is not None and not expects(play.expect):
        notes.say("expectation-empty", play.expect.at)


def happens(play: Play) -> bool:
    """Whether something is so without anybody acting: time passes, a calendar is published."""
    return any(one is not None for one in (play.moment, play.wait, play.calendar))


def verbs_of(play: Play) -> Iterator[str]:
    """The verbs of a play; ``does`` only names the step where it is waived or transferred."""
    named = [verb for verb in VERBS if getattr(play, verb) not in (None, {}, ())]
    for verb in named:
        if verb != "does" or not AT_STEP & set(named):
            yield verb


def expects(expectation: Expectation) -> tuple[str, ...]:
    """The keys an expectation uses, in the order of the model."""
    return tuple(
        field
        for field in expectation.__struct_fields__
        if field != "at" and getattr(expectation, field) != getattr(_NOTHING, field)
    )
