"""The dry run of a drawing: the order of its elements, for given outcomes of its steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import DecodeError, json

from xize.core.process.bpmn.carrying import taken
from xize.core.process.bpmn.reading.read import read
from xize.core.trace import Result, Wishes, trace

MOST: Final = 300
"""Elements shown; a loop has more than anybody reads."""
DAY: Final = 24 * 60 * 60


def run_through(
    drawing: str, chosen: Mapping[str, str], data: str, language: str
) -> dict[str, Any]:
    """How the run ends in a sentence, the elements in their order, the outcomes one may choose.

    ``chosen`` are outcomes by step, ``data`` lines of ``name = value`` to begin with.
    """
    offered = _offered(drawing)
    outcomes = {
        node: chosen[node] if chosen.get(node) in ways else next(iter(ways))
        for node, ways in offered.items()
    }
    said = _values(data) | {
        "step": {node: {"outcome": outcome} for node, outcome in outcomes.items()}
    }
    result = trace(drawing.encode(), Wishes(data=said))
    entered = [line for line in result.trace if line.event == "entered"]
    return {
        "sentence": _sentence(result, len(entered), language),
        "status": result.status,
        "steps": [{"node": one.node, "after": _after(one.t)} for one in entered[:MOST]],
        "choices": [
            {"node": node, "chosen": outcomes[node], "ways": list(ways.items())}
            for node, ways in offered.items()
            if len(ways) > 1
        ],
    }


def _values(data: str) -> dict[str, Any]:
    """Lines of ``name = value``; a value is JSON, or the text it is."""
    found: dict[str, Any] = {}
    for line in data.split("\n"):
        name, is_said, value = line.partition("=")
        if is_said and name.strip():
            try:
                found[name.strip()] = json.decode(value.strip())
            except DecodeError:
                found[name.strip()] = value.strip()
    return found


def _offered(drawing: str) -> dict[str, dict[str, str]]:
    """The outcomes of every step that has some, by step: their ids and names."""
    model, _findings = read(drawing.encode())
    found: dict[str, dict[str, str]] = {}
    for node, step in (taken(model)[1] if model else {}).items():
        try:
            ways = json.decode(step.keys.get("outcomes", "{}"))
        except DecodeError:
            continue
        if isinstance(ways, dict) and ways:
            found[node] = {key: _name(key, value) for key, value in ways.items()}
    return found


def _name(key: str, value: object) -> str:
    said = value.get("name") if isinstance(value, dict) else value
    return str(said or key)


def _after(seconds: float) -> str:
    """How long after the beginning, in days; "" on the first."""
    days = int(seconds // DAY)
    return (
        ngettext("%(days)s day later", "%(days)s days later", days) % {"days": days} if days else ""
    )


def _sentence(result: Result, count: int, language: str) -> str:
    ends = {
        "completed": _("The dry run reaches the end; %(count)s elements in this order."),
        "waiting": _("The dry run stops waiting for something from outside, after %(count)s."),
        "stuck": _("The dry run gets stuck after %(count)s elements."),
        "failed": _("The dry run fails after %(count)s elements."),
        "invalid": _("The drawing cannot be run yet; see the problems."),
    }
    words = ends[result.status] % {"count": count}
    serious = [one for one in result.problems if one.severity != "unknown"]
    return " ".join([words, *(one.sentence(language) for one in serious[:3])])
