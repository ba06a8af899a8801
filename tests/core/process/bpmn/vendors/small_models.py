"""Small files in the dialects of vendors, written by us."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.reading.read import read
from xize.core.process.bpmn.spaces import ACTIVITI, BPMN, CAMUNDA, FLOWABLE, ZEEBE
from xize.core.process.bpmn.vendors.dialects import OPERATON

SPACES: Final = {
    "camunda": CAMUNDA,
    "zeebe": ZEEBE,
    "flowable": FLOWABLE,
    "activiti": ACTIVITI,
    "operaton": OPERATON,
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "modeler": "http://flowable.org/modeler",
    "acme": "https://acme.example/ext",
}


def written(*inside: str, process: str = "") -> bytes:
    """A file with one process that holds these elements; ``process`` are its attributes."""
    spaces = " ".join(f'xmlns:{name}="{space}"' for name, space in SPACES.items())
    body = "\n".join(inside)
    return (
        f'<definitions xmlns="{BPMN}" {spaces} id="d" targetNamespace="t">\n'
        f'<process id="p" name="请假" isExecutable="true" {process}>\n{body}\n</process>\n'
        "</definitions>"
    ).encode()


def model(*inside: str, process: str = "") -> Definitions:
    """The same, read."""
    found = read(written(*inside, process=process))
    assert found.model is not None, found.findings
    return found.model


def user(attributes: str = "", inside: str = "", ident: str = "work") -> str:
    """A human task."""
    return f'<userTask id="{ident}" name="办理" {attributes}>{inside}</userTask>'


def extended(inside: str) -> str:
    """Extension elements."""
    return f"<extensionElements>{inside}</extensionElements>"
