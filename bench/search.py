"""Searching among many documents: what people ask, at sizes up to 100,000 documents.

    python bench/search.py [--sizes N,N] [--database KIND] [--json]

A project is made by the product's own services and copied; its documents get invented texts of
some 600 characters and are written into the index as the worker writes them. Then one index is
asked at each size by somebody in 40 projects, by somebody in a twentieth of all, by an auditor.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from databases import KINDS, start_postgresql
from machine import machine

EACH = 10
"""Documents of a project."""

WORDS = """
手续费 交易额 结算 代扣 协议 合作 部门 会签 审批 银行 公交卡 充值 系统 上线 测试 开发 需求 工单
风险 评估 客户 投诉 处理 通知 公示 归档 台账 人员 预算 费用 金额 期限 责任 违约 保密 附件 修改
意见 财务 合规 科技 运营 市场 渠道 终端 设备 网络 安全 数据 接口 报表 对账 差错 清算 商户 用户
"""
COMMON, RARE = "结算", "第77号渡口"
QUESTIONS = {
    "a word in most texts": COMMON,
    "two words": "保密 违约",
    "a phrase": "风险评估客户",
    "a rare phrase": RARE,
    "nothing like it": "龟兔赛跑",
}
TOGETHER = 100
"""Projects written in one transaction."""

REGULATION = """\
regulation: papers
title: 文件办法
edition: "1"
calendar: CN
articles: {"1": 文件}
roles: {lead: {name: 经办人, exactly: 1, leads: true}}
documents:
  paper: {name: 文件}
flow:
  - task: write_it
    name: 起草
    by: lead
    cites: 1
    outcomes: {next: {name: 办结, end: done}}
results: {done: {name: 已办结, success: true}}
"""


def main() -> None:
    """Measure each database in a process of its own, and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1000,10000,100000", help="documents")
    parser.add_argument("--database", choices=KINDS, help="one database only")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    sizes = [int(one) for one in arguments.sizes.split(",")]
    if arguments.inside:
        print(json.dumps(_measured(sizes)))
        return
    found: dict[str, Any] = {"machine": machine()}
    for kind in (arguments.database,) if arguments.database else KINDS:
        with tempfile.TemporaryDirectory(prefix="xize-bench-", dir="/tmp") as folder:
            found[kind] = _apart(kind, Path(folder), arguments.sizes)
    _print(found, as_json=arguments.json)


def _apart(kind: str, folder: Path, sizes: str) -> dict[str, dict[str, float]]:
    environment = {**os.environ, "XIZE_HOME": str(folder / "home"), "DATABASE_URL": ""}
    environment["DJANGO_SETTINGS_MODULE"] = "xize.site.settings"
    if kind == "postgresql":
        environment["DATABASE_URL"] = start_postgresql(folder)
    command = [sys.executable, __file__, "--inside", kind, "--sizes", sizes]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if run.returncode:
        raise SystemExit(run.stderr)
    answer: dict[str, dict[str, float]] = json.loads(run.stdout.splitlines()[-1])
    return answer


