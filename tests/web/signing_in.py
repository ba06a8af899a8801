"""Signing in with a browser, as a person does it."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Page

from xize.people import services
from xize.people.actor import SYSTEM

PASSWORD = "七月流火九月授衣"


def sign_in(page: Page, site: str, person: str, name: str) -> list[str]:
    """Give somebody a password and sign in; what a script or the policy says is kept in the list.

    ``site`` is the address of the live server, ``person`` the id, ``name`` the name to sign in.
    """
    services.set_password(actor=SYSTEM, person=person, password=PASSWORD)
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(message.text)

    page.on("console", listen)
    page.goto(f"{site}/sign-in")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/")
    return said
