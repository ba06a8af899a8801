"""How a step can end, from the conditions of what follows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

import msgspec

from xize.core.expressions import Expression
from xize.core.process.bpmn.importing.known import Known
from xize.core.process.bpmn.importing.names import readable
from xize.core.process.bpmn.importing.surroundings import Surroundings
from xize.core.process.bpmn.importing.variables import Literally, Use, truth
from xize.core.process.bpmn.model.containers import SequenceFlow

_AGAINST: Final = re.compile(
    r"re(?:ject|fus|voke|turn)|den(?:y|ied)|disa|dis_?agree|object|decline|fail|back|cancel|stop|"
    r"not_?|^un|^no$|拒|驳|退|否|不",
    re.IGNORECASE,
)
_BACK: Final = re.compile(r"back|return|resubmit|revise|退|改|补", re.IGNORECASE)
_FOR: Final = re.compile(
    r"agree|approv|accept|pass|^ok$|^yes$|success|confirm|同意|通过|批准", re.IGNORECASE
)
MOST: Final = 8
"""As many outcomes as one step gets."""


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """One outcome: its id, its name ("" for the ready one), what it sets, what it counts as."""

    id: str
    name: str = ""
    sets: tuple[str, Literally] | None = None
    counts_as: str = ""
    comment: bool = False


def endings(around: Surroundings, node: str, found: Known) -> tuple[Ending, ...]:
    """The outcomes of a step; none where nothing behind it depends on what somebody decides.

    What somebody types into a form is no decision.
    """
    conditions, flows = found.conditions, around.deciding(node)
    asked = [name for flow in flows if flow.id in conditions
             for (name, *rest) in conditions[flow.id].names() if not rest]  # fmt: skip
    for name in dict.fromkeys(asked):
        use = found.uses.get(name)
        if use is None or use.ordered or name in found.filled or use.kind == "unknown":
            continue
        values = _values(use)
        if values and len(flows) > 1:
            return _endings(around, flows, found, name, values)
    return ()


def _values(use: Use) -> tuple[Literally, ...]:
    return (True, False) if use.kind == "yes_no" else tuple(use.values)[:MOST]


def _endings(
    around: Surroundings,
    flows: tuple[SequenceFlow, ...],
    about: Known,
    name: str,
    values: tuple[Literally, ...],
) -> tuple[Ending, ...]:
    found: dict[str, Ending] = {}
    leads = [_way(around, flows, about.conditions, name, value) for value in values]
    for value, way in zip(values, leads, strict=True):
        alone = way is not None and leads.count(way) == 1
        label = way.name[:60] if way is not None and alone else ""
        ending = _ending(name, value, label, found)
        found[ending.id] = ending
    other = [one for one in flows if one not in leads]
    if other and not isinstance(values[0], bool) and len(found) < MOST:
        label = next((one.name for one in other if one.name), "")[:60]
        left = _left(name, values, (label, about.labels.other), found)
        found[left.id] = left
    return tuple(sorted(found.values(), key=lambda one: one.id not in ("agree", "next")))


def _way(
    around: Surroundings,
    flows: tuple[SequenceFlow, ...],
    conditions: Mapping[str, Expression],
    name: str,
    value: Literally,
) -> SequenceFlow | None:
    """The flow that is taken when the variable has this value."""
    default = next((one for one in flows if around.is_default(one)), None)
    for flow in flows:
        condition = conditions.get(flow.id)
        if flow is not default and condition is not None:
            holds = truth(condition.root, {name: value})
            if holds is not False:
                return flow
    return default


def _ending(name: str, value: Literally, label: str, known: Mapping[str, Ending]) -> Ending:
    against = _is_against(name, value, label)
    if isinstance(value, bool):
        ident = "object" if against else "agree"
    else:
        ident = _ident(value, label, against)
    if ident in known:
        ident = f"{ident}_{len(known) + 1}"
    shown = label or ("" if ident in ("agree", "object") else str(value)[:60])
    counts = "" if ident in ("agree", "object") else ("object" if against else "agree")
    return Ending(id=ident, name=shown, sets=(name, value), counts_as=counts, comment=against)


def _ident(value: Literally, label: str, against: bool) -> str:
    text = str(value)
    if against:
        words = f"{text} {label}"
        return "send_back" if _BACK.search(words) else "object"
    if _FOR.search(text) or _FOR.search(label):
        return "agree"
    return readable(text) or readable(label) or "answer"


def speaks_against(label: str) -> bool:
    """Whether a label says no."""
    return bool(_AGAINST.search(label))


def _is_against(name: str, value: Literally, label: str) -> bool:
    if label and (_AGAINST.search(label) or _FOR.search(label)):
        return bool(_AGAINST.search(label))
    if isinstance(value, bool):
        return value == bool(_AGAINST.search(name))
    if isinstance(value, Decimal):
        return value <= 0
    return bool(_AGAINST.search(value))


def _left(
    name: str, values: tuple[Literally, ...], labels: tuple[str, str], known: Mapping[str, Ending]
) -> Ending:
    """What is left where none of the values is chosen: the other side of those there are."""
    has_agree = "agree" in known
    ident = "object" if has_agree and "object" not in known else "otherwise"
    if not has_agree and "object" in known:
        ident = "agree"
    value: Literally = ident if isinstance(values[0], str) else _beyond(values)
    counts = "" if ident in ("agree", "object") else "object"
    against = ident != "agree"
    label, other = labels
    shown = label or (other if ident == "otherwise" else "")
    return Ending(id=ident, name=shown, sets=(name, value), counts_as=counts, comment=against)


def _beyond(values: tuple[Literally, ...]) -> Decimal:
    numbers = [one for one in values if isinstance(one, Decimal)]
    return max(numbers, default=Decimal(0)) + 1
