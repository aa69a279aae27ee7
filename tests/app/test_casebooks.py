"""Workbooks of forms from one file or several: joined, completed, checked, bad records left out."""

from __future__ import annotations

from datetime import date

import pytest

from casebook_samples import AIDS, CHILDREN, CONTEXT, DATA, NAME, VISITS, opened, put, saved, sound
from govdocs.app.casebook_sources import Origin
from govdocs.app.casebooks import casebook_kind, discreet, load_casebook, read_casebook, source_of
from govdocs.app.examples import example_of
from govdocs.app.record_books import no_single_record
from govdocs.app.records import read_record
from govdocs.context import Context
from govdocs.diagnostics import error
from govdocs.errors import InputError, InvalidDataError
from govdocs.kinds.parts.secrets import secrets_of
from govdocs.kinds.registry import find_kind

LATER = Context(date(2025, 6, 30))


def demo(*names):
    return [((DATA / f"{name}.yaml").read_bytes(), f"{name}.yaml") for name in names]


def text(words, name="甲.yaml"):
    return (words.encode(), name)


def keys(loaded, kind, field):
    return [getattr(record, field) for record in loaded.casebook.records[kind]]


def test_files_are_joined_and_children_filled_in():
    loaded = load_casebook(demo("child", "visit"), LATER)
    first = loaded.casebook.records["visit"][0]
    assert (first.child.file_no, first.child.name) == ("QH-01-2023-0001", "赵某晨")
    assert all(record.sample for record in loaded.casebook.records["child"])
    assert (loaded.context.today, loaded.dated) == (date(2025, 4, 10), True)


def test_the_day_that_is_asked_for_wins():
    loaded = load_casebook(demo("child"), LATER, as_of=date(2025, 5, 1))
    assert loaded.context.today == date(2025, 5, 1)


def test_without_a_day_it_is_that_of_the_run():
    loaded = load_casebook([text("文种: 工作簿\n未成年人:\n  - 档案号: BH-1\n")], LATER)
    assert (loaded.context.today, loaded.dated) == (LATER.today, False)


def test_a_workbook_and_data_files_give_the_same_records():
    files = load_casebook(demo("child", "visit", "hazard"), CONTEXT)
    book = load_casebook([(sound(), NAME)], CONTEXT)
    assert book.casebook.records == files.casebook.records


def test_one_record_of_a_form_is_a_workbook_of_one():
    loaded = load_casebook([text("文种: 未成年人\n档案号: BH-1\n姓名: 赵某晨\n")], CONTEXT)
    assert keys(loaded, "child", "file_no") == ["BH-1"]
    assert loaded.origins["child"] == (Origin("甲.yaml", "", 1),)


def test_other_records_are_no_forms():
    units = (DATA.parent / "samples" / "units.yaml").read_bytes()
    with pytest.raises(InputError, match="是成员单位名册，不是表单的数据"):
        load_casebook([(units, "units.yaml")], CONTEXT)
    assert "govdocs batch" in no_single_record("甲").hint


def test_origins_say_where_each_record_stands():
    loaded = load_casebook([(sound(), NAME)], CONTEXT)
    assert loaded.origins["child"][:2] == (Origin(NAME, CHILDREN, 2), Origin(NAME, CHILDREN, 3))
    assert len(loaded.origins["visit"]) == len(loaded.casebook.records["visit"])
    assert loaded.origins["child"][0].words == f"{NAME} 表“{CHILDREN}”第 2 行"
    lines = load_casebook(demo("child"), CONTEXT).origins["child"]
    assert [each.row for each in lines] == sorted(each.row for each in lines)
    assert lines[0].words.startswith("child.yaml 第 ")


def test_every_error_of_every_file_is_told_at_its_place():
    first = text("文种: 工作簿\n示例数据: 是\n未成年人:\n  - 档案号: BH-1\n    性别: 很\n", "甲.yaml")
    second = text(
        "文种: 工作簿\n示例数据: 是\n未成年人:\n  - 档案号: BH-2\n    性别: 男\n"
        "    证件号码: '99999920150901048X'\n",
        "乙.yaml",
    )
    with pytest.raises(InvalidDataError) as caught:
        load_casebook([first, second], CONTEXT)
    told = [(each.code, each.where.split("，")[0]) for each in caught.value.diagnostics]
    assert told == [("D003", "甲.yaml 第 5 行"), ("D884", "乙.yaml 第 5 行")]


def test_a_number_used_in_two_files_is_told_in_both():
    one = "文种: 工作簿\n未成年人:\n  - 档案号: BH-1\n"
    with pytest.raises(InvalidDataError) as caught:
        load_casebook([text(one), text(one, "乙.yaml")], CONTEXT)
    told = [each.where.split("，")[0] for each in caught.value.diagnostics if each.code == "D881"]
    assert told == ["甲.yaml 第 3 行", "乙.yaml 第 3 行"]


def test_a_fact_that_is_missing_is_told_with_the_line_of_its_record():
    words = "文种: 工作簿\n走访记录:\n  - 走访类型: 日常走访\n"
    with pytest.raises(InvalidDataError) as caught:
        load_casebook([text(words)], CONTEXT)
    assert caught.value.diagnostics[0].where.startswith("甲.yaml 第 3 行")


def spoilt():
    book = opened()
    put(book[CHILDREN], 3, "性别", "很")
    put(book[CHILDREN], 4, "证件号码", 99999920090411022)
    put(book[VISITS], 2, "未成年人 › 姓名", "赵某程")
    return saved(book)


