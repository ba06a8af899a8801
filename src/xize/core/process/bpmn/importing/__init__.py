"""A foreign BPMN file becomes a regulation's folder: a text, and a drawing beside it."""

from xize.core.process.bpmn.importing.draft import DRAWING, REGULATION, Draft, draft

__all__ = ["DRAWING", "REGULATION", "Draft", "draft"]
