"""``search_words`` on SQLite: FTS5 over our tokens.

The tokenizer ``ascii`` divides by spaces and leaves everything beyond ASCII alone; SQLite's own
one for Unicode divides Chinese nowhere, and ``trigram`` finds nothing shorter than three.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from xize.core.texts import Phrase

CREATE = ("CREATE VIRTUAL TABLE search_words USING fts5(titled, words, tokenize = 'ascii')",)
_INSERT = "INSERT INTO search_words (rowid, titled, words) VALUES (%s, %s, %s)"
_DELETE = "DELETE FROM search_words WHERE rowid = %s"

HITS = (
    "SELECT rowid AS passage, {tier} AS tier FROM search_words WHERE search_words MATCH ?{within}"
)
# an expression, so that the words are walked through once and not for each passage
WITHIN = " AND +rowid IN (SELECT id FROM own)"
NEWEST = " ORDER BY rowid DESC LIMIT {most}"


def insert(rows: Sequence[tuple[int, list[str], list[str]]]) -> None:
    """Add passages by id: the tokens of names, all tokens."""
    with connection.cursor() as cursor:
        cursor.executemany(
            _INSERT, [(ident, " ".join(names), " ".join(words)) for ident, names, words in rows]
        )


def delete(passages: Sequence[int]) -> None:
    """Remove passages by id."""
    with connection.cursor() as cursor:
        cursor.executemany(_DELETE, [(one,) for one in passages])


def asked(column: str, phrases: Sequence[Phrase]) -> str:
    """All of the phrases in a column, as FTS5 writes it. Tokens hold no quotes."""
    return f"{column} : ({' AND '.join(map(_phrase, phrases))})"


def _phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.tokens)}"{" *" if phrase.open_ended else ""}'
