"""What stands against sharing work with others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SHARING: Final[Mapping[str, tuple[str, str]]] = {
    "not-transferable": (
        "“{step}”不允许转办。",
        "“{step}” must not be transferred.",
    ),
    "transfer-to-self": (
        "不能转办给已在办理的人。",
        "It cannot be transferred to somebody who already has it.",
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
}
