"""django-viewflow: its own models and activations, with the product's database settings.

A step is what viewflow's view of a human task does when a form is sent, without the page around
it: take the flow's lock, read the task, check that this person may execute it, start the
activation, execute it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from worker import Play, serve

PRAGMAS = (
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
    "PRAGMA wal_autocheckpoint = 8000;"
)
PEOPLE = ("lead", "a", "b", "c", "d", "e")
FORM = {"amount": 2000, "note": "说明"}


def sqlite(folder: str) -> dict[str, Any]:
    """A file in the folder, and a transaction that begins with the write lock."""
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": PRAGMAS}
    name = Path(folder) / "viewflow.sqlite3"
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}


def postgresql(address: str) -> dict[str, Any]:
    """A connection that stays, parameters bound by the server."""
    from psycopg.conninfo import conninfo_to_dict

    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST"}
    names["port"] = "PORT"
    parts = conninfo_to_dict(address)
    known = {name: parts[key] for key, name in names.items() if key in parts}
    options = {"server_side_binding": True, "prepare_threshold": 1}
    engine = "django.db.backends.postgresql"
    return {"ENGINE": engine, "CONN_MAX_AGE": None, "OPTIONS": options} | known


def prepare(database: dict[str, Any]) -> None:
    """Configure Django, make viewflow's tables and the people."""
    settings.configure(
        SECRET_KEY="bench",
        USE_TZ=True,
        DATABASES={"default": database},
        INSTALLED_APPS=[
            *("django.contrib.auth", "django.contrib.contenttypes"),
            *("viewflow", "viewflow.workflow", "viewflow_app"),
        ],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()
    call_command("migrate", verbosity=0, skip_checks=True)
    from django.contrib.auth import get_user_model

    for name in PEOPLE:
        get_user_model().objects.create_user(name)


class TenSteps:
    """The ten steps, played by the people concerned."""

    def __init__(self) -> None:
        from django.contrib.auth import get_user_model
        from viewflow_app.flows import TenSteps as Flow

        self.flow = Flow
        self.requests = {
            user.pk: SimpleNamespace(user=user) for user in get_user_model().objects.all()
        }

    def start(self) -> int:
        """A new process, waiting for its first person."""
        return int(self.flow.start.run().pk)

    def step(self, key: int) -> None:
        """The person the oldest open task is assigned to completes it, as its view would."""
        from django.db import transaction
        from viewflow.workflow.status import STATUS

        tasks = self.flow.task_class._default_manager
        with self.flow.lock(key), transaction.atomic():
            task = tasks.filter(process_id=key, status=STATUS.ASSIGNED).order_by("pk").first()
            node, request = task.flow_task, self.requests[task.owner_id]
            activation = node.activation_class(task)
            if not node.can_execute(request.user, task=task):
                sys.exit("a task was given to somebody who may not do it")
            activation.start(request)
            if node.name == "draft":
                activation.process.data = FORM
                activation.process.save()
            task.data["outcome"] = "agree"
            activation.execute()

    def ended(self, key: int) -> bool:
        """Whether the process has ended."""
        from viewflow.workflow.status import PROCESS

        process = self.flow.process_class._default_manager.get(pk=key)
        return bool(process.status == PROCESS.DONE)

    def empty_log(self) -> None:
        """Write SQLite's write-ahead log back."""
        from django.db import connection

        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


if __name__ == "__main__":
    kind, place = sys.argv[1:]
    prepare(sqlite(place) if kind == "sqlite" else postgresql(place))
    ten_steps = TenSteps()
    serve(Play(ten_steps.start, ten_steps.step, ten_steps.ended, ten_steps.empty_log))
