"""Xize as a worker: ``product.py KIND PLACE [join]``.

Orders: ``N`` plays N projects of ten steps. ``join`` works in a database another one prepared.
"""

from __future__ import annotations

import sys
import time

import databases
import ten_steps


def main(kind: str, place: str, how: str = "") -> None:
    """Prepare, then answer orders until there are no more."""
    databases.prepare(kind, place, empty=how != "join")
    from xize.rulebook.queries import edition_in_force

    edition = edition_in_force("ten-steps") if how == "join" else ten_steps.found()
    cast = ten_steps.actors()
    print("ready", flush=True)
    for line in sys.stdin:
        print(_projects(cast, edition, int(line)), flush=True)


def _projects(cast: dict, edition: str, count: int) -> float:
    """Completions per second over so many projects; starting them is not counted."""
    started = [ten_steps.start(cast, edition, number) for number in range(count)]
    begun = time.perf_counter()
    for one in started:
        ten_steps.play(cast, one)
    return count * ten_steps.STEPS / (time.perf_counter() - begun)


if __name__ == "__main__":
    main(*sys.argv[1:])
