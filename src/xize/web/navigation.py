"""The entries of the navigation. An entry appears as soon as its page exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xize.people.actor import Actor
from xize.people.permissions import Permission
from xize.projects.queries.inbox import CAP


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the name of its address, its words, its icon, and who sees it."""

    route: str
    words: str | Promise
    icon: str = ""
    permission: Permission | None = None
    inside: tuple[Entry, ...] = ()


ENTRIES = (
    Entry("home", _("Workbench"), "home"),
    Entry(
        "work",
        _("Work items"),
        "inbox",
        inside=(
            Entry("work-waiting", _("To do")),
            Entry("work-claimable", _("To claim")),
            Entry("work-receipts", _("To sign for")),
            Entry("work-done", _("Done")),
            Entry("work-started", _("Started by me")),
            Entry("work-copied", _("Copied to me")),
            Entry("work-drafts", _("Drafts")),
        ),
    ),
    Entry("projects", _("Projects"), "folder"),
    Entry("registers", _("Registers"), "table"),
    Entry("archive", _("Archive"), "archive"),
    Entry("rulebook", _("Regulations"), "scale", Permission.RULEBOOK_EDITIONS_READ),
    Entry("organisation", _("Organisation"), "sitemap"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """An entry with its address, ready to show. ``count``: how much waits there, "" for nothing."""

    words: str | Promise
    address: str
    icon: str
    current: bool
    inside: tuple[Link, ...] = ()
    count: str = ""


def navigation(actor: Actor, path: str) -> tuple[Link, ...]:
    """The links this actor sees on the page at ``path``."""
    return tuple(link for entry in ENTRIES for link in _links(entry, actor, path))


def _links(entry: Entry, actor: Actor, path: str) -> tuple[Link, ...]:
    """No link for a page that does not exist yet or that the actor may not open."""
    inside = tuple(link for part in entry.inside for link in _links(part, actor, path))
    address = _address(entry.route) or (inside[0].address if inside else "")
    if not address or (entry.permission and not actor.may(entry.permission)):
        return ()
    here = path == address if address == "/" else path.startswith(address)
    current = here or any(link.current for link in inside)
    return (Link(entry.words, address, entry.icon, current, inside),)


def with_counts(links: Iterable[Link], numbers: Mapping[str, int]) -> tuple[Link, ...]:
    """The links with numbers by the name of their address, which stop at ``CAP``."""
    words = {_address(route): _count(number) for route, number in numbers.items() if number}
    return tuple(
        replace(link, inside=with_counts(link.inside, numbers), count=words.get(link.address, ""))
        for link in links
    )


def _count(number: int) -> str:
    return f"{CAP}+" if number >= CAP else str(number)


def _address(route: str) -> str:
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""
