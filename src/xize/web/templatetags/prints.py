"""What the print view says of signatures."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from xize.printing import Signed

register = template.Library()


@register.filter
def signature(one: Signed, is_chinese: bool) -> SafeString:
    """签字：… 日期：…; lines to write on where it has not been signed."""
    chinese = bool(is_chinese)
    label = one.label or ("签字" if chinese else "Signature")
    colon, date = ("：", "日期") if chinese else (": ", "Date")
    blank = "____年__月__日" if chinese else "____________"
    said = (label, colon, one.name or "____________", date, colon, one.date or blank)
    if one.void:
        line = format_html("<s>{}{}{}</s> <s>{}{}{}</s>", *said)
        return format_html("{} <small>{}</small>", line, one.void)
    return format_html("{}{}{} <span>{}{}{}</span>", *said)
