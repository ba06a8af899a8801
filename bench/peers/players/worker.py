"""The loop that every peer written in Python runs in its own process.

It plays a few projects to warm up and prints `ready`; then each line `N` on standard input is one
round: N projects are started, and their human steps completed one by one, each in its own durable
commit. The answer is one line, completions per second. Starting is not counted, here as in the
product's rounds. `N fresh` begins with an empty write-ahead log.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

STEPS = 9
"""Human steps of a project, whoever plays it."""

WARM_UP = 3
"""Projects played before anything is measured."""

Project = TypeVar("Project")


@dataclass(frozen=True)
class Play(Generic[Project]):
    """A peer at work: starts a project, completes its next step, says whether it has ended.

    ``empty_log`` empties the write-ahead log of SQLite; PostgreSQL keeps its own by itself.
    """

    start: Callable[[], Project]
    step: Callable[[Project], None]
    ended: Callable[[Project], bool]
    empty_log: Callable[[], None]


def serve(play: Play[Project]) -> None:
    """Answer rounds until standard input ends."""
    _completions_per_second(play, WARM_UP)
    print("ready", flush=True)
    for line in sys.stdin:
        count, *how = line.split()
        if how == ["fresh"]:
            play.empty_log()
        print(_completions_per_second(play, int(count)), flush=True)


def _completions_per_second(play: Play[Project], projects: int) -> float:
    started = [play.start() for _ in range(projects)]
    begun = time.perf_counter()
    for project in started:
        for _ in range(STEPS):
            play.step(project)
    spent = time.perf_counter() - begun
    if not all(play.ended(project) for project in started):
        sys.exit("a project did not end with its ninth human step")
    return projects * STEPS / spent
