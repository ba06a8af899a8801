"""Rows of pools and registers that a form names, as links for whoever may open them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from xize.core.process.rulebook import Field, Section
from xize.people.actor import Actor
from xize.registers.elsewhere import address_of, open_rows


class Referred:
    """The rows one reader may open, asked once for each list that a section names."""

    def __init__(self, actor: Actor, regulation: str) -> None:
        self._actor = actor
        self._regulation = regulation
        self._asked: dict[str, set[str]] = {}
        self._open: dict[str, set[str]] = {}
        self._places: dict[str, str] = {}

    def meet(self, section: Section, values: Any) -> None:
        """Ask which of the rows that stand in a section are open."""
        records = values if isinstance(values, list) else [values]
        for of, labels in _named(section.fields, records).items():
            new = labels - self._asked.setdefault(of, set())
            if new:
                self._asked[of] |= new
                found = open_rows(self._actor, self._regulation, of, sorted(new))
                self._open.setdefault(of, set()).update(found)

    def linked(self, field: Field, text: str) -> str:
        """The text, as a link to its row where that is open to the reader."""
        of = field.of or ""
        if field.type != "row" or text not in self._open.get(of, ()):
            return text
        if of not in self._places:
            ident = address_of(self._regulation, of)
            self._places[of] = reverse("register", args=[self._regulation, ident])
        return format_html(
            '<a href="{}?{}">{}</a>', self._places[of], urlencode({"text": text}), text
        )


def _named(fields: Iterable[Field], records: Iterable[Any]) -> Mapping[str, set[str]]:
    kept = [one for one in records if isinstance(one, Mapping)]
    found: dict[str, set[str]] = {}
    for field in fields:
        of = field.of or ""
        if field.type == "row" and "." not in of:
            labels = {str(one[field.id]) for one in kept if one.get(field.id)}
            found[of] = found.get(of, set()) | labels
    return found
