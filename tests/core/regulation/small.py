"""A small regulation without a single problem, and how tests spoil it in one place."""

from __future__ import annotations

from typing import NamedTuple

from xize.core.problems import Problem
from xize.core.regulation import lint, read
from xize.core.regulation.model import Regulation

MARK = "‹"
"""Stands before the character at which a problem must be reported."""

SMALL = """\
regulation: small
title: 小规程
flow:
  - stage: first
    name: 第一阶段
    steps:
      - task: draft
        name: 起草
        by: lead
        produces: [paper]
        fills: [form.head, form.lines]
        cites: 1
      - parallel: views
        name: 评估
        branches:
          left:
            - task: look
              name: 看
              by: finance
              uses: [paper]
              cites: 2
          right:
            - task: listen
              name: 听
              by: finance
              uses: [form]
              cites: 2
      - choose: route
        name: 分路
        cases:
          - when: project.amount > 5
            steps:
              - task: report
                name: 上报
                by: lead
                cites: 2
          - else:
              - milestone: quiet
                name: 免报
      - countersign: sign
        name: 会签
        by: [finance, lead]
        signs: [paper]
        within: {period: $limit, after: draft}
        requires: [paper]
        outcomes:
          agree: 同意
          object: {name: 不同意, needs: comment, goto: draft}
        cites: 2
  - stage: second
    name: 第二阶段
    steps:
      - block: inner
        name: 区块
        steps:
          - task: check
            name: 核对
            by: lead
            cites: 2
      - archive: file
        name: 归档
        by: lead
        outcomes:
          agree: {name: 归档, end: done}
        cites: 2
alongside:
  - task: watch
    name: 监测
    from: draft
    every: 1 month
    by: finance
    cites: 2
procedures:
  change:
    name: 变更
    starts: {by: lead, during: [first]}
    holds: {choose_from: form.lines}
    flow:
      - approve: decide
        name: 决定
        by: lead
        outcomes:
          agree: {name: 同意, set: {amount: form.total}, reopen: draft}
          refuse: {name: 否决, end: dropped}
        cites: 2
    results: {dropped: 撤销}
  claim:
    name: 申请
    project: own
    starts: lead
    flow:
      - wait: {list: round}
        outcomes: {taken: 列入, left: {name: 未列入, end: done}}
  round:
    name: 清单
    project: own
    starts: {yearly: 09-01}
    lines: {of: claim, fields: {rank: number}}
    flow:
      - approve: council_round
        name: 审定
        by: lead
        line_outcomes: {drop: {name: 删去, release: left}}
        cites: 2
roles:
  lead: {name: 牵头人, exactly: 1, leads: true}
  finance: {name: 财务, any_of: [lead]}
data:
  amount: {name: 金额, type: money}
parameters:
  limit: {name: 期限, type: period, value: 3 workdays}
documents:
  paper: {name: 文件, versions: {draft: "0.{n}"}}
  form:
    name: 表单
    number: "{seq}"
    sections:
      head:
        name: 表头
        fields:
          total: {name: 合计, type: money}
          shown: project.amount
          kind: {name: 种类, type: choice, options: [a, b]}
          of_line: {name: 行, type: row, of: form.lines}
      lines:
        type: rows
        columns:
          wanted: {name: 金额, type: money}
    check:
      - {that: sum(lines.wanted) <= total, says: 超出}
dossier:
  - {item: 1, of: paper, signed_at: sign}
registers:
  signs:
    name: 会签台账
    of: signatures(sign)
    columns: {soon: {name: 提前, type: yes_no, value: at < due}}
indicators:
  rate: {name: 按时率, value: share(signatures(sign).on_time)}
duties:
  - {by: lead, says: 负责, enforced_by: [draft], cites: 1}
results:
  done: {name: 已归档, success: true}
articles:
  "1": 起草
  "2": 其余
"""


class Spoiled(NamedTuple):
    """The small regulation with one place changed, and where the problem is to be."""

    text: str
    line: int
    column: int


def spoiled(*changes: tuple[str, str]) -> Spoiled:
    """Replace the first ``old`` (which must be there) by ``new``; ``‹`` in it marks the place."""
    text = SMALL
    for old, new in changes:
        assert old in text, f"the small regulation has no {old!r}"
        text = text.replace(old, new, 1)
    if MARK not in text:
        return Spoiled(text, 0, 0)
    before = text[: text.index(MARK)]
    return Spoiled(text.replace(MARK, ""), before.count("\n") + 1, len(before) - before.rfind("\n"))


def problems_in(text: str) -> list[Problem]:
    """What lint says, without the hint about English names."""
    return [p for p in lint(text) if p.code != "second-language-missing"]


def regulation_in(text: str) -> Regulation:
    """The regulation of a text that must be free of errors."""
    reading = read(text)
    assert reading.regulation is not None, reading.problems
    return reading.regulation
