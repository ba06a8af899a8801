"""A dry run of a BPMN file in memory, under a clock that is moved by hand."""

from xize.core.trace.result import RULES, Line, Result
from xize.core.trace.run import Wishes, trace

__all__ = ["RULES", "Line", "Result", "Wishes", "trace"]
