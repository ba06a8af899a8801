"""Messages find the instance they are meant for, where their content says so (clause 8.4.2)."""

from __future__ import annotations

from tests.core.process.bpmn.written import file, line, process
from tests.core.trace.shapes import event, node, on, script, scripts
from xize.core.trace import Result, Wishes, trace

MESSAGES = node("message", "M", name="order") + node("message", "N", name="payment")


def retrieval(message: str) -> str:
    return (
        f'<correlationPropertyRetrievalExpression messageRef="{message}">'
        f"<messagePath>{message.lower()}id</messagePath></correlationPropertyRetrievalExpression>"
    )


PROPERTY = node("correlationProperty", "number", retrieval("M") + retrieval("N"))


def pools(keys: str) -> str:
    return (
        '<collaboration id="c"><participant id="P" processRef="p"/>'
        f'<participant id="Q" processRef="q"/>{keys}</collaboration>'
    )


KEY = node("correlationKey", "k", "<correlationPropertyRef>number</correlationPropertyRef>")


def sends(ident: str, message: str, value: int) -> str:
    """A script that says which, and an event that sends it."""
    name = f"{message.lower()}id"
    return script(f"set_{ident}", f"v = {value}") + event(
        "throw",
        ident,
        f'<dataInput id="{ident}i" name="{name}"/><dataInputAssociation><sourceRef>v</sourceRef>'
        f"<targetRef>{ident}i</targetRef></dataInputAssociation>" + on("message", message),
    )


def catching(where: str, ident: str, message: str, name: str) -> str:
    return event(
        where,
        ident,
        f'<dataOutput id="{ident}o"/><dataOutputAssociation><sourceRef>{ident}o</sourceRef>'
        f"<targetRef>{name}</targetRef></dataOutputAssociation>" + on("message", message),
    )


def played(keys: str, *, paid: tuple[int, ...] = (2, 1)) -> Result:
    """Orders 1 and 2 are placed; then payments come in the order given."""
    steps = [("a", "M", 1), ("b", "M", 2), *((f"n{one}", "N", one) for one in paid)]
    way = [ident for one, _, _ in steps for ident in (f"set_{one}", one)]
    sender = process(
        event("start", "s") + event("end", "e") + '<dataObject id="v"/>',
        *(sends(*one) for one in steps),
        line("s", *way, "e"),
    )
    receiver = process(
        '<dataObject id="ordered"/><dataObject id="got"/>',
        catching("start", "qs", "M", "ordered"),
        catching("catch", "w", "N", "got"),
        node("exclusiveGateway", "g", default="g-wrong"),
        scripts("right", "wrong"),
        event("end", "qe"),
        line("qs", "w", "g", "wrong", "qe") + line("right", "qe"),
        '<sequenceFlow id="ok" sourceRef="g" targetRef="right"><conditionExpression>'
        "ordered == got</conditionExpression></sequenceFlow>",
        ident="q",
    )
    return trace(file(MESSAGES, PROPERTY, pools(keys), sender, receiver), Wishes())


def ends(result: Result) -> list[str]:
    done = [one.node for one in result.trace if one.event == "completed"]
    return [one for one in done if one in ("right", "wrong")]


def test_a_key_leads_each_message_to_its_conversation() -> None:
    result = played(KEY)
    assert (ends(result), result.status) == (["right", "right"], "completed")


def test_without_a_key_the_oldest_receives() -> None:
    assert ends(played("")) == ["wrong", "wrong"]


def test_a_message_of_another_conversation_is_kept() -> None:
    result = played(KEY, paid=(3, 1))
    assert (ends(result), result.status) == (["right"], "waiting")


def test_a_pool_of_several_is_run_once_and_that_is_said() -> None:
    several = '<participantMultiplicity minimum="2" maximum="3"/>'
    pool = f'<collaboration id="c"><participant id="P" processRef="p">{several}</participant>'
    alone = process(event("start", "s") + event("end", "e") + line("s", "e"))
    result = trace(file(pool + "</collaboration>", alone), Wishes())
    assert [(one.rule, one.node) for one in result.problems] == [("multiplicity-not-run", "P")]
    assert [one.node for one in result.trace if one.event == "entered"] == ["s", "e"]
