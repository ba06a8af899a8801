"""Sharing work as calls of the services a page would make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xize.core.engine import commands as c
from xize.documents.services import Upload
from xize.projects import services
from xize.scenarios.made_files import content_of


def share(command: c.Sharing, ident: Callable[[str], str], call: dict[str, Any]) -> None:
    """Call the service; ``call`` says who, on which stream, when. Raises what it raises."""
    match command:
        case c.Delegate(item=item, to=to, reason=reason):
            services.delegate(**call, item=item, to=ident(to), reason=reason)
        case c.Answer(item=item, outcome=outcome, comment=comment, files=files):
            kept = _uploads(files)
            services.answer(**call, item=item, outcome=outcome, comment=comment, files=kept)
        case c.AddSigner(item=item, position=position, people=people, reason=reason):
            named = [ident(one) for one in people]
            services.add_signer(**call, item=item, position=position, people=named, reason=reason)
        case c.RemoveSigner(item=item, seat=seat, reason=reason):
            services.remove_signer(**call, item=item, seat=seat, reason=reason)
        case c.Claim(item=item):
            services.claim(**call, item=item)
        case c.Release(item=item):
            services.release(**call, item=item)
        case c.HandOver(person=person, to=to, reason=reason):
            services.hand_over(**call, person=ident(person), to=ident(to), reason=reason)
        case _:
            _tell(command, ident, call)


def _tell(command: c.Sharing, ident: Callable[[str], str], call: dict[str, Any]) -> None:
    match command:
        case c.Copy(item=item, to=to, text=text):
            services.copy(**call, item=item, to=[ident(one) for one in to], text=text)
        case c.Circulate(item=item, to=to, text=text):
            services.circulate(**call, item=item, to=[ident(one) for one in to], text=text)
        case c.Urge(item=item, text=text):
            services.urge(**call, item=item, text=text)
        case c.Comment(item=item, text=text, files=files):
            services.comment(**call, item=item, text=text, files=_uploads(files))


def _uploads(files: tuple[c.Attached, ...]) -> list[Upload]:
    return [Upload(one.name, content_of(one.name)) for one in files]
