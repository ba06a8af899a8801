"""Rows of a CSV: the first column of the header says what is listed."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from xize.core.problems import Problem
from xize.people.sheets.rows import COLUMNS, LISTS, Cell, Place, Row
from xize.people.sheets.sentences import near, problem

KINDS = {"username": "person", "code": "department", "partner": "partner"}
CHINESE = {
    "用户名": "username", "部门代码": "code", "合作机构代码": "partner",
    "姓名": "name", "名称": "name", "英文名": "name_en", "职务": "title", "英文职务": "title_en",
    "邮箱": "email", "部门": "department", "合作机构": "partner", "上级": "superior",
    "系统角色": "roles", "字号": "mark", "上级部门": "parent", "负责人": "head",
    "承担角色": "stands_for",
}  # fmt: skip
"""Headers in Chinese."""

_SEVERAL = re.compile(r"[\s;；、,，]+")


def rows_of_table(text: str, file: str) -> tuple[list[Row], list[Problem]]:
    """The rows, and what is wrong with their form. Empty lines and # comments are passed over."""
    first_line = text.lstrip("\n").partition("\n")[0]
    mark = max(",;\t", key=first_line.count)
    reader = csv.reader(text.splitlines(), delimiter=mark)
    header: list[str] | None = None
    rows: list[Row] = []
    problems: list[Problem] = []
    for cells in reader:
        values = [one.strip() for one in cells]
        if not any(values) or values[0].startswith("#"):
            continue
        at = Place(reader.line_num)
        if header is None:
            header = [CHINESE.get(one, one) for one in values]
            problems += _header(header, file, at)
            if problems:
                break
        elif len(values) > len(header):
            problems.append(problem("too-many-cells", file, at))
        else:
            rows.append(_row(header, values, file, at))
    return rows, problems


def _header(header: Sequence[str], file: str, at: Place) -> list[Problem]:
    kind = KINDS.get(header[0])
    if kind is None:
        return [problem("unknown-table", file, at, first=header[0])]
    return [
        problem("unknown-column", file, at, name=one, **near(one, COLUMNS[kind]))
        for one in header[1:]
        if one and one not in COLUMNS[kind]
    ]


def _row(header: Sequence[str], values: Sequence[str], file: str, at: Place) -> Row:
    """An empty cell says nothing."""
    cells: dict[str, Cell] = {}
    for name, value in zip(header[1:], values[1:], strict=False):
        if name and value:
            cells[name] = tuple(filter(None, _SEVERAL.split(value))) if name in LISTS else value
    return Row(KINDS[header[0]], values[0], file, at, cells)
