"""What can be said against running a file that keeps to the standard."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.findings import Rule

RULES: Final = {
    "script-not-understood": Rule(
        "脚本 {node} 不是“名称 = 表达式”的形式，运行时不起作用。请改写成这种形式，一行一个。",
        "The script of {node} is not of the form `name = expression` and does nothing. "
        "Rewrite it so, one to a line.",
        "unknown",
    ),
    "condition-not-understood": Rule(
        "{node} 的表达式“{detail}”读不懂，按不成立处理。请用本产品的、简单的 ${{…}} 或 FEEL。",
        "The expression “{detail}” of {node} is not understood and counts as untrue. "
        "Use our language, a simple ${{…}} or FEEL.",
        "unknown",
    ),
    "timer-not-understood": Rule(
        "{node} 的时间“{detail}”读不懂，永远不会到时。请写 ISO 8601 的日期、时长或周期。",
        "The time “{detail}” of {node} is not understood and never comes. "
        "Write a date, duration or cycle by ISO 8601.",
        "unknown",
    ),
    "called-elsewhere": Rule(
        "{node} 调用的“{detail}”不在这个文件里，试运行时直接通过。请把它放进同一个文件。",
        "{node} calls “{detail}”, which is not in this file, and is passed as if done. "
        "Put it into the same file.",
        "unknown",
    ),
    "called-cannot-begin": Rule(
        "{node} 调用的流程“{detail}”没有空开始事件，被调用时什么也不做。请补一个空开始事件。",
        "{node} calls the process “{detail}”, which has no none start event, so that nothing is "
        "done in it. Add a none start event.",
        "unknown",
    ),
    "multiplicity-not-run": Rule(
        "泳池 {node} 要求多个参与者，试运行只运行一个。",
        "Pool {node} stands for several participants; the dry run runs one.",
        "unknown",
    ),
    "sets-not-chosen": Rule(
        "{node} 有多个输入或输出集，或在进行中读写数据；运行时全部数据在开始时读入、结束时写出。"
        "请合成一个集。",
        "{node} has several input or output sets, or data that move while it runs; all of its data "
        "are taken as it begins and given as it ends. Make one set of them.",
        "unknown",
    ),
    "transaction-method": Rule(
        "事务 {node} 要求的协议“{detail}”不支持，取消时按补偿处理。请改为 ##Compensate。",
        "The protocol “{detail}” transaction {node} asks for is not known; cancelled, it is "
        "compensated. Write ##Compensate.",
        "unknown",
    ),
    "not-run-yet": Rule(
        "{node}：{detail}还不能运行，按直接通过处理。",
        "{node}: {detail} cannot be run yet and is passed.",
        "unknown",
    ),
}
"""By rule id."""
