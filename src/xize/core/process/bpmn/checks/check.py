"""Holds a whole model against the standard."""

from __future__ import annotations

from xize.core.process.bpmn.checks.activities import check_activities, check_calls
from xize.core.process.bpmn.checks.contracts import check_contracts, check_exposed
from xize.core.process.bpmn.checks.events import check_events
from xize.core.process.bpmn.checks.flows import check_flows
from xize.core.process.bpmn.checks.gateways import check_gateways
from xize.core.process.bpmn.checks.index import Index
from xize.core.process.bpmn.checks.items import check_items
from xize.core.process.bpmn.checks.pools import check_pools
from xize.core.process.bpmn.checks.rules import RULES
from xize.core.process.bpmn.checks.types import Types
from xize.core.process.bpmn.findings import Finding, Report, refuses
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.soundness import judge
from xize.core.process.bpmn.spaces import ENGINES


def check(model: Definitions) -> tuple[Finding, ...]:
    """Everything that breaks a constraint, in the order of the file; if nothing, what is unsound.

    Tokens are followed only through a file that keeps to the standard.
    """
    report = Report(RULES, engine=not ENGINES.isdisjoint(model.prefixes.values()))
    indexes = {ident: Index(model, process) for ident, process in model.processes.items()}
    types = Types(model, list(indexes.values()))
    for index in indexes.values():
        report.drawing = index.drawing
        if index.process.kind == "Public" and index.process.executable:
            report.say("public-executable", index.process.id, index.process.line)
        check_flows(report, index)
        check_gateways(report, index)
        check_events(report, index)
        check_activities(report, index)
        check_contracts(report, types, index)
        check_items(report, types, index)
    report.drawing = False
    for task in model.global_tasks.values():
        check_exposed(report, types, model, task)
    check_pools(report, model, indexes)
    check_calls(report, model)
    return report.found if refuses(report.found) else (*report.found, *judge(model))
