"""What is said about a file that is brought: what could not be carried over, what to look at."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.findings import Rule


def _to_look_at(zh: str, en: str) -> Rule:
    return Rule(zh, en, "unknown")


RULES: Final[dict[str, Rule]] = {
    "import-no-process": Rule(
        "文件里没有流程；请导出含有流程的模型",
        "The file holds no process; export a model that has one",
    ),
    "import-several-processes": _to_look_at(
        "文件里有 {count} 个流程，采用 {node}；其余留在文件里，需要时请分别导入",
        "The file has {count} processes, {node} is taken; the others stay in the file, import them "
        "one by one if they matter",
    ),
    "import-own-file": _to_look_at(
        "文件由细则系统导出，其中的管理信息没有带入；请改用原来的规程目录",
        "The file was exported by Xize and what it says of governance is left out; use the "
        "regulation's own folder",
    ),
    "import-begun-by": _to_look_at(
        "流程原由“{name}”（{node}）触发，现由人发起；需要自动发起时请写 starts:",
        "The process was begun by {name} ({node}) and is begun by a person now; write starts: if "
        "it shall begin by itself",
    ),
    "import-nobody": _to_look_at(
        "“{name}”（{node}）没有写由谁办理，暂由牵头人办理；请在 by: 里改正",
        "Nobody is named for {name} ({node}); the lead does it for now, correct by:",
    ),
    "import-person-by-code": _to_look_at(
        "“{name}”（{node}）的办理人由程序 {detail} 决定，已写成角色“{role}”；请核对由谁担任",
        "A program ({detail}) finds who does {name} ({node}); it became the role {role}, say who "
        "that is",
    ),
    "import-superior": _to_look_at(
        "“{name}”（{node}）的 {detail} 已读作发起人的上级；请核对",
        "{detail} of {name} ({node}) was read as the superior of who began it; check that",
    ),
    "import-automatic": _to_look_at(
        "“{name}”（{node}）原由程序办理（{detail}），暂由牵头人办理；可改为 service: 连接器或删去",
        "A program ({detail}) did {name} ({node}); the lead does it for now, use service: or leave "
        "it out",
    ),
    "import-called-elsewhere": _to_look_at(
        "“{name}”（{node}）调用本文件之外的流程 {detail}，暂由牵头人办理；请导入该流程后改为 call:",
        "{name} ({node}) calls {detail}, which is not in this file; the lead does it for now, "
        "import that process and use call:",
    ),
    "import-condition": _to_look_at(
        "{node} 的条件 {detail} 无法用细则语言表达，改为由人选择走哪条路（数据“{name}”）；请核对",
        "The condition of {node}, {detail}, cannot be said in our language; somebody chooses the "
        "way now (the datum {name}), check that",
    ),
    "import-due": _to_look_at(
        "“{name}”（{node}）的期限 {detail} 无法换算；请在 within: 或 due: 里写明",
        "The due date of {name} ({node}), {detail}, cannot be reckoned; write within: or due:",
    ),
    "import-rule": _to_look_at(
        "“{name}”（{node}）的完成条件 {detail} 暂按全部同意；请核对 rule:",
        "The completion condition of {name} ({node}), {detail}, was taken as all must agree; "
        "check rule:",
    ),
    "import-collection": _to_look_at(
        "“{name}”（{node}）对 {detail} 逐一办理，已改为办理一次；请用 each: 写明逐项办理的对象",
        "{name} ({node}) was done for each of {detail} and is done once now; say with each: for "
        "what it is repeated",
    ),
    "import-script": _to_look_at(
        "“{name}”（{node}）的脚本不能执行，暂由牵头人办理；请改写成“名称 = 表达式”或删去",
        "The script of {name} ({node}) cannot be run; the lead does it for now, write it as "
        "`name = expression` or leave it out",
    ),
    "import-awaited": _to_look_at(
        "“{name}”（{node}）等的消息不在文件里，由牵头人登记；请在 by: 里改正",
        "What {name} ({node}) waits for is not sent in this file; the lead records that it came, "
        "correct by:",
    ),
    "import-form-asked": _to_look_at(
        "条件用到 {detail}，文件里没有填写它的表单；已加到“{name}”的表单",
        "Conditions use {detail} and no form in the file asks for it; it was put on the form of "
        "{name}",
    ),
    "import-start-form": _to_look_at(
        "发起表单已成为第一个环节“{name}”，由发起人填写",
        "The form of the start became a first step, {name}, which the initiator fills in",
    ),
    "import-field-type": _to_look_at(
        "字段 {detail} 的类型 {type} 没有对应，已按文本处理",
        "The type {type} of the field {detail} has no counterpart; it became a text",
    ),
}
