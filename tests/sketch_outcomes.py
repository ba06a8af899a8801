"""The outcomes of a random regulation, drawn when every id is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.sketch import WAYS, Sketch, human
from tests.spots import Spot, branches_behind, legal_targets, reopenable


def give_outcomes(
    sketch: Sketch, procedures: tuple[str, ...], *, host: Sequence[str] | None = None
) -> None:
    """Write outcomes into the human steps; ``host``: the host's steps, of a side procedure."""
    for spot in list(sketch.spots):
        if spot.step is not None and (spot.kind not in ("task", "file") or sketch.maybe(3)):
            spot.step["outcomes"] = _outcomes(sketch, spot, procedures, host)


def _outcomes(
    sketch: Sketch, spot: Spot, procedures: tuple[str, ...], host: Sequence[str] | None
) -> dict[str, Any]:
    deciding = spot.kind in ("approve", "countersign", "archive")
    found: dict[str, Any] = {"agree" if deciding else "next": "可以"}
    if deciding and sketch.maybe(3):
        found["remarks"] = {"name": "附意见", "counts_as": "agree", "needs": "comment"}
    if sketch.maybe(4):
        found["noted"] = {"name": "记载", "set": {"flag0": "not project.flag0"}, "tells": ["boss"]}
    if procedures and sketch.maybe(6):
        found["extra"] = {"name": "另行", "starts": sketch.pick(procedures)}
    if host is not None and sketch.maybe(8):
        found["halt"] = {"name": "暂停", "project": sketch.pick(("suspend", {"end": "stopped"}))}
    again = reopenable(sketch.spots, spot) if host is None else host
    if again and sketch.often(sketch.way == "reopen", 6):
        found["prepare"] = {"name": "补做", "reopen": {"choose_from": list(again[-2:])}}
        if host is None or deciding:
            found["prepare"]["goto"] = spot.ident
    back = _leading(sketch, spot)
    found["object" if deciding else "failed"] = back
    if sketch.maybe(5):
        found["refuse"] = {"name": "否决", "needs": "comment", "end": "refused"}
    if spot.kind == "countersign":  # every voice must count as something
        for name in found.keys() & {"noted", "extra", "halt", "prepare"}:
            found[name]["counts_as"] = "object" if name == "prepare" else "agree"
    return found


def _leading(sketch: Sketch, spot: Spot) -> dict[str, Any]:
    """An outcome that leads somewhere else: back, ahead, to branches, to an end."""
    targets = legal_targets(sketch.spots, spot)
    branches = branches_behind(sketch.spots, spot)
    outcome: dict[str, Any] = {"name": "不行"}
    beside = spot.path[-1][0].endswith(":beside")
    if sketch.often(beside or sketch.way == "steps", 4):
        outcome["steps"] = [_extra(sketch, spot) for _ in range(sketch.dice.number(1, 2))]
    way = sketch.way if sketch.maybe() else sketch.pick(("goto", "goto", *WAYS[:4]))
    if branches and (way == "branches" or sketch.maybe()):
        outcome["goto"] = {"choose_from": list(sketch.pick(branches))}
    elif way == "choose" and len(targets) > 1:
        outcome["goto"] = {"choose_from": targets[-2:]}
    elif way != "end" and targets:
        outcome["goto"] = sketch.pick(targets)
    else:
        outcome["end"] = sketch.pick(("refused", "stopped", "stopped"))
    return outcome


def _extra(sketch: Sketch, spot: Spot) -> dict[str, Any]:
    """A step of an outcome, with outcomes of its own: on, back to the step, over, an end."""
    kind = "countersign" if sketch.rich and sketch.maybe(4) else "task"
    extra = human(sketch, kind, (*spot.path, (f"{spot.ident}:outcome", 0)))
    mine = sketch.spots.pop()
    if not sketch.rich or kind == "countersign":
        return extra
    found: dict[str, Any] = {"next": "可以"}
    targets = [mine.ident]
    if not spot.step or "each" not in spot.step:
        targets.append(spot.ident)
    if sketch.maybe(3):
        found["failed"] = {"name": "不行", "goto": sketch.pick(targets)}
    branches = branches_behind(sketch.spots, spot)
    if branches and sketch.maybe():
        found["parts"] = {"name": "部分", "goto": {"choose_from": list(sketch.pick(branches))}}
    if sketch.maybe(4):
        found["refuse"] = {"name": "否决", "end": "stopped"}
    again = reopenable(sketch.spots, spot)
    if again and sketch.maybe(4):
        found["prepare"] = {"name": "补做", "reopen": {"choose_from": again[-2:]}}
    return extra | {"outcomes": found}
