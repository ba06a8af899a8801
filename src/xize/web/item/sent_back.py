"""Why a step is open again: who sent it back, with what words, and how it goes on afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from xize.core.story import VisitStory
from xize.projects.queries import ItemPage


@dataclass(frozen=True, slots=True)
class SentBack:
    """``voices`` are pairs of person and what they wrote; ``here``: it comes straight back."""

    step: str
    at: datetime
    voices: tuple[tuple[str, str], ...]
    here: bool


def sent_back(page: ItemPage) -> SentBack | None:
    """The step whose end opened this one again, where it did not go on from there."""
    cause = _cause(page)
    if cause is None or cause.ended is None or cause.forward:
        return None
    step = page.read.names.node(cause.node)
    told = cause.returned
    if told is not None:
        voices = ((told.person, told.comment),)
        return SentBack(step, told.at, voices, told.mode == "here")
    against = tuple(
        (one.person, one.comment)
        for one in cause.decisions
        if one.taken_back is None and one.counts_as != "agree"
    )
    return SentBack(step, cause.ended, against, here=False) if against else None


def _cause(page: ItemPage) -> VisitStory | None:
    place, _hash, number = page.here.cause.partition("#")
    case, _slash, node = place.partition("/")
    if not number.isdecimal():
        return None
    visits = page.story.step(node, case)
    return next((one for one in visits if one.visit == int(number)), None)
