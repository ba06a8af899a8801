"""Tasks of the file become human steps: what ``steps:`` says of them, what is drawn around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec.structs import replace

from xize.core.process import graph as g
from xize.core.process import work
from xize.core.process.bpmn.vendors import Defaults
from xize.core.process.compile.builder import Builder, Place
from xize.core.process.compile.deadlines import Defaults as Inherited
from xize.core.process.compile.deadlines import due
from xize.core.process.compile.drawn.defaults import by_default, step_by_default
from xize.core.process.compile.drawn.file import with_node
from xize.core.process.compile.drawn.owed import OF_PEOPLE
from xize.core.process.compile.drawn.recording import (
    is_recordable,
    is_timer,
    reckoned,
    recorded,
)
from xize.core.process.compile.drawn.sentences import about_text
from xize.core.process.compile.drawn.ways import ways_of
from xize.core.process.compile.findings import Findings
from xize.core.process.compile.human import human_work
from xize.core.process.compile.outcomes import DECIDING
from xize.core.process.compile.plain import expression, texts
from xize.core.process.compile.steps import compile_step
from xize.core.process.index import Index
from xize.core.process.rulebook import Procedure
from xize.core.process.standard import Doing
from xize.core.regulation import model
from xize.core.regulation.reading.sentences import near

AGAINST: Final = ("object", "refuse", "return")
MOST: Final = 50
"""As many entries without a task are named."""
COMPARED: Final = 200
"""With as many ids a word is compared, to find the one that was meant."""
_READY: Final = ("agree", "object", "return", "refuse", "abstain")


class People:
    """Puts people into the graphs of one regulation."""

    def __init__(
        self,
        regulation: model.Regulation,
        steps: Mapping[str, model.Human],
        procedures: dict[str, Procedure],
        said: Defaults,
        findings: Findings,
    ) -> None:
        self.regulation, self.steps, self.said = regulation, steps, said
        self.procedures, self.findings = procedures, findings
        self.done: set[str] = set()

    def put(self) -> dict[str, Procedure]:
        """The procedures, with a human step for every entry that has a task."""
        for ident, one in self.procedures.items():
            index = Index(one.process)
            found: list[g.Node] = []
            for node in one.process.nodes.values():
                step = self._entry(node)
                if step is not None:
                    self.done.add(node.id)
                    found += self._instead(ident, index, node, step)
            self.procedures[ident] = replace(one, process=_with(one.process, found))
        self._say_what_is_not_drawn()
        return self.procedures

    def _entry(self, node: g.Node) -> model.Human | None:
        """What is said of a node under ``steps:``; who does it may be said in the file."""
        step, said = self.steps.get(node.id), self.said.of(node.id)
        if step is None:
            of_people = isinstance(node, g.Activity) and node.doing.type in OF_PEOPLE
            return step_by_default(self.regulation, node.id, said) if of_people else None
        if step.by or step.in_turn or is_timer(node):
            return step
        by = by_default(self.regulation, said)
        if by is None and (isinstance(node, g.Activity) or is_recordable(node)):
            at = step.id.at if step.id.at.line else step.at
            self.findings.add(
                about_text("nobody-for-task", at, node=node.id, near_zh="。", near_en=".")
            )
        return replace(step, by=by)

    def _instead(
        self, procedure: str, index: Index, node: g.Node, step: model.Human
    ) -> Iterable[g.Node]:
        """What stands in the graph for a node something is said of."""
        if isinstance(node, g.Happening) and is_recordable(node):
            stands_for = g.Activity(
                id=node.id, name=node.name, scope=node.scope, doing=Doing(type=node.position)
            )
            return (human_task(self.regulation, procedure, stands_for, step, self.findings),)
        if isinstance(node, g.Happening) and is_timer(node) and (step.within or step.due):
            found = due(step, Inherited(basis=self.regulation.basis, roll=self.regulation.roll))
            return () if found is None else (reckoned(node, found),)
        if not isinstance(node, g.Activity) or node.doing.type == "callActivity":
            kind = kind_of(node)
            self.findings.add(about_text("step-not-for-people", step.at, word=step.id, kind=kind))
            return ()
        if step.resubmit == "here":
            self.findings.add(about_text("here-not-drawn", step.at, word=step.id))
        task = human_task(self.regulation, procedure, node, step, self.findings)
        return (task, *ways_of(index, task, step, self.findings))

    def _say_what_is_not_drawn(self) -> None:
        tasks = [
            node.id
            for one in self.procedures.values()
            for node in one.process.nodes.values()
            if isinstance(node, g.Activity | g.UserTask) and node.id not in self.done
        ]
        left_over = [(name, one) for name, one in self.steps.items() if name not in self.done]
        for name, step in left_over[:MOST]:
            at = step.id.at if step.id.at.line else step.at
            ends = near(name, tasks[:COMPARED])
            self.findings.add(about_text("step-not-drawn", at, word=name, **ends))


def _with(process: g.Process, found: list[g.Node]) -> g.Process:
    """The process with other nodes in the place of some; events that are recorded stay as well."""
    events = {
        one.id: event
        for one in found
        if isinstance(event := process.nodes.get(one.id), g.Happening)
        and isinstance(one, g.UserTask)
    }
    plain = with_node(process, *(one for one in found if one.id not in events))
    for one in found:
        if isinstance(one, g.UserTask) and one.id in events:
            plain = recorded(plain, events[one.id], one)
    return plain


def human_task(
    regulation: model.Regulation,
    procedure: str,
    node: g.Activity,
    step: model.Human,
    findings: Findings,
) -> g.UserTask:
    """The human step that stands where a task of the file stood."""
    builder = Builder(regulation, procedure, (step,), findings, compile_step)
    inherited = Inherited(basis=regulation.basis, roll=regulation.roll)
    found = human_work(builder, step, Place(node.scope, inherited))
    outcomes = tuple(_settled(regulation, step, one) for one in _outcomes(step, found))
    allowed = "return" in step.allows or (
        "return" in regulation.allows and "return" not in step.forbids
    )
    doing = replace(node.doing, gives=(*node.moves, *node.doing.gives))
    return g.UserTask(
        id=node.id,
        name=step.name or node.name or node.id,
        scope=node.scope,
        when=expression(step.when),
        cites=texts(step.cites),
        basis=step.basis or regulation.basis,
        work=replace(
            found,
            outcomes=outcomes,
            returning=found.returning if allowed else None,
            resubmit="in_turn",
        ),
        doing=doing,
        sends=node.sends,
    )


def _outcomes(step: model.Human, found: work.Work) -> tuple[work.Outcome, ...]:
    """The outcomes declared; ``return`` is one of them, as the file says where it leads."""
    if "return" not in step.outcomes or step.outcomes[model.Word("return")].leads:
        return found.outcomes
    assert found.returning is not None
    rest = found.outcomes if len(step.outcomes) > 1 else ()
    return (*rest, replace(found.returning, counts_as="", forward=True))


def _settled(
    regulation: model.Regulation, step: model.Human, outcome: work.Outcome
) -> work.Outcome:
    """What an outcome counts as, and whether the step is achieved with it."""
    said = step.outcomes.get(model.Word(outcome.id))
    counts_as = outcome.counts_as or outcome.id
    against = counts_as in AGAINST
    if said is not None and said.end is not None:
        result = regulation.results.get(said.end)
        against = result is None or not result.success
    if said is not None and said.goto is not None:
        against = True
    if not outcome.counts_as and step.kind in DECIDING and outcome.id not in _READY:
        counts_as = "object" if against else "agree"
    return replace(outcome, counts_as=counts_as, forward=not against)


def kind_of(node: g.Node) -> str:
    """What a node is called in the file."""
    doing = getattr(node, "doing", None)
    if doing is not None:
        return str(doing.type)
    return node.position if isinstance(node, g.Happening) else type(node).__name__.lower()
