"""An organisation from files people write: YAML with everything, or a CSV for each kind.

sheet = read([Path("organisation.yaml")])     # rows with their places, and what is wrong
problems = [*sheet.problems, *check(sheet)]   # every bad row at once
done = load(sheet, at=now)                    # all of it or nothing; again: nothing to do
"""

from xize.people.sheets.check import check
from xize.people.sheets.load import Loaded, NothingLoaded, load
from xize.people.sheets.read import read
from xize.people.sheets.rows import Row, Sheet

__all__ = ["Loaded", "NothingLoaded", "Row", "Sheet", "check", "load", "read"]
