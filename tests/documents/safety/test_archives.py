"""Archives: opened within bounds, refused by the bound that is broken."""

from __future__ import annotations

import io
import struct
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.made import overlapping, packed
from xize.documents.refusals import DocumentRefusal, FileUnreadable
from xize.documents.safety import Bounds, Policy, inspect, open_archive

MEGABYTE = 1024 * 1024
SMALL = Bounds(files=10, total_mb=8, ratio=200, depth=2)


def code_of(content: bytes, bounds: Bounds = SMALL) -> str:
    with pytest.raises(DocumentRefusal) as refused:
        inspect("a.zip", content, by=Policy(bounds=bounds))
    assert "a.zip" in refused.value.sentence("zh")
    return refused.value.code


def noise(length: int) -> bytes:
    """What packs badly, the same every time."""
    return b"".join((n * 2654435761 % 2**32).to_bytes(4, "big") for n in range(0, length * 7, 28))[
        :length
    ]


def test_an_archive_is_read_by_its_members() -> None:
    archive = open_archive(packed({"a.txt": "甲", "b/c.txt": "乙"}))

    assert archive.names == ("a.txt", "b/c.txt")
    assert archive.read("b/c.txt").decode() == "乙"
    assert archive.open("a.txt").read().decode() == "甲"
    assert (archive.total, archive.size("a.txt"), "x" in archive) == (6, 3, False)


def test_too_many_members() -> None:
    assert code_of(packed({f"{n}.txt": "a" for n in range(11)})) == "archive-too-many-files"


def test_too_much_altogether() -> None:
    content = packed({f"{n}": noise(3 * MEGABYTE) for n in range(3)}, zipfile.ZIP_STORED)
    assert code_of(content) == "archive-unpacks-too-large"


def test_packed_too_tightly() -> None:
    assert code_of(packed({"a.txt": bytes(2 * MEGABYTE)})) == "archive-packed-too-tightly"


def test_nested_too_deep() -> None:
    inner = packed({"a.zip": packed({"b.zip": packed({"c.txt": "c"})})})

    assert code_of(inner) == "archive-nested-too-deep"
    assert inspect("a.zip", inner, by=Policy(bounds=Bounds(depth=3))).warnings == ()


def test_inner_archives_count_towards_the_whole() -> None:
    half = packed({"a": noise(5 * MEGABYTE // 2)})

    assert code_of(packed({"1.zip": half, "2.zip": half})) == "archive-unpacks-too-large"


def test_a_bomb_in_an_inner_archive_is_found() -> None:
    bomb = packed({"a.txt": bytes(2 * MEGABYTE)})
    assert code_of(packed({"报告.docx": bomb})) == "archive-packed-too-tightly"


def test_members_that_share_bytes() -> None:
    assert code_of(overlapping(5)) == "archive-members-overlap"


def test_bytes_before_the_first_member() -> None:
    with pytest.raises(DocumentRefusal) as refused:
        open_archive(b"#!/bin/sh\n" + packed({"a.txt": "a"}))
    assert refused.value.code == "archive-members-overlap"


def test_an_archive_without_members_hides_nothing_either() -> None:
    assert open_archive(packed({})).names == ()

    hidden = packed({"a.txt": "a"}) + packed({})[:10] + bytes(12)
    with pytest.raises(DocumentRefusal):
        open_archive(hidden)


@pytest.mark.parametrize(
    "name",
    ["../a.txt", "/etc/a.txt", "a/../../b", "C:\\a.txt", "a\\..\\..\\b", "安装.exe", "a\u202eb"],
)
def test_members_with_unsafe_names(name: str) -> None:
    assert code_of(packed({name: "a"})) == "archive-member-unsafe"


def test_the_same_name_twice() -> None:
    content = packed({"a.txt": "a", "b.txt": "b"}).replace(b"b.txt", b"a.txt")
    assert code_of(content) == "archive-member-unsafe"


def test_links() -> None:
    entry = zipfile.ZipInfo("a")
    entry.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(entry, "/etc/passwd")

    assert code_of(buffer.getvalue()) == "archive-member-unsafe"


def test_names_of_chinese_windows_are_understood() -> None:
    """GBK without a mark; the second byte of 誠 is a backslash, which leads nowhere."""
    content = packed({"XX.txt": "a"}).replace(b"XX.txt", "誠.txt".encode("gbk")[:6])
    assert inspect("a.zip", content).media_type == "application/zip"


def test_a_member_that_lies_about_its_size_is_unreadable() -> None:
    content = bytearray(packed({"a.txt": bytes(5000)}))
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<L", 100)
    archive = open_archive(bytes(content))

    with pytest.raises(FileUnreadable):
        archive.read("a.txt")


@given(st.binary(max_size=200), st.integers(0, 400), st.integers(0, 255))
def test_whatever_arrives_is_opened_or_refused(tail: bytes, place: int, value: int) -> None:
    """Never another exception: the person is told, the server goes on."""
    content = bytearray(packed({"a.txt": "a" * 50, "b/c.xml": "<a/>"}) + tail)
    content[place % len(content)] = value
    with suppress(DocumentRefusal):
        archive = open_archive(bytes(content))
        for name in archive.names:
            archive.read(name)
