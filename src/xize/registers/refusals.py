"""What this app refuses.

RegisterRefusal
 └─ NoSuchRegister   unknown, or not kept by the edition in force
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
