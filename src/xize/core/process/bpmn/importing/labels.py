"""The words a draft adds to those of the file, in the language the file is written in."""

from __future__ import annotations

from typing import Final, NamedTuple

from xize.core.process.bpmn.model.containers import Definitions


class Labels(NamedTuple):
    """Names of what the file has no name for; ``{}`` is filled with one it has."""

    language: str
    apply: str
    form: str
    lead: str
    doer: str
    agree: str
    stop: str
    other: str
    from_file: str
    look: str
    line: str
    more: str


CHINESE: Final = Labels(
    language="zh",
    apply="填写申请",
    form="{}单",
    lead="牵头人",
    doer="{}的办理人",
    agree="同意",
    stop="不再继续",
    other="其他",
    from_file="由 BPMN 文件 {} 导入{}。",
    look="以下内容没有照原样带入，请逐条核对：",
    line="- 第 {} 行 {}",
    more="- 其余 {} 条见导入报告。",
)
ENGLISH: Final = Labels(
    language="en",
    apply="Apply",
    form="{}: form",
    lead="Lead",
    doer="Who does {}",
    agree="Agree",
    stop="Give up",
    other="Otherwise",
    from_file="Imported from the BPMN file {}{}.",
    look="This was not carried over as it was; look at each:",
    line="- line {}: {}",
    more="- {} more are in the report of the import.",
)
FROM: Final = "\u2e80"
"""From here on, and beyond ASCII and its neighbours, names are taken for Chinese."""


def labels_of(model: Definitions) -> Labels:
    """English where no name of the file holds a Chinese character but some has letters."""
    names = [model.name]
    for process in model.processes.values():
        names.append(process.name)
        for scope in process.scopes.values():
            names += [node.name for node in scope.nodes.values()]
            names += [flow.name for flow in scope.flows.values()]
    text = "".join(names)
    chinese = any(char >= FROM for char in text)
    return CHINESE if chinese or not any(char.isalpha() for char in text) else ENGLISH
