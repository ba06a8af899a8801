"""What a rule says about people, periods and places, in the reader's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from xize.core.deadlines import Period, PeriodError
from xize.core.process.rulebook import Rulebook
from xize.core.process.work import Due, Notice, OverdueRule, Vote, Who
from xize.rulebook.names import Names
from xize.rulebook.queries import Compiled
from xize.web.parts.conditions import condition_words

BASIS: dict[str, str | Promise] = {
    "stated": pgettext_lazy("basis", "stated"),
    "derived": pgettext_lazy("basis", "derived"),
    "proposed": pgettext_lazy("basis", "proposed"),
}
"""Stated in the source text, derived from it, or proposed where it is silent."""

RULES: dict[str, str | Promise] = {
    "all": gettext_lazy("all must agree"),
    "any": gettext_lazy("one voice is enough"),
    "in_order": gettext_lazy("one after another"),
}
PEOPLE: dict[str, str | Promise] = {
    "self": gettext_lazy("whoever does it"),
    "starter": gettext_lazy("whoever began the procedure"),
    "initiator": gettext_lazy("whoever began the project"),
}


@dataclass(frozen=True)
class Phrases:
    """Words for the parts of one edition."""

    edition: Compiled
    names: Names
    language: str

    @property
    def rules(self) -> Rulebook:
        """What runs."""
        return self.edition.rules

    def condition(self, source: str) -> str:
        """A condition with names in place of ids."""
        return condition_words(source, self.rules, self.names, self.language)

    def who(self, one: Who) -> str:
        """Somebody who acts or is told."""
        if one.role:
            named = PEOPLE.get(one.role)
            name = str(named) if named is not None else self.names.role(one.role)
        elif one.head_of:
            name = _("head of %(role)s") % {"role": self.names.role(one.head_of)}
        elif one.pool:
            name = _("drawn from %(pool)s") % {"pool": one.pool}
        else:
            expression = one.person or one.is_
            name = self.condition(expression.source) if expression else ""
        if one.superior:
            name = _("superior of %(person)s") % {"person": name}
        return name

    def all(self, ones: tuple[Who, ...]) -> str:
        """Several of them."""
        return _(", ").join(self.who(one) for one in ones)

    def period(self, text: str) -> str:
        """A period, or a figure of the edition with its value in force."""
        if not text.startswith("$"):
            return self.value(text)
        name = text.removeprefix("$")
        return self.value(self.rules.parameters.get(name))

    def value(self, value: Any) -> str:
        """The value of a figure."""
        if isinstance(value, dict):
            return self.value(value.get("period", ""))
        if isinstance(value, list):
            return _(", ").join(self.value(one) for one in value)
        try:
            return Period.parse(str(value)).words(self.language)
        except PeriodError:
            return str(value if value is not None else _("to be decided"))

    def due(self, due: Due) -> str:
        """By when: the period and what it counts from."""
        if due.date is not None and due.period is None:
            return _("on %(date)s") % {"date": self.condition(due.date.source)}
        named = {"period": self.period(due.period or ""), "anchor": self._anchor(due)}
        if due.direction == "before":
            return _("%(period)s before %(anchor)s") % named
        return _("%(period)s after %(anchor)s") % named

    def _anchor(self, due: Due) -> str:
        if due.anchor:
            return _("“%(step)s”") % {"step": self.names.node(due.anchor)}
        if due.date is not None:
            return self.condition(due.date.source)
        return _("its opening")

    def tells(self, notice: Notice) -> str:
        """Who is told by the clock."""
        return _("tells %(people)s") % {"people": self.all(notice.to)}

    def reminds(self, periods: tuple[str, ...], notice: Notice | None) -> tuple[str, ...]:
        """When the clock reminds, and whom where that is not just who has yet to act."""
        before = (_("%(period)s before") % {"period": self.period(one)} for one in periods)
        return (*before, *((self.tells(notice),) if notice is not None else ()))

    def overdue(self, rule: OverdueRule) -> str:
        """What happens once the deadline has passed."""
        parts = []
        if rule.tells is not None:
            parts.append(self.tells(rule.tells))
        if rule.every:
            parts.append(_("every %(period)s") % {"period": self.period(rule.every)})
        if rule.escalate is not None:
            parts.append(_("escalates to %(person)s") % {"person": self.who(rule.escalate)})
        if rule.hand_over is not None:
            parts.append(_("hands over to %(person)s") % {"person": self.who(rule.hand_over)})
        return _(", ").join(parts)

    def vote(self, vote: Vote) -> str:
        """How several voices become one."""
        if vote.rule == "percent":
            return _("%(share)s%% must agree") % {"share": vote.threshold}
        if vote.rule == "count":
            return _("%(number)s must agree") % {"number": vote.threshold}
        return str(RULES[vote.rule])
