"""The field types: how each is read, and what stands in the sentence when it is not one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

from xize.core.forms import files, moments, numbers, texts
from xize.core.forms.known import Kind, Known
from xize.core.process.rulebook import Field

Read = Callable[[Field, Any, Known], Any]

FILES: Final = frozenset(("file", "picture"))
REFERENCES: Final = FILES | {"person", "department", "organisation", "project"}
NEVER_TYPED: Final = frozenset(("computed",))


def _plain(read: Callable[[Any], Any]) -> Read:
    return lambda _field, raw, _known: read(raw)


READERS: Final[dict[str, Read]] = {
    "text": texts.patterned,
    "long_text": _plain(texts.long_text),
    "number": _plain(numbers.number),
    "money": lambda field, raw, _known: numbers.money(raw, field.unit),
    "percent": _plain(numbers.number),  # in hundredths, as typed: 12.5 is 12.5 %
    "date": _plain(moments.day),
    "datetime": _plain(moments.moment),
    "time": _plain(moments.clock),
    "period": _plain(moments.period),
    "yes_no": _plain(texts.yes_no),
    "signature": _plain(texts.signature),
    "declaration": _plain(texts.consent),
    "choice": lambda field, raw, _known: texts.choice(field, raw),
    "several": lambda field, raw, _known: texts.several(field, raw),
    "row": texts.row,
    "form": texts.row,
    "file": files.files,
    "picture": files.files,
    **{
        kind: lambda field, raw, known: texts.reference(cast(Kind, field.type), raw, known)
        for kind in REFERENCES - FILES
    },
}
"""Field type -> what turns a typed value into its canonical form. ``rows`` is in ``clean``."""

FIELD_TYPES: Final = frozenset((*READERS, *NEVER_TYPED, "rows"))
"""Every field type of the language."""

EXPECTED: Final[dict[str, tuple[str, str]]] = {
    "text": ("请填写文字", "write text"),
    "long_text": ("请填写文字", "write text"),
    "number": ("请填写数字，如 12.5", "write a number such as 12.5"),
    "money": ("请填写金额（元），如 1200.50", "write an amount in yuan such as 1200.50"),
    "percent": ("请填写百分数，如 12.5", "write a percentage such as 12.5"),
    "date": ("请填写日期，如 2025-04-01", "write a date such as 2025-04-01"),
    "datetime": (
        "请填写日期和时间，如 2025-04-01 22:00",
        "write a date and time such as 2025-04-01 22:00",
    ),
    "time": ("请填写时刻，如 22:00", "write a time such as 22:00"),
    "period": ("请填写期间，如 3 workdays", "write a period such as 3 workdays"),
    "yes_no": ("请选择是或否", "choose yes or no"),
    "several": ("请从选项中选择", "choose among the options"),
    "row": ("请从表中选择一行", "choose a row of the table"),
    "form": ("请从列表中选择一张表单", "choose a form of the list"),
    "file": ("请上传文件", "attach a file"),
    "picture": ("请上传图片", "attach a picture"),
    "signature": ("请签名", "sign it"),
    "declaration": ("请勾选以示接受", "tick it to accept"),
    "rows": ("若干行", "rows"),
}


def expected(field_type: str) -> dict[str, str | int]:
    """The remedy in both languages, as arguments of ``field-invalid``."""
    zh, en = EXPECTED.get(field_type, ("请从列表中选择", "choose from the list"))
    return {"expected_zh": zh, "expected_en": en}
