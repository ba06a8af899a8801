"""Ways back: ``allows: [return]``, a ``return`` without a way of its own, ``resubmit:``."""

from __future__ import annotations

from typing import Final

from xize.core.problems import Sentence
from xize.core.regulation.check.index import Index
from xize.core.regulation.check.order import seen
from xize.core.regulation.check.spots import Spot
from xize.core.regulation.model import Human
from xize.core.regulation.reading.notes import Notes

SENTENCES: Final = {
    "return-to-nothing": Sentence(
        "“{word}”允许退回，但它前面没有人办的环节可以退。请删去 return，或写明 goto。",
        '"{word}" may be sent back, but no step of a person lies before it. Delete return, or '
        "give the outcome a goto.",
        "warning",
    ),
    "resubmit-without-return": Sentence(
        "“{word}”写了 resubmit，但它退不回去。请在 allows 里加 return，或删去 resubmit。",
        '"{word}" has resubmit, but nothing sends it back. Add return to allows, or delete it.',
        "warning",
    ),
    "allowed-and-forbidden": Sentence(
        "“{word}”既允许又禁止“{way}”。请只留一个。",
        '"{word}" both allows and forbids "{way}". Keep one.',
    ),
}
RETURN: Final = "return"


def check_returns(index: Index, notes: Notes) -> None:
    """A step that may be sent back has something before it; nothing is allowed and forbidden."""
    for spot in index.spots:
        if isinstance(spot.part, Human):
            _step(spot, spot.part, index, notes)


def _step(spot: Spot, step: Human, index: Index, notes: Notes) -> None:
    for way in step.allows:
        if way in step.forbids:
            notes.say("allowed-and-forbidden", step.at, word=step.id, way=way)
    own = RETURN in step.allows or any(
        name == RETURN and not one.leads for name, one in step.outcomes.items()
    )
    if own and not any(_before(spot, other) for other in index.spots):
        notes.say("return-to-nothing", step.at, word=step.id)
    general = RETURN in index.regulation.allows and RETURN not in step.forbids
    back = any(one.goto is not None for one in step.outcomes.values())
    if step.resubmit and not (own or general or back):
        notes.say("resubmit-without-return", step.at, word=step.id)


def _before(spot: Spot, other: Spot) -> bool:
    """Whether a person's step lies before, where a return could lead."""
    if not isinstance(other.part, Human):
        return False
    how = seen(spot, other)
    inside_rows = any(one.part is not other.part and getattr(one.part, "each", None) is not None
                      and one not in spot.chain() for one in other.chain())  # fmt: skip
    return (how.relation == "before" and not inside_rows) or _decided_before(spot, other)


def _decided_before(spot: Spot, other: Spot) -> bool:
    """A step among those of an outcome comes after the step it is an outcome of."""
    return other in spot.chain()[:-1]
