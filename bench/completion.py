"""Completing a work item, as a ratio to the raw limit of the database on the same machine.

    python bench/completion.py [--projects N] [--rounds N] [--json]

One project of ``rules/ten-steps`` is nine completions by the people concerned, each in one durable
commit, with every feature on: permissions, candidates, deadlines, hash chain, outbox, lists.
Rounds of the product and of the limit take turns, so that a drifting machine disturbs both;
medians are printed. Figures mean something only as ratios of one run.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
PEOPLE = ("lead", "a", "b", "c", "d", "e")


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        _prepare(Path(folder))
        from raw import completions_per_second

        product, limit = [], []
        cast, edition = _organisation()
        for turn in range(arguments.rounds):
            product.append(_product(cast, edition, arguments.projects))
            part = Path(folder) / f"raw{turn}"
            part.mkdir()
            limit.append(completions_per_second(part, arguments.projects * 9))
    _print(product, limit, as_json=arguments.json)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--projects", type=int, default=30, help="projects a round (30)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each (5)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser.parse_args()


def _prepare(folder: Path) -> None:
    """A scratch home with an empty, migrated SQLite database."""
    os.environ.update(XIZE_HOME=str(folder), DJANGO_SETTINGS_MODULE="xize.site.settings")
    os.environ.pop("DATABASE_URL", None)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _organisation() -> tuple[dict, str]:
    """A person for each role, and the published regulation."""
    from datetime import UTC, datetime

    from xize.people import accounts, queries, services
    from xize.people.actor import SYSTEM
    from xize.rulebook.services import publish_from_library

    for name in PEOPLE:
        services.create_person(actor=SYSTEM, username=name, name=name)
    cast = {name: queries.actor_for(accounts.find(name)) for name in PEOPLE}
    rule = HERE / "rules" / "ten-steps"
    return cast, publish_from_library(actor=SYSTEM, regulation=rule, at=datetime.now(UTC))


def _product(cast: dict, edition: str, projects: int) -> float:
    """Completions per second over so many projects; starting them is not counted."""
    from xize.projects import services

    team = {name: [actor.person] for name, actor in cast.items()}
    started = [
        services.start_project(actor=cast["lead"], edition=edition, title=f"项目{n}", team=team)
        for n in range(projects)
    ]
    begun = time.perf_counter()
    for done in started:
        _play(cast, done.stream)
    return projects * 9 / (time.perf_counter() - begun)


def _play(cast: dict, stream: str) -> None:
    """The nine human steps of one project."""
    from xize.core.engine.events import Opened
    from xize.projects import services
    from xize.projects.queries import project_state

    fills = {"slip.head": {"amount": "2000", "note": "说明"}}
    state = project_state(cast["lead"], stream).state
    item = next(iter(state.tasks))
    done = services.complete(actor=cast["lead"], stream=stream, item=item, fills=fills)
    for who, outcome in (
        ("a", "next"), ("a", "agree"), ("b", "agree"), ("c", "agree"), ("d", "agree"),
        ("e", "agree"), ("lead", "next"), ("e", "next"),
    ):  # fmt: skip
        opened = [event.element for event in done.events if isinstance(event, Opened)]
        item = opened[0] if opened else item
        done = services.complete(actor=cast[who], stream=stream, item=item, outcome=outcome)


def _print(product: list[float], limit: list[float], *, as_json: bool) -> None:
    ratio = statistics.median(p / raw for p, raw in zip(product, limit, strict=True))
    figures = {
        "completions_per_second": round(statistics.median(product)),
        "raw_limit_per_second": round(statistics.median(limit)),
        "ratio_to_limit": round(ratio, 3),
    }
    if as_json:
        print(json.dumps({"sqlite": figures}))
    else:
        for name, value in figures.items():
            print(f"{name:24} {value}")


if __name__ == "__main__":
    main()
