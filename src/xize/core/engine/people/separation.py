"""Separation of duties as data: ``not_same_as: <step>`` and ``not_of: [roles]``.

Whoever did the other step (or had it done for them) does not decide, nor anybody of the
organisation of the roles named: a reviewer is never of the applicant's organisation. They are not
asked where somebody else can be; a seat that would be left empty goes where ``nobody:`` says, or
waits: its holder is refused with the reason, and may hand it over.
"""

from __future__ import annotations

import msgspec

from xize.core.engine.refusals import Refused
from xize.core.engine.state import Visit
from xize.core.engine.view.draft import Draft
from xize.core.process.graph import UserTask
from xize.core.process.work import Work


class Barred(msgspec.Struct, frozen=True):
    """Who must not decide a step: people, and everybody of organisations."""

    people: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()

    def holds(self, draft: Draft, person: str) -> bool:
        """Whether a person must not."""
        if person in self.people:
            return True
        return bool(self.organisations) and draft.facts.organisation_of(person) in (
            self.organisations
        )


NOBODY_BARRED = Barred()


def who_did(visit: Visit) -> frozenset[str]:
    """Everybody who had a part in the latest completion of a step, and for whom."""
    return frozenset((visit.by, visit.acting_for, *visit.agreed)) - {""}


def barred(draft: Draft, work: Work, case: str, roles: tuple[str, ...]) -> Barred:
    """Who must not decide; ``roles`` are the people of ``not_of:``."""
    done = who_did(draft.visit(case, work.not_same_as)) if work.not_same_as else frozenset()
    known = (draft.facts.organisation_of(one) for one in roles)
    organisations = frozenset(one for one in known if one is not None)
    return Barred(done | frozenset(roles), organisations)


def others(draft: Draft, work: Work, bar: Barred, people: tuple[str, ...]) -> tuple[str, ...]:
    """Those who may; all of them where nobody would be left and the owner is to be asked."""
    if bar is NOBODY_BARRED:
        return people
    kept = tuple(one for one in people if not bar.holds(draft, one))
    return kept if kept or work.nobody != "ask-owner" else people


def refuse_barred(draft: Draft, bar: Barred, case: str, node: UserTask, *people: str) -> None:
    """Refuse whoever must not decide the step, and whoever stands in for them."""
    name = node.name or node.id
    other = node.work.not_same_as
    asked = [one for one in people if one]
    if other and who_did(draft.visit(case, other)) & set(asked):
        raise Refused("same-person", step=name, other=other)
    if any(bar.holds(draft, one) for one in asked):
        raise Refused("same-organisation", step=name)
