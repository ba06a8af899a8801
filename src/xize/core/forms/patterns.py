"""Texts of a known kind (``written_as:``): what they look like, and whether their check digit fits.

Sources: GB 11643 (公民身份号码), GB 32100 (统一社会信用代码), ISO/IEC 7812-1 (card numbers, Luhn),
YD/T 2823-like practice for mobile numbers (11 digits from 13 on).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Final

_MOBILE: Final = re.compile(r"1[3-9][0-9]{9}")
_PHONE: Final = re.compile(r"(\+?86-?)?(0[0-9]{2,3}-?)?[1-9][0-9]{6,10}(-[0-9]{1,6})?")
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}")
_POSTCODE: Final = re.compile(r"[0-9]{6}")
_WEB: Final = re.compile(r"https?://[^\s/?#\"'<>]+[^\s\"'<>]*")
_ID_CARD: Final = re.compile(r"[1-9][0-9]{16}[0-9X]")
_CREDIT_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT: Final = re.compile(rf"[{_CREDIT_SIGNS}]{{18}}")
_BANK_CARD: Final = re.compile(r"[0-9]{12,19}")
_ID_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def matches(pattern: str, text: str) -> bool:
    """Whether a canonical text is of this kind; a kind that is not known fits everything."""
    test = _TESTS.get(pattern)
    return test is None or test(text)


def canonical(pattern: str, text: str) -> str:
    """How such a text is stored: half width; numbers without blanks, letters of codes in capitals.

    A text that is no such thing is answered as it was typed.
    """
    cleaned = unicodedata.normalize("NFKC", text).strip()
    if pattern in ("mobile", "id_card", "credit_code", "bank_card", "postcode"):
        cleaned = re.sub(r"[\s-]", "", cleaned).upper()
    return cleaned if matches(pattern, cleaned) else text


def _id_card(text: str) -> bool:
    if not _ID_CARD.fullmatch(text):
        return False
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, _ID_WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == text[17]


def _credit_code(text: str) -> bool:
    if not _CREDIT.fullmatch(text):
        return False
    worth = (_CREDIT_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(text[:17]))
    total = sum(worth)
    return _CREDIT_SIGNS[(31 - total % 31) % 31] == text[17]


def _bank_card(text: str) -> bool:
    if not _BANK_CARD.fullmatch(text):
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(text))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _like(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


_TESTS: Final[dict[str, Callable[[str], bool]]] = {
    "mobile": _like(_MOBILE),
    "phone": _like(_PHONE),
    "email": _like(_EMAIL),
    "postcode": _like(_POSTCODE),
    "web_address": _like(_WEB),
    "id_card": _id_card,
    "credit_code": _credit_code,
    "bank_card": _bank_card,
}

EXPECTED: Final[dict[str, tuple[str, str]]] = {
    "mobile": ("请填写 11 位手机号码", "write a mobile number of 11 digits"),
    "phone": ("请填写电话号码，如 010-62345678", "write a telephone number such as 010-62345678"),
    "email": ("请填写电子邮箱，如 li@example.cn", "write an e-mail address such as li@example.cn"),
    "postcode": ("请填写 6 位邮政编码", "write a postcode of 6 digits"),
    "web_address": ("请填写以 http:// 或 https:// 开头的网址", "write an address with http(s)://"),
    "id_card": ("身份证号码不对，请核对 18 位号码", "check the 18 signs of the identity number"),
    "credit_code": (
        "统一社会信用代码不对，请核对 18 位代码",
        "check the 18 signs of the unified social credit code",
    ),
    "bank_card": ("银行卡号不对，请核对", "check the digits of the card number"),
}
"""The remedy in both languages, by kind."""
