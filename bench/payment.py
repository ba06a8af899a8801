"""The payment regulation at stage C as a worker: ``payment.py KIND PLACE``.

Its main-path scenario is played by the product. The project as it stood when stage C began is
copied, and on each copy everything that happened in the stage is done again; its completions are
timed (but for those that bring files, which write to the disk besides).
Orders: ``N`` projects, ``N fresh`` with an empty log; the answer is completions per second.
"""

from __future__ import annotations

import sys
import time

import databases
from scale_rows import PostgresqlWriter, SqliteWriter, Writer

REGULATION, SCENARIO = "payment-projects", "main-path"


def main(kind: str, place: str) -> None:
    """Play the scenario, then answer orders until there are no more."""
    databases.prepare(kind, place, empty=True)
    from payment_stage import recorded

    writer: Writer = (
        SqliteWriter(f"{place}/x.sqlite3") if kind == "sqlite" else PostgresqlWriter(place)
    )
    stage = recorded(REGULATION, SCENARIO, writer)
    print("ready", flush=True)
    for line in sys.stdin:
        count, *how = line.split()
        if how == ["fresh"]:
            databases.checkpoint("fresh")
        spent = [seconds for _ in range(int(count)) for seconds in stage.again(time.perf_counter)]
        print(len(spent) / sum(spent), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
