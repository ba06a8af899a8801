"""`xize import`: a BPMN file from elsewhere becomes a regulation's folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from xize.cli.bpmn_file import NoFileError, content_of
from xize.cli.lint import line as problem_line
from xize.cli.options import in_language
from xize.core.problems import has_errors
from xize.core.process.bpmn.findings import Finding
from xize.core.process.bpmn.importing import DRAWING, REGULATION, Draft, draft
from xize.core.process.compile.whole import problems_of_whole
from xize.core.regulation.model.words import Declares
from xize.core.regulation.reading.ids import refused
from xize.search.readings import spelled

WORDS = {
    "zh": {
        "exists": "目录“{folder}”已存在，不覆盖。请用 --id 换一个标识，或先移走它。",
        "id": "“{id}”不能作规程的标识：请用小写字母、数字和连字符，例如 leave-request。",
        "refused": "没有导入：文件不能读作流程，原因如下。",
        "made": "已导入为规程“{title}”：{folder}",
        "vendors": "认出的方言：{vendors}",
        "steps": "环节 {count} 个：{names}",
        "roles": "角色 {count} 个：{names}",
        "look": "请核对 {count} 处（也写在 regulation.yaml 开头）：",
        "open": "发布之前还须改正：",
        "next": "下一步：xize lint {folder}，核对后 xize publish {folder}",
        "at": "第 {line} 行",
    },
    "en": {
        "exists": 'The folder "{folder}" is there already and is left as it is. Give another id '
        "with --id, or move it away.",
        "id": '"{id}" cannot be the id of a regulation: use small letters, digits and hyphens, '
        "for example leave-request.",
        "refused": "Nothing was imported: the file cannot be read as a process.",
        "made": 'Imported as the regulation "{title}": {folder}',
        "vendors": "Dialects: {vendors}",
        "steps": "{count} steps: {names}",
        "roles": "{count} roles: {names}",
        "look": "{count} matters to look at (they also stand at the top of regulation.yaml):",
        "open": "To be corrected before it can be published:",
        "next": "Next: xize lint {folder}; once it is right, xize publish {folder}",
        "at": "line {line}",
    },
}


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder to make the regulation's folder in (default: here).",
)
@click.option("--id", "ident", default="", metavar="ID", help="What the regulation is called.")
@in_language
def command(*, file: Path, into: Path, ident: str, language: str) -> None:
    """Make a regulation of a BPMN file drawn for Camunda, Flowable, Activiti, RuoYi or bpmn.io.

    Writes a folder with regulation.yaml (who, by when, on which form) and process.bpmn (in which
    order), and says what was understood and what a person must look at. Nothing is overwritten.
    Exit code 1: nothing was imported.
    """
    words = WORDS[language]
    if ident and refused(ident, Declares(kebab=True)):
        raise click.ClickException(words["id"].format(id=ident[:80]))
    try:
        made = draft(content_of(file), ident, file.name, spelled)
    except NoFileError as error:
        raise click.ClickException(error.finding.sentence(language)) from None
    if not made.made:
        click.echo(words["refused"], err=True)
        for one in lines(made.findings, words["at"], language):
            click.echo(one, err=True)
        raise SystemExit(1)
    folder = into / made.id
    if folder.exists():
        raise click.ClickException(words["exists"].format(folder=folder))
    write(made, folder)
    for one in report(made, folder, language):
        click.echo(one)


def write(made: Draft, folder: Path) -> None:
    """Write the folder; it must not be there."""
    folder.mkdir(parents=True)
    for name, text in made.texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def report(made: Draft, folder: Path, language: str) -> Iterator[str]:
    """What was understood, what was not, what is next."""
    words = WORDS[language]
    comma = ", " if language == "en" else "、"
    yield words["made"].format(title=made.title, folder=folder)
    if made.vendors:
        yield words["vendors"].format(vendors=comma.join(made.vendors))
    for key, found in (("steps", made.steps), ("roles", made.roles)):
        if found:
            yield words[key].format(count=len(found), names=comma.join(found.values()))
    if made.findings:
        yield words["look"].format(count=len(made.findings))
        yield from lines(made.findings, words["at"], language)
    problems = problems_of_whole(
        made.texts[REGULATION], {DRAWING: made.texts[DRAWING].encode()}, REGULATION
    )
    if has_errors(problems):
        yield words["open"]
        yield from (problem_line(one, language) for one in problems if one.severity == "error")
    yield words["next"].format(folder=folder)


def lines(findings: Iterable[Finding], at: str, language: str) -> Iterator[str]:
    """One line for each finding."""
    for one in findings:
        yield f"  {at.format(line=one.line)}: {one.rule}: {one.sentence(language)}"
