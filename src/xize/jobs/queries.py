"""Reading long work. Only its person sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from xize.core.refusal import Refusal
from xize.jobs.models import Job, State
from xize.jobs.refusals import JobDied, NoSuchJob
from xize.jobs.services import LOST_AFTER

NOBODY_WORKS = 15
"""Seconds a job waits before its page says that no worker has taken it up."""


@dataclass(frozen=True, slots=True)
class JobCard:
    """A job as its person sees it. ``state``: waiting, running, done, failed or stopped.

    ``percent`` is 0 where the number of steps is unknown. ``error`` is the sentence of a failure.
    ``file`` says that what came of it can still be fetched, ``gone`` that it could.
    """

    id: str
    title: str
    state: str
    done: int
    total: int
    percent: int
    begun: datetime
    ended: datetime | None
    expires: datetime | None
    stopping: bool
    unattended: bool
    file: bool
    gone: bool
    name: str
    says: str
    address: str
    back: str
    code: str
    error: str

    @property
    def is_open(self) -> bool:
        """Whether something is still to come of it."""
        return self.state in (State.WAITING, State.RUNNING)


@dataclass(frozen=True, slots=True)
class JobFile:
    """What came of a job: the stored file and what to call it."""

    blob: str
    name: str
    media_type: str


def job(person: str, ident: str, language: str) -> JobCard:
    """One's own job. Raises ``NoSuchJob``."""
    return _card(_mine(person, ident), language, timezone.now())


def jobs(person: str, language: str, limit: int = 41, offset: int = 0) -> Sequence[JobCard]:
    """One's own jobs, newest first."""
    found = Job.objects.filter(person=person).order_by("-begun", "-id")[offset : offset + limit]
    now = timezone.now()
    return [_card(one, language, now) for one in found]


def file_of(person: str, ident: str) -> JobFile:
    """The file of one's own job. Raises ``NoSuchJob`` where there is none (any more)."""
    one = _mine(person, ident)
    if not _has_file(one, timezone.now()):
        raise NoSuchJob(ident)
    return JobFile(one.blob, one.name, one.media_type)


def _mine(person: str, ident: str) -> Job:
    found = Job.objects.filter(id=ident, person=person).first() if person else None
    if found is None:
        raise NoSuchJob(ident)
    return found


def _has_file(one: Job, now: datetime) -> bool:
    return bool(one.blob) and one.expires is not None and one.expires > now


def _card(one: Job, language: str, now: datetime) -> JobCard:
    """The job; one that gave no sign of life is shown as dead, also before the worker says so."""
    lost = one.state == State.RUNNING and one.seen is not None and one.seen < now - LOST_AFTER
    died: Refusal = JobDied()
    told = one.zh if language.startswith("zh") else one.en
    waited = (now - one.begun).total_seconds()
    has_file = _has_file(one, now)
    return JobCard(
        id=one.id,
        title=one.title,
        state=str(State.FAILED) if lost else one.state,
        done=one.done,
        total=one.total,
        percent=min(100, one.done * 100 // one.total) if one.total else 0,
        begun=one.begun,
        ended=one.ended,
        expires=one.expires,
        stopping=one.stopping,
        unattended=one.state == State.WAITING and waited > NOBODY_WORKS,
        file=has_file,
        gone=bool(one.name) and not has_file and one.state == State.DONE,
        name=one.name,
        says=one.says,
        address=one.address,
        back=one.back,
        code=died.code if lost else one.code,
        error=died.sentence(language) if lost else told,
    )
