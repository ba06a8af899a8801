"""Files in a store that speaks S3: Amazon's, MinIO, Ceph, the Chinese clouds' compatible ones.

`s3://BUCKET/PREFIX?endpoint=https://…&region=…`. The keys come from the environment as boto3
reads it (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, or the machine's role), never from here.
"""

from __future__ import annotations

import base64
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, Any
from urllib.parse import parse_qs, urlsplit

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from xize.documents.safety.source import size_of
from xize.documents.storage.store import Damaged, StorageUnavailable, digest_of, is_blob, place_of

HELD = 8 * 1024 * 1024
"""Bytes of an opened file kept in memory; the rest lies in a file without a name."""

GONE = {"404", "NoSuchKey", "NotFound"}
THERE = {"412", "PreconditionFailed"}
OTHER_BYTES = {"BadDigest", "InvalidDigest", "XAmzContentChecksumMismatch", "InvalidRequest"}
ONE_BY_ONE = TransferConfig(use_threads=False)
"""The server that asks has threads enough of its own."""

TIMES = Config(
    connect_timeout=5,
    read_timeout=30,
    retries={"max_attempts": 3, "mode": "standard"},
    s3={"addressing_style": "path"},
)


class S3:
    """A bucket, or what lies under a prefix of one; see ``BlobStore``."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        self.bucket = parts.netloc
        self.prefix = f"{parts.path.strip('/')}/" if parts.path.strip("/") else ""
        self._client: Any = boto3.client(
            "s3",
            endpoint_url=asked.get("endpoint"),
            region_name=asked.get("region", "us-east-1"),
            config=TIMES,
        )

    def __str__(self) -> str:
        return f"s3://{self.bucket}/{self.prefix}"

    def put(self, blob: str, source: IO[bytes]) -> bool:
        """Send it once. The hash goes with it: a server that knows check sums compares it too."""
        if self.size(blob) is not None:
            return False
        if digest_of(source) != blob:
            raise Damaged(blob)
        length = size_of(source)
        source.seek(0)
        try:
            with self._answers():
                self._client.put_object(
                    **self._at(blob),
                    Body=source,
                    ContentLength=length,
                    ChecksumSHA256=base64.b64encode(bytes.fromhex(blob)).decode(),
                    IfNoneMatch="*",
                )
        except ClientError as error:
            if _code(error) in THERE:
                return False
            if _code(error) in OTHER_BYTES:
                raise Damaged(blob) from error
            raise StorageUnavailable(str(self)) from error
        return True

    def open(self, blob: str) -> IO[bytes] | None:
        """A copy that can be read from any place; large ones do not stay in memory."""
        if not is_blob(blob):
            return None
        with ExitStack() as opening:
            target = opening.enter_context(tempfile.SpooledTemporaryFile(max_size=HELD))
            if self._asked(lambda: self._fetch(blob, target)) is None:
                return None
            target.seek(0)
            opening.pop_all()  # from here on the caller closes it
            return target

    def _fetch(self, blob: str, target: IO[bytes]) -> None:
        place = self._at(blob)
        self._client.download_fileobj(place["Bucket"], place["Key"], target, Config=ONE_BY_ONE)

    def size(self, blob: str) -> int | None:
        """Bytes, as the server counts them."""
        if not is_blob(blob):
            return None
        found = self._asked(lambda: self._client.head_object(**self._at(blob)))
        return None if found is None else int(found[0]["ContentLength"])

    def delete(self, blob: str) -> None:
        """Delete the object; versions a bucket keeps are its owner's affair."""
        if is_blob(blob):
            self._asked(lambda: self._client.delete_object(**self._at(blob)))

    def all(self) -> Iterator[str]:
        """Every id under the prefix; S3 lists in the order of the keys."""
        pages = self._client.get_paginator("list_objects_v2")
        with self._answers():
            for page in pages.paginate(Bucket=self.bucket, Prefix=self.prefix):
                for one in page.get("Contents", ()):
                    name = one["Key"].rpartition("/")[2]
                    if is_blob(name):
                        yield name

    def _at(self, blob: str) -> dict[str, str]:
        return {"Bucket": self.bucket, "Key": self.prefix + place_of(blob)}

    def _asked(self, ask: Callable[[], Any]) -> tuple[Any] | None:
        """The answer; None where the object is not there."""
        try:
            with self._answers():
                return (ask(),)
        except ClientError as error:
            if _code(error) in GONE:
                return None
            raise StorageUnavailable(str(self)) from error

    @contextmanager
    def _answers(self) -> Iterator[None]:
        """A store that cannot be reached is an answer to a person, not an error of ours."""
        try:
            yield
        except BotoCoreError as error:
            raise StorageUnavailable(str(self)) from error


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))
