"""Real web processes on the database of this test, and browsers that speak HTTP to them."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client

from tests.faults.conftest import PATIENCE
from tests.races.processes import environment
from xize.people.models import Person

XIZE = Path(sys.executable).with_name("xize")
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Answer:
    """What came back: the status, and the page."""

    status: int
    page: str


class Browser:
    """Somebody who has signed in, at one of the web processes."""

    def __init__(self, port: int, session: str) -> None:
        self._port = port
        self._cookies = {"sessionid": session}

    def get(self, address: str) -> Answer:
        """Open a page."""
        return self._ask("GET", address)

    def send(self, address: str, form: Answer, **typed: str) -> Answer:
        """Send the form of a page that was opened before."""
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]+)">', form.page))
        return self._ask("POST", address, urlencode(hidden | typed))

    def _ask(self, method: str, address: str, body: str | None = None) -> Answer:
        cookie = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        connection = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        try:
            connection.request(method, address, body, headers)
            answer = connection.getresponse()
            page = answer.read().decode()
            for cookie in answer.headers.get_all("Set-Cookie", []):
                name, _, value = cookie.partition(";")[0].partition("=")
                self._cookies[name] = value
        finally:
            connection.close()
        return Answer(answer.status, page)


def signed_in(person: str, port: int) -> Browser:
    """A browser of this person, whose session is in the database."""
    client = Client()
    client.force_login(Person.objects.get(id=person), backend=BACKEND)
    return Browser(port, client.cookies["sessionid"].value)


@contextmanager
def web_processes(count: int, said: Path) -> Iterator[list[int]]:
    """Start `xize serve` so many times; their ports. What they complain of goes to ``said``."""
    (settings.XIZE_HOME / "secret-key").write_text(settings.SECRET_KEY, encoding="ascii")
    ports = [_free_port() for _ in range(count)]
    with said.open("w", encoding="utf-8") as complaints:
        servers = [
            subprocess.Popen(
                [str(XIZE), "serve", "--port", str(port)],
                env=environment(),
                stdout=subprocess.PIPE,
                stderr=complaints,
                text=True,
            )
            for port in ports
        ]
        try:
            for server in servers:
                assert server.stdout is not None
                assert any("http://" in line for line in server.stdout), "it did not start"
            yield ports
        finally:
            for server in servers:
                server.terminate()
            for server in servers:
                server.communicate(timeout=PATIENCE)


def verified() -> str:
    """What `xize verify` says, which must find nothing."""
    found: subprocess.CompletedProcess[str] = subprocess.run(
        [str(XIZE), "verify"],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert found.returncode == 0, found.stdout + found.stderr
    return found.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
