"""Stored values as people read them."""

import pytest

from tests.core.forms.cast import EVERY, OFFICE
from tests.core.forms.test_clean import ACCEPTED
from xize.core.forms import clean, display

FIELDS = {field.id: field for field in EVERY.fields}
SHOWN = [
    ("amount", "1234567.50", "1,234,567.50", "1,234,567.50"),
    ("volume", "1234.5", "1,234.5", "1,234.5"),
    ("share", "12.5", "12.5%", "12.5%"),
    ("at", "2025-08-21T22:00", "2025-08-21 22:00", "2025-08-21 22:00"),
    ("major", True, "是", "Yes"),
    ("major", False, "否", "No"),
    ("level", "low", "低", "低"),
    ("levels", ["low", "high"], "低、高", "低, 高"),
    ("term", "3 workdays", "3个工作日", "3 working days"),
    ("term", "1 month", "1个月", "1 month"),
    ("phases", [{"phase": "一期"}], "1 行", "rows: 1"),
    ("owner", "p-luo", "person:p-luo", "person:p-luo"),
    ("title", None, "", ""),
]


@pytest.mark.parametrize(("field", "stored", "zh", "en"), SHOWN)
def test_values_in_both_languages(field, stored, zh, en):
    def name(kind, text):
        return f"{kind}:{text}"

    assert display(FIELDS[field], stored, "zh", name=name) == zh
    assert display(FIELDS[field], stored, "en", name=name) == en


@pytest.mark.parametrize(("field", "raw"), [case[:2] for case in ACCEPTED])
def test_everything_that_can_be_stored_can_be_shown(field, raw):
    stored = clean(EVERY, {field: raw}, known=OFFICE).values[field]
    assert display(FIELDS[field], stored)
