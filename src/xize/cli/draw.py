"""`xize draw`: a regulation or a BPMN file as a picture."""

from pathlib import Path

import click
from msgspec.structs import replace

from xize import library
from xize.cli.bpmn_file import NoFileError, content_of
from xize.cli.lint import line as problem_line
from xize.cli.options import in_language
from xize.core.problems import has_errors
from xize.core.process.bpmn.drawing import draw, svg
from xize.core.process.bpmn.findings import Finding
from xize.core.process.bpmn.model.containers import Definitions
from xize.core.process.bpmn.raising.raise_rules import raise_rules
from xize.core.process.bpmn.reading.read import read
from xize.core.process.compile import compile_regulation
from xize.core.process.compile.drawn.file import drawn


@click.command
@click.argument("name", metavar="ID|FILE.bpmn")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    metavar="FILE.svg",
    help="Where the picture is written (default: standard output).",
)
@click.option("--plane", default="", metavar="ID", help="Only this process or collaboration.")
@click.option("--again", is_flag=True, help="Lay everything out anew, whatever the file draws.")
@in_language
def command(*, name: str, out: Path | None, plane: str, again: bool, language: str) -> None:
    """Draw a regulation, or a BPMN file, as SVG.

    Name a regulation of the library by its ID or by its folder, or give a BPMN file. What a file
    draws itself stays as it is. Exit code 1: there is nothing to draw.
    """
    model = _of_file(Path(name), language) if name.endswith(".bpmn") else _of_rule(name, language)
    if again:
        model = replace(model, planes=())
    try:
        picture = svg(draw(model), plane)
    except ValueError:
        words = {
            "zh": f"{name} 中没有流程或协作 {plane}，请核对标识。",
            "en": f"{name} holds no process or collaboration {plane}; check the id.",
        }
        raise click.ClickException(words[language]) from None
    if out is None:
        click.echo(picture)
    else:
        out.write_text(picture, encoding="utf-8")


def _of_file(path: Path, language: str) -> Definitions:
    try:
        found = read(content_of(path))
    except NoFileError as error:
        raise click.ClickException(_told(path, error.finding, language)) from error
    if found.model is None:
        raise click.ClickException("\n".join(_told(path, one, language) for one in found.findings))
    return found.model


def _told(path: Path, finding: Finding, language: str) -> str:
    return f"{path}:{finding.line}: {finding.rule}: {finding.sentence(language)}"


def _of_rule(name: str, language: str) -> Definitions:
    try:
        source = library.load(name)
    except library.UnknownRegulationError as error:
        message = error.message_zh if language == "zh" else error.message_en
        raise click.ClickException(message) from error
    rule = source.regulation()
    if rule is None:
        problems = [one for one in source.problems() if has_errors([one])]
        raise click.ClickException("\n".join(problem_line(one, language) for one in problems))
    if rule.drawing is not None:
        model = drawn(rule.drawing.content).model
        if model is not None:
            return model
    return raise_rules(compile_regulation(rule))
