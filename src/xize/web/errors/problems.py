"""What can go wrong with a request, in sentences: what happened, why, what to do."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of error page."""

    status: int
    what: str | Promise
    why: str | Promise
    remedy: str | Promise


BAD_REQUEST = Problem(
    400,
    _("The request could not be understood"),
    _("The browser sent something this page does not take, perhaps from an altered address."),
    _("Go back, load the page again and repeat the step. Nothing has been changed."),
)
FORBIDDEN = Problem(
    403,
    _("This page is not open to you"),
    _("It needs a permission that your account does not have."),
    _("Ask an administrator for it, or go back to the workbench."),
)
STALE_FORM = Problem(
    403,
    _("The form is no longer valid"),
    _("It was opened before you signed in, or the browser does not keep our cookies."),
    _("Go back, load the page again and submit once more. Nothing has been changed."),
)
NOT_FOUND = Problem(
    404,
    _("There is nothing at this address"),
    _("The page does not exist, or it is not meant for you."),
    _("Check the address, or start again from the workbench."),
)
CONFLICT = Problem(
    409,
    _("This could not be done"),
    _("The rules of the project do not allow it in its present state."),
    _("Go back and load the page again to see what is possible now. Nothing has been changed."),
)
TOO_LARGE = Problem(
    413,
    _("The upload is too large"),
    _("The files are larger than this site accepts in one step."),
    _("Make them smaller or send them one after another. Nothing has been changed."),
)
SERVER_ERROR = Problem(
    500,
    _("Something went wrong on our side"),
    _("The cause has been written to the log. What was confirmed before is safe."),
    _("Try again in a moment. If it happens again, tell an administrator when it happened."),
)
BUSY = Problem(
    503,
    _("The database is busy, or cannot be reached"),
    _("Another program holds it for long (making lists anew, a backup), or it was restarted."),
    _("Nothing was recorded. Go back, where what you typed still stands, and send it again."),
)
