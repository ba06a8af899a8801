"""Contracts: the sets of inputs and outputs, and what operations, messages and calls ask of them.

Clauses 10.3.3, 10.4.1 (sets), 10.3.3 (tasks with operations and messages), 10.3.6 (calls).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xize.core.process.bpmn.checks.index import Index
from xize.core.process.bpmn.checks.types import Types, inside
from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.model.activities import CallActivity, GlobalTask, Task
from xize.core.process.bpmn.model.containers import Definitions, Process
from xize.core.process.bpmn.model.data import DataSet, InputOutput, Item
from xize.core.process.bpmn.model.events import Event


def check_contracts(report: Report, types: Types, index: Index) -> None:
    """Every rule about the contracts of a process and of what is in it."""
    check_exposed(report, types, index.model, index.process)
    _contract(report, index.process.contract)
    for placed in index.nodes.values():
        node = placed.node
        if isinstance(node, Event) and node.sets:
            _sets(report, (*node.inputs, *node.outputs), node.sets)
        contract = getattr(node, "contract", None)
        _contract(report, contract)
        if isinstance(node, Task):
            _operation(report, types, index, node)
            _message(report, types, node)
        if isinstance(node, CallActivity):
            _call(report, types, index, node)


def _contract(report: Report, contract: InputOutput | None) -> None:
    if contract is None:
        return
    _sets(report, contract.inputs, contract.input_sets)
    _sets(report, contract.outputs, contract.output_sets)
    _partners(report, contract.input_sets, contract.output_sets)
    _partners(report, contract.output_sets, contract.input_sets)


def _sets(report: Report, data: Iterable[Item], sets: Iterable[DataSet]) -> None:
    listed = {one for each in sets for one in each.refs}
    for datum in data:
        if datum.id not in listed:
            report.say("data-in-no-set", datum.id, datum.line)
    for each in sets:
        for one in (*each.optional, *each.executing):
            if one not in each.refs:
                report.say("set-without-data", each.id, each.line, data=one)


def _partners(report: Report, sets: Sequence[DataSet], others: Sequence[DataSet]) -> None:
    """An input set that names an output set is named by it, and the other way round."""
    back = {one.id: one for one in others}
    for each in sets:
        for partner in each.partners:
            if partner in back and each.id not in back[partner].partners:
                report.say("sets-one-sided", each.id, each.line, other=partner)


def _operation(report: Report, types: Types, index: Index, task: Task) -> None:
    operation = index.model.operations.get(task.operation)
    if task.kind != "service" or operation is None:
        return
    contract = task.contract or InputOutput(id="")
    if len(contract.input_sets) != 1 or len(contract.output_sets) > 1:
        report.say("sets-for-operation", task.id, task.line, operation=task.operation)
    for message, data in (
        (operation.message_in, contract.inputs),
        (operation.message_out, contract.outputs),
    ):
        _carries(report, types, task, message, data)


def _message(report: Report, types: Types, task: Task) -> None:
    if task.contract is None or not task.message or task.kind not in ("send", "receive"):
        return
    contract, sends = task.contract, task.kind == "send"
    data = contract.inputs if sends else contract.outputs
    sets = contract.input_sets if sends else contract.output_sets
    if len(sets) > 1 or len(data) > 1:
        report.say("data-for-message", task.id, task.line, message=task.message)
    _carries(report, types, task, task.message, data)


def _carries(report: Report, types: Types, task: Task, message: str, data: Sequence[Item]) -> None:
    """What goes with a message is what the message is said to carry."""
    wanted = types.message_item(message)
    if wanted and data and not types.alike(data[0].item, wanted):
        report.say("data-unlike-message", task.id, task.line, message=message)


def _call(report: Report, types: Types, index: Index, call: CallActivity) -> None:
    """A call gives and takes exactly what the called one asks for and gives."""
    model = index.model
    called = model.processes.get(call.called) or model.global_tasks.get(call.called)
    if called is None:
        return
    ours, theirs = call.contract, called.contract
    if ours is None or theirs is None:  # then data go by their names
        return
    same = len(ours.inputs) == len(theirs.inputs) and len(ours.outputs) == len(theirs.outputs)
    pairs = (
        *zip(ours.inputs, theirs.inputs, strict=False),
        *zip(ours.outputs, theirs.outputs, strict=False),
    )
    if not same or any(types.clash(left.item, right.item) for left, right in pairs):
        report.say("call-unlike-called", call.id, call.line, called=call.called)


def check_exposed(
    report: Report, types: Types, model: Definitions, one: Process | GlobalTask
) -> None:
    """What supports an interface binds its data to operations of it."""
    bindings = [each for each in one.kept if each.name == "ioBinding"]
    if any(each.name == "supportedInterfaceRef" for each in one.kept) and not bindings:
        report.say("interface-not-bound", one.id, one.line)
    given = {each.id: each.item for each in inside(one.contract)}
    for each in bindings:
        said = {name: value.rpartition(":")[2] for name, value in each.attributes.items()}
        operation = model.operations.get(said.get("operationRef", ""))
        if operation is None:
            continue
        for name, message in (
            ("inputDataRef", operation.message_in),
            ("outputDataRef", operation.message_out),
        ):
            item = given.get(said.get(name, ""), "")
            if types.clash(item, types.message_item(message)):
                report.say("binding-unlike-operation", one.id, each.line, data=said.get(name, ""))
