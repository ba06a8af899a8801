"""What a person may do in Xize itself, and the system roles that grant it.

A project's own rights never appear here: those follow from its regulation and its team.
"""

from enum import StrEnum


class Permission(StrEnum):
    """One right, written ``scope:resource:action``; kept in alphabetical order."""

    ARCHIVE_DISPOSALS_DECIDE = "archive:disposals:decide"
    ARCHIVE_DISPOSALS_PROPOSE = "archive:disposals:propose"
    ARCHIVE_DOSSIERS_READ = "archive:dossiers:read"
    ARCHIVE_DOSSIERS_SEAL = "archive:dossiers:seal"
    ARCHIVE_HOLDS_WRITE = "archive:holds:write"
    LEDGER_EVENTS_VERIFY = "ledger:events:verify"
    ORGANISATION_DEPARTMENTS_WRITE = "organisation:departments:write"
    ORGANISATION_PARTNERS_WRITE = "organisation:partners:write"
    ORGANISATION_PEOPLE_WRITE = "organisation:people:write"
    ORGANISATION_PHRASES_WRITE = "organisation:phrases:write"
    PRINTS_SEAL_USE = "prints:seal:use"
    PROJECTS_ALL_READ = "projects:all:read"
    REGISTERS_ALL_READ = "registers:all:read"
    RULEBOOK_EDITIONS_PUBLISH = "rulebook:editions:publish"
    RULEBOOK_EDITIONS_READ = "rulebook:editions:read"


class SystemRole(StrEnum):
    """A bundle of permissions a person can be granted; kept in alphabetical order."""

    ADMINISTRATOR = "administrator"
    ARCHIVIST = "archivist"
    AUDITOR = "auditor"
    RULE_KEEPER = "rule-keeper"


EVERYBODY = frozenset({Permission.RULEBOOK_EDITIONS_READ})
"""What every active employee may do."""

GRANTS: dict[SystemRole, frozenset[Permission]] = {
    SystemRole.ADMINISTRATOR: frozenset(
        {
            Permission.ARCHIVE_DISPOSALS_DECIDE,
            Permission.LEDGER_EVENTS_VERIFY,
            Permission.ORGANISATION_DEPARTMENTS_WRITE,
            Permission.ORGANISATION_PARTNERS_WRITE,
            Permission.ORGANISATION_PEOPLE_WRITE,
            Permission.ORGANISATION_PHRASES_WRITE,
            Permission.RULEBOOK_EDITIONS_PUBLISH,
        }
    ),
    SystemRole.ARCHIVIST: frozenset(
        {
            Permission.ARCHIVE_DISPOSALS_DECIDE,
            Permission.ARCHIVE_DISPOSALS_PROPOSE,
            Permission.ARCHIVE_DOSSIERS_READ,
            Permission.ARCHIVE_DOSSIERS_SEAL,
            Permission.ARCHIVE_HOLDS_WRITE,
            Permission.PRINTS_SEAL_USE,
            Permission.REGISTERS_ALL_READ,
        }
    ),
    SystemRole.AUDITOR: frozenset(
        {
            Permission.ARCHIVE_DOSSIERS_READ,
            Permission.ARCHIVE_HOLDS_WRITE,
            Permission.LEDGER_EVENTS_VERIFY,
            Permission.PROJECTS_ALL_READ,
            Permission.REGISTERS_ALL_READ,
        }
    ),
    SystemRole.RULE_KEEPER: frozenset({Permission.RULEBOOK_EDITIONS_PUBLISH}),
}
