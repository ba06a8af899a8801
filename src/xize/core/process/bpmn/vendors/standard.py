"""Who does a task, as the standard itself says it (clause 10.3.1): resource roles."""

from __future__ import annotations

import re
from typing import Any, Final

from xize.core.process.bpmn.model.activities import Task
from xize.core.process.bpmn.vendors.people import people, person, split
from xize.core.process.bpmn.vendors.said import Person

_CALL: Final = re.compile(r"(user|group)\s*\((.*)\)", re.DOTALL)
"""Activiti and its descendants write ``user(li), group(hr)`` in the standard's expression."""


def of_roles(task: Task, initiator: str, resources: dict[str, str]) -> dict[str, Any]:
    """Performers and potential owners of a task; ``resources`` are names by id."""
    assignee: Person | None = None
    users: list[Person] = []
    groups: list[Person] = []
    for role in task.roles:
        if role.resource:
            groups.append(Person("group", resources.get(role.resource) or role.resource))
        text = role.expression.body if role.expression else ""
        if role.kind != "potentialOwner":
            assignee = assignee or person(text, "user", initiator)
            continue
        for one in split(text):
            call = _CALL.fullmatch(one.strip())
            kind, inside = (call.group(1), call.group(2)) if call else ("group", one)
            (users if kind == "user" else groups).extend(people(inside, kind, initiator))
    return {"assignee": assignee, "users": tuple(users), "groups": tuple(groups)}
