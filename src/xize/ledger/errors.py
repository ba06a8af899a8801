"""What the ledger refuses to its callers; none of it is ever shown to a person."""


class LedgerError(Exception):
    """Base class."""


class Conflict(LedgerError):  # noqa: N818 - it names what happened; the caller tries again
    """Somebody else wrote first: read again and decide again."""


class NoSuchStream(LedgerError):  # noqa: N818
    """No stream has this id."""
