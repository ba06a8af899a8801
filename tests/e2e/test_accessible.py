"""Axe looks at one page of every kind that people reach by links, and finds nothing serious."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import override_settings
from django.urls import Resolver404, resolve
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.architecture.sources import ROOT
from tests.chromium import Windows
from xize.demo.prepare import prepare

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
RUN = """async () => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await axe.run(document, {runOnly: tags});
  return found.violations
    .filter(one => ['serious', 'critical'].includes(one.impact))
    .map(one => [one.id, one.nodes.map(node => node.html.slice(0, 200)).slice(0, 3)]);
}"""
LINKS = "found => found.map(one => one.getAttribute('href'))"
BEGUN = ("/", "/search?text=项目", "/inbox/waiting")
MET = {
    *("home", "work-waiting", "work-done", "work-started", "work-copied", "item", "item-act"),
    *("project", "project-flow", "project-history", "project-team", "project-forms", "projects"),
    *("project-documents", "project-compliance", "project-signatures", "document", "start"),
    *("registers", "register", "archive", "dossier", "search", "rulebook", "edition"),
    *("organisation", "deputies", "jobs"),
}
"""Kinds of pages (names of addresses) that must have been among those looked at."""
MOST = 80


@pytest.fixture
def visitor(windows: Windows, live_server: LiveServer, tmp_path: Path) -> Iterator[Page]:
    """The demo in an empty window, before anybody has signed in."""
    with override_settings(XIZE_HOME=tmp_path, XIZE_DEMO=True):
        prepare(datetime.now(UTC))
        yield windows.open(base_url=live_server.url).new_page()
        windows.close()


def test_axe_finds_nothing_serious_on_any_kind_of_page(visitor: Page) -> None:
    script = AXE.read_text(encoding="utf-8")
    found: dict[str, Any] = {"signing in": look(visitor, "/", script)}
    met: set[str] = set()
    for person in ("luo", "guo"):
        visitor.context.clear_cookies()
        visitor.goto("/")
        visitor.locator(f'button[value="{person}"]').click()
        for kind, address in kinds(visitor, frozenset(met)):
            met.add(kind)
            found[f"{person} {address}"] = look(visitor, address, script)

    bad = [f"{place}: {one}" for place, serious in found.items() for one in serious]
    assert not bad, "\n".join(bad)
    assert met >= MET


def look(page: Page, address: str, script: str) -> Any:
    """What axe finds serious on a page; its script comes from outside the page's policy."""
    page.goto(address)
    page.evaluate(script)
    return page.evaluate(RUN)


def kinds(page: Page, met: Collection[str]) -> Iterator[tuple[str, str]]:
    """One page of every kind within reach of links: the name of its address, and the address.

    Kinds that have been ``met`` already are gone through, not looked at again.
    """
    todo, seen = list(BEGUN), set[str]()
    while todo and len(seen) < MOST:
        address = todo.pop(0)
        kind = kind_of(address)
        if not kind or kind in seen:
            continue
        answer = page.request.get(address)
        if "text/html" not in answer.headers.get("content-type", ""):
            seen.add(kind)
            continue
        if answer.status != 200:
            continue  # a link may lead where a person must not go: that is another test's matter
        seen.add(kind)
        if kind in met:
            page.goto(address)
        else:
            yield kind, address
        todo += page.eval_on_selector_all("a[href^='/']", LINKS)


def kind_of(address: str) -> str:
    """The name of an address; tabs and filters of a page are the same kind. "" for none of ours."""
    try:
        found = resolve(urlsplit(address).path)
    except Resolver404:
        return ""
    verb = str(found.kwargs.get("verb", ""))
    return " ".join(filter(None, (found.url_name, verb if found.url_name != "item-act" else "")))
