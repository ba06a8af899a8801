"""Beginning and stopping long work; noticing what died, letting go of what expired."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from xize.jobs.models import Job, State
from xize.jobs.queue import awake, enqueue, forget_tasks
from xize.jobs.refusals import JobDied, NoSuchJob

LOST_AFTER = timedelta(seconds=60)
"""Without a sign of life for so long a running job is taken for dead; it beats every ten."""

KEPT = timedelta(days=90)
"""How long the list of one's jobs remembers one."""


def begin(
    kind: str,
    *,
    person: str,
    arguments: Mapping[str, Any],
    language: str,
    title: str = "",
    back: str = "",
) -> str:
    """Queue work for the worker; the job's id. ``arguments`` are JSON.

    ``title`` is what its page is headed with, ``back`` the address it was asked for on. It is
    queued in the caller's transaction: where that is taken back, so is the job.
    """
    job = Job(
        id=str(uuid.uuid4()),
        kind=kind,
        title=title or kind,
        person=person,
        language=language,
        arguments=dict(arguments),
        back=back,
        begun=timezone.now(),
    )
    with transaction.atomic():
        job.save(force_insert=True)
        enqueue(job.id)
        transaction.on_commit(awake.set)
    return job.id


def stop(person: str, job: str) -> None:
    """Stop one's own job: at once while it waits, else at its next step.

    One that has ended stays as it is. Raises ``NoSuchJob``.
    """
    mine = Job.objects.filter(id=job, person=person)
    if not mine.exists():
        raise NoSuchJob(job)
    now = timezone.now()
    if not mine.filter(state=State.WAITING).update(state=State.STOPPED, ended=now):
        mine.filter(state=State.RUNNING).update(stopping=True)


def sweep(now: datetime, drop: Callable[[str], None]) -> None:
    """Say of dead jobs that they died, and let go of files nobody fetched in time.

    ``drop`` removes a stored file; it is called once no job names the file any more.
    """
    lost = Q(seen__lt=now - LOST_AFTER, state=State.RUNNING)
    died = JobDied()
    said = {"code": died.code, "zh": died.sentence("zh"), "en": died.sentence("en")}
    Job.objects.filter(lost).update(state=State.FAILED, ended=now, **said)
    for job in Job.objects.filter(expires__lte=now).exclude(blob=""):
        Job.objects.filter(id=job.id).update(blob="")
        if not Job.objects.filter(blob=job.blob).exists():
            drop(job.blob)
    Job.objects.filter(ended__lt=now - KEPT, blob="").delete()
    forget_tasks(now - KEPT)
