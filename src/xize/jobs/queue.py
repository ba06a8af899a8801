"""The queue: django-tasks keeps it in the database, our worker empties it.

A task there holds the id of a job and nothing else, so what the person sees and what the worker
does are one row.
"""

from __future__ import annotations

import logging
import threading
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone, translation
from django_tasks import TaskResultStatus, task
from django_tasks.base import TaskResult
from django_tasks.signals import task_finished
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet

from xize.core.refusal import Refusal
from xize.jobs.heartbeat import beating
from xize.jobs.kinds import Order, work_of
from xize.jobs.models import Job, State
from xize.jobs.progress import Progress, Stopped
from xize.jobs.refusals import JobFailed

EXPIRES = timedelta(days=7)
"""How long what came of a job is kept to be fetched."""

awake = threading.Event()
"""Set when a job was queued in this process, so that its worker need not be waited for."""

_log = logging.getLogger(__name__)


def enqueue(job: str) -> None:
    """Queue a job, in the caller's transaction."""
    _perform.enqueue(job)


def run_waiting() -> int:
    """Do all waiting jobs, one after another; how many. Looking costs one read.

    Any number of workers may do so: who claims a task first has it.
    """
    ready = DBTaskResult.objects.ready()
    done = 0
    while ready.exists() and (claimed := _claim(ready)):
        _worker(claimed).run_task(claimed)
        done += 1
    return done


def _claim(ready: DBTaskResultQuerySet) -> DBTaskResult[..., Any] | None:
    """The next task, for nobody else any more; None when somebody else was faster."""
    with transaction.atomic():
        found = ready.get_locked()
        if found is not None:
            found.claim(uuid.uuid4().hex)
    return found


def _worker(claimed: DBTaskResult[..., Any]) -> Worker:
    """What runs a claimed task, tells its signals and keeps its traceback."""
    return Worker(
        queue_names=[claimed.queue_name],
        interval=0,
        batch=True,
        backend_name=claimed.backend_name,
        startup_delay=False,
        max_tasks=1,
        worker_id=claimed.worker_ids[-1],
        excluded_queue_names=[],
    )


def forget_tasks(before: datetime) -> None:
    """Remove finished tasks from the queue's table; the jobs say all there is to say."""
    DBTaskResult.objects.finished().filter(enqueued_at__lt=before).delete()


@task()
def _perform(job: str) -> None:
    """Do one job; whatever becomes of it stands in its row afterwards."""
    now = timezone.now()
    waiting = Job.objects.filter(id=job, state=State.WAITING)
    if not waiting.update(state=State.RUNNING, seen=now):
        return  # it was stopped while it waited
    found = Job.objects.get(id=job)
    order = Order(found.id, found.person, found.language, found.arguments)
    with translation.override(found.language), beating(job):
        became = _became(found.kind, order)
    became |= {"ended": timezone.now()}
    Job.objects.filter(id=job, state=State.RUNNING).update(**became)


def _became(kind: str, order: Order) -> dict[str, Any]:
    """Do the work; what its row says afterwards."""
    try:
        result = work_of(kind)(order, Progress(order.id))
    except Stopped:
        return {"state": State.STOPPED}
    except Refusal as refusal:
        return _failed(refusal)
    return {
        "state": State.DONE,
        "expires": timezone.now() + EXPIRES,
        "blob": result.blob,
        "name": result.name,
        "media_type": result.media_type,
        "says": result.says,
        "address": result.address,
    }


@receiver(task_finished, dispatch_uid="xize.jobs")
def _failed_unforeseen(task_result: TaskResult[Any], **_signal: Any) -> None:
    """An error nobody foresaw: its person is told so, the log has all of it."""
    if task_result.status != TaskResultStatus.FAILED:
        return
    job = str(task_result.args[0])
    _log.error("job %s failed; its traceback is that of task %s", job, task_result.id)
    became = _failed(JobFailed(job)) | {"ended": timezone.now()}
    Job.objects.filter(id=job, state=State.RUNNING).update(**became)


def _failed(refusal: Refusal) -> dict[str, Any]:
    said = {"code": refusal.code, "zh": refusal.sentence("zh"), "en": refusal.sentence("en")}
    return {"state": State.FAILED, **said}
