"""The acts besides deciding, in words, and the menu of those that are on offer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xize.core.engine import Offer

Words = str | Promise

TITLES: dict[str, tuple[Words, str]] = {
    "return": (_("Send back"), "arrow-back-up"),
    "transfer": (_("Pass on"), "send"),
    "delegate": (_("Delegate"), "user"),
    "answer": (_("Answer the delegation"), "message"),
    "add_signer": (_("Add signers"), "plus"),
    "remove_signer": (_("Remove a signer"), "x"),
    "claim": (_("Claim"), "check"),
    "release": (_("Release"), "arrow-back-up"),
    "copy": (_("Copy to"), "bell"),
    "circulate": (_("Circulate"), "files"),
    "urge": (_("Urge"), "clock"),
    "comment": (_("Comment"), "message"),
    "take_back": (_("Take the decision back"), "history"),
    "withdraw": (_("Take the step back"), "history"),
    "move": (_("Move"), "sitemap"),
    "hand_over": (_("Hand over work"), "users"),
}
"""Title and icon of every act, in the order of the menu."""

FIRST = ("return", "claim", "answer", "take_back")
"""Acts that stand in the bar itself; the others are in its menu."""


@dataclass(frozen=True, slots=True)
class ActLink:
    """One act on offer, with its address."""

    verb: str
    words: Words
    icon: str
    address: str


def act_links(
    offers: Iterable[Offer],
    stream: str,
    element: str = "",
    acting_for: str = "",
    verbs: Iterable[str] = tuple(TITLES),
) -> list[ActLink]:
    """The acts on offer at a step ("" for the project), each once, in the order of the menu."""
    offered = {one.verb for one in offers}
    return [
        ActLink(verb, *TITLES[verb], act_address(verb, stream, element, acting_for))
        for verb in verbs
        if verb in offered
    ]


OF_PROJECT = ("comment", "copy", "circulate", "hand_over", "move")
"""Acts on a project as a whole; taking a step back has a place of its own on its page."""


def project_links(offers: Iterable[Offer], stream: str) -> list[ActLink]:
    """The acts on offer for the project as a whole."""
    own = [one for one in offers if one.verb == "move" or not one.item]
    return act_links(own, stream, verbs=OF_PROJECT)


def act_address(verb: str, stream: str, element: str = "", acting_for: str = "") -> str:
    """The page of an act, in one's own name or for somebody one stands in for."""
    word = verb.replace("_", "-")
    if not element:
        return reverse("project-act", args=[stream, word])
    address = reverse("item-act", args=[stream, element, word])
    return address + (f"?{urlencode({'for': acting_for})}" if acting_for else "")
