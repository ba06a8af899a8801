"""Carries the keys of ``steps:`` into a drawing and out of it again.

A regulation has one truth: ``regulation.yaml`` says who, by when and on what, ``process.bpmn`` says
in which order. A modeller needs both in one place, so that undo, copy and paste hold for both:

    rest, section = parted(text)                      # a regulation without its `steps:`
    drawing = put(model, steps_of(section))           # every step's keys beside its element
    bare, steps = taken(drawing)                      # what somebody made of it
    text = joined(rest, rewritten(section, steps))    # comments and layout of what stayed stay
"""

from xize.core.process.bpmn.carrying.drawing import put, taken
from xize.core.process.bpmn.carrying.fragments import Carried
from xize.core.process.bpmn.carrying.reading import spots_of, steps_of
from xize.core.process.bpmn.carrying.sections import joined, lines_before, parted
from xize.core.process.bpmn.carrying.writing import rewritten

__all__ = [
    "Carried",
    "joined",
    "lines_before",
    "parted",
    "put",
    "rewritten",
    "spots_of",
    "steps_of",
    "taken",
]
