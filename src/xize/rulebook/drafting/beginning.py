"""What a new regulation begins with: a text with roles, and the smallest flow there is."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Final, NamedTuple
from xml.sax.saxutils import quoteattr

from xize.core.process.bpmn.carrying.fragments import bare
from xize.core.process.bpmn.spaces import BPMN, BPMNDI, DC, DI, XIZE
from xize.rulebook.texts import DRAWN_FILE

_NUMBERED: Final = re.compile(r"(?m)^(edition\s*:\s*[\"']?)([^\"'#\n]*?)(\d+)([\"']?\s*(?:#.*)?)$")
"""The line of a text that says the number of its edition, where it ends in a figure."""


class Beginning(NamedTuple):
    """What is asked of somebody who begins a regulation. The first role bears responsibility."""

    regulation: str
    title: str
    edition: str
    roles: Sequence[str]


def first_text(new: Beginning) -> str:
    """The text of a new regulation, without steps."""
    lines = [
        f"regulation: {bare(new.regulation)}",
        f"title: {bare(new.title)}",
        f"edition: {bare(new.edition)}",
        f"flow: {DRAWN_FILE}",
        "roles:",
    ]
    for place, role in enumerate(new.roles):
        leads = ", exactly: 1, leads: true" if not place else ""
        lines.append(f"  {bare(role)}: {{name: {bare(role)}{leads}}}")
    return "\n".join(lines) + "\n"


def next_text(rest: str, taken: Container[str]) -> str:
    """A text with the next number of its edition that is not ``taken``: 2026-1, then 2026-2.

    A number that ends in no figure stays; its author writes another.
    """
    found = _NUMBERED.search(rest)
    if found is None:
        return rest
    head, label, figure, tail = found.groups()
    number = int(figure)
    while f"{label}{number}" in taken:
        number += 1
    return f"{rest[: found.start()]}{head}{label}{number}{tail}{rest[found.end() :]}"


def first_drawing(new: Beginning, step: str) -> str:
    """A start, one step and an end, laid out."""
    title, name = quoteattr(new.title), quoteattr(step)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="{BPMN}" xmlns:bpmndi="{BPMNDI}" xmlns:dc="{DC}" xmlns:di="{DI}" \
xmlns:xize="{XIZE}" id="definitions" targetNamespace="{XIZE}">
  <bpmn:process id="main" name={title} isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>flow_1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="task_1" name={name}>
      <bpmn:incoming>flow_1</bpmn:incoming><bpmn:outgoing>flow_2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="end"><bpmn:incoming>flow_2</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="flow_1" sourceRef="start" targetRef="task_1"/>
    <bpmn:sequenceFlow id="flow_2" sourceRef="task_1" targetRef="end"/>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram">
    <bpmndi:BPMNPlane id="plane" bpmnElement="main">
      <bpmndi:BPMNShape id="start_di" bpmnElement="start">
        <dc:Bounds x="160" y="182" width="36" height="36"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="task_1_di" bpmnElement="task_1">
        <dc:Bounds x="260" y="160" width="100" height="80"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="end_di" bpmnElement="end">
        <dc:Bounds x="432" y="182" width="36" height="36"/>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="flow_1_di" bpmnElement="flow_1">
        <di:waypoint x="196" y="200"/><di:waypoint x="260" y="200"/>
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="flow_2_di" bpmnElement="flow_2">
        <di:waypoint x="360" y="200"/><di:waypoint x="432" y="200"/>
      </bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
"""
