"""The main job: start a project of ``rules/ten-steps`` and do its nine human steps one by one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

PEOPLE = ("lead", "a", "b", "c", "d", "e")
STEPS = 9
RULE = Path(__file__).parent / "rules" / "ten-steps"
FILLS = {"slip.head": {"amount": "2000", "note": "说明"}}
AFTERWARDS = (
    ("a", "next"), ("a", "agree"), ("b", "agree"), ("c", "agree"), ("d", "agree"), ("e", "agree"),
    ("lead", "next"), ("e", "next"),
)  # fmt: skip


def found() -> str:
    """Create a person for each role and publish the regulation; its edition."""
    from xize.people import services
    from xize.people.actor import SYSTEM
    from xize.rulebook.services import publish_from_library, put_in_force

    for name in PEOPLE:
        services.create_person(actor=SYSTEM, username=name, name=name)
    now = datetime.now(UTC)
    edition = publish_from_library(actor=SYSTEM, regulation=RULE, at=now)
    put_in_force(actor=SYSTEM, edition=edition, at=now)
    return edition


def actors() -> dict[str, Any]:
    """The people as actors, by role."""
    from xize.people import accounts, queries

    return {name: queries.actor_for(accounts.find(name)) for name in PEOPLE}


def start(cast: dict[str, Any], edition: str, number: int) -> Any:
    """Begin one project."""
    from xize.projects import services

    team = {name: [actor.person] for name, actor in cast.items()}
    title = f"项目{number}"
    return services.start_project(actor=cast["lead"], edition=edition, title=title, team=team)


def play(cast: dict[str, Any], begun: Any) -> None:
    """The nine human steps of a project just begun."""
    from xize.projects import services

    stream, item = begun.stream, opened(begun)
    done = services.complete(actor=cast["lead"], stream=stream, item=item, fills=FILLS)
    for who, outcome in AFTERWARDS:
        item = opened(done) or item
        done = services.complete(actor=cast[who], stream=stream, item=item, outcome=outcome)


def play_to_countersign(cast: dict[str, Any], begun: Any) -> tuple[str, str]:
    """The first two steps; stream and item of the countersign."""
    from xize.projects import services

    stream = begun.stream
    done = services.complete(actor=cast["lead"], stream=stream, item=opened(begun), fills=FILLS)
    done = services.complete(actor=cast["a"], stream=stream, item=opened(done), outcome="next")
    return stream, opened(done)


def opened(done: Any) -> str:
    """The step that a command opened; "" where it opened none."""
    from xize.core.engine.events import Opened

    return next((event.element for event in done.events if isinstance(event, Opened)), "")
