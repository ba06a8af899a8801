"""What every page gets besides its own context."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from xize.people.actor import PUBLIC
from xize.projects import queries
from xize.web.navigation import navigation, with_counts


def shell(request: HttpRequest) -> dict[str, Any]:
    """The actor, the navigation and whether this is the demo.

    Beside the lists of one's work it says how much waits there: other pages need not ask.
    """
    actor = getattr(request, "actor", PUBLIC)
    links = navigation(actor, request.path) if actor.is_somebody else ()
    if links and request.path.startswith("/inbox/"):
        waiting = queries.counts(actor)
        links = with_counts(links, {"work-waiting": waiting.todo, "work-copied": waiting.unread})
    return {"actor": actor, "navigation": links, "demo": settings.XIZE_DEMO}
