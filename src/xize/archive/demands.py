"""What every verb of the archive asks first."""

from __future__ import annotations

from xize.archive.models import Dossier, Hold
from xize.archive.refusals import DossierGone, ReasonMissing
from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.people.refusals import NotPermitted


def demand(actor: Actor, permission: Permission) -> None:
    """Raise ``NotPermitted`` where the actor may not."""
    if not actor.may(permission):
        raise NotPermitted(permission)


def reasoned(reason: str) -> str:
    """The reason without blanks around it. Raises ``ReasonMissing``."""
    text = reason.strip()
    if not text:
        raise ReasonMissing
    return text


def not_gone(stream: str) -> None:
    """Raise ``DossierGone`` for what was disposed of."""
    gone = Dossier.objects.filter(stream=stream, state="disposed").first()
    if gone is not None:
        raise DossierGone(gone.code)


def standing_hold(stream: str) -> Hold | None:
    """The oldest hold that stands on a dossier."""
    return Hold.objects.filter(stream=stream, lifted_at=None).order_by("at", "id").first()
