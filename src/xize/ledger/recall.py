"""What a process may remember of rows that rarely change, and until when.

People, departments, editions and calendars are asked for at every decision and change a few times
a day. Triggers on their tables give the database a new random *token* with every change; reading a
stream reads the token in the same statement. What was found out under a token stays true as long
as the token is met: a change and its token are committed together, and a token that was rolled
back is never seen again, which a count could not promise.

On PostgreSQL the token is written when the changing transaction commits, so that two of them never
wait for each other earlier than that. A transaction that has such changes of its own must not
recall anything (``Unit.alone``).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from django.db.models.signals import post_migrate

Memory = dict[Hashable, Any]

TOKEN = "(SELECT token FROM ledger_token WHERE name = 'reference')"  # noqa: S105 - no secret
"""An expression for the token; null where nothing may be remembered."""

LARGEST = 100_000
"""Answers kept; with more, everything is forgotten."""

_TURN = (
    "INSERT INTO ledger_token (name, token) VALUES ('reference', {random}) "
    "ON CONFLICT (name) DO UPDATE SET token = excluded.token;"
)
_current: tuple[str, Memory] = ("", {})


def memory(token: str | None) -> Memory:
    """What this process remembers under a token; an empty memory for nobody else without one."""
    global _current  # noqa: PLW0603 - one memory a process, replaced as a whole
    if not token:
        return {}
    known, kept = _current
    if known != token or len(kept) > LARGEST:
        kept = {}
        _current = (token, kept)
    return kept


def recalled(kept: Memory, key: Hashable, ask: Callable[[], Any]) -> Any:
    """The answer in the memory, or asked for and remembered."""
    try:
        return kept[key]
    except KeyError:
        answer = kept[key] = ask()
        return answer


def watch(app: AppConfig, models: Iterable[type[Model]], but: Iterable[str] = ()) -> None:
    """Let changes of these tables of an app turn the token; not those of the columns ``but``.

    Done again after every migration: SQLite drops a table's triggers when it is altered.
    """
    watched = tuple(models)
    ignored = frozenset(but)

    def install(using: str, **_given: object) -> None:
        connection = connections[using]
        tables = set(connection.introspection.table_names())
        if "ledger_token" in tables:
            for model in watched:
                if model._meta.db_table in tables:
                    _install(connection, model, ignored)

    post_migrate.connect(install, sender=app, weak=False, dispatch_uid=f"recall {app.label}")


def _install(connection: BaseDatabaseWrapper, model: type[Model], ignored: frozenset[str]) -> None:
    table = model._meta.db_table
    columns = [field.column for field in model._meta.concrete_fields if field.column not in ignored]
    told = ", ".join(f'"{column}"' for column in columns)
    make = _postgresql if connection.vendor == "postgresql" else _sqlite
    with connection.cursor() as cursor:
        for statement in make(table, told):
            cursor.execute(statement)


def _sqlite(table: str, columns: str) -> list[str]:
    turn = _TURN.format(random="lower(hex(randomblob(16)))")
    statements = []
    for name, act in (
        ("insert", "INSERT"),
        ("delete", "DELETE"),
        ("update", f"UPDATE OF {columns}"),
    ):
        trigger = f"{table}_turns_{name}"
        statements.append(f"DROP TRIGGER IF EXISTS {trigger}")
        statements.append(f"CREATE TRIGGER {trigger} AFTER {act} ON {table} BEGIN {turn} END")
    return statements


def _postgresql(table: str, columns: str) -> list[str]:
    turn = _TURN.format(random="gen_random_uuid()::text")
    function = "CREATE OR REPLACE FUNCTION ledger_turn() RETURNS trigger LANGUAGE plpgsql"
    when = f"AFTER INSERT OR DELETE OR UPDATE OF {columns} ON {table}"
    how = "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_turn()"
    return [
        f"{function} AS $$ BEGIN {turn} RETURN NULL; END $$",
        f"DROP TRIGGER IF EXISTS {table}_turns ON {table}",
        f"CREATE CONSTRAINT TRIGGER {table}_turns {when} {how}",
    ]
