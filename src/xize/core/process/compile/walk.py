"""Every step of a flow, at any depth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xize.core.regulation.model import (
    Block,
    Call,
    Choose,
    Human,
    Parallel,
    Publication,
    Service,
    Step,
    Wait,
)


def every_step(steps: Iterable[Step]) -> Iterator[Step]:
    """The steps and everything below them: blocks, branches, cases, alongside, outcomes."""
    for step in steps:
        yield step
        yield from every_step(_below(step))


def _below(step: Step) -> Iterator[Step]:
    match step:
        case Block(steps=steps, alongside=alongside):
            yield from (*steps, *alongside)
        case Parallel(branches=branches):
            for branch in branches.values():
                yield from branch.steps
        case Choose(cases=cases):
            for case in cases:
                yield from case.steps
        case Human() | Call() | Wait() | Publication() | Service():
            for outcome in step.outcomes.values():
                yield from outcome.steps
