"""Why a scenario failed: where, what was expected, what was found."""

from __future__ import annotations

from dataclasses import dataclass

from xize.core.regulation.model import NOWHERE, Mark


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that is not as expected; ``what`` names it as the scenario does."""

    what: str
    expected: str
    found: str
    at: Mark = NOWHERE


class FailedError(Exception):
    """A play was refused that should not be, or something is not as expected."""

    def __init__(self, at: Mark, *mismatches: Mismatch) -> None:
        super().__init__("; ".join(one.what for one in mismatches))
        self.at = at
        self.mismatches = mismatches

    def lines(self, file: str) -> tuple[str, ...]:
        """The failure for people, one line each, beginning with the place."""
        return tuple(
            f"{file}:{(one.at if one.at.line else self.at).line}: {one.what}: "
            f"expected {one.expected}, found {one.found}"
            for one in self.mismatches
        )


def listed(items: object) -> str:
    """A value for a failure's sentence: lists and mappings as the scenario would write them."""
    match items:
        case None:
            return "nothing"
        case dict():
            inner = ", ".join(f"{key}: {listed(value)}" for key, value in items.items())
            return f"{{{inner}}}"
        case list() | tuple() | set() | frozenset():
            members = sorted(items) if isinstance(items, set | frozenset) else items
            return f"[{', '.join(listed(one) for one in members)}]"
        case bool():
            return "true" if items else "false"
    return str(items)
