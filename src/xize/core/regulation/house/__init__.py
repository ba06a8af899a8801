"""The house style: flow first, one step per block, no inline map over 100 characters."""

from xize.core.regulation.house.style import Formatted, format_text

__all__ = ["Formatted", "format_text"]
