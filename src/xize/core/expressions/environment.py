"""Where an expression meets the world: the protocol, and the simplest one that fulfils it."""

from collections.abc import Mapping
from typing import Protocol, TypeAlias

from .values import Value

Path: TypeAlias = tuple[str, ...]
"""A dotted name: `project.amount` is `("project", "amount")`."""


class Environment(Protocol):
    """Answers what names and functions are worth. Pure for the time of one evaluation."""

    def value(self, path: Path) -> Value:
        """The value at a path; None for null and for a path this environment does not know.

        The walker asks the longest path first: for `charter.departments.lead` it asks
        `("charter", "departments", "lead")`, then, if that is None, `("charter", "departments")`,
        then `("charter",)`, and takes what remains from the answer: a field of a record, a column
        of rows. An environment therefore answers at whatever length suits it. Parameters are asked
        as `("$name",)`, the present day as `("today",)`.
        """

    def call(
        self, name: str, args: tuple[Value, ...], references: tuple[Path | None, ...], /
    ) -> Value:
        """The answer of a function that needs the world; None when there is none.

        Both tuples are as long as the call's arguments. Where the function takes a reference (a
        step or a document), `references` has its path and `args` None; elsewhere `args` has the
        value and `references` None:

        - `approved(step)`, `signatures(step)`, `version(document)`: one reference;
        - `signed(document)`, `signed(document, step)`: one or two references;
        - `workdays(first, second)`: two dates, neither of them null;
        - `register('name')`: one text.
        """


class Values:
    """An environment of given values without a world: every function that asks it is null."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values

    def value(self, path: Path) -> Value:
        """The value named by the first part; the walker takes the rest from it."""
        return self._values.get(path[0]) if len(path) == 1 else None

    def call(
        self, _name: str, _args: tuple[Value, ...], _references: tuple[Path | None, ...], /
    ) -> Value:
        """Nothing is known of the world."""
        return None
