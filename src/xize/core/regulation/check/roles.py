"""Roles: circles, who leads, who is never asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from xize.core.problems import Sentence
from xize.core.regulation.check.index import Index
from xize.core.regulation.model import Role, Word
from xize.core.regulation.reading.notes import Notes
from xize.core.regulation.walk import formulas, words

SENTENCES: Final = {
    "role-circle": Sentence(
        "角色“{word}”绕回自己（{circle}），找不到人。请断开其中的 any_of、head_of 或 else。",
        'The role "{word}" leads back to itself ({circle}) and to nobody. Break one any_of, '
        "head_of or else.",
    ),
    "role-unused": Sentence(
        "角色“{word}”没有用到。请删去，或让它承办环节。",
        'The role "{word}" is never used. Delete it, or give it a step.',
        "info",
    ),
    "several-leads": Sentence(
        "“{word}”与“{first}”都写了 leads: true。总负责人只能有一个。",
        '"{word}" and "{first}" both say leads: true. Only one role bears overall responsibility.',
    ),
    "no-lead": Sentence(
        "没有角色负总责。请给其中一个角色加 leads: true；找不到人时由它处理。",
        "No role bears overall responsibility. Give one leads: true; it is asked where nobody is "
        "found.",
        "warning",
    ),
}


def check_roles(index: Index, notes: Notes) -> None:
    """Roles lead to people, one of them leads, all are used."""
    roles = index.regulation.roles
    for name in roles:
        if circle := _circle(name, index):
            notes.say("role-circle", name.at, word=name, circle=" → ".join(circle))
    leads = [name for name, role in roles.items() if role.leads]
    for name in leads[1:]:
        notes.say("several-leads", name.at, word=name, first=leads[0])
    if index.regulation.flow and roles and not leads:
        notes.say("no-lead", next(iter(roles)).at)
    used = set(_used(index))
    for name in roles:
        if name not in used:
            notes.say("role-unused", name.at, word=name)


def _circle(start: Word, index: Index) -> list[str]:
    """A way from a role back to itself; empty when there is none."""
    seen: set[str] = set()
    ways = [[str(start)]]
    while ways:
        way = ways.pop()
        for name in _leads_to(index.regulation.roles.get(Word(way[-1]))):
            if name == start:
                return [*way, name]
            if name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []


def _leads_to(role: Role | None) -> tuple[str, ...]:
    if role is None:
        return ()
    return (*role.any_of, *role.head_of, *((role.else_,) if role.else_ else ()))


def _used(index: Index) -> Iterator[str]:
    for reference in words(index.regulation):
        if reference.shape.names and "role" in reference.shape.names.kinds:
            yield reference.word
    for placed in formulas(index.regulation):
        for path in placed.formula.expression.names():
            yield path[0]
