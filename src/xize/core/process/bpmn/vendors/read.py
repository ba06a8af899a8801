"""Reads what vendors say of every node of a file, and names what is not carried over."""

from __future__ import annotations

from typing import Any, Final

from xize.core.process.bpmn.findings import Report
from xize.core.process.bpmn.model.activities import MultiInstance, Task
from xize.core.process.bpmn.model.base import Extra
from xize.core.process.bpmn.model.containers import Definitions, FlowNode, Process
from xize.core.process.bpmn.model.events import Event
from xize.core.process.bpmn.model.gateways import Gateway
from xize.core.process.bpmn.spaces import XIZE, ZEEBE
from xize.core.process.bpmn.vendors import java, zeebe
from xize.core.process.bpmn.vendors.dialects import JAVA, NAMES, silent, vendor
from xize.core.process.bpmn.vendors.fields import forms_of
from xize.core.process.bpmn.vendors.places import Spot, place_of, spots
from xize.core.process.bpmn.vendors.rules import RULES
from xize.core.process.bpmn.vendors.said import Defaults, FormField, Said, Several
from xize.core.process.bpmn.vendors.standard import of_roles
from xize.core.process.bpmn.vendors.words import LEFT_OUT, QUIET, understood

SHOWN: Final = 60
"""Characters of a value that a finding shows."""

Forms = dict[str, tuple[FormField, ...]]


def defaults(model: Definitions) -> Defaults:
    """What the file's vendors say, node by node. Never raises for what a file may hold."""
    report = Report(RULES)
    spaces: set[str] = set()
    for spot in spots(model):
        for extra in spot.extras:
            spaces.add(extra.space)
            _look(report, spot, extra)
    said: dict[str, Said] = {}
    resources = {one.id: one.name for one in model.resources.values()}
    for process in model.processes.values():
        said[process.id] = _of_process(process)
        forms = forms_of(process.extras)
        initiator = _initiator(process)
        for scope in process.scopes.values():
            for node in scope.nodes.values():
                said[node.id] = one = _of_node(node, initiator, forms, resources)
                if one.form and not one.fields:
                    value = one.form[:SHOWN]
                    where = _where(node.id, node.name)
                    report.say("vendor-form-not-read", node.id, node.line, value=value, **where)
    vendors = tuple(NAMES[space] for space in NAMES if space in spaces)
    return Defaults(said=said, findings=report.found, vendors=vendors)


def _look(report: Report, spot: Spot, extra: Extra) -> None:
    """Name what is not understood, and what is but cannot be carried over."""
    if extra.space == XIZE or silent(extra.space):
        return
    known = extra.space in NAMES
    if known and (extra.name in QUIET or understood(extra.name, spot.place)):
        return
    if known and extra.name in LEFT_OUT and not _holds(extra):
        return
    who, node = vendor(extra.space), spot.node or "definitions"
    where = _where(node, spot.name)
    if known and extra.name in LEFT_OUT:
        zh, en = LEFT_OUT[extra.name]
        details = {"value": _value(extra), "remedy_zh": zh, "remedy_en": en, **where}
        report.say("vendor-left-out", node, extra.line, vendor=who, name=extra.name, **details)
    else:
        name = extra.name[:SHOWN]
        report.say("vendor-not-understood", node, extra.line, vendor=who, name=name, **where)


def _where(node: str, name: str) -> dict[str, Any]:
    """How a finding calls an element: by its name and id."""
    if not name:
        return {"where_zh": f"{node} ", "where_en": node}
    short = name if len(name) <= SHOWN else f"{name[:SHOWN]}…"
    return {"where_zh": f"“{short}”（{node}）", "where_en": f"{short} ({node})"}


def _holds(extra: Extra) -> bool:
    return bool(extra.text or extra.attributes or extra.inside)


def _value(extra: Extra) -> str:
    """What a finding shows of an attribute or element, on one line."""
    pairs = (f"{name}={value}" for name, value in extra.attributes.items())
    text = extra.text or " ".join(pairs) or "、".join(one.name for one in extra.inside)
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def _initiator(process: Process) -> str:
    """The variable that holds whoever began the process."""
    for node in process.own.nodes.values():
        if isinstance(node, Event) and node.position == "start":
            for one in node.extras:
                if one.name == "initiator":
                    return one.text.strip()
    return ""


def _of_process(process: Process) -> Said:
    parts = [java.of_process(of(process.extras, *JAVA))]
    eight = of(process.extras, ZEEBE)
    parts += [{"version": zeebe.of_any(eight)["version"]}] if eight else []
    return _joined(process.id, process.line, process.documentation, parts)


def of(extras: tuple[Extra, ...], *spaces: str) -> tuple[Extra, ...]:
    """The extras of these namespaces."""
    return tuple(one for one in extras if one.space in spaces)


def _of_node(node: FlowNode, initiator: str, forms: Forms, resources: dict[str, str]) -> Said:
    seven, eight = of(node.extras, *JAVA), of(node.extras, ZEEBE)
    place = place_of(node)
    parts: list[dict[str, Any]] = [java.of_any(seven), zeebe.of_any(eight)]
    if place == "user":
        parts += [java.of_user(seven, initiator), zeebe.of_user(eight, initiator)]
    if place in ("user", "start"):
        parts += [java.of_form(seven), zeebe.of_form(eight, forms)]
    if place in ("automatic", "script", "event"):
        work = java.of_automatic(seven) or zeebe.of_automatic(eight)
        parts += [{"work": work}]
    if place == "start":
        parts += [{"initiator": java.attributes(seven).get("initiator", "")}]
    if not isinstance(node, (Event, Gateway)) and isinstance(node.loop, MultiInstance):
        parts += [{"several": _several(node.loop)}]
    if isinstance(node, Task) and node.roles:
        parts += [of_roles(node, initiator, resources)]
    return _joined(node.id, node.line, node.documentation, parts)


def _several(loop: MultiInstance) -> Several:
    seven = java.of_several(of(loop.extras, *JAVA), "several")
    eight = zeebe.of_several(of(loop.extras, ZEEBE))
    item = loop.input_item.name or loop.input_item.id if loop.input_item else ""
    return Several(
        collection=seven["collection"] or eight["collection"] or loop.data_input,
        element=seven["element"] or eight["element"] or item,
        completion=loop.completion.body if loop.completion else "",
        cardinality=loop.cardinality.body if loop.cardinality else "",
        sequential=loop.sequential,
    )


def _joined(node: str, line: int, documentation: str, parts: list[dict[str, Any]]) -> Said:
    """What several readers found, the first that says something of a matter is heard."""
    found: dict[str, Any] = {}
    for part in parts:
        for name, value in part.items():
            if value and not found.get(name):
                found[name] = value
    return Said(node=node, line=line, documentation=documentation, **found)
