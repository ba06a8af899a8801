"""Reading files: YAML by its nodes, so that every text keeps its place; CSV line by line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from xize.core.problems import Problem
from xize.core.regulation.source.compose import Composer
from xize.core.regulation.source.faults import FaultError
from xize.core.regulation.source.text import as_text
from xize.people.sheets.rows import Place, Row, Sheet
from xize.people.sheets.sentences import problem
from xize.people.sheets.tables import rows_of_table
from xize.people.sheets.trees import domain_of, rows_of_tree

TABLES = (".csv", ".tsv", ".txt")


def read(paths: Iterable[Path]) -> Sheet:
    """All files as one sheet; what cannot be read is among the problems."""
    rows: list[Row] = []
    problems: list[Problem] = []
    digests: dict[str, str] = {}
    domain = ""
    for path in paths:
        try:
            content = path.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            problems.append(problem("file-unreadable", str(path), Place(0), reason=reason))
            continue
        digests[path.name] = hashlib.sha256(content).hexdigest()
        try:
            if path.suffix.lower() in TABLES:
                found, wrong = rows_of_table(_text(content), str(path))
            else:
                composer = Composer(as_text(content), str(path))
                root = composer.compose()
                found, wrong = rows_of_tree(root, str(path))
                wrong += composer.problems
                domain = domain_of(root) or domain
        except FaultError as fault:
            problems.append(fault.problem(str(path)))
            continue
        rows += found
        problems += wrong
    return Sheet(tuple(rows), tuple(problems), domain, digests)


def _text(content: bytes) -> str:
    """A table's text; spreadsheets in China still write GB18030."""
    try:
        return as_text(content)
    except FaultError as fault:
        if fault.code != "not-utf8":
            raise
        try:
            return as_text(content.decode("gb18030"))
        except UnicodeDecodeError:
            raise fault from None
