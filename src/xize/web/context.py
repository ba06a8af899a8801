"""What every page gets besides its own context."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from xize.people.actor import PUBLIC
from xize.web.navigation import navigation


def shell(request: HttpRequest) -> dict[str, Any]:
    """The actor, the navigation and whether this is the demo."""
    actor = getattr(request, "actor", PUBLIC)
    links = navigation(actor, request.path) if actor.is_somebody else ()
    return {"actor": actor, "navigation": links, "demo": settings.XIZE_DEMO}
