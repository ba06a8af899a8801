"""Small rules and a project under each, in which everything happens that can be remembered."""

from __future__ import annotations

from tests.core.engine.play import Play
from xize.core.engine import commands as c
from xize.core.engine.events import AnyEvent

COMMITTEE = """
documents:
  paper: {name: 文件, versions: {draft: "0.{n}", settled: "{n}.0", amended: "{n}.1"}}
  slip:
    name: 会签单
    number: {format: "({yy}){mark}字{seq:03}", per: [department, year], of: initiator}
    sections:
      head: {fields: {amount: project.amount, note: {name: 备注, type: text}}}
      opinion: {each: role, fields: {opinion: {name: 意见, type: text}}}
data:
  amount: {name: 金额, type: money}
  meets_on: {name: 会议日期, type: date}
  ready: {name: 就绪, type: yes_no}
dossier: [{item: 1, of: paper}]
results:
  filed: {name: 已办结, success: true}
  dropped: {name: 终止, reopen: {by: lead, to: [draft]}}
flow:
  - {task: draft, by: lead, produces: [paper], fills: [slip.head]}
  - countersign: sign_off
    by: [finance, risk, sales]
    with: [{partner: entry}]
    fills: [slip.opinion]
    signs: [paper]
    split: lead
    within: 3 workdays
    remind: [1 workday]
    outcomes:
      agree: 同意
      object: {name: 不同意, goto: draft}
      refuse: {name: 否决, end: dropped}
  - {task: revise, by: lead, revises: [paper], settles: [paper]}
  - countersign: meet
    in_turn: [[finance], [risk]]
    due: project.meets_on
    requires: [project.ready]
    outcomes: {agree: {name: 通过, tells: {to: [partner]}}, object: {name: 不通过, goto: revise}}
  - {task: change, by: lead, revises: [paper]}
  - {file: hand_over, by: lead}
"""


def committee() -> list[AnyEvent]:
    """Votes, turns, papers, deadlines, managing; dropped once, taken up again, filed."""
    play = Play(COMMITTEE, data={"meets_on": "2026-04-10"})
    first = {"slip.head": {"amount": "1200.50", "note": "首次"}}
    play.do("zhao", "draft", files=["paper"], fills=first)
    play.ask(c.Withdraw, case="main", node="draft")
    play.do("zhao", "draft", files=["paper"], fills=first)
    play.do("li", "sign_off", "refuse", fills={"slip.opinion": {"opinion": "不可"}})
    play.at("2026-03-06 10:00")
    play.ask(c.Transfer, "sun", step="sign_off", to="he", reason="出差")
    play.do("he", "sign_off", "object", comment="请改")
    play.do("shen", "sign_off", "agree")
    play.do("zhao", "sign_off", "refuse")
    play.ask(c.Reopen, to="draft")
    play.do("zhao", "draft", files=["paper"], fills={"slip.head": {"amount": 900, "note": "再次"}})
    for person in ("li", "sun", "shen"):
        play.do(person, "sign_off", "agree")
    play.ask(c.Enter, "zhao", step="sign_off", text="合作方无异议", on_behalf="partner")
    play.do("zhao", "revise", unchanged=("paper",))
    play.ask(c.Suspend)
    play.at("2026-03-20 10:00")
    play.ask(c.Resume)
    play.ask(c.ChangeData, name="meets_on", value="2026-04-17")
    play.ask(c.Waive, step="meet", requirement="project.ready")
    play.do("li", "meet", "agree")
    play.ask(c.Name, role="risk", people=("rao",))
    play.do("rao", "meet", "agree")
    play.do("zhao", "change", files=["paper"])
    play.do("zhao", "hand_over", delivers=(1,))
    return play.events


SIDE_WORK = """
documents:
  plan: {name: 计划, sections: {rows: {type: rows, columns: {item: text, who: person}}}}
results: {filed: {name: 已办结, success: true}}
data: {checked: {name: 需检查, type: yes_no}}
flow:
  - {task: list, by: lead, fills: [plan.rows]}
  - stage: work
    name: 实施
    requires: [plan]
    within: 2 months
    alongside:
      - {task: watch, every: 1 workday, by: risk}
    steps:
      - {task: check, by: risk, when: project.checked}
      - parallel: both
        branches:
          one:
            - approve: item
              by: {person: row.who}
              each: plan.rows
              one_by_one: true
              outcomes: {agree: 完成, object: {name: 重列, goto: list}}
          other: [{call: audit, as: audited}]
      - {wait: 3 days, as: rest}
      - {milestone: ready}
  - approve: close
    by: lead
    outcomes:
      again: {name: 重来, goto: work}
      agree: {name: 办结, end: filed}
procedures:
  audit: {name: 审计, must_finish: true, flow: [{task: audit_books, by: finance}]}
  change:
    name: 变更
    starts: {by: lead}
    holds: {choose_from: plan.rows}
    flow: [{task: settle, by: risk}]
"""


def side_work() -> list[AnyEvent]:
    """Rows, calls, work alongside, holds; the block begun again, a called case detached."""
    play = Play(SIDE_WORK)
    rows = [{"item": "甲", "who": "li"}, {"item": "乙", "who": "sun"}]
    play.do("zhao", "list", fills={"plan.rows": rows})
    play.do("li", "item", "agree")
    play.do("sun", "item", "object")
    play.do("zhao", "list", fills={"plan.rows": rows})
    play.at("2026-03-04 10:00")
    play.do("sun", "watch")
    case = play.start("zhao", "change", ["乙"])
    play.ask(c.WithdrawCase, case=case)
    play.start("zhao", "change", ["甲"])
    play.do("sun", "settle")
    play.do("li", "item", "agree")
    play.do("sun", "item", "agree")
    play.do("li", "audit_books")
    play.do("li", "audit_books")
    play.at("2026-03-10 10:00")
    play.do("zhao", "close", "again")
    play.at("2026-03-12 10:00")
    play.ask(c.Cancel)
    return play.events


DATA_CHANGED = """
data: {big: {name: 重大, type: yes_no}}
documents:
  list: {name: 清单, sections: {rows: {type: rows, columns: {item: text, who: person}}}}
flow:
  - {task: draft, by: lead, fills: [list.rows]}
  - {task: before, by: risk, when: project.big}
  - parallel: both
    branches:
      rows: [{task: work, by: {person: row.who}, each: list.rows}]
      mending: [{task: mend, by: lead, revises: [list]}]
      money: [{task: count, by: finance}]
      law: {when: project.big, steps: [{task: read_law, by: sales}]}
  - {task: after, by: lead, revises: [list]}
"""


def data_changed() -> list[AnyEvent]:
    """Data and rows change behind what is done: missing by the new data, and told."""
    play = Play(DATA_CHANGED)
    rows = [{"item": "甲", "who": "li"}, {"item": "乙", "who": "sun"}]
    play.do("zhao", "draft", fills={"list.rows": rows[:1]})
    play.do("zhao", "mend", fills={"list.rows": rows[1:]})
    play.do("sun", "work")
    play.ask(c.ChangeData, name="big", value=True)
    play.do("li", "count")
    play.do("shen", "read_law")
    play.do("zhao", "after", fills={"list.rows": rows})
    return play.events
