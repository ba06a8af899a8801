"""The verdict on a whole file: each process and sub-process by itself."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.findings import Finding, Report, Rule
from xize.core.process.bpmn.model.activities import CallActivity, SubProcess, Task
from xize.core.process.bpmn.model.containers import Definitions, Scope
from xize.core.process.bpmn.soundness.explore import explore
from xize.core.process.bpmn.soundness.fold import fold
from xize.core.process.bpmn.soundness.translate import translate

RULES: Final = {
    "deadlock": Rule(
        "{node} 处可能卡死：要等的分支不会都到。请让分开与汇聚用同一种网关。",
        "A deadlock is possible at {node}: not all the branches it waits for will come. "
        "Let branches meet in the kind of gateway they parted in.",
        "unsound",
    ),
    "lack-of-synchronisation": Rule(
        "{node} 处的并行分支没有汇合：其后的步骤会被执行多次。请先用并行或包容网关汇合。",
        "Parallel branches are not brought together at {node}: what follows is done several "
        "times. Join them in a parallel or inclusive gateway first.",
        "unsound",
    ),
    "soundness-not-decided": Rule(
        "{node} 的流程太复杂，未能查清是否会卡死或重复执行。请拆成几个子流程。",
        "{node} is too entangled to tell whether it can get stuck or run twice. "
        "Divide it into sub-processes.",
        "unknown",
    ),
}


def judge(model: Definitions) -> tuple[Finding, ...]:
    """Deadlocks and lack of synchronisation of a file that keeps to the standard."""
    report = Report(RULES)
    for process in model.processes.values():
        ad_hoc = {
            node.id
            for scope in process.scopes.values()
            for node in scope.nodes.values()
            if isinstance(node, SubProcess) and node.kind == "ad_hoc"
        }
        for scope in process.scopes.values():
            if scope.id not in ad_hoc:
                _judge(report, model, scope)
    return report.found


def _judge(report: Report, model: Definitions, scope: Scope) -> None:
    if any(_counts_tokens(node) for node in scope.nodes.values()):
        report.say("soundness-not-decided", scope.id, scope.line)
        return
    net = translate(model, scope)
    flaws = fold(net)
    explored = explore(net)
    for flaw in [*flaws, *explored.flaws]:
        report.say(flaw.fault, flaw.node, scope.nodes[flaw.node].line)
    if not explored.whole and not explored.flaws:
        report.say("soundness-not-decided", scope.id, scope.line)


def _counts_tokens(node: object) -> bool:
    """Several tokens may be wanted here; then two are no mistake."""
    return isinstance(node, Task | SubProcess | CallActivity) and (
        node.start_quantity > 1 or node.completion_quantity > 1
    )
