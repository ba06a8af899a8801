"""The interface's texts: `texts.py` compiles them, `texts.py update` collects them from the source.

The words in the source are English; `locale/zh_Hans/…/django.po` holds the Chinese ones, which
readers see first. The compiled file is built, never committed.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "xize"
TEXTS = PACKAGE / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"

HEADER = """\
# The interface in Chinese. `make texts` adds new texts here and drops those nobody shows any more.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: zh_Hans\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""

KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
}


def main() -> None:
    """Do what the command line asks for."""
    if sys.argv[1:] == ["update"]:
        update()
    compile_texts()


def compile_texts() -> None:
    """Write the file Django reads; texts without a translation show in English."""
    with TEXTS.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, read())


def update() -> None:
    """Add new texts without a translation, drop those nobody shows any more, name the gaps."""
    known = read()
    fresh = Catalog(locale="zh_Hans", charset="utf-8", fuzzy=False)
    for context, ids in sorted(texts(), key=lambda text: (str(text[1]), text[0] or "")):
        old = known.get(ids[0] if isinstance(ids, tuple) else ids, context)
        fresh.add(ids, old.string if old is not None else None, context=context)
    with TEXTS.open("wb") as target:
        target.write(HEADER.encode())
        write_po(target, fresh, omit_header=True, width=100)
    for message in missing(fresh):
        print(f"not translated: {message}")


def read() -> Catalog:
    """The Chinese texts."""
    if not TEXTS.exists():
        return Catalog(locale="zh_Hans")
    with TEXTS.open("rb") as source:
        return read_po(source, locale="zh_Hans")


def missing(catalog: Catalog) -> list[str]:
    """The English of every text that has no Chinese."""
    return [
        str(message.id)
        for message in catalog
        if message.id
        and not (all(message.string) if isinstance(message.string, tuple) else message.string)
    ]


PAGES = (".html", ".txt")
"""What Django fills; templates of printed documents carry their words themselves."""


def texts() -> set[tuple[str | None, str | tuple[str, ...]]]:
    """Every text in templates and Python files, with its context."""
    return {
        found for file in sorted(PACKAGE.rglob("*.py")) for found in _python(file.read_text())
    } | {
        found
        for file in sorted(PACKAGE.rglob("templates/**/*.*"))
        if file.suffix in PAGES
        for found in _python(templatize(file.read_text(), origin=str(file)))
    }


def _python(text: str) -> Iterator[tuple[str | None, str | tuple[str, ...]]]:
    stream = io.BytesIO(text.encode())
    for _line, ids, _comments, context in extract.extract("python", stream, KEYWORDS):
        yield context, tuple(ids) if isinstance(ids, (tuple, list)) else ids


if __name__ == "__main__":
    main()