def test_bad_records_may_be_left_out():
    loaded = load_casebook([(spoilt(), NAME)], CONTEXT, skip_bad=True)
    skipped = {(each.kind, each.key, each.origin.row) for each in loaded.skipped}
    assert {
        (CHILDREN, "QH-02-2024-0003", 3),
        (CHILDREN, "QH-03-2024-0002", 4),
        (VISITS, "ZF-202501-0003", 2),
    } <= skipped
    assert "QH-02-2024-0003" not in keys(loaded, "child", "file_no")
    assert len(loaded.origins["child"]) == len(loaded.casebook.records["child"]) == 8
    assert loaded.origins["child"][1].row == 5
    assert all(each.findings for each in loaded.skipped)


def test_records_about_a_child_that_is_left_out_are_left_out_too():
    loaded = load_casebook([(spoilt(), NAME)], CONTEXT, skip_bad=True)
    about = {record.child.file_no for record in loaded.casebook.records["visit"]}
    assert about.isdisjoint({"QH-02-2024-0003", "QH-03-2024-0002"})


def test_findings_after_a_record_was_left_out_stand_at_their_own_rows():
    book = opened()
    put(book[CHILDREN], 2, "性别", "很")
    put(book[CHILDREN], 5, "性别", "女")
    loaded = load_casebook([(saved(book), NAME)], CONTEXT, skip_bad=True)
    rows = {each.origin.row: each.findings[0].code for each in loaded.skipped if each.kind == CHILDREN}
    assert rows == {2: "D003", 5: "D884"}


def test_faults_of_no_record_still_refuse_everything():
    book = opened()
    book[AIDS]["A2"] = "QH-09-2025-0001"
    book[CHILDREN]["C1"] = "属相"
    with pytest.raises(InvalidDataError) as caught:
        load_casebook([(saved(book), NAME)], CONTEXT, skip_bad=True)
    assert {"C011", "D001"} == {each.code for each in caught.value.diagnostics if each.severity == "error"}


def test_one_bad_record_alone_leaves_nothing():
    loaded = read_casebook([text("文种: 未成年人\n档案号: BH-1\n性别: 很\n")], CONTEXT, skip_bad=True)
    assert (keys(loaded, "child", "file_no"), [each.key for each in loaded.skipped]) == ([], ["BH-1"])
    assert not loaded.faulty


def test_a_workbook_says_its_kind_or_is_told():
    with pytest.raises(InvalidDataError) as caught:
        load_casebook([text("文种: 工作薄\n未成年人: []\n")], CONTEXT)
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.hint) == ("D008", "写“工作簿”")
    book = opened()
    book["填写"]["B1"] = "工作薄"
    with pytest.raises(InvalidDataError) as caught:
        load_casebook([(saved(book), NAME)], CONTEXT)
    assert caught.value.diagnostics[0].where == f"{NAME} 表“填写”第 1 行 B 列"


def test_another_version_of_a_sheet_is_told_and_read():
    book = opened()
    book[CHILDREN].defined_names["govdocs_layout"].attr_text = '"0123456789ab"'
    loaded = load_casebook([(saved(book), NAME)], CONTEXT)
    assert [each.where for each in loaded.findings if each.code == "C016"] == [f"{NAME} 表“{CHILDREN}”"]
    assert "C016" not in {each.code for each in load_casebook([(sound(), NAME)], CONTEXT).findings}


def test_a_message_that_names_a_person_is_starred():
    secrets = secrets_of(load_casebook(demo("child"), CONTEXT).casebook)
    told = discreet(error("D801", "赵某晨的监护人是赵某海", "甲.yaml 第 3 行", "问赵某山"), secrets)
    assert (told.message, told.hint, told.where) == ("＊的监护人是＊", "问＊", "甲.yaml 第 3 行")


def test_a_finding_about_the_workbook_itself_has_its_place():
    words = text("文种: 工作簿\n统计日期: 2025年4月10日\n")
    source = source_of(read_record(*words, casebook_kind()))
    assert source.placed(error("D801", "甲", "统计日期")).where == "甲.yaml 第 2 行，统计日期"


def test_a_kind_without_demonstration_data_has_no_example():
    assert example_of(find_kind("通知")) == {}


def test_a_record_is_checked_with_what_the_register_says_of_its_child():
    head = "文种: 工作簿\n示例数据: 是\n未成年人:\n  - 档案号: QH-01-2025-0001\n    出生日期: 2012年5月1日\n"
    aged = "走访记录:\n  - 编号: ZF-202504-0001\n    走访时间: 2025年4月1日9:00\n"
    named = "    未成年人:\n      档案号: QH-01-2025-0001\n    未满8周岁无人看护: 是\n"
    (told,) = (
        each
        for each in read_casebook([text(head + aged + named)], CONTEXT).findings
        if each.code == "D834" and "未满8周岁" in each.where
    )
    assert told.where.startswith("甲.yaml 第 11 行，走访记录 › 第1项 › 未满8周岁无人看护")


def test_a_visit_to_come_is_told_though_another_row_is_faulty_in_form():
    book = opened()
    put(book[VISITS], 3, "走访时间", "2025年4月31日9:00")
    put(book[VISITS], 4, "走访时间", "2025年4月12日9:00")
    found = read_casebook([(saved(book), NAME)], CONTEXT).findings
    told = [(each.code, each.where) for each in found if "走访时间" in each.where]
    assert [where.split(" ")[1:3] for _, where in told] == [["表“走访记录”第", "3"], ["表“走访记录”第", "4"]]
    assert told[1][0] == "D833"
