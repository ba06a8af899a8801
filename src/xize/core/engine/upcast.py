"""Old events in today's shape, one step per version.

``VERSIONS`` names the current version of every event that ever changed its meaning (1 otherwise).
``STEPS[name, n]`` turns the stored mapping of version n into version n + 1. Steps are kept for
ever and run in the golden-history tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

Step = Callable[[dict[str, Any]], dict[str, Any]]

VERSIONS: Final[Mapping[str, int]] = {}
STEPS: Final[Mapping[tuple[str, int], Step]] = {}


def upcast(
    name: str,
    version: int,
    raw: dict[str, Any],
    *,
    versions: Mapping[str, int] = VERSIONS,
    steps: Mapping[tuple[str, int], Step] = STEPS,
) -> dict[str, Any]:
    """The stored mapping brought to the current version."""
    for step in range(version, versions.get(name, 1)):
        raw = steps[name, step](raw)
    return raw
