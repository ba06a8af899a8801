"""Every command anybody could send, legal or not, each with a valid payload."""

from __future__ import annotations

from collections.abc import Iterator

from tests.core.engine.walker import Walk, actors
from xize.core.engine import MAIN
from xize.core.engine import commands as c
from xize.core.process.graph import UserTask


def everything(walk: Walk) -> Iterator[c.PersonCommand]:
    """All verbs × people × items (open, closed, foreign) × targets."""
    for actor in actors(walk):
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
        if item in walk.state.tasks:
            to = walk.somebody_else(actor, item)
            yield c.Transfer(by=actor, at=walk.now, item=item, to=to)
        for requirement in ("project.flag0", "not project.flag1"):
            yield c.Waive(by=actor, at=walk.now, item=item, requirement=requirement, reason="理由")


def on_cases(walk: Walk, actor: c.Actor) -> Iterator[c.PersonCommand]:
    """Withdrawing steps and procedures of every case."""
    for case_id, case in (*walk.state.cases.items(), ("c999", walk.state.cases[MAIN])):
        process = walk.rules.procedures[case.procedure].process
        for node in process.nodes.values():
            if isinstance(node, UserTask):
                yield c.Withdraw(by=actor, at=walk.now, case=case_id, node=node.id)
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
    yield c.Cancel(by=actor, at=walk.now, reason="理由")
    yield c.Suspend(by=actor, at=walk.now, reason="理由")
    yield c.Resume(by=actor, at=walk.now, reason="理由")
    for result in walk.rules.results.values():
        for target in (*result.reopen_to, "nothing"):
            yield c.Reopen(by=actor, at=walk.now, to=target, reason="理由")
