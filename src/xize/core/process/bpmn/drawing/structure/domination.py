"""Through which vertex every way to another leads: the tree of dominators of forward links.

One pass in the order of reading; nearest common ancestors are found by jump pointers in
logarithmic time, so that long chains that meet late cost no more than short ones.
"""

from __future__ import annotations

from xize.core.process.bpmn.drawing.structure.net import Net
from xize.core.process.bpmn.drawing.structure.ways import Ways

TOP = -1
"""Stands above all beginnings."""


class Dominators:
    """``above[v]`` is the last vertex that every way to ``v`` passes, ``TOP`` for none."""

    def __init__(self, net: Net, ways: Ways) -> None:
        self.above: dict[int, int] = {TOP: TOP}
        self.depth: dict[int, int] = {TOP: 0}
        self._jump: dict[int, int] = {TOP: TOP}
        roots = set(ways.roots)
        for vertex in ways.order:
            before = [net.links[n].source for n in net.reaching[vertex] if n not in ways.back]
            common = TOP if vertex in roots or not before else before[0]
            for one in before[1:]:
                common = self._meet(common, one)
            self._hang(vertex, common)

    def _hang(self, vertex: int, above: int) -> None:
        self.above[vertex] = above
        self.depth[vertex] = self.depth[above] + 1
        jump = self._jump[above]
        level = self.depth[above] - self.depth[jump] == self.depth[jump] - self._skip(jump)
        self._jump[vertex] = self._jump[jump] if level else above

    def _skip(self, vertex: int) -> int:
        return self.depth[self._jump[vertex]]

    def _meet(self, one: int, other: int) -> int:
        if self.depth[one] < self.depth[other]:
            one, other = other, one
        while self.depth[one] > self.depth[other]:
            jump = self._jump[one]
            one = jump if self.depth[jump] >= self.depth[other] else self.above[one]
        while one != other:
            if self._jump[one] != self._jump[other]:
                one, other = self._jump[one], self._jump[other]
            else:
                one, other = self.above[one], self.above[other]
        return one
