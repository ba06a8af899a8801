"""Rounds of everything that is compared, taking turns, and the ratios that come of them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from databases import create_database
from workers import Worker, together

Figures = dict[str, Any]
Turn = Callable[[], float]
FEWEST = 3
WEIGHT = 10
"""A peer, being slow, plays one project where the product plays so many."""


def measure(
    kind: str, place: str, folder: Path, peers: tuple[str, ...], *, projects: int, until: float
) -> Figures:
    """Play rounds until that moment (``time.monotonic``), three at least; their ratios."""
    with ExitStack() as stack:
        turns = _turns(kind, place, folder, peers, projects, stack)
        for turn in turns.values():
            turn()  # caches fill, statements are prepared
        rounds: list[dict[str, float]] = []
        while len(rounds) < FEWEST or time.monotonic() < until:
            rounds.append({name: turn() for name, turn in turns.items()})
    return _figures(rounds, peers)


def _turns(
    kind: str, place: str, folder: Path, peers: tuple[str, ...], projects: int, stack: ExitStack
) -> dict[str, Turn]:
    """What takes turns, by name; ``stack`` ends it."""

    def begin(script: str, *arguments: str) -> Worker:
        worker = Worker(script, *arguments)
        stack.callback(worker.close)
        return worker

    product = begin("product.py", kind, place)
    turns: dict[str, Turn] = {"product": lambda: product.ask(str(projects))}
    if kind == "sqlite":
        raw = begin("raw_sqlite.py", place)
        turns["limit"] = lambda: raw.ask(str(projects))
    else:
        second = begin("product.py", kind, place, "join")
        one, two = begin("raw_postgresql.py", place, "1"), begin("raw_postgresql.py", place, "2")
        turns["limit"] = lambda: one.ask(str(projects))
        turns["product_2"] = lambda: together((product, second), str(projects))
        turns["limit_2"] = lambda: two.ask(str(projects))
    for name in peers:
        where = place if kind == "sqlite" else create_database(place, name)
        if kind == "sqlite":
            (folder / name).mkdir()
            where = str(folder / name)
        worker = begin("peers/run.py", name, kind, where)
        if worker.ready:
            count = str(max(1, projects // WEIGHT))
            turns[name] = lambda worker=worker, count=count: worker.ask(count)  # type: ignore[misc]
    return turns


def _figures(rounds: list[dict[str, float]], peers: tuple[str, ...]) -> Figures:
    def ratio(one: str, other: str) -> float | None:
        if one not in rounds[0] or other not in rounds[0]:
            return None
        return round(statistics.median(turn[one] / turn[other] for turn in rounds), 3)

    figures: Figures = {"ratio_to_limit": ratio("product", "limit")}
    if "limit_2" in rounds[0]:
        figures["ratio_to_limit_2_clients"] = ratio("product_2", "limit_2")
    figures |= {f"vs_{name.replace('-', '_')}": ratio("product", name) for name in peers}
    figures["rounds"] = len(rounds)
    figures["completions_per_second"] = {
        name: round(statistics.median(turn[name] for turn in rounds)) for name in rounds[0]
    }
    return figures
