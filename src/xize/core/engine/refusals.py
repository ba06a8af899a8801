"""Refusals are data: a stable code, a fixed sentence in two languages, and what it is about.

``Refused`` is the only exception ``decide`` raises. Codes are public: scenarios, the API and the
tests name them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SENTENCES: Mapping[str, tuple[str, str]] = {
    "not-begun": ("项目尚未开始。", "The project has not begun."),
    "already-begun": ("项目已经开始。", "The project has already begun."),
    "ended": ("项目已结束，不能再办理。", "The project has ended; nothing can be done on it."),
    "not-ended": ("项目尚未结束。", "The project has not ended."),
    "suspended": (
        "项目已暂停，请先恢复。",
        "The project is suspended; it must be resumed first.",
    ),
    "not-suspended": ("项目并未暂停。", "The project is not suspended."),
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
    "reason-missing": ("请说明理由。", "A reason is required."),
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
    "choose-target": (
        "请选择要退回的去处：{options}。",
        "Choose where it goes back to: {options}.",
    ),
    "unknown-target": (
        "不能转到“{target}”，可选：{options}。",
        "“{target}” is no legal target; choose among {options}.",
    ),
    "target-not-reached": (
        "“{target}”尚未经过，不能退回到那里。",
        "“{target}” was never reached; it cannot be gone back to.",
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
    "procedure-unknown": ("没有程序“{procedure}”。", "There is no procedure “{procedure}”."),
    "not-during": (
        "“{procedure}”只能在{stages}阶段发起。",
        "“{procedure}” can only be started during {stages}.",
    ),
    "not-yours-to-start": (
        "“{procedure}”由{people}发起。",
        "“{procedure}” is started by {people}.",
    ),
    "at-most": (
        "“{procedure}”最多发起{count}次。",
        "“{procedure}” can be started at most {count} times.",
    ),
    "nothing-to-hold": (
        "还没有可以暂停的任务，暂不能发起“{procedure}”。",
        "There is no task to hold yet; “{procedure}” cannot be started.",
    ),
    "hold-missing": ("请选择受影响的任务。", "Choose the tasks that are held."),
    "hold-unknown": ("没有任务“{row}”。", "There is no task “{row}”."),
    "must-finish-open": (
        "“{procedure}”尚未办结，项目不能结束。",
        "“{procedure}” must finish before the project can end.",
    ),
    "nobody": (
        "“{step}”没有办理人，请先在项目小组中指定“{role}”。",
        "Nobody is there for “{step}”; name somebody as “{role}” in the team first.",
    ),
    "unknown-person": ("没有此人：{person}。", "There is no such person: {person}."),
    "unknown-role": ("没有角色“{role}”。", "There is no role “{role}”."),
    "exactly-one": (
        "“{role}”必须且只能有一人。",
        "“{role}” must be exactly one person.",
    ),
    "unknown-data": ("没有项目数据“{name}”。", "There is no project datum “{name}”."),
    "not-accountable": (
        "只有项目负责人可以这样做。",
        "Only the accountable person of the project may do this.",
    ),
    "not-waivable": (
        "“{requirement}”不是未满足的条件。",
        "“{requirement}” is not an unmet requirement here.",
    ),
    "not-transferable": (
        "“{step}”不允许转办。",
        "“{step}” must not be transferred.",
    ),
    "transfer-to-self": (
        "不能转办给已在办理的人。",
        "It cannot be transferred to somebody who already has it.",
    ),
    "cannot-withdraw": (
        "不能撤回“{step}”：后续已有人办理，或不是由您刚办结。",
        "“{step}” cannot be withdrawn: somebody has acted since, or you did not finish it last.",
    ),
    "way-forbidden": (
        "“{step}”不允许{way}。",
        "“{step}” does not allow {way}.",
    ),
    "claimed-by-other": (
        "“{step}”已由{people}认领。",
        "“{step}” was claimed by {people}.",
    ),
    "already-claimed": ("“{step}”已由您认领。", "You have claimed “{step}” already."),
    "not-claimed": ("您没有认领“{step}”。", "You have not claimed “{step}”."),
    "nothing-to-claim": (
        "“{step}”只由您一人办理，无需认领。",
        "“{step}” is yours alone; there is nothing to claim.",
    ),
    "added-first": (
        "“{step}”须待{people}先表示意见。",
        "“{step}” waits for {people}, who were added before you.",
    ),
    "adder-first": (
        "“{step}”须待{people}办理后再由您办理。",
        "“{step}” is yours after {people}, who added you.",
    ),
    "unknown-position": (
        "加签只能在本人之前、之后或同时进行。",
        "A signer is added before, after or beside you.",
    ),
    "nobody-named": ("请选择人员。", "Choose at least one person."),
    "signer-already": (
        "{people}已在“{step}”的办理人之列。",
        "{people} is asked at “{step}” already.",
    ),
    "no-such-signer": (
        "“{step}”没有这位待办理的会签人。",
        "Nobody of this seat has still to decide “{step}”.",
    ),
    "last-signer": (
        "不能减去“{step}”的最后一位办理人。",
        "The last decider of “{step}” cannot be removed.",
    ),
    "already-delegated": (
        "“{step}”已委派给{people}，等其答复。",
        "“{step}” was delegated to {people}, who has not answered yet.",
    ),
    "delegate-to-self": (
        "不能委派给已在办理的人。",
        "It cannot be delegated to somebody who already has it.",
    ),
    "not-delegated": (
        "“{step}”没有委派给您。",
        "“{step}” was not delegated to you.",
    ),
    "not-acting-for": (
        "您现在没有{people}的代理权。",
        "You may not act for {people} now.",
    ),
    "acting-for-work-only": (
        "代理只用于办理事项；项目管理请以本人名义进行。",
        "Acting for somebody is for work items; manage the project in your own name.",
    ),
    "not-a-participant": (
        "只有参与本项目的人员可以这样做。",
        "Only people who take part in the project may do this.",
    ),
    "text-missing": ("请填写内容或附上文件。", "Write something or attach a file."),
    "not-yours-to-urge": (
        "“{step}”只能由发起人、项目负责人或上一步办理人催办。",
        "“{step}” can be urged by who began it, who is accountable, or who did the step before.",
    ),
    "nobody-waits": (
        "“{step}”没有可催办的人员。",
        "“{step}” waits for nobody who could be urged.",
    ),
    "urged-lately": (
        "“{step}”刚刚催办过，{until}之后可以再次催办。",
        "“{step}” was urged lately; it can be urged again after {until}.",
    ),
    "nothing-to-hand-over": (
        "{people}在本项目没有可以移交的工作。",
        "{people} has nothing in this project to hand over.",
    ),
    "hand-over-to-self": ("不能移交给本人。", "It cannot be handed over to the same person."),
    "not-yours-to-hand-over": (
        "只能由本人、项目负责人或管理员移交{people}的工作。",
        "Only {people}, the accountable person or an administrator may hand this over.",
    ),
    "return-nowhere": (
        "“{step}”之前没有可以退回的环节。",
        "No step before “{step}” can be returned to.",
    ),
    "return-target-illegal": (
        "不能退回到“{target}”，可退回到：{options}。",
        "It cannot be returned to “{target}”; it can be returned to {options}.",
    ),
    "return-several": (
        "只能同时退回到同一个已办结并行区块的不同分支，否则请只选一个环节。",
        "Choose one step, or one in each of several branches of a finished parallel block.",
    ),
    "return-not-here": (
        "从“{step}”退回后须逐级重新办理，不能直接回到这里。",
        "What “{step}” returns is gone through again; it cannot come straight back.",
    ),
    "return-only-here": (
        "按细则，从“{step}”退回后直接回到这里，不再逐级办理。",
        "By the rule what is returned from “{step}” comes straight back here.",
    ),
    "nothing-to-take-back": (
        "您在“{step}”没有可以拿回的决定。",
        "You have no decision at “{step}” to take back.",
    ),
    "vote-over": (
        "“{step}”的表决已有结果，不能再拿回。",
        "The vote at “{step}” is decided; nothing can be taken back.",
    ),
    "others-decided-since": (
        "“{step}”依次办理，您之后已有人作出决定，不能拿回。",
        "“{step}” goes in order and somebody has decided after you; it cannot be taken back.",
    ),
    "not-administrator": (
        "只有管理员可以移动环节。",
        "Only an administrator may move a project by hand.",
    ),
    "move-target-illegal": (
        "不能移动到“{target}”，可移动到：{options}。",
        "It cannot be moved to “{target}”; it can be moved to {options}.",
    ),
    "case-not-open": ("该程序已结束。", "This procedure has already ended."),
    "not-reopenable": (
        "此结果不能重新启动到“{target}”。",
        "A project with this result cannot be reopened at “{target}”.",
    ),
    "same-organisation": (
        "“{step}”须回避：不得由申请方本单位的人办理。",
        "“{step}” must not be decided by anybody of the applicant's own organisation.",
    ),
    "same-person": (
        "“{step}”不得由办理“{other}”的同一人办理。",
        "“{step}” must not be done by whoever did “{other}”.",
    ),
    "not-due": ("尚未到时间。", "It is not due yet."),
    "endless-loop": (
        "流程在“{step}”处无人参与地循环，请检查细则。",
        "The flow loops at “{step}” without anybody; mend the regulation.",
    ),
    "no-condition-true": (
        "“{step}”处没有满足的分支。",
        "No branch of “{step}” has a true condition.",
    ),
}


WAYS: Mapping[str, tuple[str, str]] = {
    "delegate": ("委派", "delegating"),
    "add_before": ("前加签", "adding signers before"),
    "add_after": ("后加签", "adding signers after"),
    "add_beside": ("并加签", "adding signers beside"),
    "remove_signer": ("减签", "removing signers"),
    "copy": ("抄送", "copying"),
    "circulate": ("传阅", "circulating"),
    "urge": ("催办", "urging"),
    "claim": ("认领", "claiming"),
    "take_back": ("拿回", "taking back"),
    "return": ("退回", "returning"),
    "withdraw": ("撤回", "withdrawing"),
    "batch": ("批量办理", "deciding several at once"),
}
"""Names of the ways of ``allows:`` and ``forbids:`` for the sentence of ``way-forbidden``."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Why a command was not carried out. Nothing has changed.

    ``args_`` fill the sentence; ``problems`` lists the single errors of a form.
    """

    def __init__(self, code: str, problems: tuple[Any, ...] = (), **args: Any) -> None:
        super().__init__(code)
        self.code = code
        self.args_ = args
        self.problems = problems

    def sentence(self, language: str = "zh") -> str:
        """The fixed sentence in ``zh`` or ``en``."""
        if self.problems:
            return "\n".join(
                problem.message("zh" if language.startswith("zh") else "en")
                for problem in self.problems
            )
        zh, en = SENTENCES[self.code]
        text = zh if language.startswith("zh") else en
        return text.format(
            **{key: _said(key, value, language) for key, value in self.args_.items()}
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Refused) and (self.code, self.args_) == (other.code, other.args_)

    def __hash__(self) -> int:
        return hash(self.code)

    def __repr__(self) -> str:
        return f"Refused({self.code!r}, {self.args_!r})"


def _said(key: str, value: Any, language: str) -> str:
    if key == "way":
        zh, en = WAYS[value]
        return zh if language.startswith("zh") else en
    return _join(value, language)


def _join(value: Any, language: str) -> str:
    if isinstance(value, (tuple, list)):
        return ("、" if language.startswith("zh") else ", ").join(str(v) for v in value)
    return str(value)
