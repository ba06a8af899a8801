"""What comes after the last step: the dossier looked at, printed, sealed and fetched."""

from __future__ import annotations

from pathlib import Path

from django.urls import reverse
from playwright.sync_api import Page, expect

from xize.jobs.queue import run_waiting


class Archivist:
    """Somebody of the archive in the browser, on the pages of one dossier."""

    def __init__(self, page: Page, site: str, stream: str) -> None:
        self._page, self._site, self._stream = page, site, stream

    def look(self) -> None:
        """Open the dossier from the list of ended projects; it says that it is complete."""
        self._page.goto(self._site + reverse("archive"))
        self._page.locator(f'a[href="{self._address}"]').click()
        expect(self._page.locator(".notice-success")).to_contain_text("卷宗齐全")
        expect(self._page.locator("#mandatory")).to_contain_text("12 / 12")

    def print_form(self, name: str, folder: Path) -> Path:
        """Fetch the official print of a form from the prints of the project."""
        self._page.goto(self._site + reverse("prints", args=[self._stream]))
        row = self._page.locator("tr").filter(has_text=name).first
        with self._page.expect_download() as waiting:
            row.locator('a[href$="/pdf"]').click()
        path = folder / "form.pdf"
        waiting.value.save_as(path)
        return path

    def seal(self) -> None:
        """Seal the dossier: a background task, whose page says when it is done."""
        self._page.goto(self._site + self._address)
        self._page.locator('form[action$="/seal"] button').click()
        self._page.wait_for_url("**/jobs/*")
        assert run_waiting() == 1
        self._page.reload()
        self._page.locator(f'main a[href="{self._address}"].btn-primary').click()
        expect(self._page.locator(".keeping")).to_contain_text("已封卷")

    def fetch(self, folder: Path) -> Path:
        """Download the package."""
        with self._page.expect_download() as waiting:
            self._page.locator('a[href$="/parts/1"]').click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    @property
    def _address(self) -> str:
        return reverse("dossier", args=[self._stream])
