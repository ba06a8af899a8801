"""A component taken apart: branches that begin and end once are regions in regions.

A branch is everything behind one way out of a split that can only be reached by it. It is a region
of its own when exactly one link leaves it (ways back and ends inside do not count). What is left of
a region, with its branches as single items, is placed in layers; for flows made of blocks that is
one chain, whatever the depth.
"""

from __future__ import annotations

import msgspec

from xize.core.process.bpmn.drawing.structure.domination import TOP, Dominators
from xize.core.process.bpmn.drawing.structure.net import Link, Net
from xize.core.process.bpmn.drawing.structure.ways import Ways, distances, ways_of

Rep = int
"""An item of a region: a vertex by its number, an inner region by ``~number``."""


class Use(msgspec.Struct, frozen=True):
    """A link as one region sees it; an end is None where it lies outside of the region."""

    number: int
    source: Rep | None
    target: Rep | None
    back: bool


class Region(msgspec.Struct):
    """``items`` in reading order. ``depth`` is 0 for the whole component."""

    number: int
    above: int
    depth: int
    items: list[Rep]
    uses: list[Use]


class Plan(msgspec.Struct):
    """A component's regions, the whole first and every one before those inside it."""

    regions: list[Region]
    region_of: dict[int, int]
    rank_of_way: dict[int, int]
    """By link: which way out of its source comes first."""


def plan_of(net: Net, members: list[int]) -> Plan:
    """Take a component apart."""
    ways = ways_of(net, members)
    tree = Dominators(net, ways)
    leaving, sizes, one_lane = _weighed(net, ways, tree)
    plan = Plan(
        regions=[Region(0, -1, 0, [], [])],
        region_of={TOP: 0},
        rank_of_way=_preference(net, ways, leaving, tree),
    )
    for vertex in ways.order:
        home = plan.region_of[tree.above[vertex]]
        alone = leaving[vertex] == 1 and sizes[vertex] > 1 and vertex in one_lane
        if alone and _is_branch(net, ways, vertex):
            number = len(plan.regions)
            plan.regions[home].items.append(~number)
            plan.regions.append(Region(number, home, plan.regions[home].depth + 1, [], []))
            home = number
        plan.region_of[vertex] = home
        plan.regions[home].items.append(vertex)
    for number, link in enumerate(net.links):
        if link.source in plan.region_of and link.target in plan.region_of:
            _use(plan, number, link, number in ways.back)
    return plan


def _is_branch(net: Net, ways: Ways, vertex: int) -> bool:
    """Whether one forward way leads here, from where others part."""
    before = [n for n in net.reaching[vertex] if n not in ways.back]
    return len(before) == 1 and len(net.leaving[net.links[before[0]].source]) > 1


def _weighed(
    net: Net, ways: Ways, tree: Dominators
) -> tuple[dict[int, int], dict[int, int], set[int]]:
    """Of what each vertex dominates: links that leave it, vertices in it, whether in one lane."""
    leaving = dict.fromkeys((*ways.order, TOP), 0)
    sizes = dict.fromkeys((*ways.order, TOP), 1)
    for vertex in ways.order:
        for number in net.leaving[vertex]:
            if number not in ways.back:
                leaving[vertex] += 1
                leaving[tree.above[net.links[number].target]] -= 1
    one_lane = set(ways.order)
    for vertex in reversed(ways.order):
        above = tree.above[vertex]
        leaving[above] += leaving[vertex]
        sizes[above] += sizes[vertex]
        same = above == TOP or net.vertices[above].lane == net.vertices[vertex].lane
        if vertex not in one_lane or not same:
            one_lane.discard(above)
    return leaving, sizes, one_lane


def _preference(net: Net, ways: Ways, leaving: dict[int, int], tree: Dominators) -> dict[int, int]:
    """Ways out of a vertex: what goes on first, then what ends inside, the longest first; then what
    leaves boundary events, from right to left."""
    far = distances(net, ways)
    ranks: dict[int, int] = {}
    for vertex in ways.order:
        forward = [n for n in net.leaving[vertex] if n not in ways.back]

        def worth(number: int, source: int = vertex) -> tuple[bool, bool, int]:
            link = net.links[number]
            if link.port:
                return True, False, 0
            inside = tree.above[link.target] == source and not leaving[link.target]
            return False, inside, -far[link.target] if inside else 0

        ranks |= {number: place for place, number in enumerate(sorted(forward, key=worth))}
    return ranks


def _use(plan: Plan, number: int, link: Link, back: bool) -> None:
    """Tell every region through which a link leads."""
    source, target = link.source, link.target
    inner, outer = plan.region_of[source], plan.region_of[target]
    while inner != outer:
        if plan.regions[inner].depth >= plan.regions[outer].depth:
            plan.regions[inner].uses.append(Use(number, source, None, back))
            source, inner = ~inner, plan.regions[inner].above
        else:
            plan.regions[outer].uses.append(Use(number, None, target, back))
            target, outer = ~outer, plan.regions[outer].above
    plan.regions[inner].uses.append(Use(number, source, target, back))
