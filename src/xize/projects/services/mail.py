"""What leaves the house by mail: one short message per notice, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from xize.notices import outbox
from xize.notices.outbox import Waiting
from xize.people.actor import SYSTEM
from xize.people.addresses import Address, addresses
from xize.people.deputies import Standing, in_place_of
from xize.projects.queries.lists import ProjectLine, lines_of
from xize.rulebook.names import Names
from xize.rulebook.queries import as_written

SUBJECTS: dict[str, tuple[str, str]] = {
    "opened": ("待办：{about}", "To do: {about}"),
    "reminder": ("即将到期：{about}", "Due soon: {about}"),
    "overdue": ("已逾期：{about}", "Overdue: {about}"),
    "due_moved": ("期限有变：{about}", "Deadline moved: {about}"),
    "delegated": ("委派给您：{about}", "Delegated to you: {about}"),
    "answered": ("委派已答复：{about}", "Delegation answered: {about}"),
    "signer_added": ("请您加签：{about}", "Your decision too: {about}"),
    "signer_removed": ("不再需要您办理：{about}", "No longer asked: {about}"),
    "handed_over": ("工作移交给您：{about}", "Handed over to you: {about}"),
    "copied": ("抄送：{about}", "Copy: {about}"),
    "circulated": ("传阅待签收：{about}", "To read and confirm: {about}"),
    "urged": ("催办：{about}", "Please go on: {about}"),
    "commented": ("新评论：{about}", "New comment: {about}"),
    "transferred": ("转办给您：{about}", "Handed to you: {about}"),
    "returned": ("已退回：{about}", "Returned: {about}"),
    "ended_early": ("不再需要您办理：{about}", "No longer asked: {about}"),
    "nobody": ("无人办理，请指定：{about}", "Nobody is there for it: {about}"),
    "decided": ("已有结论：{about}", "Decided: {about}"),
    "retracted": ("通知撤回：{about}", "Notice retracted: {about}"),
}
WORK = frozenset(
    {
        *("opened", "reminder", "overdue", "due_moved", "delegated", "answered", "signer_added"),
        *("handed_over", "urged", "transferred", "returned", "nobody"),
    }
)
"""What asks for work: whoever stands in for the person (代理) hears of it as well."""

ANY = ("通知：{about}", "Notice: {about}")


def deliver(*, now: datetime) -> int:
    """Send what waits in the outbox; how many messages left the house."""
    return outbox.deliver(now=now, send=lambda posts: _send(posts, now))


def _send(posts: Sequence[Waiting], now: datetime) -> dict[str, str]:
    """Send over one connection. Without a sender's address nothing is sent and nothing kept."""
    if not _sender():
        return {one.id: "" for one in posts}
    mailer = get_connection()
    try:
        mailer.open()
    except OSError as error:  # smtplib's errors are among them
        return {one.id: _words(error) for one in posts}
    try:
        return _send_over(mailer, posts, now)
    finally:
        mailer.close()


def _send_over(mailer: BaseEmailBackend, posts: Sequence[Waiting], now: datetime) -> dict[str, str]:
    standing = in_place_of((one.person for one in posts if one.kind in WORK), now)
    people = addresses([*(one.person for one in posts), *(one.deputy for one in standing)])
    projects = {line.stream: line for line in lines_of(SYSTEM, _streams(posts))}
    failed: dict[str, str] = {}
    for one in posts:
        project = projects.get(one.stream)
        to = [] if project is None else _readers(one, project, standing, people)
        if project is None or not to:
            failed[one.id] = ""
            continue
        try:
            mailer.send_messages([_message(one, to, project)])
        except OSError as error:
            failed[one.id] = _words(error)
    return failed


def _readers(
    post: Waiting,
    project: ProjectLine,
    standing: Sequence[Standing],
    people: Mapping[str, Address],
) -> list[Address]:
    """The person, and of work that waits for them whoever stands in for them under its rule."""
    deputies = (
        one.deputy
        for one in standing
        if one.principal == post.person and one.covers(project.regulation) and post.kind in WORK
    )
    found = (people.get(one) for one in dict.fromkeys((post.person, *deputies)))
    return [one for one in found if one is not None and one.email]


def _sender() -> str:
    return str(getattr(settings, "XIZE_MAIL_FROM", ""))


def _words(error: OSError) -> str:
    return str(error) or type(error).__name__


def _streams(posts: Sequence[Waiting]) -> list[str]:
    return list(dict.fromkeys(one.stream for one in posts))


def _message(post: Waiting, to: Sequence[Address], project: ProjectLine) -> EmailMessage:
    """One message for all of them, in the language of the first: it is sent once, or not at all."""
    chinese = to[0].language.startswith("zh")
    step = Names(as_written(project.edition), to[0].language).node(post.about)
    subject = SUBJECTS.get(post.kind, ANY)[0 if chinese else 1]
    site = getattr(settings, "XIZE_ADDRESS", "")
    link = f"{site}/projects/{project.stream}/" if site else ""
    said = "请登录细则查看。" if chinese else "Sign in to Xize to see it."
    return EmailMessage(
        subject=subject.format(about=f"{step} · {project.title}" if step else project.title),
        body=f"{project.title} {project.number}\n{step}\n\n{said}\n{link}\n",
        from_email=_sender(),
        to=[to[0].email],
        cc=[one.email for one in to[1:]],
        headers={"Message-ID": f"<{post.id.replace('/', '.')}@xize>"},
    )
