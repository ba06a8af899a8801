"""Reading texts, ticks, choices and references; their canonical form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from xize.core.forms import patterns
from xize.core.forms.errors import Bad
from xize.core.forms.known import Kind, Known
from xize.core.process.rulebook import Field

TEXT_LIMIT: Final = 500
LONG_TEXT_LIMIT: Final = 20_000
_YES: Final = frozenset(("true", "yes", "on", "1", "是"))
_NO: Final = frozenset(("false", "no", "off", "0", "否"))


def text(raw: Any) -> str:
    """One line; outer blanks and line breaks removed."""
    return _limited(" ".join(written(raw).splitlines()), TEXT_LIMIT)


def patterned(field: Field, raw: Any, _known: Known) -> str:
    """One line of a known kind (``written_as:``)."""
    typed = text(raw)
    if not field.written_as or not typed:
        return typed
    typed = patterns.canonical(field.written_as, typed)
    if not patterns.matches(field.written_as, typed):
        zh, en = patterns.EXPECTED[field.written_as]
        raise Bad("field-invalid", expected_zh=zh, expected_en=en)
    return typed


def long_text(raw: Any) -> str:
    """Several lines, divided by a single line feed."""
    return _limited("\n".join(written(raw).splitlines()), LONG_TEXT_LIMIT)


def yes_no(raw: Any) -> bool:
    """A tick: true, or one of the words a form, a scenario or a person sends."""
    if isinstance(raw, bool):
        return raw
    word = raw.strip().lower() if isinstance(raw, str) and len(raw) < 10 else raw
    if not isinstance(word, str) or word not in _YES | _NO:
        raise Bad("field-invalid")
    return word in _YES


def consent(raw: Any) -> bool | None:
    """A declaration: only ever given; not given is the same as blank."""
    return yes_no(raw) or None


def signature(raw: Any) -> bool | dict[str, str] | None:
    """A signature: a tick; a stored one says who signed (``by``), on which day, and for whom.

    Whose it is nobody sends: the engine writes it anew for whoever submits the field.
    """
    if not isinstance(raw, Mapping):
        return consent(raw)
    marks = {key: written(raw[key])[:80] for key in ("by", "on", "for") if raw.get(key)}
    return marks if marks.get("by") else None


def choice(field: Field, raw: Any) -> str:
    """One of the options, by id."""
    option = raw.strip() if isinstance(raw, str) else raw
    if not isinstance(option, str) or option not in field.options:
        raise Bad("unknown-option", option=shown(raw), valid="、".join(field.options))
    return option


def several(field: Field, raw: Any) -> list[str] | None:
    """Some of the options, in the declared order; one alone may come without a list."""
    given = [raw] if isinstance(raw, str) else raw
    if not isinstance(given, list | tuple):
        raise Bad("field-invalid")
    chosen = {choice(field, option) for option in given if option != ""}
    return [option for option in field.options if option in chosen] or None


def reference(kind: Kind, raw: Any, known: Known) -> str:
    """The id of a person, department, file … that exists."""
    found = known.find(kind, written(raw)) if isinstance(raw, str) else None
    if found is None:
        raise Bad("unknown-reference", value=shown(raw))
    return found


def row(field: Field, raw: Any, known: Known) -> str:
    """The label of a row of a table, pool or register, or the number of another form."""
    label, of = written(raw), field.of or ""
    if label not in known.rows(of):
        table = "row-unknown" if "." in of else "row-not-open"
        raise Bad(table if field.type == "row" else "form-unknown", value=shown(raw))
    return label


def shown(raw: Any) -> str:
    """What was typed, short enough and printable, for a sentence."""
    typed = raw if isinstance(raw, str) else type(raw).__name__
    clean = "".join(sign for sign in typed[:40] if sign.isprintable())
    return clean + ("…" if len(typed) > 40 else "")


def written(raw: Any) -> str:
    """What was typed, blanks stripped; what a database or JSON could not hold is refused."""
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise Bad("field-invalid")
    if isinstance(raw, int) and raw.bit_length() > 128:
        raise Bad("field-invalid")
    typed = str(raw).strip()
    if "\x00" in typed or any("\ud800" <= sign <= "\udfff" for sign in typed):
        raise Bad("field-invalid")
    return typed


def _limited(typed: str, limit: int) -> str:
    if len(typed) > limit:
        raise Bad("too-long", limit=limit)
    return typed
