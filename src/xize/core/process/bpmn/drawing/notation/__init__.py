"""The signs of the standard (OMG BPMN 2.0.2, chapters 7 and 10) as SVG, drawn by ourselves."""
