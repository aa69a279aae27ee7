"""References that go with the rows of a template when these move."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.writers.xlsx_rowmap import (
    RowMap,
    formula_of,
    moved_area,
    moved_areas,
    moved_formula,
    moved_rule,
    placed,
    reference_of,
)

# Row 3 becomes 3 to 7, row 4 is left out, all below moves down by 3.
ROWS = RowMap({1: (1, 1), 2: (2, 2), 3: (3, 7), 4: (8, 7), 5: (8, 8)}, 3)
MAPS = {"台账": ROWS, "汇总 表": RowMap()}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(F3:F3)", "SUM(F3:F7)"),
        ("SUM(F3)", "SUM(F3:F7)"),
        ("$F$3+F5", "$F$3:$F$7+F8"),
        ("A2+A9", "A2+A12"),
        ("SUM($A$1:$H$5)", "SUM($A$1:$H$8)"),
        ("SUM(3:3)", "SUM(3:7)"),
        ("COUNTIF(F3:F3,\"F3:F3\")", "COUNTIF(F3:F7,\"F3:F3\")"),
        ("SUM(A:A)&名称&LOG10(5)", "SUM(A:A)&名称&LOG10(5)"),
        ("'汇总 表'!F3+台账!F5", "'汇总 表'!F3+台账!F8"),
        ("'台账'!$A$3:$B$3,台账!$D$5", "'台账'!$A$3:$B$7,台账!$D$8"),
        ("别处!F3", "别处!F3"),
        ("SUM(", "SUM("),
        ("{1,2;3,4}", "{1,2;3,4}"),
    ],
)  # fmt: skip
def test_a_formula_follows_the_rows_that_it_names(before, after):
    assert moved_formula(before, MAPS, "台账") == after


def test_a_rule_for_many_cells_is_counted_from_the_first_of_them():
    assert moved_rule('$F3="高"', MAPS, "台账") == '$F3="高"'
    assert moved_rule("F5>SUM($F$3:$F$3)", MAPS, "台账") == "F8>SUM($F$3:$F$7)"


def test_areas_follow_and_vanish_with_their_rows():
    assert moved_area("A3:H3", ROWS) == "A3:H7"
    assert moved_area("A3", ROWS) == "A3:A7"
    assert moved_area("A5", ROWS) == "A8"
    assert moved_area("A4:H4", ROWS) == ""
    assert moved_area("A:C", ROWS) == "A:C"
    assert moved_areas("A1 A4:B4 C3:C5", ROWS) == "A1 C3:C8"


@pytest.mark.parametrize("text", ["名称", "A:C", "5", "R1C1", "Table1[列]", "A0"])
def test_what_names_no_row_is_no_reference(text):
    assert reference_of(text) is None


def test_the_name_of_a_sheet_is_read_without_its_marks():
    assert reference_of("'王''s 表'!A1").sheet_name == "王's 表"
    assert reference_of("台账!A1").sheet_name == "台账"
    assert reference_of("A1").sheet_name == ""


@given(st.lists(st.integers(0, 6), min_size=1, max_size=12), st.data())
def test_a_range_covers_the_images_of_all_its_rows_and_nothing_else(counts, data):
    spans, row, images = {}, 1, []
    for number, count in enumerate(counts, start=1):
        spans[number] = (row, row + count - 1)
        images.append(set(range(row, row + count)))
        row += count
    rows = RowMap(spans, row - 1 - len(counts))
    first = data.draw(st.integers(1, len(counts)))
    last = data.draw(st.integers(first, len(counts)))
    wanted = set().union(*images[first - 1 : last])
    found = moved_area(f"B{first}:C{last}", rows)
    assert bool(found) == bool(wanted)
    if wanted:
        assert found == f"B{min(wanted)}:C{max(wanted)}"
    assert rows.span(len(counts) + 5) == (row + 4, row + 4)


@given(st.text(alphabet="ABC123$!'\"(),+=&<> 表", max_size=30).filter(lambda text: "  " not in text))
def test_rows_that_stay_change_no_formula(text):
    assert placed(formula_of(text), lambda _, row, __: (row, row)) == text
