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
SLOWER = 10
"""A peer, being slow, plays one project where the product plays so many."""
MANY = 100
"""Decisions in one batch."""
SELDOM = {"payment": 8}
"""What takes long has its turn every so many rounds."""

RATIOS = {
    "ratio_to_limit": ("product", "limit"),
    "ratio_to_limit_2_clients": ("product_2", "limit_2"),
    "ratio_to_limit_log_reused": ("product_log_reused", "limit_log_reused"),
    "ratio_to_same_rows": ("product", "same_rows"),
    "payment_stage_c_ratio_to_limit": ("payment", "limit"),
    "batch_of_100_vs_single": ("batch", "single"),
}
"""Figures by what is divided by what, within one round."""


def measure(
    kind: str, place: str, folder: Path, peers: tuple[str, ...], *, projects: int, until: float
) -> Figures:
    """Play rounds until that moment (``time.monotonic``), three at least; their ratios."""
    with ExitStack() as stack:
        turns = _Turns(kind, place, folder, stack).all(projects, peers)
        for turn in turns.values():
            turn()  # caches fill, statements are prepared
        rounds: list[dict[str, float]] = []
        while len(rounds) < FEWEST or time.monotonic() < until:
            due = [name for name in turns if len(rounds) % SELDOM.get(name, 1) == 0]
            rounds.append({name: turns[name]() for name in due})
    return _figures(rounds, peers)


class _Turns:
    """Begins the workers of one database; ``stack`` ends them."""

    def __init__(self, kind: str, place: str, folder: Path, stack: ExitStack) -> None:
        self.kind, self.place, self.folder, self.stack = kind, place, folder, stack

    def all(self, projects: int, peers: tuple[str, ...]) -> dict[str, Turn]:
        """What takes turns, by name."""
        product, many = self._begin("product.py", self.kind, self.place), str(MANY)
        turns: dict[str, Turn] = {"product": lambda: product.ask(f"{projects} fresh")}
        turns |= self._sqlite(product, projects) if self.kind == "sqlite" else {}
        turns |= self._postgresql(product, projects) if self.kind == "postgresql" else {}
        turns["single"] = lambda: product.ask(f"single {many}")
        turns["batch"] = lambda: product.ask(f"batch {many}")
        turns |= self._optional("same_rows", "same_rows.py", projects)
        turns |= self._optional("payment", "payment.py", 1)
        for name in peers:
            turns |= self._optional(name, "peers/run.py", max(1, projects // SLOWER), name)
        return turns

    def _sqlite(self, product: Worker, projects: int) -> dict[str, Turn]:
        raw = self._begin("raw_sqlite.py", self.place)
        return {
            "limit": lambda: raw.ask(f"{projects} fresh"),
            "product_log_reused": lambda: product.ask(f"{projects} reused"),
            "limit_log_reused": lambda: raw.ask(f"{projects} reused"),
        }

    def _postgresql(self, product: Worker, projects: int) -> dict[str, Turn]:
        second = self._begin("product.py", self.kind, self.place, "join")
        one = self._begin("raw_postgresql.py", self.place, "1")
        two = self._begin("raw_postgresql.py", self.place, "2")
        return {
            "limit": lambda: one.ask(str(projects)),
            "product_2": lambda: together((product, second), str(projects)),
            "limit_2": lambda: two.ask(str(projects)),
        }

    def _optional(self, name: str, script: str, count: int, *arguments: str) -> dict[str, Turn]:
        """The turn of a worker with a database of its own; none where it cannot work."""
        if self.kind == "sqlite":
            where = str(self.folder / name)
            Path(where).mkdir()
        else:
            where = create_database(self.place, name)
        worker = self._begin(script, *arguments, self.kind, where)
        return {name: lambda: worker.ask(f"{count} fresh")} if worker.ready else {}

    def _begin(self, script: str, *arguments: str) -> Worker:
        worker = Worker(script, *arguments)
        self.stack.callback(worker.close)
        return worker


def _figures(rounds: list[dict[str, float]], peers: tuple[str, ...]) -> Figures:
    pairs = RATIOS | {f"vs_{name.replace('-', '_')}": ("product", name) for name in peers}
    figures: Figures = {}
    for name, (one, other) in pairs.items():
        if one in rounds[0] and other in rounds[0]:
            both = [turn for turn in rounds if one in turn and other in turn]
            ratios = [turn[one] / turn[other] for turn in both]
            figures[name] = round(statistics.median(ratios), 3)
        elif name.startswith("vs_"):
            figures[name] = None
    figures["rounds"] = len(rounds)
    figures["completions_per_second"] = {
        name: round(statistics.median(turn[name] for turn in rounds if name in turn))
        for name in rounds[0]
    }
    return figures
