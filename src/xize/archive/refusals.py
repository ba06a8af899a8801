"""What the archive refuses: a stable code and one fixed sentence in both languages.

ArchiveRefusal
 ├─ StillRunning         only what has ended is sealed
 ├─ DossierIncomplete    mandatory items were not handed over
 ├─ NothingNew           sealed, and nothing happened since
 ├─ ChangedMeanwhile     the project went on while its package was made
 ├─ NotSealed
 ├─ DossierHeld          a legal hold stands
 ├─ HoldNotThere
 ├─ NotDueYet            its retention is not over
 ├─ ListedAlready        it is on an open disposal list
 ├─ NoSuchDisposal
 ├─ DisposalNotOpen      decided already, or not approved
 ├─ ApproverProposed     whoever proposed does not decide
 ├─ DossierGone          it was disposed of
 └─ ReasonMissing
"""

from __future__ import annotations

from xize.core.refusal import Refusal


class ArchiveRefusal(Refusal):
    """Base class; ``about`` names the dossier."""


class StillRunning(ArchiveRefusal):
    """The project has not ended."""

    code = "dossier-still-running"
    zh = "项目“{about}”尚未结束，不能封卷；可先查看归档清单所缺材料。"
    en = "{about} has not ended, so its dossier cannot be sealed; see what its list still lacks."


class DossierIncomplete(ArchiveRefusal):
    """Mandatory items were not handed over."""

    code = "dossier-not-whole"
    zh = "卷宗“{about}”不完整，不能封卷；缺：{missing}。请补交，或由负责人说明理由准予免交。"
    en = (
        "The dossier of {about} is not whole and cannot be sealed; missing: {missing}. Hand them "
        "over, or have them waived with a reason."
    )


class NothingNew(ArchiveRefusal):
    """Sealed already, and nothing happened since."""

    code = "dossier-sealed-already"
    zh = "卷宗“{about}”已封卷，此后没有新的材料；有新材料时再补充封卷。"
    en = "The dossier of {about} is sealed and nothing came since; seal a supplement when it does."


class ChangedMeanwhile(ArchiveRefusal):
    """Somebody acted in the project while its package was made."""

    code = "dossier-changed-meanwhile"
    zh = "封卷期间项目“{about}”有新的办理记录；请重新封卷。"
    en = "Somebody acted in {about} while it was being sealed; seal it again."


class NotSealed(ArchiveRefusal):
    """There is no sealed package."""

    code = "dossier-not-sealed"
    zh = "卷宗“{about}”尚未封卷；请先封卷。"
    en = "The dossier of {about} is not sealed; seal it first."


class DossierHeld(ArchiveRefusal):
    """A legal hold stands."""

    code = "dossier-held"
    zh = "卷宗“{about}”已被冻结（{reason}），不得销毁；解除冻结后再办理。"
    en = "{about} is on hold ({reason}) and must not be destroyed; have the hold lifted first."


class HoldNotThere(ArchiveRefusal):
    """No such hold stands."""

    code = "no-such-hold"
    zh = "没有这项冻结，或已解除；请刷新页面查看。"
    en = "There is no such hold, or it was lifted; reload the page."


class NotDueYet(ArchiveRefusal):
    """Its retention is not over."""

    code = "dossier-not-due"
    zh = "卷宗“{about}”保管期限未满（{until}），不得销毁；期满后再提出。"
    en = "{about} must be kept ({until}); propose it when its retention is over."


class ListedAlready(ArchiveRefusal):
    """It is on an open disposal list."""

    code = "dossier-listed-already"
    zh = "卷宗“{about}”已列入另一份销毁清册；请先办结该清册。"
    en = "{about} is on another open disposal list; finish that one first."


class NoSuchDisposal(ArchiveRefusal):
    """No such list, or not for this actor."""

    code = "no-such-disposal"
    zh = "没有这份销毁清册，或您无权查看；请从档案处置页面选择。"
    en = "There is no such disposal list, or it is not open to you; choose one on the page."


class DisposalNotOpen(ArchiveRefusal):
    """Decided already, or not approved."""

    code = "disposal-not-open"
    zh = "销毁清册当前状态不允许此操作；请刷新页面查看。"
    en = "The disposal list is not in a state for this; reload the page."


class ApproverProposed(ArchiveRefusal):
    """Four eyes: whoever proposed does not decide."""

    code = "disposal-own-proposal"
    zh = "提出销毁的人不能自行审批；请由另一位有权限的人员鉴定审批。"
    en = "Whoever proposed a disposal does not approve it; ask somebody else who may."


class DossierGone(ArchiveRefusal):
    """It was disposed of."""

    code = "dossier-disposed"
    zh = "卷宗“{about}”已按销毁清册销毁，仅保留清册记录；请在档案处置页面查看清册。"
    en = "{about} was disposed of; only the disposal list is kept, see it on the disposal page."


class ReasonMissing(ArchiveRefusal):
    """It must say why."""

    code = "archive-reason-missing"
    zh = "请填写理由。"
    en = "Say why."


class NumberUnknown(ArchiveRefusal):
    """No project has this number or id."""

    code = "dossier-project-unknown"
    zh = "没有编号或标识为“{about}”的项目；请核对后重试。"
    en = "No project has the number or id {about}; check it and try again."
