"""Templates that cannot be filled are refused by name and cell, before anything is written."""

from __future__ import annotations

import io
import zipfile

import pytest
from ledger_samples import DAY, Office, book_of, ledger, made_template, many

from govdocs.errors import InputError, InvalidDataError
from govdocs.writers import xlsx_ledger


def refused(*rows, ledgers=None):
    own = Office()
    for row in rows:
        own.row(*row)
    with pytest.raises(InvalidDataError) as fault:
        book_of(own.content(), *(ledgers or (ledger(),)))
    return [(each.code, each.where, each.message, each.hint) for each in fault.value.diagnostics]


def test_a_name_that_the_ledger_does_not_have_is_told_with_the_nearest_one():
    faults = refused(["{{ 姓名 }}", "{{ 年齢 }}", "{{ 父亲.姓名 }}"], ["{{ 合计.身高 }}"])
    assert [fault[0] for fault in faults] == ["W120"] * 3
    assert faults[0][1] == "模板的表“台账”B1 单元格"
    assert "年齢" in faults[0][2]
    assert "是否指“年龄”？" in faults[0][3]
    assert faults[2][1] == "模板的表“台账”A2 单元格"


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 姓名",
        "{{ 姓名 }",
        "{{ }}",
        "{% if 姓名 %}",
        "{% for x in 姓名 %}{{ x }}",
        "{{ 姓名 | }}",
    ],
)
def test_a_tag_that_is_not_whole_is_told_by_its_cell(tag):
    faults = refused(["{{ 性别 }}", tag])
    assert [(fault[0], fault[1]) for fault in faults] == [("W121", "模板的表“台账”B1 单元格")]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__ }}",
        "{{ 姓名.__class__.__mro__ }}",
        "{{ 姓名['__class__'] }}",
        "{{ ().__class__.__bases__[0].__subclasses__() }}",
        "{{ self.__init__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum() }}",
        "{{ 姓名.upper() }}",
        "{{ range(10) }}",
        "{{ 姓名|attr('__class__') }}",
        "{{ '{0.__class__}'.format(姓名) }}",
        "{{ 姓名 * 1000000 }}",
        "{% set a = 姓名.__init__ %}{{ a }}",
    ],
)
def test_no_tag_reaches_python(tag):
    faults = refused(["{{ 性别 }}", tag])
    assert {fault[0] for fault in faults} <= {"W120", "W121"}
    assert {fault[1] for fault in faults} == {"模板的表“台账”B1 单元格"}


def test_a_template_without_a_row_for_records_is_refused():
    assert [fault[0] for fault in refused(["{{ 标题 }}"])] == ["W122"]
    assert [fault[0] for fault in refused(["只有文字"])] == ["W122"]


def test_rows_in_the_wrong_place_are_refused():
    mixed = refused(["{{ 姓名 }}", "{{ 合计.等级 }}"])
    assert mixed[0][0] == "W122"
    assert mixed[0][1] == "模板的表“台账”第 1 行"
    apart = refused(["{{ 姓名 }}"], ["隔开"], ["{{ 小计.标签 }}"])
    assert apart[0][0] == "W122"
    between = refused(["{{ 姓名 }}"], ["{{ 合计.等级 }}"], ["{{ 性别 }}"])
    assert "夹着合计" in between[0][2]
    assert between[0][1] == "模板的表“台账”第 2 行"


def test_a_tag_in_a_formula_is_told():
    own = Office()
    own.row("{{ 姓名 }}", "=1+{{ 年龄 }}")
    with pytest.raises(InvalidDataError) as fault:
        book_of(own.content(), ledger())
    told = [(each.code, each.where, each.message) for each in fault.value.diagnostics]
    assert told == [("W121", "模板的表“台账”B1 单元格", "公式里不能写标签")]


def test_a_ledger_for_which_there_is_no_sheet_is_told():
    second = ledger(title="已退出", sheet="已退出")
    book = book_of(made_template(ledger()), ledger(), second)
    assert [(each.code, "已退出" in each.message) for each in book.findings] == [("W124", True)]


def test_all_faults_are_told_at_once():
    assert len(refused(["{{ 甲甲 }}", "{{ 乙乙 }}"], ["{{ 合计.丙丙 }}"], ["{{ 姓名"])) == 4 + 1


def test_texts_that_no_cell_can_hold_are_told_by_cell_and_nothing_else_is_said():
    rows = (("甲", "名\x01", "男", "2012年5月20日", "1", "x" * 40_000), ("甲", "乙", "\ufffe", "", "", ""))
    with pytest.raises(InvalidDataError) as fault:
        book_of(made_template(ledger()), ledger(rows)).write(io.BytesIO(), "台账", DAY)
    told = [(each.code, each.where) for each in fault.value.diagnostics]
    assert told == [
        ("W102", "表“台账”C4 单元格"),
        ("W101", "表“台账”G4 单元格"),
        ("W102", "表“台账”D5 单元格"),
    ]
    assert not any("名" in each.message for each in fault.value.diagnostics)


def test_a_ledger_longer_than_a_worksheet_is_refused_before_it_is_written(monkeypatch):
    monkeypatch.setattr(xlsx_ledger, "MOST_ROWS", 30)
    with pytest.raises(InvalidDataError) as fault:
        book_of(made_template(ledger()), ledger(many(40)))
    assert [each.code for each in fault.value.diagnostics] == ["W103"]


def with_part(content, part, data):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in {*source.namelist(), part}:
            target.writestr(name, data if name == part else source.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "data", "words"),
    [
        ("xl/worksheets/sheet1.xml", b"<worksheet", "已经损坏"),
        ("xl/styles.xml", b"", "已经损坏"),
        ("xl/vbaProject.bin", b"macros", "带有宏"),
    ],
)
def test_a_template_with_damaged_or_dangerous_parts_is_refused(part, data, words):
    own = Office()
    own.row("{{ 姓名 }}")
    with pytest.raises(InputError, match=words):
        book_of(with_part(own.content(), part, data), ledger())
