"""Making a valid command of what is offered: forms filled, files attached, people named.

What is refused is then refused by the rules, and not for want of a file or an opinion.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, cast

from msgspec.structs import replace

from tests.dice import Dice
from xize.core.engine import Offer, State
from xize.core.engine import commands as c
from xize.core.engine.memory import MemoryStream
from xize.core.engine.objections import legal_targets
from xize.core.engine.returning.give_back import return_targets
from xize.core.engine.submitting.filling import fillings_of
from xize.core.process.graph import Jump, UserTask
from xize.core.process.rulebook import Rulebook

FILE = c.Attached("blob", "text.docx")


class Asking:
    """Commands for a project, at random where there is a choice. A walk knows the rest."""

    rules: Rulebook
    dice: Dice
    stream: MemoryStream
    now: datetime

    @property
    def state(self) -> State:
        """The live state."""
        return self.stream.state

    def command(self, actor: c.Actor, offer: Offer) -> c.PersonCommand:
        """A valid command for an offer."""
        who: dict[str, Any] = {"by": actor, "at": self.now}
        return (
            self.work(who, offer)
            or self.sharing(who, offer)
            or self.going_back(who, offer)
            or self.management(who, offer)
        )

    def work(self, who: dict[str, Any], offer: Offer) -> c.PersonCommand | None:
        """Working on a step."""
        match offer.verb:
            case "complete":
                return self.completion(who["by"], offer.item, offer.target, offer.on_behalf)
            case "enter":
                return c.Enter(**who, item=offer.item, text="意见", on_behalf=offer.on_behalf)
            case "waive":
                return c.Waive(**who, item=offer.item, requirement=offer.target, reason="经批准")
            case "transfer":
                return c.Transfer(**who, item=offer.item, to=self.somebody_else(offer.item))
            case "withdraw":
                return c.Withdraw(**who, case=offer.item, node=offer.target)
        return None

    def sharing(self, who: dict[str, Any], offer: Offer) -> c.Sharing | None:
        """Sharing a step, and talking about it."""
        on: dict[str, Any] = {**who, "item": offer.item}
        match offer.verb:
            case "delegate":
                return c.Delegate(**on, to=self.somebody_else(offer.item), reason="请拟")
            case "answer":
                return c.Answer(**on, comment="建议")
            case "add_signer":
                people = (self.somebody_else(offer.item),)
                return c.AddSigner(**on, position=offer.target, people=people)
            case "remove_signer":
                return c.RemoveSigner(**on, seat=offer.target)
            case "claim":
                return c.Claim(**on)
            case "release":
                return c.Release(**on)
            case "copy":
                return c.Copy(**on, to=(self.somebody(),), text="供参考")
            case "circulate":
                return c.Circulate(**on, to=(self.somebody(),), text="请阅")
            case "urge":
                return c.Urge(**on, text="请尽快")
            case "comment":
                return c.Comment(**on, text="意见", files=(FILE,) if self.dice.maybe() else ())
            case "hand_over":
                to = self.somebody(offer.target)
                return c.HandOver(**who, person=offer.target, to=to, reason="离职")
        return None

    def going_back(self, who: dict[str, Any], offer: Offer) -> c.Returning | None:
        """Going back to what was done before."""
        match offer.verb:
            case "return":
                return self.sending_back(who["by"], offer)
            case "take_back":
                return c.TakeBack(**who, item=offer.item)
            case "move":
                return c.Move(**who, case=offer.item, to=offer.target, reason="更正")
        return None

    def sending_back(self, actor: c.Actor, offer: Offer) -> c.Return:
        """To one step, or to several branches of a finished parallel block."""
        plain = c.Return(
            by=actor,
            at=self.now,
            item=offer.item,
            to=(offer.target,),
            mode=cast("c.Mode", self.dice.pick(offer.modes)),
            comment="退回",
            on_behalf=offer.on_behalf,
        )
        if self.dice.maybe():
            return plain
        found = replace(plain, mode="")
        for target in return_targets(self.stream.draft(self.now), offer.item):
            more = replace(found, to=(*found.to, target))
            if target not in found.to and self.stream.tried(more) is None:
                found = more
        return found if len(found.to) > 1 else plain

    def management(self, who: dict[str, Any], offer: Offer) -> c.PersonCommand:
        """The project as a whole."""
        match offer.verb:
            case "withdraw_case":
                return c.WithdrawCase(**who, case=offer.item, reason="撤回")
            case "start_procedure":
                return c.StartProcedure(
                    **who, procedure=offer.target, holds=self.rows(offer.target)
                )
            case "cancel":
                return c.Cancel(**who, reason="取消")
            case "suspend":
                return c.Suspend(**who, reason="暂停")
            case "resume":
                return c.Resume(**who, reason="恢复")
            case "name":
                return c.Name(**who, role=offer.target, people=(self.somebody(),), reason="交接")
            case "change_data":
                return c.ChangeData(
                    **who, name=offer.target, value=self.datum(offer.target), reason="更正"
                )
            case _:
                return c.Reopen(**who, to=offer.target, reason="重启")

    def completion(
        self, actor: c.Actor, item: str, outcome: str, on_behalf: str | None = None
    ) -> c.Complete:
        """A completion with everything the step could ask for."""
        element = self.state.elements.get(item)
        parts: dict[str, Any] = {}
        if element is not None and item in self.state.tasks:
            node = self.node(element.case, element.node)
            work = node.work
            parts["fills"] = {
                name: c.Filled(self.section(name)) for name in fillings_of(self.rules, work)
            }
            documents = (*work.produces, *work.revises, *work.settles)
            parts["files"] = dict.fromkeys(documents, (FILE,))
            parts["names"] = {role: (self.somebody(),) for role in work.names}
            parts["choose"] = self.choice(item, node, outcome)
            undelivered = {one.item for one in self.rules.dossier} - set(self.state.delivered)
            parts["delivers"] = tuple(sorted(undelivered)) if work.kind == "file" else ()
        return c.Complete(
            by=actor,
            at=self.now,
            item=item,
            outcome=outcome,
            comment="意见",
            on_behalf=on_behalf,
            **parts,
        )

    def node(self, case: str, node: str) -> UserTask:
        """The human step behind an open element."""
        procedure = self.state.cases[case].procedure
        found = self.rules.procedures[procedure].process.nodes[node]
        assert isinstance(found, UserTask)
        return found

    def choice(self, item: str, node: UserTask, outcome_id: str) -> tuple[str, ...]:
        """A legal choice among the targets of an outcome."""
        outcome = next((one for one in node.work.outcomes if one.id == outcome_id), None)
        if outcome is None:
            return ()
        element = self.state.elements[item]
        options = outcome.choose_from or (outcome.reopen if outcome.reopen_choose else ())
        jump = Jump(id="any", targets=options, choose=True)
        if outcome.choose_from:
            options = legal_targets(self.stream.draft(self.now), element.case, jump)
        if not options:
            return ()
        if outcome.choose_many and self.dice.maybe():
            return options
        return (self.dice.pick(options),)

    def section(self, name: str) -> Any:
        """Values for a section of the slip."""
        match name.partition(".")[2]:
            case "lines":
                return [{"item": f"第{n}项", "owner": "qian"} for n in range(self.some(0, 2))]
            case "head":
                shown = {f"shown_flag{n}": self.dice.maybe() for n in range(3)}
                return {**shown, "amount": self.dice.pick((50, 500)), "note": "备注"}
            case _:
                return {"opinion": "同意"}

    def rows(self, procedure: str) -> tuple[str, ...]:
        """Rows to hold, when the procedure holds any."""
        if self.rules.procedures[procedure].holds is None:
            return ()
        return tuple(self.stream.rows("slip.lines", self.now))[:1]

    def datum(self, name: str) -> Any:
        """Another value for a project datum."""
        match self.rules.data[name].type:
            case "yes_no":
                return self.dice.maybe()
            case "money":
                return self.dice.pick((50, 500))
            case _:
                return (self.now + timedelta(days=self.some(1, 40))).date()

    def somebody(self, but: str = "") -> str:
        """Any person, or any other."""
        return self.dice.pick(one for one in self.known() if one != but)

    def somebody_else(self, item: str) -> str:
        """A person who has no part in a step."""
        task = self.state.tasks[item]
        taken = {person for seat in task.seats for person in (*seat.people, *seat.recorders)}
        taken |= {person for one in task.delegated.values() for person in (one.person, one.to)}
        free = [one for one in self.known() if one not in taken]
        return free[0] if self.dice.maybe() else self.dice.pick(free)

    def known(self) -> tuple[str, ...]:
        """Everybody in the organisation."""
        return tuple(reversed(self.stream.facts.people))

    def some(self, least: int, most: int) -> int:
        """A small number."""
        return self.dice.number(least, most)
