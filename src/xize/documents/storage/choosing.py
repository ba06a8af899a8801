"""Which store is used: ``XIZE_BLOBS``, or the folder ``blobs`` of ``XIZE_HOME``."""

from __future__ import annotations

import functools
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from xize.documents.storage.folder import Folder
from xize.documents.storage.store import BlobStore


def store() -> BlobStore:
    """The store of this site."""
    return store_at(address())


def address() -> str:
    """What the settings say: an address that ``store_at`` reads."""
    return getattr(settings, "XIZE_BLOBS", "") or str(Path(settings.XIZE_HOME) / "blobs")


@functools.lru_cache(maxsize=8)
def store_at(place: str) -> BlobStore:
    """The store at an address: a folder, or `s3://BUCKET/PREFIX?endpoint=…`.

    Raises ``ImproperlyConfigured`` for an address nobody can read.
    """
    if place.startswith("s3://"):
        try:
            from xize.documents.storage.s3 import S3  # an extra: boto3 is no part of every site
        except ModuleNotFoundError as error:
            raise ImproperlyConfigured("s3:// needs the extra: pip install xize[s3]") from error
        return S3(place)
    if "://" in place and not place.startswith("file://"):
        raise ImproperlyConfigured(f"XIZE_BLOBS is no folder and no s3:// address: {place}")
    return Folder(Path(place.removeprefix("file://")))
