"""Where a person goes after finishing something: to what waits for them next."""

from __future__ import annotations

from django.urls import reverse

from xize.people.actor import Actor
from xize.projects import queries


def next_address(actor: Actor, stream: str) -> str:
    """The next work of this project, else of any project, else the workbench."""
    waiting = queries.todo(actor, limit=50)
    here = [line for line in waiting if line.project.stream == stream]
    for line in (*here, *waiting):
        return reverse("item", args=[line.project.stream, line.element])
    return reverse("home")
