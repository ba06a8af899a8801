"""What a dry run gives back."""

from __future__ import annotations

from typing import Any, Final, Literal, NamedTuple

from xize.core.process.bpmn.findings import Finding, Rule

Status = Literal["completed", "waiting", "stuck", "failed", "invalid"]

RULES: Final = {
    "error-uncaught": Rule(
        "{node} 抛出的错误“{detail}”没有被捕获，流程失败。请加错误边界事件。",
        "The error “{detail}” of {node} is caught by nobody, and the process failed. "
        "Add an error boundary event.",
        "unsound",
    ),
    "no-condition-true": Rule(
        "{node} 之后没有一条流的条件成立，也没有默认流。请补一条默认流。",
        "Behind {node} no condition is true and there is no default flow. Add a default flow.",
        "unsound",
    ),
    "data-missing": Rule(
        "{node} 该做几次算不出来：数据没有给出个数或集合。请提供数据。",
        "How often {node} is done cannot be said: the data give neither a number nor a "
        "collection. Provide the data.",
        "unsound",
    ),
    "too-many-instances": Rule(
        "{node} 要做的次数超过一万，这多半不是本意，没有开始。请核对个数或集合。",
        "{node} would be done more than 10,000 times, which nobody can mean; it did not begin. "
        "Check the number or the collection.",
        "unsound",
    ),
    "endless-loop": Rule(
        "流程在 {node} 处不停地循环，试运行到此为止。请检查循环的条件。",
        "The flow loops at {node} without an end; the dry run stops here. Mend its condition.",
        "unsound",
    ),
    "never-joins": Rule(
        "{node} 处的汇合永远等不齐。请让分开与汇合使用同一种网关。",
        "The join at {node} can never have all it waits for. Part and meet with the same gateway.",
        "unsound",
    ),
    "event-unused": Rule(
        "事件“{detail}”在轮到它时没有人等待，没有送出。请核对它的先后。",
        "Nobody waited for the event “{detail}” in its turn; it was not delivered. "
        "Check its place.",
        "unknown",
    ),
    "event-unknown": Rule(
        "文件里没有叫“{detail}”的节点、消息或信号，没有送出。请核对名称。",
        "The file has no node, message or signal “{detail}”; nothing was delivered. "
        "Check the name.",
        "unknown",
    ),
    "process-unknown": Rule(
        "文件里没有流程“{detail}”。文件里的流程：{known}。",
        "The file has no process “{detail}”. Its processes: {known}.",
        "standard",
    ),
    "start-unknown": Rule(
        "文件里（或所选流程里）没有节点“{detail}”，不能从它开始。请核对名称。",
        "The file, or the process chosen, has no node “{detail}” to begin with. Check the name.",
        "standard",
    ),
    "start-not-here": Rule(
        "不能从 {node} 开始：它在子流程里、附在活动上，或只由事件引起。请选流程最外层的节点。",
        "A run cannot begin at {node}: it lies in a sub-process, stands at the edge of an "
        "activity, or is begun by events only. Choose a node of the process itself.",
        "standard",
    ),
    "nothing-started": Rule(
        "没有流程可以自己开始：都在等待事件。请用 --start 或 --event。",
        "No process begins by itself: all wait for events. Use --start or --event.",
        "unknown",
    ),
    "cycle-endless": Rule(
        "{node} 的周期没有终点，试运行不再往下等。请用 --until 说明走到何时。",
        "The cycle of {node} has no end; the dry run follows it no further. "
        "Say with --until how far to go.",
        "unknown",
    ),
    "timer-not-reckoned": Rule(
        "{node} 的时间算不出来，永远不会到时。请给出它用到的数据，写成 ISO 8601。",
        "The time of {node} cannot be reckoned and never comes. Give the data it uses, as "
        "ISO 8601 says.",
        "unknown",
    ),
    "data-not-json": Rule(
        "--data 的“{detail}”不是“名称=JSON 值”。例：--data amount=100 --data name='\"甲\"'。",
        "“{detail}” of --data is not NAME=JSON; for example --data amount=100 --data name='\"A\"'.",
        "standard",
    ),
    "not-a-moment": Rule(
        "{option} 的“{detail}”不是时刻。例：2026-03-01T09:00（没有时区的按 UTC）。",
        "“{detail}” of {option} is no moment; for example 2026-03-01T09:00 (UTC if it has no "
        "zone).",
        "standard",
    ),
    "transaction-cancelled": Rule(
        "事务在 {node} 处取消。", "The transaction was cancelled at {node}.", "unknown"
    ),
    "error-thrown": Rule(
        "{node} 抛出错误“{detail}”，已被捕获。",
        "{node} threw the error “{detail}”; it was caught.",
        "unknown",
    ),
}
"""What a run can find, by rule id."""


class Line(NamedTuple):
    """One line of a trace; ``t`` in seconds since the beginning."""

    t: float
    event: Literal["entered", "completed", "cancelled"]
    node: str
    type: str
    script: str = ""
    name: str = ""


class Result(NamedTuple):
    """How a run ended, what happened in which order, what was found, the data at the end."""

    status: Status
    trace: tuple[Line, ...] = ()
    problems: tuple[Finding, ...] = ()
    data: dict[str, Any] = {}
    waits: tuple[str, ...] = ()  # nodes where something is still waited for
