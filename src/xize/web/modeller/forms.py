"""The form of a new regulation."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from xize.rulebook.drafting.beginning import Beginning

_ID = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*|[^\W\d_][\w]*[^\x00-\x7f][\w]*|[^\x00-\x7f]\w*")
MOST_ROLES = 40


class NewForm(forms.Form):
    """Title, id, number of the edition, roles: one on each line, the one responsible first."""

    title = forms.CharField(max_length=120, label=_("Title"))
    regulation = forms.CharField(
        max_length=60,
        label=_("Id"),
        help_text=_("Small letters, digits and hyphens, or Chinese: seal-use. It never changes."),
    )
    edition = forms.CharField(max_length=40, label=_("Number of the edition"), initial="1")
    roles = forms.CharField(max_length=2_000, label=_("Roles"))

    def clean_regulation(self) -> str:
        """An id of the language: small letters with hyphens, or Chinese."""
        value = str(self.cleaned_data["regulation"]).strip()
        if not _ID.fullmatch(value):
            raise forms.ValidationError(
                _("Use small letters, digits and hyphens, or Chinese without spaces.")
            )
        return value

    def clean_roles(self) -> list[str]:
        """The roles, each once; their names are their ids."""
        lines = str(self.cleaned_data["roles"]).replace("，", "\n").replace("、", "\n").split("\n")
        found = list(dict.fromkeys(line.strip() for line in lines if line.strip()))
        wrong = [one for one in found if not _ID.fullmatch(one)]
        if wrong or not found or len(found) > MOST_ROLES:
            raise forms.ValidationError(_("One role on each line, without spaces and punctuation."))
        return found

    def beginning(self) -> Beginning:
        """What the draft begins with."""
        said = self.cleaned_data
        return Beginning(said["regulation"], said["title"], said["edition"], said["roles"])
