"""Long texts on the official form: what has room stands there, the rest goes to an attachment.

Source: the remark on Annex 4 of the payment rules (text that does not fit goes into attachments
appended to the form). Nothing is stored twice: the whole text is the value, this only divides it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from xize.core.forms.errors import Language
from xize.core.process.rulebook import Document

_DIGITS: Final = "〇一二三四五六七八九"


class Continued(msgspec.Struct, frozen=True):
    """A text that does not fit. ``place`` is ``section.field``; ``text`` is all of it.

    ``beginning`` stands in the form, with ``mark`` after it; ``title`` heads the attachment.
    """

    place: str
    label: str
    beginning: str
    mark: str
    title: str
    text: str


def continued(
    document: Document,
    values: Mapping[str, Any],
    language: Language = "zh",
    labels: Mapping[str, str] | None = None,
) -> tuple[Continued, ...]:
    """The texts of a form that continue in its attachments, numbered in the order of the form.

    ``values`` are stored, by section id; ``labels`` the names of fields by ``section.field``, where
    they are not those of the edition. Tables are left out: their rows grow.
    """
    found: list[Continued] = []
    for section in document.sections:
        record = values.get(section.id)
        for field in section.fields if isinstance(record, Mapping) else ():
            text = record.get(field.id) if isinstance(record, Mapping) else None
            if field.fits is None or not isinstance(text, str) or len(text) <= field.fits:
                continue
            place = f"{section.id}.{field.id}"
            label = (labels or {}).get(place) or field.name or field.id
            number = len(found) + 1
            found.append(
                Continued(
                    place=place,
                    label=label,
                    beginning=first_part(text, field.fits),
                    mark=_mark(number, language),
                    title=f"{_called(number, language)}{'：' if language == 'zh' else ': '}{label}",
                    text=text,
                )
            )
    return tuple(found)


def first_part(text: str, fits: int) -> str:
    """At most ``fits`` characters, cut after a sentence where one ends in the last third."""
    part = text[:fits]
    ends = max(part.rfind(sign) for sign in "。；！？\n")
    return part[: ends + 1].rstrip() if ends >= fits * 2 // 3 else part.rstrip()


def chinese_number(number: int) -> str:
    """一, 二 … 九十九: as attachments are counted."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return f"{'' if tens == 1 else _DIGITS[tens]}十{_DIGITS[ones] if ones else ''}"


def _called(number: int, language: Language) -> str:
    return f"附件{chinese_number(number)}" if language == "zh" else f"Attachment {number}"


def _mark(number: int, language: Language) -> str:
    called = _called(number, language)
    return f"……（续见{called}）" if language == "zh" else f" … (continued in {called})"


def marks(found: Sequence[Continued]) -> dict[str, Continued]:
    """By place, for whoever lays the form out."""
    return {one.place: one for one in found}
