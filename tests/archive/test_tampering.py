"""Every kind of tampering with a package is named: plain, and with the manifests made to fit."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archive.bags import Files, codes, found, put_together, refit, taken_apart, tampered
from tests.projects.conftest import MONDAY, Cast
from xize.archive.checking.check import check
from xize.archive.package.extract import links_in, links_out
from xize.archive.services.sealing import package, seal
from xize.ledger.chain import Link, genesis, link_hash

DOCUMENT = "data/documents/01-合作协议/01-0.1-agreement.pdf"
FORM = "data/forms/02-审批流转单/(26)销字001.json"
PRINTED = "data/forms/02-审批流转单/(26)销字001.pdf"
EVENTS = "data/ledger/events.jsonl"
RULE = "data/regulation/regulation.yaml"
PAYLOADS = "data/ledger/payloads.jsonl"


@pytest.fixture
def sealed(ended: Cast, tmp_path: Path) -> Path:
    part = seal(actor=ended.actor("stranger"), stream=ended.stream, at=MONDAY)
    path = tmp_path / "sealed.zip"
    with package(part) as source:
        path.write_bytes(source.read())
    return path


def changing(name: str, old: bytes, new: bytes) -> Callable[[Files], None]:
    """A change of some bytes of one file."""

    def change(files: Files) -> None:
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)

    return change


def rehashed(links: list[Link]) -> list[Link]:
    """A chain whose hashes are all computed anew."""
    previous, done = genesis(links[0].stream), []
    for seq, link in enumerate(links, 1):
        hash_ = link_hash(previous, link.stream, seq, *link[2:7])
        done.append(link._replace(seq=seq, previous=previous, hash=hash_))
        previous = hash_
    return done


def rewriting(change: Callable[[list[Link]], list[Link]]) -> Callable[[Files], None]:
    """A change of the chain of events."""

    def act(files: Files) -> None:
        files[EVENTS] = b"".join(links_out(change(links_in(files[EVENTS]))))

    return act


# ---- files, plainly ---------------------------------------------------------------------------


def test_a_changed_file(sealed: Path) -> None:
    said = tampered(sealed, changing(DOCUMENT, b"agreement", b"Agreement"))

    assert ("file-changed", DOCUMENT) in found(said)
    assert ("document-differs", DOCUMENT) in found(said)


def test_a_removed_file(sealed: Path) -> None:
    said = tampered(sealed, lambda files: files.__delitem__(DOCUMENT))

    assert {("file-removed", DOCUMENT), ("document-missing", DOCUMENT)} <= found(said)


def test_an_added_file(sealed: Path) -> None:
    extra = "data/documents/01-合作协议/99-more.pdf"

    said = tampered(sealed, lambda files: files.__setitem__(extra, b"more"))

    assert {("file-added", extra), ("document-unknown", extra)} <= found(said)


def test_an_added_file_beside_the_payload(sealed: Path) -> None:
    said = tampered(sealed, lambda files: files.__setitem__("note.txt", b"more"))

    assert found(said) == {("file-added", "note.txt")}


def test_a_renamed_file(sealed: Path) -> None:
    new = DOCUMENT.replace("agreement", "other")

    said = tampered(sealed, lambda files: files.__setitem__(new, files.pop(DOCUMENT)))

    (renamed,) = [one for one in said if one.code == "file-renamed"]
    assert (renamed.file, renamed.detail) == (DOCUMENT, new)


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "manifest-sha512.txt", "bag-info.txt"])
def test_a_changed_tag_file(sealed: Path, name: str) -> None:
    said = tampered(sealed, lambda files: files.update({name: files[name] + b"X-More: yes\n"}))

    assert ("manifest-changed", name) in found(said)


@pytest.mark.parametrize("name", ["tagmanifest-sha256.txt", "tagmanifest-sha512.txt"])
def test_a_removed_tag_manifest(sealed: Path, name: str) -> None:
    said = tampered(sealed, lambda files: files.__delitem__(name))

    assert ("file-removed", name) in found(said)


# ---- the same with manifests that were made to fit ---------------------------------------------


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (DOCUMENT, b"agreement", b"Agreement", "document-differs"),
        (FORM, b"1200000", b"2200000", "form-differs"),
        ("data/timeline/timeline.json", b"zhao", b"sun", "timeline-differs"),
        ("data/contents.json", b"zhao", b"sun", "contents-differ"),
        ("data/contents.html", b"zhao", b"sun", "contents-differ"),
        ("data/readme.txt", b"BagIt", b"bagit", "contents-differ"),
        ("data/ledger/state.json", b"1200000", b"2200000", "state-differs"),
        (RULE, "起草协议".encode(), "起草合同".encode(), "edition-changed"),
        (PAYLOADS, b"1200000", b"2200000", "payload-changed"),
        (EVENTS, b"agreement.pdf", b"agreemenT.pdf", "event-changed"),
    ],
)
def test_a_changed_file_with_its_manifests(
    sealed: Path, name: str, old: bytes, new: bytes, code: str
) -> None:
    said = tampered(sealed, changing(name, old, new), covered=True)

    assert {code, "seal-broken"} <= codes(said)
    assert {"file-changed", "manifest-changed"}.isdisjoint(codes(said))


def test_a_changed_print_with_its_manifests_breaks_the_seal(sealed: Path) -> None:
    """Nothing else in the package knows a PDF's bytes but the contents list and the seal."""
    said = tampered(sealed, lambda files: files.update({PRINTED: b"%PDF-1.7 other"}), covered=True)

    assert {"seal-broken", "contents-differ"} <= codes(said)


