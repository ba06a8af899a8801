"""The physical limit on SQLite: one hand-written transaction that does what a completion must.

Update the case row guarded by its version, insert two events, delete one work item and insert
one: with nothing around it, with the settings of the product's file (WAL, FULL).
``raw_sqlite.py FOLDER``; orders: ``N`` times nine transactions, ``N fresh`` with an empty log,
``N reused`` with one whose space is written again.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from pathlib import Path

TABLES = """
    CREATE TABLE stream (id TEXT PRIMARY KEY, version INTEGER, state BLOB) WITHOUT ROWID;
    CREATE TABLE event (stream TEXT, seq INTEGER, body BLOB, PRIMARY KEY (stream, seq))
        WITHOUT ROWID;
    CREATE TABLE item (person TEXT, id TEXT, PRIMARY KEY (person, id)) WITHOUT ROWID;
"""
STATE = b"s" * 1_500
BODY = b"e" * 300
STEPS = 9
LOG = {"fresh": "TRUNCATE", "reused": "RESTART"}


def main(folder: str) -> None:
    """Answer orders until there are no more."""
    connection = sqlite3.connect(Path(folder) / "raw.sqlite3", isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000;"
        + TABLES
    )
    connection.execute("INSERT INTO stream VALUES ('p', 0, ?)", (STATE,))
    connection.execute("INSERT INTO item VALUES ('a', '0')")
    print("ready", flush=True)
    done = 0
    for line in sys.stdin:
        projects, *how = line.split()
        count = int(projects) * STEPS
        if how:
            connection.execute(f"PRAGMA wal_checkpoint({LOG[how[0]]})")
        begun = time.perf_counter()
        for turn in range(done, done + count):
            _completion(connection, turn)
        print(count / (time.perf_counter() - begun), flush=True)
        done += count


def _completion(connection: sqlite3.Connection, turn: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("SELECT version, state FROM stream WHERE id = 'p'").fetchone()
    connection.execute(
        "UPDATE stream SET version = ?, state = ? WHERE id = 'p' AND version = ?",
        (turn + 1, STATE, turn),
    )
    rows = [("p", 2 * turn, BODY), ("p", 2 * turn + 1, BODY)]
    connection.executemany("INSERT INTO event VALUES (?, ?, ?)", rows)
    connection.execute("DELETE FROM item WHERE person = 'a' AND id = ?", (str(turn),))
    connection.execute("INSERT INTO item VALUES ('a', ?)", (str(turn + 1),))
    connection.execute("COMMIT")


if __name__ == "__main__":
    main(*sys.argv[1:])
