"""Regulations whose flow is drawn, as tests of the core take them."""

from __future__ import annotations

from tests.core.process.bpmn.written import file, flow, line, process
from xize.core.problems import has_errors
from xize.core.process.compile import compile_findings
from xize.core.process.compile.whole import read_whole
from xize.core.process.rulebook import Rulebook

HEAD = 'regulation: drawn\ntitle: 画出来的流程\nedition: "1"\nflow: process.bpmn\n'
TEAM = """
roles:
  boss: {name: 负责人, exactly: 1, leads: true}
  r0: {name: 甲}
  r1: {name: 乙}
results: {filed: {name: 归档, success: true}, dropped: {name: 终止}, late: {name: 逾期}}
"""
STEPS = """
data: {live_on: {name: 上线日, type: date}}
allows: [return]
steps:
  draft: {name: 起草, by: boss}
  left:
    {kind: approve, name: 左审, by: r0, within: 2 workdays, outcomes: {agree: 同意, return: 退回}}
  right: {kind: countersign, name: 右审, by: [r0, r1], outcomes: {agree: 同意, object: 反对}}
  hurry: {name: 催办, by: boss}
  each_of_two: {kind: approve, name: 两人各审, by: r1, outcomes: {agree: 同意, object: 反对}}
  again: {name: 反复, by: r0, outcomes: {next: 完成, more: 再来}}
  inner: {name: 内部, by: r1, outcomes: {next: 完成, stop: {name: 终止, end: dropped}}}
  second: {name: 复核, by: r0, outcomes: {next: 完成, back: {name: 回到内部, goto: inner}}}
  beside: {name: 每周检查, by: boss}
  undo: {name: 撤销, by: r0}
  last: {name: 归档, by: boss, outcomes: {next: 完成, undone: 撤销}}
"""
OUTCOME = "<conditionExpression>{}</conditionExpression>"
TIMER = "<timerEventDefinition><timeDuration>{}</timeDuration></timerEventDefinition>"


def walked() -> Rulebook:
    """A rule with a little of everything that is drawn around human steps."""
    inside = (
        '<startEvent id="i"/><userTask id="inner"/><userTask id="second"/><endEvent id="o"/>'
        + line("i", "inner", "second", "o")
    )
    weekly = (
        '<startEvent id="week" isInterrupting="false">' + TIMER.format("P7D") + "</startEvent>"
        '<userTask id="beside"/><endEvent id="checked"/>' + line("week", "beside", "checked")
    )
    two = (
        "<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality>"
        "<completionCondition>outcome == 'object'</completionCondition>"
        "</multiInstanceLoopCharacteristics>"
    )
    loop = (
        '<standardLoopCharacteristics loopMaximum="3"><loopCondition>'
        "outcome == 'more'</loopCondition></standardLoopCharacteristics>"
    )
    return compiled(
        HEAD + STEPS + TEAM,
        file(
            process(
                '<startEvent id="s"/><userTask id="draft"/><parallelGateway id="apart"/>',
                '<userTask id="left"/><userTask id="right"/><parallelGateway id="met"/>',
                f'<userTask id="each_of_two">{two}</userTask>',
                f'<boundaryEvent id="slow" attachedToRef="each_of_two" cancelActivity="false">'
                f"{TIMER.format('P3D')}</boundaryEvent>",
                '<userTask id="hurry"/><endEvent id="hurried"/>',
                '<exclusiveGateway id="agreed" default="well"/>',
                f'<userTask id="again">{loop}</userTask>',
                f'<subProcess id="within">{inside}</subProcess>',
                f'<boundaryEvent id="too_late" attachedToRef="within">{TIMER.format("P30D")}'
                '</boundaryEvent><endEvent id="late"/>',
                f'<subProcess id="weekly" triggeredByEvent="true">{weekly}</subProcess>',
                '<boundaryEvent id="undoing" attachedToRef="again"><compensateEventDefinition/>'
                '</boundaryEvent><userTask id="undo" isForCompensation="true"/>',
                '<association id="u" sourceRef="undoing" targetRef="undo"/>',
                '<userTask id="last"/><exclusiveGateway id="kept" default="yes"/>',
                '<intermediateThrowEvent id="back"><compensateEventDefinition/>'
                '</intermediateThrowEvent><endEvent id="filed"/><endEvent id="given_up"/>',
                line("s", "draft", "apart", "left", "met"),
                line("apart", "right", "met"),
                line("met", "agreed"),
                flow("agreed", "draft", OUTCOME.format("step.left.outcome == 'return'")),
                flow("agreed", "each_of_two", ident="well"),
                line("slow", "hurry", "hurried"),
                line("each_of_two", "again", "within", "last", "kept"),
                line("too_late", "late"),
                flow("kept", "back", OUTCOME.format("step.last.outcome == 'undone'")),
                flow("kept", "filed", ident="yes"),
                line("back", "given_up"),
            )
        ),
    )


def compiled(text: str | bytes, drawing: bytes) -> Rulebook:
    """A regulation with its drawing, which nothing is to be said against."""
    regulation = read_whole(text, {"process.bpmn": drawing})
    assert regulation is not None
    rules, problems = compile_findings(regulation)
    assert not has_errors(problems), problems
    return rules
