"""Record histories that are not there yet; write the digests of the others anew."""

from __future__ import annotations

from collections.abc import Callable

from tests.drawn.played import scenarios
from tests.golden.calendars import calendar_published
from tests.golden.drawn import talking, undone
from tests.golden.histories import as_stored, history, keep, names
from tests.golden.papers import papers_in_hand
from tests.golden.plays import committee, data_changed, side_work
from tests.golden.returns import going_back
from tests.golden.sharing import shared_work
from tests.scenarios.library import SCENARIOS
from xize.core.engine.events import AnyEvent
from xize.scenarios.memory import MemoryStage
from xize.scenarios.run import PROJECT, play_on


def payment() -> list[AnyEvent]:
    """The main path of the library's payment rule."""
    (one,) = (each for each in SCENARIOS if each.name == "payment-projects/main-path.yaml")
    stage = MemoryStage(one.regulation, one.scenario)
    outcome = play_on(stage, one.scenario, one.name)
    if not outcome.ok:
        raise SystemExit("\n".join(outcome.failure))
    return stage.streams[PROJECT].events


def seal(name: str) -> list[AnyEvent]:
    """A scenario of the rule whose flow is drawn: human steps with all that stands around them."""
    one = scenarios()[name]
    stage = MemoryStage(one.regulation, one.scenario)
    outcome = play_on(stage, one.scenario, one.name)
    if not outcome.ok:
        raise SystemExit("\n".join(outcome.failure))
    return stage.streams[PROJECT].events


RECORDED: dict[str, Callable[[], list[AnyEvent]]] = {
    "payment-main-path": payment,
    "committee": committee,
    "side-work": side_work,
    "data-changed": data_changed,
    "shared-work": shared_work,
    "going-back": going_back,
    "papers-in-hand": papers_in_hand,
    "calendar-published": calendar_published,
    "drawn-talking": talking,
    "drawn-undone": undone,
    "contract-seal-signing": lambda: seal("signing"),
    "contract-seal-objection": lambda: seal("objection"),
    "contract-seal-undone": lambda: seal("undone"),
}

if __name__ == "__main__":
    for name, play in RECORDED.items():
        keep(name, history(name).events if name in names() else as_stored(play()))
