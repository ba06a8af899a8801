"""A form section as inputs: labels, widgets, what was typed, what is wrong beside it.

An input is called ``f:document.section:field``, in a table ``f:document.section:row:field``; see
``submitted`` for the way back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from xize.core.process.rulebook import Document, Field, Section
from xize.rulebook.names import Names
from xize.web.parts.choices import Choices, Group

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
    "signature": "tick",
    "declaration": "tick",
    "row": "row",  # typed or chosen: the table it names may be on the same page
    **dict.fromkeys(("person", "department", "organisation", "project"), "select"),
}
"""Field type to the template that draws it; everything else is a line of text."""

FEW = 4
"""Up to so many options stand side by side; more become a list to open."""

PERIODS = ("workdays", "days", "weeks", "months", "years", "hours")
LEAST_ROWS = 2
FRESH = "NEW"
"""Stands for the row number in the empty row that the page copies when a table grows."""


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a form."""

    name: str
    label: str
    widget: str
    value: Any = None
    required: bool = False
    error: str = ""
    groups: tuple[Group, ...] = ()
    computed: bool = False
    proposed: bool = False
    wide: bool = False
    rows_of: str = ""  # the table a row is chosen from, as part of an HTML id

    @property
    def id(self) -> str:
        """The id in the page."""
        return "".join(c if c.isalnum() else "-" for c in self.name)


@dataclass(frozen=True, slots=True)
class SectionForm:
    """A section to fill in: inputs, or rows of inputs under column headings.

    ``columns`` is an empty row: it names the columns and is copied for a new row.
    """

    name: str
    document: str
    title: str
    is_table: bool
    inputs: tuple[Input, ...] = ()
    columns: tuple[Input, ...] = ()
    rows: tuple[tuple[Input, ...], ...] = ()
    error: str = ""
    asked: bool = True


class Forms:
    """Builds sections for one reader: names in their language, choices they may pick from."""

    def __init__(self, names: Names, choices: Choices, errors: Mapping[str, str]) -> None:
        self.names = names
        self.choices = choices
        self.errors = errors

    def section(
        self, name: str, document: Document, section: Section, values: Any, *, asked: bool = True
    ) -> SectionForm:
        """``values``: a mapping or rows, stored or as they were typed."""
        form = SectionForm(
            name=name,
            document=self.names.document(document.id),
            title=self.names.section(document.id, section),
            is_table=section.rows,
            error=self.errors.get(name, ""),
            asked=asked,
        )
        if not section.rows:
            given = values if isinstance(values, Mapping) else {}
            return replace(form, inputs=self._inputs(name, document, section, given))
        rows = list(values) if isinstance(values, (list, tuple)) else []
        rows += [{}] * max(0, LEAST_ROWS - len(rows))
        return replace(
            form,
            columns=self._inputs(f"{name}:{FRESH}", document, section, {}),
            rows=tuple(
                self._inputs(f"{name}:{number}", document, section, row)
                for number, row in enumerate(rows)
            ),
        )

    def _inputs(
        self, name: str, document: Document, section: Section, values: Mapping[str, Any]
    ) -> tuple[Input, ...]:
        return tuple(
            self._input(name, document.id, section.id, field, values.get(field.id))
            for field in section.fields
            if field.type not in ("rows", "file", "picture")
        )

    def _input(self, name: str, document: str, section: str, field: Field, value: Any) -> Input:
        options = tuple(
            (option, self.names.option(_place(document, section, field), option, written))
            for option, written in field.options.items()
        )
        widget = WIDGETS.get(field.type, "line")
        if widget == "choice" and (":" in name or len(options) > FEW):
            widget = "select"  # in a table there is no room for more
        groups = (Group("", options),) if options else self.choices.of(field.type, field.of or "")
        return Input(
            name=f"f:{name}:{field.id}",
            label=self.names.field(document, section, field),
            widget=widget,
            value=value,
            required=field.required,
            error=self.errors.get(f"{name.replace(':', '.')}.{field.id}", ""),
            groups=groups,
            computed=field.value is not None or field.type == "computed",
            proposed=field.basis == "proposed",
            wide=field.type in ("long_text", "several"),
            rows_of=(field.of or "").replace(".", ""),
        )


def is_opinion(section: Section) -> bool:
    """Whether a section is nothing but each decider's opinion: the opinion box is enough then."""
    return bool(section.each) and [field.type for field in section.fields] == ["long_text"]


def _place(document: str, section: str, field: Field) -> str:
    return field.shows or f"{document}.{section}.{field.id}"