def _measured(sizes: list[int]) -> dict[str, dict[str, float]]:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    from xize.people.actor import Actor
    from xize.people.permissions import Permission
    from xize.search import queries, services

    stream, found, made = _first(), {}, 0
    auditor = Actor("auditor", permissions=frozenset({Permission.PROJECTS_ALL_READ}))
    askers = {"few": Actor("few"), "many": Actor("many"), "auditor": auditor}
    for size in sizes:
        begun = time.perf_counter()
        _copies(stream, range(made, size // EACH))
        figures = {"documents indexed a second": (size - made * EACH) / _since(begun)}
        made = size // EACH
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        for name, text in QUESTIONS.items():
            for who, actor in askers.items():
                figures[f"{name}, {who}"] = _ms(lambda a=actor, t=text: queries.find(a, t))
        figures["what is offered while typing, many"] = _ms(
            lambda: queries.find(askers["many"], "协议", each=3)
        )
        figures["how much of one's own is late"] = _ms(lambda: queries.late(askers["many"]))
        figures["a look for what has moved on"] = _ms(lambda: services.behind(200))
        found[f"{size:,}"] = figures
    return found


def _first() -> str:
    """One project, by the services people use."""
    from datetime import UTC, datetime

    from xize.people import queries as people
    from xize.people import services as hr
    from xize.people.actor import SYSTEM
    from xize.projects import services
    from xize.rulebook.services import publish, put_in_force

    at = datetime(2026, 1, 5, 1, tzinfo=UTC)
    hr.create_department(actor=SYSTEM, code="lead", name="办公室", stands_for=["lead"])
    (department,) = people.departments(SYSTEM)
    lead = hr.create_person(actor=SYSTEM, username="zhao", name="赵", department=department.id)
    edition = publish(actor=SYSTEM, texts={"regulation.yaml": REGULATION}, at=at)
    put_in_force(actor=SYSTEM, edition=edition, at=at)
    started = services.start_project(
        actor=people.actor_of(lead), edition=edition, title="文件", team={"lead": lead}, at=at
    )
    return started.stream


def _copies(stream: str, numbers: range) -> None:
    """The project again and again, its documents written into the index as the worker does.

    Many in a transaction: what is measured is the index, not how often the disk is waited for.
    """
    from django.db import transaction

    from xize.search.services import MADE_LIKE_THIS
    from xize.search.writing import change, write

    for start in range(numbers.start, numbers.stop, TOGETHER):
        with transaction.atomic():
            for number in range(start, min(start + TOGETHER, numbers.stop)):
                name = f"copy-{number:07}"
                seq = _copy(stream, name, number)
                write(name, None, seq, MADE_LIKE_THIS, change(name, list(_documents(number))))


def _copy(stream: str, name: str, number: int) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_stream (id, kind, edition, seq, head, state, anchored) "
            "SELECT %s, kind, edition, seq, head, state, anchored FROM ledger_stream WHERE id = %s",
            [name, stream],
        )
        fields = (
            "regulation, edition, procedure, parent, title, number, partner, status, result, "
            "stages, lead, initiator, began, ended, data"
        )
        cursor.execute(
            f"INSERT INTO projects_project (stream, {fields}) "
            f"SELECT %s, {fields} FROM projects_project WHERE stream = %s",
            [name, stream],
        )
        people = [f"p{number % 200}"]
        people += ["few"] if number < 40 else []
        people += ["many"] if number % 20 == 0 else []
        for person in people:
            cursor.execute("INSERT INTO projects_participant VALUES (%s, %s)", [person, name])
        cursor.execute("SELECT seq FROM ledger_stream WHERE id = %s", [name])
        return int(cursor.fetchone()[0])


def _documents(number: int) -> Iterator[Any]:
    from xize.search.draft import told
    from xize.search.keys import DOCUMENT, key_of

    chance, words_of_offices = random.Random(number), WORDS.split()
    for place in range(EACH):
        rare = [RARE] if number % 500 == 7 else []
        words = [*chance.choices(words_of_offices, k=290), *rare, COMMON]
        yield told(
            DOCUMENT,
            key_of(DOCUMENT, place),
            f"{words[0]}{words[1]}文件",
            "，".join("".join(words[start : start + 5]) for start in range(0, len(words), 5)),
            regulation="papers",
            at=number * 1_000_000 + place,
        )


def _since(begun: float) -> float:
    return time.perf_counter() - begun


def _ms(work: Callable[[], object], rounds: int = 5) -> float:
    """The median of some rounds, in milliseconds."""
    taken = []
    for _round in range(rounds):
        begun = time.perf_counter()
        work()
        taken.append(_since(begun) * 1000)
    return round(sorted(taken)[len(taken) // 2], 1)


def _print(found: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(found, ensure_ascii=False))
        return
    for kind in (one for one in KINDS if one in found):
        sizes = list(found[kind])
        print(f"{kind}, milliseconds".ljust(46), *(f"{size} docs".rjust(14) for size in sizes))
        for name in found[kind][sizes[0]]:
            print(name.ljust(46), *(f"{found[kind][size][name]:14.1f}" for size in sizes))


if __name__ == "__main__":
    main()
