"""A command of the engine as a call of the service a page would make."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from xize.core.engine import commands as c
from xize.documents.services import Upload
from xize.people.actor import Actor
from xize.projects import services
from xize.scenarios.made_files import content_of
from xize.scenarios.paper_verbs import handle
from xize.scenarios.shared_verbs import share


class Verbs:
    """Who calls, on which stream, when; ``ident`` gives the id behind a scenario name."""

    def __init__(
        self, actor: Actor, stream: str, at: datetime, ident: Callable[[str], str]
    ) -> None:
        self._actor, self._stream, self._at, self._ident = actor, stream, at, ident

    def carry_out(self, command: c.PersonCommand) -> None:
        """Call the service. Raises what the service raises."""
        actor, stream, at = self._actor, self._stream, self._at
        match command:
            case c.Complete():
                self._complete(command)
            case c.Enter(item=item, text=text, on_behalf=behalf):
                services.enter(
                    actor=actor, stream=stream, at=at, item=item, text=text, on_behalf=behalf
                )
            case c.StartProcedure(procedure=procedure, holds=holds):
                services.start_procedure(
                    actor=actor, stream=stream, at=at, procedure=procedure, holds=holds
                )
            case c.Waive(item=item, requirement=requirement, reason=reason):
                services.waive(
                    actor=actor,
                    stream=stream,
                    at=at,
                    item=item,
                    requirement=requirement,
                    reason=reason,
                )
            case c.Transfer(item=item, to=to, reason=reason):
                to = self._ident(to)
                services.transfer(
                    actor=actor, stream=stream, at=at, item=item, to=to, reason=reason
                )
            case c.Withdraw(case=case, node=node, reason=reason):
                services.withdraw(
                    actor=actor, stream=stream, at=at, case=case, node=node, reason=reason
                )
            case c.Return() | c.TakeBack() | c.Move():
                self._go_back(command)
            case _ if isinstance(command, c.PaperWork):
                handle(command, self._ident, {"actor": actor, "stream": stream, "at": at})
            case _ if isinstance(command, c.Sharing):
                share(command, self._ident, {"actor": actor, "stream": stream, "at": at})
            case _:
                self._manage(command)

    def _complete(self, command: c.Complete) -> None:
        services.complete(
            actor=self._actor,
            stream=self._stream,
            at=self._at,
            item=command.item,
            outcome=command.outcome,
            comment=command.comment,
            fills={name: filled.values for name, filled in command.fills.items()},
            files={
                document: [Upload(one.name, content_of(one.name, one.file)) for one in files]
                for document, files in command.files.items()
            },
            unchanged=command.unchanged,
            choose=command.choose,
            delivers=command.delivers,
            names={role: [self._ident(p) for p in named] for role, named in command.names.items()},
            on_behalf=command.on_behalf,
        )

    def _go_back(self, command: c.Returning) -> None:
        actor, stream, at = self._actor, self._stream, self._at
        match command:
            case c.Return(item=item, to=to, mode=mode, comment=comment, on_behalf=behalf):
                services.return_to(
                    actor=actor,
                    stream=stream,
                    at=at,
                    item=item,
                    to=to,
                    mode=mode,
                    comment=comment,
                    on_behalf=behalf,
                )
            case c.TakeBack(item=item, reason=reason):
                services.take_back(actor=actor, stream=stream, at=at, item=item, reason=reason)
            case c.Move(case=case, to=to, reason=reason):
                services.move(actor=actor, stream=stream, at=at, case=case, to=to, reason=reason)

    def _manage(self, command: c.PersonCommand) -> None:
        actor, stream, at = self._actor, self._stream, self._at
        match command:
            case c.WithdrawCase(case=case, reason=reason):
                services.withdraw_case(actor=actor, stream=stream, at=at, case=case, reason=reason)
            case c.Cancel(reason=reason):
                services.cancel(actor=actor, stream=stream, at=at, reason=reason)
            case c.Suspend(reason=reason):
                services.suspend(actor=actor, stream=stream, at=at, reason=reason)
            case c.Resume(reason=reason):
                services.resume(actor=actor, stream=stream, at=at, reason=reason)
            case c.Name(role=role, people=people, reason=reason):
                named = [self._ident(one) for one in people]
                services.name_people(
                    actor=actor, stream=stream, at=at, role=role, people=named, reason=reason
                )
            case c.ChangeData(name=name, value=value, reason=reason):
                services.change_data(
                    actor=actor, stream=stream, at=at, name=name, value=value, reason=reason
                )
            case c.Reopen(to=to, reason=reason):
                services.reopen(actor=actor, stream=stream, at=at, to=to, reason=reason)
