"""Rows from spreadsheets: read within bounds, checked one by one, and only then written.

table   = read(name, content)              # xlsx or csv, its cells as texts with their places
checked = check(table, fields, names, …)   # every bad row with its place and remedy
template(title, fields, names, language)   # the empty file to fill in
"""

from xize.registers.sheets.check import Bad, Checked, check
from xize.registers.sheets.read import Line, Table, read
from xize.registers.sheets.template import template

__all__ = ["Bad", "Checked", "Line", "Table", "check", "read", "template"]
