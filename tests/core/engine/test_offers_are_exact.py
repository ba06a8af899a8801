"""``decide`` accepts exactly the unblocked offers; every other command is refused with its code.

Every verb × item (open, closed, foreign) × person × target is made with a valid payload, without
asking ``offers``; of each state a random part of them is tried, and everything that is offered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.engine.coverage import Covered
from tests.core.engine.everything import everything
from tests.core.engine.steering import step
from tests.core.engine.walker import Walk, few, refusal
from tests.dice import SeededDice
from tests.strategies import rulebook
from xize.core.engine import SENTENCES, Offer, encode_state
from xize.core.engine import commands as c

SEEDS, MOST_SEEDS = 100, 400
"""Regulations tried in any case, and at most."""
TRIED = 60
"""Commands tried in each state, beside the offers."""

Key = tuple[c.Actor, str, str, str, str | None]


def test_decide_accepts_exactly_the_unblocked_offers() -> None:
    """On the same states on every machine, until every verb was accepted, every code given."""
    accepted: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    covered = Covered()
    for seed in range(MOST_SEEDS):
        try_everywhere(seed, covered, accepted, refused)
        missing = VERBS - set(accepted) | USUAL_REFUSALS - set(refused)
        if seed >= SEEDS and not missing:
            return
    assert not missing


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(st.integers(1_000, 2**32))
def test_offers_are_exact_elsewhere_too(seed: int) -> None:
    try_everywhere(seed, Covered(), Counter(), Counter())


VERBS = frozenset(
    (
        "complete",
        "enter",
        "waive",
        "transfer",
        "withdraw",
        "withdraw_case",
        "start_procedure",
        "cancel",
        "suspend",
        "resume",
        "name",
        "change_data",
        "reopen",
        *("delegate", "answer", "add_signer", "remove_signer", "claim", "release", "copy"),
        *("circulate", "urge", "comment", "hand_over", "return", "take_back", "move"),
    )
)
USUAL_REFUSALS = frozenset(
    [
        "not-open",
        "not-yours",
        "already-decided",
        "unknown-outcome",
        "requirement-unmet",
        "entry-missing",
        "suspended",
        "not-entitled-to-enter",
        "not-accountable",
        "not-waivable",
        "cannot-withdraw",
        "ended",
        "case-not-open",
        "not-yours-to-start",
        "at-most",
        "nothing-to-hold",
        "procedure-unknown",
        "must-finish-open",
        "not-suspended",
        "not-ended",
        "not-reopenable",
        "unknown-role",
    ]
)
"""Codes that must have been met; others need special regulations and have tests of their own."""


def try_everywhere(
    seed: int, covered: Covered, accepted: Counter[str], refused: Counter[str]
) -> None:
    """Walk, stopping now and then to try things."""
    dice = SeededDice(seed)
    walk = Walk(rulebook(dice), dice)
    walk.start()
    for _ in range(5):
        for _ in range(dice.number(1, 10)):
            step(walk, covered)
        try_all(walk, accepted, refused)


def try_all(walk: Walk, accepted: Counter[str], refused: Counter[str]) -> None:
    """Everything offered is accepted; anything else is, or is refused, as offers say."""
    who = tuple(dict.fromkeys((*few(walk), *few(walk))))
    shown = walk.shown(who)
    keys = {key_of_offer(actor, offer) for actor, offer in shown if not offer.blocked}
    for actor, offer in shown:
        found = refusal(walk, walk.command(actor, offer))
        assert (found,) == (offer.blocked or (None,)), offer
        if found is None:
            accepted[offer.verb] += 1
        else:
            refused[found.code] += 1
    before = encode_state(walk.state)
    for command in some_of(walk, who):
        found = refusal(walk, command)
        assert (found is None) == (key_of_command(command) in keys), (command, found)
        if found is not None:
            assert found.code in SENTENCES or found.problems
            assert found.sentence("zh")
            assert found.sentence("en")
            refused[found.code] += 1
    assert encode_state(walk.state) == before, "what was only tried left a trace"


def some_of(walk: Walk, who: Iterable[c.Actor]) -> Iterator[c.PersonCommand]:
    """Some of all commands these people could send, every kind as often."""
    kinds: dict[type[c.Command], list[c.PersonCommand]] = {}
    for command in everything(walk, who):
        kinds.setdefault(type(command), []).append(command)
    for _ in range(TRIED):
        yield walk.dice.pick(kinds[walk.dice.pick(kinds)])


def key_of_offer(actor: c.Actor, offer: Offer) -> Key:
    """Who may do what to what."""
    return actor, offer.verb, offer.item, offer.target, offer.on_behalf


def key_of_command(command: c.PersonCommand) -> Key:
    """The same of a command."""
    match command:
        case c.Complete():
            return command.by, "complete", command.item, command.outcome, command.on_behalf
        case c.Enter():
            return command.by, "enter", command.item, "", command.on_behalf
        case c.Waive():
            return command.by, "waive", command.item, command.requirement, None
        case c.Transfer():
            return command.by, "transfer", command.item, "", None
        case c.Withdraw():
            return command.by, "withdraw", command.case, command.node, None
        case c.WithdrawCase():
            return command.by, "withdraw_case", command.case, "", None
        case c.StartProcedure():
            return command.by, "start_procedure", "", command.procedure, None
        case c.Name():
            return command.by, "name", "", command.role, None
        case c.ChangeData():
            return command.by, "change_data", "", command.name, None
        case c.Reopen():
            return command.by, "reopen", "", command.to, None
        case c.Return():
            return command.by, "return", command.item, command.to[0], command.on_behalf
        case c.Move():
            return command.by, "move", command.case, command.to, None
        case c.AddSigner():
            return command.by, "add_signer", command.item, command.position, None
        case c.RemoveSigner():
            return command.by, "remove_signer", command.item, command.seat, None
        case c.HandOver():
            return command.by, "hand_over", "", command.person, None
        case _ if hasattr(command, "item"):
            return command.by, str(command.__struct_config__.tag), command.item, "", None
    return command.by, type(command).__name__.lower(), "", "", None
