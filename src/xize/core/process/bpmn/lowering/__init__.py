"""A BPMN file becomes graphs the engine runs."""

from xize.core.process.bpmn.lowering.lower import Lowered, lower

__all__ = ["Lowered", "lower"]
