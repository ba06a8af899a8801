"""The words and filters of the matrix."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xize.projects.queries.matrix import ArticleRow, Carrier, Matrix

STATES: dict[str, str | Promise] = {
    "overdue": pgettext_lazy("article", "overdue"),
    "missing": pgettext_lazy("article", "missing"),
    "running": pgettext_lazy("article", "under way"),
    "ahead": pgettext_lazy("article", "not yet due"),
    "waived": pgettext_lazy("article", "met with a waiver"),
    "met": pgettext_lazy("article", "met"),
    "as-needed": pgettext_lazy("article", "when needed"),
    "inapplicable": pgettext_lazy("article", "not applicable"),
    "shown": pgettext_lazy("article", "for information"),
}
CHECKS: dict[str, str | Promise] = {
    "auto": pgettext_lazy("duty", "kept by the system"),
    "gate": pgettext_lazy("duty", "gate"),
    "attest": pgettext_lazy("duty", "declared regularly"),
    "review": pgettext_lazy("duty", "reviewed"),
    "info": pgettext_lazy("duty", "for information"),
}
REASONS: dict[str, str | Promise] = {
    "condition": _("left out by the rule, because this was not so:"),
    "not-begun": _("nobody had to begin it"),
    "way-not-taken": _("the project did not come this way"),
    "ended-early": _("the project ended before:"),
    "passed": _("the stage is over and it was not done"),
}
"""Why a step has nothing to show; some are followed by a text."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One state with its count; the filter by it."""

    state: str
    words: str | Promise
    count: int
    current: bool
    x: str
    width: str


def chips(matrix: Matrix, rows: list[ArticleRow], chosen: str) -> list[Chip]:
    """The counts; ``x`` and ``width`` are its share of a bar 100 units wide."""
    counts = matrix.counts(rows)
    whole = sum(count for _state, count in counts) or 1
    found, x = [], 0.0
    for state, count in counts:
        width = 100 * count / whole
        found.append(Chip(state, STATES[state], count, state == chosen, f"{x:.2f}", f"{width:.2f}"))
        x += width
    return found


def chosen_rows(matrix: Matrix, state: str, party: str) -> list[ArticleRow]:
    """The articles of a state and a role; headings stay above what is left of them."""
    fits = [
        row
        for row in matrix.rows
        if (not state or row.state == state) and (not party or row.concerns(party))
    ]
    kept = {row.article for row in fits if not row.is_heading}
    return [
        row
        for row in matrix.rows
        if (row.article in kept) or (row.is_heading and kept & {*row.under})
    ]


@dataclass(frozen=True, slots=True)
class Quiet:
    """Steps with nothing to show, for one reason."""

    state: str
    why: str
    words: str | Promise
    reason: str
    steps: tuple[Carrier, ...]


def quiet_ones(carriers: tuple[Carrier, ...]) -> list[Quiet]:
    """What does not apply or was not needed, a line for each reason."""
    found: dict[tuple[str, str, str], list[Carrier]] = {}
    for one in carriers:
        if is_quiet(one):
            found.setdefault((one.state, one.why, one.reason), []).append(one)
    return [
        Quiet(state, why, REASONS.get(why, ""), reason, tuple(steps))
        for (state, why, reason), steps in found.items()
    ]


def is_quiet(carrier: Carrier) -> bool:
    """Whether there is nothing to show at it."""
    return carrier.state in ("inapplicable", "as-needed") and not carrier.proofs
