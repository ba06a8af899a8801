"""The constraints of the standard, each with what to do about it."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.checks.data_rules import DATA
from xize.core.process.bpmn.findings import Rule

FLOWS: Final[dict[str, Rule]] = {
    "flow-crosses-scope": Rule(
        "顺序流 {node} 越过了子流程的边界；请在边界内结束，并从子流程本身引出",
        "Sequence flow {node} crosses the border of a sub-process; end it inside, and leave from "
        "the sub-process itself",
    ),
    "flow-into-start": Rule(
        "开始事件 {node} 不能有流入的顺序流；请改连到它之后的节点",
        "Start event {node} may have no incoming flow; lead the flow to the node behind it",
    ),
    "flow-out-of-end": Rule(
        "结束事件 {node} 不能有流出的顺序流；请删除，或改用中间事件",
        "End event {node} may have no outgoing flow; remove it or make it an intermediate event",
    ),
    "start-leads-nowhere": Rule(
        "开始事件 {node} 没有流出的顺序流；请连到第一个步骤",
        "Start event {node} has no outgoing flow; lead it to the first step",
        eased=("engine",),
    ),
    "end-not-reached": Rule(
        "结束事件 {node} 没有流入的顺序流；请连上，或删除",
        "End event {node} has no incoming flow; connect it or remove it",
        eased=("engine",),
    ),
    "no-incoming": Rule(
        "中间事件 {node} 没有流入的顺序流；请连上，或删除",
        "Intermediate event {node} has no incoming flow; connect it or remove it",
        eased=("engine",),
    ),
    "no-outgoing": Rule(
        "中间事件 {node} 没有流出的顺序流；请连到后续节点，或改为结束事件",
        "Intermediate event {node} has no outgoing flow; lead it on or make it an end event",
        eased=("engine",),
    ),
    "end-without-start": Rule(
        "{node} 有结束事件而没有开始事件；请补充开始事件",
        "{node} has an end event but no start event; add a start event",
        eased=("engine",),
    ),
    "start-without-end": Rule(
        "{node} 有开始事件而没有结束事件；请补充结束事件",
        "{node} has a start event but no end event; add an end event",
        eased=("engine",),
    ),
    "not-reached": Rule(
        "{node} 没有流入的顺序流，永远不会执行；请连上，或删除",
        "Nothing leads to {node}, it would never be done; connect it or remove it",
        "unknown",
    ),
    "leads-nowhere": Rule(
        "{node} 没有流出的顺序流，而本层有结束事件；请连到结束事件",
        "Nothing leads on from {node}, though the scope has end events; lead it to one",
        "unknown",
    ),
    "condition-not-here": Rule(
        "从 {source} 流出的顺序流 {node} 不能带条件；请删除条件，或改用排他、包容网关",
        "Sequence flow {node} leaves {source} and may have no condition; remove it or part "
        "in an exclusive or inclusive gateway",
        eased=("engine",),
    ),
    "only-flow-is-conditional": Rule(
        "{node} 的唯一流出顺序流带条件；请再加一条默认流",
        "The only flow out of {node} has a condition; add a default flow",
        eased=("engine",),
    ),
    "default-of-another": Rule(
        "{node} 的默认流 {flow} 不是从它流出的；请改为它自己的一条流出",
        "The default flow {flow} of {node} does not leave it; name one that does",
    ),
}

GATEWAYS: Final[dict[str, Rule]] = {
    "gateway-direction": Rule(
        "网关 {node} 标为 {direction}，却有 {incoming} 条流入、{outgoing} 条流出；请改正标记或连线",
        "Gateway {node} is marked {direction} but has {incoming} incoming and {outgoing} "
        "outgoing flows; correct the mark or the flows",
    ),
    "event-gateway-too-few": Rule(
        "事件网关 {node} 至少要有两条流出的顺序流；请补充，或删除网关",
        "Event-based gateway {node} needs two outgoing flows at least; add one or remove the "
        "gateway",
    ),
    "event-gateway-target": Rule(
        "事件网关后只能是消息、信号、定时、条件捕获事件或接收任务，而 {node} 不是；请换成其中一种",
        "Behind an event-based gateway stand catching message, signal, timer or conditional "
        "events or receive tasks; make {node} one of them",
    ),
    "event-gateway-mixed": Rule(
        "事件网关 {node} 之后不能同时有消息事件和接收任务；请只用一种",
        "Behind event-based gateway {node} stand both message events and receive tasks; use "
        "one kind",
    ),
    "event-gateway-target-shared": Rule(
        "{node} 在事件网关之后，不能再有其他流入的顺序流；请另连到它之后",
        "{node} stands behind an event-based gateway and may have no other incoming flow; "
        "lead that to the node behind",
    ),
    "event-gateway-boundary": Rule(
        "接收任务 {node} 在事件网关之后，不能有边界事件；请改为网关的另一个分支",
        "Receive task {node} stands behind an event-based gateway and may have no boundary "
        "events; make them branches of the gateway",
    ),
    "event-gateway-starts": Rule(
        "启动流程的事件网关 {node} 不能有流入的顺序流；请删除连线，或取消 instantiate",
        "Event-based gateway {node} starts the process and may have no incoming flow; remove "
        "the flow or the mark",
    ),
    "gateway-for-nothing": Rule(
        "网关 {node} 既不分开也不汇合；请删除，或补上缺少的顺序流",
        "Gateway {node} neither parts nor joins anything; remove it or add the missing flows",
        eased=("drawing", "engine"),
    ),
    "event-gateway-parallel": Rule(
        "并行事件网关 {node} 只能用于启动流程；请标为 instantiate，或改为排他",
        "A parallel event-based gateway like {node} may only start a process; mark it so or "
        "make it exclusive",
    ),
}

EVENTS: Final[dict[str, Rule]] = {
    "event-not-here": Rule(
        "{position}事件 {node} 不能是{kind}事件；请换一种，或移到别处",
        "Event {node} is a {position} event and may not be a {kind} one; choose another or move it",
    ),
    "event-without-trigger": Rule(
        "事件 {node} 没有定义等待什么；请补充事件定义",
        "Event {node} does not say what it waits for; add an event definition",
        eased=("drawing",),
    ),
    "start-in-sub-process": Rule(
        "子流程中的开始事件 {node} 不能有触发条件；请删除触发条件，或改为事件子流程",
        "Start event {node} in a sub-process may have no trigger; remove it or make this an "
        "event sub-process",
    ),
    "double-start": Rule(
        "子流程 {node} 有 {count} 个开始事件，只能有一个；请合并",
        "Sub-process {node} has {count} start events; leave one",
    ),
    "event-sub-process-start": Rule(
        "事件子流程 {node} 必须恰有一个带触发条件的开始事件；请补充或删除",
        "Event sub-process {node} must have exactly one start event, with a trigger; correct it",
    ),
    "event-sub-process-flow": Rule(
        "事件子流程 {node} 不能有流入或流出的顺序流；请删除连线",
        "Event sub-process {node} may have no incoming or outgoing flows; remove them",
    ),
    "must-interrupt": Rule(
        "{kind}事件 {node} 必须是中断的；请改为中断",
        "The {kind} event {node} must interrupt; mark it so",
    ),
    "compensation-must-interrupt": Rule(
        "补偿事件 {node} 不能标为非中断；请删除该标记",
        "Compensation event {node} may not be marked non-interrupting; remove the mark",
        eased=("drawing", "engine"),
    ),
    "boundary-of-another-scope": Rule(
        "边界事件 {node} 与所附活动 {activity} 不在同一层；请移到同一层",
        "Boundary event {node} is not in the scope of {activity}, to which it is attached; "
        "move it there",
    ),
    "flow-into-boundary": Rule(
        "边界事件 {node} 不能有流入的顺序流；请改连到它所附的活动",
        "Boundary event {node} may have no incoming flow; lead the flow to its activity",
    ),
    "boundary-leads-nowhere": Rule(
        "边界事件 {node} 没有流出的顺序流；请连到要做的步骤",
        "Boundary event {node} has no outgoing flow; lead it to what is to be done",
        eased=("engine",),
    ),
    "cancel-outside-transaction": Rule(
        "取消事件 {node} 只能用于事务子流程；请移入事务，或改为错误事件",
        "Cancel event {node} belongs to a transaction only; move it into one or make it an error",
    ),
    "timer-without-time": Rule(
        "定时事件 {node} 没有写明时间，永远不会到时；请补充",
        "Timer event {node} does not say when and never occurs; add a time",
        "unknown",
    ),
    "throws-without-code": Rule(
        "抛出的{kind}事件 {node} 没有代码；请引用带代码的定义",
        "Event {node} throws an {kind} without a code; refer to one that has a code",
        eased=("drawing",),
    ),
    "trigger-without-name": Rule(
        "{kind}事件 {node} 没有引用定义，只能按节点标识或消息流送达；请引用一个",
        "{kind} event {node} refers to no {kind} of the file and is reached by its own id or a "
        "message flow only; let it refer to one",
        "unknown",
    ),
    "conditional-without-condition": Rule(
        "条件事件 {node} 没有写条件",
        "Conditional event {node} states no condition; add one",
        eased=("drawing",),
    ),
    "link-without-name": Rule(
        "链接事件 {node} 没有名称；请写上与另一端相同的名称",
        "Link event {node} has no name; give it the name of its other end",
        eased=("drawing",),
    ),
    "link-without-target": Rule(
        "链接 {name} 没有目标；请在同一层补充同名的捕获链接事件",
        "Link {name} leads nowhere; add a catching link of that name to the same scope",
        eased=("drawing",),
    ),
    "link-without-source": Rule(
        "链接 {name} 没有来源；请在同一层补充同名的抛出链接事件",
        "Nothing leads to link {name}; add a throwing link of that name to the same scope",
        eased=("drawing",),
    ),
    "link-with-two-targets": Rule(
        "链接 {name} 有多个目标，只能有一个；请改名或删除多余的",
        "Link {name} has several targets; rename or remove all but one",
    ),
    "link-one-sided": Rule(
        "链接 {name} 指向 {target}，但后者的来源中没有它；请两端一致",
        "Link {name} leads to {target}, which does not name it as a source; let both ends agree",
        eased=("drawing",),
    ),
    "definition-of-another-event": Rule(
        "{node} 引用的 {definition} 定义在另一个事件之内；请把它移到文件最外层",
        "{node} refers to {definition}, which stands inside another event; define it at the top",
    ),
    "link-has-flow": Rule(
        "链接事件 {node} 在这一侧不能有顺序流；请删除",
        "Link event {node} may have no flow on this side; remove it",
    ),
}

ACTIVITIES: Final[dict[str, Rule]] = {
    "compensation-has-flow": Rule(
        "补偿活动 {node} 不能有顺序流；请用关联连到补偿边界事件",
        "Compensation activity {node} may have no sequence flows; associate it with its "
        "boundary event",
    ),
    "compensation-boundary-flow": Rule(
        "补偿边界事件 {node} 不能有流出的顺序流；请用关联连到补偿活动",
        "Compensation boundary {node} may have no outgoing flow; associate it with its handler",
    ),
    "compensation-without-handler": Rule(
        "补偿边界事件 {node} 必须关联恰好一个补偿活动；请用关联连上",
        "Compensation boundary {node} must be associated with exactly one compensation "
        "activity; draw that association",
    ),
    "compensates-nothing": Rule(
        "{node} 要补偿的 {activity} 没有补偿活动；请给它加补偿边界事件",
        "{node} compensates {activity}, which has no compensation handler; give it one",
    ),
    "instances-not-counted": Rule(
        "多实例活动 {node} 须写明实例数或输入集合之一",
        "Multi-instance activity {node} must say a cardinality or a data input",
        eased=("drawing",),
    ),
    "behaviour-without-event": Rule(
        "多实例活动 {node} 的 behavior 为 {behaviour}，须引用相应事件",
        "Multi-instance activity {node} has behaviour {behaviour} and must refer to its event",
        eased=("drawing",),
    ),
    "loop-maximum": Rule(
        "循环活动 {node} 的最大次数不能小于 0；请改正",
        "The maximum of loop {node} may not be below 0; correct it",
        eased=("drawing",),
    ),
    "quantity": Rule(
        "{node} 的 startQuantity 和 completionQuantity 不能小于 1；请改正",
        "startQuantity and completionQuantity of {node} may not be below 1; correct them",
        eased=("drawing",),
    ),
    "ad-hoc-empty": Rule(
        "自由子流程 {node} 至少要有一个活动；请补充",
        "Ad-hoc sub-process {node} needs an activity; add one",
    ),
    "ad-hoc-event": Rule(
        "自由子流程中不能有开始或结束事件 {node}；请删除",
        "An ad-hoc sub-process may hold no start or end event like {node}; remove it",
    ),
    "instantiating-task": Rule(
        "启动流程的接收任务 {node} 不能有流入的顺序流；请删除连线，或取消 instantiate",
        "Receive task {node} starts the process and may have no incoming flow; remove the "
        "flow or the mark",
    ),
    "calls-itself": Rule(
        "调用活动 {node} 形成循环调用：{path}；请打断这个循环",
        "Call activity {node} calls in a circle: {path}; break it",
    ),
    "public-executable": Rule(
        "公共流程 {node} 不能标为可执行；请改为私有（processType=Private）",
        "The public process {node} may not be executable; make it private",
        eased=("engine",),
    ),
    "data-of-sub-process": Rule(
        "子流程 {node} 不能有 ioSpecification；子流程直接读写外层数据，请删除",
        "Sub-process {node} may have no ioSpecification: it sees the data around it; remove it",
        eased=("drawing", "engine"),
    ),
    "calls-nothing": Rule(
        "调用活动 {node} 没有写明调用哪个流程；请写上 calledElement",
        "Call activity {node} does not say what it calls; add calledElement",
        eased=("drawing",),
    ),
}

POOLS: Final[dict[str, Rule]] = {
    "message-flow-inside-pool": Rule(
        "消息流 {node} 的两端在同一个池中；请用顺序流",
        "Message flow {node} begins and ends in the same pool; use a sequence flow",
    ),
    "message-flow-end": Rule(
        "消息流 {node} 不能连到 {element}；请连到任务、消息事件或池",
        "Message flow {node} may not connect to {element}; connect a task, a message event "
        "or a pool",
    ),
    "multiplicity": Rule(
        "参与者 {node} 的数量不对：最少不小于 0，最多不小于 1 且不小于最少",
        "The multiplicity of participant {node}: its minimum is 0 or more, its maximum 1 or more "
        "and no less than the minimum",
    ),
    "lane-of-another-process": Rule(
        "泳道 {node} 列出的 {element} 不在这个流程中；请删除这一项",
        "Lane {node} lists {element}, which is not in this process; remove it from the list",
    ),
    "in-two-lanes": Rule(
        "{element} 同时在泳道 {node} 和 {other} 中；请只留一个",
        "{element} is in lanes {node} and {other}; leave it in one",
    ),
    "nothing-to-run": Rule(
        "文件中没有可运行的流程",
        "The file holds no process that could run; add a process",
        eased=("drawing",),
    ),
}

RULES: Final[dict[str, Rule]] = {
    **FLOWS,
    **GATEWAYS,
    **EVENTS,
    **ACTIVITIES,
    **POOLS,
    **DATA,
}
