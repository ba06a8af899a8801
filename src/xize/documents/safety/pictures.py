"""Pictures: opened by their header only, so that one made of a few bytes cannot fill the memory."""

from __future__ import annotations

import struct
from typing import IO

from PIL import Image, UnidentifiedImageError

from xize.documents.refusals import FileUnreadable
from xize.documents.safety.refusals import HoldsScript, TooManyPixels
from xize.documents.safety.source import holds

MILLION = 1_000_000
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")

BROKEN = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    EOFError,
    LookupError,
    ArithmeticError,
    struct.error,
)
"""What damaged pictures make Pillow raise; found by changing bytes at random."""

MOST_FRAMES = 500
SCRIPT = (b"<script", b"<html", b"<!doctype html", b"<?php", b"<iframe", b"<svg", b"<body")


def check_picture(source: IO[bytes], about: str, megapixels: int) -> None:
    """Refuse too many pixels over all frames, web pages in disguise, and what cannot be read."""
    if holds(source, SCRIPT):
        raise HoldsScript(about)
    source.seek(0)
    try:
        with Image.open(source, formats=FORMATS) as picture:
            pixels = picture.width * picture.height
            frames = _frames(picture, megapixels * MILLION // max(pixels, 1))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooManyPixels(about, limit=megapixels) from error
    except BROKEN as error:
        raise FileUnreadable(about) from error
    if pixels * frames > megapixels * MILLION or frames > MOST_FRAMES:
        raise TooManyPixels(about, limit=megapixels)


def _frames(picture: Image.Image, enough: int) -> int:
    """How many frames there are, counted no further than it takes to know that it is too many."""
    number = 1
    while number <= min(enough, MOST_FRAMES):
        try:
            picture.seek(number)
        except EOFError:
            return number
        number += 1
    return number
