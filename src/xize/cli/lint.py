"""`xize lint`: is a regulation's text right? Exit code 1 when there are errors."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

from xize import library
from xize.cli.options import in_language
from xize.core.problems import Problem, has_errors, in_order
from xize.core.process.compile import compile_findings
from xize.core.regulation.model import Regulation
from xize.core.regulation.schema import json_schema
from xize.printing.templates import look

SEVERITIES = {"error": ("错误", "error"), "warning": ("警告", "warning"), "info": ("提示", "info")}


@click.command
@click.argument("names", nargs=-1, metavar="[ID|PATH]…")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list of problems.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the language and stop.")
@click.option("--quiet", is_flag=True, help="Leave out hints; print errors and warnings.")
@in_language
def command(
    names: tuple[str, ...], *, as_json: bool, schema: bool, quiet: bool, language: str
) -> None:
    """Check regulations: form, references, flow, documents, expressions.

    Name a regulation of the library by its ID, or any folder or regulation.yaml by its PATH.
    Without a name the whole library is checked. Each problem is one line with its place, its
    code and a sentence that names the remedy. Exit code 1 means there are errors.
    """
    if schema:
        click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
        return
    problems = in_order(p for name in names or library.known() for p in problems_of(name))
    shown = [one for one in problems if not (quiet and one.severity == "info")]
    if as_json:
        click.echo(
            json.dumps([msgspec.to_builtins(p) for p in shown], ensure_ascii=False, indent=2)
        )
    else:
        for problem in shown:
            click.echo(line(problem, language))
        click.echo(summary(shown, language))
    raise SystemExit(1 if has_errors(problems) else 0)


def problems_of(name: str) -> tuple[Problem, ...]:
    """Everything wrong with one regulation, what cannot be run yet included."""
    try:
        source = library.load(name)
    except library.UnknownRegulationError as error:
        return (
            Problem(
                code=error.code,
                message_zh=error.message_zh,
                message_en=error.message_en,
                file=name,
            ),
        )
    except OSError as error:
        reason = error.strerror or str(error)
        return (
            Problem(
                code="unreadable-file",
                message_zh=f"文件读不出来：{reason}。请检查路径和权限。",
                message_en=f"The file cannot be read: {reason}. Check its path and permissions.",
                file=name,
            ),
        )
    problems = source.problems()
    regulation = source.regulation()
    if regulation is None or has_errors(problems):
        return problems
    rules, findings = compile_findings(regulation)
    named = (beside(source, one.file) if one.file else source.file for one in findings)
    found = (
        *problems,
        *(msgspec.structs.replace(p, file=name) for p, name in zip(findings, named, strict=True)),
    )
    if has_errors(found):
        return found
    wanted = templates_named(regulation)
    tried = look(rules, wanted, source.templates)
    return (*found, *(msgspec.structs.replace(p, file=beside(source, p.file)) for p in tried))


def templates_named(regulation: Regulation) -> dict[str, str]:
    """The templates a regulation names, with the form each prints ("" for letters)."""
    found = {one.template: "" for one in regulation.prints.values()}
    forms = {one.prints_as: str(name) for name, one in regulation.documents.items()}
    return found | {template: form for template, form in forms.items() if template}


def beside(source: library.Source, name: str) -> str:
    """A file of the regulation's folder, as problems name it."""
    return str(Path(source.file).parent / name) if "/" in source.file else name


def line(problem: Problem, language: str) -> str:
    """One problem as one line: place, severity, code, sentence."""
    severity = SEVERITIES[problem.severity][language == "en"]
    return f"{problem.place}: {severity} {problem.code}: {problem.sentence(language)}"


def summary(problems: Iterable[Problem], language: str) -> str:
    """The last line: how many of each kind."""
    count = Counter(problem.severity for problem in problems)
    if language == "en":
        return f"{count['error']} errors, {count['warning']} warnings, {count['info']} hints"
    return f"{count['error']} 个错误，{count['warning']} 个警告，{count['info']} 个提示"
