"""Both stores keep the same promises; the second half is about what each does by itself."""

from __future__ import annotations

import hashlib
import io
import socket
from pathlib import Path

import boto3
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from xize.documents import blobs
from xize.documents.storage import BlobStore, Damaged, StorageUnavailable, store_at
from xize.documents.storage.copying import copy_all
from xize.documents.storage.folder import Folder
from xize.documents.storage.store import place_of

CONTENT = "协议".encode() * 1000
BLOB = hashlib.sha256(CONTENT).hexdigest()
OTHER = hashlib.sha256(b"other").hexdigest()


def test_content_is_kept_once_under_its_hash(store: BlobStore) -> None:
    assert store.put(BLOB, io.BytesIO(CONTENT)) is True
    assert store.put(BLOB, io.BytesIO(CONTENT)) is False

    assert store.size(BLOB) == len(CONTENT)
    assert list(store.all()) == [BLOB]


def test_an_opened_file_reads_from_any_place(store: BlobStore) -> None:
    store.put(BLOB, io.BytesIO(CONTENT))

    found = store.open(BLOB)
    assert found is not None
    with found:
        found.seek(6)
        assert found.read(6) == CONTENT[6:12]


def test_a_large_file_comes_back_whole(store: BlobStore) -> None:
    content = bytes(range(256)) * 40_000  # more than is held in memory
    blob = hashlib.sha256(content).hexdigest()
    store.put(blob, io.BytesIO(content))

    found = store.open(blob)
    assert found is not None
    with found:
        assert hashlib.sha256(found.read()).hexdigest() == blob


def test_other_bytes_than_named_are_never_kept(store: BlobStore) -> None:
    with pytest.raises(Damaged):
        store.put(OTHER, io.BytesIO(CONTENT))

    assert store.size(OTHER) is None
    assert list(store.all()) == []


def test_what_is_not_there_is_none(store: BlobStore) -> None:
    assert store.open(BLOB) is None
    assert store.size(BLOB) is None


@pytest.mark.parametrize("blob", ["../../etc/passwd", "", "A" * 64, BLOB.upper(), f"{BLOB}/x"])
def test_what_is_no_id_is_not_there_either(store: BlobStore, blob: str) -> None:
    assert store.open(blob) is None
    assert store.size(blob) is None


def test_deleted_content_is_gone_and_the_rest_stays(store: BlobStore) -> None:
    store.put(BLOB, io.BytesIO(CONTENT))
    store.put(OTHER, io.BytesIO(b"other"))

    store.delete(BLOB)
    store.delete(BLOB)

    assert list(store.all()) == [OTHER]


def test_everybody_reads_and_writes_by_the_settings(place: str) -> None:
    with override_settings(XIZE_BLOBS=place):
        assert blobs.write(CONTENT) == blobs.write(io.BytesIO(CONTENT)) == BLOB
        assert blobs.exists(BLOB)
        assert blobs.is_sound(BLOB) is True
        assert blobs.read(BLOB) == CONTENT

        blobs.delete(BLOB)
        assert (blobs.exists(BLOB), blobs.is_sound(BLOB), blobs.read(BLOB)) == (False, None, None)


def _spoil(place: str, blob: str) -> None:
    """Change stored bytes behind the store's back."""
    if not place.startswith("s3:"):
        (Path(place) / place_of(blob)).write_bytes(b"spoilt")
        return
    name, _, rest = place.removeprefix("s3://").partition("/")
    prefix, _, endpoint = rest.partition("?endpoint=")
    client = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1")
    client.put_object(Bucket=name, Key=f"{prefix}/{place_of(blob)}", Body=b"spoilt")


def test_spoilt_content_is_found_and_not_handed_out_where_asked(place: str) -> None:
    with override_settings(XIZE_BLOBS=place):
        blobs.write(CONTENT)
        _spoil(place, BLOB)

        assert blobs.is_sound(BLOB) is False
        assert blobs.read(BLOB) == b"spoilt"
        with override_settings(XIZE_BLOBS_VERIFY=True), pytest.raises(Damaged) as refused:
            blobs.read(BLOB)
        assert BLOB in refused.value.sentence("zh")


def test_moving_house_checks_every_file(tmp_path: Path, place: str) -> None:
    source, target = Folder(tmp_path / "old"), store_at(place)
    source.put(BLOB, io.BytesIO(CONTENT))
    source.put(OTHER, io.BytesIO(b"other"))

    assert {(one.blob, one.outcome) for one in copy_all(source, target)} == {
        (BLOB, "copied"),
        (OTHER, "copied"),
    }
    _spoil(place, BLOB)
    source.path_of(OTHER).write_bytes(b"spoilt")
    target.delete(OTHER)

    again = {one.blob: one for one in copy_all(source, target)}
    assert (again[BLOB].outcome, again[OTHER].outcome) == ("damaged", "damaged")
    assert again[BLOB].is_bad
    assert list(target.all()) == [BLOB], "a spoilt file was copied"


def test_a_store_that_cannot_be_reached_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))  # taken and not listening
        port = free.getsockname()[1]
        unreachable = store_at(f"s3://bucket?endpoint=http://127.0.0.1:{port}")

        with pytest.raises(StorageUnavailable) as refused:
            unreachable.open(BLOB)
    assert "s3://bucket" in refused.value.sentence("zh")


def test_a_bucket_that_is_not_there_is_no_missing_file(server: str, bucket: str) -> None:
    stranger = store_at(f"s3://nobodys-bucket?endpoint={server}")

    with pytest.raises(StorageUnavailable):
        stranger.put(BLOB, io.BytesIO(CONTENT))


def test_a_writer_that_died_leaves_nothing_that_counts(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.put(BLOB, io.BytesIO(CONTENT))
    (tmp_path / BLOB[:2] / ".new-half").write_bytes(b"half")

    assert list(store.all()) == [BLOB]


def test_an_address_nobody_can_read_is_named() -> None:
    with pytest.raises(ImproperlyConfigured, match="ftp://example"):
        store_at("ftp://example/files")
