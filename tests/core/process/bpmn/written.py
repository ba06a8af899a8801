"""Small BPMN files, written as short as they can be."""

from __future__ import annotations

import itertools

from xize.core.process.bpmn.spaces import BPMN


def file(*inside: str, attributes: str = "") -> bytes:
    """A file with these elements in its definitions."""
    text = f'<definitions xmlns="{BPMN}" targetNamespace="t" {attributes}>{"".join(inside)}'
    return f"{text}</definitions>".encode()


def process(*inside: str, ident: str = "p") -> str:
    """An executable process."""
    return f'<process id="{ident}" isExecutable="true">{"".join(inside)}</process>'


def flow(source: str, target: str, inside: str = "", ident: str = "") -> str:
    """A sequence flow, called by its ends."""
    ends = f'sourceRef="{source}" targetRef="{target}"'
    return f'<sequenceFlow id="{ident or f"{source}-{target}"}" {ends}>{inside}</sequenceFlow>'


def line(*nodes: str) -> str:
    """Flows from each of these to the next."""
    return "".join(flow(one, two) for one, two in itertools.pairwise(nodes))
