"""Writing a package: a BagIt bag (RFC 8493) in a zip, streamed; the same facts, the same bytes."""
