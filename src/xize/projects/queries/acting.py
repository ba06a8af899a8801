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


def acting(actor: Actor, at: datetime, principal: str) -> Actor:
    """The actor, standing in for somebody; as they are where they are not that person's deputy.

    Whether it is allowed under the rule of the project is decided where it is always decided.
    """
    standing = [one for one in deputies.acts_for(actor, at) if one.principal == principal]
    if not standing:
        return actor
    everything = any(not one.regulations for one in standing)
    under = () if everything else tuple(rule for one in standing for rule in one.regulations)
    return replace(actor, acting_for=principal, acting_under=under)


def principal_of(actor: Actor, stream: str, element: str, at: datetime) -> str:
    """For whom the actor may do an open step that is not their own; "" for nobody."""
    principals = list(dict.fromkeys(one.principal for one in deputies.acts_for(actor, at)))
    rows = waits_for(principals, [(stream, element)]) if principals else []
    found = {row[-1] for row in rows}
    return next((one for one in principals if one in found), "")
