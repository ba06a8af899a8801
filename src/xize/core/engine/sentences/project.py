"""What stands against beginning and managing a project, and what its rule lacks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PROJECT: Final[Mapping[str, tuple[str, str]]] = {
    "not-begun": ("项目尚未开始。", "The project has not begun."),
    "already-begun": ("项目已经开始。", "The project has already begun."),
    "ended": ("项目已结束，不能再办理。", "The project has ended; nothing can be done on it."),
    "not-ended": ("项目尚未结束。", "The project has not ended."),
    "suspended": (
        "项目已暂停，请先恢复。",
        "The project is suspended; it must be resumed first.",
    ),
    "no-way-on": (
        "流程走到“{step}”没有出路：没有一个条件成立，或缺少所需的数据。请核对填写的内容。",
        (
            "There is no way on at “{step}”: no condition holds, or data it needs is missing. "
            "Check what was filled in."
        ),
    ),
    "not-suspended": ("项目并未暂停。", "The project is not suspended."),
    "reason-missing": ("请说明理由。", "A reason is required."),
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
    "case-not-open": ("该程序已结束。", "This procedure has already ended."),
    "not-reopenable": (
        "此结果不能重新启动到“{target}”。",
        "A project with this result cannot be reopened at “{target}”.",
    ),
    "not-waiting": (
        "没有人在等待“{name}”。请核对名称，或等流程走到那里。",
        "Nothing waits for “{name}”. Check the name, or wait until the flow gets there.",
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
