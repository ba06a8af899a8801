"""Filling a form of the product as a person does: typing, choosing, adding rows, attaching."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page

from xize.scenarios.made_files import content_of


class Paper:
    """The form of an open step; ``ident`` gives the id behind a scenario name."""

    def __init__(self, page: Page, ident: Callable[[str], str]) -> None:
        self._page, self._ident = page, ident

    def fill(self, name: str, values: Any) -> None:
        """A section: a mapping of fields, or rows.

        A section that is nothing but the decider's opinion is written in the opinion box.
        """
        if isinstance(values, Mapping):
            for field, value in values.items():
                if not self._page.locator(f'[name="f:{name}:{field}"]').count():
                    self._page.fill("#comment", _text(value))
                    continue
                self._put(self._page.locator(f'[name="f:{name}:{field}"]'), value)
        else:
            self._rows(name, values)

    def attach(self, document: str, names: Sequence[str]) -> None:
        """Files for a document."""
        self._page.locator(f'input[type=file][name="d:{document}"]').set_input_files(_made(names))

    def _rows(self, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Exactly these rows: added where there are too few, removed where there are too many."""
        table = self._page.locator(f"#rows-{name.replace('.', '')}")
        lines = table.locator("tbody tr")
        add = self._page.locator(f'[data-add-row="rows-{name.replace(".", "")}"]')
        while lines.count() < len(rows):
            add.click()
        while lines.count() > max(len(rows), 1):
            lines.last.locator("[data-remove-row]").click()
        for number, row in enumerate(rows):
            for field, value in row.items():
                cell = lines.nth(number).locator(f'[name$=":{field}"]')
                if cell.count():  # a column that is not this step's to fill stands as text
                    self._put(cell, value)

    def _put(self, field: Locator, value: Any) -> None:
        first = field.first
        kind = first.evaluate("e => e.tagName === 'SELECT' ? 'select' : (e.type || 'text')")
        match kind:
            case "select":
                self._choose(first, str(value))
            case "radio":
                wanted = field.and_(self._page.locator(f'[value="{_text(value)}"]'))
                wanted.locator("xpath=ancestor::label").click()
            case "checkbox":
                for box in field.all():
                    box.set_checked(_ticked(box, value), force=True)
            case "file":
                first.set_input_files(_made([value] if isinstance(value, str) else value))
            case "datetime-local":
                first.fill(str(value).replace(" ", "T")[:16])
            case _:
                first.fill(_text(value))

    def _choose(self, field: Locator, value: str) -> None:
        """By what stands behind the name, by the value, or by what is shown."""
        offered = field.evaluate("e => [...e.options].map(o => o.value)")
        for one in (self._ident(value), value):
            if one in offered:
                field.select_option(one)
                return
        field.select_option(label=value)


def _made(names: Sequence[str]) -> list[FilePayload]:
    """Files of these names, with content that is what the name says."""
    return [
        FilePayload(name=name, mimeType="application/octet-stream", buffer=content_of(name))
        for name in names
    ]


def _ticked(box: Locator, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    values = value if isinstance(value, list) else [value]
    return box.get_attribute("value") in [str(one) for one in values]


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
