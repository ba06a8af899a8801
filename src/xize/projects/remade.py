"""A stream's projection rows made anew from its events, for ``rebuild`` and ``verify``."""

from __future__ import annotations

from collections.abc import Sequence

from xize.core.engine import decode
from xize.core.engine.events import AnyEvent, Started
from xize.core.engine.state import State
from xize.ledger.batch import Batch
from xize.ledger.chain import Link
from xize.ledger.statement import Row as Values
from xize.ledger.tables import Row
from xize.projects.project import TABLES, heading_of, project
from xize.rulebook.queries import compiled

_KEYS = {table.name: table.key for table in TABLES}
Rows = dict[str, dict[Row, Row]]


class Collector(Batch):
    """Keeps rows instead of writing them. A stream told from its beginning only ever inserts."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Rows = {table.name: {} for table in TABLES}

    def insert(
        self, table: str, columns: tuple[str, ...], rows: Sequence[Values], *, once: bool = False
    ) -> None:
        """Keep the rows by key."""
        kept = self.rows[table]
        for row in rows:
            key = tuple(row[: _KEYS[table]])
            if not (once and key in kept):
                kept[key] = tuple(row)


def remade(stream: str, links: Sequence[Link]) -> tuple[State, Rows]:
    """The state and all rows of a stream, told from its first event."""
    events: list[AnyEvent] = [decode(one.type, one.version, one.body) for one in links]
    first = events[0]
    assert isinstance(first, Started), stream
    rules = compiled(first.edition).rules
    collector = Collector()
    heading = heading_of(stream, first)
    state = project(collector, rules, heading, State(), 0, events, posts=False)
    return state, collector.rows
