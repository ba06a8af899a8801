"""The files of a package that follow from its facts alone, and so can be made again by a check."""

from __future__ import annotations

from collections.abc import Mapping

from xize.archive.package import contents, extract, layout
from xize.archive.package.contents import Kept
from xize.archive.package.facts import Facts
from xize.archive.package.page import page
from xize.archive.package.placing import PlacedForm
from xize.archive.package.readme import readme
from xize.archive.package.timeline import timeline


def of_ledger(facts: Facts) -> dict[str, bytes]:
    """The ledger's extract and the edition's texts."""
    found = {
        layout.EVENTS: b"".join(extract.links_out(facts.links)),
        layout.PAYLOADS: b"".join(extract.payloads_out(facts.payloads.values())),
        layout.PEOPLE: extract.people_out(facts.people),
        layout.STATE: facts.state,
        layout.PACKAGE: extract.package_out(facts.package),
    }
    texts = {f"{layout.REGULATION}/{name}": text.encode() for name, text in facts.texts.items()}
    return found | dict(sorted(texts.items()))


def of_form(form: PlacedForm) -> bytes:
    """A form as data."""
    return extract.pretty(form.sheet.data)


def of_timeline(facts: Facts) -> bytes:
    """The timeline as data."""
    return extract.pretty(timeline(facts))


def of_contents(facts: Facts, kept: Mapping[str, Kept]) -> dict[str, bytes]:
    """The contents list, once everything else lies in the package."""
    listed = contents.lines(facts, kept)
    return {
        layout.CONTENTS: extract.pretty(contents.data(facts.package, listed)),
        layout.CONTENTS_PAGE: page(facts.package, listed),
        layout.README: readme(facts.package),
    }
