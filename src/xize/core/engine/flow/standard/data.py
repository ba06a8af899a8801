"""Data of running processes: seen from the inside out, changed where they were declared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from xize.core.engine import events as e
from xize.core.engine.canonical import canonical
from xize.core.engine.flow.data import set_data
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.figures import FIGURES, figure
from xize.core.engine.view.process_data import (
    datum,
    declared,
    is_instance_of,
    places,
    result_name,
)
from xize.core.engine.view.world import World
from xize.core.expressions import Expression, Value, evaluate, is_true
from xize.core.process.graph import Happening, Node, SubProcess
from xize.core.process.standard import Move


class Names:
    """What names are worth, seen from an open element of a case."""

    def __init__(
        self, draft: Draft, case: str, element: str, also: Mapping[str, Any] | None = None
    ) -> None:
        self.draft, self.case, self.element = draft, case, element
        self.also = also or {}

    def value(self, path: tuple[str, ...]) -> Value:
        """See ``xize.core.expressions.Environment``: the nearest datum of the name.

        Under a regulation a name may be one of its own as well (see ``World``).
        """
        if len(path) != 1:
            return self.around.value(path)
        name = path[0].removeprefix("$")
        if name == "today":
            return self.draft.today
        if name in self.also:
            found: Value = self.also[name]
            return found
        kept: Value = self.stored(name)
        if kept is None and name in FIGURES:
            return figure(self.draft, self.element, name)
        return self.around.value(path) if kept is None else kept

    @property
    def around(self) -> World:
        """The regulation's names, seen from here."""
        one = self.draft.state.elements.get(self.element)
        return World(self.draft, self.case, one.row if one else None, self.element)

    def stored(self, name: str) -> Any:
        """The nearest stored value of the name; None where there is none."""
        return datum(self.draft, self.case, self.element, name)

    def call(
        self, name: str, args: tuple[Value, ...], references: tuple[tuple[str, ...] | None, ...]
    ) -> Value:
        """Functions that ask about a project have an answer under a regulation only."""
        return self.around.call(name, args, references)

    def worth(self, expression: Expression) -> Value:
        """What an expression is worth."""
        return evaluate(expression, self)

    def holds(self, expression: Expression | None) -> bool:
        """Whether a condition holds; no condition always does."""
        return expression is None or is_true(expression, self)


def put_value(draft: Draft, case: str, element: str, name: str, value: Any) -> None:
    """Change a datum where it is declared or already known, else in the outermost process.

    What nothing of the file knows and the regulation declares is a datum of the project.
    """
    stored = plain_json(value)
    last = (case, "")
    for at_case, at, values in places(draft, case, element):
        last = (at_case, at)
        if name in values or name in declared(draft, at_case, at):
            break
    else:
        if name in draft.rules.data:
            set_data(draft, name, value, element)
            return
    draft.emit(
        e.ValueSet(at=draft.at, by=draft.by, case=last[0], element=last[1], name=name, value=stored)
    )


def put_own(draft: Draft, case: str, element: str, name: str, value: Any) -> None:
    """Change a datum of this very element."""
    stored = plain_json(value)
    draft.emit(
        e.ValueSet(at=draft.at, by=draft.by, case=case, element=element, name=name, value=stored)
    )


def carry_out(draft: Draft, case: str, element: str, moves: Iterable[Move]) -> None:
    """Do assignments one after the other."""
    for one in moves:
        worth = Names(draft, case, element).worth(one.value)
        put_value(draft, case, element, one.to, worth)


def take_in(draft: Draft, case: str, element: str, moves: Iterable[Move]) -> None:
    """Values that go into an activity become its own."""
    for one in moves:
        put_own(draft, case, element, one.to, Names(draft, case, element).worth(one.value))


def give_out(draft: Draft, case: str, element: str, moves: Iterable[Move]) -> None:
    """Values go out of an activity; an output it has not written changes nothing.

    They go to data around the activity, which may be called like its own; only what an instance
    gives into the collection stays its own for now.
    """
    for one in moves:
        here = draft.state.elements[element]
        paths = one.value.names()
        own = paths[0][0] if len(paths) == 1 and len(paths[0]) == 1 else ""
        if own in declared(draft, case, element) and own not in here.values:
            continue
        worth = Names(draft, case, element).worth(one.value)
        if is_instance_of(draft, here):
            if one.to == result_name(draft, here):
                put_own(draft, case, element, one.to, worth)
                continue
            here = draft.state.elements[here.parent]
        put_value(draft, case, here.parent, one.to, worth)


def receive(
    draft: Draft, case: str, element: str, node: Happening, given: Mapping[str, Any]
) -> None:
    """What came with an event: by its associations, else under the names it came with.

    Where the event names its outputs, what came takes these names in order (10.5.1).
    """
    known = dict(zip(node.outputs, given.values(), strict=False)) if node.outputs else dict(given)
    if not node.gives:
        for name, value in known.items():
            put_value(draft, case, element, name, value)
    for one in node.gives:
        worth = Names(draft, case, element, known).worth(one.value)
        put_value(draft, case, element, one.to, worth)


def plain_json(value: Any) -> Any:
    """A value as it is stored: numbers as numbers of JSON, dates as text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Mapping):
        return {str(name): plain_json(one) for name, one in sorted(value.items())}
    if isinstance(value, tuple | list):
        return [plain_json(one) for one in value]
    return canonical(value)


def is_scope(node: Node) -> bool:
    """Whether a node of a file is a process or sub-process."""
    return isinstance(node, SubProcess) and node.doing is not None
