"""The engine: a pure function decides, events remember.

    events = decide(rules, facts, state, command)     or raises Refused
    state  = replay(events, state)
    offers(rules, facts, state, actor, at)            what this person may do now
    due(rules, facts, state, now)                     what the clock owes; wakes(state): when next

Where to look: ``commands`` (what may be asked), ``events`` (what happened), ``state`` (what
deciding needs), ``refusals`` (why not), ``facts`` (the door to the world); ``objections``,
``submission`` and ``submitted`` (is it allowed); ``flow`` with ``gateways`` ``opening`` ``steps``
``scopes`` ``cases`` ``endings`` ``jump`` ``besides``, and ``standard`` for BPMN files (what happens
next); ``seats``, ``seating``, ``deciders``, ``separation`` and ``tally`` (who decides, how votes
count); ``returning``, ``come_back``, ``taking_back`` and ``moves`` (going back); ``sharing`` with
``holding`` ``delegation`` ``signers`` ``claims`` ``telling`` ``urging`` ``handover`` and ``acting``
(sharing work, and for whom); ``changes``, ``reseating`` and ``missing`` (what changed data mean);
``writing`` and ``stale`` (forms, numbers, versions, signatures); ``timing``, ``clock`` and
``overdue`` (dates); ``world`` and ``rows`` (what expressions see); ``evolve`` (applying events),
``codec`` and ``upcast`` (bytes), ``memory`` (the world in memory).
"""

from xize.core.engine.applying.apply import evolve, replay
from xize.core.engine.clock.strike import due
from xize.core.engine.codec import decode, decode_state, encode, encode_state
from xize.core.engine.decide import decide, objection, prepared
from xize.core.engine.facts import Facts
from xize.core.engine.offer import Offer
from xize.core.engine.offers import offers, offers_on
from xize.core.engine.refusals import SENTENCES, Refused
from xize.core.engine.state import MAIN, State
from xize.core.engine.view.timing import wakes

__all__ = [
    "MAIN",
    "SENTENCES",
    "Facts",
    "Offer",
    "Refused",
    "State",
    "decide",
    "decode",
    "decode_state",
    "due",
    "encode",
    "encode_state",
    "evolve",
    "objection",
    "offers",
    "offers_on",
    "prepared",
    "replay",
    "wakes",
]
