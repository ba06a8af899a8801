"""SpiffWorkflow: the whole workflow as its serializer's JSON, restored and stored at every step.

This is how its documentation keeps a workflow between two requests: `serialize_json`, and
`deserialize_json` when somebody comes back. The specification is parsed once.
"""

from __future__ import annotations

import sqlite3
import sys
import uuid
from pathlib import Path
from typing import Protocol

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.util.task import TaskState
from worker import Play, serve

MODEL = Path(__file__).with_name("ten_steps.bpmn")
FORM = {"amount": 2000, "outcome": "agree", "note": "说明"}


class Store(Protocol):
    """Workflows by id, on one of the databases; a step is one transaction."""

    def add(self, key: str, state: str) -> None:
        """Store a new workflow and commit."""

    def take(self, key: str) -> str:
        """Begin a transaction and read a workflow that nobody else may change meanwhile."""

    def put(self, key: str, state: str) -> None:
        """Store what became of it and commit."""

    def empty_log(self) -> None:
        """Empty the write-ahead log, where it is a file of the database's own."""


class OnSqlite:
    """One table of a file, with the settings the product uses."""

    def __init__(self, folder: str) -> None:
        self.connection = sqlite3.connect(Path(folder) / "spiff.sqlite3", isolation_level=None)
        self.connection.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
            "PRAGMA wal_autocheckpoint = 8000;"
            "CREATE TABLE spiff_workflow (id TEXT PRIMARY KEY, state TEXT) WITHOUT ROWID"
        )

    def add(self, key: str, state: str) -> None:
        """Store a new workflow; the statement is its own transaction."""
        self.connection.execute("INSERT INTO spiff_workflow VALUES (?, ?)", (key, state))

    def take(self, key: str) -> str:
        """Read a workflow, with the right to write."""
        self.connection.execute("BEGIN IMMEDIATE")
        sql = "SELECT state FROM spiff_workflow WHERE id = ?"
        return str(self.connection.execute(sql, (key,)).fetchone()[0])

    def put(self, key: str, state: str) -> None:
        """Store what became of it."""
        self.connection.execute("UPDATE spiff_workflow SET state = ? WHERE id = ?", (state, key))
        self.connection.execute("COMMIT")

    def empty_log(self) -> None:
        """Write everything back."""
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class OnPostgresql:
    """One table, one connection that stays, statements prepared by the driver as usual."""

    def __init__(self, address: str) -> None:
        import psycopg

        self.connection = psycopg.connect(address)
        self.connection.execute("CREATE TABLE spiff_workflow (id text PRIMARY KEY, state text)")
        self.connection.commit()

    def add(self, key: str, state: str) -> None:
        """Store a new workflow."""
        self.connection.execute("INSERT INTO spiff_workflow VALUES (%s, %s)", (key, state))
        self.connection.commit()

    def take(self, key: str) -> str:
        """Read a workflow under its row's lock."""
        sql = "SELECT state FROM spiff_workflow WHERE id = %s FOR UPDATE"
        row = self.connection.execute(sql, (key,)).fetchone()
        assert row is not None
        return str(row[0])

    def put(self, key: str, state: str) -> None:
        """Store what became of it."""
        self.connection.execute("UPDATE spiff_workflow SET state = %s WHERE id = %s", (state, key))
        self.connection.commit()

    def empty_log(self) -> None:
        """Nothing to do."""


class TenSteps:
    """The ten steps, played on a store."""

    def __init__(self, store: Store) -> None:
        parser = BpmnParser()
        parser.add_bpmn_file(str(MODEL))
        self.spec = parser.get_spec("ten_steps")
        self.serializer = BpmnWorkflowSerializer()
        self.store = store

    def start(self) -> str:
        """A new workflow, waiting for its first person."""
        workflow = BpmnWorkflow(self.spec)
        workflow.do_engine_steps()
        key = uuid.uuid4().hex
        self.store.add(key, self.serializer.serialize_json(workflow))
        return key

    def step(self, key: str) -> None:
        """Complete the next human task, and whatever follows without people."""
        workflow = self.serializer.deserialize_json(self.store.take(key))
        task = workflow.get_next_task(state=TaskState.READY, manual=True)
        task.data.update(FORM)
        task.run()
        workflow.do_engine_steps()
        self.store.put(key, self.serializer.serialize_json(workflow))

    def ended(self, key: str) -> bool:
        """Whether the workflow has ended."""
        state = self.store.take(key)
        self.store.put(key, state)
        return bool(self.serializer.deserialize_json(state).completed)


if __name__ == "__main__":
    kind, place = sys.argv[1:]
    store: Store = OnSqlite(place) if kind == "sqlite" else OnPostgresql(place)
    ten_steps = TenSteps(store)
    serve(Play(ten_steps.start, ten_steps.step, ten_steps.ended, store.empty_log))
