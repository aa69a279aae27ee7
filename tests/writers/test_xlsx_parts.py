"""Names of sheets, values of cells, shares of a line: the small parts of a workbook."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from govdocs.writers.xlsx_lines import line_count, shares, spread
from govdocs.writers.xlsx_names import sheet_name
from govdocs.writers.xlsx_values import Value, cell_value, escaped, forbidden, utf16_units


@pytest.mark.parametrize(
    ("wished", "name"),
    [
        ("责任分解表", "责任分解表"),
        ("单位:[汇总]/表*?", "单位：［汇总］／表＊？"),
        ("'引号'", "’引号’"),
        ("两\n行", "两 行"),
        ("", "表"),
        ("\x07", "表"),
        ("History", "History_"),
        ("长" * 40, "长" * 31),
        ("𬱖" * 20, "𬱖" * 15),
    ],
)
def test_a_name_becomes_one_that_excel_takes(wished, name):
    assert sheet_name(wished, ()) == name


def test_a_name_that_is_taken_gets_a_number_whatever_its_case():
    assert sheet_name("Duties", ["duties", "DUTIES（2）"]) == "Duties（3）"
    assert sheet_name("长" * 40, ["长" * 31]) == "长" * 28 + "（2）"


@given(st.lists(st.text(max_size=40), max_size=6))
def test_names_are_legal_and_differ(wishes):
    names = []
    for wish in wishes:
        names.append(sheet_name(wish, names))
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < utf16_units(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


@pytest.mark.parametrize(
    ("text", "content", "shape"),
    [
        ("12", 12, "0"),
        ("-3", -3, "0"),
        ("0", 0, "0"),
        ("1350.50", 1350.5, "0.00"),
        ("1,234,567", 1234567, "#,##0"),
        ("1,350.50", 1350.5, "#,##0.00"),
        ("60%", 0.6, "0%"),
        ("7.5%", 0.075, "0.0%"),
    ],
)
def test_a_number_is_a_number_shown_as_printed(text, content, shape):
    assert cell_value(text, "number") == Value(content, shape)


@pytest.mark.parametrize(
    "text",
    [
        "007",
        "12人",
        "1350.",
        "12,34",
        "—",
        "",
        "１２",
        "-0",
        "-0.0%",
        "1234567890123456",
        "+5",
        "1e5",
        "0000",
    ],
)
def test_what_would_be_shown_otherwise_stays_text(text):
    assert cell_value(text, "number").content == text


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("2025年4月10日", 'yyyy"年"m"月"d"日"'),
        ("2025年04月09日", 'yyyy"年"mm"月"dd"日"'),
        ("2025-04-10", "yyyy-mm-dd"),
        ("2025-4-9", "yyyy-m-d"),
        ("2025.4.10", "yyyy.m.d"),
        ("2025.04.09", "yyyy.mm.dd"),
        ("2025/4/10", "yyyy/m/d"),
        ("2025/04/09", "yyyy/mm/dd"),
    ],
)
def test_a_date_is_a_date_shown_as_printed(text, shape):
    value = cell_value(text, "date")
    assert isinstance(value.content, date)
    assert value.number_format == shape


@pytest.mark.parametrize(
    "text", ["2025年4月", "长期坚持", "2025年2月30日", "2025-13-01", "1899年12月1日", "20250410"]
)
def test_what_is_no_whole_date_stays_text(text):
    assert cell_value(text, "date").content == text


def test_text_that_begins_like_a_formula_is_quoted():
    assert [cell_value(text, "text").quoted for text in ("=1", "+1", "-1", "@a", "\t=1", "一", "")] == [
        True,
        True,
        True,
        True,
        True,
        False,
        False,
    ]


def test_long_text_is_not_of_the_format_that_shows_it_as_hashes():
    assert [cell_value("一" * count, "text").number_format for count in (255, 256)] == ["@", "General"]


@given(st.text())
def test_what_is_escaped_comes_back(text):
    assert unescape(escaped(text)) == text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    ("text", "mark"), [("一\n二\t三", ""), ("\x0b", "U+000B"), ("\ud800", "U+D800"), ("\ufffe", "U+FFFE")]
)
def test_characters_that_no_workbook_holds_are_found(text, mark):
    assert forbidden(text) == mark


def test_lines_are_counted_as_a_program_wraps_them():
    assert line_count("一" * 10, 12, 10 * 12 / 72 * 25.4 + 3.01) == 1
    assert line_count("一" * 11, 12, 10 * 12 / 72 * 25.4 + 3.01) == 2
    assert line_count("一\n\n二", 12, 100) == 3
    assert line_count("一二", 12, 0.0) == 2


@given(st.lists(st.floats(1, 100), min_size=1, max_size=12), st.data())
def test_every_piece_has_columns_of_its_own(widths, data):
    count = data.draw(st.integers(1, len(widths)))
    wishes = data.draw(st.lists(st.floats(0, 30), min_size=count, max_size=count))
    edges = shares(widths, wishes)
    assert edges[0] == 0
    assert edges[-1] == len(widths)
    assert all(right > left for left, right in pairwise(edges))


def test_pieces_stand_left_middle_and_right():
    assert [spread(place, 3) for place in range(3)] == ["left", "center", "right"]
    assert spread(0, 1) == "left"
