"""What stands against going back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

RETURNING: Final[Mapping[str, tuple[str, str]]] = {
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
    "cannot-withdraw": (
        "不能撤回“{step}”：后续已有人办理，或不是由您刚办结。",
        "“{step}” cannot be withdrawn: somebody has acted since, or you did not finish it last.",
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
}
