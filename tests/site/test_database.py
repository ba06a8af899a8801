"""The connection is as careful as the settings promise, on the database of this run."""

import pytest
from django.db import connection

from xize.site.database import database as configure


def answer(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_a_commit_waits_for_the_disk(database: str) -> None:
    if database == "sqlite":
        assert answer("PRAGMA synchronous") == 2
        assert answer("PRAGMA journal_mode") == "wal"
    else:
        assert answer("SHOW synchronous_commit") == "on"
        assert answer("SHOW fsync") == "on"


@pytest.mark.django_db
def test_this_run_is_on_the_database_it_was_asked_for(database: str) -> None:
    assert connection.vendor == database


def test_sqlite_takes_the_write_lock_when_a_transaction_begins(tmp_path) -> None:
    chosen = configure("", tmp_path)

    assert chosen["NAME"] == tmp_path / "xize.sqlite3"
    assert chosen["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_selects_postgresql_and_keeps_its_options(tmp_path) -> None:
    chosen = configure("postgresql://ann:secret@db:5433/xize?sslmode=require", tmp_path)

    assert (chosen["HOST"], chosen["PORT"], chosen["NAME"]) == ("db", 5433, "xize")
    assert chosen["OPTIONS"]["sslmode"] == "require"
    assert chosen["CONN_MAX_AGE"] == 600
