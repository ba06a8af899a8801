"""Who may open a view. Every view says so; a view that does not is not found (404).

``public``        anybody: sign-in, error pages
``signed_in``     anybody who signed in; the query behind the view decides what they see
``permitted(p)``  who holds a system permission
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpResponseBase

from xize.people.actor import Actor
from xize.people.permissions import Permission

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


@dataclass(frozen=True, slots=True)
class Access:
    """The decision a view carries."""

    everybody: bool = False
    permission: Permission | None = None

    def admits(self, actor: Actor) -> bool:
        """Whether this actor may open the view."""
        if self.everybody:
            return True
        return actor.is_somebody and (self.permission is None or actor.may(self.permission))


def public(view: View) -> View:
    """Mark a view that anybody may open."""
    return _mark(view, Access(everybody=True))


def signed_in(view: View) -> View:
    """Mark a view for people who signed in."""
    return _mark(view, Access())


def permitted(permission: Permission) -> Callable[[View], View]:
    """Mark a view for holders of a permission."""
    return lambda view: _mark(view, Access(permission=permission))


def access_of(view: Callable[..., HttpResponseBase]) -> Access | None:
    """The decision of a view, None when it has none."""
    return getattr(view, "access", None)


def _mark(view: View, access: Access) -> View:
    view.access = access  # type: ignore[attr-defined]
    return view
