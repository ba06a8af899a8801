"""A rule becomes a BPMN file that says all of it, and such a file becomes the rule again."""

from xize.core.process.bpmn.raising.drawn import raise_drawn
from xize.core.process.bpmn.raising.raise_rules import raise_rules
from xize.core.process.bpmn.raising.restore import Restored, restore, restored

__all__ = ["Restored", "raise_drawn", "raise_rules", "restore", "restored"]
