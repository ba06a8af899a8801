"""Trying a template on a project in which nothing has happened: what lint says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from xize.core.problems import Problem, Sentence
from xize.core.process.rulebook import Rulebook
from xize.printing.refusals import TemplateEndless, TemplateWrong
from xize.printing.templates.data import blank
from xize.printing.templates.fill import fill

SENTENCES: Final = {
    "template-missing": Sentence(
        "模板“{name}”不在规程目录中。请放入文件，或改正名称。",
        "The template {name} is not in the regulation's folder. Put it there, or mend its name.",
    ),
    "template-kind": Sentence(
        "模板“{name}”须为 Typst（.typ）或 Word（.docx）文件。",
        "The template {name} must be a Typst (.typ) or Word (.docx) file.",
    ),
    "template-wrong": Sentence(
        "模板有误：{reason}。请修改后重试。", "The template is wrong: {reason}. Mend it."
    ),
    "template-endless": Sentence(
        "模板运行超过限度，已停止。请检查其中的循环。",
        "The template went over its limits and was stopped. Check its loops.",
    ),
}
"""What can be wrong with a template."""


def look(
    rules: Rulebook, wanted: Mapping[str, str], templates: Mapping[str, bytes]
) -> Iterator[Problem]:
    """Problems of the templates a regulation names. ``wanted``: template -> form, "" for none."""
    for name, form in wanted.items():
        if not name.endswith((".typ", ".docx")):
            yield SENTENCES["template-kind"].problem("template-kind", name, 0, 0, name=name)
        elif name not in templates:
            yield SENTENCES["template-missing"].problem("template-missing", name, 0, 0, name=name)
        else:
            yield from _tried(rules, name, form, templates[name])


def _tried(rules: Rulebook, name: str, form: str, content: bytes) -> Iterator[Problem]:
    data = blank(rules)
    data["form"] = data["forms"].get(form, {})
    try:
        fill(name, content, data, strict=True)
    except TemplateWrong as wrong:
        line, reason = int(str(wrong.details["line"])), wrong.details["reason"]
        yield SENTENCES["template-wrong"].problem("template-wrong", name, line, 0, reason=reason)
    except TemplateEndless:
        yield SENTENCES["template-endless"].problem("template-endless", name, 0, 0)
