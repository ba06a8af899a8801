"""What can be wrong with a file before it says anything: one code, one sentence each."""

from __future__ import annotations

from typing import Final

from xize.core.problems import Problem, Sentence
from xize.core.regulation.model.marks import NOWHERE, Mark

SENTENCES: Final[dict[str, Sentence]] = {
    "file-too-large": Sentence(
        "文件超过 {limit} 字节的上限。请把内容拆成几个规程，或把附件作为文件另放。",
        "The file has more than the {limit} bytes allowed. Split the regulation, or keep "
        "attachments as files of their own.",
    ),
    "file-empty": Sentence(
        "文件是空的。请至少写 regulation、title 和 flow。",
        "The file is empty. Write at least regulation, title and flow.",
    ),
    "not-utf8": Sentence(
        "此处不是 UTF-8 文本。请把文件另存为 UTF-8。",
        "This is not UTF-8 text. Save the file as UTF-8.",
    ),
    "byte-order-mark": Sentence(
        "文件开头有字节顺序标记。请另存为不带 BOM 的 UTF-8（xize format 会去掉它）。",
        "The file begins with a byte order mark. Save it as UTF-8 without BOM (xize format removes "
        "it).",
        "warning",
    ),
    "control-character": Sentence(
        "此处有不可见的控制字符（{shown}）。请删去。",
        "There is an invisible control character here ({shown}). Delete it.",
    ),
    "yaml-tab": Sentence(
        "此处用了制表符缩进。请改用空格，每层两个。",
        "A tab is used for indentation here. Use spaces, two for each level.",
    ),
    "yaml-syntax": Sentence(
        "此处不是有效的 YAML：{zh}。",
        "This is not valid YAML: {en}.",
    ),
    "yaml-too-deep": Sentence(
        "嵌套超过 {limit} 层。请把内层写成独立的环节或流程。",
        "Nesting is deeper than {limit} levels. Write the inner part as a step or procedure of its "
        "own.",
    ),
    "yaml-too-many-nodes": Sentence(
        "文件的条目超过 {limit} 个。请把规程拆开。",
        "The file has more than {limit} entries. Split the regulation.",
    ),
    "yaml-anchor": Sentence(
        "此处用了锚点或别名（& 或 *）。请把内容写全，不要引用。",
        "An anchor or alias (& or *) is used here. Write the content out instead of referring to "
        "it.",
    ),
    "yaml-tag": Sentence(
        "此处用了类型标记“{tag}”。请删去，类型由所在的键决定。",
        'The tag "{tag}" is used here. Delete it: the key it stands under says the type.',
    ),
    "yaml-several-documents": Sentence(
        "文件里有第二个 YAML 文档（---）。一个文件只能写一个规程。",
        "A second YAML document (---) begins here. A file holds one regulation.",
    ),
    "duplicate-key": Sentence(
        "键“{key}”在第 {first} 行已经有了。请删去其中一个或合并。",
        'The key "{key}" already stands in line {first}. Delete one or merge them.',
    ),
    "key-not-text": Sentence(
        "键必须是一个词。请把列表或映射写到冒号后面。",
        "A key must be a word. Write the list or mapping after the colon.",
    ),
    "unquoted-comma": Sentence(
        "此处的逗号在 [ ] 与 {{ }} 里是分隔符；已按一个表达式“{text}”读取。请加引号（xize format "
        "会加）。",
        'Inside [ ] and {{ }} a comma separates; this was read as one expression "{text}". '
        "Put it in quotes (xize format does).",
        "warning",
    ),
}
SYNTAX: Final[dict[str, tuple[str, str]]] = {
    "mapping values are not allowed": (
        "这里不该有冒号；文字里有冒号时请给整段加引号，或检查缩进",
        "a colon is not allowed here; quote the text if it contains one, or check the indentation",
    ),
    "cannot start any token": (
        "文字不能以这个字符开头，请加引号",
        "a text cannot begin with this character, put it in quotes",
    ),
    "did not find expected ',' or": (
        "方括号或花括号没有配对，或缺逗号",
        "a bracket or brace is not closed, or a comma is missing",
    ),
    "did not find expected key": (
        "这一行的缩进与同级的键不一致",
        "the indentation of this line differs from its neighbours' keys",
    ),
    "did not find expected '-' indicator": (
        "列表里混入了键；请检查缩进",
        "a key stands among the items of a list; check the indentation",
    ),
    "could not find expected ':'": ("键后面缺冒号", "a colon is missing after the key"),
    "found unexpected end of stream": (
        "引号没有配对",
        "a quotation mark is not closed",
    ),
    "found unknown escape character": (
        "双引号里的反斜杠要写成两个",
        "a backslash inside double quotes must be written twice",
    ),
    "undefined alias": ("别名没有定义，也不允许使用", "the alias is not defined, nor allowed"),
    "incompatible YAML document": ("%YAML 行请删去", "delete the %YAML line"),
}
UNKNOWN_SYNTAX = ("请检查缩进、引号、冒号和括号", "check indentation, quotes, colons and brackets")


class FaultError(Exception):
    """The file cannot be read at all: carries the one problem that says why."""

    def __init__(self, code: str, at: Mark = NOWHERE, /, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.at = at
        self.details = details

    def problem(self, file: str) -> Problem:
        """The fault as a problem of this file."""
        return fault(self.code, file, self.at, **self.details)


def fault(code: str, file: str, at: Mark = NOWHERE, /, **details: object) -> Problem:
    """A problem of the file's form, with its sentence filled in."""
    return SENTENCES[code].problem(code, file, at.line, at.column, **details)


def syntax_words(libyaml: str) -> dict[str, str]:
    """The YAML reader's complaint in words for people, both languages."""
    for part, (chinese, english) in SYNTAX.items():
        if part in libyaml:
            return {"zh": chinese, "en": english}
    return {"zh": UNKNOWN_SYNTAX[0], "en": UNKNOWN_SYNTAX[1]}
