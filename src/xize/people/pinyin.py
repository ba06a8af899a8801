"""Sorting Chinese names as people expect, the same on every database."""


def sort_key(name: str) -> str:
    """A key in plain ASCII that orders Chinese text by pinyin.

    GB 18030 lays out the 3,755 commonest characters in pinyin order, and Latin letters before
    them, so its bytes in hexadecimal sort alike under every collation. Rarer characters follow,
    ordered by radical.
    """
    return name.casefold().encode("gb18030").hex()[:120]
