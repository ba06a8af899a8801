"""A form section as inputs: labels, widgets, what was typed, what is wrong beside it.

An input is called ``f:document.section:field``, in a table ``f:document.section:row:field``; see
``submitted`` for the way back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from xize.core.process.rulebook import Document, Field, Section
from xize.rulebook.names import Names
from xize.web.parts.choices import Choices, Group
from xize.web.parts.inputs import Input, SectionForm
from xize.web.parts.live import Live

WIDGETS = {
    "long_text": "area",
    "number": "number",
    "money": "money",
    "percent": "percent",
    "date": "date",
    "datetime": "datetime-local",
    "time": "time",
    "period": "period",
    "choice": "choice",
    "several": "several",
    "yes_no": "yes-no",
    "signature": "sign",
    "declaration": "accept",
    "file": "files",
    "picture": "files",
    "row": "row",  # typed or chosen: the table it names may be on the same page
    **dict.fromkeys(("person", "department", "organisation", "project", "form"), "select"),
}
"""Field type to the template that draws it; everything else is a line of text."""

FEW = 4
"""Up to so many options stand side by side; more become a list to open."""

PERIODS = ("workdays", "days", "weeks", "months", "years", "hours")
LEAST_ROWS = 2
FRESH = "NEW"
"""Stands for the row number in the empty row that the page copies when a table grows."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How stored things are shown to one reader.

    ``text``: a value in words (document, section, field, value); ``files``: names and tokens of a
    value; ``condition``: an expression of a section in words.
    """

    text: Callable[[str, str, Field, Any], str] = lambda _document, _section, _field, _value: ""
    files: Callable[[Any], tuple[tuple[str, str], ...]] = lambda _value: ()
    condition: Callable[[str, str, str], str] = lambda _document, _section, source: source


class Forms:
    """Builds sections for one reader: names in their language, choices they may pick from."""

    def __init__(
        self,
        names: Names,
        choices: Choices,
        errors: Mapping[str, str],
        live: Live | None = None,
        reading: Reading | None = None,
    ) -> None:
        self.names = names
        self.choices = choices
        self.errors = errors
        self.live = live or Live()
        self.reading = reading or Reading()

    def section(
        self,
        name: str,
        document: Document,
        section: Section,
        values: Any,
        *,
        asked: bool = True,
        locked: frozenset[str] = frozenset(),
    ) -> SectionForm:
        """``values``: a mapping or rows, stored or as they were typed."""
        form = SectionForm(
            name=name,
            document=self.names.document(document.id),
            title=self.names.section(document.id, section),
            is_table=section.rows,
            error=self.errors.get(name, ""),
            asked=asked,
            away=name in self.live.away,
            condition=self._condition(document, section, section),
        )
        if not section.rows:
            given = values if isinstance(values, Mapping) else {}
            return replace(form, inputs=self._inputs(name, document, section, given, locked))
        fixed = section.fields[0].id in locked
        rows = list(values) if isinstance(values, (list, tuple)) else []
        rows += [{}] * (0 if fixed else max(0, LEAST_ROWS - len(rows)))
        return replace(
            form,
            fixed=fixed,
            sums=any(field.sum for field in section.fields),
            columns=self._inputs(f"{name}:{FRESH}", document, section, {}, locked),
            rows=self.rows(name, document, section, rows, locked),
        )

    def rows(
        self,
        name: str,
        document: Document,
        section: Section,
        rows: list[Any],
        locked: frozenset[str] = frozenset(),
        first: int = 0,
    ) -> tuple[tuple[Input, ...], ...]:
        """Rows of a table, numbered from ``first``."""
        return tuple(
            self._inputs(f"{name}:{number}", document, section, row, locked)
            for number, row in enumerate(rows, first)
        )

    def _condition(self, document: Document, section: Section, part: Section | Field) -> str:
        if part.when is None:
            return ""
        return self.reading.condition(document.id, section.id, part.when.source)

    def _inputs(
        self,
        name: str,
        document: Document,
        section: Section,
        values: Mapping[str, Any],
        locked: frozenset[str],
    ) -> tuple[Input, ...]:
        return tuple(
            self._kept(self._input(name, document, section, field, values.get(field.id)), field)
            if field.id not in locked
            else self._locked(name, document, section, field, values.get(field.id))
            for field in section.fields
            if field.type != "rows"
        )

    def _locked(
        self, name: str, document: Document, section: Section, field: Field, value: Any
    ) -> Input:
        """What somebody else fills, or what stays as it is: only to be read here."""
        shown = self._input(name, document, section, field, value)
        text = self.reading.text(document.id, section.id, field, value)
        return replace(shown, locked=True, text=shown.text or text, required=False)

    def _kept(self, one: Input, field: Field) -> Input:
        """With the files the field has."""
        if one.widget != "files":
            return one
        return replace(one, files=self.reading.files(one.value), pictures=field.type == "picture")

    def _offers(self, field: Field) -> str:
        """Where rows of a pool or register are looked for; those of tables are in the page."""
        of = field.of or ""
        return "" if field.type != "row" or "." in of else self.choices.searched(of)

    def _input(
        self, name: str, document: Document, section: Section, field: Field, value: Any
    ) -> Input:
        place = f"{name.replace(':', '.')}.{field.id}"
        total = f"{document.id}.{section.id}.{field.id}"
        options = tuple(
            (option, self.names.option(_place(document.id, section.id, field), option, written))
            for option, written in field.options.items()
        )
        widget = WIDGETS.get(field.type, "line")
        if widget == "choice" and (":" in name or len(options) > FEW):
            widget = "select"  # in a table there is no room for more
        groups = (Group("", options),) if options else self.choices.of(field.type, field.of or "")
        return Input(
            name=f"f:{name}:{field.id}",
            label=self.names.field(document.id, section.id, field),
            widget=widget,
            value=value,
            required=field.required,
            error=self.errors.get(place, ""),
            groups=groups,
            computed=field.value is not None or field.type == "computed",
            proposed=field.basis == "proposed",
            wide=field.type in ("long_text", "several", "declaration", "file", "picture"),
            rows_of=(field.of or "").replace(".", ""),
            offers=self._offers(field),
            text=self.live.computed.get(place, ""),
            says=field.says,
            unit=field.unit,
            capital=self.live.capitals.get(total if name.endswith(f":{FRESH}") else place, ""),
            away=place in self.live.away,
            condition=self._condition(document, section, field),
            fits=field.fits,
            place=place,
            field=field.id,
            summed=field.sum,
            total=self.live.sums.get(total, "") if field.sum else "",
        )


def is_opinion(section: Section) -> bool:
    """Whether a section is nothing but each decider's opinion: the opinion box is enough then."""
    return bool(section.each) and [field.type for field in section.fields] == ["long_text"]


def _place(document: str, section: str, field: Field) -> str:
    return field.shows or f"{document}.{section}.{field.id}"
