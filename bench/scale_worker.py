"""One database of projects as a worker: ``scale_worker.py KIND PLACE``.

An order is a name and how often, ``complete 50``; the answer is the median in milliseconds.
Whatever an order needs to know first is looked up before its time is taken.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import databases
import ten_steps
from scale_load import BUSY, RARE, TEAMS

Task = Callable[[], object]
TRIES = 1_000
OUTCOMES = {"sign_off": "agree"}


def main(kind: str, place: str) -> None:
    """Answer orders until there are no more."""
    databases.prepare(kind, place, empty=False)
    site = Site()
    print("ready", flush=True)
    for line in sys.stdin:
        name, times = line.split()
        print(site.median_ms(name, int(times)), flush=True)


class Site:
    """The projects of a database, and the people who work on them."""

    def __init__(self) -> None:
        from xize.people import accounts, queries

        names = [(n, name) for n in range(TEAMS) for name in ten_steps.PEOPLE]
        self.people = {
            (n, name): queries.actor_for(accounts.find(f"{name}{n or ''}")) for n, name in names
        }
        self.actors = {actor.person: actor for actor in self.people.values()}
        self.first, self.last = _number(_edge("MIN")), _number(_edge("MAX"))
        self.dice = random.Random(2)

    def median_ms(self, name: str, times: int) -> float:
        """Do something so often, each time prepared anew; the median of the times it took."""
        prepare = {
            "inbox_busy": lambda: self.inbox(BUSY),
            "inbox_rare": lambda: self.inbox(RARE),
            "badge_busy": lambda: self.badge(BUSY),
            "list_busy": lambda: self.list(BUSY),
            "list_rare": lambda: self.list(RARE),
            "page": self.page,
            "page_again": lambda: self.again(self.page()),
            "item": self.item,
            "complete": self.completion,
        }[name]
        spent = []
        for _ in range(times):
            task = prepare()
            begun = time.perf_counter()
            task()
            spent.append(time.perf_counter() - begun)
        return round(statistics.median(spent) * 1000, 3)

    def inbox(self, team: int) -> Task:
        """The first page of what waits for somebody."""
        from xize.projects import queries

        actor = self.people[team, "a"]
        return lambda: queries.todo(actor)

    def badge(self, team: int) -> Task:
        """The numbers on every page."""
        from xize.projects import queries

        actor = self.people[team, "a"]
        return lambda: queries.counts(actor)

    def list(self, team: int) -> Task:
        """The first page of the projects somebody takes part in."""
        from xize.projects import queries

        actor = self.people[team, "a"]
        return lambda: queries.projects(actor)

    def page(self) -> Task:
        """What the page of any project asks for, read by somebody whose turn it is."""
        from django.utils import timezone

        from xize.projects import queries

        actor, stream, _, _ = self.waiting()
        return lambda: queries.project(actor, stream, timezone.now())

    def again(self, task: Task) -> Task:
        """The same, when it has been done before."""
        task()
        return task

    def item(self) -> Task:
        """What the page of an open step asks for."""
        from django.utils import timezone

        from xize.projects import queries

        actor, stream, element, _ = self.waiting()
        return lambda: queries.work_item(actor, stream, element, timezone.now())

    def completion(self) -> Task:
        """Somebody whose turn it is completes a step of any project, having opened its page."""
        from django.utils import timezone

        from xize.projects import queries, services

        actor, stream, item, node = self.waiting()
        queries.work_item(actor, stream, item, timezone.now())
        fills = ten_steps.FILLS if node == "draft" else None
        outcome = OUTCOMES.get(node, "next")
        return lambda: services.complete(
            actor=actor, stream=stream, item=item, outcome=outcome, fills=fills
        )

    def waiting(self) -> tuple[Any, str, str, str]:
        """Any open step: somebody it waits for, its stream, element and node."""
        for _ in range(TRIES):
            stream, state = self.any_project()
            for item, task in state.tasks.items():
                seats = [seat for seat in task.seats if seat.id not in task.votes]
                person = self.dice.choice(seats).people[0]
                return self.actors[person], stream, item, state.elements[item].node
        sys.exit("hardly any project is open any more: load more of them, or play fewer rounds")

    def any_project(self) -> tuple[str, Any]:
        """Any stream, and its state."""
        from django.db import connection

        from xize.core.engine import decode_state
        from xize.ledger.batch import fetch

        sql = (
            "SELECT id, state FROM ledger_stream WHERE id >= ? AND kind = 'project' "
            "ORDER BY id LIMIT 1"
        )
        wanted = f"{self.dice.randint(self.first, self.last):032x}"
        parts = (wanted[:8], wanted[8:12], wanted[12:16], wanted[16:20], wanted[20:])
        [(stream, state)] = fetch(connection, sql, ("-".join(parts),))
        return stream, decode_state(state)


def _edge(which: str) -> str:
    from django.db import connection

    from xize.ledger.batch import fetch

    sql = f"SELECT {which}(stream) FROM projects_project"
    return str(fetch(connection, sql)[0][0])


def _number(stream: str) -> int:
    return int(stream.replace("-", ""), 16)


if __name__ == "__main__":
    main(*sys.argv[1:])
