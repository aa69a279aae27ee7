"""A confirmed 归档清单 becomes the items of the archive; what contradicts its files or rules stops it."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from collected_papers import BUREAU, OWN, notice, pdf, picture, put, scan, word
from python_calamine import CalamineWorkbook

from govdocs.app.archiving.collecting import Wishes, collect
from govdocs.app.archiving.confirmed import ListFile, confirmed_items, read_confirmed
from govdocs.app.archiving.listing import write_list
from govdocs.app.blank_workbooks import new_workbook, record_workbook
from govdocs.app.offices.office import Office, OrganCode
from govdocs.archive.model import Scheme
from govdocs.context import Context
from govdocs.diagnostics import Severity
from govdocs.errors import InvalidDataError
from govdocs.kinds.filing.record import FilingList, ListedFile, ListedItem
from govdocs.kinds.registry import find_kind

DAY = Context(date(2026, 3, 10))
OFFICE = Office(
    name=OWN,
    codes=(OrganCode("清政发", OWN), OrganCode("清政请", OWN)),
    scheme=Scheme(fonds="Z109", fonds_name=OWN),
)
VISITS = f"{OWN}关于做好入户走访工作的通知"
LINES = notice("清政发〔2025〕3号", VISITS, annexes=["走访登记表"])
FILES = {
    "发文/通知.pdf": pdf(LINES),
    "发文/通知.docx": word(LINES),
    "发文/附件1 走访登记表.pdf": scan(),
    "发文/发文稿纸.pdf": scan(9),
    "请示.pdf": pdf(notice("清政请〔2025〕2号", f"{OWN}关于建设儿童之家的请示", "2025年5月6日")),
    "批复.pdf": pdf(
        notice(
            "例政复〔2025〕4号",
            "例示县人民政府关于清禾镇建设儿童之家的批复",
            "2025年5月20日",
            "例示县人民政府",
            body="清政请〔2025〕2号收悉。",
        )
    ),
}


class Desk:
    """The files of a year, the list that was made of them, and the clerk who changes it."""

    def __init__(self, folder):
        self.folder = folder
        put(folder, FILES)

    def listed(self, **head):
        record = collect(self.folder, 2025, OFFICE, DAY).record
        facts = {"confirmed_by": "魏某宁", "items": self.decided(record.items), **head}
        return record.model_copy(update=facts)

    @staticmethod
    def decided(items):
        def importance(item):
            return "一般" if "重要程度" in item.question else ""

        return tuple(item.model_copy(update={"importance": importance(item)}) for item in items)

    def changed(self, number, **fields):
        """The list with one item changed."""
        record = self.listed()
        items = [
            item.model_copy(update=fields) if item.number == str(number) else item for item in record.items
        ]
        return record.model_copy(update={"items": tuple(items)})

    def confirmed(self, record, office=OFFICE):
        return confirmed_items(record, self.folder, office, DAY)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "2025年文件")


def told(confirmed, severity=Severity.ERROR):
    return [(each.code, each.where) for each in confirmed.findings if each.severity is severity]


def test_a_confirmed_list_gives_items_with_their_parts_in_order(desk):
    confirmed = desk.confirmed(desk.listed())
    assert told(confirmed) == []
    item = next(each for each in confirmed.items if each.title == VISITS)
    assert [(part.role, part.number, part.source) for part in item.parts] == [
        ("正文", 0, "发文/通知.pdf"),
        ("附件", 1, "发文/附件1 走访登记表.pdf"),
        ("发文稿纸", 0, "发文/发文稿纸.pdf"),
    ]
    assert item.parts[0].working == "发文/通知.docx"
    assert (item.doc_no, item.author, item.date, item.year) == ("清政发〔2025〕3号", OWN, "20250310", 2025)
    assert (item.retention, item.row, item.confirmed_by, item.fonds) == ("D30", "K13/单项", "魏某宁", "Z109")
    assert item.reason.startswith("K13/单项 ← ")
    assert item.table == confirmed.record.table
    assert confirmed.files[item.parts[0].working] == desk.folder / "发文" / "通知.docx"


def test_every_part_knows_size_and_digest_of_its_file(desk):
    confirmed = desk.confirmed(desk.listed())
    for item in confirmed.items:
        for part in item.parts:
            content = confirmed.files[part.source].read_bytes()
            assert (part.size, part.format) == (len(content), "pdf")
            assert len(part.sha256) == 64


def test_an_answer_names_the_number_of_what_it_answers(desk):
    items = {item.kind: item for item in desk.confirmed(desk.listed()).items}
    assert items["批复"].answers == "清政请〔2025〕2号"
    assert items["批复"].matter == items["请示"].matter == "建设儿童之家"


def test_a_list_that_nobody_confirmed_gives_nothing(desk):
    record = desk.listed(confirmed_by="")
    confirmed = desk.confirmed(record)
    assert (told(confirmed), confirmed.items, confirmed.faulty) == ([("A184", "确认人")], (), True)
    undecided = desk.changed(1, file_it="待定").model_copy(update={"confirmed_by": ""})
    assert told(desk.confirmed(undecided)) == [("A184", "确认人"), ("A184", "件")]


def test_what_is_not_filed_gives_no_item(desk):
    record = desk.changed(1, file_it="否", why_not="不需办理")
    confirmed = desk.confirmed(record)
    assert told(confirmed) == []
    assert len(confirmed.items) == 2


def test_a_file_that_was_changed_since_is_a_fault(desk):
    record = desk.listed()
    (desk.folder / "请示.pdf").write_bytes(pdf(["改过的"]))
    ((code, where),) = told(desk.confirmed(record))
    assert code == "A181"
    assert where.startswith("文件 › 第")


def test_a_file_that_is_gone_is_a_fault(desk):
    record = desk.listed()
    (desk.folder / "请示.pdf").unlink()
    assert [code for code, _ in told(desk.confirmed(record))] == ["A180"]


def test_a_file_that_was_renamed_is_found_by_its_content(desk):
    record = desk.listed()
    (desk.folder / "请示.pdf").rename(desk.folder / "发文" / "儿童之家请示.pdf")
    confirmed = desk.confirmed(record)
    assert told(confirmed) == []
    assert confirmed.files["请示.pdf"] == desk.folder / "发文" / "儿童之家请示.pdf"
    assert [code for code, _ in told(confirmed, Severity.INFO)] == ["A180"]
    assert "“发文/儿童之家请示.pdf”" in str(confirmed.findings)


def moved_row(record, path, to):
    files = [each.model_copy(update={"path": to}) if each.path == path else each for each in record.files]
    return record.model_copy(update={"files": tuple(files)})


def test_a_path_that_was_changed_in_the_list_is_told_when_the_digest_finds_the_file(desk):
    confirmed = desk.confirmed(moved_row(desk.listed(), "请示.pdf", "会议/没有这个.pdf"))
    assert [code for code, _ in told(confirmed)] == []
    (finding,) = (each for each in confirmed.findings if each.code == "A180")
    assert "“会议/没有这个.pdf”" in finding.message
    assert "“请示.pdf”" in finding.message


@pytest.mark.parametrize("path", ["/etc/请示.pdf", "../请示.pdf", "发文/../../请示.pdf", "D:/请示.pdf", ".."])
def test_a_path_out_of_the_folder_is_a_fault_even_where_the_digest_is_known(desk, path):
    confirmed = desk.confirmed(moved_row(desk.listed(), "请示.pdf", path))
    ((code, _),) = told(confirmed)
    assert code == "A180"
    assert confirmed.items == ()


@pytest.mark.parametrize("other", ["ABC 会议.docx", "Cafe\u0301 会议.docx"])
def test_files_whose_names_differ_in_case_or_composition_only_are_two_papers(tmp_path, other):
    one = {"ABC 会议.docx": "abc 会议.docx", "Cafe\u0301 会议.docx": "Caf\u00e9 会议.docx"}[other]
    lines = [notice(f"清政发〔2025〕{at}号", f"{OWN}关于第{at}件事的通知") for at in (1, 2)]
    folder = put(tmp_path, {one: word(lines[0]), other: word(lines[1])})
    record = collect(folder, 2025, OFFICE, DAY).record.model_copy(update={"confirmed_by": "魏某宁"})
    confirmed = confirmed_items(record, folder, OFFICE, DAY)
    assert told(confirmed) == []
    assert {path.name for path in confirmed.files.values()} == {one, other}


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "A151"), (b"\xff\xd8\xff", "A155"), (b"%PDF-1.4 broken", "A154")],
)
def test_a_typed_list_is_checked_like_a_collected_one(desk, content, code):
    (desk.folder / "请示.pdf").write_bytes(content)
    record = desk.listed()
    files = [each for each in record.files if each.path != "请示.pdf"]
    item = ListedItem(
        number="9",
        file_it="是",
        title="某请示",
        author=OWN,
        date="20250506",
        retention="永久",
        row="K16/重要",
        importance="重要",
    )
    typed = record.model_copy(
        update={
            "items": (*record.items, item),
            "files": (*files, ListedFile(item="9", path="请示.pdf", role="正文")),
        }
    )
    assert [found for found, _ in told(desk.confirmed(typed))] == [code]


def test_a_file_over_the_limit_and_one_that_is_none_are_faults(desk):
    record = desk.listed()
    files = tuple(each.model_copy(update={"sha256": ""}) for each in record.files)
    os.truncate(desk.folder / "请示.pdf", 600 << 20)
    codes = [code for code, _ in told(desk.confirmed(record.model_copy(update={"files": files})))]
    assert codes == ["A153"]


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"row": ""}, "A185", "依据条目"),
        ({"row": "K99"}, "A185", "依据条目"),
        ({"retention": "10年"}, "A182", "保管期限"),
        ({"importance": "重要"}, "A182", "保管期限"),
        ({"date": "20260501"}, "A103", "日期"),
    ],
)
def test_a_decision_against_the_table_is_a_fault(desk, fields, code, field):
    record = desk.listed()
    number = next(item.number for item in record.items if item.document_kind == "请示")
    faults = told(desk.confirmed(desk.changed(number, **fields)))
    assert (code, f"件 › 第{number}项 › {field}") in faults


def test_a_row_that_nobody_named_is_proposed(desk):
    number = next(item.number for item in desk.listed().items if item.document_kind == "请示")
    (finding,) = [
        each for each in desk.confirmed(desk.changed(number, row="")).findings if each.code == "A185"
    ]
    assert "K16/一般" in finding.hint
    odd = {"row": "", "title": "[一些材料]", "document_kind": "", "direction": "内部", "importance": ""}
    (finding,) = [
        each for each in desk.confirmed(desk.changed(number, **odd)).findings if each.code == "A185"
    ]
    assert finding.hint == "写保管期限表的条目"


def test_a_longer_period_and_one_for_what_need_not_be_filed_are_allowed(desk):
    number = next(item.number for item in desk.listed().items if item.document_kind == "请示")
    longer = {"retention": "永久", "importance": "重要", "row": "K16/重要"}
    assert told(desk.confirmed(desk.changed(number, **longer))) == []
    lighter = {"retention": "永久", "importance": "一般", "row": "K16/重要"}
    assert told(desk.confirmed(desk.changed(number, **lighter))) == []


def test_importance_that_nobody_decided_is_told_once(desk):
    record = collect(desk.folder, 2025, OFFICE, DAY).record.model_copy(update={"confirmed_by": "魏某宁"})
    assert ("A188", "件") in told(desk.confirmed(record), Severity.WARNING)


def test_titles_and_numbers_that_differ_from_the_page_are_told(desk):
    record = desk.listed()
    number = next(item.number for item in record.items if item.title == VISITS)
    changed = desk.changed(number, title="关于走访的通知", doc_no="清政发〔2025〕4号")
    warnings = told(desk.confirmed(changed), Severity.WARNING)
    assert ("A186", f"件 › 第{number}项 › 题名") in warnings
    assert ("A186", f"件 › 第{number}项 › 文号") in warnings
    bracketed = desk.changed(number, title=f"{VISITS}[（2025年春季）]")
    assert told(desk.confirmed(bracketed), Severity.WARNING) == []


def test_a_year_against_the_rules_is_told(desk):
    record = desk.changed(1, date="20241231")
    assert ("A189", "件 › 第1项 › 归档年度") in told(desk.confirmed(record), Severity.WARNING)
    school = desk.changed(1, date="20241231", special_year="2025—2026学年")
    assert "A189" not in [code for code, _ in told(desk.confirmed(school), Severity.WARNING)]


def test_files_that_the_list_does_not_name_are_told(desk):
    record = desk.listed()
    put(desk.folder, {"后补.jpg": picture()})
    (finding,) = [each for each in desk.confirmed(record).findings if each.code == "A187"]
    assert "“后补.jpg”" in finding.message
    put(desk.folder, {f"{number}.jpg": picture() for number in range(25)})
    (finding,) = [each for each in desk.confirmed(record).findings if each.code == "A187"]
    assert "等 26 个" in finding.message


def test_a_class_may_be_written_as_code_or_name(desk):
    scheme = Scheme(fonds="Z109", dimension="机构", classes={"BGS": "党政办公室"})
    office = Office(name=OWN, scheme=scheme)
    for written in ("BGS", "党政办公室"):
        record = desk.listed()
        items = tuple(item.model_copy(update={"org": written}) for item in record.items)
        confirmed = desk.confirmed(record.model_copy(update={"items": items}), office)
        assert {item.org for item in confirmed.items} == {"BGS"}
    assert {code for code, _ in told(desk.confirmed(desk.listed(), office))} == {"A183"}
    assert ("A183", "件 › 第1项 › 机构（问题）") in told(
        desk.confirmed(desk.changed(1, org="BGS")), Severity.WARNING
    )


def test_an_editable_file_goes_with_the_part_of_its_name_or_number(desk):
    record = desk.listed()
    put(desk.folder, {"登记表原稿.docx": word(["表"])})
    number = next(item.number for item in record.items if item.title == VISITS)
    extra = ListedFile(item=number, path="登记表原稿.docx", role="其他格式", number=1)
    confirmed = desk.confirmed(record.model_copy(update={"files": (*record.files, extra)}))
    item = next(each for each in confirmed.items if each.key == number)
    assert [part.working for part in item.parts] == ["发文/通知.docx", "登记表原稿.docx", ""]
    twice = ListedFile(item=number, path="批复.docx", role="其他格式")
    put(desk.folder, {"批复.docx": word(["另"])})
    faulty = desk.confirmed(record.model_copy(update={"files": (*record.files, twice)}))
    assert [code for code, _ in told(faulty)] == ["A106"]


def test_every_fault_is_told_at_once_and_by_its_cell(desk):
    record = desk.changed(1, author="我镇", retention="10年", confirmed_by="")
    record = record.model_copy(update={"confirmed_by": ""})
    (desk.folder / "请示.pdf").unlink()
    content = record_workbook(find_kind("归档清单"), record, DAY)
    confirmed = read_confirmed(ListFile(content, "归档清单 2025.xlsx"), desk.folder, OFFICE, DAY)
    wheres = {each.code: each.where for each in confirmed.findings if each.severity is Severity.ERROR}
    assert sorted(wheres) == ["A102", "A180", "A182", "A184"]
    assert wheres["A102"] == "归档清单 2025.xlsx 表“件”第 2 行 F 列，件 › 第1项 › 责任者"
    assert wheres["A180"].startswith("归档清单 2025.xlsx 表“文件”第 ")


def test_the_folder_may_follow_from_the_list(desk):
    content = record_workbook(find_kind("归档清单"), desk.listed(), DAY)
    file = ListFile(content, "归档清单 2025.xlsx")
    confirmed = read_confirmed(file, lambda record: desk.folder.parent / record.folder, OFFICE, DAY)
    assert len(confirmed.items) == 3


def test_a_file_that_is_no_list_is_refused(desk, notice_text):
    with pytest.raises(InvalidDataError) as refused:
        read_confirmed(ListFile(notice_text.encode(), "通知.yaml"), desk.folder, OFFICE, DAY)
    assert [each.code for each in refused.value.diagnostics] == ["D008"]
    assert "有 1 处错误" in refused.value.message
    with pytest.raises(InvalidDataError) as refused:
        read_confirmed(
            ListFile("文种: 归档清单\n年度: 今年\n".encode(), "清单.yaml"), desk.folder, OFFICE, DAY
        )
    assert [each.code for each in refused.value.diagnostics] == ["D003", "A184"]


def test_a_list_typed_by_hand_needs_no_digest_and_no_row_for_what_stays_outside(tmp_path):
    folder = put(tmp_path, {"扫描01.pdf": scan(), "图.jpg": picture()})
    item = ListedItem(
        number="甲1",
        file_it="是",
        title="[入户走访登记]",
        author=BUREAU,
        date="[2025年3月]".replace("3月", "3月5日"),
        retention="30年",
        row="K42/一般",
        importance="一般",
        direction="收文",
    )
    record = FilingList(
        year=2025,
        confirmed_by="魏某宁",
        items=(item,),
        files=(
            ListedFile(item="甲1", path="扫描01.pdf", role="正文", pages=4),
            ListedFile(path="图.jpg", role="不归档"),
        ),
    )
    confirmed = confirmed_items(record, folder, OFFICE, DAY)
    (made,) = confirmed.items
    assert (made.key, made.date, made.pages, made.table) == ("甲1", "[20250305]", 4, confirmed.items[0].table)
    assert confirmed.findings == ()


def test_a_child_is_found_by_content_where_the_list_says_the_code(tmp_path):
    lines = ["帮扶方案", "方案内容。", "2025年6月1日"]
    folder = put(tmp_path, {"姓某宁帮扶方案.pdf": pdf(lines)})
    people = Wishes({"姓某宁": "WCN-2025-0007"})
    record = collect(folder, 2025, OFFICE, DAY, people).record.model_copy(update={"confirmed_by": "魏某宁"})
    for wishes in (people, None):
        confirmed = confirmed_items(record, folder, OFFICE, DAY, wishes)
        (item,) = confirmed.items
        assert item.parts[0].source == "WCN-2025-0007帮扶方案.pdf"
        assert confirmed.files[item.parts[0].source].name == "姓某宁帮扶方案.pdf"
        assert "姓某宁" not in str(confirmed.findings)


def test_the_list_shows_the_rows_of_the_retention_table_and_offers_them(desk, tmp_path):
    collected = collect(desk.folder, 2025, OFFICE, DAY)
    path = write_list(collected, tmp_path, desk.folder, DAY)
    book = CalamineWorkbook.from_path(str(path))
    rows = book.get_sheet_by_name("保管期限表").to_python()
    assert rows[0][:4] == ["条目", "文件", "条件", "保管期限"]
    assert {row[0] for row in rows[1:]} >= {"K13/普发性", "K42/一般", "K01"}
    items = openpyxl.load_workbook(path)["件"]
    column = next(cell.column_letter for cell in items[1] if cell.value == "依据条目")
    assert any(f"{column}2" in rule.sqref for rule in items.data_validations.dataValidation)


def test_the_sheet_of_the_retention_table_is_not_read_back(desk, tmp_path):
    path = write_list(collect(desk.folder, 2025, OFFICE, DAY), tmp_path, desk.folder, DAY)
    confirmed = read_confirmed(ListFile(path.read_bytes(), path.name), desk.folder, OFFICE, DAY)
    assert len(confirmed.record.items) == len(desk.listed().items)
    assert not [each for each in confirmed.findings if "保管期限表”" in each.where]


def test_a_blank_list_shows_the_office_s_own_rows(tmp_path):
    own = tmp_path / "期限表.yaml"
    row = "版本: 清禾镇2026\n条目:\n  Q01:\n    文件: 村史\n    期限: 永久\n    依据: 本镇\n"
    own.write_text(row, "utf-8")
    _, content = new_workbook("归档清单", DAY, replace(OFFICE, retention_table=own))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("保管期限表").to_python()
    assert ["Q01", "村史", "", "永久"] in [row[:4] for row in rows]


def test_an_item_may_be_opened_later():
    assert ListedItem(number="1", file_it="是", opening="延期开放").opening == "延期开放"
