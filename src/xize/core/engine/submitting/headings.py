"""Mandatory sections of a file: is each heading there, is something below it, is it really written.

A file is looked at as its paragraphs. Headings are compared without their numbers, width and
spaces, so that ``三、费用`` and ``3. 费 用：`` are both ``费用``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

_NUMBER: Final = re.compile(
    r"^(第[一二三四五六七八九十百零〇\d]+[章节条部]分?|[一二三四五六七八九十]+[、.]|"
    r"\([一二三四五六七八九十\d]+\)|\d+(\.\d+)*[、.)]?)\s*"
)
_CHAPTER: Final = re.compile(
    r"^(第[一二三四五六七八九十百零〇\d]+[章节部]|[一二三四五六七八九十]+、)"
)
_BRACKET: Final = re.compile(r"\([^()]*\)$")
_PLACEHOLDER: Final = re.compile(
    r"[\[【(](?=[^\]】)]{0,40}(请|填写|填入|此处|待补|待定稿))[^\]】)]{0,40}[\]】)]|[\[【]\s*[\]】]|"
    r"_{3,}|[xX×]{3,}|\{\{|待补充|待填写|lorem ipsum|TBD|TODO"
)
"""What a template leaves for the writer: brackets with an instruction, rules, rows of crosses."""


def lacks(paragraphs: Sequence[str], headings: Sequence[str]) -> tuple[str, ...]:
    """What a file lacks, each as ``missing:heading``, ``empty:heading`` or ``left:n:words``.

    ``n`` counts the paragraphs from 1.
    """
    texts = [_plain(one) for one in paragraphs]
    wanted = {_bare(one): one for one in headings}
    found = [_heading_of(text, wanted) for text in texts]
    return (
        *_without_text(texts, found, wanted),
        *(
            f"left:{at}:{match.group(0)[:20]}"
            for at, text in enumerate(texts, 1)
            if (match := _PLACEHOLDER.search(text)) is not None
        ),
    )


def _without_text(
    texts: list[str], found: list[str | None], wanted: dict[str, str]
) -> Iterator[str]:
    for bare, heading in wanted.items():
        places = [at for at, one in enumerate(found) if one == bare]
        if not places:
            yield f"missing:{heading}"
        elif not any(_something_below(texts, found, at) for at in places):
            yield f"empty:{heading}"


def _something_below(texts: list[str], found: list[str | None], at: int) -> bool:
    """Text behind the colon, or a paragraph before the next heading."""
    _, _, behind = texts[at].partition(":")
    if behind.strip():
        return True
    for below in range(at + 1, len(texts)):
        if found[below] is not None or _CHAPTER.match(texts[below]):
            return False
        if texts[below]:
            return True
    return False


def _heading_of(text: str, wanted: dict[str, str]) -> str | None:
    """The heading a paragraph is; it may carry a bracket, or its text behind a colon."""
    before = text.partition(":")[0]
    for one in (text, _BRACKET.sub("", text), before):
        bare = _bare(one)
        if bare in wanted:
            return bare
    return None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _bare(text: str) -> str:
    """A heading without number, spaces and the colon at its end."""
    plain = _plain(text)
    return (_NUMBER.sub("", plain) or plain).rstrip(":。.").replace(" ", "").casefold()
