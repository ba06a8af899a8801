"""An act as a call of its service."""

from __future__ import annotations

from collections.abc import Callable

from xize.projects import services
from xize.web.acts.given import Given, Place

Carry = Callable[[Place, Given], object]


def _transfer(place: Place, given: Given) -> object:
    return services.transfer(
        **place.arguments(given), item=place.element, to=given.person, reason=given.text
    )


def _withdraw(place: Place, given: Given) -> object:
    case, _slash, node = given.choice("step").partition("/")
    return services.withdraw(**place.arguments(given), case=case, node=node, reason=given.text)


CARRY: dict[str, Carry] = {
    "transfer": _transfer,
    "withdraw": _withdraw,
}
"""Verb to service."""
