"""What stands on a page as pairs of name and values, to be kept and to be shown again."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict

from xize.writing.queries import Kept

KEEPS = ("comment", "choose", "unchanged", "delivers", "title", "text")
"""Fields of pages that are kept, besides those of forms, kept files and the team."""
BEGIN = ("f:", "kept:", "role:")


def pairs(post: QueryDict) -> list[tuple[str, list[str]]]:
    """What a person typed; tokens and buttons are left out."""
    return [
        (name, [str(value) for value in values])
        for name, values in post.lists()
        if name in KEEPS or name.startswith(BEGIN)
    ]


def kept_post(kept: Kept) -> QueryDict:
    """The same as if it had just been sent."""
    post = QueryDict(mutable=True)
    for name, values in kept.typed:
        post.setlist(name, list(values))
    return post


def wants_data(request: HttpRequest) -> bool:
    """Whether the page's script asks, and not a person without one."""
    return request.headers.get("Accept") == "application/json"
