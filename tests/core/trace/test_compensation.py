"""What has been done is undone: order, handlers, transactions."""

from __future__ import annotations

from tests.core.process.bpmn.written import file, line, process
from tests.core.trace.shapes import ENDS, done, event, node, on, run, scripts, sub
from xize.core.trace import Wishes, trace


def undoable(ident: str) -> str:
    """A script task with a handler."""
    return (
        scripts(ident)
        + event("boundary", f"b{ident}", on("compensate"), attachedToRef=ident)
        + node("scriptTask", f"undo_{ident}", isForCompensation="true")
        + node(
            "association",
            f"l{ident}",
            sourceRef=f"b{ident}",
            targetRef=f"undo_{ident}",
            associationDirection="One",
        )
    )


def test_the_latest_is_undone_first() -> None:
    content = (
        ENDS
        + undoable("a")
        + undoable("b")
        + event("throw", "x", on("compensate"))
        + scripts("z")
        + line("s", "a", "b", "x", "z", "e")
    )
    assert done(run(content)) == "a b undo_b undo_a z"


def test_one_activity_is_undone_by_name() -> None:
    content = (
        ENDS
        + undoable("a")
        + undoable("b")
        + event("throw", "x", on("compensate", "a"))
        + scripts("z")
        + line("s", "a", "b", "x", "z", "e")
    )
    assert done(run(content)) == "a b undo_a z"


def test_what_was_not_done_is_not_undone() -> None:
    content = ENDS + undoable("a") + event("end", "x", on("compensate")) + line("s", "x")
    content += node("task", "never") + line("never", "a", "e")
    result = run(content, start="s")
    assert (result.status, done(result)) == ("completed", "")


def test_a_finished_sub_process_is_undone_from_inside() -> None:
    inner = event("start", "is") + event("end", "ie") + undoable("a") + undoable("b")
    content = (
        ENDS
        + sub("t", inner, line("is", "a", "b", "ie"))
        + event("throw", "x", on("compensate"))
        + line("s", "t", "x", "e")
    )
    assert done(run(content)) == "a b undo_b undo_a"


def test_a_compensation_event_sub_process_decides_how() -> None:
    inner = (
        event("start", "is")
        + event("end", "ie")
        + undoable("a")
        + sub(
            "h",
            event("start", "hs", on("compensate"))
            + event("end", "he")
            + scripts("own")
            + event("throw", "hx", on("compensate"))
            + line("hs", "own", "hx", "he"),
            triggeredByEvent="true",
        )
    )
    content = (
        ENDS
        + sub("t", inner, line("is", "a", "ie"))
        + event("throw", "x", on("compensate", "t"))
        + line("s", "t", "x", "e")
    )
    assert done(run(content)) == "a own undo_a"


def test_a_cancelled_transaction_is_undone_and_left_at_its_edge() -> None:
    inner = (
        event("start", "is")
        + undoable("a")
        + event("end", "ie", "<cancelEventDefinition/>")
        + line("is", "a", "ie")
    )
    content = (
        ENDS
        + sub("t", inner, kind="transaction")
        + scripts("z", "w")
        + event("boundary", "c", "<cancelEventDefinition/>", attachedToRef="t")
        + event("end", "e2")
        + line("s", "t", "z", "e")
        + line("c", "w", "e2")
    )
    result = run(content)
    assert (result.status, done(result)) == ("completed", "a undo_a w")
    assert "transaction-cancelled" in [one.rule for one in result.problems]


def test_a_throw_that_does_not_wait_goes_on_at_once() -> None:
    content = (
        ENDS
        + undoable("a")
        + event("throw", "x", '<compensateEventDefinition waitForCompletion="false"/>')
        + scripts("z")
        + line("s", "a", "x", "z", "e")
    )
    assert done(run(content)) == "a z undo_a"


CARD = "<loopCardinality>{}</loopCardinality>"
THROW = event("throw", "x", on("compensate"))


def several(count: int, ident: str = "m", **attributes: str) -> str:
    marker = "multiInstanceLoopCharacteristics"
    return node(marker, ident, CARD.format(count), **attributes)


def test_each_instance_is_undone_the_latest_first_with_its_own_data() -> None:
    task = node(
        "scriptTask",
        "a",
        several(3, isSequential="true") + "<script>got = got + loopCounter</script>",
    )
    content = (
        ENDS + undoable("a").replace('<scriptTask id="a"></scriptTask>', task) + THROW
    ).replace(
        'isForCompensation="true"></scriptTask>',
        'isForCompensation="true"><script>log = log * 10 + loopCounter</script></scriptTask>',
    )
    result = run(content, line("s", "a", "x", "e"), data={"got": 0, "log": 0})
    assert (done(result), result.data) == ("a a a undo_a undo_a undo_a", {"got": 6, "log": 321})


def test_an_activity_of_which_instances_still_run_is_not_undone() -> None:
    task = node("userTask", "a", several(2))
    content = (
        ENDS
        + undoable("a").replace('<scriptTask id="a"></scriptTask>', task)
        + node("parallelGateway", "g")
        + THROW
        + line("s", "g", "a", "e")
        + line("g", "x", "e")
    )
    assert done(run(content)) == "a a"


def test_what_ended_in_an_interrupted_sub_process_is_not_undone() -> None:
    inner = (
        event("start", "is")
        + undoable("a")
        + event("end", "ie", on("error", "E"))
        + line("is", "a", "ie")
    )
    content = (
        ENDS
        + sub("t", inner)
        + event("boundary", "c", on("error", "E"), attachedToRef="t")
        + event("throw", "x", on("compensate"))
        + line("s", "t", "e")
        + line("c", "x", "e")
    )
    named = node("error", "E", name="E", errorCode="E")
    result = run(content, named=named)
    assert (result.status, done(result)) == ("completed", "a")


