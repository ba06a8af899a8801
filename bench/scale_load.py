"""Fill a database with open projects: ``scale_load.py KIND PLACE PROJECTS``.

A few projects of ``rules/ten-steps`` are really played, to every point at which one can wait, by
the services people use; the others are copies of them (``scale_clone``) done by other people.
Half of all belong to one busy team, three to a team that is rarely asked, the rest to the others.
"""

from __future__ import annotations

import itertools
import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import databases
import ten_steps
from scale_clone import Original
from scale_rows import Columns, PostgresqlWriter, Rows, SqliteWriter, Writer, key_of

TEAMS = 20
BUSY, RARE = 0, 1
RARE_PROJECTS = 3
STAGES = ten_steps.STEPS
VARIANTS = 5
"""How often a project is played to each point, at different times."""
CHUNK = 2_000
WHOLE, SAMPLE = 5_000, 200
"""Up to so many projects all are verified when they are written; of more, a sample."""
SPREAD = timedelta(days=30)
"""Copies began within so much time before their originals, one after the other."""

People = dict[str, Any]


def main(kind: str, place: str, projects: str) -> None:
    """Play, copy, write."""
    databases.prepare(kind, place, empty=True)
    from django.db import connections

    edition = ten_steps.found()
    teams = [ten_steps.actors(), *(_team(number) for number in range(1, TEAMS))]
    writer: Writer = (
        SqliteWriter(f"{place}/x.sqlite3") if kind == "sqlite" else PostgresqlWriter(place)
    )
    played = list(_played(teams[BUSY], edition))
    _send_mail()
    columns = writer.columns()
    originals = [read_original(writer, columns, *one) for one in played]
    connections.close_all()
    with writer.loading():
        _copy(writer, columns, originals, teams, int(projects) - len(played))
    _verify()


def _team(number: int) -> People:
    """Six people more."""
    from xize.people import accounts, queries, services
    from xize.people.actor import SYSTEM

    team = {}
    for name in ten_steps.PEOPLE:
        services.create_person(actor=SYSTEM, username=f"{name}{number}", name=f"{name}{number}")
        team[name] = queries.actor_for(accounts.find(f"{name}{number}"))
    return team


def _played(team: People, edition: str) -> Iterator[tuple[str, datetime]]:
    """Projects really played, one for each point and variant: stream, and when it began."""
    from django.utils import timezone

    now = timezone.now()
    for number, (steps, _) in enumerate(itertools.product(range(STAGES), range(VARIANTS))):
        began = now - timedelta(hours=20, microseconds=7 * number + 1)
        began = began.replace(microsecond=123_456 + number)  # six digits, wherever it is written
        playing = steps_of(team, edition, began)
        yield next(itertools.islice(playing, steps, None)), began


def steps_of(team: People, edition: str, began: datetime) -> Iterator[str]:
    """Play a project, a step an hour; its stream, when it has begun and after every step."""
    from xize.projects import services

    people = {name: [actor.person] for name, actor in team.items()}
    done = services.start_project(
        actor=team["lead"], edition=edition, title="项目", team=people, at=began
    )
    stream, item = done.stream, ""
    yield stream
    for number, (who, outcome) in enumerate((("lead", "next"), *ten_steps.AFTERWARDS)):
        item = ten_steps.opened(done) or item
        done = services.complete(
            actor=team[who],
            stream=stream,
            item=item,
            outcome=outcome,
            fills=None if number else ten_steps.FILLS,
            at=began + timedelta(hours=number + 1),
        )
        yield stream


def _send_mail() -> None:
    """The outbox of a running site is empty but for the last minute."""
    from django.utils import timezone

    from xize.notices.outbox import deliver

    def send(_posts: object) -> dict[str, str]:
        return {}

    while deliver(now=timezone.now(), send=send):
        pass


def read_original(writer: Writer, columns: Columns, stream: str, began: datetime) -> Original:
    """A project that was played, as its tables hold it now."""
    rows = {table: writer.rows(table, key_of(table), stream) for table in columns}
    rows = {table: found for table, found in rows.items() if found}
    place = list(columns["ledger_payload"]).index("id")
    payloads = tuple(row[place] for row in rows.get("ledger_payload", ()))
    return Original(stream, began, payloads, columns, rows)


def _copy(
    writer: Writer, columns: Columns, originals: list[Original], teams: list[People], count: int
) -> None:
    """Write so many copies."""
    dice = random.Random(1)
    known: dict[tuple[int, int], Original] = {}
    rows: Rows = {}
    for number in range(count):
        team, place = _team_of(number, dice), number % len(originals)
        if team == RARE:
            place = VARIANTS * (1 + number % 2)  # its "a" is waited for
        if (team, place) not in known:
            people = {teams[BUSY][one].person: teams[team][one].person for one in teams[BUSY]}
            known[team, place] = originals[place].with_people(people)
        original = known[team, place]
        _, made = original.copy(_moment(original.began, number / count, dice))
        for table, many in made.items():
            rows.setdefault(table, []).extend(many)
        if number % CHUNK == CHUNK - 1 or number == count - 1:
            writer.write(columns, rows)
            rows = {}


def _moment(last: datetime, share: float, dice: random.Random) -> datetime:
    """When a copy began, one after the other; written with as many digits as the original's."""
    at = last - SPREAD * (1 - share)
    return at.replace(microsecond=dice.randrange(100_000, 1_000_000))


def _verify() -> None:
    """All of few projects as `xize verify` does; of many some: chain, head and state."""
    from xize.ledger.findings import Finding
    from xize.ledger.queries import streams
    from xize.projects.transaction import KIND
    from xize.projects.verify import verify

    known = streams(KIND)
    found: Iterator[Finding | None] = verify()
    if len(known) > WHOLE:
        found = map(_broken, random.Random(3).sample(known, SAMPLE))
    bad = next((one for one in found if one is not None and one.is_bad), None)
    if bad is not None:
        sys.exit(f"a copy is not sound: {bad.sentence('en')}")


def _broken(stream: str) -> Any:
    """The first thing that is wrong with one stream."""
    from xize.core.engine import decode, decode_state, replay
    from xize.ledger.broken import first_break, head_break
    from xize.ledger.findings import Finding, Kind
    from xize.ledger.queries import links, stream_row

    events, row = links(stream), stream_row(stream)
    assert row is not None
    broken = first_break(stream, events) or head_break(stream, row.seq, row.head, events)
    state = replay([decode(one.type, one.version, one.body) for one in events])
    differs = state != decode_state(row.state)
    return broken or (Finding(stream, row.seq, Kind.STATE_DIFFERS) if differs else None)


def _team_of(number: int, dice: random.Random) -> int:
    if number < RARE_PROJECTS:
        return RARE
    return BUSY if dice.random() < 0.5 else dice.randrange(RARE + 1, TEAMS)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main(*sys.argv[1:])
