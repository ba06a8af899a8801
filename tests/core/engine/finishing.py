"""Whether a project can be played to an end from where it stands, without an administrator.

Those whom open steps wait for do them, always forward; the accountable person lets unmet
requirements pass and gives dates; where nobody can do anything, time passes. A join that waits
for what cannot arrive, a step nobody holds, a gate nobody can open would stop this for ever.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from copy import copy, deepcopy
from datetime import timedelta
from typing import TypeVar

from tests.core.engine.coverage import way
from tests.core.engine.invariants import check
from tests.core.engine.walker import Walk
from xize.core.engine import Offer, wakes
from xize.core.engine import commands as c
from xize.core.engine.memory import MemoryStream
from xize.core.engine.offers import offers_on
from xize.core.engine.people.holding import open_voices, voices
from xize.core.engine.people.seats import owners
from xize.core.engine.state import Task

MOST_MOVES = 3_000
"""What people do before it counts as endless. A case of a dozen steps called for each of four rows
of each of four is two hundred already, and three such calls behind one another are not endless."""
MOST_WAITS = 2_000
"""How often time passes meanwhile: work alongside may occur every day of a year."""
LONGEST_WAIT = timedelta(days=400)
"""A wait for a day of the year, and some more."""

OFTEN = 4
"""After so many times a step is decided otherwise: a vote may be impossible to carry."""

QUORUM = 2
"""The largest in a random regulation; where fewer are left, one who is asked may ask another."""

ONWARD = {
    "enter": 0,
    "complete": 1,
    "waive": 2,
    "end": 3,
    "goto": 4,
    "goto many": 4,
    "reopen": 5,
    "transfer": 1,
    "add_signer": 6,
}
WORK = ("complete", "enter", "waive")
"""What is tried first: on with it, then what ends it, then what leads back."""
ENDING = {**ONWARD, "end": 0, "add_signer": -1}
"""The same where it goes round in circles."""

T = TypeVar("T")
Move = tuple[c.Actor, Offer]


class Plainly:
    """Dice of the simplest choice: no rows, the first of the options."""

    def number(self, least: int, most: int) -> int:
        """See ``Dice``."""
        return least

    def pick(self, options: Iterable[T]) -> T:
        """See ``Dice``."""
        return next(iter(options))

    def maybe(self, one_in: int = 2) -> bool:
        """See ``Dice``."""
        return False


def finish(walk: Walk) -> int:
    """Play a copy of the project to its end; how many moves that took. Fails where none is."""
    other = beside_itself(walk)
    done: Counter[str] = Counter()
    moves = 0
    for _ in range(MOST_MOVES + MOST_WAITS):
        other.tick()
        check(other.stream, other.now)
        if other.state.status == "ended":
            return moves
        if other.state.status == "suspended":  # by an outcome too
            resume(other)
        move = next_move(other, done)
        if move is None:
            let_time_pass(other)
        else:
            moves += 1
            assert moves < MOST_MOVES, (
                f"no end: {[one.node for one in other.state.elements.values()]}"
            )
            done[other.state.elements[move[1].item].node] += 1
            other.do(other.command(*move))
    raise AssertionError("time passes, and there is no end")


def resume(walk: Walk) -> None:
    """The accountable person lets the project go on."""
    boss = c.Actor(owners(walk.stream.draft(walk.now))[0])
    walk.do(c.Resume(by=boss, at=walk.now, reason="恢复"))


def beside_itself(walk: Walk) -> Walk:
    """A walk that goes on from the same state and leaves this one alone."""
    other = copy(walk)
    other.dice = Plainly()
    facts, calendar = walk.stream.facts, walk.stream.facts.calendar()
    other.stream = MemoryStream(walk.rules, deepcopy(facts, {id(calendar): calendar}))
    other.stream.state = other.shadow = walk.state.copy()
    other.commands = [*walk.commands]
    return other


def next_move(walk: Walk, done: Counter[str]) -> Move | None:
    """What to do next: in the flow before beside it, what was done least before what was often."""
    state = walk.state
    waiting = any(one.kind == "wait" for one in state.elements.values())
    items = [key for key, one in state.elements.items() if one.kind in ("task", "gate")]
    times = {item: done[state.elements[item].node] for item in items}
    for item in sorted(items, key=lambda item: (is_beside(walk, item), times[item])):
        if waiting and is_beside(walk, item):
            return None
        ranks = ENDING if times[item] >= OFTEN else ONWARD
        found = min(moves_on(walk, item), default=None, key=lambda move: ranks[what(walk, move[1])])
        if found is not None:
            return found
    return None


def is_beside(walk: Walk, element: str) -> bool:
    """Whether an element is, or lies in, work beside the flow."""
    while element:
        found = walk.state.elements[element]
        if found.beside:
            return True
        element = found.parent
    return False


def moves_on(walk: Walk, item: str) -> Iterator[Move]:
    """What those an item concerns may do to it now."""
    draft = walk.stream.draft(walk.now)
    task = walk.state.tasks.get(item)
    people = dict.fromkeys(owners(draft))
    for seat in task.seats if task else ():
        people |= dict.fromkeys((*seat.people, *seat.recorders))
    for person in people:
        outside = person.partition("outside:")[2] or None
        actor = c.Actor(person, outside=outside)
        for offer in offers_on(walk.rules, walk.stream.facts, walk.state, actor, walk.now, item):
            if not offer.blocked and (offer.verb in WORK or helps(task, offer)):
                yield actor, offer
        if task is None:
            yield from waivers(walk, actor, item)


def helps(task: Task | None, offer: Offer) -> bool:
    """Whether a vote gets a voice it lacks, or a step that waits for nobody somebody."""
    if task is None:
        return False
    if offer.verb == "transfer":
        return not all(seat.people for seat in open_voices(task))
    return offer.target == "beside" and len(voices(task)) < QUORUM


def waivers(walk: Walk, actor: c.Actor, item: str) -> Iterator[Move]:
    """Unmet requirements of a gate that may be let pass."""
    node = walk.stream.draft(walk.now).node(
        walk.state.elements[item].case, walk.state.elements[item].node
    )
    for one in getattr(node, "requires", ()):
        offer = Offer(verb="waive", item=item, target=one.id)
        if walk.stream.tried(walk.command(actor, offer)) is None:
            yield actor, offer


def what(walk: Walk, offer: Offer) -> str:
    """What a move does, by the words of ``ONWARD``."""
    return way(walk, offer) if offer.verb == "complete" else offer.verb


def let_time_pass(walk: Walk) -> None:
    """Until the clock owes something; what waits for a date nobody has given is given one."""
    wake = wakes(walk.state)
    for name, field in walk.rules.data.items():
        if field.type == "date" and name not in walk.state.data:
            boss = c.Actor(owners(walk.stream.draft(walk.now))[0])
            value = walk.now.date()
            walk.do(c.ChangeData(by=boss, at=walk.now, name=name, value=value, reason="补记"))
            return
    assert wake is not None, "nobody can do anything, and the clock will not either"
    assert wake < walk.now + LONGEST_WAIT, "a year, and nothing happens"
    walk.now = max(walk.now, wake)