def test_a_handler_sees_the_data_of_its_sub_process_as_they_were() -> None:
    inner = (
        event("start", "is")
        + event("end", "ie")
        + node("dataObject", "room")
        + undoable("a")
        .replace('<scriptTask id="a">', '<scriptTask id="a"><script>room = 7</script>')
        .replace('"true"></scriptTask>', '"true"><script>freed = room</script></scriptTask>')
        + line("is", "a", "ie")
    )
    content = ENDS + sub("t", inner) + THROW + line("s", "t", "x", "e")
    assert run(content).data == {"freed": 7}


def called(*content: str) -> bytes:
    """A process that calls another one, and is compensated then."""
    calls = node("callActivity", "t", calledElement="q")
    caller = process(ENDS, calls, THROW, line("s", "t", "x", "e"))
    return file(caller, process(*content, ident="q"))


def test_a_call_without_a_handler_is_undone_inside() -> None:
    inner = event("start", "is") + event("end", "ie") + undoable("a") + undoable("b")
    result = trace(called(inner, line("is", "a", "b", "ie")), Wishes(process="p"))
    assert (result.status, done(result)) == ("completed", "a b undo_b undo_a")


def test_a_called_process_decides_itself_how_it_is_undone() -> None:
    handler = sub(
        "h",
        event("start", "hs", on("compensate")) + event("end", "he") + scripts("own"),
        line("hs", "own", "he"),
        triggeredByEvent="true",
    )
    inner = event("start", "is") + event("end", "ie") + undoable("a") + handler
    result = trace(called(inner, line("is", "a", "ie")), Wishes(process="p"))
    assert (result.status, done(result)) == ("completed", "a own")


def test_an_error_while_a_call_is_undone_is_caught_around_the_throw() -> None:
    undo = node(
        "subProcess",
        "undo_a",
        event("start", "us") + event("end", "ue", on("error", "E")) + line("us", "ue"),
        isForCompensation="true",
    )
    inner = undoable("a").replace(
        '<scriptTask id="undo_a" isForCompensation="true"></scriptTask>', undo
    )
    calls = node("callActivity", "t", calledElement="q")
    around = sub(
        "o", event("start", "os"), event("end", "oe"), calls, THROW, line("os", "t", "x", "oe")
    )
    caller = process(
        ENDS,
        around,
        scripts("z"),
        event("boundary", "c", on("error", "E"), attachedToRef="o"),
        line("s", "o", "e"),
        line("c", "z", "e"),
    )
    named = node("error", "E", name="E", errorCode="E")
    both = event("start", "is") + event("end", "ie") + inner + line("is", "a", "ie")
    result = trace(file(named, caller, process(both, ident="q")), Wishes(process="p"))
    assert (result.status, done(result)) == ("completed", "a z")


def test_a_throw_in_an_event_sub_process_sees_its_own_and_those_around() -> None:
    """13.5.5: visible is what lies beside the throw, and what lies beside its sub-process."""
    caught = sub(
        "h",
        event("start", "hs", on("error", "E"))
        + event("end", "he")
        + undoable("b")
        + event("throw", "hx", on("compensate")),
        line("hs", "b", "hx", "he"),
        triggeredByEvent="true",
    )
    content = event("start", "s") + undoable("a") + event("end", "e", on("error", "E")) + caught
    named = node("error", "E", name="E", errorCode="E")
    assert done(run(content, line("s", "a", "e"), named=named)) == "a b undo_b undo_a"


def test_a_cancelled_instance_cancels_and_undoes_them_all() -> None:
    """10.5.6: a boundary event cancels all instances of what it is attached to."""
    inner = (
        event("start", "is")
        + undoable("a")
        + node("userTask", "ask")
        + event("end", "ok")
        + node("exclusiveGateway", "g", default="fg_ok")
        + event("end", "no", "<cancelEventDefinition/>")
        + line("is", "a", "ask", "g")
        + '<sequenceFlow id="fg_ok" sourceRef="g" targetRef="ok"/>'
        '<sequenceFlow id="fg_no" sourceRef="g" targetRef="no">'
        "<conditionExpression>loopCounter == 2</conditionExpression></sequenceFlow>"
    )
    content = (
        ENDS
        + sub("t", several(3) + inner, kind="transaction")
        + scripts("z", "w")
        + event("boundary", "c", "<cancelEventDefinition/>", attachedToRef="t")
        + line("s", "t", "z", "e")
        + line("c", "w", "e")
    )
    result = run(content)
    ways = done(result).split()
    assert (result.status, ways.count("undo_a"), ways[-1]) == ("completed", 3, "w")
    assert ways.count("w") == 1
    assert "z" not in ways


def test_hazards_are_not_undone() -> None:
    """10.3.5.2: an error ends a transaction without compensation."""
    inner = event("start", "is") + undoable("a") + event("end", "ie", on("error", "E"))
    content = (
        ENDS
        + sub("t", inner, line("is", "a", "ie"), kind="transaction")
        + scripts("w")
        + event("boundary", "c", on("error", "E"), attachedToRef="t")
        + line("s", "t", "e")
        + line("c", "w", "e")
    )
    named = node("error", "E", name="E", errorCode="E")
    assert done(run(content, named=named)) == "a w"
