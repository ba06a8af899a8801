"""Every command anybody could send, legal or not, each with a valid payload."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tests.core.engine.walker import Walk
from xize.core.engine import MAIN
from xize.core.engine import commands as c
from xize.core.process.graph import UserTask


def everything(walk: Walk, who: Iterable[c.Actor]) -> Iterator[c.PersonCommand]:
    """All verbs × these people × items (open, closed, foreign) × targets."""
    for actor in who:
        yield from on_items(walk, actor)
        yield from on_cases(walk, actor)
        yield from on_project(walk, actor)


def on_items(walk: Walk, actor: c.Actor) -> Iterator[c.PersonCommand]:
    """Completing, entering, transferring, waiving: open steps, and one that is not."""
    closed = f"e{walk.dice.number(1, walk.state.serial)}"
    for item in dict.fromkeys((*walk.state.elements, closed, "e0")):
        targets = ["agree", "nonsense"]
        if item in walk.state.tasks:
            element = walk.state.elements[item]
            targets += [one.id for one in walk.node(element.case, element.node).work.outcomes]
        for behalf in (None, "partner"):
            for target in dict.fromkeys(targets):
                yield walk.completion(actor, item, target, behalf)
            yield c.Enter(by=actor, at=walk.now, item=item, text="意见", on_behalf=behalf)
        to = walk.somebody_else(item) if item in walk.state.tasks else "wu"
        yield c.Transfer(by=actor, at=walk.now, item=item, to=to)
        yield from sharing(walk, actor, item, to)
        yield from going_back(walk, actor, item)
        for requirement in ("project.flag0", "not project.flag1"):
            yield c.Waive(by=actor, at=walk.now, item=item, requirement=requirement, reason="理由")


def sharing(walk: Walk, actor: c.Actor, item: str, to: str) -> Iterator[c.Sharing]:
    """Asking others, adding and removing voices, telling, talking."""
    on: dict[str, Any] = {"by": actor, "at": walk.now, "item": item}
    yield c.Delegate(**on, to=to)
    yield c.Answer(**on, comment="建议")
    for position in ("before", "after", "beside", "behind"):
        yield c.AddSigner(**on, position=position, people=(to,))
    task = walk.state.tasks.get(item)
    for seat in (*(task.seats if task else ()), None):
        yield c.RemoveSigner(**on, seat=seat.id if seat else "s0")
    yield c.Claim(**on)
    yield c.Release(**on)
    yield c.Urge(**on)
    yield from talking(walk, actor, item)


def talking(walk: Walk, actor: c.Actor, item: str) -> Iterator[c.Sharing]:
    """About a step or the project."""
    on: dict[str, Any] = {"by": actor, "at": walk.now, "item": item}
    yield c.Copy(**on, to=("wu",))
    yield c.Circulate(**on, to=("wu",))
    yield c.Comment(**on, text="意见")


def going_back(walk: Walk, actor: c.Actor, item: str) -> Iterator[c.Returning]:
    """To every step of the case, and to what is none."""
    on: dict[str, Any] = {"by": actor, "at": walk.now, "item": item}
    element = walk.state.elements.get(item)
    case = walk.state.cases[element.case if element else MAIN]
    for behalf in (None, "partner"):
        for node in (*steps_of(walk, case.procedure), "nothing"):
            yield c.Return(**on, to=(node,), comment="退回", on_behalf=behalf)
    yield c.TakeBack(**on)


def steps_of(walk: Walk, procedure: str) -> list[str]:
    """The human steps of a procedure."""
    nodes = walk.rules.procedures[procedure].process.nodes.values()
    return [node.id for node in nodes if isinstance(node, UserTask)]


def on_cases(walk: Walk, actor: c.Actor) -> Iterator[c.PersonCommand]:
    """Withdrawing steps and procedures of every case."""
    for case_id, case in (*walk.state.cases.items(), ("c999", walk.state.cases[MAIN])):
        for node in steps_of(walk, case.procedure):
            yield c.Withdraw(by=actor, at=walk.now, case=case_id, node=node)
            yield c.Move(by=actor, at=walk.now, case=case_id, to=node, reason="更正")
        yield c.WithdrawCase(by=actor, at=walk.now, case=case_id, reason="理由")


def on_project(walk: Walk, actor: c.Actor) -> Iterator[c.PersonCommand]:
    """The project as a whole."""
    for procedure in (*walk.rules.procedures, "nothing"):
        holds = walk.rows(procedure) if procedure in walk.rules.procedures else ()
        yield c.StartProcedure(by=actor, at=walk.now, procedure=procedure, holds=holds)
    for role in (*walk.rules.roles, "nobody"):
        yield c.Name(by=actor, at=walk.now, role=role, people=("zhou",), reason="理由")
    for datum in walk.rules.data:
        yield c.ChangeData(
            by=actor, at=walk.now, name=datum, value=walk.datum(datum), reason="理由"
        )
    yield from talking(walk, actor, "")
    for person in (*walk.known()[-7:], "outside:partner"):
        to = walk.somebody(person)
        yield c.HandOver(by=actor, at=walk.now, person=person, to=to, reason="离职")
    yield c.Cancel(by=actor, at=walk.now, reason="理由")
    yield c.Suspend(by=actor, at=walk.now, reason="理由")
    yield c.Resume(by=actor, at=walk.now, reason="理由")
    for result in walk.rules.results.values():
        for target in (*result.reopen_to, "nothing"):
            yield c.Reopen(by=actor, at=walk.now, to=target, reason="理由")
