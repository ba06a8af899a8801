"""An act as a call of its service."""

from __future__ import annotations

from collections.abc import Callable

from xize.core.engine.commands.returning import Mode
from xize.projects import services
from xize.web.acts.given import Given, Place

MODES: dict[str, Mode] = {"in_turn": "in_turn", "here": "here"}
Carry = Callable[[Place, Given], object]


# ---- back ------------------------------------------------------------------------------------


def _return(place: Place, given: Given) -> object:
    return services.return_to(
        **place.arguments(given),
        item=place.element,
        to=given.chosen.get("to", ()),
        mode=MODES.get(given.choice("mode"), ""),
        comment=given.text,
        on_behalf=given.choice("behalf") or None,
    )


def _take_back(place: Place, given: Given) -> object:
    return services.take_back(**place.arguments(given), item=place.element, reason=given.text)


def _withdraw(place: Place, given: Given) -> object:
    case, _slash, node = given.choice("step").partition("/")
    return services.withdraw(**place.arguments(given), case=case, node=node, reason=given.text)


def _move(place: Place, given: Given) -> object:
    case, _slash, node = given.choice("step").partition("/")
    return services.move(**place.arguments(given), case=case, to=node, reason=given.text)


# ---- shared ----------------------------------------------------------------------------------


def _transfer(place: Place, given: Given) -> object:
    return services.transfer(
        **place.arguments(given), item=place.element, to=given.person, reason=given.text
    )


def _delegate(place: Place, given: Given) -> object:
    return services.delegate(
        **place.arguments(given), item=place.element, to=given.person, reason=given.text
    )


def _answer(place: Place, given: Given) -> object:
    return services.answer(
        **place.arguments(given),
        item=place.element,
        outcome=given.choice("outcome"),
        comment=given.text,
        files=given.files,
    )


def _add_signer(place: Place, given: Given) -> object:
    return services.add_signer(
        **place.arguments(given),
        item=place.element,
        position=given.choice("position"),
        people=given.people,
        reason=given.text,
    )


def _remove_signer(place: Place, given: Given) -> object:
    return services.remove_signer(
        **place.arguments(given), item=place.element, seat=given.choice("seat"), reason=given.text
    )


def _claim(place: Place, given: Given) -> object:
    return services.claim(**place.arguments(given), item=place.element)


def _release(place: Place, given: Given) -> object:
    return services.release(**place.arguments(given), item=place.element)


# ---- told, said, handed over -----------------------------------------------------------------


def _copy(place: Place, given: Given) -> object:
    return services.copy(
        **place.arguments(given), item=place.element, to=given.people, text=given.text
    )


def _circulate(place: Place, given: Given) -> object:
    return services.circulate(
        **place.arguments(given), item=place.element, to=given.people, text=given.text
    )


def _urge(place: Place, given: Given) -> object:
    return services.urge(**place.arguments(given), item=place.element, text=given.text)


def _comment(place: Place, given: Given) -> object:
    return services.comment(
        **place.arguments(given), item=place.element, text=given.text, files=given.files
    )


def _hand_over(place: Place, given: Given) -> object:
    return services.hand_over(
        **place.arguments(given),
        person=given.choice("person"),
        to=given.person,
        reason=given.text,
    )


CARRY: dict[str, Carry] = {
    "return": _return,
    "take_back": _take_back,
    "withdraw": _withdraw,
    "move": _move,
    "transfer": _transfer,
    "delegate": _delegate,
    "answer": _answer,
    "add_signer": _add_signer,
    "remove_signer": _remove_signer,
    "claim": _claim,
    "release": _release,
    "copy": _copy,
    "circulate": _circulate,
    "urge": _urge,
    "comment": _comment,
    "hand_over": _hand_over,
}
"""Verb to service."""
