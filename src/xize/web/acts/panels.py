"""What each act asks of a person: whom, why, which of several; and what it means, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Panel:
    """The form of one act.

    ``people``: nobody, one person or several are chosen. ``text`` is the label of what is
    written, "" for nothing; ``asked`` says that it must be. ``stays``: the person goes on with
    the same page afterwards.
    """

    says: Words
    button: Words
    people: Literal["", "one", "several"] = ""
    whom: Words = ""
    text: Words = ""
    asked: bool = False
    files: bool = False
    stays: bool = False


REASON = _("Reason")

PANELS: dict[str, Panel] = {
    "return": Panel(
        _("The step ends here and opens again where you send it. The opinions so far are kept."),
        _("Send back"),
        text=_("What has to be mended"),
        asked=True,
    ),
    "transfer": Panel(
        _("The other person takes over: from now on the work is theirs, not yours."),
        _("Pass on"),
        people="one",
        whom=_("To whom"),
        text=REASON,
    ),
    "delegate": Panel(
        _("Somebody else prepares an answer; then it comes back to you, and you decide."),
        _("Delegate"),
        people="one",
        whom=_("To whom"),
        text=_("What you ask for"),
    ),
    "answer": Panel(
        _("Your answer goes back to whoever asked you. They see your proposal and decide."),
        _("Send the answer"),
        text=_("Your opinion"),
        asked=True,
        files=True,
    ),
    "add_signer": Panel(
        _("More people give their opinion at this step, and count as the others do."),
        _("Add"),
        people="several",
        whom=_("Whom to add"),
        text=REASON,
        stays=True,
    ),
    "remove_signer": Panel(
        _("Somebody who has not decided yet need not do so any more."),
        _("Remove the signer"),
        text=REASON,
        asked=True,
        stays=True,
    ),
    "claim": Panel(
        _("You take this on. It disappears from the lists of the others until you release it."),
        _("Claim"),
        stays=True,
    ),
    "release": Panel(
        _("You give it back, and anybody who may do it can claim it."),
        _("Release"),
    ),
    "copy": Panel(
        _("They are told and can read on; nothing is asked of them. You see who has read it."),
        _("Send the copy"),
        people="several",
        whom=_("To whom"),
        text=_("Message"),
        stays=True,
    ),
    "circulate": Panel(
        _("They are asked to read it, to sign for it, and may comment."),
        _("Circulate"),
        people="several",
        whom=_("To whom"),
        text=_("Message"),
        stays=True,
    ),
    "urge": Panel(
        _("Everybody this step waits for is reminded by you. Once in four hours is possible."),
        _("Urge"),
        text=_("Message"),
        stays=True,
    ),
    "comment": Panel(
        _("Everybody who may see the project reads it. It decides nothing."),
        _("Comment"),
        text=_("Comment"),
        asked=True,
        files=True,
        stays=True,
    ),
    "take_back": Panel(
        _("Your decision no longer counts, and you decide again. The record keeps both."),
        _("Take it back"),
        text=REASON,
        stays=True,
    ),
    "withdraw": Panel(
        _("The step you finished opens again, as long as nobody has acted on what it opened."),
        _("Take the step back"),
        text=REASON,
    ),
    "move": Panel(
        _("Only for repairs: the work goes on at another step, whatever the rule says."),
        _("Move"),
        text=REASON,
        asked=True,
    ),
    "hand_over": Panel(
        _("Everything that waits for one person in this project goes to another, with the roles."),
        _("Hand over"),
        people="one",
        whom=_("To whom"),
        text=REASON,
        asked=True,
    ),
}
