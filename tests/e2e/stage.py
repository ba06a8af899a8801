"""A stage for scenarios that is a browser: every act is done on the pages, by clicking.

The scenario's expectations and refusals are judged as on any other stage. What a page does not
offer must be refused by the services too, with the code the scenario names.
"""

from __future__ import annotations

from pathlib import Path

from django.urls import reverse
from playwright.sync_api import Locator, Page

from tests.chromium import Windows, sends
from tests.e2e.archiving import Archivist
from tests.e2e.paper import Paper
from xize.core.engine import commands as c
from xize.core.engine.refusals import Refused
from xize.core.regulation.model import Regulation
from xize.people import accounts, services
from xize.people.actor import SYSTEM
from xize.scenarios.model import Scenario
from xize.scenarios.services import ServicesStage
from xize.scenarios.stage import Beginning

PICTURES = Path(".cache/pictures")
PASSWORD = "correct horse battery staple"


class BrowserStage(ServicesStage):
    """See ``xize.scenarios.stage.Stage``. One browser context per person."""

    def __init__(
        self,
        folder: Path,
        regulation: Regulation,
        scenario: Scenario,
        *,
        windows: Windows,
        site: str,
    ) -> None:
        super().__init__(folder, regulation, scenario)
        self._windows, self._site = windows, site
        self._pages: dict[str, Page] = {}
        self.clicked = 0

    # ------------------------------------------------------------------ the port
    def begin(self, stream: str, beginning: Beginning) -> None:
        """Start the project on its page, with its team."""
        if beginning.procedure != "main":
            super().begin(stream, beginning)
            return
        page = self._page(beginning.by)
        self._open(page, reverse("start"))
        page.fill("#title", beginning.title)
        outside = [r.id for r in self._shadow.rules.roles.values() if r.kind == "outside"]
        team = {**{role: (role,) for role in outside}, **beginning.team}
        for role, people in team.items():
            self._name(page, role, [self._id(one) for one in people])
        page.get_by_role("button", name="开始").or_(
            page.locator(".start-form .btn-primary")
        ).first.click()
        page.wait_for_url("**/projects/**")
        self._streams[stream] = page.url.partition("/projects/")[2].partition("/")[0]

    def do(self, stream: str, command: c.PersonCommand) -> None:
        """Do it on the page that offers it."""
        page = self._page(command.by.person)
        match command:
            case c.Complete() if self._opened(page, stream, command.item):
                done = self._complete(page, command)
            case c.Enter() if self._opened(page, stream, command.item):
                done = self._enter(page, command)
            case c.StartProcedure():
                done = self._start(page, stream, command)
            case _:
                done = False
        if done:
            self.clicked += 1
            self._picture(page, command.by.person)
            self._answered(page, stream, command)
        else:
            self._not_offered(stream, command)

    # ------------------------------------------------------------------ the pages
    def _complete(self, page: Page, command: c.Complete) -> bool:
        value = command.outcome + (f"|{command.on_behalf}" if command.on_behalf else "")
        button = self._outcome(page, value)
        if not button.count() or button.is_disabled():
            return False
        paper = Paper(page, self._id)
        for name, filled in command.fills.items():
            paper.fill(name, filled.values)
        for document, files in command.files.items():
            paper.attach(document, [one.name for one in files])
        ticked: tuple[tuple[str, tuple[str | int, ...]], ...] = (
            ("choose", command.choose),
            ("delivers", command.delivers),
            ("unchanged", command.unchanged),
        )
        for name, values in ticked:
            for one in values:
                box = page.locator(f'[name="{name}"][value="{one}"]')
                box.locator("xpath=ancestor::label").click()
        for role, people in command.names.items():
            self._name(page, role, [self._id(one) for one in people])
        if command.comment:
            page.fill("#comment", command.comment)
        self._send(page, button)
        return True

    def _send(self, page: Page, button: Locator) -> None:
        """Press a button and wait for the answer: leaving earlier may take back what was sent."""
        with page.expect_response(lambda one: sends(one.request), timeout=30_000):
            button.click()
        page.wait_for_load_state()

    def _outcome(self, page: Page, value: str) -> Locator:
        """The button of an outcome; a task or a single decision without a name has just one."""
        named = page.locator(f'button[name="outcome"][value="{value}"]')
        return (
            named.first
            if named.count()
            else page.locator(f'button[name="outcome"][value^="{value}"]').first
        )

    def _enter(self, page: Page, command: c.Enter) -> bool:
        form = page.locator('form[action$="/entry"]').first
        if not form.count():
            return False
        form.locator("textarea").fill(command.text)
        self._send(page, form.locator("button[type=submit]"))
        return True

    def _start(self, page: Page, stream: str, command: c.StartProcedure) -> bool:
        self._open(page, reverse("project", args=[self._streams[stream]]))
        start = page.locator(f'.startable [name="procedure"][value="{command.procedure}"]').first
        if not start.count():
            return False
        item = start.locator("xpath=ancestor::li")
        if item.locator("summary").count():
            item.locator("summary").click()
            for row in command.holds:
                item.locator(f'[name="holds"][value="{row}"]').check()
        self._send(page, item.locator("button[type=submit]"))
        return True

    def _opened(self, page: Page, stream: str, item: str) -> bool:
        """Open a step from the list of what waits; False when it does not wait for this person."""
        address = reverse("item", args=[self._streams[stream], item])
        self._open(page, reverse("work-waiting"))
        link = page.locator(f'a[href="{address}"]').first
        if not link.count():
            return False
        link.click()
        page.wait_for_url(f"**{address}")
        return True

    def _name(self, page: Page, role: str, people: list[str]) -> None:
        """Name people for a role of the team: a list to open, or boxes to tick."""
        field = page.locator(f'[name="role:{role}"]')
        if not field.count():
            return
        if field.first.evaluate("e => e.tagName") == "SELECT":
            multiple = field.first.evaluate("e => e.multiple")
            field.first.select_option(people if multiple else people[:1])
            return
        for box in field.all():
            box.set_checked(box.get_attribute("value") in people)

    # ------------------------------------------------------------------ what came of it
    def _answered(self, page: Page, stream: str, command: c.PersonCommand) -> None:
        """Where the page says something stands in the way, the services say the same."""
        shown = page.locator(".notice-code").first
        if not shown.count():
            wrong = page.locator(".has-error .field-error, #refusal")
            assert not wrong.count(), f"{page.url}: {wrong.all_inner_texts()}"
            return
        code = shown.inner_text().strip()
        try:
            super().do(stream, command)
        except Refused as refused:
            if refused.code == code:
                raise
            code = f"{code}, the services {refused.code}"
        raise AssertionError(f"refused on the page: {code}: {command}")

    def _not_offered(self, stream: str, command: c.PersonCommand) -> None:
        """No page offers it: then the services refuse it. What has no page goes through them."""
        super().do(stream, command)
        if isinstance(command, c.Complete | c.Enter | c.StartProcedure):
            raise AssertionError(f"allowed, but no page offers it: {command}")

    def _page(self, name: str) -> Page:
        """The window of a person, who signs in once."""
        if name not in self._pages:
            found = accounts.find(name)
            assert found is not None, name
            services.set_password(actor=SYSTEM, person=found.pk, password=PASSWORD)
            context = self._windows.open()
            context.set_default_timeout(10_000)
            page = context.new_page()
            self._open(page, reverse("sign-in"))
            page.fill("#id_username", name)
            page.fill("#id_password", PASSWORD)
            page.locator("main form button[type=submit]").first.click()
            self._pages[name] = page
        return self._pages[name]

    def _open(self, page: Page, address: str) -> None:
        page.goto(self._site + address)

    def archivist(self, name: str) -> Archivist:
        """Somebody on the pages of the dossier of the project that was played last."""
        stream = list(self._streams.values())[-1]
        return Archivist(self._page(name), self._site, stream)

    def _picture(self, page: Page, who: str) -> None:
        """Keep every twentieth page, to be looked at."""
        if self.clicked % 20 == 0:
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURES / f"{self.clicked:03}-{who}.png", full_page=True)

    def close(self) -> None:
        """Close every window."""
        self._windows.close()
        self._pages.clear()
        super().close()
