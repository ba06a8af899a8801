"""Before and after: what can have happened when a spot opens, and where a goto may lead."""

from __future__ import annotations

from typing import Literal, NamedTuple

from xize.core.regulation.check.spots import Spot

Relation = Literal[
    "same", "inside", "around", "before", "ahead", "sibling_branch", "other_case", "beside",
    "elsewhere",
]  # fmt: skip


class Seen(NamedTuple):
    """How one spot lies as seen from another.

    ``direct`` says that it lies directly in the nearest common block (and not deeper in it);
    ``in_case`` that the way into it leads through a case of a choice.
    """

    relation: Relation
    direct: bool = True
    in_case: bool = False


def seen(source: Spot, target: Spot) -> Seen:
    """Where ``target`` lies as seen from ``source``."""
    if source.procedure != target.procedure:
        return Seen("elsewhere")
    if source is target:
        return Seen("same")
    ours, theirs = source.chain(), target.chain()
    shared = next(
        (i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a is not b),
        min(len(ours), len(theirs)),
    )
    if shared == len(theirs):
        return Seen("around")
    below = theirs[shared:]
    in_case = any(spot.kind == "case" for spot in below)
    direct = len(below) == 1
    if shared == len(ours):
        return Seen("beside" if below[0].kind == "beside" else "inside", direct, in_case)
    return Seen(_neighbours(ours[shared], theirs[shared]), direct, in_case)


def _neighbours(ours: Spot, theirs: Spot) -> Relation:
    """How two different children of one spot lie to each other."""
    if "beside" in (ours.kind, theirs.kind):
        return "beside"
    if theirs.kind == "branch":
        return "sibling_branch"
    if theirs.kind == "case":
        return "other_case"
    if theirs.kind == "outcome":
        return "other_case"
    return "before" if theirs.position < ours.position else "ahead"


def can_precede(earlier: Spot, later: Spot) -> bool:
    """Whether ``earlier`` can have happened when ``later`` opens for the first time.

    Another branch, work alongside and other procedures can; what stands behind, in another case
    of the same choice, or around cannot.
    """
    relation = seen(later, earlier).relation
    return relation in ("before", "sibling_branch", "beside", "elsewhere")
