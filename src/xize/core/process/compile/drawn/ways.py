"""Where outcomes of drawn steps lead by themselves: to an end, or back to an earlier step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xize.core.process import graph as g
from xize.core.process.compile.drawn.sentences import about_text
from xize.core.process.compile.findings import Findings
from xize.core.process.dominance import dominates
from xize.core.process.index import Index
from xize.core.regulation import model


def ways_of(
    index: Index,
    task: g.UserTask,
    step: model.Human,
    findings: Findings,
) -> Iterable[g.Node]:
    """The end or jump of each outcome that has one; anything else is for the drawing."""
    found: list[g.Node] = []
    for name, outcome in step.outcomes.items():
        word = f"{task.id}.{name}"
        at = outcome.at if outcome.at.line else step.at
        if outcome.steps or (outcome.goto and outcome.goto.choose_from):
            findings.add(about_text("outcome-way-drawn", at, word=word, step=task.id))
        elif outcome.goto is not None:
            found += _back(index, task, word, outcome.goto, findings, at)
        elif outcome.end is not None:
            found.append(g.End(id=f"{word}.ended", scope=task.scope, result=str(outcome.end)))
    return found


def _back(
    index: Index,
    task: g.UserTask,
    word: str,
    goto: model.Target,
    findings: Findings,
    at: model.Mark,
) -> Iterator[g.Node]:
    """Only where every way to the step passes the target: what lies between ends with it."""
    for target in goto.to:
        if not (target in index.process.nodes and dominates(index, str(target), task.id)):
            findings.add(
                about_text("goto-not-dominating", at, word=word, target=target, step=task.id)
            )
            return
    yield g.Jump(id=f"{word}.goto", scope=task.scope, targets=tuple(map(str, goto.to)))
