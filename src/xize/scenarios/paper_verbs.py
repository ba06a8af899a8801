"""Checking documents out, sending them round and answering as calls of the services."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xize.core.engine import commands as c
from xize.projects import services


def handle(command: c.PaperWork, ident: Callable[[str], str], call: dict[str, Any]) -> None:
    """Call the service; ``call`` says who, on which stream, when. Raises what it raises."""
    match command:
        case c.CheckOut(document=document, item=item, text=text):
            services.check_out(**call, document=document, item=item, text=text)
        case c.CheckIn(document=document, reason=reason):
            services.check_in(**call, document=document, reason=reason)
        case c.Send():
            services.send(
                **call,
                document=command.document,
                version=command.version,
                to=[ident(one) for one in command.to],
                roles=command.roles,
                text=command.text,
                reply=command.reply,
                within=command.within,
            )
        case c.Acknowledge(sending=sending, how=how, text=text, on_behalf=behalf):
            services.acknowledge(**call, sending=sending, how=how, text=text, on_behalf=behalf)
        case c.Chase(sending=sending, text=text):
            services.chase(**call, sending=sending, text=text)
        case c.Recall(sending=sending, reason=reason):
            services.recall(**call, sending=sending, reason=reason)
