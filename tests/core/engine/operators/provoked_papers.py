"""Refusals of documents, forms and deliveries (see ``provoked``)."""

from __future__ import annotations

from tests.core.engine.operators.provoked import TWO, step

PAPERS = """
data: {amount: {name: 金额, type: money}}
documents:
  paper: {name: 文件}
  plan: {name: 方案}
  slip:
    name: 表单
    sections:
      head:
        name: 概况
        fields: {amount: project.amount, title: {name: 标题, type: text, required: true}}
      tail: {name: 其他, fields: {note: {name: 备注, type: text}}}
    check: [{that: head.amount < 100, says: 金额须小于一百}]
flow:
  - {task: draft, by: lead, produces: [paper], fills: [slip.head], settles: [plan]}
"""
HEADED = {"slip.head": {"title": "标题"}}
DELIVERY = """
documents: {paper: 文件}
dossier: [{item: 1, of: paper}]
flow: [{file: hand_over, by: lead}, {task: late, by: lead, produces: [paper]}]
"""

step("document-unknown", TWO + "\ndocuments: {paper: 文件}", "zhao", "draft", files=["paper"])
step("section-unknown", PAPERS, "zhao", "draft", fills={"slip.tail": {"note": "备注"}})
step("document-missing", PAPERS, "zhao", "draft", fills=HEADED)
step("section-missing", PAPERS, "zhao", "draft", files=["paper", "plan"])
step("version-missing", PAPERS, "zhao", "draft", files=["paper"], fills=HEADED)
step(
    "check-failed", PAPERS, "zhao", "draft",
    files=["paper", "plan"], fills={"slip.head": {"title": "标题", "amount": 100}},
)  # fmt: skip
step(
    "dossier-incomplete",
    "flow: [{archive: store, by: lead, outcomes: {agree: 归档}}, "
    "{task: late, by: lead, produces: [paper]}]\n"
    "documents: {paper: 文件}\ndossier: [{item: 1, of: paper}]",
    "zhao", "store",
)  # fmt: skip
step("delivery-missing", DELIVERY, "zhao", "hand_over")
step("delivery-unknown", DELIVERY, "zhao", "hand_over", delivers=(7,))
step("delivery-without-document", DELIVERY, "zhao", "hand_over", delivers=(1,))
