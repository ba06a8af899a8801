"""One step of a project beside the article it carries out: its state and its proofs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xize.core.engine import MAIN
from xize.core.process.graph import Call, Milestone, Node, UserTask
from xize.core.process.index import graph_of
from xize.core.process.rulebook import Procedure
from xize.core.process.ways import passes_by
from xize.core.story import CaseStory, Story, VisitStory
from xize.projects.queries.access import ProjectState
from xize.projects.queries.matrix.model import (
    AHEAD,
    AS_NEEDED,
    INAPPLICABLE,
    MET,
    MISSING,
    OVERDUE,
    RUNNING,
    WAIVED,
    Carrier,
    Proof,
)
from xize.projects.queries.matrix.proofs import Proofs
from xize.projects.queries.matrix.rule import around, is_conditional, parties_of

SHOWN_VISITS = 2
"""Visits of a step whose proofs are shown, the latest ones."""


@dataclass(frozen=True)
class Reader:
    """A project told once, for all of its articles."""

    read: ProjectState
    story: Story
    proofs: Proofs
    at: datetime
    skipped: dict[tuple[str, str], str]

    def carrier(self, node: str, procedure: str) -> Carrier:
        """What became of a step, stage or milestone."""
        flow = self.read.edition.rules.procedures[procedure]
        found = flow.process.nodes[node]
        visits = self._visits(node, procedure)
        missed = [one for one in visits if one.why == "missed"]
        told = [one for one in visits if _tells(one)]
        last = told[-1] if told else None
        state, why, reason = self._state(flow, node, visits)
        if missed and state not in (OVERDUE, RUNNING):
            state = MISSING
        waits = [one for one in visits if one.is_open and one.kind == "task"]
        return Carrier(
            node=node,
            procedure=procedure,
            case=(visits[-1].case if visits else MAIN if procedure == MAIN else ""),
            name=self.read.names.node(node, procedure),
            state=state,
            parties=parties_of(found, self.read.names),
            proofs=self._proofs(found, told[-SHOWN_VISITS:]),
            visits=len(told),
            earlier=max(0, len(told) - SHOWN_VISITS),
            missed=len(missed),
            due=min((one.due for one in waits if one.due), default=None) if last else None,
            waits_for=tuple(dict.fromkeys(who for one in waits for who in _waited(one))),
            why=why,
            reason=reason,
        )

    def _visits(self, node: str, procedure: str) -> list[VisitStory]:
        cases = {key for key, one in self.story.cases.items() if one.procedure == procedure}
        found = [
            one for one in self.story.visits.values() if one.node == node and one.case in cases
        ]
        tasks = [one for one in found if one.kind == "task"]
        return tasks or found

    def _proofs(self, node: Node, visits: list[VisitStory]) -> tuple[Proof, ...]:
        if isinstance(node, Milestone):
            reached = self.story.reached.get(f"{MAIN}/{node.id}", [])[-1:]
            return tuple(Proof("reached", at, "") for at in reached)
        if isinstance(node, Call):
            names = self.read.names
            return tuple(
                Proof("ended", one.closed, "", names.result(one.result or ""))
                for one in self._called(node)
                if one.closed is not None
            )
        return tuple(proof for visit in visits for proof in self.proofs.of(visit))

    def _called(self, node: Node) -> list[CaseStory]:
        """The cases of the procedure a call runs; a case may outlive the step that called it."""
        called = node.procedure if isinstance(node, Call) else None
        return [one for one in self.story.cases.values() if one.procedure == called]

    def _state(self, flow: Procedure, node: str, visits: list[VisitStory]) -> tuple[str, str, str]:
        """The state, with the code and the text of why it does not apply."""
        if self.story.reached.get(f"{MAIN}/{node}"):
            return MET, "", ""
        waiting = [one for one in visits if one.is_open]
        if any(one.due is not None and one.due < self.at for one in waiting):
            return OVERDUE, "", ""
        if waiting:
            return RUNNING, "", ""
        if any(one.forward or one.how == "left" for one in visits):
            return (WAIVED if any(one.waivers for one in visits) else MET), "", ""
        called = self._called(flow.process.nodes[node])
        if called:
            return (MET if all(one.closed for one in called) else RUNNING), "", ""
        if any(one.how == "completed" for one in visits):
            over = self.story.ended or self._is_passed(flow, node)
            again = _decides(flow.process.nodes[node]) and not over
            return (RUNNING if again else MET), "", ""
        return self._undone(flow, node)

    def _undone(self, flow: Procedure, node: str) -> tuple[str, str, str]:
        """Why nothing was achieved at a step so far."""
        condition = self._left_out(flow, node)
        if condition is not None:
            return INAPPLICABLE, "condition", condition
        if flow.id != MAIN:
            return (INAPPLICABLE if self.story.ended else AS_NEEDED), "not-begun", ""
        if self._is_passed(flow, node):
            missed = self._is_unavoidable(flow, node)
            return (MISSING, "passed", "") if missed else (INAPPLICABLE, "way-not-taken", "")
        if self.story.ended:
            return INAPPLICABLE, "ended-early", self.read.names.result(self.story.result or "")
        return (AS_NEEDED, "not-begun", "") if is_conditional(flow, node) else (AHEAD, "", "")

    def _left_out(self, flow: Procedure, node: str) -> str | None:
        """The condition that left the step out, or a scope around it."""
        cases = [key for key, one in self.story.cases.items() if one.procedure == flow.id]
        for place in (node, *(one.id for one in around(flow, node))):
            for case in reversed(cases):
                if (case, place) in self.skipped:
                    return self.skipped[case, place]
        return None

    def _is_passed(self, flow: Procedure, node: str) -> bool:
        """Whether the stage of the step lies behind the project, or all of it."""
        result = self.read.edition.rules.results.get(self.story.result or "")
        if self.story.ended and result and result.success:
            return True
        stage = self._stage(flow, node)
        visits = self.story.step(stage) if stage != flow.id else []
        if visits and (visits[-1].is_open or visits[-1].how == "left"):
            return not visits[-1].is_open
        return self._is_leapt_over(flow, stage)

    def _is_leapt_over(self, flow: Procedure, stage: str) -> bool:
        """Whether the project has gone on into a stage that lies ahead of this one."""
        index = graph_of(self.read.edition.rules).index(flow.id)
        visits = self.story.visits.values()
        entered = [one.node for one in visits if one.case == MAIN and one.node in index.stages]
        return bool(entered) and index.ahead(stage, entered[-1])

    def _is_unavoidable(self, flow: Procedure, node: str) -> bool:
        """Whether every way meets the step: through its stage, or a flow that left that out."""
        stage = self._stage(flow, node)
        scope = stage if stage != node and self.story.step(stage) else flow.id
        index = graph_of(self.read.edition.rules).index(flow.id)
        ends = {self.story.result} if self.story.result else set()
        return not passes_by(index, scope, node, ends)

    def _stage(self, flow: Procedure, node: str) -> str:
        """The stage a step lies in or is; the whole flow without one."""
        return graph_of(self.read.edition.rules).index(flow.id).stage_of(node) or flow.id


def _decides(node: Node) -> bool:
    """Whether a decision that does not lead on has to be made again."""
    return isinstance(node, UserTask) and node.work.kind in ("approve", "countersign")


def _tells(visit: VisitStory) -> bool:
    """Whether somebody did something at a visit, or it waits."""
    return (
        visit.is_open
        or bool(visit.decisions or visit.entries or visit.waivers)
        or (visit.kind != "task" and visit.how == "left")
    )


def _waited(visit: VisitStory) -> list[str]:
    """The people a step waits for; who only records for an outside party only where alone."""
    found = []
    for seat in visit.waiting_for():
        found += [one for one in seat.people if one not in seat.recorders] or list(seat.people)
    return found
