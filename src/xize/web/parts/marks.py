"""How the work of a seat was shared, in a few words beside it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from xize.core.engine.events import Seat
from xize.core.story import VisitStory
from xize.core.story.sharing import SignerStory
from xize.rulebook.names import Names
from xize.web.parts.instants import moment
from xize.web.parts.people import People


class Marks:
    """Reads the marks of seats for one page."""

    def __init__(self, names: Names, people: People) -> None:
        self.names = names
        self.people = people

    def of(self, visit: VisitStory, seat: Seat) -> tuple[str, ...]:
        """Added by, passed on by, claimed, delegated, decided by a deputy, taken back."""
        return (
            *self._added(visit, seat),
            *self._passed_on(visit, seat),
            *self._delegated(visit, seat),
            *self._decided(visit, seat),
        )

    def removed(self, signer: SignerStory) -> str:
        """Who decided that a voice is asked no more."""
        return _("removed by %(name)s") % {"name": self.people(signer.removed_by)}

    def _added(self, visit: VisitStory, seat: Seat) -> Iterator[str]:
        words = {
            "before": _("added before by %(name)s"),
            "beside": _("added beside by %(name)s"),
            "after": _("added after by %(name)s"),
        }
        for one in visit.signers:
            if one.seat == seat.id and one.position in words:
                yield words[one.position] % {"name": self.people(one.person)}

    def _passed_on(self, visit: VisitStory, seat: Seat) -> Iterator[str]:
        for one in visit.transfers:
            if one.seat == seat.id:
                yield _("passed on by %(name)s") % {"name": self.people(one.person)}
        for claim in visit.claims:
            if claim.seat == seat.id and claim.released is None:
                yield _("claimed by %(name)s") % {"name": self.people(claim.person)}

    def _delegated(self, visit: VisitStory, seat: Seat) -> Iterator[str]:
        for one in visit.delegations:
            if one.seat != seat.id:
                continue
            said = {"name": self.people(one.to)}
            if one.answered is None:
                yield _("asked %(name)s") % said
            elif one.outcome:
                said["outcome"] = self.names.outcome(visit.node, one.outcome)
                yield _("%(name)s proposed “%(outcome)s”") % said
            else:
                yield _("%(name)s has answered") % said

    def _decided(self, visit: VisitStory, seat: Seat) -> Iterator[str]:
        for one in visit.decisions:
            if seat.id not in one.seats:
                continue
            if one.carried and one.taken_back is None:
                yield _("carried over, not asked again")
            if one.acting_for and one.taken_back is None:
                yield _("for %(name)s") % {"name": self.people(one.acting_for)}
            if one.taken_back is not None:
                outcome = self.names.outcome(visit.node, one.outcome)
                said = {"outcome": outcome, "at": moment(one.taken_back)}
                yield _("“%(outcome)s” taken back %(at)s") % said


def sharers(visit: VisitStory) -> Iterator[str]:
    """Everybody a mark may name."""
    for delegation in visit.delegations:
        yield from (delegation.person, delegation.to)
    for signer in visit.signers:
        yield from (signer.person, signer.removed_by, *signer.people)
    yield from (one.person for one in visit.transfers)
    yield from (one.person for one in visit.claims)
