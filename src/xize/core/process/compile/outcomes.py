"""How a human step can end: defaults, ready names, what a decision counts as."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from msgspec.structs import replace

from xize.core.process import work
from xize.core.process.compile.builder import Builder
from xize.core.process.compile.people import notices
from xize.core.process.compile.plain import expressions, text, texts
from xize.core.process.graph import End, Jump, Process, UserTask
from xize.core.process.index import Index
from xize.core.regulation import model

DECIDING: Final = frozenset(("approve", "countersign", "archive"))
RETURN: Final = "return"
_READY: Final = ("agree", "object", "return", "refuse", "abstain")


def written(step: model.Human) -> Mapping[str, model.Outcome]:
    """The outcomes a step declares, or those it has without declaring any.

    A ``return`` that leads nowhere by itself is no outcome but a way back (``returning``).
    """
    declared = {
        str(name): outcome
        for name, outcome in step.outcomes.items()
        if not _is_way_back(name, outcome)
    }
    if declared:
        return declared
    ready: tuple[str, ...] = ("next",)
    if step.kind in DECIDING:
        ready = ("agree",) if step.outcomes else ("agree", "object")
    return {name: model.Outcome(at=step.at) for name in ready}


def returning(builder: Builder, step: model.Human) -> work.Outcome | None:
    """What a return to an earlier step of the person's choice does; None where there is none.

    The step allows it, or declares an outcome ``return`` without a way of its own.
    """
    declared = next((one for each, one in step.outcomes.items() if _is_way_back(each, one)), None)
    allowed = RETURN in step.allows or (
        RETURN in builder.regulation.allows and RETURN not in step.forbids
    )
    if declared is None and not allowed:
        return None
    found = _outcome(builder, step, RETURN, declared or model.Outcome(at=step.at))
    return replace(found, counts_as=RETURN, forward=False)


def _is_way_back(name: str, outcome: model.Outcome) -> bool:
    """Whether it is an outcome ``return`` that leads where the person says."""
    return name == RETURN and not outcome.leads


def outcomes(builder: Builder, step: model.Human) -> tuple[work.Outcome, ...]:
    """The outcomes of a step; what they count as is settled when the graph is complete."""
    return tuple(_outcome(builder, step, name, one) for name, one in written(step).items())


def _outcome(
    builder: Builder, step: model.Human, name: str, outcome: model.Outcome
) -> work.Outcome:
    goto, reopen, host = outcome.goto, outcome.reopen, outcome.project
    choose_from = builder.targets(goto.choose_from) if goto else ()
    where = f"{step.id}.{name}"
    if outcome.revise:
        builder.findings.report("not-executable", outcome.at, f"{where}: revise")
    if host is not None and host.resume:
        builder.findings.report("not-executable", outcome.at, f"{where}: project: resume")
    return work.Outcome(
        id=name,
        name=outcome.name or ready_name(name),
        counts_as=text(outcome.counts_as) or "",
        needs=texts(outcome.needs),
        choose_from=choose_from,
        choose_many=builder.all_branches(choose_from),
        reopen=builder.targets(reopen.all) if reopen else (),
        reopen_choose=bool(reopen and reopen.choose_from),
        set=expressions(outcome.set),
        starts=texts(outcome.starts),
        tells=notices(outcome.tells),
        project=_effect(host),
        project_result=text(host.end) if host else None,
    )


def _effect(host: model.HostEffect | None) -> Literal["", "suspend", "end"]:
    if host is None:
        return ""
    return "end" if host.end is not None else "suspend" if host.suspend else ""


def ready_name(outcome: str) -> str:
    """The ready Chinese name of a reserved outcome; any other is called by its id."""
    return model.RESERVED_OUTCOMES.get(outcome, (outcome,))[0]


def settled(process: Process, results: Mapping[str, model.Result]) -> Process:
    """The process with ``forward`` and ``counts_as`` of every outcome worked out from the graph.

    Forward is what achieves the step: going on, a goto to what lies ahead, a successful end.
    """
    index = Index(process)
    nodes = dict(process.nodes)
    for node in process.nodes.values():
        if isinstance(node, UserTask):
            done = tuple(_settle(index, node, one, results) for one in node.work.outcomes)
            nodes[node.id] = replace(node, work=replace(node.work, outcomes=done))
    return replace(process, nodes=nodes)


def _settle(
    index: Index, task: UserTask, outcome: work.Outcome, results: Mapping[str, model.Result]
) -> work.Outcome:
    forward = _forward(index, task.id, outcome.id, results)
    counts_as = outcome.counts_as or outcome.id
    if not outcome.counts_as and task.work.kind in DECIDING and outcome.id not in _READY:
        counts_as = "agree" if forward else "object"
    return replace(outcome, forward=forward, counts_as=counts_as)


def _forward(index: Index, task: str, outcome: str, results: Mapping[str, model.Result]) -> bool:
    match index.process.nodes.get(f"{task}.{outcome}.goto"):
        case Jump(targets=targets):
            known = [target for target in targets if target in index.process.nodes]
            return bool(known) and all(index.ahead(task, target) for target in known)
    match index.process.nodes.get(f"{task}.{outcome}.ended"):
        case End(result=str(result)):
            return result in results and results[result].success
    return True


def lead_somewhere(builder: Builder, step: model.Human) -> None:
    """Report objections after which the flow would simply go on."""
    if step.kind not in DECIDING:
        return
    for name, outcome in written(step).items():
        against = (outcome.counts_as or name) in ("object", "refuse", "return")
        routed = outcome.goto or outcome.end or outcome.steps or outcome.project
        if against and not routed:
            at = outcome.at if outcome.at.line else step.at
            builder.findings.report("objection-leads-nowhere", at, f"{step.id}.{name}")
