"""What stands against working on a step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORK: Final[Mapping[str, tuple[str, str]]] = {
    "not-open": (
        "“{step}”当前未开放办理，请查看流程图中的当前步骤。",
        "“{step}” is not open now; see the current steps in the flow chart.",
    ),
    "not-yours": (
        "“{step}”不由您办理，应由{people}办理。",
        "“{step}” is not yours; it waits for {people}.",
    ),
    "already-decided": ("您已对“{step}”作出决定。", "You have already decided “{step}”."),
    "already-entered": ("您已填写对“{step}”的意见。", "You have already made your entry."),
    "unknown-outcome": (
        "“{step}”没有“{outcome}”这一结论，可选：{options}。",
        "“{step}” has no outcome “{outcome}”; choose one of {options}.",
    ),
    "comment-missing": ("请填写意见后再提交。", "An opinion is required for this decision."),
    "section-unknown": (
        "“{step}”不填写“{section}”。",
        "“{section}” is not filled at “{step}”.",
    ),
    "section-missing": ("请填写“{section}”。", "“{section}” must be filled."),
    "check-failed": ("表单核对未通过：{says}", "A check of the form failed: {says}"),
    "document-missing": (
        "请提交“{document}”后再办理。",
        "“{document}” must be submitted with this step.",
    ),
    "document-unknown": (
        "“{step}”不提交“{document}”。",
        "“{document}” is not submitted at “{step}”.",
    ),
    "version-missing": (
        "“{document}”还没有任何版本。",
        "“{document}” has no version yet.",
    ),
    "held": (
        "“{row}”因变更程序暂停，待确认或撤回后方可填报。",
        "“{row}” is held by a change procedure until it is decided or withdrawn.",
    ),
    "requirement-unmet": (
        "条件未满足：{requirements}",
        "Not ready: {requirements}",
    ),
    "too-early": (
        "“{step}”须办满规定期限，{day}之后方可办结。",
        "“{step}” takes a minimum time; it can end after {day}.",
    ),
    "entry-missing": (
        "尚缺{people}的意见。",
        "The entry of {people} is still missing.",
    ),
    "not-entitled-to-enter": (
        "“{step}”不需要您填写意见。",
        "No entry of yours is asked at “{step}”.",
    ),
    "dossier-incomplete": (
        "归档材料不全，缺：{missing}",
        "The dossier is incomplete; missing: {missing}",
    ),
    "delivery-missing": (
        "请选择要移交的归档项目。",
        "Choose the dossier items to deliver.",
    ),
    "delivery-unknown": (
        "归档清单没有第{item}项。",
        "The archive list has no item {item}.",
    ),
    "delivery-without-document": (
        "第{item}项“{document}”尚未形成或未达到要求的版本。",
        "Item {item} “{document}” does not exist in the required version.",
    ),
    "nobody": (
        "“{step}”没有办理人，请先在项目小组中指定“{role}”。",
        "Nobody is there for “{step}”; name somebody as “{role}” in the team first.",
    ),
    "not-waivable": (
        "“{requirement}”不是未满足的条件。",
        "“{requirement}” is not an unmet requirement here.",
    ),
    "same-organisation": (
        "“{step}”须回避：不得由申请方本单位的人办理。",
        "“{step}” must not be decided by anybody of the applicant's own organisation.",
    ),
    "same-person": (
        "“{step}”不得由办理“{other}”的同一人办理。",
        "“{step}” must not be done by whoever did “{other}”.",
    ),
}
