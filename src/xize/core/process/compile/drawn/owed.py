"""What of a file nobody would do: tasks without people, services, waits for what never comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from xize.core.problems import Problem
from xize.core.process import graph as g
from xize.core.process.compile.drawn.sentences import about_file
from xize.core.process.rulebook import Procedure
from xize.core.process.standard import Trigger
from xize.core.regulation.reading.sentences import near

OF_PEOPLE: Final = frozenset(("userTask", "manualTask", "task"))
OF_SERVICES: Final = frozenset(("serviceTask", "businessRuleTask", "scriptTask", "sendTask"))
KINDS: Final = {
    "serviceTask": ("服务任务", "service task"),
    "businessRuleTask": ("业务规则任务", "business rule task"),
    "scriptTask": ("脚本任务", "script task"),
    "sendTask": ("发送任务", "send task"),
}
COMPARED: Final = 200
"""With as many entries without a task a task without an entry is compared."""
FROM_ELSEWHERE: Final = ("message", "signal")


def owed(
    file: str, procedures: dict[str, Procedure], lines: dict[str, int], known: Iterable[str]
) -> Iterator[Problem]:
    """One problem for each node nobody does, or that waits for what nobody sends."""
    nodes = [node for one in procedures.values() for node in one.process.nodes.values()]
    sent = set(_sent(nodes))
    drawn = {node.id for node in nodes}
    entries = tuple(one for one in known if one not in drawn)[:COMPARED]
    for node in nodes:
        line = lines.get(node.id, 0)
        if isinstance(node, g.Activity):
            kind = node.doing.type
            if kind in OF_PEOPLE:
                ends = near(node.id, entries)
                yield about_file("nobody-for-task", file, line, node=node.id, **ends)
            elif kind in OF_SERVICES and not _runs(node):
                zh, en = KINDS[kind]
                found = about_file("nobody-runs", file, line, node=node.id, kind=zh)
                english = about_file("nobody-runs", file, line, node=node.id, kind=en)
                yield _in_both(found, english)
        for trigger in _waits_for(node):
            if not _comes(trigger, node, sent):
                yield about_file("nobody-sends", file, line, node=node.id)
                break


def _in_both(chinese: Problem, english: Problem) -> Problem:
    return Problem(
        code=chinese.code,
        message_zh=chinese.message_zh,
        message_en=english.message_en,
        file=chinese.file,
        line=chinese.line,
        column=chinese.column,
    )


def _runs(node: g.Activity) -> bool:
    """Whether it does something by itself: a script that is understood, a message inside."""
    if node.doing.type == "scriptTask":
        return bool(node.moves) or not node.script.strip()
    return node.doing.type == "sendTask" and node.sends is not None


def _waits_for(node: g.Node) -> tuple[Trigger, ...]:
    triggers: tuple[Trigger, ...] = ()
    if isinstance(node, g.Activity) and node.receives is not None:
        triggers = (node.receives,)
    elif isinstance(node, g.Happening) and not (node.throws or node.recorded):
        triggers = node.triggers
    return tuple(one for one in triggers if one.kind in FROM_ELSEWHERE)


def _sent(nodes: Iterable[g.Node]) -> Iterator[tuple[str, str]]:
    """Kind and name, or the node or process it goes to, of whatever is thrown in the file."""
    for node in nodes:
        thrown: tuple[Trigger | None, ...] = ()
        if isinstance(node, g.Happening) and node.throws:
            thrown = node.triggers
        elif isinstance(node, g.Activity | g.UserTask):
            thrown = (node.sends,)
        doing = getattr(node, "doing", None)
        if doing is not None and doing.several is not None:
            thrown = (*thrown, *(one.trigger for one in doing.several.throws))
        for one in thrown:
            if one is not None:
                yield one.kind, one.name
                yield from (("to", to) for to in one.to)


def _comes(trigger: Trigger, node: g.Node, sent: set[tuple[str, str]]) -> bool:
    if trigger.kind == "message" and ("to", node.id) in sent:
        return True
    return bool(trigger.name) and (trigger.kind, trigger.name) in sent
