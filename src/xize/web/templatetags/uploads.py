"""What may be uploaded, said at the field before anybody tries."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from xize.documents.safety.policy import policy

register = template.Library()


@register.simple_tag
def taken_kinds() -> str:
    """The extensions for ``accept``: the picker shows these files first."""
    return ",".join(sorted(policy().kinds))


@register.simple_tag
def upload_limits() -> str:
    """One sentence: how large, how many."""
    rules = policy()
    return _("Up to %(files)s files, each up to %(mb)s MB; office files, pictures, text, zip.") % {
        "files": rules.files,
        "mb": rules.file_mb,
    }
