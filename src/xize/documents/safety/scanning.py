"""Asking a virus scanner: clamd over its INSTREAM protocol, or a command of the operator's.

`XIZE_SCAN`           `clamd://host:3310`, `clamd:///run/clamd.sock`, `command:PROGRAM ARGUMENTS`
`XIZE_SCAN_REQUIRED`  whether a file is refused while the scanner gives no answer (default: yes)
"""

from __future__ import annotations

import shlex
import socket
import struct
import subprocess
from contextlib import closing
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings

from xize.documents.safety.refusals import Infected, ScanUnavailable
from xize.documents.safety.source import Content, opened, pieces

SECONDS = 60.0
"""A large archive takes a scanner a while; beyond this it is taken for dead."""

PORT = 3310
PIECE = 64 * 1024
NOT_SCANNED = "not-scanned"
CLEAN, INFECTED = 0, 1
"""What a command ends with, as clamscan and its like do."""


class _SilentError(Exception):
    """The scanner cannot be reached, or answers something nobody understands."""


def scan(content: Content, about: str) -> tuple[str, ...]:
    """Warnings about a file: none, or ``not-scanned`` where the settings let that pass.

    Raises ``Infected`` with the name the scanner gives, ``ScanUnavailable``.
    """
    place = str(getattr(settings, "XIZE_SCAN", ""))
    if not place:
        return ()
    source = opened(content)
    try:
        found = _command(place, source) if place.startswith("command:") else _clamd(place, source)
    except (_SilentError, OSError, subprocess.SubprocessError) as error:
        if getattr(settings, "XIZE_SCAN_REQUIRED", True):
            raise ScanUnavailable(about) from error
        return (NOT_SCANNED,)
    if found:
        raise Infected(about, found=found[:80])
    return ()


def _clamd(place: str, source: IO[bytes]) -> str:
    """What clamd found, "" for nothing: pieces behind their length, an empty one at the end."""
    with closing(_connection(place)) as line:
        line.settimeout(SECONDS)
        line.sendall(b"zINSTREAM\0")
        for found in pieces(source, PIECE):
            line.sendall(struct.pack("!L", len(found)) + found)
        line.sendall(struct.pack("!L", 0))
        answer = _answer(line)
    if answer == "stream: OK":
        return ""
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise _SilentError(answer)


def _connection(place: str) -> socket.socket:
    parts = urlsplit(place)
    if parts.hostname:
        return socket.create_connection((parts.hostname, parts.port or PORT), SECONDS)
    line = socket.socket(socket.AF_UNIX)
    try:
        line.settimeout(SECONDS)
        line.connect(parts.path)
    except OSError:
        line.close()
        raise
    return line


def _answer(line: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < PIECE:
        found = line.recv(4096)
        if not found:
            break
        answer += found
    return answer.rstrip(b"\0\n").decode("utf-8", "replace")


def _command(place: str, source: IO[bytes]) -> str:
    """What a command found: its last line names it; the file comes on its standard input."""
    words = shlex.split(place.removeprefix("command:"))
    with subprocess.Popen(  # noqa: S603 - the operator's own words, no shell
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            out = _feed(process, source)
        except (OSError, subprocess.TimeoutExpired):
            process.kill()
            raise
    if process.returncode == CLEAN:
        return ""
    if process.returncode == INFECTED:
        lines = out.decode("utf-8", "replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "?")
    raise _SilentError(f"{words[0]} ended with {process.returncode}")


def _feed(process: subprocess.Popen[bytes], source: IO[bytes]) -> bytes:
    """Send the file; a program that has seen enough may close its end before all of it came."""
    assert process.stdin is not None
    try:
        for found in pieces(source, PIECE):
            process.stdin.write(found)
    except BrokenPipeError:
        pass
    out, _ = process.communicate(timeout=SECONDS)
    return out
