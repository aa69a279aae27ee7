"""归档清单: what is read, what is wrong with it, what it prints."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from govdocs.app.blank_workbooks import record_workbook
from govdocs.app.records import load_record
from govdocs.context import Context
from govdocs.diagnostics import Severity
from govdocs.document.walk import texts
from govdocs.kinds.filing.fields import archive_date, is_archive_date
from govdocs.kinds.filing.record import FilingList, ListedFile, ListedItem
from govdocs.kinds.filing.rules import filing_findings
from govdocs.kinds.registry import find_kind

GOOD = {
    "number": "1",
    "file_it": "是",
    "title": "例示县清禾镇人民政府关于值班的通知",
    "author": "例示县清禾镇人民政府",
    "date": "20250310",
    "retention": "10年",
    "row": "K13/事务",
}


def filing(*items, files=None, **head):
    rows = tuple(ListedItem(**{**GOOD, **item}) for item in items or ({},))
    named = [{"item": row.number, "path": f"{row.number}.pdf"} for row in rows] if files is None else files
    facts = {"year": 2025, "confirmed_by": "魏某宁", "items": rows}
    return FilingList(
        **{**facts, "files": tuple(ListedFile(**{"role": "正文", **each}) for each in named), **head}
    )


def told(record, severity=None):
    return [
        (each.code, each.where)
        for each in filing_findings(record)
        if severity is None or each.severity is severity
    ]


def test_a_list_without_a_fault_has_no_finding():
    assert told(filing()) == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025年3月10日", "20250310"),
        ("2025-03-10", "20250310"),
        ("20250310", "20250310"),
        ("[2025.3.10]", "[20250310]"),
        ("〔20250310〕", "[20250310]"),
        ("（2025年3月10日）", "[20250310]"),
        ("2025年3月", "2025年3月"),
        ("20250231", "20250231"),
        ("", ""),
    ],
)
def test_a_date_is_read_in_any_usual_form(written, read):
    assert archive_date(written) == read


def test_only_eight_digits_of_a_real_day_are_a_date_of_the_archive():
    wanted = ["20250310", "[20250310]", "20250231", "2025年3月10日", "[]", ""]
    assert [is_archive_date(text) for text in wanted] == [True, True, False, False, False, False]


@pytest.mark.parametrize(
    ("written", "read"), [("Y", "永久"), ("d30", "30年"), ("10", "10年"), ("永久", "永久")]
)
def test_a_period_is_read_as_word_or_code(written, read):
    assert ListedItem(number="1", file_it="是", retention=written).retention == read


def test_another_period_is_refused():
    with pytest.raises(ValidationError, match="永久"):
        ListedItem(number="1", file_it="是", retention="长期")
    with pytest.raises(ValidationError):
        ListedItem(number="1", file_it="是", retention=30)


def test_a_path_is_divided_by_slashes():
    assert ListedFile(path="发文\\1.pdf", role="正文").path == "发文/1.pdf"


@pytest.mark.parametrize(
    ("item", "code", "field"),
    [
        ({"title": ""}, "A101", "题名"),
        ({"author": ""}, "A102", "责任者"),
        ({"author": "我 镇"}, "A102", "责任者"),
        ({"author": "本单位"}, "A102", "责任者"),
        ({"date": ""}, "A103", "日期"),
        ({"date": "20250231"}, "A103", "日期"),
        ({"retention": ""}, "A104", "保管期限"),
        ({"security": "机密"}, "A105", "密级"),
        ({"security": "秘密★5年"}, "A105", "密级"),
        ({"security": "绝对保密"}, "A105", "密级"),
        ({"span": "会议"}, "A113", "结束日期"),
        ({"span": "会议", "ended_on": "20250230"}, "A113", "结束日期"),
        ({"person": "姓某宁"}, "A115", "未成年人代号"),
        ({"person": "WCN-2025-0007", "opening": "控制", "disclosure": "不予公开"}, "A115", "题名"),
    ],
)
def test_a_fault_of_an_item_stops_the_filing_and_names_its_cell(item, code, field):
    assert (code, f"件 › 第1项 › {field}") in told(filing(item), Severity.ERROR)


@pytest.mark.parametrize(
    ("item", "code", "field"),
    [
        ({"file_it": "否"}, "A111", "不归档原因"),
        ({"year": 2024}, "A112", "归档年度"),
        ({"ended_on": "20250110"}, "A113", "结束日期"),
        ({"doc_no": "清政发[2025]3号"}, "A114", "文号"),
        ({"doc_no": "没有号"}, "A114", "文号"),
        ({"answers": "9"}, "A117", "答复件"),
        ({"answers": "1"}, "A117", "答复件"),
    ],
)
def test_what_a_clerk_should_look_at_is_a_warning(item, code, field):
    assert told(filing(item)) == [(code, f"件 › 第1项 › {field}")]


def test_a_minor_is_restricted_and_called_by_code():
    good = {
        "person": "WCN-2025-0007",
        "title": "[WCN-2025-0007困境儿童个案]",
        "opening": "控制",
        "disclosure": "不予公开",
    }
    assert told(filing(good)) == []
    loose = {**good, "opening": "开放", "disclosure": "主动公开"}
    assert told(filing(loose)) == [("A115", "件 › 第1项 › 开放标识"), ("A115", "件 › 第1项 › 公开属性")]


def test_what_is_not_filed_is_not_checked():
    faulty = {"file_it": "否", "title": "", "why_not": "上级普发", "retention": "", "security": "机密"}
    assert told(filing(faulty, files=[])) == []


def test_an_answer_may_name_number_or_code_of_its_request():
    asked = {"number": "1", "doc_no": "清政请〔2025〕2号"}
    for name in ("1", "清政请〔2025〕2号"):
        answer = {"number": "2", "document_kind": "批复", "answers": name}
        assert told(filing(asked, answer)) == []
    lone = {"number": "2", "document_kind": "批复"}
    assert told(filing(asked, lone)) == [("A117", "件 › 第2项 › 答复件")]
    assert told(filing(asked, {**lone, "note": "请示属上年"})) == []


def test_undecided_items_stop_a_confirmed_list_only():
    item = {"file_it": "待定"}
    assert told(filing(item)) == [("A109", "件")]
    assert filing_findings(filing(item))[0].severity is Severity.ERROR
    assert [each.severity for each in filing_findings(filing(item, confirmed_by=""))] == [
        Severity.INFO,
        Severity.WARNING,
    ]
    many = [{"number": str(number), "file_it": "待定"} for number in range(12)]
    assert "等" in filing_findings(filing(*many))[0].message


def test_who_arranged_does_not_check_himself():
    record = filing(arranged_by="施某远", checked_by="施某远", arranged_on="2026年3月")
    assert told(record) == [("A119", "检查人"), ("D204", "整理日期")]


def test_each_item_has_a_number_of_its_own():
    assert ("A108", "件 › 第2项 › 件序号") in told(filing({}, {}, files=[{"item": "1", "path": "1.pdf"}]))


@pytest.mark.parametrize(
    ("files", "code", "place"),
    [
        ([], "A106", "件 › 第1项 › 件序号"),
        ([{"item": "1", "path": "1.pdf", "role": "附件", "number": 1}], "A106", "件 › 第1项 › 件序号"),
        ([{"item": "1", "path": "1.pdf"}, {"item": "1", "path": "2.pdf"}], "A106", "件 › 第1项 › 件序号"),
        ([{"item": "1", "path": "1.pdf"}, {"item": "1", "path": "1.pdf"}], "A107", "文件 › 第2项 › 文件"),
        ([{"item": "1", "path": "1.pdf"}, {"item": "7", "path": "2.pdf"}], "A108", "文件 › 第2项 › 件序号"),
        ([{"item": "1", "path": "1.pdf"}, {"path": "2.pdf"}], "A108", "文件 › 第2项 › 件序号"),
        ([{"item": "1", "path": "1.pdf"}, {"item": "1"}], "A108", "文件 › 第2项 › 文件"),
    ],
)
def test_each_file_belongs_to_one_item_that_has_one_body(files, code, place):
    assert (code, place) in told(filing(files=files), Severity.ERROR)


def test_files_that_stay_outside_need_no_item():
    files = [{"item": "1", "path": "1.pdf"}, {"path": "2.pdf", "role": "不归档"}]
    assert told(filing(files=files)) == []


def test_annexes_are_counted_and_numbered_once():
    body = {"item": "1", "path": "1.pdf"}
    first = {"item": "1", "path": "2.pdf", "role": "附件", "number": 1}
    assert told(filing({"annexes": 1}, files=[body, first])) == []
    assert told(filing({"annexes": 2}, files=[body, first])) == [("A116", "件 › 第1项 › 附件数")]
    twice = [body, first, {**first, "path": "3.pdf"}]
    assert told(filing({"annexes": 2}, files=twice)) == [("A116", "件 › 第1项 › 件序号")]
    assert told(filing({"annexes": 2}, files=[body])) == []


def test_two_documents_in_one_item_are_both_marked():
    pair = [
        {"item": "1", "path": "1.pdf", "group": "转发文"},
        {"item": "1", "path": "2.pdf", "group": "被转发文"},
    ]
    assert told(filing(files=pair)) == []
    assert told(filing(files=pair[:1])) == [("A118", "件 › 第1项 › 件序号")]


def test_a_list_is_the_same_after_the_round_trip_through_a_workbook(root):
    sample = root / "data" / "samples" / "filing_list.yaml"
    record = load_record(sample.read_bytes(), sample.name).record
    content = record_workbook(find_kind("归档清单"), record, Context(date(2026, 3, 10)))
    again = load_record(content, "归档清单 2025.xlsx")
    assert again.record == record
    assert again.findings == ()


def test_a_fault_in_a_workbook_is_told_by_its_cell():
    record = filing({}, {"number": "2", "author": "我镇"})
    content = record_workbook(find_kind("归档确认表"), record, Context(date(2026, 3, 10)))
    (finding,) = load_record(content, "归档清单 2025.xlsx").findings
    assert (finding.code, finding.where) == (
        "A102",
        "归档清单 2025.xlsx 表“件”第 3 行 F 列，件 › 第2项 › 责任者",
    )


def test_the_paper_of_an_empty_list_is_a_table_of_items():
    kind = find_kind("归档清单")
    document = kind.compose(FilingList(year=2025), Context(date(2026, 3, 10)))
    words = list(texts(document))
    assert "2025年度归档清单" in words
    assert not [text for text in words if text.startswith("共 ")]


def test_the_paper_shows_row_and_reason_each_once():
    kind = find_kind("归档清单")
    named = {"number": "2", "reason": "K13/事务 ← 建议"}
    alone = {"number": "1", "reason": "没有查考价值"}
    words = list(texts(kind.compose(filing(alone, named), Context(date(2026, 3, 10)))))
    assert "K13/事务\n没有查考价值" in words
    assert "K13/事务 ← 建议" in words
    assert "共 2 件，其中归档 2 件；文件 2 个。" in words


def test_texts_of_any_length_are_one_line_and_not_too_long():
    assert ListedItem(number="1", file_it="是", title="关于值班\n的通知").title == "关于值班的通知"
    with pytest.raises(ValidationError, match="超过 2000 个字"):
        ListedItem(number="1", file_it="是", title="长" * 2001)
