"""Who among those who see a project may read what a register shows of it (``visible_to``)."""

from __future__ import annotations

from collections.abc import Iterable

from xize.core.engine import decode_state
from xize.core.process.rulebook import Rulebook
from xize.ledger.queries import stream_rows
from xize.registers.shape import Shape
from xize.rulebook.queries import as_written

EVERYBODY = "*"


def readers_of(shape: Shape, streams: Iterable[str]) -> dict[str, str]:
    """For each project the people its rows are open to, "|a|b|", or ``EVERYBODY``."""
    wanted = sorted(set(streams))
    if not shape.readers:
        return dict.fromkeys(wanted, EVERYBODY)
    found = {}
    for stream, row in stream_rows(wanted).items():
        team = decode_state(row.state).team
        rules = as_written(row.edition).rules
        people = {one for role in shape.readers for one in _holders(rules, role, team, set())}
        found[stream] = "".join(f"|{one}" for one in sorted(people)) + "|"
    return found


def _holders(
    rules: Rulebook, role: str, team: dict[str, tuple[str, ...]], seen: set[str]
) -> set[str]:
    """Who holds a role, by name or through a role that the group includes."""
    if role in seen or role not in rules.roles:
        return set()
    seen.add(role)
    one = rules.roles[role]
    found = set(team.get(role, ()))
    for part in (*one.any_of, *one.head_of):
        found |= _holders(rules, part, team, seen)
    return found
