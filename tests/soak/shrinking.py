"""A failing walk told shortly: its seed, and as few of its commands as still fail the same way."""

from __future__ import annotations

import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass

from tests.core.engine.finishing import Plainly, finish
from tests.core.engine.invariants import check, check_history
from tests.core.engine.walker import Walk
from xize.core.engine import Refused, wakes
from xize.core.engine import commands as c
from xize.core.process.rulebook import Rulebook

LONGEST = 10
"""Seconds that are spent on making one failure shorter."""


@dataclass(frozen=True)
class Failure:
    """What went wrong in which walk, and the commands that are enough for it."""

    seed: int
    walk: int
    what: str
    commands: tuple[str, ...]

    def __str__(self) -> str:
        lines = [f"seed {self.seed}, walk {self.walk}: {self.what}"]
        return "\n".join([*lines, *(f"    {one}" for one in self.commands)])


def told(error: Exception) -> str:
    """An error by its kind and place, so that two of them can be compared."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {at.name}: {at.line}"


def shrunk(seed: int, number: int, walk: Walk, error: Exception) -> Failure:
    """The failure with commands left out as long as it stays the same."""
    clock = c.ClockCommand
    asked: list[c.AnyCommand] = [one for one in walk.commands if not isinstance(one, clock)]
    what = told(error)
    until = time.monotonic() + LONGEST
    if again(walk.rules, asked) == what:
        asked = _without(walk.rules, asked, what, until)
    detail = str(error).partition("\n")[0][:300]
    return Failure(seed, number, f"{what} {detail}", tuple(map(short, asked)))


def short(command: c.AnyCommand) -> str:
    """A command in one line, without what was typed."""
    who = " for ".join(filter(None, (command.by.person, command.by.acting_for)))
    parts = {name: getattr(command, name) for name in command.__struct_fields__}
    typed = {"by", "at", "fills", "files", "comment", "text", "reason", "data", "team"}
    said = [f"{name}={one}" for name, one in parts.items() if one and name not in typed]
    tag = command.__struct_config__.tag
    return f"{command.at:%Y-%m-%d %H:%M} {who}: {tag} {' '.join(said)}"


def _without(
    rules: Rulebook, asked: list[c.AnyCommand], what: str, until: float
) -> list[c.AnyCommand]:
    """Leave out ever smaller parts, the last first."""
    size = max(1, len(asked) // 2)
    while True:
        for start in range(len(asked) - size, 0, -size):  # the first command begins the project
            fewer = asked[:start] + asked[start + size :]
            if time.monotonic() < until and again(rules, fewer) == what:
                asked = fewer
        if size == 1:
            return asked
        size //= 2


def again(rules: Rulebook, asked: Sequence[c.AnyCommand]) -> str:
    """How the same commands fail on a fresh project, the refused left out; "" if they do not."""
    walk = Walk(rules, Plainly())
    try:
        for command in asked:
            _let_time_pass(walk, command)
            try:
                walk.do(command)
            except Refused:
                continue
            walk.tick()
            check(walk.stream, walk.now)
        check_history(walk.stream)
        finish(walk)
    except Exception as error:  # noqa: BLE001 - any failure is told
        return told(error)
    return ""


def _let_time_pass(walk: Walk, command: c.AnyCommand) -> None:
    """The clock does what it owes until somebody asks."""
    while (wake := wakes(walk.state)) is not None and wake <= command.at:
        walk.now = max(walk.now, wake)
        walk.tick()
    walk.now = max(walk.now, command.at)
    walk.tick()
