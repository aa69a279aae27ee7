"""Workbooks to fill in: they follow from the model, and what is filled in comes back."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from govdocs.app.blank_workbooks import new_workbook, record_workbook
from govdocs.app.record_books import book_of
from govdocs.app.records import load_record
from govdocs.context import Context
from govdocs.errors import InvalidDataError, UnknownKindError
from govdocs.kinds.duties import DutyBreakdown
from govdocs.kinds.registry import all_kinds, find_kind
from govdocs.kinds.tasks import TaskLedger
from govdocs.kinds.units import UnitRegister

CONTEXT = Context(date(2025, 4, 10))
SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
RECORDS = ("conference", "duties", "leading_group", "meeting", "plan", "quarterly_tracker", "tasks", "units")


def opened(data):
    return load_workbook(io.BytesIO(data))


def blank(word):
    return opened(new_workbook(word, CONTEXT)[1])


def rules(sheet):
    """The drop-down lists of a sheet by their cells."""
    return {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}


def faults_of(data):
    """What a workbook lacks."""
    try:
        load_record(data, "新.xlsx")
    except InvalidDataError as problem:
        return problem.diagnostics
    return ()


@pytest.mark.parametrize(
    "kind", [kind for kind in all_kinds() if not kind.private], ids=lambda kind: kind.name
)
def test_every_kind_has_a_workbook_that_can_be_read_blank(kind):
    _, data = new_workbook(kind.label, CONTEXT)
    book = opened(data)
    assert [book["填写"]["A1"].value, book["填写"]["B1"].value] == ["文种", kind.label]
    aside = ("保管期限表", "选项") if kind.name == "filing_list" else ()
    assert book.sheetnames[1:] == [*(sheet.name for sheet in book_of(kind).sheets), *aside]
    assert all(each.code == "D002" and "B 列，" in each.where for each in faults_of(data))


def test_a_kind_that_there_is_not_gets_the_list():
    with pytest.raises(UnknownKindError):
        new_workbook("通支", CONTEXT)


def test_the_bytes_are_the_same_at_each_run():
    assert new_workbook("通知", CONTEXT) == new_workbook("通知", CONTEXT)


def test_the_sheet_of_fields_has_labels_room_and_explanations():
    sheet = blank("任务台账")["填写"]
    rows = {row[0].value: (row[1], row[2]) for row in sheet.iter_rows()}
    assert {"文种", "标题", "填报单位", "统计日期"} <= set(rows)
    assert rows["标题"][1].value
    assert rows["统计日期"][0].number_format == "@"
    assert rows["标题"][0].fill.fgColor.rgb == "FFFFF8E1"


def test_a_sheet_of_records_has_a_frozen_head_with_notes():
    sheet = blank("任务台账")["任务"]
    head = {cell.value: cell for cell in sheet[1]}
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    assert head["任务编号*"].comment.text.startswith("必填。")
    assert "顿号" in head["牵头单位"].comment.text
    assert head["责任人"].comment is None


def test_choices_are_drop_down_lists():
    sheet = blank("成员单位名册")["单位"]
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    lists = rules(sheet)
    assert lists[f"{letters['季报']}2:{letters['季报']}1000"] == '"是,否"'
    assert "村（社区）" in lists[f"{letters['类别']}2:{letters['类别']}1000"]


def test_fields_that_are_chosen_have_a_list_too():
    book = blank("通知")
    row = next(row for row in book["填写"].iter_rows() if row[0].value == "版头")
    assert rules(book["填写"])[f"B{row[0].row}"] == '"是,否"'


def test_what_is_typed_stays_text_where_no_number_is_wanted():
    sheet = blank("任务台账")["任务"]
    formats = {cell.value: sheet.cell(2, cell.column).number_format for cell in sheet[1]}
    assert (formats["完成时限"], formats["进度"]) == ("@", "General")
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    assert sheet.column_dimensions[letters["完成时限"]].number_format == "@"


def test_a_list_inside_records_begins_with_the_key_of_these():
    sheet = blank("任务台账")["任务.月度进展"]
    assert [cell.value for cell in sheet[1]] == ["任务编号*", "月份*", "进展", "填报人"]
    assert "表“任务”" in sheet["A1"].comment.text


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_comes_back_from_its_workbook(name):
    path = SAMPLES / f"{name}.yaml"
    loaded = load_record(path.read_bytes(), path.name)
    data = record_workbook(loaded.kind, loaded.record, CONTEXT)
    assert load_record(data, "回.xlsx").record == loaded.record


def test_text_that_looks_like_a_formula_comes_back_as_text():
    record = DutyBreakdown.model_validate(
        {"title": "=1+1", "rows": [{"no": 1, "task": "-5 度以下停课", "lead_units": ["@派出所"]}]}
    )
    kind = find_kind("责任分解表")
    data = record_workbook(kind, record, CONTEXT)
    assert opened(data)["填写"]["B2"].data_type == "s"
    assert load_record(data, "回.xlsx").record == record


def test_a_body_of_several_sorts_of_blocks_has_no_place_in_a_workbook():
    path = SAMPLES / "opinion.yaml"
    loaded = load_record(path.read_bytes(), path.name)
    book = opened(record_workbook(loaded.kind, loaded.record, CONTEXT))
    row = next(row for row in book["填写"].iter_rows() if row[0].value == "正文")
    assert row[1].value is None


WORDS = st.text(st.sampled_from("例示县清禾镇社会事务办公室派出所（社区）12=-@"), min_size=1, max_size=9)
NAMES = st.lists(WORDS.filter(lambda text: "（" not in text and "）" not in text), max_size=3, unique=True)
SOON = settings(max_examples=10, deadline=None)


@SOON
@given(st.lists(st.tuples(WORDS, NAMES, NAMES, st.booleans()), max_size=4))
def test_any_register_comes_back(rows):
    units = [
        {"full_name": name, "aliases": aliases, "members": members, "is_group": flag}
        for name, aliases, members, flag in rows
    ]
    record = UnitRegister.model_validate({"units": units})
    data = record_workbook(find_kind("成员单位名册"), record, CONTEXT)
    assert load_record(data, "回.xlsx").record == record


@SOON
@given(st.lists(st.tuples(WORDS, NAMES, st.integers(0, 100), st.lists(WORDS, max_size=2)), max_size=4))
def test_any_task_ledger_comes_back(rows):
    tasks = [
        {
            "task_id": f"RW-2025-{number:03}",
            "content": content,
            "lead_units": units,
            "progress": progress,
            "evidence": [f"{each}、照片" for each in texts],
            "updates": [{"month": "2025-03", "text": f"{each}\n又一行"} for each in texts],
        }
        for number, (content, units, progress, texts) in enumerate(rows)
    ]
    record = TaskLedger.model_validate({"unit": "清禾镇", "tasks": tasks})
    data = record_workbook(find_kind("任务台账"), record, CONTEXT)
    assert load_record(data, "回.xlsx").record == record
