"""What comes from outside is recorded by somebody; timers may follow the working calendar."""

from __future__ import annotations

from tests.core.engine.play import Play
from tests.core.process.bpmn.written import file, flow, line, process

MESSAGES = '<message id="reply_message" name="回函"/><message id="complaint_message" name="投诉"/>'
REPLY = '<messageEventDefinition messageRef="reply_message"/>'
RULE = """
flow: process.bpmn
results: {answered: {name: 已答复, success: true}, silent: {name: 无答复}}
steps:
  ask: {name: 发函, by: lead}
  reply: {name: 登记回函, by: finance}
  waited: {within: 3 workdays}
  complaint: {name: 登记投诉, by: finance}
  settle: {name: 处理投诉, by: lead}
"""
ASKING = file(
    MESSAGES,
    process(
        '<startEvent id="s"/><userTask id="ask"/>',
        '<boundaryEvent id="complaint" attachedToRef="ask" cancelActivity="false">'
        '<messageEventDefinition messageRef="complaint_message"/></boundaryEvent>',
        '<userTask id="settle"/><endEvent id="settled"/>',
        '<eventBasedGateway id="either"/>',
        f'<intermediateCatchEvent id="reply">{REPLY}</intermediateCatchEvent>',
        '<intermediateCatchEvent id="waited"><timerEventDefinition>'
        "<timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>",
        '<endEvent id="answered"/><endEvent id="silent"/>',
        line("s", "ask", "either"),
        line("complaint", "settle", "settled"),
        flow("either", "reply"),
        flow("either", "waited"),
        line("reply", "answered"),
        line("waited", "silent"),
    ),
)
FRIDAY = "2026-03-06 09:00"


def steps(play: Play) -> list[str]:
    """Steps that wait for somebody."""
    return sorted(one.node for one in play.state.elements.values() if one.kind == "task")


def test_a_reply_is_recorded_and_the_timer_is_off() -> None:
    play = Play(RULE, drawing=ASKING)
    play.do("zhao", "ask")
    assert steps(play) == ["reply"]
    play.refused("not-yours", "zhao", "reply")
    play.do("li", "reply")
    assert (play.state.status, play.state.result) == ("ended", "answered")


def test_a_complaint_may_come_more_than_once_while_the_step_is_open() -> None:
    play = Play(RULE, drawing=ASKING)
    assert steps(play) == ["ask", "complaint"]
    play.do("li", "complaint")
    play.do("li", "complaint")
    assert steps(play) == ["ask", "complaint", "settle", "settle"]
    play.do("zhao", "ask")
    assert steps(play) == ["reply", "settle", "settle"]


def test_a_timer_of_the_file_counts_working_days_where_the_rule_says_so() -> None:
    play = Play(RULE, drawing=ASKING, at=FRIDAY)
    play.do("zhao", "ask")
    play.at("2026-03-11 12:00")
    assert steps(play) == ["reply"]
    play.at("2026-03-12 00:30")
    assert (play.state.status, play.state.result) == ("ended", "silent")
