"""The timeline of a project: one line for every event that a reader looks for."""

from __future__ import annotations

from typing import Any

from xize.archive.package.facts import Facts, local

KINDS: dict[str, str] = {
    "started": "启动项目", "team_named": "指定人员", "data_set": "登记数据", "suspended": "暂停",
    "resumed": "恢复", "ended": "项目结束", "reopened": "重新启动", "case_opened": "发起",
    "case_closed": "办结", "reached": "到达", "opened": "待办", "decided": "决定",
    "completed": "完成", "split_asked": "意见不一，交裁", "reseated": "逾期移交",
    "entry_made": "发表意见", "transferred": "移交", "waived": "准予免除", "withdrawn": "撤回",
    "due_moved": "调整期限", "reminded": "提醒", "overdue_noted": "逾期", "told": "通知",
    "section_filled": "填写", "numbered": "编号", "version_added": "提交版本", "signed": "签署",
    "signatures_voided": "签署作废", "delivered": "移交归档", "occurrence_missed": "错过一次",
    "held": "冻结", "released": "解冻", "delegated": "委托办理", "delegate_answered": "受托答复",
    "signer_added": "加签", "signer_removed": "减签", "claimed": "认领", "claim_released": "放回",
    "copied": "抄送", "circulated": "传阅", "urged": "催办", "commented": "评论",
    "handed_over": "工作交接", "returned": "退回", "came_back": "直接送回",
    "decision_taken_back": "撤回决定", "moved": "调整环节", "dropped": "提前结束",
    "skipped": "略过", "missing_found": "数据变更后缺少",
}  # fmt: skip
"""What each kind of line is called; a kind without a name stands as it is."""


def timeline(facts: Facts) -> list[dict[str, Any]]:
    """The lines of this part, oldest first; ``seq`` is the number of the event."""
    return [
        {
            "seq": one.seq,
            "at": local(one.at),
            "by": facts.person(one.by),
            "kind": one.kind,
            "says": KINDS.get(one.kind, one.kind),
            "step": facts.words.node(one.node) if one.node else "",
            "about": facts.words.about(one.kind, one.node, one.what) if one.what else "",
            "text": one.text,
            "people": [facts.person(person) for person in one.people],
            "acting_for": facts.person(one.acting_for) if one.acting_for else "",
        }
        for one in facts.story.timeline
        if one.seq > facts.package.after
    ]
