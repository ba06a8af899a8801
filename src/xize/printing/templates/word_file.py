"""Word templates: filled by docxtpl in jinja's sandbox, with data only and bounded loops."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from typing import Any, Final

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, Undefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from xize.printing.templates.fill import Answer

FILTERS: Final = frozenset(
    (
        "batch", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float",
        "groupby", "int", "items", "join", "last", "length", "list", "lower", "map", "max", "min",
        "reject", "rejectattr", "replace", "reverse", "round", "select", "selectattr", "slice",
        "sort", "string", "sum", "title", "trim", "truncate", "unique", "upper", "wordcount",
    )
)  # fmt: skip
"""What arranges data. Nothing that makes much of little (``center``, ``indent``, ``format``)."""
UNPACKED: Final = 50_000_000
"""Bytes of a Word file once unpacked."""
LONGEST: Final = 1_000_000
"""Characters a template may make of one piece of text."""
_FORBIDDEN: Final = ("vbaProject", "embeddings/", "activeX", "externalLinks")


class DataOnly(SandboxedEnvironment):
    """Templates see values, never methods, and nothing that grows without end."""

    intercepted_binops = frozenset(("*", "**", "+", "%"))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only what a loop says of itself; data are read as items."""
        return type(obj).__name__ == "LoopContext" and not attr.startswith("_")

    def is_safe_callable(self, obj: Any) -> bool:
        """Nothing is called by a template."""
        return False

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``project.title`` is the item of that name; there are no attributes."""
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Figures may be reckoned with; texts may be joined, but not multiplied or formatted."""
        numbers = all(isinstance(one, int | float) for one in (left, right))
        if operator == "**" or (operator in ("*", "%") and not numbers):
            raise SecurityError(f"{operator} is for figures only")
        if operator == "+" and not numbers and len(str(left)) + len(str(right)) > LONGEST:
            raise SecurityError("the text grows too long")
        return super().call_binop(context, operator, left, right)


def environment(strict: bool) -> SandboxedEnvironment:
    """The sandbox, escaping what goes into XML."""
    made = DataOnly(autoescape=True, undefined=StrictUndefined if strict else Undefined)
    made.globals.clear()
    made.filters = {name: one for name, one in made.filters.items() if name in FILTERS}
    return made


def prepare() -> None:
    """Have everything imported before nothing can be opened any more."""
    environment(strict=True).from_string("{% for one in x %}{{ 'x' ~ one }}{% endfor %}").render(
        x="x"
    )
    blank = BytesIO()
    Document().save(blank)
    DocxTemplate(BytesIO(blank.getvalue())).render({}, jinja_env=environment(strict=True))
    with suppress(TemplateError):
        environment(strict=True).from_string("{{ nothing }}").render()  # loads what tells errors


def filled(template: bytes, data: Any, strict: bool) -> Answer:
    """The Word file, or what is wrong with the template."""
    if reason := unfit(template):
        return Answer(reason=reason)
    try:
        document = DocxTemplate(BytesIO(template))
        document.render(data, jinja_env=environment(strict), autoescape=True)
    except (TemplateError, SecurityError) as error:
        return Answer(line=getattr(error, "lineno", 0) or 0, reason=str(error)[:400])
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile) as error:
        return Answer(reason=f"{type(error).__name__}: {error}"[:400])
    made = BytesIO()
    document.save(made)
    return Answer(content=made.getvalue())


def unfit(template: bytes) -> str:
    """Why a file is no Word template that may be filled; "" where it is one."""
    try:
        with zipfile.ZipFile(BytesIO(template)) as packed:
            names = packed.infolist()
            if sum(one.file_size for one in names) > UNPACKED:
                return f"unpacked it is larger than {UNPACKED // 1_000_000} MB"
            if any(word in one.filename for one in names for word in _FORBIDDEN):
                return "it holds macros or embedded objects"
            for one in names:
                if one.filename.endswith(".rels") and b'TargetMode="External"' in packed.read(one):
                    return "it loads something from elsewhere"
    except (zipfile.BadZipFile, OSError, ValueError, EOFError):
        return "it is no Word file (.docx)"
    return ""
