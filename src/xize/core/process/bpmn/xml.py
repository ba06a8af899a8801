"""The one door to XML: a file as a tree of tags that know their line, or one clear refusal.

Written on expat, which knows lines and can refuse what a model never needs: a document type, and
with it every entity. Depth, number of tags and size are bounded, so that no file takes more than
the time and memory its size explains.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from xml.parsers import expat

import msgspec

from xize.core.process.bpmn.encodings import decoded, other_file, undecodable
from xize.core.process.bpmn.findings import Said

MOST_BYTES: Final = 32 * 1024 * 1024
MOST_TAGS: Final = 500_000
"""A model of 10,000 nodes with its picture has about 150,000."""
DEEPEST: Final = 256
MOST_ATTRIBUTES: Final = 500
"""Of one tag."""
MOST_NAMES: Final = 2_000_000
"""Prefixes in force, added up over the tags that declare any."""
BETWEEN: Final = "}"
"""Stands between a namespace and a name; no namespace may hold it."""


class XmlError(Exception):
    """The file is no readable XML. ``code`` is stable; ``line`` counts from 1, 0 for the whole."""

    def __init__(self, code: str, line: int = 0, detail: str | Said = "") -> None:
        super().__init__(code)
        self.code, self.line, self.detail = code, line, detail


class Tag(msgspec.Struct, eq=False):
    """One element of the file. ``names`` are prefixes in force, for names that stand in values."""

    space: str
    name: str
    line: int
    attributes: dict[tuple[str, str], str]
    names: Mapping[str, str]
    inside: list[Tag] = []
    pieces: list[str] = []

    @property
    def text(self) -> str:
        """The text directly inside, without space around it."""
        return "".join(self.pieces).strip()

    def get(self, name: str, default: str = "") -> str:
        """An attribute that belongs to no namespace."""
        return self.attributes.get(("", name), default)

    def children(self, space: str, *names: str) -> Iterator[Tag]:
        """The elements directly inside, of these names."""
        return (one for one in self.inside if one.space == space and one.name in names)

    def child(self, space: str, name: str) -> Tag | None:
        """The first element of this name directly inside."""
        return next(self.children(space, name), None)


def parse(content: bytes) -> Tag:
    """The outermost tag of a file. Raises ``XmlError``."""
    if len(content) > MOST_BYTES:
        raise XmlError("file-too-large", detail=str(MOST_BYTES // 1024 // 1024))
    if not content.strip():
        raise XmlError("file-empty")
    if other := other_file(content):
        raise XmlError("other-file", detail=other)
    try:
        given, encoding = decoded(content)
    except UnicodeDecodeError as error:
        raise XmlError("wrong-encoding", undecodable(content), error.encoding) from error
    builder = _Builder(encoding)
    try:
        builder.parser.Parse(given, True)
    except expat.ExpatError as error:
        raise _broken(content, error) from error
    except (LookupError, ValueError) as error:  # an encoding nobody knows
        raise XmlError("not-xml", 1, str(error)) from error
    assert builder.outermost is not None  # expat refuses a file without an element
    return builder.outermost


def _broken(content: bytes, error: expat.ExpatError) -> XmlError:
    """What expat found, or that the bytes are not what the file says they are."""
    line = undecodable(content) if expat.ErrorString(error.code) in _TOKENS else 0
    if line:
        return XmlError("wrong-encoding", line, "UTF-8")
    told = expat.ErrorString(error.code) or ""
    return XmlError("not-xml", error.lineno, Said(IN_CHINESE.get(told, told), told))


IN_CHINESE: Final = {
    "syntax error": "语法错误",
    "no element found": "没有元素，或文件不完整",
    "not well-formed (invalid token)": "有不允许的字符",
    "unclosed token": "标签没有写完，文件可能被截断",
    "partial character": "字符不完整，文件可能被截断",
    "mismatched tag": "开始与结束标签不配对",
    "duplicate attribute": "属性重复",
    "junk after document element": "最外层元素之后还有内容",
    "unbound prefix": "使用了未声明的前缀",
    "XML or text declaration not at start of entity": "XML 声明之前有空白或其他内容",
    "undefined entity": "使用了未定义的实体",
    "unknown encoding": "编码不认识",
    "encoding specified in XML declaration is incorrect": "声明的编码与内容不符",
}
"""What expat finds, by its own sentence."""
_TOKENS: Final = ("not well-formed (invalid token)", "partial character")


class _Builder:
    """What expat calls, tag by tag."""

    def __init__(self, encoding: str | None = None) -> None:
        self.outermost: Tag | None = None
        self._open: list[Tag] = []
        self._names: list[Mapping[str, str]] = [{"xml": "http://www.w3.org/XML/1998/namespace"}]
        self._fresh: dict[str, str] = {}
        self._count = self._declared = 0
        self.parser = parser = expat.ParserCreate(encoding, namespace_separator=BETWEEN)
        parser.buffer_text = True
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse_type

    def _refuse_type(self, *_given: object) -> None:
        raise XmlError("document-type", self.parser.CurrentLineNumber)

    def _declare(self, prefix: str | None, space: str | None) -> None:
        self._fresh[prefix or ""] = space or ""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        line = self.parser.CurrentLineNumber
        if self._count > MOST_TAGS:
            raise XmlError("too-many-elements", line, str(MOST_TAGS))
        if len(self._open) >= DEEPEST:
            raise XmlError("nested-too-deeply", line, str(DEEPEST))
        if len(attributes) > MOST_ATTRIBUTES:
            raise XmlError("too-many-attributes", line, str(MOST_ATTRIBUTES))
        names = self._in_force(line)
        self._names.append(names)
        space, local = _split(name)
        given = {_split(key): value for key, value in attributes.items()}
        tag = Tag(space, local, line, given, names)
        if self._open:
            self._open[-1].inside.append(tag)
        else:
            self.outermost = tag
        self._open.append(tag)

    def _in_force(self, line: int) -> Mapping[str, str]:
        """The prefixes of the tag that begins; what declares nothing new shares those around."""
        above, fresh = self._names[-1], self._fresh
        if not fresh:
            return above
        self._fresh = {}
        if fresh.items() <= above.items():
            return above
        names = {**above, **fresh}
        self._declared += len(names)
        if self._declared > MOST_NAMES:
            raise XmlError("too-many-names", line, str(MOST_NAMES))
        return names

    def _end(self, _name: str) -> None:
        self._open.pop()
        self._names.pop()

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].pieces.append(text)


def _split(name: str) -> tuple[str, str]:
    space, _, local = name.rpartition(BETWEEN)
    return space, local
