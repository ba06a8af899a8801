"""The outcomes of a random regulation, drawn when every id is known."""

from __future__ import annotations

from typing import Any

from tests.sketch import Sketch
from tests.spots import Spot, branches_behind, legal_targets


def give_outcomes(sketch: Sketch, procedures: tuple[str, ...], *, side: bool) -> None:
    """Write outcomes into the human steps; ``side``: of a side procedure."""
    for spot in list(sketch.spots):
        if spot.step is not None and (spot.kind not in ("task", "file") or sketch.maybe(3)):
            spot.step["outcomes"] = _outcomes(sketch, spot, procedures, side=side)


def _outcomes(
    sketch: Sketch, spot: Spot, procedures: tuple[str, ...], *, side: bool
) -> dict[str, Any]:
    deciding = spot.kind in ("approve", "countersign", "archive")
    found: dict[str, Any] = {"agree" if deciding else "next": "可以"}
    if deciding and sketch.maybe(3):
        found["remarks"] = {"name": "附意见", "counts_as": "agree", "needs": "comment"}
    if sketch.maybe(4):
        found["noted"] = {"name": "记载", "set": {"flag0": "not project.flag0"}, "tells": ["boss"]}
    if procedures and sketch.maybe(6):
        found["extra"] = {"name": "另行", "starts": sketch.pick(procedures)}
    if side and sketch.maybe(8):
        found["halt"] = {"name": "暂停", "project": sketch.pick(("suspend", {"end": "stopped"}))}
    again = legal_targets(sketch.spots, spot, only_before=True)
    if again and not side and sketch.maybe(6):
        found["prepare"] = {
            "name": "补做", "reopen": {"choose_from": again[-2:]}, "goto": spot.ident
        }  # fmt: skip
    back = _leading(sketch, spot)
    found["object" if deciding else "failed"] = back
    if sketch.maybe(4):
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
    if sketch.maybe(4):
        extra = {"task": sketch.name("extra"), "by": "boss"}
        outcome["steps"] = [extra]
    way = sketch.pick(("goto", "goto", "goto", "choose", "branches", "end"))
    if way == "branches" and branches:
        outcome["goto"] = {"choose_from": list(sketch.pick(branches))}
    elif way == "choose" and len(targets) > 1:
        outcome["goto"] = {"choose_from": targets[-2:]}
    elif way != "end" and targets:
        outcome["goto"] = sketch.pick(targets)
    else:
        outcome["end"] = sketch.pick(("refused", "stopped"))
    return outcome
