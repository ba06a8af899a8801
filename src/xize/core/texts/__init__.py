"""Texts as people compare and look for them: one form for what looks alike, tokens, snippets.

normalise("业务需求⼯单（A）") == normalise("业务需求工单(a)")
wanted("需求工单").answers("见《业务需求工单》")
"""

from xize.core.texts.folding import composed, normalise
from xize.core.texts.nearness import nearest
from xize.core.texts.snippets import Piece, marked, snippet
from xize.core.texts.tokens import Token, bigrams, tokens
from xize.core.texts.wanted import Phrase, Wanted, wanted

__all__ = [
    "Phrase",
    "Piece",
    "Token",
    "Wanted",
    "bigrams",
    "composed",
    "marked",
    "nearest",
    "normalise",
    "snippet",
    "tokens",
    "wanted",
]
