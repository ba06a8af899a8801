"""合规: every article of the rule, the steps that carry it out, the evidence, and its state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from xize.core.engine import MAIN
from xize.core.regulation.model import Regulation
from xize.core.story import Story, VisitStory
from xize.people.actor import Actor
from xize.projects.queries.access import project_state
from xize.rulebook.queries import Compiled

MET, RUNNING, OVERDUE, WAIVED = "met", "running", "overdue", "waived"
AHEAD, AS_NEEDED, SHOWN, UNCOVERED = "ahead", "as-needed", "shown", "uncovered"
STATES = (OVERDUE, RUNNING, WAIVED, AHEAD, MET, AS_NEEDED, SHOWN, UNCOVERED)
"""The states of an article, the most pressing first.

``as-needed``: only side procedures carry it out, and none has begun. ``shown``: a duty that is
read, not done in a step. ``uncovered``: nothing in the edition cites it.
"""


@dataclass(frozen=True, slots=True)
class StepEvidence:
    """A step that carries out an article, and what happened at it in this project."""

    node: str
    procedure: str
    name: str
    state: str
    visits: tuple[VisitStory, ...]


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article. ``under`` lists articles below it ("5(1)" under "5") that speak for it."""

    article: str
    text: str
    state: str
    steps: tuple[StepEvidence, ...]
    duties: tuple[str, ...]
    under: tuple[str, ...] = ()


def compliance(actor: Actor, stream: str, at: datetime) -> list[ArticleLine]:
    """The compliance matrix of a project, in the order of the articles."""
    read = project_state(actor, stream)
    story, edition = read.story(), read.edition
    citing = _citing(edition)
    duties = _duties(edition.regulation)
    lines: dict[str, ArticleLine] = {}
    articles = [str(article) for article in edition.regulation.articles]
    for article in articles:
        steps = tuple(
            _evidence(story, node, procedure, read.names.node(node, procedure), at)
            for node, procedure in citing.get(article, ())
        )
        says = tuple(duties.get(article, ()))
        state = _state(steps, bool(says))
        lines[article] = ArticleLine(article, read.names.article(article), state, steps, says)
    return [_rolled_up(lines[article], lines) for article in articles]


def _citing(edition: Compiled) -> dict[str, list[tuple[str, str]]]:
    """Steps by the articles they cite: (node, procedure)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for procedure in edition.rules.procedures.values():
        for node in procedure.process.nodes.values():
            for article in node.cites:
                found.setdefault(article, []).append((node.id, procedure.id))
    return found


def _duties(regulation: Regulation) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for duty in regulation.duties:
        for article in duty.cites:
            found.setdefault(str(article), []).append(duty.says)
    return found


def _evidence(story: Story, node: str, procedure: str, name: str, at: datetime) -> StepEvidence:
    cases = {key for key, case in story.cases.items() if case.procedure == procedure}
    visits = tuple(one for one in story.visits.values() if one.node == node and one.case in cases)
    return StepEvidence(node, procedure, name, _step_state(visits, procedure, at), visits)


def _step_state(visits: tuple[VisitStory, ...], procedure: str, at: datetime) -> str:
    if not visits:
        return AHEAD if procedure == MAIN else AS_NEEDED
    waiting = [one for one in visits if one.is_open]
    if any(one.due is not None and one.due < at for one in waiting):
        return OVERDUE
    if waiting:
        return RUNNING
    if any(one.waivers for one in visits):
        return WAIVED
    return MET if any(one.forward or one.how == "left" for one in visits) else AHEAD


def _state(steps: tuple[StepEvidence, ...], has_duty: bool) -> str:
    """The most pressing state of the steps; what is met once more ahead is running."""
    if not steps:
        return SHOWN if has_duty else UNCOVERED
    return _pressing(step.state for step in steps)


def _pressing(states: Iterable[str]) -> str:
    found = set(states)
    if {MET, AHEAD} <= found and not found & {OVERDUE, RUNNING}:
        return RUNNING
    return next(state for state in STATES if state in found)


def _rolled_up(line: ArticleLine, lines: dict[str, ArticleLine]) -> ArticleLine:
    """A heading without steps of its own stands as the articles below it do."""
    below = [one for one in lines.values() if one.article.startswith(f"{line.article}(")]
    if line.steps or not below:
        return line
    state = _pressing(one.state for one in below)
    under = tuple(one.article for one in below)
    return ArticleLine(line.article, line.text, state, (), line.duties, under)
