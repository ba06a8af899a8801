"""What a place takes, in words with an example, for the sentences about wrong types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from xize.core.regulation import model
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.reading.shapes import (
    ChoiceShape,
    FormulaShape,
    ListShape,
    MapShape,
    PartShape,
    Shape,
    StepShape,
    TextShape,
    WholeShape,
    WordShape,
    YesNoShape,
)
from xize.core.regulation.reading.short import SHORT
from xize.core.regulation.source.nodes import Entries, Items, Node, Scalar

EXAMPLES: Final[Mapping[str, str]] = {
    "regulation": "regulation: payment-projects",
    "title": "title: 合作协议会签办法",
    "issued": "{by: 总经理室, in_force: 2026-04-01}",
    "articles": '{"5": 各部门三日内反馈}',
    "roles": "{finance: 计划财务部}",
    "data": "{amount: {name: 合同金额, type: money}}",
    "parameters": "{sign_period: {name: 会签期限, type: period, value: 3 workdays}}",
    "documents": "{agreement: {name: 合作协议}}",
    "flow": "[{task: draft, name: 起草, by: lead}]",
    "steps": "[{task: revise, name: 修改, by: lead}]",
    "alongside": "[{task: monitor, by: risk, every: 1 month}]",
    "procedures": "{change: {starts: {by: lead}, flow: [{task: draft, by: lead}]}}",
    "branches": "{technical: [{task: test, by: technology}]}",
    "cases": "[{when: project.major, steps: [{task: report, by: lead}]}]",
    "by": "[finance, risk]",
    "with": "[partner]",
    "in_turn": "[[finance, risk], council]",
    "fills": "[slip.opinion]",
    "within": "{period: 3 workdays, after: settle_text}",
    "period": "3 workdays",
    "due": "project.live_on",
    "before": "[2 workdays, 1 workday]",
    "remind": "[2 workdays, 1 workday]",
    "overdue": "{tells: [self, lead], every: 1 workday}",
    "every": "1 month",
    "outcomes": "{agree: 同意, object: {name: 不同意, goto: draft}}",
    "goto": "draft",
    "end": "archived",
    "set": "{live_on: schedule.new_live}",
    "tells": "{to: [lead], attach: [agreement]}",
    "goes_to": "{to: [finance, risk], within: 2 workdays}",
    "headings": "[合作内容, 费用, 期限]",
    "requires": "[charter, approved(sign_off)]",
    "cites": "5(2), 6(1)",
    "sections": "{head: {fields: {amount: {name: 金额, type: money}}}}",
    "fields": "{amount: {name: 金额, type: money}}",
    "columns": "{item: text, wanted: money}",
    "options": "{low: 低, high: 高}",
    "check": "[{that: sum(lines.wanted) <= project.amount, says: 合计不得超过金额}]",
    "dossier": "[{item: 1, of: agreement}]",
    "item": "1",
    "filing": "{category: XM, retention: 30 years}",
    "keep": "30 years",
    "prints": "{launch: {name: 启动通知, template: templates/launch.typ}}",
    "template": "templates/launch.typ",
    "registers": "{orders: {name: 工单台账, of: work_order}}",
    "indicators": "{on_time: {name: 按时率, value: share(signatures(sign_off).on_time)}}",
    "duties": "[{by: risk, says: 持续监控, check: attest}]",
    "results": "{archived: {name: 已归档, success: true}}",
    "starts": "{by: lead, during: [implementation]}",
    "holds": "{choose_from: schedule.tasks}",
    "says": "明细合计不得超过合同金额",
    "that": "sum(lines.wanted) <= project.amount",
    "name": "部门会签",
    "when": "project.amount > 100000",
    "value": "share(signatures(sign_off).on_time)",
    "format": '"({yy}){mark}字{seq:03}"',
    "type": "text",
    "to": "[lead]",
    "of": "work_order",
    "each": "charter.departments",
}
NAMES: Final[Mapping[type[model.Part], tuple[str, str]]] = {
    model.Regulation: ("规程", "a regulation"),
    model.Drawn: ("画出来的流程", "a drawn flow"),
    model.Issued: ("发布信息", "the issue data"),
    model.Role: ("角色", "a role"),
    model.Who: ("人选", "an entry of people"),
    model.By: ("承办人", "the people deciding"),
    model.Group: ("承办组", "a group of people"),
    model.Field: ("字段", "a field"),
    model.Section: ("表单部分", "a section"),
    model.Check: ("校验", "a check"),
    model.Fill: ("所填部分", "a section to fill"),
    model.Document: ("文档", "a document"),
    model.Versions: ("版本号规则", "the version labels"),
    model.Numbering: ("编号规则", "a numbering"),
    model.DossierItem: ("归档清单项", "a dossier item"),
    model.Filing: ("归档规则", "the filing rule"),
    model.Retention: ("保管期限", "a retention"),
    model.Deadline: ("期限", "a deadline"),
    model.Every: ("周期", "a recurrence"),
    model.Remind: ("到期前提醒", "the reminders"),
    model.Overdue: ("逾期处理", "what happens when overdue"),
    model.Notice: ("通知", "a notice"),
    model.GoesTo: ("分发", "whom a version goes to"),
    model.Requirement: ("条件", "a requirement"),
    model.Outcome: ("结果", "an outcome"),
    model.Target: ("去向", "a target"),
    model.Human: ("环节", "a step"),
    model.Block: ("阶段或区块", "a stage or block"),
    model.Branch: ("分支", "a branch"),
    model.Parallel: ("并行区块", "a parallel block"),
    model.Case: ("情形", "a case"),
    model.Choose: ("选择区块", "a choice"),
    model.Call: ("调用", "a call"),
    model.Wait: ("等待", "a wait"),
    model.Procedure: ("附属流程", "a procedure"),
    model.Starts: ("启动条件", "how a procedure starts"),
    model.Register: ("台账", "a register"),
    model.Print: ("打印件", "a print"),
    model.Indicator: ("指标", "an indicator"),
    model.Duty: ("职责", "a duty"),
    model.Result: ("终结状态", "a result"),
    model.Parameter: ("参数", "a parameter"),
}


def part_name(part: type[model.Part]) -> tuple[str, str]:
    """What people call a structure, in Chinese and English."""
    return NAMES.get(part, ("这里", "this place"))


def expected(shape: Shape) -> tuple[str, str]:
    """What a shape takes, in Chinese and English."""
    match shape:
        case TextShape():
            return "一段文字", "a text"
        case WordShape():
            return "一个词", "a word"
        case FormulaShape():
            return "一个表达式", "an expression"
        case YesNoShape():
            return "true 或 false", "true or false"
        case WholeShape():
            return "一个整数", "a whole number"
        case ChoiceShape(words=words):
            return "、".join(words), " | ".join(words)
        case ListShape():
            return "一个列表", "a list"
        case MapShape():
            return "“标识: 内容”的映射", 'a mapping of "id: content"'
        case StepShape():
            return "一个环节", "a step"
        case PartShape(part=part):
            return _part_expected(part)
        case _:
            return "一个值", "a value"


def _part_expected(part: type[model.Part]) -> tuple[str, str]:
    chinese, english = part_name(part)
    short = SHORT.get(part)
    if short and short.text:
        return f"{chinese}（文字或映射）", f"{english} (a text or a mapping)"
    return f"{chinese}（映射）", f"{english} (a mapping)"


def example(key: str, shape: Shape) -> str:
    """A small valid text for a key."""
    if key in EXAMPLES:
        return EXAMPLES[key]
    match shape:
        case YesNoShape():
            return f"{key}: true"
        case WholeShape():
            return f"{key}: 1"
        case ChoiceShape(words=words):
            return f"{key}: {words[0]}"
        case ListShape():
            return f"{key}: [lead]"
        case MapShape() | PartShape():
            return f"{key}: {{name: 名称}}"
        case _:
            return f"{key}: 名称"


def found(node: Node) -> tuple[str, str]:
    """What a node is, in Chinese and English."""
    match node:
        case Items():
            return "列表", "a list"
        case Entries():
            return "映射", "a mapping"
        case _ if node.is_blank:
            return "空值", "nothing"
        case _:
            shown = node.text if len(node.text) <= 30 else node.text[:29] + "…"
            return f"“{shown}”", f'"{shown}"'


def wrong_type(notes: Notes, shape: Shape, node: Node, key: str) -> None:
    """Say that what stands under ``key`` is not what the place takes."""
    expected_zh, expected_en = expected(shape)
    found_zh, found_en = found(node)
    empty = isinstance(node, Scalar) and node.is_blank
    notes.say(
        "empty-value" if empty else "wrong-type",
        node.at,
        word=key,
        expected_zh=expected_zh,
        expected_en=expected_en,
        found_zh=found_zh,
        found_en=found_en,
        example=example(key, shape),
    )
