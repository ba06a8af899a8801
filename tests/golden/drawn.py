"""Processes of BPMN files: two that talk to each other, one that is undone, one that fails."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.core.process.bpmn.written import file, flow, line, process
from tests.core.trace.shapes import event, node, on, script, sub
from xize.core.deadlines import Calendar
from xize.core.engine import commands as c
from xize.core.engine.commands import CLOCK, Actor
from xize.core.engine.events import AnyEvent
from xize.core.engine.memory import MemoryFacts, MemoryStream
from xize.core.process.bpmn.lowering import lower
from xize.core.process.bpmn.reading.read import read

BEGUN = datetime(2026, 3, 2, 1, tzinfo=UTC)
CLERK = Actor("zhao")


class Stream:
    """One stream of a file; every command an hour after the one before."""

    def __init__(self, content: bytes) -> None:
        model, findings = read(content)
        assert model is not None, findings
        self._now = BEGUN
        facts = MemoryFacts(calendar=Calendar(version="none"))
        self.stream = MemoryStream(lower(model).rules, facts)

    def do(self, kind: type[c.Launch | c.Finish | c.Occurred], **words: object) -> None:
        self.stream.do(kind(by=CLERK, at=self._now, **words))  # type: ignore[arg-type]
        self._now += timedelta(hours=1)

    def finish(self, name: str) -> None:
        """The oldest open task of this name has been done."""
        open_ = self.stream.state.elements.items()
        item = next(key for key, one in open_ if one.node == name and one.kind == "act")
        self.do(c.Finish, item=item)

    def ring(self) -> None:
        """The next alarm goes off at its time."""
        elements = self.stream.state.elements.items()
        at, item = min((alarm.at, key) for key, one in elements for alarm in one.alarms)
        self._now = max(self._now, at)
        self.stream.do(c.GoOff(by=Actor(CLOCK), at=self._now, item=item))


def talking() -> list[AnyEvent]:
    """A message that comes too early, several events at once, a timer that comes again."""
    message = '<message id="M" name="问询"/><signal id="S" name="放行"/>'
    pools = (
        '<collaboration id="c"><participant id="P" processRef="p"/>'
        '<participant id="Q" processRef="q"/>'
        '<messageFlow id="m" sourceRef="ask" targetRef="hear"/></collaboration>'
    )
    asks = process(
        event("start", "s"), node("sendTask", "ask", messageRef="M"),
        event("catch", "both", on("message", "M") + on("signal", "S"), parallelMultiple="true"),
        script("sum", "total = 2 * 3"), event("end", "e"), line("s", "ask", "both", "sum", "e"),
    )  # fmt: skip
    again = on("timer", inside="<timeCycle>R2/PT2H</timeCycle>")
    answers = process(
        event("start", "s2"), node("userTask", "think"), event("catch", "hear", on("message", "M")),
        event("boundary", "ring", again, attachedToRef="think", cancelActivity="false"),
        node("task", "note"), node("exclusiveGateway", "g", default="g-e2"), event("end", "e2"),
        line("s2", "think", "hear", "g", "e2") + line("ring", "note"),
        flow("g", "note", "<conditionExpression>total == 7</conditionExpression>"),
        ident="q",
    )  # fmt: skip
    play = Stream(file(message, pools, asks, answers))
    play.do(c.Launch, procedure="p", data={"amount": 12})
    play.do(c.Launch, procedure="q")
    play.ring()
    play.finish("note")
    play.do(c.Occurred, name="放行")
    play.do(c.Occurred, name="问询", data={"answer": "好"})
    play.finish("think")
    return play.stream.events


def undone() -> list[AnyEvent]:
    """Instances and a called process are undone; then an error nobody catches."""
    marker = "multiInstanceLoopCharacteristics"
    several = node(marker, "mi", "<loopCardinality>2</loopCardinality>")
    inner = event("start", "is") + event("end", "ie") + script("pay", "paid = 1")
    undo_pay = (
        event("boundary", "bp", on("compensate"), attachedToRef="pay")
        + node("scriptTask", "unpay", "<script>paid = 0</script>", isForCompensation="true")
        + '<association id="l1" sourceRef="bp" targetRef="unpay" associationDirection="One"/>'
        + line("is", "pay", "ie")
    )
    undo_book = (
        event("boundary", "bb", on("compensate"), attachedToRef="book")
        + node("userTask", "unbook", isForCompensation="true")
        + '<association id="l2" sourceRef="bb" targetRef="unbook" associationDirection="One"/>'
    )
    ends = event("start", "us") + event("end", "ue", on("error", "E")) + line("us", "ue")
    caller = process(
        event("start", "s"), node("userTask", "book", several), undo_book,
        node("callActivity", "call", calledElement="q"), event("throw", "x", on("compensate")),
        sub("last", ends), event("end", "e"), line("s", "book", "call", "x", "last", "e"),
    )  # fmt: skip
    error = '<error id="E" name="退款失败" errorCode="refund"/>'
    play = Stream(file(error, caller, process(inner, undo_pay, ident="q")))
    play.do(c.Launch, procedure="p")
    for name in ("book", "book", "unbook", "unbook"):
        play.finish(name)
    return play.stream.events
