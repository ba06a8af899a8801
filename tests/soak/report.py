"""The page about a run: what was walked, what held, and which operator met which kind of block."""

from __future__ import annotations

from tests.core.engine.coverage import IMPOSSIBLE, KINDS, OPERATORS, wanted
from tests.core.engine.test_random_walk import STEPS
from tests.soak.walking import WALKS, Result

INVARIANTS = """
No work item is lost or doubled: every open step has one place, every scope that is open holds
something that can move, every instance of `each` is counted.
The clock owes nothing before the next moment it is armed for, and something at that moment; it is
armed for what is open and for nothing else.
A join waits for something that can still arrive.
Votes are decisions of seats that exist; a step that is decided does not stay open.
Deciding twice gives the same events, on the live state and on one that was stored and read back;
events and states keep their bytes.
What is offered is accepted.
"""
AT_THE_END = """
All events replayed at once give the live state.
Of the first walk through each regulation: whoever is listed for an open step has something to do
there, and nobody else has; and from where it ends the project is played to an end by those it
concerns, without an administrator.
"""


def _points(text: str) -> list[str]:
    """One list item a sentence group: they end where a line ends with a full stop."""
    return [f"- {' '.join(one.split())}." for one in text.split(".\n") if one.strip()]


PREFACE = """# Soak: {walks:,} random walks

`make soak` writes this page. A seed makes a random regulation with every kind of block, nested,
and walks through it: people do what they are offered, mostly what was met least, and time passes.
"""


def report(whole: Result, seeds: range, processes: int, minutes: float) -> str:
    """The page as Markdown."""
    counts = whole.counts
    missing = [pair for pair in wanted() if not whole.covered[pair]]
    facts = (
        ("regulations", f"{counts['regulations']:,}, seeds {seeds[0]} to {seeds[-1]}"),
        ("walks", f"{counts['walks']:,}, {WALKS} a regulation, at most {STEPS} steps each"),
        ("commands of people and the clock", f"{counts['commands']:,}"),
        ("events", f"{counts['events']:,}"),
        ("left running / suspended / ended", _left(whole)),
        ("played on to an end", f"{counts['played to an end']:,}"),
        ("moves that took", f"{counts['moves to an end']:,}"),
        ("failures", str(len(whole.failures))),
        ("pairs of block and operator not met", ", ".join(map(" × ".join, missing)) or "none"),
        ("minutes", f"{minutes:.0f}"),
        ("processes", str(processes)),
    )  # fmt: skip
    lines = [PREFACE.format(walks=counts["walks"]), "| | |", "|---|---|"]
    lines += [f"| {name} | {value} |" for name, value in facts]
    lines += ["", "## What is looked at after every step", "", *_points(INVARIANTS)]
    lines += ["", "## What is looked at once a walk is over", "", *_points(AT_THE_END)]
    lines += ["", "## How often each operator met each kind of block", "", *_table(whole)]
    if whole.failures:
        lines += ["", "## What failed", "", "```", *map(str, whole.failures), "```"]
    return "\n".join(lines) + "\n"


def _left(whole: Result) -> str:
    return " / ".join(
        f"{whole.counts[f'left {one}']:,}" for one in ("running", "suspended", "ended")
    )


def _table(whole: Result) -> list[str]:
    """Operators by kinds of block; a dash where the language has no such pair."""
    lines = [f"| | {' | '.join(KINDS)} |", f"|---|{'---:|' * len(KINDS)}"]
    for operator in OPERATORS:
        cells = [
            "–" if (kind, operator) in IMPOSSIBLE else f"{whole.covered[kind, operator]:,}"
            for kind in KINDS
        ]
        lines.append(f"| {operator} | {' | '.join(cells)} |")
    return lines
