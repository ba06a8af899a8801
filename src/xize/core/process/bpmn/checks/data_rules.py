"""What the standard asks of data, each with what to do about it.

None of these stops a run; drawings and engines' own files are only told of them.
"""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.findings import Ease, Rule

EASED: Final[tuple[Ease, ...]] = ("drawing", "engine")

SETS: Final[dict[str, Rule]] = {
    "data-in-no-set": Rule(
        "{node} 不在任何输入集或输出集中；请在 inputSet 或 outputSet 中列出",
        "{node} is in no input or output set; list it in one",
        "unknown",
    ),
    "set-without-data": Rule(
        "{node} 把 {data} 列为可选或执行中读取，却没有列为成员；请补充",
        "{node} lists {data} as optional or while executing but not as a member; add it",
        eased=EASED,
    ),
    "sets-one-sided": Rule(
        "{node} 引用 {other}，后者却没有引用它；请两边一致",
        "{node} refers to {other}, which does not refer back; let both agree",
        eased=EASED,
    ),
    "sets-for-operation": Rule(
        "服务任务 {node} 引用操作 {operation}，须恰有一个输入集、至多一个输出集",
        "Service task {node} refers to operation {operation}: it needs exactly one input set and "
        "at most one output set",
        eased=EASED,
    ),
    "data-for-message": Rule(
        "{node} 引用消息 {message}，数据和集合至多各一个；请删除多余的",
        "{node} refers to message {message} and may have one datum and one set; remove the others",
        eased=EASED,
    ),
    "data-unlike-message": Rule(
        "{node} 的数据与消息 {message} 的数据类型不同；请引用同一 itemDefinition",
        "The data of {node} are not what message {message} carries; refer to the same item",
        eased=EASED,
    ),
    "call-unlike-called": Rule(
        "调用活动 {node} 的输入输出与 {called} 的不一致；请逐项对应",
        "Inputs and outputs of call activity {node} are not those of {called}; match them",
        eased=EASED,
    ),
    "interface-not-bound": Rule(
        "{node} 声明支持接口，却没有 ioBinding；请补充",
        "{node} supports an interface but has no ioBinding; add one",
        eased=EASED,
    ),
    "binding-unlike-operation": Rule(
        "{node} 的 ioBinding 绑定的 {data} 与操作的消息类型不同；请改正",
        "The ioBinding of {node} binds {data}, which is not what the operation's message carries",
        eased=EASED,
    ),
}

ITEMS: Final[dict[str, Rule]] = {
    "collection-unlike-item": Rule(
        "{node} 与其数据定义 {item} 对是否为集合的说法不同；请使两者一致",
        "{node} and its item {item} do not agree on being a collection; let them agree",
        "unknown",
    ),
    "several-sources": Rule(
        "{node} 的数据关联有 {count} 个来源而没有 transformation；请只留一个来源",
        "A data association of {node} has {count} sources and no transformation; leave one",
        eased=EASED,
    ),
    "items-differ": Rule(
        "{node} 的数据关联把 {source} 传给类型不同的 {target}；请加 transformation",
        "A data association of {node} moves {source} to {target}, which is of another type; "
        "add a transformation",
        eased=EASED,
    ),
    "item-unlike-collection": Rule(
        "多实例活动 {node} 的单项与集合 {data} 的元素类型不同；请改正",
        "An item of multi-instance activity {node} is not of the type {data} collects; correct it",
        eased=EASED,
    ),
    "event-data-count": Rule(
        "事件 {node} 有 {data} 项数据、{definitions} 个事件定义；两者须一一对应",
        "Event {node} has {data} data for {definitions} event definitions; they go one by one",
        eased=EASED,
    ),
    "event-data-item": Rule(
        "事件 {node} 的数据 {data} 与它引用的定义类型不同；请改正",
        "Datum {data} of event {node} is not what its definition carries; correct it",
        eased=EASED,
    ),
}

DATA: Final[dict[str, Rule]] = {**SETS, **ITEMS}
