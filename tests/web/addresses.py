"""Every address of the site with the view behind it, for the tests that go through all."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


def addresses() -> list[tuple[str, Callable[..., Any]]]:
    """Route and view of every URL pattern."""
    return list(_walk("", get_resolver().url_patterns))


def _walk(
    prefix: str, patterns: Iterable[URLPattern | URLResolver]
) -> Iterator[tuple[str, Callable[..., Any]]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(route, pattern.url_patterns)
        else:
            yield route, pattern.callback
