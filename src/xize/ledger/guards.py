"""Triggers that refuse to change what is written once, on both databases.

They stop mistakes and an application that was taken over; somebody who may drop triggers is found
by ``verify`` instead (``docs/explanation/tamper-evidence.md``).
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

FROZEN = ("ledger_event", "ledger_checkpoint", "ledger_checkpointhead", "ledger_redaction")
"""Neither changed nor deleted, ever."""

ERASABLE = "ledger_payload"
"""Never changed; deleted only after a redaction was recorded."""

_WORDS = "the ledger is append-only"
_RAISE = f"RAISE EXCEPTION '{_WORDS}' USING ERRCODE = 'restrict_violation';"


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers."""
    _run(connection, _create_sqlite() if connection.vendor == "sqlite" else _create_postgresql())


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers: for the reverse migration, and for tests that play the attacker."""
    if connection.vendor == "sqlite":
        _run(connection, [f"DROP TRIGGER IF EXISTS {name}" for name, _, _ in _triggers()])
        return
    drops = [f"DROP TRIGGER IF EXISTS {name} ON {table}" for name, table, _ in _triggers()]
    drops += [f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}" for table in _tables()]
    _run(connection, drops)


def _tables() -> tuple[str, ...]:
    return (*FROZEN, ERASABLE)


def _triggers() -> list[tuple[str, str, str]]:
    return [
        (f"{table}_no_{act}", table, act) for table in _tables() for act in ("update", "delete")
    ]


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _allowed(table: str, act: str) -> str:
    """The condition under which a trigger stays silent."""
    if table == ERASABLE and act == "delete":
        return "EXISTS (SELECT 1 FROM ledger_redaction r WHERE r.payload = OLD.id)"
    return ""


def _create_sqlite() -> list[str]:
    statements = []
    for name, table, act in _triggers():
        allowed = _allowed(table, act)
        when = f"WHEN NOT {allowed} " if allowed else ""
        statements.append(
            f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {table} {when}"
            f"BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
        )
    return statements


def _function(name: str, body: str) -> str:
    head = f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql"
    return f"{head} AS $$ BEGIN {body} END $$"


def _create_postgresql() -> list[str]:
    statements = [
        _function("ledger_refuse", _RAISE),
        _function(
            "ledger_refuse_unredacted",
            f"IF {_allowed(ERASABLE, 'delete')} THEN RETURN OLD; END IF; {_RAISE}",
        ),
    ]
    for name, table, act in _triggers():
        function = "ledger_refuse_unredacted" if _allowed(table, act) else "ledger_refuse"
        statements.append(
            f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {function}()"
        )
    for table in _tables():
        statements.append(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"
        )
    return statements
