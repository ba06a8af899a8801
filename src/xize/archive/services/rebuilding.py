"""Making the archive's tables again from its streams."""

from __future__ import annotations

from xize.archive.book import history
from xize.archive.project import remake


def rebuild() -> int:
    """Empty and fill the tables; how many events there are."""
    everything = list(history())
    remake(everything)
    return len(everything)
