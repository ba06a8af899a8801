"""Compiled editions, once per process: reading and compiling takes far longer than deciding."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import msgspec
from django.db import connection

from xize.core.process.compile import compile_regulation
from xize.core.process.compile.whole import read_whole
from xize.core.process.rulebook import Rulebook
from xize.core.regulation.model import Regulation
from xize.core.regulation.second import SecondLanguage, read_second
from xize.ledger.batch import fetch
from xize.rulebook.models import Edition
from xize.rulebook.refusals import NoSuchEdition
from xize.rulebook.texts import ENGLISH_FILE, MAIN_FILE, Drawings, drawings_of

KEPT = 64
_FIGURES = "SELECT parameters FROM rulebook_edition WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Compiled:
    """What runs (``rules``) and what was written (``regulation``) of one edition.

    ``english`` holds the names in the second language, ``figures`` the decided parameters as
    they are stored.
    """

    id: str
    figures: object
    rules: Rulebook
    regulation: Regulation
    english: SecondLanguage


_compiled: dict[str, Compiled] = {}
_lock = Lock()


def compiled(edition: str) -> Compiled:
    """The edition, compiled with the figures in force. One small query when it is cached."""
    decided = fetch(connection, _FIGURES, (edition,))
    if not decided:
        raise NoSuchEdition(edition)
    found = _compiled.get(edition)
    if found is not None and found.figures == decided[0][0]:
        return found
    row = Edition.objects.get(id=edition)
    fresh = Compiled(
        id=edition,
        figures=decided[0][0],
        rules=_rules(
            row.texts[MAIN_FILE],
            drawings_of(row.texts),
            edition,
            msgspec.json.encode(row.parameters),
        ),
        regulation=regulation_of(row.texts[MAIN_FILE], drawings_of(row.texts)),
        english=_english(row.texts.get(ENGLISH_FILE, "")),
    )
    with _lock:
        _compiled[edition] = fresh
    return fresh


def as_written(edition: str) -> Compiled:
    """The edition for names and definitions; its figures may be those of a moment ago.

    No query at all when it is cached: lists name things of many projects.
    """
    return _compiled.get(edition) or compiled(edition)


@lru_cache(maxsize=KEPT)
def _rules(text: str, drawings: Drawings, edition: str, parameters: bytes) -> Rulebook:
    rules = compile_regulation(regulation_of(text, drawings), msgspec.json.decode(parameters))
    return msgspec.structs.replace(rules, edition=edition)


@lru_cache(maxsize=KEPT)
def _english(text: str) -> SecondLanguage:
    return read_second(text, ENGLISH_FILE)[0] if text else SecondLanguage()


@lru_cache(maxsize=KEPT)
def regulation_of(text: str, drawings: Drawings = ()) -> Regulation:
    """The regulation a published text says; published texts have no errors."""
    regulation = read_whole(text, dict(drawings), MAIN_FILE)
    if regulation is None:
        raise ValueError("a published edition cannot be read any more")
    return regulation
