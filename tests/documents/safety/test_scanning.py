"""The virus scanner: a real server that speaks clamd's protocol, and real commands."""

from __future__ import annotations

import io
import shlex
import socket
import socketserver
import struct
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from tests.documents.made import pdf
from xize.documents import blobs
from xize.documents.models import Blob
from xize.documents.safety.refusals import Infected, ScanUnavailable
from xize.documents.safety.scanning import scan
from xize.documents.services import Upload, store

BAD = b"a sample that this scanner knows"
LARGEST = 4 * 1024 * 1024


class Clamd(socketserver.StreamRequestHandler):
    """Reads ``zINSTREAM``, pieces behind their lengths until an empty one; then its verdict."""

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
        if len(content) > LARGEST:
            self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
        elif BAD in content:
            self.wfile.write(b"stream: Sample.Test-1 FOUND\0")
        else:
            self.wfile.write(b"stream: OK\0")


@pytest.fixture(params=["tcp", "unix"])
def clamd(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a running scanner."""
    if request.param == "tcp":
        server: socketserver.TCPServer = socketserver.TCPServer(("127.0.0.1", 0), Clamd)
        address = f"clamd://127.0.0.1:{server.socket.getsockname()[1]}"
    else:
        path = tmp_path / "clamd.sock"
        server, address = socketserver.UnixStreamServer(str(path), Clamd), f"clamd://{path}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    with server, override_settings(XIZE_SCAN=address):
        yield address
        server.shutdown()
    thread.join()


def test_a_clean_file_passes(clamd: str) -> None:
    assert scan(b"clean" * 100_000, "a.txt") == ()


def test_an_infected_file_is_refused_with_the_name_of_what_was_found(clamd: str) -> None:
    with pytest.raises(Infected) as refused:
        scan(io.BytesIO(bytes(200_000) + BAD), "账单.txt")

    assert "Sample.Test-1" in refused.value.sentence("zh")
    assert "账单.txt" in refused.value.sentence("en")


def test_an_answer_that_is_no_verdict_counts_as_none(clamd: str) -> None:
    with pytest.raises(ScanUnavailable):
        scan(bytes(LARGEST + 1), "a.txt")


@pytest.fixture
def nobody() -> Iterator[str]:
    """An address nobody answers at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"clamd://127.0.0.1:{taken.getsockname()[1]}"


@pytest.mark.parametrize("place", ["clamd:///no/such.sock", "command:/no/such/program", None])
def test_a_scanner_that_does_not_answer(place: str | None, nobody: str) -> None:
    with override_settings(XIZE_SCAN=place or nobody):
        with pytest.raises(ScanUnavailable) as refused:
            scan(b"a", "a.txt")
        assert "a.txt" in refused.value.sentence("zh")

        with override_settings(XIZE_SCAN_REQUIRED=False):
            assert scan(b"a", "a.txt") == ("not-scanned",)


SCANNER = f"""
import sys
content = sys.stdin.buffer.read()
print("scanned")
bad = {BAD!r} in content
print("Sample.Test-2" if bad else "nothing")
sys.exit(1 if bad else 2 if b"puzzling" in content else 0)
"""


@pytest.fixture
def command() -> Iterator[None]:
    """A scanner that is a command."""
    with override_settings(XIZE_SCAN=f"command:{sys.executable} -c {shlex.quote(SCANNER)}"):
        yield


def test_a_command_ends_with_its_verdict(command: None) -> None:
    assert scan(b"clean" * 50_000, "a.txt") == ()
    with pytest.raises(Infected) as refused:
        scan(BAD, "a.txt")
    assert "Sample.Test-2" in refused.value.sentence("zh")
    with pytest.raises(ScanUnavailable):
        scan(b"puzzling", "a.txt")


def test_a_command_may_stop_reading_early() -> None:
    early = "import sys; sys.stdin.close(); print('Early'); sys.exit(1)"
    place = f"command:{sys.executable} -c {shlex.quote(early)}"
    with override_settings(XIZE_SCAN=place), pytest.raises(Infected):
        scan(bytes(5_000_000), "a.txt")


@pytest.mark.django_db
def test_an_infected_upload_is_not_kept(clamd: str) -> None:
    with pytest.raises(Infected):
        store(upload=Upload("a.txt", BAD))
    assert not Blob.objects.exists()

    kept = store(upload=Upload("a.pdf", pdf()))
    assert blobs.exists(kept.file)


@pytest.mark.django_db
def test_what_was_not_scanned_says_so_for_good(nobody: str) -> None:
    with override_settings(XIZE_SCAN=nobody, XIZE_SCAN_REQUIRED=False):
        kept = store(upload=Upload("a.pdf", pdf()))

    assert Blob.objects.get(id=kept.file).warnings == "not-scanned"
