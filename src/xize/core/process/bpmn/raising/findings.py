"""What keeps a file of ours from being a rule again, after somebody edited it."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.findings import Rule

RULES: Final[dict[str, Rule]] = {
    "extension-not-understood": Rule(
        "{node} 的扩展内容“{detail}”读不懂；请按 docs/reference/bpmn.md 改正或删除",
        "The extension of {node} says “{detail}”, which is not understood; correct it as "
        "docs/reference/bpmn.md describes, or remove it",
    ),
    "not-part-of-a-rule": Rule(
        "{node} 是 {detail}，细则里没有这样的步骤；请删除，或改用任务、网关、子流程",
        "{node} is a {detail}, which no rule has; remove it, or use a task, gateway or sub-process",
    ),
    "step-without-work": Rule(
        "{node} 没有写明由谁做、做什么；请补充 xize:user-task 扩展，或在细则中增加这个步骤",
        "{node} does not say who does what; add its xize:user-task, or add the step to the rule",
    ),
    "part-astray": Rule(
        "{node} 是步骤“{detail}”的一部分，而这个步骤已不在；请一并删除",
        "{node} is part of step “{detail}”, which is gone; remove it as well",
    ),
    "flow-astray": Rule(
        "顺序流 {node} 连到了 {detail}，细则里不能这样连；请连到步骤本身",
        "Sequence flow {node} leads to or from {detail}, which no flow of a rule does; connect it "
        "to the step itself",
    ),
    "graph-not-sound": Rule(
        "{node}：{detail}；请检查连到它和由它引出的顺序流",
        "{node}: {detail}; look at the flows that lead to it and leave it",
    ),
}
"""By rule id."""
