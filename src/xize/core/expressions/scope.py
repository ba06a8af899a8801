"""What names mean where an expression stands: the protocol, and the simplest scope."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from .environment import Path
from .types import DATE, Type, field_names, field_type


class Scope(Protocol):
    """The declarations visible to an expression; asked like the environment, longest path first."""

    def resolve(self, path: Path) -> Type | None:
        """The type at a path, None when this scope does not know the path.

        What remains of a longer path is taken from the type's fields or columns. Parameters are
        asked as `("$name",)`, registers as `("register", "the name")`, steps and documents in
        references by their path, such as `("sign_off",)`.
        """

    def names_at(self, prefix: Path) -> Iterable[str]:
        """The names that may follow a prefix (the empty one: first names), for suggestions."""


class Declared:
    """A scope of given dotted names: `{"project.amount": MONEY, "$limit": MONEY}`."""

    def __init__(
        self, names: Mapping[str, Type], registers: Mapping[str, Type] | None = None
    ) -> None:
        self._types = {tuple(name.split(".")): type_ for name, type_ in names.items()}
        for name, type_ in (registers or {}).items():
            self._types["register", name] = type_

    def resolve(self, path: Path) -> Type | None:
        """The type declared under exactly this path."""
        return self._types.get(path)

    def names_at(self, prefix: Path) -> Iterable[str]:
        """The next parts of the declared names that begin so."""
        length = len(prefix)
        return {
            name[length] for name in self._types if len(name) > length and name[:length] == prefix
        }


class Unknown(NamedTuple):
    """Where a path stops being known: how many parts are, and what could follow them."""

    known: int
    candidates: tuple[str, ...]


def look_up(path: Path, scope: Scope) -> Type | Unknown:
    """The type of a whole path, or where it stops being known."""
    for end in range(len(path), 0, -1):
        found = scope.resolve(path[:end])
        if found is None:
            continue
        for position in range(end, len(path)):
            inner = field_type(found, path[position])
            if inner is None:
                candidates = (*field_names(found), *scope.names_at(path[:position]))
                return Unknown(position, candidates)
            found = inner
        return found
    if path == ("today",):
        return DATE
    return _outside(path, scope)


def _outside(path: Path, scope: Scope) -> Unknown:
    known = 0
    while known < len(path) - 1 and path[known] in set(scope.names_at(path[:known])):
        known += 1
    return Unknown(known, tuple(scope.names_at(path[:known])))
