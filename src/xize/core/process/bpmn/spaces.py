"""Namespaces of BPMN 2.0 files."""

from __future__ import annotations

from typing import Final

BPMN: Final = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI: Final = "http://www.omg.org/spec/BPMN/20100524/DI"
DC: Final = "http://www.omg.org/spec/DD/20100524/DC"
DI: Final = "http://www.omg.org/spec/DD/20100524/DI"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
XIZE: Final = "https://xize.org/bpmn/1"
"""Ours: who, by when, which documents and articles; described in ``docs/reference/bpmn.md``."""

CAMUNDA: Final = "http://camunda.org/schema/1.0/bpmn"
ZEEBE: Final = "http://camunda.org/schema/zeebe/1.0"
FLOWABLE: Final = "http://flowable.org/bpmn"
ACTIVITI: Final = "http://activiti.org/bpmn"

JBPM: Final = "http://www.jboss.org/drools"
SPIFF: Final = "http://spiffworkflow.org/bpmn/schema/1.0/core"
CAMUNDA_MODELER: Final = "http://camunda.org/schema/modeler/1.0"
XSD: Final = "http://www.w3.org/2001/XMLSchema"

ENGINES: Final = frozenset({CAMUNDA, ZEEBE, FLOWABLE, ACTIVITI, JBPM, SPIFF, CAMUNDA_MODELER})
"""A file that declares one of these is in the dialect of an engine."""

VENDORS: Final = {
    CAMUNDA: "Camunda 7",
    ZEEBE: "Camunda 8",
    FLOWABLE: "Flowable",
    ACTIVITI: "Activiti",
}
