"""Radicals that stand for whole characters, as the text of many PDFs writes them.

NFKC turns the 214 Kangxi radicals (U+2F00…) into ordinary characters, yet leaves those of the
supplement (U+2E80…) as they are. What each is equal to says the Unicode Character Database,
property Equivalent_Unified_Ideograph.
"""

from __future__ import annotations

from typing import Final

_FIRST = 0x2E80
_NONE = "\u3000"
_EQUAL = (
    "\u3000厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵\u3000旡日"
    "月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂"
    "肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝"
    "雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
"""The characters equal to U+2E80 and those after it."""

UNIFIED: Final[dict[str, str]] = {
    chr(_FIRST + place): equal for place, equal in enumerate(_EQUAL) if equal != _NONE
}
"""Ordinary characters by radical."""
