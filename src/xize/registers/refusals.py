"""What this app refuses.

RegisterRefusal
 ├─ NoSuchRegister   unknown, or not kept by the edition in force
 ├─ NameTaken        of a saved view
 ├─ NoSuchView       removed already, or somebody else's
 └─ NotItsKeeper     only keepers share views
"""

from __future__ import annotations

from xize.projects.refusals import ProjectRefusal


class RegisterRefusal(ProjectRefusal):
    """Base class; ``about`` fills the place the sentence names."""


class NoSuchRegister(RegisterRefusal):
    """Unknown, or not kept by the edition in force."""

    code = "no-such-register"
    zh = "没有“{about}”这本台账，或现行规程已不再设置；请从台账列表中选择。"
    en = (
        "There is no register “{about}”, or the rule in force no longer keeps it; "
        "choose one from the list of registers."
    )


class NameTaken(RegisterRefusal):
    """One's own views have different names."""

    code = "view-name-taken"
    zh = "您已有名为“{about}”的视图；请换一个名称，或先删除原来的视图。"
    en = "You have a view named “{about}” already; choose another name or remove that one first."


class NoSuchView(RegisterRefusal):
    """Removed already, or somebody else's."""

    code = "no-such-view"
    zh = "没有这个视图，或它不由您删除；请刷新页面查看现有视图。"
    en = "There is no such view, or it is not yours to remove; reload the page to see which are."


class NoSuchEntry(RegisterRefusal):
    """Removed already, or changed meanwhile."""

    code = "no-such-pool-row"
    zh = "这一行已被删除或修改；请刷新页面后再操作。"
    en = "This row was removed or changed meanwhile; reload the page and try again."


class NotItsKeeper(RegisterRefusal):
    """Only those who keep a register share views of it, or write into it."""

    code = "not-its-keeper"
    zh = "“{about}”只能由台账的管理部门操作；请联系管理部门，视图可改存为自己的。"
    en = (
        "“{about}” is up to the department that keeps the register; ask there. "
        "A view can be saved as your own."
    )
