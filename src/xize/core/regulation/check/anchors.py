"""Deadlines and starts that hang on something which cannot have happened yet."""

from __future__ import annotations

from typing import Final

from xize.core.problems import Sentence
from xize.core.regulation.check.index import Index
from xize.core.regulation.check.order import can_precede, seen
from xize.core.regulation.check.paths import single
from xize.core.regulation.check.spots import Spot
from xize.core.regulation.model import Deadline, Formula
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.sentences import near

SENTENCES: Final = {
    "anchor-not-before": Sentence(
        "期限从“{word}”起算，但它不会在“{step}”之前办结。请换一个先办的环节、里程碑或日期。",
        'The deadline runs from "{word}", which cannot be finished before "{step}" opens. Name an '
        "earlier step, a milestone or a date.",
    ),
    "anchor-two-ways": Sentence(
        "期限只能写 after 或 before 之一。请删去一个。",
        "A deadline takes after or before, not both. Delete one.",
    ),
    "start-not-before": Sentence(
        "“{step}”自“{word}”开始，但它不会在“{step}”所在的区块里先办结。请换一个环节或里程碑。",
        '"{step}" starts from "{word}", which cannot come before it. Name another step or '
        "milestone.",
    ),
}


def check_anchors(index: Index, notes: Notes) -> None:
    """What a deadline runs from can have happened when it is set."""
    for spot in index.spots:
        within = getattr(spot.part, "within", None)
        if isinstance(within, Deadline):
            if within.after and within.before:
                notes.say("anchor-two-ways", within.at)
            for anchor in (within.after, within.before):
                if anchor:
                    _anchor(spot, anchor, anchor is within.before, index, notes)
        begins = getattr(spot.part, "from_", None)
        found = index.target(begins, spot) if begins and spot.kind != "beside" else None
        if begins and found and seen(spot, found).relation in ("same", "around", "inside"):
            notes.say("start-not-before", begins.at, word=begins, step=spot.ident)


def _anchor(spot: Spot, anchor: Formula, is_before: bool, index: Index, notes: Notes) -> None:
    name = single(anchor)
    if name is None:
        return  # a date expression: its type is checked with the other expressions
    found = index.target(name, spot)
    if found is None:
        known = (*index.named, *(f"project.{datum}" for datum in index.regulation.data))
        notes.say("unknown-step", anchor.at, word=name, **near(name, known))
    elif not is_before and not _can_run_from(found, spot):
        notes.say("anchor-not-before", anchor.at, word=name, step=spot.ident)


def _can_run_from(anchor: Spot, spot: Spot) -> bool:
    """A block's deadline may also run from a step inside it."""
    return can_precede(anchor, spot) or seen(spot, anchor).relation == "inside"
