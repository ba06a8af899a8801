"""``search_words`` on PostgreSQL: ``tsvector`` made of our tokens, with GIN. No extension.

The texts never pass a parser of the server, which knows no Chinese: tokens come with the places
they stand at.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from xize.core.texts import Phrase

# Without a list of pending entries, which every question would walk through: the worker has time.
CREATE = (
    """
    CREATE TABLE search_words (
        passage bigint PRIMARY KEY, titled tsvector NOT NULL, words tsvector NOT NULL
    )
    """,
    "CREATE INDEX search_words_titled ON search_words USING gin (titled) WITH (fastupdate = off)",
    "CREATE INDEX search_words_words ON search_words USING gin (words) WITH (fastupdate = off)",
)
_INSERT = (
    "INSERT INTO search_words (passage, titled, words) VALUES (%s, %s::tsvector, %s::tsvector)"
)
_DELETE = "DELETE FROM search_words WHERE passage = ANY(%s::bigint[])"

HITS = "SELECT passage, {tier} AS tier FROM search_words WHERE {column} @@ ?::tsquery{within}"
WITHIN = " AND passage IN (SELECT id FROM own)"
NEWEST = " ORDER BY passage DESC LIMIT {most}"


def insert(rows: Sequence[tuple[int, list[str], list[str]]]) -> None:
    """Add passages by id: the tokens of names, all tokens."""
    with connection.cursor() as cursor:
        cursor.executemany(
            _INSERT, [(ident, _placed(names), _placed(words)) for ident, names, words in rows]
        )


def _placed(tokens: Sequence[str]) -> str:
    return " ".join(f"'{token}':{place}" for place, token in enumerate(tokens, 1))


def delete(passages: Sequence[int]) -> None:
    """Remove passages by id."""
    with connection.cursor() as cursor:
        cursor.execute(_DELETE, [list(passages)])


def asked(column: str, phrases: Sequence[Phrase]) -> str:
    """All of the phrases, as ``tsquery`` writes it; ``HITS`` names the column.

    Tokens hold no quotes.
    """
    del column
    return " & ".join(f"({_phrase(one)})" for one in phrases)


def _phrase(phrase: Phrase) -> str:
    tokens = [f"'{one}'" for one in phrase.tokens]
    if phrase.open_ended:
        tokens[-1] += ":*"
    return " <-> ".join(tokens)
