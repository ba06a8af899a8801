"""What is asked of processes of BPMN files from outside."""

from __future__ import annotations

from typing import assert_never

from xize.core.engine import commands as c
from xize.core.engine import events as e
from xize.core.engine.flow.standard.activities import finish
from xize.core.engine.flow.standard.catching import catch
from xize.core.engine.flow.standard.data import put_value
from xize.core.engine.flow.standard.launching import Begun, launch, starts_for
from xize.core.engine.flow.standard.wants import Want, all_wants, wants_of
from xize.core.engine.refusals import Refused
from xize.core.engine.view.draft import Draft


def act(draft: Draft, command: c.StandardCommand) -> None:
    """Carry out a command, or raise ``Refused``."""
    match command:
        case c.Launch():
            _launch(draft, command)
        case c.Finish():
            _finish(draft, command)
        case c.Occurred():
            _occurred(draft, command)
        case _:
            assert_never(command)


def _launch(draft: Draft, command: c.Launch) -> None:
    procedure = draft.rules.procedures.get(command.procedure)
    if procedure is None or (command.node and command.node not in procedure.process.nodes):
        raise Refused("procedure-unknown", procedure=command.procedure)
    if not draft.state.status:
        draft.emit(
            e.Started(
                at=draft.at,
                by=draft.by,
                regulation=draft.rules.regulation,
                edition=draft.rules.edition,
                procedure=command.procedure,
                title=draft.rules.title,
                team={},
                data={},
            )
        )
    launch(draft, command.procedure, command.node, command.data, place=command.place)


def _finish(draft: Draft, command: c.Finish) -> None:
    element = draft.state.elements.get(command.item)
    if element is None or element.kind != "act":
        raise Refused("not-waiting", name=command.item)
    for name, value in command.data.items():
        put_value(draft, element.case, command.item, name, value)
    finish(draft, command.item)


def _occurred(draft: Draft, command: c.Occurred) -> None:
    found = [one for one in all_wants(draft) if called(one, command.name)]
    for want in found:
        if want.trigger.kind != "signal" and want is not found[0]:
            continue
        if want.element in draft.state.elements:
            catch(draft, want, command.data)
    starts = [] if found else list(starts_called(draft, command.name))
    for begun in starts:
        launch(draft, begun.procedure, begun.node, came=command.data, place=begun.place)
    if not found and not starts:
        raise Refused("not-waiting", name=command.name)


def called(want: Want, name: str) -> bool:
    """Whether an event from outside means this: by node, message or signal."""
    trigger = want.trigger
    if want.node == name:
        return trigger.kind not in ("error", "escalation", "cancel", "compensate")
    return trigger.kind in ("message", "signal") and name in (trigger.name, trigger.label)


def starts_called(draft: Draft, name: str) -> list[Begun]:
    """Processes that begin with an event from outside of this name."""
    for kind in ("message", "signal"):
        found = list(starts_for(draft, kind, name)) or list(starts_for(draft, kind, "", name))
        if found:
            return found
    return []


def go_off(draft: Draft, command: c.GoOff) -> None:
    """The earliest alarm of an element goes off; refused before its time."""
    element = draft.state.elements.get(command.item)
    alarms = sorted(element.alarms, key=lambda one: one.at) if element else []
    if not alarms or alarms[0].at > draft.at:
        raise Refused("not-due")
    mine = (alarms[0].node, alarms[0].place)
    for want in list(wants_of(draft, command.item)):
        if (want.node, want.place) == mine:
            catch(draft, want)
            return
    raise Refused("not-due")
