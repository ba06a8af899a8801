"""Doing somebody else's work by a standing delegation (代理): nobody switches anything.

An item carries whose it is: whoever opens it and has no part in it of their own does it for the
principal it waits for.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from xize.people import deputies
from xize.people.actor import Actor
from xize.projects.queries.waiting import waits_for


def acting(actor: Actor, stream: str, element: str, at: datetime, wanted: str = "") -> Actor:
    """The actor, standing in for ``wanted`` or for whom the open step waits; else as they are.

    Whether it is allowed under the rule of the project is decided where it is always decided.
    """
    principals = list(dict.fromkeys(one.principal for one in deputies.acts_for(actor, at)))
    if not principals:
        return actor
    if wanted in principals:
        return replace(actor, acting_for=wanted)
    rows = waits_for([actor.person, *principals], [(stream, element)])
    found = {row[-1] for row in rows}
    if actor.person in found:
        return actor
    return next((replace(actor, acting_for=one) for one in principals if one in found), actor)
