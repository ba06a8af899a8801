"""Project data: setting a datum and what follows from it (deadlines, work alongside)."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from xize.core.engine import events as e
from xize.core.engine.canonical import canonical
from xize.core.engine.flow.besides import begin_on_change
from xize.core.engine.refusals import Refused
from xize.core.engine.view.draft import Draft
from xize.core.engine.view.referring import OpenRows, elsewhere
from xize.core.engine.view.world import World
from xize.core.forms import Form, Kind, clean, needs_settling, settle
from xize.core.process.rulebook import Document, Section


def set_data(draft: Draft, name: str, value: Any, source: str) -> None:
    """Write a datum; nothing happens when it already has this value.

    A date given a time takes the day of it.
    """
    if isinstance(value, datetime) and draft.rules.data[name].type == "date":
        value = value.date()
    value = canonical(value)
    before = draft.state.data.get(name)
    if value == before:
        return
    draft.emit(
        e.DataSet(at=draft.at, by=draft.by, name=name, value=value, before=before, source=source)
    )
    begin_on_change(draft, name)


def cleaned_datum(draft: Draft, name: str, value: Any) -> Any:
    """The canonical value of a datum somebody gives. Raises ``Refused``."""
    field = draft.rules.data.get(name)
    if field is None or field.value is not None:
        raise Refused("unknown-data", name=name)
    section = Section(id="data", fields=(replace(field, shows=None),))
    result = clean(section, {name: value}, known=_NoForms(draft))
    if needs_settling(section):
        form = Form(document=Document(id="data", sections=(section,)), standing={})
        world = World(draft)
        result = settle(form, {"data": result}, lambda one, names: world.within(names, one))["data"]
    if result.errors:
        raise Refused(result.errors[0].code, result.errors)
    record = result.values
    return record.get(name) if isinstance(record, dict) else None


class _NoForms:
    """Project data refer to people and things and lists, never to rows of a form."""

    def __init__(self, draft: Draft) -> None:
        self._facts = draft.facts
        self._documents = draft.rules.documents

    def find(self, kind: Kind, text: str) -> str | None:
        """See ``xize.core.forms.known.Known``."""
        return self._facts.find(kind, text)

    def rows(self, of: str) -> Container[str]:
        """Those of pools and registers."""
        return OpenRows(self._facts, of) if elsewhere(of, self._documents) else ()
