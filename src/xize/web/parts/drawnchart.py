"""The picture of a flow that is drawn in a BPMN file: the file's own, with the states of steps."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from xize.core.process.bpmn.drawing import draw, svg
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.compile.drawn.file import drawn
from xize.core.process.graph import Happening, Process, UserTask
from xize.core.process.index import is_standard
from xize.core.process.layout import Box, Picture
from xize.core.process.layout.picture import Text

NOTHING: Final = Picture(width=0, height=0)
REMEMBERED: Final = 16


def is_drawn(process: Process) -> bool:
    """Whether the process comes from a file."""
    return is_standard(process.nodes[process.id])


def boxes_of(process: Process, names: Mapping[str, str]) -> tuple[Box, ...]:
    """The human steps of a drawn process, without places: the file says where they stand."""
    return tuple(
        Box(
            id=node.id, kind="task", x=0, y=0, width=0, height=0,
            texts=(Text(text=names.get(node.id, node.id), x=0, y=0),),
        )
        for node in process.nodes.values()
        if isinstance(node, UserTask)
    )  # fmt: skip


def picture_of(content: bytes, process: Process, states: Mapping[str, str]) -> SafeString:
    """The drawing as SVG, its steps and what waits coloured by their state."""
    marked = (UserTask, Happening)
    marks = {
        node.id: f"node node-{states[node.id]}"
        for node in process.nodes.values()
        if isinstance(node, marked) and states.get(node.id, "ahead") != "ahead"
    }
    return mark_safe(svg(_laid_out(content), marks=marks))  # noqa: S308 - our own, all texts escaped


@lru_cache(maxsize=REMEMBERED)
def _laid_out(content: bytes) -> Definitions:
    model = drawn(content).model
    assert model is not None  # a published file can be read
    return draw(model)
