"""The dossier (卷宗): which items of the archive list exist, are delivered, are missing."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from xize.core.engine.state import MAIN, Paper
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.papers import exists, papers_of
from xize.core.engine.view.world import World
from xize.core.process.rulebook import DossierItem

WAIVER: Final = "dossier:"
"""What stands before the number of an item in the name of its requirement."""


def item_of(draft: Draft, number: int) -> DossierItem | None:
    """The line of the archive list with this number."""
    return next((one for one in draft.rules.dossier if one.item == number), None)


def lacking(draft: Draft, item: DossierItem) -> tuple[str, ...]:
    """Documents an item still lacks (in the version and with the signatures asked for)."""
    absent = tuple(one for one in item.of if not _there(draft, item, one))
    if item.any_of and len(absent) < len(item.of):
        return ()
    return absent


def missing(draft: Draft, waived: Collection[str] = ()) -> tuple[DossierItem, ...]:
    """Mandatory items that apply and are neither delivered nor ``waived``, in printed order."""
    done, world = draft.state.delivered, World(draft)
    return tuple(
        one
        for one in draft.rules.dossier
        if not one.optional
        and one.item not in done
        and waiver_of(one) not in waived
        and world.holds(one.when)
    )


def waiver_of(item: DossierItem) -> str:
    """The requirement under which an item of the list is let pass on the archiving step."""
    return f"{WAIVER}{item.item}"


def _there(draft: Draft, item: DossierItem, document: str) -> bool:
    papers = papers_of(draft.rules, draft.state, document, MAIN)
    if not any(exists(one) and _good(item, one) for one in papers):
        return False
    return item.signed_at is None or World(draft).signed(document, item.signed_at)


def _good(item: DossierItem, paper: Paper) -> bool:
    return item.version != "settled" or paper.settled > 0
