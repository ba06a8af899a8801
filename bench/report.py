"""The table of a run: what was measured, beside the goals."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

PEERS = Path(__file__).resolve().parent / "peers"
Figures = dict[str, Any]

DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
ORDERS = {
    "inbox_busy": "inbox, first page, of a busy person",
    "inbox_rare": "inbox of a person with three steps",
    "badge_busy": "badge numbers of a busy person",
    "list_busy": "projects, first page, of a busy person",
    "list_rare": "projects of a person with three",
    "page": "queries of any project's page, for the first time",
    "page_again": "the same once more",
    "item": "queries of any open step's page, for the first time",
    "complete": "a completion in any project, its page having been opened",
}
GOALS = {
    "sqlite": (
        ("ratio to the raw limit", "ratio_to_limit", 0.40),
        ("times SpiffWorkflow", "vs_spiff", 10),
        ("times django-viewflow", "vs_viewflow", 25),
        ("a batch of 100, times single", "batch_of_100_vs_single", 3),
    ),
    "postgresql": (
        ("ratio to the raw limit, 1 client", "ratio_to_limit", 0.40),
        ("ratio to the raw limit, 2 clients", "ratio_to_limit_2_clients", 0.50),
        ("times SpiffWorkflow", "vs_spiff", 10),
        ("times django-viewflow", "vs_viewflow", 18),
        ("a batch of 100, times single", "batch_of_100_vs_single", 1.5),
    ),
}


def report(known: Figures) -> str:
    """The whole text."""
    lines = ["# Results", "", *_machine(known)]
    for kind, name in DATABASES.items():
        if kind in known.get("completion", {}):
            lines += _completions(name, known["completion"][kind], GOALS[kind])
    if "profile_completion" in known:
        lines += ["", "## Where the time of a completion goes", "", "```"]
        lines += [*known["profile_completion"]["text"].splitlines(), "```"]
    for kind, name in DATABASES.items():
        if kind in known.get("scale", {}):
            lines += _scale(name, known["scale"][kind])
    if "simulate" in known:
        lines += _simulation(known["simulate"])
    return "\n".join(lines) + "\n"


def _machine(known: Figures) -> list[str]:
    machine = known["machine"]
    described = [
        f"{machine['cores']} cores",
        f"{machine['memory_gib']:.0f} GiB of memory",
        f"Python {machine['python']}",
        f"SQLite {machine['sqlite']}",
    ]
    if "postgresql" in machine:
        described.append(f"PostgreSQL {machine['postgresql']}")
    parts = {"completion": "completions", "simulate": "the engine"}
    times = [f"{title} {_when(known[part])}" for part, title in parts.items() if part in known]
    return [
        "Written by `make bench`. What is measured, and how to read it: [README](README.md).",
        "",
        f"{', '.join(described)}. The machine was shared. Measured: {'; '.join(times)}.",
    ]


def _when(figures: Figures) -> str:
    """When a part ended, and how many processes wanted to run then (load average)."""
    load = figures.get("machine", {}).get("load_average")
    return figures["when"] if load is None else f"{figures['when']}, load {load:.1f}"


def _completions(name: str, figures: Figures, goals: Sequence[tuple[str, str, float]]) -> list[str]:
    rates = figures["completions_per_second"]
    rows = list(_rates(rates, figures))
    lines = ["", f"## Completing a step, {name}", ""]
    lines += _table(("", "completions a second", "to the limit", "Xize is … times as fast"), rows)
    reached = [
        (title, _number(figures.get(key)), f"≥ {goal:g}", _verdict(figures.get(key), goal))
        for title, key, goal in goals
    ]
    lines += ["", f"Medians of {figures['rounds']} rounds.", ""]
    return lines + _table(("", "measured", "goal", ""), reached)


def _rates(rates: Figures, figures: Figures) -> Iterator[tuple[str, ...]]:
    ratios = {key: rate / rates["limit"] for key, rate in rates.items()}
    ratios |= {"product": figures["ratio_to_limit"], "limit": 1.0}
    if "payment" in rates:
        ratios["payment"] = figures["payment_stage_c_ratio_to_limit"]
    titles = {
        "limit": "raw limit: one hand-written transaction",
        "same_rows": "hand-written, the same rows as Xize",
        "product": "**Xize**, the ten steps",
        "single": "Xize, 100 decisions one by one",
        "batch": "Xize, 100 decisions at once",
        "payment": "Xize, the payment regulation at stage C",
        **{peer: f"{title} {version}" for peer, title, version in _versions()},
    }
    for key, title in titles.items():
        if key in rates:
            times = figures.get(f"vs_{key.replace('-', '_')}")
            shown = "" if times is None else f"{times:.1f}"
            yield title, f"{rates[key]:,}", f"{ratios[key]:.2f}", shown
        elif f"vs_{key.replace('-', '_')}" in figures:
            yield title, "absent", "", ""
    if "limit_log_reused" in rates:
        yield "raw limit, log written in place", f"{rates['limit_log_reused']:,}", "", ""
        ratio = figures["ratio_to_limit_log_reused"]
        rate = f"{rates['product_log_reused']:,}"
        yield "**Xize**, log written in place", rate, f"{ratio:.2f}", ""
    if "limit_2" in rates:
        yield "raw limit, 2 clients", f"{rates['limit_2']:,}", "", ""
        ratio = figures["ratio_to_limit_2_clients"]
        yield "**Xize**, 2 clients", f"{rates['product_2']:,}", f"{ratio:.2f}", ""


def _versions() -> Iterator[tuple[str, str, str]]:
    """The peers as their locks pin them: key, name, version."""
    for key, name in (("spiff", "spiffworkflow"), ("viewflow", "django-viewflow")):
        lock = (PEERS / f"requirements-{key}.txt").read_text(encoding="utf-8")
        found = re.search(rf"^{name}==(\S+)", lock, re.MULTILINE)
        assert found
        yield key, {"spiff": "SpiffWorkflow"}.get(key, name), found.group(1)
    wanted = json.loads((PEERS / "package.json").read_text(encoding="utf-8"))["dependencies"]
    yield "bpmn-engine", "bpmn-engine (Node)", wanted["bpmn-engine"]


def _scale(name: str, figures: Figures) -> list[str]:
    sizes = list(figures["milliseconds"])
    first = sizes[0]
    heads = ("", *(f"{int(size):,} open" for size in sizes), f"last to {int(first):,}")
    rows = []
    for key, title in ORDERS.items():
        values = [figures["milliseconds"][size][key] for size in sizes]
        rows.append(
            (title, *(f"{value:.2f} ms" for value in values), f"{values[-1] / values[0]:.2f}")
        )
    lines = ["", f"## Among many open projects, {name}", "", *_table(heads, rows), ""]
    seconds = ", ".join(f"{value} s" for value in figures["loading_seconds"].values())
    goals = "Goals: inboxes ≤ 2 ms and flat; a completion ≤ 1.5 times that at 1,000."
    note = [figures["note"]] if "note" in figures else []
    return [
        *lines,
        " ".join([goals, f"Measured {figures['when']}; loading took {seconds}.", *note]),
    ]


def _simulation(figures: Figures) -> list[str]:
    events, micros = figures["events_per_project"], figures["microseconds_per_project"]
    told = (
        f"The payment regulation's `{figures['scenario']}`, {events:,} events a project: "
        f"{micros / 1000:.1f} ms a project, {figures['microseconds_per_event']} µs an event; "
        f"10,000 projects take {figures['seconds_for_10000']:,.0f} s "
        f"(goal {figures['goal_seconds_for_10000']} s)."
    )
    return ["", "## Whole projects in the pure engine, one core", "", told]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = [f"| {' | '.join(heads)} |", f"|---|{'---:|' * (len(heads) - 1)}"]
    return lines + [f"| {' | '.join(row)} |" for row in rows]


def _number(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.2f}"


def _verdict(value: float | None, goal: float) -> str:
    if value is None:
        return ""
    return "reached" if value >= goal else f"{value / goal:.0%} of it"
