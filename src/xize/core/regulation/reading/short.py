"""Short forms: how a bare text, a bare list or a handy mapping is written out.

Most are a field that a bare text or list fills (``SHORT``). The few that need more look at the
nodes (``REWRITE``, in ``rewrite.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from xize.core.regulation import model
from xize.core.regulation.source.nodes import Entries, Items, Node, Scalar


class Short(NamedTuple):
    """The fields a bare text and a bare list fill; None where none is allowed."""

    text: str | None = None
    items: str | None = None


SHORT: Final[Mapping[type[model.Part], Short]] = {
    model.Role: Short(text="name"),
    model.Document: Short(text="name"),
    model.Section: Short(text="name"),
    model.Outcome: Short(text="name"),
    model.LineOutcome: Short(text="name"),
    model.Result: Short(text="name"),
    model.Pool: Short(text="name"),
    model.Numbering: Short(text="format"),
    model.Retention: Short(text="keep"),
    model.Requirement: Short(text="that"),
    model.Deadline: Short(text="period"),
    model.Remind: Short(text="before", items="before"),
    model.Effort: Short(text="typical"),
    model.Notice: Short(text="to", items="to"),
    model.GoesTo: Short(text="to", items="to"),
    model.Target: Short(text="to", items="to"),
    model.Starts: Short(text="by", items="by"),
    model.Group: Short(text="who", items="who"),
    model.By: Short(text="together", items="together"),
    model.Branch: Short(items="steps"),
    model.Late: Short(text="admit", items="admit"),
    model.Holds: Short(text="choose_from"),
    model.Fill: Short(text="section"),
    model.Drawn: Short(text="file"),
}


def written_out(part: type[model.Part], node: Node) -> Node:
    """The node as a full mapping where it is one of the simple short forms of ``part``."""
    short = SHORT.get(part, Short())
    field = {Scalar: short.text, Items: short.items, Entries: None}[type(node)]
    return node if field is None else entry(field, node)


def entry(key: str, value: Node) -> Entries:
    """A mapping with one entry, standing where its value stands."""
    return Entries(((Scalar(key, value.at), value),), value.at)
