"""A dry run told to people: what happened when, what there is to say, how it ended."""

from collections.abc import Iterator
from typing import Final

from xize.core.trace import Line, Result

EVENTS: Final = {
    "zh": {"entered": "进入", "completed": "完成", "cancelled": "取消"},
    "en": {"entered": "enters  ", "completed": "completes", "cancelled": "cancelled"},
}
STATUS: Final = {
    "zh": {
        "completed": "结束：流程走完了。",
        "waiting": "停在等待：还要有事件发生才能往下走。",
        "stuck": "卡住：再发生什么也走不完。",
        "failed": "失败：流程没能走完，原因见上。",
        "invalid": "不能运行：原因见上。",
    },
    "en": {
        "completed": "Completed: the flow ran to its end.",
        "waiting": "Waiting: something has to occur before it goes on.",
        "stuck": "Stuck: whatever occurs, it cannot end.",
        "failed": "Failed: the flow did not come to its end, for the reason above.",
        "invalid": "Not run, for the reason above.",
    },
}
TYPES: Final = {
    "task": "任务", "userTask": "用户任务", "manualTask": "手工任务", "scriptTask": "脚本任务",
    "serviceTask": "服务任务", "sendTask": "发送任务", "receiveTask": "接收任务",
    "businessRuleTask": "业务规则任务", "callActivity": "调用活动", "subProcess": "子流程",
    "transaction": "事务", "adHocSubProcess": "即席子流程", "startEvent": "开始事件",
    "endEvent": "结束事件", "intermediateCatchEvent": "中间捕获事件",
    "intermediateThrowEvent": "中间抛出事件", "boundaryEvent": "边界事件",
    "exclusiveGateway": "排他网关", "inclusiveGateway": "包容网关", "parallelGateway": "并行网关",
    "eventBasedGateway": "事件网关", "complexGateway": "复杂网关",
}  # fmt: skip
_WAITS: Final = {"zh": "在等：{}", "en": "Waits at: {}"}


def told(result: Result, file: str, language: str) -> Iterator[str]:
    """The lines of a report."""
    for one in result.trace:
        yield _line(one, language)
    for problem in result.problems:
        place = f"{file}:{problem.line}" if problem.line else file
        yield f"{place}: {problem.rule}: {problem.sentence(language)}"
    if result.waits:
        yield _WAITS[language].format(("、" if language == "zh" else ", ").join(result.waits))
    yield STATUS[language][result.status]


def _line(one: Line, language: str) -> str:
    kind = TYPES.get(one.type, one.type) if language == "zh" else one.type
    name = f"{one.name} ({one.node})" if one.name else one.node
    return f"{clock(one.t):>12}  {EVENTS[language][one.event]}  {kind}  {name}"


def clock(seconds: float) -> str:
    """Time since the beginning: days, then hours, minutes and seconds."""
    days, rest = divmod(seconds, 86_400)
    hours, rest = divmod(rest, 3_600)
    minutes, rest = divmod(rest, 60)
    said = f"{int(hours):02}:{int(minutes):02}:{rest:02g}"
    return f"{int(days)}d {said}" if days else said
