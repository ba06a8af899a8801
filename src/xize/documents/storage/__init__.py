"""Where files are kept: a folder of this machine, or any store that speaks S3.

Both keep content under its SHA-256, write it once and never change it. ``XIZE_BLOBS`` chooses;
everybody else goes through ``xize.documents.blobs``.
"""

from xize.documents.storage.choosing import store, store_at
from xize.documents.storage.store import BlobStore, Damaged, StorageUnavailable

__all__ = ["BlobStore", "Damaged", "StorageUnavailable", "store", "store_at"]
