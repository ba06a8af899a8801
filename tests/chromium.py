"""A real browser for tests: Debian's Chromium, driven by Playwright, Chinese pages first."""

import os
import shutil
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    ViewportSize,
    expect,
    sync_playwright,
)

FLAGS = [
    "--no-sandbox",  # tests run as root in containers
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=15_000)  # machines that are busy

WINDOW = ViewportSize(width=1366, height=900)
"""The narrowest desktop the interface promises to fit."""


PATIENCE = 60
"""Seconds a request may last that nobody waits for any more."""


class Traffic:
    """What the live server was asked and has not answered."""

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._under_way: set[int] = set()
        request_started.connect(self._begins)
        request_finished.connect(self._ends)

    def falls_silent(self) -> None:
        """Wait until everything is answered."""
        with self._change:
            assert self._change.wait_for(lambda: not self._under_way, PATIENCE)

    def _begins(self, **_signal: Any) -> None:
        if threading.current_thread() is not threading.main_thread():  # which no browser asks
            with self._change:
                self._under_way.add(threading.get_ident())

    def _ends(self, **_signal: Any) -> None:
        with self._change:
            self._under_way.discard(threading.get_ident())
            self._change.notify_all()


class Windows:
    """The windows of a test, each with cookies of its own.

    A page that is left saves what was typed on it. When they are closed here, nothing is on its way
    any more that would be written into the database of the next test.
    """

    def __init__(self, browser: Browser, traffic: Traffic) -> None:
        self._browser, self._traffic = browser, traffic
        self._open: list[BrowserContext] = []

    def open(self, **options: Any) -> BrowserContext:
        """A window in Chinese, on a desktop, unless it is said otherwise."""
        context = self._browser.new_context(
            **{"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "viewport": WINDOW} | options
        )
        self._open.append(context)
        return context

    def close(self) -> None:
        """Close all of them."""
        for context in self._open:
            context.set_offline(True)
            context.close()
        self._open.clear()
        self._traffic.falls_silent()


def sends(one: Request) -> bool:
    """Whether a form is sent, and not only kept as a draft."""
    return one.method == "POST" and not one.url.endswith("/draft")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the run, with a profile of its own; missing is a failure, never a skip."""
    executable = shutil.which("chromium")
    if executable is None:
        pytest.fail("No `chromium` on this machine: run `make browser`, then the tests again.")
    # Playwright keeps an event loop in this thread, and Django would refuse the database for it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def traffic() -> Traffic:
    """Of the live server, through all tests."""
    return Traffic()


@pytest.fixture
def windows(browser: Browser, traffic: Traffic) -> Iterator[Windows]:
    """Windows of people who are not signed in."""
    windows = Windows(browser, traffic)
    yield windows
    windows.close()


@pytest.fixture
def page(windows: Windows) -> Iterator[Page]:
    """An empty page of somebody who is not signed in; a script's error on it fails the test."""
    page = windows.open().new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    windows.close()
    assert errors == []
