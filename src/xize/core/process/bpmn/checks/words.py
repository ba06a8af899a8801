"""What the standard's words are called in Chinese, in sentences about them."""

from __future__ import annotations

from typing import Final

from xize.core.process.bpmn.findings import Said
from xize.core.process.bpmn.model.events import EventDefinition, Position

KINDS: Final = {
    "message": Said("消息", "message"),
    "timer": Said("定时", "timer"),
    "signal": Said("信号", "signal"),
    "error": Said("错误", "error"),
    "escalation": Said("升级", "escalation"),
    "conditional": Said("条件", "conditional"),
    "compensate": Said("补偿", "compensation"),
    "cancel": Said("取消", "cancel"),
    "link": Said("链接", "link"),
    "terminate": Said("终止", "terminate"),
}
POSITIONS: Final[dict[Position, Said]] = {
    "start": Said("开始", "start"),
    "intermediate_catch": Said("中间捕获", "intermediate catching"),
    "intermediate_throw": Said("中间抛出", "intermediate throwing"),
    "boundary": Said("边界", "boundary"),
    "end": Said("结束", "end"),
}


def kind_of(definition: EventDefinition) -> Said:
    """What a definition is called."""
    return KINDS[type(definition).__name__.lower()]
