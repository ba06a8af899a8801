"""Rows of a YAML file: ``departments``, ``partners`` and ``people`` by their short names."""

from __future__ import annotations

from xize.core.problems import Problem
from xize.core.regulation.model.marks import Mark
from xize.core.regulation.source.nodes import Entries, Items, Node, Scalar
from xize.people.sheets.rows import COLUMNS, LISTS, Cell, Place, Row
from xize.people.sheets.sentences import near, problem

KINDS = {"departments": "department", "partners": "partner", "people": "person"}
OTHERS = ("organisation", "name", "name_en", "mail_domain", "showcase")
"""What the file also says; only ``mail_domain`` matters here."""


def rows_of_tree(root: Node | None, file: str) -> tuple[list[Row], list[Problem]]:
    """The rows, and what is wrong with their form."""
    if not isinstance(root, Entries):
        at = Place(1, 1) if root is None else _place(root.at)
        return [], [problem("not-an-organisation", file, at)]
    rows: list[Row] = []
    problems: list[Problem] = []
    for key, node in root.entries:
        if key.text in KINDS:
            _take_kind(KINDS[key.text], node, file, rows, problems)
        elif key.text not in OTHERS:
            words = near(key.text, (*KINDS, *OTHERS))
            problems.append(problem("unknown-column", file, _place(key.at), name=key.text, **words))
    return rows, problems


def domain_of(root: Node | None) -> str:
    """The mail domain of those without an address of their own."""
    found = root.get("mail_domain") if isinstance(root, Entries) else None
    return found.text if isinstance(found, Scalar) and not found.is_blank else ""


def _take_kind(kind: str, node: Node, file: str, rows: list[Row], problems: list[Problem]) -> None:
    if isinstance(node, Scalar) and node.is_blank:
        return
    if not isinstance(node, Entries):
        problems.append(problem("not-an-organisation", file, _place(node.at)))
        return
    for key, entry in node.entries:
        if isinstance(entry, Entries):
            cells, places, wrong = _cells(kind, entry, file)
            rows.append(Row(kind, key.text, file, _place(key.at), cells, places))
            problems += wrong
        else:
            problems.append(problem("not-an-organisation", file, _place(key.at)))


def _cells(
    kind: str, entry: Entries, file: str
) -> tuple[dict[str, Cell], dict[str, Place], list[Problem]]:
    cells: dict[str, Cell] = {}
    places: dict[str, Place] = {}
    problems: list[Problem] = []
    for key, node in entry.entries:
        name, at = key.text, _place(node.at)
        places[name] = at
        if name not in COLUMNS[kind]:
            words = near(name, COLUMNS[kind])
            problems.append(problem("unknown-column", file, _place(key.at), name=name, **words))
        elif isinstance(node, Scalar) and node.is_blank:
            continue
        elif name in LISTS:
            texts = [one.text for one in _items(node) if isinstance(one, Scalar)]
            if len(texts) < len(_items(node)) or isinstance(node, Entries):
                problems.append(problem("not-a-list", file, at, name=name))
            cells[name] = tuple(texts)
        elif isinstance(node, Scalar):
            cells[name] = node.text.strip()
        else:
            problems.append(problem("not-one-text", file, at, name=name))
    return cells, places, problems


def _items(node: Node) -> tuple[Node, ...]:
    """A list; a single text is a list of one."""
    return node.items if isinstance(node, Items) else (node,)


def _place(mark: Mark) -> Place:
    return Place(mark.line, mark.column)
