"""Where a person goes after finishing something: to what waits for them next."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from xize.people.actor import Actor
from xize.projects import queries
from xize.projects.queries import WorkLine


def item_address(line: WorkLine) -> str:
    """The page of a line, for whom it is done."""
    return item_page(line.project.stream, line.element, line.principal)


def item_page(stream: str, element: str, acting_for: str = "") -> str:
    """The page of an open step."""
    address = reverse("item", args=[stream, element])
    return address + (f"?{urlencode({'for': acting_for})}" if acting_for else "")


def next_address(actor: Actor, stream: str) -> str:
    """The next work of this project, else of any project, else the workbench."""
    waiting = queries.todo(actor, limit=50)
    here = [line for line in waiting if line.project.stream == stream]
    mine = [line for line in (*here, *waiting) if line.how != "asked"]
    for line in mine:
        return item_address(line)
    return reverse("home")
