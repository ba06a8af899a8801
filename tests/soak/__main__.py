"""`make soak`: many walks over several processes, and what they met in docs/soak.md."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import click

from tests.core.engine.coverage import wanted
from tests.soak.report import report
from tests.soak.walking import WALKS, Result, walk_seed

PAGE = Path(__file__).parents[2] / "docs" / "soak.md"
ENOUGH = 100_000
"""Walks after which every pair of block and operator must have been met."""
CHUNK = 20
"""Seeds a process takes at once."""


@click.command
@click.option("--walks", default=ENOUGH, show_default=True, help="How many at least.")
@click.option("--processes", default=os.cpu_count() or 1, show_default=True)
@click.option("--seed", default=1_000_000, show_default=True, help="The first seed.")
@click.option("--page", default=PAGE, type=click.Path(path_type=Path), help="Where it is written.")
def main(walks: int, processes: int, seed: int, page: Path) -> None:
    """Walk, tell every failure at once, write the page, also where it is interrupted.

    Ends with 1 when anything failed or, on a long run, when a pair was never met.
    """
    seeds = range(seed, seed + -(-walks // WALKS))
    begun = time.monotonic()
    whole = Result()
    try:
        for number, result in enumerate(results(seeds, processes), 1):
            whole.add(result)
            for failure in result.failures:
                click.echo(str(failure))
            if number % 1_000 == 0:
                click.echo(f"{whole.counts['walks']} walks, {len(whole.failures)} failed")
    except KeyboardInterrupt:
        click.echo("stopped before the end")
    minutes = (time.monotonic() - begun) / 60
    text = report(whole, seeds[: whole.counts["regulations"]], processes, minutes)
    page.write_text(text, encoding="utf-8")
    click.echo(text.partition("\n## ")[0])
    missing = walks >= ENOUGH and any(not whole.covered[pair] for pair in wanted())
    raise SystemExit(bool(whole.failures) or missing)


def results(seeds: range, processes: int) -> Iterator[Result]:
    """The result of every seed, in any order."""
    if processes == 1:
        yield from map(walk_seed, seeds)
        return
    with get_context("spawn").Pool(processes) as pool:
        yield from pool.imap_unordered(walk_seed, seeds, chunksize=CHUNK)


if __name__ == "__main__":
    main()
