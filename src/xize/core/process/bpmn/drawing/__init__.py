"""Drawings of BPMN files: diagram interchange for what has none, and pictures.

    model = draw(read(content).model)     # every process and collaboration has a plane
    picture = svg(model)                  # one standalone SVG

A scope is taken apart into regions (``structure``), each region stands in columns that are folded
into rows where they grow long (``placing``), lines run in channels and gutters that are kept free
for them (``routing``). ``notation`` knows the signs of the standard.
"""

from xize.core.process.bpmn.drawing.draw import draw
from xize.core.process.bpmn.drawing.picture import svg

__all__ = ["draw", "svg"]
