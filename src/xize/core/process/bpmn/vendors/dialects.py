"""The namespaces of vendors, and which of them only concern how things look or are edited."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.spaces import VENDORS, ZEEBE

OPERATON: Final = "http://operaton.org/schema/1.0/bpmn"
NAMES: Final = {**VENDORS, OPERATON: "Operaton"}
JAVA: Final = frozenset(NAMES) - {ZEEBE}
"""These speak one language: Activiti's, of which the others are descendants."""

SILENT: Final = (
    "http://camunda.org/schema/modeler/",
    "http://flowable.org/modeler",
    "http://flowable.com/modeler",
    "http://flowable.org/design",
    "http://activiti.com/modeler",
    "http://bpmn.io/schema/bpmn/biocolor/",
    "http://www.omg.org/spec/BPMN/non-normative/color/",
    "http://www.signavio.com",
    "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/2000/xmlns/",
)
"""What begins like this says how a tool shows or stores the model, nothing about the work."""


def silent(space: str) -> bool:
    """Whether a namespace means nothing for the work."""
    return space.startswith(SILENT)


def vendor(space: str) -> str:
    """How people call whose namespace it is; the namespace itself, shortened, for strangers."""
    return NAMES.get(space, space[:80])
