"""Xize as a worker: ``product.py KIND PLACE [join]``. ``join`` works where another one prepared.

Orders: ``N`` plays N projects of ten steps, on SQLite ``N fresh`` with an empty log and
``N reused`` with one whose space is written again. ``single N`` and ``batch N`` give one decision
in each of N projects, one by one or all at once.
"""

from __future__ import annotations

import gc
import sys
import time
from typing import Any

import databases
import ten_steps


def main(kind: str, place: str, how: str = "") -> None:
    """Prepare, then answer orders until there are no more."""
    databases.prepare(kind, place, empty=how != "join")
    from xize.rulebook.queries import edition_in_force

    edition = edition_in_force("ten-steps") if how == "join" else ten_steps.found()
    product = Product(ten_steps.actors(), edition)
    gc.collect()
    gc.freeze()  # as the server does when it has loaded everything
    print("ready", flush=True)
    for line in sys.stdin:
        print(product.answer(line.split()), flush=True)


class Product:
    """What can be ordered."""

    def __init__(self, cast: dict[str, Any], edition: str) -> None:
        self.cast, self.edition = cast, edition

    def answer(self, words: list[str]) -> float:
        """Completions per second of an order."""
        match words:
            case ["single", count]:
                return self._decisions(int(count), self._one_by_one)
            case ["batch", count]:
                return self._decisions(int(count), self._at_once)
            case [count, log]:
                return self._projects(int(count), log)
            case [count]:
                return self._projects(int(count))
            case _:
                raise ValueError(words)

    def _started(self, count: int) -> list[Any]:
        return [ten_steps.start(self.cast, self.edition, number) for number in range(count)]

    def _projects(self, count: int, log: str = "") -> float:
        started = self._started(count)
        if log:
            databases.checkpoint(log)
        begun = time.perf_counter()
        for one in started:
            ten_steps.play(self.cast, one)
        return count * ten_steps.STEPS / (time.perf_counter() - begun)

    def _decisions(self, count: int, decide: Any) -> float:
        items = [ten_steps.play_to_countersign(self.cast, one) for one in self._started(count)]
        databases.checkpoint("fresh")
        begun = time.perf_counter()
        decide(items)
        return count / (time.perf_counter() - begun)

    def _one_by_one(self, items: list[tuple[str, str]]) -> None:
        from xize.projects import services

        for stream, item in items:
            services.complete(actor=self.cast["b"], stream=stream, item=item, outcome="agree")

    def _at_once(self, items: list[tuple[str, str]]) -> None:
        from xize.projects import services

        lines = services.decide_many(actor=self.cast["b"], items=items, outcome="agree")
        assert all(line.ok for line in lines)


if __name__ == "__main__":
    main(*sys.argv[1:])
