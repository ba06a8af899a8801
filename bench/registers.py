"""A register of many rows: opened, filtered, sorted, grouped, searched and exported.

    python bench/registers.py [--rows N] [--database KIND] [--json]

Projects of a small regulation are begun and their forms filled in by the product's own services,
then what its pages and its export do is done and measured, in a process of its own for each
database. The goals: 10,000 rows filtered within a second, exported within five seconds and 300 MB.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from databases import KINDS, start_postgresql
from machine import machine

LINES = 50
"""Rows of the table in each project's form."""

ROUNDS = 5
REGULATION = """\
regulation: purchases
title: 采购办法
edition: "1"
calendar: CN
articles: {"1": 采购}
roles: {lead: {name: 经办人, exactly: 1, leads: true}}
documents:
  list:
    name: 采购清单
    number: {format: "{yy}-{seq:04}", per: [year], of: lead}
    sections:
      lines:
        type: rows
        columns:
          item: {name: 物品, type: text}
          kind: {name: 类别, type: choice, options: {a: 设备, b: 服务, c: 材料}}
          price: {name: 金额, type: money}
          share: {name: 占比, type: percent}
          on: {name: 日期, type: date}
          buyer: {name: 采购人, type: person}
          urgent: {name: 加急, type: yes_no}
          note: {name: 说明, type: long_text}
registers:
  purchases: {name: 采购台账, of: list.lines}
flow:
  - task: fill_in
    name: 填写
    by: lead
    fills: [list.lines]
    cites: 1
  - task: end_it
    name: 办结
    by: lead
    outcomes: {next: {name: 办结, end: done}}
    cites: 1
results: {done: {name: 已办结, success: true}}
"""


def main() -> None:
    """Measure each database in a process of its own, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000, help="rows of the register (10,000)")
    parser.add_argument("--database", choices=KINDS, help="one database only")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.inside:
        print(json.dumps(_measured(arguments.rows)))
        return
    found: dict[str, Any] = {"machine": machine(), "rows": arguments.rows}
    for kind in (arguments.database,) if arguments.database else KINDS:
        with tempfile.TemporaryDirectory(prefix="xize-bench-", dir="/tmp") as folder:
            found[kind] = _apart(kind, Path(folder), arguments.rows)
    _print(found, as_json=arguments.json)


def _apart(kind: str, folder: Path, rows: int) -> dict[str, float]:
    environment = {**os.environ, "XIZE_HOME": str(folder / "home"), "DATABASE_URL": ""}
    environment["DJANGO_SETTINGS_MODULE"] = "xize.site.settings"
    if kind == "postgresql":
        environment["DATABASE_URL"] = start_postgresql(folder)
    command = [sys.executable, __file__, "--inside", kind, "--rows", str(rows)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if run.returncode:
        raise SystemExit(run.stderr)
    answer: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    return answer


def _measured(rows: int) -> dict[str, float]:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from xize.people.actor import SYSTEM
    from xize.registers.asking import NOTHING, Asked, Filter
    from xize.registers.export import as_xlsx, sheet_of
    from xize.registers.figures import groups
    from xize.registers.opened import Opened, open_register

    _fill(rows)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = {"first opening, rows made": _seconds(_open, 1)}

    def _page(asked: Asked) -> Callable[[], object]:
        def page() -> None:
            opened: Opened = open_register(SYSTEM, "purchases", "purchases")
            opened.filled()
            opened.keys(asked, ["price"])
            opened.rows(asked, 41)

        return page

    text = Filter("item", "contains", low="设备7")
    amount = Filter("price", "between", low="100", high="2000")
    kind = Filter("kind", "is", ("a",))
    found |= {
        "opened again": _seconds(_page(NOTHING)),
        "filtered by text": _seconds(_page(Asked(filters=(text,)))),
        "three filters, two orders": _seconds(
            _page(Asked(filters=(text, amount, kind), sorts=(("price", True), ("item", False))))
        ),
        "any text of a row": _seconds(_page(Asked(text="设备77"))),
        "sorted by person": _seconds(_page(Asked(sorts=(("buyer", False),)))),
    }
    opened = open_register(SYSTEM, "purchases", "purchases")
    found["grouped with sums"] = _seconds(lambda: groups(opened, Asked(group="kind"), ["price"]))
    found["exported as xlsx"] = _seconds(lambda: as_xlsx(sheet_of(opened, NOTHING, "采购台账")), 1)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found["MB of the process at most"] = after / 1024
    found["MB more than before the register was opened"] = (after - before) / 1024
    return found


def _open() -> object:
    from xize.people.actor import SYSTEM
    from xize.registers.opened import open_register

    return open_register(SYSTEM, "purchases", "purchases")


def _fill(rows: int) -> None:
    """Projects with a table of lines each, by the services people use."""
    from datetime import UTC, datetime

    from xize.core.engine import decode_state
    from xize.ledger.queries import stream_row
    from xize.people import queries as people
    from xize.people import services as hr
    from xize.people.actor import SYSTEM
    from xize.projects import services
    from xize.rulebook.services import publish, put_in_force

    at = datetime(2026, 1, 5, 1, tzinfo=UTC)
    hr.create_department(actor=SYSTEM, code="lead", name="采购部", mark="采", stands_for=["lead"])
    (department,) = people.departments(SYSTEM)
    buyers = [
        hr.create_person(
            actor=SYSTEM, username=f"p{number}", name=f"员工{number}", department=department.id
        )
        for number in range(20)
    ]
    edition = publish(actor=SYSTEM, texts={"regulation.yaml": REGULATION}, at=at)
    put_in_force(actor=SYSTEM, edition=edition, at=at)
    zhao = people.actor_of(buyers[0])
    for project in range(-(-rows // LINES)):
        done = services.start_project(
            actor=zhao,
            edition=edition,
            title=f"采购项目{project}",
            team={"lead": buyers[0]},
            at=at,
        )
        row = stream_row(done.stream)
        assert row is not None
        state = decode_state(row.state)
        item = next(key for key, one in state.elements.items() if one.node == "fill_in")
        lines = [_line(project * LINES + place, buyers) for place in range(LINES)]
        services.complete(
            actor=zhao,
            stream=done.stream,
            item=item,
            outcome="next",
            fills={"list.lines": lines},
            at=at,
        )


def _line(number: int, buyers: list[str]) -> dict[str, str]:
    return {
        "item": f"设备{number}",
        "kind": "abc"[number % 3],
        "price": f"{number * 7 % 9973}.{number % 100:02}",
        "share": str(number % 100),
        "on": f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}",
        "buyer": buyers[number % len(buyers)],
        "urgent": "yes" if number % 5 == 0 else "no",
        "note": f"第{number}行，按年度计划采购，验收后入库。",
    }


def _seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of some rounds."""
    taken = []
    for _round in range(rounds):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return round(sorted(taken)[len(taken) // 2], 4)


def _print(found: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(found, ensure_ascii=False))
        return
    kinds = [kind for kind in KINDS if kind in found]
    print(f"{found['rows']:,} rows".ljust(46), *(kind.rjust(12) for kind in kinds))
    for name in found[kinds[0]]:
        print(name.ljust(46), *(f"{found[kind][name]:12.3f}" for kind in kinds))


if __name__ == "__main__":
    main()
