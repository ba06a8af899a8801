"""Who acts: the first argument of every query and the ``actor`` of every service."""

from dataclasses import dataclass, field

from xize.people.permissions import Permission


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or the system itself) with everything a decision about access needs.

    ``person`` is the opaque id, empty for the system and for the public. ``partner`` is set for
    a contact of an outside organisation, who sees only the work that is addressed to it.
    ``acting_for`` is the person whose work this one does by a standing delegation (代理),
    ``acting_under`` the regulations it was found to be for; empty: every one.
    """

    person: str
    name: str = ""
    language: str = "zh-hans"
    department: str | None = None
    partner: str | None = None
    permissions: frozenset[Permission] = field(default_factory=frozenset)
    acting_for: str = ""
    acting_under: tuple[str, ...] = ()

    def may(self, permission: Permission) -> bool:
        """Whether this actor holds the permission."""
        return permission in self.permissions

    def stands_in(self, regulation: str) -> bool:
        """Whether this actor does somebody else's work, and may under a regulation."""
        under = not self.acting_under or regulation in self.acting_under
        return bool(self.acting_for) and under

    @property
    def is_somebody(self) -> bool:
        """True for a person who signed in; false for the system and the public."""
        return bool(self.person)


SYSTEM = Actor(person="", name="system", permissions=frozenset(Permission))
"""Set-up and background work: may do everything, is nobody."""

PUBLIC = Actor(person="", name="public")
"""Somebody who has not signed in."""
