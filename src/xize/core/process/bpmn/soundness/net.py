"""Splits and joins with edges between them: what is left of a scope when only tokens matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["split", "join", "sink", "tail", "stop", "never"]
"""``sink`` swallows a token at once, ``tail`` after something was done; ``stop`` ends everything,
``never`` passes none on."""

Logic: TypeAlias = Literal["xor", "and", "or"]


@dataclass(slots=True)
class Vertex:
    """One split or join. ``origin`` is the element of the file it stands for.

    ``looped``: tokens may come here again and again.
    Edges are kept in the order they came, so that the same file always gives the same findings.
    """

    kind: Kind
    logic: Logic
    origin: str
    ins: dict[int, None] = field(default_factory=dict)
    outs: dict[int, None] = field(default_factory=dict)
    looped: bool = False


class Net:
    """A graph that may have several edges between the same two vertices; ``source`` begins it."""

    def __init__(self) -> None:
        self.vertices: dict[int, Vertex] = {}
        self.ends: dict[int, tuple[int, int]] = {}
        self._count = 0
        self.source = self.add("split", "xor", "")

    def add(self, kind: Kind, logic: Logic = "xor", origin: str = "") -> int:
        """A new vertex."""
        self._count += 1
        self.vertices[self._count] = Vertex(kind, logic, origin)
        return self._count

    def connect(self, source: int, target: int) -> int:
        """A new edge."""
        self._count += 1
        self.ends[self._count] = (source, target)
        self.vertices[source].outs[self._count] = None
        self.vertices[target].ins[self._count] = None
        return self._count

    def cut(self, edge: int) -> None:
        """Take an edge away."""
        source, target = self.ends.pop(edge)
        del self.vertices[source].outs[edge]
        del self.vertices[target].ins[edge]

    def lead_to(self, edge: int, target: int) -> None:
        """Let an edge end somewhere else."""
        source, before = self.ends[edge]
        del self.vertices[before].ins[edge]
        self.ends[edge] = (source, target)
        self.vertices[target].ins[edge] = None

    def begin_at(self, edge: int, source: int) -> None:
        """Let an edge begin somewhere else."""
        before, target = self.ends[edge]
        del self.vertices[before].outs[edge]
        self.ends[edge] = (source, target)
        self.vertices[source].outs[edge] = None

    def remove(self, vertex: int) -> None:
        """Take a vertex away with the edges that are left of it."""
        one = self.vertices[vertex]
        for edge in [*one.ins, *one.outs]:
            if edge in self.ends:
                self.cut(edge)
        del self.vertices[vertex]

    def before(self, vertex: int) -> Iterable[int]:
        """Where edges into a vertex come from."""
        return [self.ends[edge][0] for edge in self.vertices[vertex].ins]

    def after(self, vertex: int) -> Iterable[int]:
        """Where edges out of a vertex lead."""
        return [self.ends[edge][1] for edge in self.vertices[vertex].outs]