def test_a_form_that_was_taken_out(sealed: Path) -> None:
    said = tampered(sealed, lambda files: files.__delitem__(FORM), covered=True)

    assert ("form-differs", FORM) in found(said)


def test_payloads_that_were_taken_out(sealed: Path) -> None:
    said = tampered(sealed, lambda files: files.update({PAYLOADS: b""}), covered=True)

    assert "payload-missing" in codes(said)


# ---- the ledger's extract ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda links: [*links[:4], links[4]._replace(actor="x"), *links[5:]], "event-changed"),
        (lambda links: [*links[:4], *links[5:]], "event-removed"),
        (lambda links: [*links[:4], links[5], links[4], *links[6:]], "event-reordered"),
        (lambda links: links[:-1], "events-cut-off"),
        (lambda _links: [], "events-cut-off"),
        (lambda links: [*links, links[-1]._replace(seq=10**18)], "event-changed"),
    ],
)
def test_events(sealed: Path, change: Callable[[list[Link]], list[Link]], code: str) -> None:
    said = tampered(sealed, rewriting(change), covered=True)

    assert {code, "seal-broken"} <= codes(said)


def test_a_removed_last_event_with_everything_made_to_fit_but_the_seal(sealed: Path) -> None:
    def change(files: Files) -> None:
        links = links_in(files[EVENTS])[:-1]
        files[EVENTS] = b"".join(links_out(links))
        told = json.loads(files["data/ledger/package.json"])
        told |= {"seq": links[-1].seq, "head": links[-1].hash.hex()}
        files["data/ledger/package.json"] = json.dumps(told).encode()

    said = tampered(sealed, change, covered=True)

    assert {"state-differs", "seal-broken"} <= codes(said)


def test_a_chain_computed_anew_meets_the_seal(sealed: Path) -> None:
    """A forged event with all hashes made to fit: the head is not the one that was sealed."""

    def forge(links: list[Link]) -> list[Link]:
        body = links[4].body.replace(b"agreement.pdf", b"agreemenT.pdf")
        return rehashed([*links[:4], links[4]._replace(body=body, at=links[4].at + 1), *links[5:]])

    said = tampered(sealed, rewriting(forge), covered=True)

    assert {"events-cut-off", "seal-broken"} <= codes(said)


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"seq": 1}\n', b"\xff\xfe", b"null\n"])
@pytest.mark.parametrize("name", [EVENTS, PAYLOADS, "data/ledger/people.json"])
def test_nonsense_is_unreadable(sealed: Path, name: str, content: bytes) -> None:
    said = tampered(sealed, lambda files: files.update({name: content}), covered=True)

    assert ("unreadable", name) in found(said)


# ---- the seal ------------------------------------------------------------------------------------


def test_a_seal_that_was_taken_off(sealed: Path) -> None:
    said = tampered(sealed, lambda files: files.__delitem__("seal.json"))

    assert found(said) == {("seal-missing", "seal.json")}


def test_a_seal_that_was_edited(sealed: Path) -> None:
    said = tampered(sealed, changing("seal.json", b"D30", b"D10"))

    assert "seal-changed" in codes(said)


def test_the_seal_of_another_dossier(sealed: Path) -> None:
    def change(files: Files) -> None:
        stream = json.loads(files["seal.json"])["stream"]
        other = stream[:-1] + ("0" if stream[-1] != "0" else "1")
        files["seal.json"] = files["seal.json"].replace(stream.encode(), other.encode())

    assert "seal-changed" in codes(tampered(sealed, change))


def test_a_package_of_another_version_says_so(sealed: Path) -> None:
    def change(files: Files) -> None:
        name = "data/ledger/package.json"
        files[name] = re.sub(rb'"program": "[^"]*"', b'"program": "0.0"', files[name])
        files[FORM] = files[FORM].replace(b"1200000", b"2200000")

    said = tampered(sealed, change, covered=True)

    assert {"other-version", "form-differs", "seal-broken"} <= codes(said)


def test_put_together_again_it_is_as_sound_as_before(sealed: Path) -> None:
    folder, files = taken_apart(sealed)
    refit(files)
    path = sealed.with_name("again.zip")
    path.write_bytes(put_together(folder, files))

    assert check(path) == []
