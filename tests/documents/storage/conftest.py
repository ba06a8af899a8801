"""The two stores: a folder, and a bucket on a real server that speaks S3, a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest

from xize.documents.storage import BlobStore, store_at

RUNNING = re.compile(r"Running on (http://127\.0\.0\.1:\d+)")
KEYS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of the server, which chose its port itself and says so when it is ready."""
    command = [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            found = next(filter(None, map(RUNNING.search, process.stderr)), None)
            assert found, "the server did not start"
            yield found[1]
        finally:
            process.terminate()


@pytest.fixture
def bucket(server: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """The address of an empty bucket."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    name = f"b{abs(hash(request.node.nodeid))}-{os.getpid()}"
    boto3.client("s3", endpoint_url=server, region_name="us-east-1").create_bucket(Bucket=name)
    return f"s3://{name}/files?endpoint={server}"


@pytest.fixture(params=["folder", "s3"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store of either kind."""
    if request.param == "folder":
        return str(tmp_path / "store")
    address: str = request.getfixturevalue("bucket")
    return address


@pytest.fixture
def store(place: str) -> BlobStore:
    """An empty store of either kind."""
    return store_at(place)
