"""Open elements by where they lie and what they do: kept along as events are applied.

Asked instead of looking through all that is open, which would make long runs of many tokens dear.
Everything is in the order in which the elements were opened.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush
from typing import Any, Final, TypeAlias

from xize.core.engine.state import Element, State

Keys: TypeAlias = dict[str, None]
"""A set that keeps its order."""

WAITING: Final = frozenset(("catch", "watch", "race"))
"""Kinds of elements that wait for triggers."""
ENCLOSING: Final = frozenset(("scope", "multi", "undo"))
"""Kinds of elements that are through when nothing lies in them any more."""


class Openings:
    """The open elements of one state, looked at from several sides."""

    def __init__(self, state: State) -> None:
        self._known: dict[str, Element] = {}
        self._order: dict[str, int] = {}
        self._opened = 0
        self.below: dict[str, Keys] = {}  # by what they lie in
        self.edge: dict[str, Keys] = {}  # watches, by the activity at whose edge they stand
        self.at: dict[tuple[str, str], Keys] = {}  # by case and node, tokens left out
        self.waiting: Keys = {}
        self.tasks: Keys = {}  # to be done
        self.tokens: dict[tuple[str, str], Keys] = {}  # that wait, by what they lie in and node
        self.flows: dict[tuple[str, str], dict[str, int]] = {}  # they came by, and how many
        self.meetings: dict[tuple[str, str], None] = {}  # of tokens, to be looked at
        self.called: dict[str, list[str]] = {}  # cases, by the element that called them
        self._busy: dict[str, int] = {}
        self._quiet: list[tuple[int, str]] = []
        self.changes = 0  # how often something began to wait, or data changed
        self.fruitless: dict[str, Any] = {}  # how things stood when something was last looked for
        for key, element in state.elements.items():
            self._add(key, element)
        for name, case in state.cases.items():
            self.called.setdefault(case.caller or "", []).append(name)

    def follow(self, state: State, keys: Iterable[str]) -> None:
        """These elements may have been opened, have ended or have changed."""
        for key in keys:
            now, before = state.elements.get(key), self._known.get(key)
            if now is None and before is not None:
                self._take(key, before)
            elif now is not None and before is None:
                self._add(key, now)
            elif now is not None:
                self._known[key] = now
                self.changes += 1

    def call(self, caller: str, case: str) -> None:
        """An element has called a case."""
        self.called.setdefault(caller, []).append(case)

    def through(self) -> str | None:
        """The oldest scope, body or compensation with nothing in it; each is told once."""
        while self._quiet:
            _, key = heappop(self._quiet)
            if key in self._known and not self._busy.get(key):
                return key
        return None

    def again(self, key: str) -> None:
        """It is not through for another reason: it will be told again."""
        heappush(self._quiet, (self._order[key], key))

    def _add(self, key: str, one: Element) -> None:
        self._known[key] = one
        self._opened += 1
        self._order[key] = self._opened
        self.below.setdefault(one.parent, {})[key] = None
        if one.of:
            self.edge.setdefault(one.of, {})[key] = None
        if one.kind == "token":
            self.tokens.setdefault((one.parent, one.node), {})[key] = None
            self.meetings[one.parent, one.node] = None
            flows = self.flows.setdefault((one.parent, one.node), {})
            flows[one.via] = flows.get(one.via, 0) + 1
        else:
            self.at.setdefault((one.case, one.node), {})[key] = None
        if one.kind in WAITING:
            self.waiting[key] = None
            self.changes += 1
        if one.kind == "act":
            self.tasks[key] = None
        if one.kind != "watch":
            self._busy[one.parent] = self._busy.get(one.parent, 0) + 1
        if one.kind in ENCLOSING:
            self.again(key)

    def _take(self, key: str, one: Element) -> None:
        del self._known[key]
        _without(self.below, one.parent, key)
        if one.of:
            _without(self.edge, one.of, key)
        if one.kind == "token":
            _without(self.tokens, (one.parent, one.node), key)
            flows = self.flows[one.parent, one.node]
            flows[one.via] -= 1
            if not flows[one.via]:
                del flows[one.via]
            if not flows:
                del self.flows[one.parent, one.node]
        else:
            _without(self.at, (one.case, one.node), key)
        self.waiting.pop(key, None)
        self.tasks.pop(key, None)
        if one.kind != "watch":
            self._busy[one.parent] -= 1
            if not self._busy[one.parent]:
                del self._busy[one.parent]
                around = self._known.get(one.parent)
                if around is not None and around.kind in ENCLOSING:
                    self.again(one.parent)


def _without(places: dict[str, Keys] | dict[tuple[str, str], Keys], at: object, key: str) -> None:
    keys = places[at]  # type: ignore[index]
    del keys[key]
    if not keys:
        del places[at]  # type: ignore[arg-type]
