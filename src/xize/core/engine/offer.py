"""One thing a person may do now, and when it is shown though something still stands against it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from xize.core.engine.refusals import Refused

BLOCKING = frozenset(
    {
        "requirement-unmet",
        "entry-missing",
        "too-early",
        "dossier-incomplete",
        "must-finish-open",
        "not-during",
        "nothing-to-hold",
        "target-not-reached",
        "at-most",
        "suspended",
        "added-first",
        "adder-first",
        "urged-lately",
    }
)
"""Refusals that entitled people are shown beside the action instead of hiding it."""


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A command skeleton: the verb, the open item, the target (an outcome, a requirement …)."""

    verb: str
    item: str = ""
    target: str = ""
    on_behalf: str | None = None
    blocked: tuple[Refused, ...] = ()
    kinds: tuple[str, ...] = ()  # of a target to return to: "previous", "initiator"
    modes: tuple[str, ...] = ()  # how what is returned may come back: "in_turn", "here"


def offered(standing: Callable[[], object], offer: Offer) -> Iterator[Offer]:
    """The offer if nothing stands against it; blocked when only circumstances do."""
    try:
        standing()
    except Refused as refused:
        if refused.code in BLOCKING:
            yield msgspec.structs.replace(offer, blocked=(refused,))
        return
    yield offer
