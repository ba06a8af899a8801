"""The sign-in form."""

from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """User name and password; one sentence for whatever is wrong, so that nothing is given away."""

    error_messages = {
        "invalid_login": _(
            "User name and password do not match. Check both; capital letters count."
        ),
        "inactive": _("This account is closed. Ask an administrator to open it again."),
    }
