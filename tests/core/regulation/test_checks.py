# ruff: noqa: E501  (a case is easier to compare on one line)
"""Every finding of sense: found, at its place, and alone (unless it has company by nature)."""

from __future__ import annotations

import pytest

from tests.core.regulation.small import SMALL, problems_in, spoiled
from xize.core.regulation.lint import SENTENCES

NOTHING = ("  paper: {name: 文件", "  nothing: {name: 无}\n  paper: {name: 文件")
"""A document nobody makes."""
CASES: list[tuple[object, ...]] = [
    # references
    ("unknown-role", "by: [finance, lead]", "by: [finance, ‹leed]"),
    ("unknown-role", "exactly: 1, leads: true}", "exactly: 1, leads: true, else: ‹nobody}"),
    ("unknown-step", "enforced_by: [draft]", "enforced_by: [‹drafts]"),
    ("unknown-step", "goto: draft", "goto: ‹draftt"),
    ("unknown-step", "after: draft", "after: ‹draftt"),
    ("unknown-step", "signed_at: sign", "signed_at: ‹signn"),
    ("unknown-stage", "during: [first]", "during: [‹firsts]"),
    ("unknown-document", "signs: [paper]", "signs: [paper, ‹papers]"),
    ("unknown-section", "fills: [form.head, form.lines]", "fills: [form.head, ‹form.line, form.lines]"),
    ("unknown-rows", "choose_from: form.lines", "choose_from: ‹form.head"),
    ("unknown-result", "name: 未列入, end: done", "name: 未列入, end: ‹finished"),
    ("unknown-procedure", "{list: round}", "{list: ‹rounds}"),
    ("unknown-data", "set: {amount: form.total}", "set: {‹amounts: form.total}"),
    ("unknown-pool", "{name: 财务, any_of: [lead]}", "{name: 财务, any_of: [lead], pool: ‹experts}"),
    ("unknown-article", "enforced_by: [draft], cites: 1", "enforced_by: [draft], cites: '1, ‹3(2)'"),
    ("unknown-parameter", "period: $limit", "period: ‹$limits"),
    ("parameter-not-period", "type: period, value: 3 workdays}", "type: number, value: 3}"),
    # ids
    ("id-taken", "      - archive: file", "      - archive: ‹draft"),
    ("id-taken", "  amount: {name: 金额, type: money}\nparam",
     "  amount: {name: 金额, type: money}\n  ‹paper: {name: 纸, type: text}\nparam"),
    ("id-reserved", "  lead: {name: 牵头人", "  ‹self: {name: 自己}\n  lead: {name: 牵头人"),
    ("call-named-twice", "      - archive: file",
     "      - call: change\n      - call: ‹change\n      - archive: file"),
    # exactly one
    ("not-exactly-one", "every: 1 month", "every: ‹{yearly: 10-01, month: last_workday}"),
    ("not-exactly-one", "by: [finance, lead]", "by: [finance, ‹{pick: all}]"),
    ("by-two-ways", "by: [finance, lead]", "by: ‹[finance, lead]\n        in_turn: [finance, lead]"),
    # roles
    ("role-circle", "any_of: [lead]}", "any_of: [lead, finance]}"),
    ("role-unused", "  finance: {name", "  ‹ghost: {name: 无人}\n  finance: {name"),
    ("several-leads", "  finance: {name: 财务", "  ‹finance: {leads: true, name: 财务"),
    ("no-lead", "  lead: {name: 牵头人, exactly: 1, leads: true}", "  ‹lead: {name: 牵头人, exactly: 1}"),
    # steps
    ("nobody-does-it", "      - task: draft\n        name: 起草\n        by: lead\n",
     "      - task: ‹draft\n        name: 起草\n"),
    ("key-only-alongside", "        name: 归档\n        by: lead",
     "        name: 归档\n        every: 1 month\n        by: lead"),
    ("key-without-effect", "        name: 起草\n", "        name: 起草\n        rule: all\n"),
    ("counts-as-missing", "          agree: 同意\n          object",
     "          agree: 同意\n          ‹alter: {name: 改, goto: draft}\n          object"),
    ("outcome-two-ways", "          agree: {name: 归档, end: done}",
     "          ‹agree: {name: 归档, end: done, goto: draft}"),
    ("unknown-outcome", "        signs: [paper]", "        overdue: {decide: ‹yes_all}\n        signs: [paper]"),
    ("unknown-need", "needs: comment", "needs: [comment, ‹opinion]"),
    ("effect-on-no-host", "needs: comment,", "needs: comment, project: ‹suspend,"),
    ("result-of-other-procedure", "name: 未列入, end: done", "name: 未列入, end: ‹dropped"),
    ("empty-block", "              - milestone: quiet\n                name: 免报", "              []"),
    # jumps
    ("goto-into-block-ahead", "goto: draft", "goto: ‹check"),
    ("goto-sibling-branch", "              uses: [form]\n",
     "              uses: [form]\n              outcomes: {again: {name: 再看, goto: ‹look}, next: 完}\n"),
    ("goto-into-choice", "goto: draft", "goto: ‹report"),
    ("goto-other-procedure", "goto: draft", "goto: ‹decide"),
    ("goto-alongside", "goto: draft", "goto: ‹watch"),
    ("goto-several", "goto: draft", "goto: ‹[draft, look]"),
    ("reopen-ahead", "needs: comment, goto: draft", "needs: comment, reopen: ‹inner, goto: draft"),
    ("unknown-outcome", "        signs: [paper]", "        overdue: {decide: ‹refuse}\n        signs: [paper]"),
    # ways back
    ("return-to-nothing", "        by: lead\n        produces", "        by: lead\n        allows: [return]\n        produces"),
    ("resubmit-without-return", "              uses: [paper]\n", "              uses: [paper]\n              resubmit: here\n"),
    ("allowed-and-forbidden", "        signs: [paper]", "        allows: [copy]\n        forbids: [copy]\n        signs: [paper]"),
    # reach
    ("unreachable", "          agree: 同意\n          object", "          object"),
    # anchors
    ("anchor-not-before", "after: draft", "after: ‹check"),
    ("anchor-not-before", "after: draft", "after: ‹sign"),
    ("anchor-two-ways", "{period: $limit, after: draft}",
     "‹{period: $limit, after: draft, before: project.at}"),
    ("start-not-before", "    from: draft", "    from: ‹watch"),
    # requirements
    ("requires-nothing-made", "requires: [paper]", "requires: [paper, ‹nothing]", NOTHING),
    ("requires-later", "requires: [paper]", "requires: [paper, ‹approved(check)]"),
    ("requires-no-signature", "requires: [paper]", "requires: [paper, '‹signed(paper, draft)']"),
    # documents
    ("document-without-producer", "uses: [form]", "uses: [form, ‹nothing]", NOTHING),
    ("document-unused", "  paper: {name: 文件", "  ‹idle: {name: 闲置}\n  paper: {name: 文件"),
    ("goes-nowhere", "  paper: {name: 文件", "  paper: {goes_to: ‹[lead], name: 文件"),
    ("section-never-filled", "fills: [form.head, form.lines]", "fills: [form.head]"),
    ("dossier-without-producer", "signed_at: sign}", "signed_at: sign}\n  - {item: 2, of: ‹nothing}", NOTHING),
    ("dossier-item-twice", "signed_at: sign}", "signed_at: sign}\n  - ‹{item: 1, of: form}"),
    ("dossier-item-empty", "signed_at: sign}", "signed_at: sign}\n  - ‹{item: 2}"),
    ("dossier-not-signed-there", "of: paper, signed_at: sign}", "of: ‹paper, signed_at: draft}"),
    # fields
    ("field-without-type", "          total: {name: 合计", "          ‹odd: {name: 怪}\n          total: {name: 合计"),
    ("choice-without-options", "          kind: {name: 种类, type: choice, options: [a, b]}",
     "          ‹kind: {name: 种类, type: choice}"),
    ("row-without-rows", "          of_line: {name: 行, type: row, of: form.lines}",
     "          ‹of_line: {name: 行, type: row}"),
    ("row-of-no-rows", "          of_line: {name: 行, type: row, of: form.lines}",
     "          of_line: {name: 行, type: row, of: ‹form}"),
    ("unknown-source", "          of_line: {name: 行, type: row, of: form.lines}",
     "          of_line: {name: 行, type: row, of: ‹form.line}"),
    ("form-without-document", "          total: {name: 合计",
     "          ‹which: {name: 哪张, type: form}\n          total: {name: 合计"),
    ("key-not-for-type", "          total: {name: 合计, type: money}", "          total: ‹{name: 合计, type: money, fits: 9}"),
    ("unknown-unit", "          total: {name: 合计, type: money}", "          total: ‹{name: 合计, type: money, unit: 亿元}"),
    ("unit-of-datum", "          shown: project.amount", "          shown: ‹{shows: project.amount, unit: 万元}"),
    ("unknown-fill-field", "fills: [form.head, form.lines]", "fills: [{form.head: {only: [total, ‹totals]}}, form.lines]"),
    ("fill-cannot-require", "fills: [form.head, form.lines]", "fills: [{form.head: {only: [total], requires: ‹kind}}, form.lines]"),
    ("unknown-role", "fills: [form.head, form.lines]", "fills: [{form.head: {by: ‹nobody}}, form.lines]"),
    ("computed-without-value", "          total: {name: 合计, type: money}",
     "          ‹sum_up: {name: 计, type: computed}\n          total: {name: 合计, type: money}"),
    ("computed-without-value", "registers:\n",
     "registers:\n  kept: {name: 台账, of: form, columns: {‹state: {name: 状态, type: text}}}\n"),
    ("rows-without-columns", "      lines:\n        type: rows\n        columns:",
     "      ‹notes: {type: rows}\n      lines:\n        type: rows\n        columns:"),
    ("columns-without-rows", "        type: rows\n        columns:", "        columns:"),
    ("unknown-placeholder", 'draft: "0.{n}"', 'draft: "0.{m}"'),
    ("parameter-without-value", "type: period, value: 3 workdays}",
     "type: period, value: 3 workdays}\n  ‹n: {name: 数, type: number}"),
    ("parameter-unused", "type: period, value: 3 workdays}",
     "type: period, value: 3 workdays}\n  ‹n: {name: 数, type: number, value: 3}"),
    # lists
    ("list-without-lines", "{list: round}", "{list: ‹change}"),
    ("list-of-others", "lines: {of: claim,", "lines: {of: change,"),
    ("release-unknown", "release: left", "release: ‹lost"),
    # expressions
    ("not-a-datum", "          shown: project.amount", "          shown: ‹project.amounts"),
    ("unknown-group", "{name: 按时率,", "{name: 按时率, per: ‹moth,"),
    ("unknown-name", "when: project.amount > 5", "when: project.‹amounts > 5"),
    ("unknown-name", "requires: [paper]", "requires: [paper, approved(‹singn)]"),
    ("unknown-name", "that: sum(lines.wanted)", "that: sum(lines.‹wantd)"),
    ("type-mismatch", "set: {amount: form.total}", "set: {amount: ‹form.kind}"),
    ("unknown-option", "requires: [paper]", "requires: [paper, form.kind == ‹'c']"),
    # articles and names
    ("step-without-article", "        by: lead\n        outcomes:\n          agree: {name: 归档, end: done}\n        cites: 2",
     "        by: lead\n        outcomes:\n          agree: {name: 归档, end: done}"),
    ("article-not-covered", '  "2": 其余', '  "2": 其余\n  ‹"3": 无人'),
    ("name-missing", "        name: 归档\n", ""),
]  # fmt: skip
WITH_COMPANY = {
    # an id, document or role that is wrong usually leaves something else unused or unknown
    "parameter-not-period", "id-taken", "id-reserved", "several-leads", "goto-several",
    "requires-nothing-made", "document-without-producer", "dossier-without-producer",
    "unknown-role", "anchor-two-ways", "call-named-twice", "list-without-lines", "list-of-others",
    "columns-without-rows", "outcome-two-ways", "start-not-before", "unreachable",
    "unknown-procedure", "unknown-parameter", "rows-without-columns", "parameter-without-value",
    "anchor-not-before", "reopen-ahead", "goto-sibling-branch", "by-two-ways",
}  # fmt: skip


def test_the_small_regulation_has_no_problem() -> None:
    assert problems_in(SMALL) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}: {case[2]}")
def test_a_spoiled_place_is_found(case: tuple[str, str, str, tuple[str, str]]) -> None:
    code, old, new, *more = case
    text, line, column = spoiled((old, new), *more)

    problems = problems_in(text)

    found = [problem for problem in problems if problem.code == code]
    assert found, f"{code} was not reported but {[p.code for p in problems]}"
    if line:
        assert (line, column) in [(p.line, p.column) for p in found], found
    if code not in WITH_COMPANY:
        assert {p.code for p in problems} == {code}, problems


def test_every_finding_has_a_case() -> None:
    without_text = {"second-name-missing", "second-name-of-nothing", "second-language-missing"}
    assert {case[0] for case in CASES} >= SENTENCES.keys() - without_text


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_sentence_is_said_in_both_languages_and_names_a_remedy(code: str) -> None:
    sentence = SENTENCES[code]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in sentence.zh)
    assert sentence.en.split()[0].isascii()
    assert sentence.zh.rstrip("}").endswith(("。", "near_zh"))
    assert sentence.en.rstrip("}").endswith((".", "near_en"))
