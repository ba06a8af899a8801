"""An organisation's files: every bad row is named with its place, a good sheet is loaded once."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent

import pytest

from xize.ledger import administration
from xize.ledger.queries import links
from xize.people import queries
from xize.people.actor import SYSTEM
from xize.people.sheets import Loaded, NothingLoaded, load, read
from xize.people.sheets.sentences import SENTENCES

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 28, 1, 0, tzinfo=UTC)

SOUND = """
    mail_domain: pay.example
    departments:
      top: {name: 总经理室, head: chen, stands_for: [gm_office]}
      cards: {name: 卡部, mark: 卡, parent: top, head: wu, stands_for: card_dept}
    partners:
      bank: {name: 合作银行}
    people:
      chen: {name: 陈总, department: top}
      wu: {name: 吴经理, department: cards, superior: chen, email: wu@cards.example}
      lin: {name: 林致远, partner: bank, roles: [auditor]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def loaded(folder: Path, text: str, *, name: str = "o.yaml", dry: bool = False) -> Loaded:
    path = folder / name
    path.write_text(dedent(text), encoding="utf-8")
    return load(read([path]), at=NOW, dry=dry)


def bad(folder: Path, text: str, *, name: str = "o.yaml") -> list[tuple[str, int, int]]:
    """Codes with line and column of what stands in the way."""
    with pytest.raises(NothingLoaded) as refused:
        loaded(folder, text, name=name)
    assert queries.directory(SYSTEM) == []
    for one in refused.value.problems:
        assert one.file.endswith(name)
        assert not re.search(r"[{}]", one.message_zh + one.message_en)
    return [(one.code, one.line, one.column) for one in refused.value.problems]


def recorded() -> list[str]:
    return [link.type for link in links(administration.STREAM)]


def test_a_sound_file_is_loaded_and_recorded_once(folder: Path) -> None:
    done = loaded(folder, SOUND)
    again = loaded(folder, SOUND)

    assert {kind: len(keys) for kind, keys in done.new.items()} == {
        "department": 2,
        "partner": 1,
        "person": 3,
    }
    assert (done.changed, again.new, again.changed) == ({}, {}, {})
    assert recorded() == ["OrganisationLoaded"]
    wu, chen = (queries.by_username(SYSTEM, name) for name in ("wu", "chen"))
    assert wu
    assert chen
    assert wu.superior == chen.id
    (cards,) = queries.departments_standing_for(SYSTEM, "card_dept")
    assert (cards.mark, cards.head) == ("卡", wu.id)
    assert [one.depth for one in queries.departments(SYSTEM)] == [0, 1]


def test_a_dry_run_tells_the_same_and_writes_nothing(folder: Path) -> None:
    done = loaded(folder, SOUND, dry=True)

    assert len(done.new["person"]) == 3
    assert queries.directory(SYSTEM) == []
    assert recorded() == []


def test_what_a_row_says_otherwise_is_changed_and_what_it_leaves_out_stays(folder: Path) -> None:
    loaded(folder, SOUND)
    later = """
        people:
          wu: {name: 吴总监, superior: lin}
        departments:
          cards: {name: 卡部, stands_for: [card_dept, product]}
    """
    done = loaded(folder, later)

    assert (done.new, done.changed) == ({}, {"department": ["cards"], "person": ["wu"]})
    wu, lin = (queries.by_username(SYSTEM, name) for name in ("wu", "lin"))
    assert wu
    assert lin
    assert (wu.name, wu.superior, wu.unit) == ("吴总监", lin.id, "卡部")
    assert [one.code for one in queries.departments_standing_for(SYSTEM, "product")] == ["cards"]
    assert recorded() == ["OrganisationLoaded"] * 2


def test_every_bad_row_is_named_at_once(folder: Path) -> None:
    text = f"""\
        depatments: {{}}
        departments:
          a: {{name: 甲部, parent: b}}
          b: {{name: 乙部, parent: a, mark: [x]}}
          C D: {{nmae: 丙部}}
        people:
          chen: {{name: {"陈" * 61}, department: aa}}
          wu: {{name: 吴, department: a, partner: bank, email: nowhere}}
          li: {{name: 李, roles: [admin], superior: wu}}
          sun: 孙
          zhao: {{name: 赵, roles: {{auditor: yes}}}}
        partners:
          bank: {{name: 银行}}
    """
    assert bad(folder, text) == [
        ("unknown-column", 1, 1),
        ("goes-round", 3, 25),
        ("not-one-text", 4, 34),
        ("bad-key", 5, 3),
        ("name-missing", 5, 3),
        ("unknown-column", 5, 9),
        ("too-long", 7, 16),
        ("unknown-reference", 7, 91),
        ("two-places", 8, 41),
        ("bad-email", 8, 54),
        ("unknown-role", 9, 24),
        ("not-an-organisation", 10, 3),
        ("not-a-list", 11, 26),
    ]


def test_a_remedy_names_the_nearest_word(folder: Path) -> None:
    with pytest.raises(NothingLoaded) as refused:
        loaded(
            folder, SOUND.replace("parent: top", "parent: tob").replace("[auditor]", "[auditer]")
        )

    said = [one.message_en for one in refused.value.problems]
    assert said == [
        "“tob” under “parent” is neither in the files nor in Xize. Did you mean top?",
        "There is no system role “auditer”. Did you mean auditor?",
    ]


TABLE = (
    "用户名,姓名,部门,上级,系统角色\nchen,陈总,top,,administrator、auditor\nwu,吴经理,top,chen,\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_tables_of_a_spreadsheet_are_read_as_it_writes_them(folder: Path, encoding: str) -> None:
    people, departments = folder / "people.csv", folder / "departments.csv"
    people.write_bytes(TABLE.replace("\n", "\r\n").encode(encoding))
    departments.write_text("code;name;head;stands_for\ntop;总经理室;chen;gm_office office\n")

    done = load(read([people, departments]), at=NOW)

    assert done.new == {
        "department": ["top"],
        "person": ["chen", "wu"],
    }
    assert [one.code for one in queries.departments_standing_for(SYSTEM, "office")] == ["top"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("姓名,部门\n陈总,top\n", ("unknown-table", 1, 0)),
        ("username,nmae\nchen,陈总\n", ("unknown-column", 1, 0)),
        ("username,name\nchen,陈总,top\n", ("too-many-cells", 2, 0)),
        ("username,name\n\nchen,陈总\nchen,陈平\n", ("said-twice", 4, 0)),
        ("username,name,superior\nchen,陈总,chen\n", ("goes-round", 2, 0)),
    ],
)
def test_a_bad_table_is_named_by_its_line(
    folder: Path, text: str, found: tuple[str, int, int]
) -> None:
    assert bad(folder, text, name="people.csv") == [found]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file-empty"),
        ("- 1", "not-an-organisation"),
        ("people: [chen]", "not-an-organisation"),
        ("people: {a: &x {name: 甲}}", "yaml-anchor"),
    ],
)
def test_what_is_no_organisation_is_refused_as_a_file(folder: Path, text: str, code: str) -> None:
    assert [found for found, _line, _column in bad(folder, text)] == [code]


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    (problem,) = read([folder / "nowhere.yaml"]).problems

    assert problem.code == "file-unreadable"
    assert "nowhere.yaml" in problem.place


def test_every_sentence_is_about_something_that_happens() -> None:
    text = Path(__file__).read_text(encoding="utf-8")

    assert {code for code in SENTENCES if f'"{code}"' not in text} == set()
