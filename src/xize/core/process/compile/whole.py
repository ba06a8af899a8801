"""A regulation with the files of its folder: read, held against everything, compiled.

Whoever has a folder asks here; ``lint`` and ``compile_findings`` are the parts.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from xize.core.problems import Problem, has_errors, in_order
from xize.core.process.compile.drawn import attach
from xize.core.process.compile.drawn.file import drawn
from xize.core.process.compile.edition import compile_findings
from xize.core.regulation import lint, read
from xize.core.regulation.model import Regulation


def read_whole(
    text: str | bytes, files: Mapping[str, bytes], file: str = "regulation.yaml"
) -> Regulation | None:
    """The regulation of a text without errors of form, with the file its flow is drawn in."""
    found = read(text, file).regulation
    return None if found is None else attach(found, files)


def problems_of_text(
    text: str | bytes,
    files: Mapping[str, bytes],
    file: str = "regulation.yaml",
    *,
    second: str | bytes | None = None,
    second_file: str = "regulation.en.yaml",
) -> tuple[Problem, ...]:
    """Problems of form and of sense; the drawing's names are known.

    Where the drawing itself cannot be read, sense is not judged: its names would be missed.
    """
    regulation = read_whole(text, files, file)
    if regulation is not None and _is_unreadable(regulation):
        folder = file[: file.rfind("/") + 1]
        return in_order((*read(text, file).problems, *problems_of_flow(regulation, file, folder)))
    return lint(
        text,
        file,
        second=second,
        second_file=second_file,
        draw=lambda regulation: attach(regulation, files),
    )


def _is_unreadable(regulation: Regulation) -> bool:
    """Whether there is a drawing from which no flow could be made."""
    found = regulation.drawing
    return found is not None and not drawn(found.content).procedures


def problems_of_flow(
    regulation: Regulation, file: str = "regulation.yaml", folder: str = ""
) -> tuple[Problem, ...]:
    """What the compiler says: of the text, and of the drawing in its ``folder``."""
    _, found = compile_findings(regulation)
    return tuple(replace(one, file=f"{folder}{one.file}" if one.file else file) for one in found)


def problems_of_whole(
    text: str | bytes,
    files: Mapping[str, bytes],
    file: str = "regulation.yaml",
    *,
    second: str | bytes | None = None,
) -> tuple[Problem, ...]:
    """Everything there is to say: the flow is looked at once the text has no errors."""
    problems = problems_of_text(text, files, file, second=second)
    regulation = read_whole(text, files, file)
    if regulation is None or has_errors(problems):
        return problems
    return in_order((*problems, *problems_of_flow(regulation, file)))
