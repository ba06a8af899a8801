"""合规: every article of the rule, the steps that carry it out, the evidence, and its state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from xize.core.engine import MAIN
from xize.core.process.graph import Milestone, Node, SubProcess
from xize.core.regulation.model import Regulation
from xize.core.story import DeliveryStory, Story, VisitStory
from xize.people.actor import Actor
from xize.projects.queries.access import ProjectState, project_state
from xize.rulebook.queries import Compiled

MET, RUNNING, OVERDUE, WAIVED = "met", "running", "overdue", "waived"
AHEAD, AS_NEEDED, SHOWN, UNCOVERED = "ahead", "as-needed", "shown", "uncovered"
STATES = (OVERDUE, RUNNING, WAIVED, AHEAD, MET, AS_NEEDED, SHOWN, UNCOVERED)
"""The states of an article, the most pressing first.

``as-needed``: a side procedure nobody had to begin, or a way that was not taken. ``shown``: a
duty that is read, not done in a step. ``uncovered``: nothing in the edition cites it.
"""


@dataclass(frozen=True, slots=True)
class StepEvidence:
    """What carries out an article, and what happened at it in this project.

    ``node`` is a step, stage or milestone, or "dossier:n" for a line of the archive list.
    """

    node: str
    procedure: str
    name: str
    state: str
    visits: tuple[VisitStory, ...] = ()
    delivered: DeliveryStory | None = None


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
    story, regulation = read.story(), read.edition.regulation
    found: dict[str, list[StepEvidence]] = {}
    for article, node, procedure in _citing(read.edition):
        name = read.names.node(node.id, procedure)
        found.setdefault(article, []).append(_evidence(story, node, procedure, name, at))
    for article, line in _dossier(read, story):
        found.setdefault(article, []).append(line)
    duties = _duties(regulation)
    lines: dict[str, ArticleLine] = {}
    for article in (str(one) for one in regulation.articles):
        steps, says = tuple(found.get(article, ())), tuple(duties.get(article, ()))
        state = _state(steps, bool(says))
        lines[article] = ArticleLine(article, read.names.article(article), state, steps, says)
    return [_rolled_up(line, lines) for line in lines.values()]


def _citing(edition: Compiled) -> list[tuple[str, Node, str]]:
    """What cites an article: steps, and the stages and blocks where no step of theirs does."""
    steps: list[tuple[str, Node, str]] = []
    scopes: list[tuple[str, Node, str]] = []
    for procedure in edition.rules.procedures.values():
        for node in procedure.process.nodes.values():
            for article in node.cites:
                into = scopes if isinstance(node, SubProcess) else steps
                into.append((article, node, procedure.id))
    covered = {article for article, _, _ in steps}
    return steps + [one for one in scopes if one[0] not in covered]


def _duties(regulation: Regulation) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for duty in regulation.duties:
        for article in duty.cites:
            found.setdefault(str(article), []).append(duty.says)
    return found


def _dossier(read: ProjectState, story: Story) -> Iterator[tuple[str, StepEvidence]]:
    """Lines of the archive list carry out the articles they cite by being delivered."""
    for item in read.edition.regulation.dossier:
        delivery = story.delivered.get(item.item)
        waits = AS_NEEDED if item.optional else AHEAD
        documents = " / ".join(read.names.document(str(one)) for one in (*item.of, *item.any_of))
        for article in item.cites:
            yield (
                str(article),
                StepEvidence(
                    node=f"dossier:{item.item}",
                    procedure=MAIN,
                    name=item.name or documents,
                    state=MET if delivery else waits,
                    delivered=delivery,
                ),
            )


def _evidence(story: Story, node: Node, procedure: str, name: str, at: datetime) -> StepEvidence:
    cases = {key for key, case in story.cases.items() if case.procedure == procedure}
    if isinstance(node, Milestone):
        reached = any(story.reached.get(f"{case}/{node.id}") for case in cases)
        return StepEvidence(node.id, procedure, name, MET if reached else _unvisited(story, cases))
    visits = tuple(
        one for one in story.visits.values() if one.node == node.id and one.case in cases
    )
    state = _visited(visits, at) if visits else _unvisited(story, cases)
    return StepEvidence(node.id, procedure, name, state, visits)


def _unvisited(story: Story, cases: set[str]) -> str:
    """Still to come while its case runs; a way that was not taken once it has ended."""
    running = any(story.cases[case].closed is None for case in cases)
    return AHEAD if running else AS_NEEDED


def _visited(visits: tuple[VisitStory, ...], at: datetime) -> str:
    waiting = [one for one in visits if one.is_open]
    if any(one.due is not None and one.due < at for one in waiting):
        return OVERDUE
    if waiting:
        return RUNNING
    if any(one.waivers for one in visits):
        return WAIVED
    done = any(one.how in {"completed", "left"} or one.kind == "scope" for one in visits)
    return MET if done else AS_NEEDED


def _state(steps: tuple[StepEvidence, ...], has_duty: bool) -> str:
    """The most pressing state of the steps."""
    if not steps:
        return SHOWN if has_duty else UNCOVERED
    return _pressing(step.state for step in steps)


def _pressing(states: Iterable[str]) -> str:
    """What is met in part is running; ways not taken do not count beside others."""
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
