"""Tags and filters of all screens: icons, instants, names, values of inputs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from xize.projects.queries import ProjectLine
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written
from xize.web.parts.fields import PERIODS
from xize.web.parts.instants import moment
from xize.web.parts.people import People
from xize.web.parts.told import KINDS

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite; it is decoration unless it has a label."""
    address = f"{static('vendor/icons.svg')}#{name}"
    spoken = (
        format_html('role="img" aria-label="{}"', label)
        if label
        else mark_safe('aria-hidden="true"')
    )
    return format_html('<svg class="icon" {}><use href="{}"></use></svg>', spoken, address)


# ---- instants --------------------------------------------------------------------------------


register.filter(moment)


@register.filter
def day(value: datetime | date | None) -> str:
    """The local day of an instant."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return value.isoformat() if value else ""


@register.filter
def iso(value: datetime | None) -> str:
    """For machines."""
    return value.isoformat() if value else ""


# ---- projects --------------------------------------------------------------------------------


@register.filter
def ended_well(line: ProjectLine) -> bool:
    """Whether a project has ended with what its rule calls a success."""
    result = as_written(line.edition).rules.results.get(line.result)
    return result is not None and result.success


# ---- names -----------------------------------------------------------------------------------


@register.filter
def named(ident: str, people: People) -> str:
    """The name of a person by id."""
    return people(ident)


@register.filter
def all_named(idents: list[str], people: People) -> str:
    """The names of several people."""
    return people.all(idents)


@register.filter
def article_words(article: str) -> str:
    """ "Article 5(2)"; an annex is called by its own name."""
    return _("Article %(article)s") % {"article": article} if article[:1].isdecimal() else article


@register.filter
def item_of(mapping: dict[Any, Any], key: Any) -> Any:
    """What a mapping holds for a key."""
    return mapping.get(key)


@register.filter
def notice_kind(kind: str) -> str:
    """What a notice is, in a word or two."""
    return str(KINDS.get(kind, _("notice")))


# ---- values of inputs ------------------------------------------------------------------------


@register.filter
def is_yes(value: Any) -> bool:
    """Whether a stored or typed tick is on."""
    return value is True or str(value).lower() == "true"


@register.filter
def is_no(value: Any) -> bool:
    """Whether it was answered with no."""
    return value is False or str(value).lower() == "false"


@register.filter
def as_list(value: Any) -> list[Any]:
    """Several choices, also where there are none yet."""
    return list(value) if isinstance(value, (list, tuple)) else []


@register.filter
def period_count(value: Any) -> str:
    """The number of a period such as "3 workdays"."""
    return str(value or "").partition(" ")[0]


@register.filter
def period_unit(value: Any) -> str:
    """Its unit, in the plural."""
    unit = str(value or "").partition(" ")[2] or PERIODS[0]
    return unit if unit.endswith("s") else f"{unit}s"


@register.filter
def period_units(_value: Any) -> list[tuple[str, str]]:
    """The units to choose from."""
    words = (_("working days"), _("days"), _("weeks"), _("months"), _("years"), _("hours"))
    return list(zip(PERIODS, words, strict=True))


@register.filter
def result_name(result: str, names: Names) -> str:
    """The name of a result."""
    return names.result(result) if result else ""


@register.filter
def role_name(role: str, names: Names) -> str:
    """The name of a role."""
    return names.role(role)
