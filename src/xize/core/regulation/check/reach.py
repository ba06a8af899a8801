"""Steps nobody ever comes to, because everything before them ends or leads elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from xize.core.problems import Sentence
from xize.core.regulation.check.index import Index
from xize.core.regulation.check.spots import Spot
from xize.core.regulation.model import (
    Block,
    Choose,
    Human,
    Outcome,
    Panel,
    Parallel,
    Reopen,
    Step,
    Target,
)
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.walk import parts

SENTENCES: Final = {
    "unreachable": Sentence(
        "流程到不了“{word}”：它前面的“{before}”在每种结果下都结束或转到别处。请让其中一种结果继续，或删去。",
        'Nothing leads to "{word}": "{before}" before it ends or goes elsewhere on every outcome. '
        "Let one outcome go on, or delete the step.",
    ),
}


def check_reach(index: Index, notes: Notes) -> None:
    """Every step can be come to."""
    targets = _targets(index)
    for spot in index.spots:
        steps = _sequence(spot)
        before: Step | None = None
        for step in steps:
            if before is not None:
                if not _holds_target(step, targets):
                    at = step.ident.at if step.ident and step.ident.at.line else step.at
                    word, ahead = step.ident or step.name, before.ident or before.name
                    notes.say("unreachable", at, word=word, before=ahead)
                    break  # what follows is unreachable for the same reason
                before = None
            if not passes(step):
                before = step


def passes(step: Step) -> bool:
    """Whether the flow can go on behind this step."""
    if step.when is not None or step.optional:
        return True
    match step:
        case Block(steps=steps):
            return _sequence_passes(steps)
        case Parallel(branches=branches):
            certain = (b for b in branches.values() if b.when is None)
            return all(_sequence_passes(branch.steps) for branch in certain)
        case Choose(cases=cases):
            complete = any(case.when is None for case in cases)
            return not complete or any(_sequence_passes(case.steps) for case in cases)
    outcomes: Mapping[str, Outcome] = getattr(step, "outcomes", {})
    if not outcomes or (isinstance(step, Panel | Human) and step.line_outcomes):
        return True
    onward = [one for name, one in outcomes.items() if name != "return" or one.leads]
    return not onward or any(_outcome_passes(outcome) for outcome in onward)


def _outcome_passes(outcome: Outcome) -> bool:
    return not outcome.goto and not outcome.end and _sequence_passes(outcome.steps)


def _sequence_passes(steps: Iterable[Step]) -> bool:
    return all(passes(step) for step in steps)


def _sequence(spot: Spot) -> tuple[Step, ...]:
    """The steps that follow one another directly in a spot."""
    if spot.kind == "root":
        flow: tuple[Step, ...] = getattr(spot.part, "flow", ())
        return flow
    if spot.kind in ("stage", "block", "branch", "case", "outcome"):
        steps: tuple[Step, ...] = getattr(spot.part, "steps", ())
        return steps
    return ()


def _targets(index: Index) -> frozenset[str]:
    """Everything a goto, a reopening or an ended project's reopening may lead to."""
    found: set[str] = set()
    for part in parts(index.regulation):
        match part:
            case Target():
                found.update(part.all)
            case Reopen():
                found.update(part.to)
    return frozenset(found)


def _holds_target(step: Step, targets: frozenset[str]) -> bool:
    for part in parts(step):
        if isinstance(part, Step) and part.ident in targets:
            return True
        if isinstance(part, Parallel) and any(name in targets for name in part.branches):
            return True
    return False
