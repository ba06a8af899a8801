"""The fields of the payment rule's sixteen forms and the columns of its ten registers (facts)."""

from __future__ import annotations

FORMS = {
    "F01": "filling date; agreement title; partner; agreement type; amount or fee terms; "
    "term of validity; handling department; handling person; business rationale; T date; "
    "electronic file; countersigner department; countersigner head; opinion; opinion text; "
    "opinion date; overdue flag; compliance opinion; finance opinion; general manager's opinion; "
    "round number; signing date; number of originals; archive number",
    "F02": "work order number; department; applicant; date; title; background and purpose; "
    "requirement outline; urgency; wanted date; product opinion; product owner; opinion date; "
    "agree or disagree; decision text; signature; decision date; requirements reference; "
    "planned go-live date; priority; development volume; unit; expected go-live date; "
    "technology project manager; estimate date; cycle start; cycle end; three confirmations; "
    "amendment order; old date; new date; amendment confirmations; filed on; file location",
    "F03": "project; work order numbers; content of this release; planned date and time; "
    "environment; business contact; technical contact; test report references; "
    "implementation rules version; readiness of accounts; readiness of Q&A; "
    "readiness of training; readiness of notice; readiness of publicity; roll-back plan; "
    "effect on running services; opinion; signature; signature date; attachments",
    "F04": "project; external publicity date; pre-publicity period; channels; materials; "
    "target customers; responsible persons; partner's part; budget; contact for customers",
    "F05": "applicant department; project; purpose class; estimated amount; line item; "
    "line quantity; line unit price; line amount; period; budget source; justification; "
    "finance opinion; amount accepted; general manager's office opinion; booking account; "
    "booking date",
    "F06": "items submitted; state of completion; build identifier; test records attached; "
    "known limits; submitted by; submitted on; product confirmation; refusal reason",
    "F07": "cause; present wording; wanted wording; benefit; urgency; raised by; raised on",
    "F08": "origin; requirement reference; description; options; effect on scope; "
    "effect on dates; effect on cost; effect on tests; held parts; decision; confirmations; date; "
    "new requirements version; new work order version",
    "F09": "affected tasks; present cycle end; new cycle end; present go-live date; "
    "new go-live date; reason; objective cause; overtime tried; people added; effect on go-live; "
    "effect on publicity; effect on accounts; effect on notice; confirmations; date",
    "F10": "task; responsible person; planned start; planned end; predecessor; day; "
    "planned progress; actual progress; problem",
    "F11": "risk factor; existing or latent; cause; impact; degree; likelihood; rating; advice; "
    "criteria for flow; criteria for parameters; criteria for staff; monitoring indicator; owner",
    "F12": "environment test; environment production; test item; requirement line; result; "
    "defect; conclusion; production test item; production result; production defect; "
    "production conclusion; reasonableness; smoothness; security; correction needs",
    "F13": "partner and aims; target customers; product description; business flow; "
    "roles of both parties; fees and income sharing; risk measures; technical approach; "
    "resources; milestones; forecast",
    "F14": "aims; audience; dates; content; channels; resources; partner's part; cost; "
    "responsible persons",
    "F15": "project name; project number; initiator; lead; group head; member; "
    "member's department; member's task; start date; programme",
    "F16": "order number; document; mandatory; version; pages; original or copy; delivered on; "
    "received by",
}

STATED = {
    "F01": "filling date",
    "F02": "product opinion; requirements reference; development volume; amendment order; "
    "old date; new date; amendment confirmations; filed on; file location",
    "F03": "planned date and time",
    "F05": "purpose class",
    "F06": "items submitted; state of completion",
    "F07": "cause",
    "F08": "origin",
    "F09": "reason; objective cause; overtime tried; people added",
    "F10": "planned start; planned end; day",
    "F11": "existing or latent; impact; degree; criteria for flow; criteria for parameters; "
    "criteria for staff",
    "F12": "environment test; environment production; reasonableness; smoothness; security; "
    "correction needs",
    "F14": "dates; content",
}
"""Fields the source states; every other field of a form is proposed."""

REGISTERS = {
    "L01": "number; department; title; opened; product opinion; general manager's decision; "
    "handed to technology; planned; expected; actual; state; filed copy",
    "L02": "date; task; planned; actual; problem; measure",
    "L03": "cause; effect on scope; effect on date; effect on cost; decision; decided by; "
    "decided on",
    "L04": "application number; department; amount; state; booked; spent",
    "L05": "risk; likelihood; impact; rating; criteria; owner; monitoring result",
    "L06": "project; item; version; copies; delivered on; received by",
    "L07": "enquiry; answer; date",
    "L08": "object; round; T; signer; due; signed on; opinion",
    "L09": "test; defect; severity; fixed in build; retest",
    "L10": "partner; contacts; agreements; accounts",
}

KEEPERS = {
    "L01": "O04", "L02": "O17", "L03": "O05", "L04": "O06", "L05": "O08", "L06": "O12",
    "L07": "O07", "L08": "O01", "L09": "O04", "L10": "O01",
}  # fmt: skip


def names(text: str) -> set[str]:
    """The single names of an entry above."""
    return {" ".join(one.split()) for one in text.split(";")}
