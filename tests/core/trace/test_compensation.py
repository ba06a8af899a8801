"""What has been done is undone: order, handlers, transactions."""

from __future__ import annotations

from tests.core.process.bpmn.written import line
from tests.core.trace.shapes import done, event, node, on, run, scripts, sub

ENDS = event("start", "s") + event("end", "e")


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
