"""The flow as a tree of spots: where every step, block, branch and outcome stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal

import msgspec

from xize.core.regulation.model import (
    Block,
    Call,
    Choose,
    Mark,
    Milestone,
    Outcome,
    Parallel,
    Part,
    Regulation,
    Step,
    Wait,
    Window,
    Word,
)

SpotKind = Literal[
    "root", "stage", "block", "parallel", "branch", "choose", "case", "step", "call", "milestone",
    "wait", "window", "outcome", "beside",
]  # fmt: skip
MAIN: Final = "main"
"""What the regulation's own flow is called among the procedures."""


class Spot(msgspec.Struct, frozen=True, eq=False):
    """One place of the flow. ``position`` counts from 0 among its siblings."""

    kind: SpotKind
    ident: Word
    part: Part
    procedure: str
    parent: Spot | None
    position: int

    @property
    def at(self) -> Mark:
        """Where it stands in the source: at its id where it has one."""
        return self.ident.at if self.ident and self.ident.at.line else self.part.at

    def chain(self) -> tuple[Spot, ...]:
        """From the root down to this spot."""
        return (*(self.parent.chain() if self.parent else ()), self)

    def enclosing(self, *kinds: SpotKind) -> Spot | None:
        """The nearest spot of one of these kinds that holds this one."""
        return next((spot for spot in reversed(self.chain()[:-1]) if spot.kind in kinds), None)

    @property
    def outcomes(self) -> Mapping[Word, Outcome]:
        """The outcomes declared here."""
        return getattr(self.part, "outcomes", {})

    @property
    def is_named_by_itself(self) -> bool:
        """Whether the id was given here, and not taken from the procedure called."""
        return not isinstance(self.part, Call) or self.part.as_ is not None


def spots(regulation: Regulation) -> tuple[Spot, ...]:
    """Every spot, in the order of the source, procedure by procedure."""
    found = list(_procedure(MAIN, regulation, regulation.flow, regulation.alongside))
    found += [
        Spot(_kind(step), step.ident or name, step, MAIN, found[0], position)
        for position, (name, step) in enumerate(regulation.steps.items())
    ]
    for name, procedure in regulation.procedures.items():
        found += _procedure(name, procedure, procedure.flow, procedure.alongside)
    return tuple(found)


def _procedure(
    name: str, part: Part, flow: Iterable[Step], alongside: Iterable[Step]
) -> Iterator[Spot]:
    root = Spot("root", Word(""), part, name, None, 0)
    yield root
    yield from _steps(flow, root)
    yield from _beside(alongside, root)


def _steps(steps: Iterable[Step], parent: Spot) -> Iterator[Spot]:
    for position, step in enumerate(steps):
        spot = Spot(_kind(step), step.ident or Word(""), step, parent.procedure, parent, position)
        yield spot
        yield from _inside(step, spot)


def _inside(step: Step, spot: Spot) -> Iterator[Spot]:
    match step:
        case Block():
            yield from _steps(step.steps, spot)
            yield from _beside(step.alongside, spot)
        case Parallel():
            for position, (name, branch) in enumerate(step.branches.items()):
                inner = _below(spot, "branch", name, branch, position)
                yield inner
                yield from _steps(branch.steps, inner)
        case Choose():
            for position, case in enumerate(step.cases):
                inner = _below(spot, "case", Word(""), case, position)
                yield inner
                yield from _steps(case.steps, inner)
    for position, (name, outcome) in enumerate(spot.outcomes.items()):
        inner = _below(spot, "outcome", name, outcome, position)
        yield inner
        yield from _steps(outcome.steps, inner)


def _beside(steps: tuple[Step, ...] | Iterable[Step], parent: Spot) -> Iterator[Spot]:
    for position, step in enumerate(steps):
        holder = _below(parent, "beside", Word(""), step, position)
        yield holder
        yield from _steps((step,), holder)


def _below(parent: Spot, kind: SpotKind, name: Word, part: Part, position: int) -> Spot:
    return Spot(kind, name, part, parent.procedure, parent, position)


def _kind(step: Step) -> SpotKind:
    match step:
        case Block(kind=kind):
            return kind
        case Parallel():
            return "parallel"
        case Choose():
            return "choose"
        case Call():
            return "call"
        case Milestone():
            return "milestone"
        case Wait():
            return "wait"
        case Window():
            return "window"
        case _:
            return "step"
