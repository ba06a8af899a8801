"""`xize export`: a regulation as a BPMN 2.0 file that stands alone."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Final

import click

from xize import library
from xize.cli.lint import line, problems_of
from xize.cli.main import set_up_site
from xize.cli.options import in_language
from xize.core.problems import has_errors
from xize.core.process.bpmn.drawing import draw
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.raising import raise_drawn, raise_rules
from xize.core.process.bpmn.reading.read import read
from xize.core.process.bpmn.writing import write
from xize.core.process.compile import compile_regulation
from xize.core.process.rulebook import Rulebook
from xize.core.regulation.model import Regulation

WORDS: Final = {
    "zh": {
        "unreadable": "规程有错误，没有导出。请先按上面各条改正（xize lint）。",
        "written": "写不出文件 {path}：{reason}。请检查目录和权限。",
    },
    "en": {
        "unreadable": "The regulation has errors; nothing was exported. Correct them first "
        "(xize lint).",
        "written": "The file {path} cannot be written: {reason}. Check its folder and permissions.",
    },
}


@click.command
@click.argument("name", metavar="ID|PATH")
@click.option(
    "--bpmn",
    "target",
    required=True,
    metavar="FILE",
    help="Write BPMN 2.0 to this file; - is standard output.",
)
@click.option("--published", is_flag=True, help="The edition in force here, not the text on disk.")
@click.option("--edition", default="", metavar="LABEL", help="This published edition, e.g. 2026-1.")
@in_language
def command(*, name: str, target: str, published: bool, edition: str, language: str) -> None:
    """Write a regulation as BPMN 2.0 XML with its drawing.

    Name a regulation of the library by its ID, or any folder or regulation.yaml by its PATH. All
    the rule says is in the file: what BPMN has no words for stands in an extension namespace
    (docs/reference/bpmn.md). Xize reads it back as the same rule; other engines run what BPMN says.
    """
    found = _published(name, edition) if published or edition else _on_disk(name, language)
    rules, regulation = found
    content = write(draw(_file(rules, regulation)))
    if target == "-":
        click.echo(content, nl=False)
        return
    try:
        Path(target).write_bytes(content)
    except OSError as error:
        reason = error.strerror or str(error)
        sentence = WORDS[language]["written"].format(path=target, reason=reason)
        raise click.ClickException(sentence) from error


def _file(rules: Rulebook, regulation: Regulation) -> Definitions:
    """The file of a rule; one that is drawn keeps its drawing."""
    if regulation.drawing is not None:
        model = read(regulation.drawing.content).model
        assert model is not None  # nothing else is compiled
        return raise_drawn(rules, model)
    articles = {str(number): str(words) for number, words in regulation.articles.items()}
    return raise_rules(rules, articles)


def _on_disk(name: str, language: str) -> tuple[Rulebook, Regulation]:
    """The rule a text says; the same lines as `xize lint` where it says none."""
    try:
        library.find(name)
    except library.UnknownRegulationError as error:
        sentence = error.message_zh if language == "zh" else error.message_en
        raise click.ClickException(sentence) from error
    found = problems_of(name)
    if has_errors(found):
        for problem in found:
            if problem.severity == "error":
                click.echo(line(problem, language), err=True)
        raise click.ClickException(WORDS[language]["unreadable"])
    regulation = library.load(name).regulation()
    assert regulation is not None  # it has no errors
    return compile_regulation(regulation), regulation


def _published(name: str, edition: str) -> tuple[Rulebook, Regulation]:
    """The rule as this installation has it; the database is asked only here."""
    set_up_site()
    found = importlib.import_module("xize.cli.published").edition_of(name, edition)
    return found.rules, found.regulation
