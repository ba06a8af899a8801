"""What a person holds at an open step, and whether its rule lets them share it that way."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from xize.core.engine.commands import Actor
from xize.core.engine.events import Seat
from xize.core.engine.objections import open_task, undecided
from xize.core.engine.people.holding import seats_held
from xize.core.engine.refusals import Refused
from xize.core.engine.state import Element, Task
from xize.core.engine.view.draft import Draft
from xize.core.process.graph import UserTask


class Held(msgspec.Struct, frozen=True):
    """The undecided voices somebody holds at an open step, with all that is known of it."""

    element: Element
    task: Task
    node: UserTask
    seats: tuple[Seat, ...]

    @property
    def step(self) -> str:
        """What people call the step."""
        return self.node.name or self.node.id

    def allow(self, way: str) -> None:
        """The rule lets work on this step be shared this way; refused otherwise."""
        if way in self.node.work.forbids:
            raise Refused("way-forbidden", step=self.step, way=way)


def held(draft: Draft, actor: Actor, item: str) -> Held:
    """The undecided voices the actor may use; refused when there are none."""
    element, task, node = open_task(draft, item)
    seats = undecided(task, node, actor, seats_held(task, actor, None, entry=False))
    return Held(element, task, node, tuple(seats))


def known_people(draft: Draft, people: Iterable[str]) -> tuple[str, ...]:
    """People named, each once; refused for nobody and for strangers."""
    named = tuple(dict.fromkeys(people))
    if not named:
        raise Refused("nobody-named")
    for person in named:
        if not draft.facts.knows_person(person):
            raise Refused("unknown-person", person=person)
    return named
