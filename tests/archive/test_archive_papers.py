"""What the papers of an archive say: catalogues, covers, boxes, volumes, lists."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook
from paper_samples import JOINT, LONG, SCHEME, archive, item, odd_items, part, volume
from python_calamine import CalamineWorkbook

from govdocs.app.archiving.papers import archive_papers, list_papers, public_papers, report_papers
from govdocs.app.printing import Options, open_press
from govdocs.archive.expiry import due_for_transfer, expired
from govdocs.archive.model import Box, Scheme, YearArchive
from govdocs.archive.papers.boxes import box_listing, box_notes_document
from govdocs.archive.papers.catalogue import (
    COLUMNS,
    catalogue_listing,
    catalogue_rows,
    catalogues,
    cover_document,
)
from govdocs.archive.papers.faces import spine_of
from govdocs.archive.papers.listing import CODE, LEAST_TITLE, fitted, listing_document, listing_sheet
from govdocs.archive.papers.lists import (
    LEAST_COUNT,
    expiry_listing,
    is_public,
    public_listing,
    transfer_listing,
)
from govdocs.archive.papers.report import ReportGroup, ReportRow, report_document
from govdocs.archive.papers.volumes import (
    CONTENTS,
    contents_listing,
    volume_cover,
    volume_listing,
    volume_note,
)
from govdocs.archive.papers.words import SEE_NOTE, day_words, remark
from govdocs.context import Context
from govdocs.document.nodes import Table
from govdocs.document.walk import texts
from govdocs.fonts.library import font_set
from govdocs.layout.engine import layout
from govdocs.styles.archive import MEASURES, cover_style
from govdocs.styles.gb9704 import GB9704
from govdocs.writers.xlsx import write_xlsx
from measure import sheets

TODAY = date(2036, 2, 1)


@pytest.fixture(scope="module")
def press():
    return open_press(Options(), Context(date(2026, 4, 1)))


@pytest.fixture(scope="module")
def year():
    return archive(volumes=(volume(1), volume(2, 40)))


@pytest.fixture(scope="module")
def files(year, press):
    return archive_papers(year, press)


def words(document):
    return "\n".join(texts(document))


def field(document, label):
    """What stands beside a label."""
    rows = next(block for block in document.blocks if isinstance(block, Table)).rows
    cells = [cell.text for row in rows for cell in row]
    return cells[cells.index(label) + 1]


# -- 归档文件目录 -----------------------------------------------------------------------------------


def test_the_nine_columns_stand_in_the_order_of_the_standard():
    headings = [column.heading for column in COLUMNS]
    assert headings == ["序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注"]
    assert [column.width for column in COLUMNS] == [10, 46, 36, 34, 75, 20, 12, 10, 14]


def test_every_year_period_and_class_has_a_catalogue_of_its_own():
    items = (
        item(1, org="MZB"),
        item(1, retention="D10"),
        item(2),
        item(1),
        item(1, retention="Y"),
        item(2, retention="Y", year=2024),
    )
    found = [(each.year, each.retention, each.org, len(each.items)) for each in catalogues(archive(items))]
    assert found == [
        (2024, "Y", "BGS", 1),
        (2025, "Y", "BGS", 1),
        (2025, "D30", "BGS", 2),
        (2025, "D30", "MZB", 1),
        (2025, "D10", "BGS", 1),
    ]


def test_rows_are_numbered_from_one_in_the_order_of_the_item_numbers():
    (only,) = catalogues(archive((item(3), item(1), item(2))))
    rows = catalogue_rows(only.items)
    assert [row[0] for row in rows] == ["1", "2", "3"]
    assert [row[1][-4:] for row in rows] == ["0001", "0002", "0003"]


def test_an_item_without_a_number_is_in_no_catalogue():
    assert catalogues(replace(archive(()), items=(replace(item(1), item_no=0),))) == ()


def test_a_row_says_what_the_item_says():
    row = catalogue_rows(odd_items())[0]
    assert row == (
        "1",
        "Z109-WS·2025-Y-BGS-0001",
        "清政办发〔2025〕123号",
        "例示县清禾镇人民政府",
        LONG,
        "20250108",
        "",
        "2",
        "附件原缺",
    )


def test_a_row_leaves_empty_what_there_is_not():
    row = catalogue_rows((item(1, doc_no="", parts=(part(0),)),))[0]
    assert (row[2], row[6], row[7], row[8]) == ("", "", "", "")


def test_joint_authors_are_all_named_and_a_made_title_keeps_its_brackets():
    rows = catalogue_rows(odd_items())
    assert rows[1][3] == JOINT
    assert rows[2][4] == "[清禾镇防汛值班安排]"
    assert rows[2][5] == "[20250410]"


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("", ""),
        ("附件原缺", "附件原缺"),
        ("一二三四五六七八九十一二", "一二三四五六七八九十一二"),
        ("一二三四五六七八九十一二三", "*"),
        ("甲\n乙", "*"),
    ],
)
def test_a_remark_that_has_no_place_is_a_star(note, shown):
    assert remark(note) == shown


def test_the_note_of_the_box_says_what_the_star_stands_for(year):
    assert catalogue_rows(odd_items())[1][8] == SEE_NOTE
    assert "本件附图一张，尺寸较大，另存底图柜第三层。" in words(box_notes_document(year, year.boxes))


def test_a_catalogue_says_its_fonds_year_period_and_class():
    (only,) = catalogues(archive((item(1),)))
    listing = catalogue_listing(only, SCHEME)
    assert listing.above == ("全宗号：Z109", "年度：2025", "保管期限：30年", "机构（问题）：党政办公室")


def test_without_classes_a_catalogue_names_none():
    plain = Scheme(fonds="Z109")
    (only,) = catalogues(archive((item(1, plain),), scheme=plain))
    assert catalogue_listing(only, plain).above == ("全宗号：Z109", "年度：2025", "保管期限：30年")


def test_the_cover_has_the_five_items():
    (only,) = catalogues(archive((item(1, retention="Y"),)))
    cover = cover_document(only, SCHEME)
    items = {
        label: field(cover, label) for label in ("全宗号", "全宗名称", "年度", "保管期限", "机构（问题）")
    }
    assert list(items.values()) == ["Z109", "例示县清禾镇人民政府", "2025", "永久", "党政办公室"]
    assert "归档文件目录" in words(cover)


def test_the_cover_of_an_office_without_fonds_leaves_room_to_write(press):
    files = archive_papers(archive((item(1, Scheme()),), scheme=Scheme()), press)
    cover = sheets(files["其他/目录/归档文件目录 2025 30年 封面.pdf"])[0]
    assert cover.line("全宗号").text == "全宗号"
    assert len([rule for rule in cover.rules if rule.level]) == 5


# -- columns that hold 档号 ------------------------------------------------------------------------


def catalogue_of(*items, scheme=SCHEME):
    return catalogue_listing(catalogues(archive(items, scheme=scheme))[0], scheme)


def halves(text):
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def test_short_codes_are_set_in_the_larger_type():
    plain = Scheme(fonds="Z109")
    _, size = fitted(catalogue_of(item(1, plain), scheme=plain), MEASURES, halves)
    assert size == 10.5


def test_long_codes_are_set_in_the_smaller_type():
    listing, size = fitted(catalogue_of(item(1)), MEASURES, halves)
    assert size == 9.0
    assert [column.width for column in listing.columns] == list(MEASURES.catalogue)


def test_codes_that_are_longer_still_take_room_from_the_titles():
    wide, size = fitted(catalogue_of(item(1)), MEASURES, lambda text: 1.3 * halves(text))
    assert size == 9.0
    assert wide.columns[1].width > 46
    assert sum(column.width for column in wide.columns) == pytest.approx(257)


def test_titles_keep_the_room_that_they_need():
    wide, _ = fitted(catalogue_of(item(1)), MEASURES, lambda text: 5 * halves(text))
    assert wide.columns[4].width == pytest.approx(LEAST_TITLE)


def test_a_list_without_codes_or_rows_stays_as_it_is(year):
    boxes = box_listing(year)
    assert fitted(boxes, MEASURES, halves) == (boxes, 10.5)
    empty = replace(catalogue_of(item(1)), rows=())
    assert fitted(empty, MEASURES, halves) == (empty, 10.5)


def test_no_code_is_divided_on_paper(files, year):
    codes = {each.code for each in year.items}
    name = "其他/目录/归档文件目录 2025 30年 BGS 党政办公室.pdf"
    found = {
        piece.text.split("清政发")[0]
        for sheet in sheets(files[name])
        for line in sheet.lines
        for piece in line.pieces(0.9)
        if piece.text.startswith("Z109-WS")
    }
    assert {code for code in codes if "-D30-" in code} == found


# -- boxes ----------------------------------------------------------------------------------------


def test_the_note_of_a_box_has_its_five_fields(year):
    document = box_notes_document(year, year.boxes[:1])
    assert field(document, "盒内文件情况说明").startswith("第0001件：附件原缺")
    assert field(document, "整理人") == "张某文"
    assert field(document, "整理日期") == "2026年3月12日"
    assert field(document, "检查人") == "李某芳"
    assert field(document, "检查日期") == "2026年3月15日"


def test_a_box_may_have_been_arranged_by_someone_else(year):
    box = replace(year.boxes[0], arranged_by="王某玲", arranged_on="20260401")
    document = box_notes_document(year, (box,))
    assert (field(document, "整理人"), field(document, "整理日期")) == ("王某玲", "2026年4月1日")


def test_every_box_has_a_note_on_a_page_of_its_own(files, year):
    pages = sheets(files["其他/装盒/备考表 2025.pdf"])
    assert len(pages) == len(year.boxes) == 3
    assert all(page.lines[0].text == "备考表" for page in pages)


def test_a_note_longer_than_a_page_loses_nothing(press):
    note = "".join(f"第{n}处缺损，已照原样托裱。" for n in range(1, 400))
    files = archive_papers(archive((item(1, note=note),)), press)
    pages = sheets(files["其他/装盒/备考表 2025.pdf"])
    assert len(pages) > 1
    assert note.replace(" ", "") in "".join("".join(page.text.split("\n")) for page in pages)


def test_the_list_of_boxes_counts_what_lies_in_them(year):
    rows = box_listing(year).rows
    assert rows[0] == ("1", "永久", "党政办公室", "0001—0004", "4", "14", "20", "")
    assert rows[2][2:4] == ("案卷", "001—002")
    assert [row[0] for row in rows] == ["1", "2", "3"]


def test_a_box_of_one_item_names_it_once():
    year = archive((item(7),))
    assert box_listing(year).rows[0][3] == "0007"
    assert "第0007件" in words(box_notes_document(year, year.boxes))


def test_a_spine_bears_what_the_standard_demands(year):
    spine = spine_of(year.boxes[1], SCHEME)
    said = {"".join(entry.label): entry.values for entry in spine.entries}
    assert said == {
        "全宗号": ("Z109",),
        "年度": ("2025",),
        "保管期限": ("30年",),
        "机构（问题）": ("党政办公室",),
        "起止件号": ("0001", "0060"),
        "盒号": ("2",),
    }
    assert (spine.width, spine.height) == (year.boxes[1].thickness, 310)


def test_the_spine_of_a_box_of_volumes_bears_the_series(year):
    said = {"".join(entry.label): entry.values for entry in spine_of(year.boxes[2], SCHEME).entries}
    assert said["目录号"] == ("ZY·WCN",)
    assert said["起止案卷号"] == ("001", "002")
    assert "机构（问题）" not in said


def test_a_box_of_volumes_without_codes_leaves_the_series_open():
    box = Box(1, 2025, "D30", 1, 1, 30, volumes=True)
    said = {"".join(entry.label): entry.values for entry in spine_of(box, SCHEME).entries}
    assert said["目录号"] == ("",)


def test_without_classes_a_spine_has_no_room_for_them():
    box = Box(1, 2025, "D30", 1, 9, 30)
    assert len(spine_of(box, Scheme(fonds="Z109")).entries) == 5


# -- volumes --------------------------------------------------------------------------------------


def test_the_cover_of_a_volume_has_its_eight_items():
    cover = volume_cover(volume(2, 40), SCHEME, "2025-017")
    labels = ("全宗名称", "类目名称", "案卷题名", "时间", "保管期限", "件／页数", "归档号", "档号")
    assert [field(cover, label) for label in labels] == [
        "例示县清禾镇人民政府",
        "专业档案　未成年人个案",
        "[WCN-2025-0008困境儿童个案]",
        "2025年3月4日—2025年11月20日",
        "30年",
        "40件　80页",
        "2025-017",
        "Z109-ZY·WCN·2025·D30-002",
    ]


def test_a_volume_of_one_day_names_it_once():
    cover = volume_cover(replace(volume(), ended="20250304"), SCHEME)
    assert field(cover, "时间") == "2025年3月4日"


def test_a_series_without_a_name_is_called_by_its_code():
    assert field(volume_cover(replace(volume(), series="ZY·TJ"), SCHEME), "类目名称") == "ZY·TJ"


def test_the_contents_of_a_volume_have_the_seven_columns():
    headings = [column.heading for column in CONTENTS]
    assert headings == ["顺序号", "文号", "责任者", "题名", "日期", "页号", "备注"]
    assert [column.width for column in CONTENTS] == [12, 28, 28, 58, 20, 12, 12]


def test_each_paper_names_its_first_page_and_the_last_one_its_end_too():
    listing = contents_listing(volume(1, 4), SCHEME)
    assert [row[5] for row in listing.rows] == ["1", "3", "6", "7—8"]


def test_a_last_paper_of_one_page_has_a_range_too():
    assert [row[5] for row in contents_listing(volume(1, 3), SCHEME).rows] == ["1", "3", "6—6"]


def test_cover_contents_and_note_bear_no_page_number(files, year):
    folder = "Z109/ZY·WCN·2025/D30"
    for own in year.volumes:
        for paper in ("封面", "卷内文件目录", "卷内备考表"):
            for page in sheets(files[f"{folder}/{own.code}/{own.code}_{paper}.pdf"]):
                assert page.number is None
                assert not any(line.text.startswith("—") for line in page.lines)


def test_the_note_of_a_volume_has_its_four_fields():
    own = volume(1, 3)
    long = replace(own.papers[1], note="原件第二页右下角缺损，已经修补。")
    own = replace(own, note="本卷共三件。", papers=(own.papers[0], long, own.papers[2]))
    document = volume_note(own, SCHEME)
    assert field(document, "本卷情况说明") == "本卷共三件。\n第2件：原件第二页右下角缺损，已经修补。"
    assert [field(document, label) for label in ("立卷人", "检查人", "立卷时间")] == [
        "张某文",
        "李某芳",
        "2026年3月10日",
    ]


def test_the_list_of_volumes_calls_them_by_their_codes(year):
    rows = volume_listing(year).rows
    assert [row[1] for row in rows] == [own.code for own in year.volumes]
    assert rows[1][3:] == ("20250304—20251120", "30年", "40", "80", "")


# -- lists ----------------------------------------------------------------------------------------


def test_what_has_expired_is_listed_for_appraisal_and_not_for_destruction():
    year = archive((item(1, retention="D10"), item(1), item(2, retention="D10")), (volume(),))
    listing = expiry_listing(expired(year, TODAY), SCHEME, TODAY)
    assert [(row[1], row[5], row[6], row[8]) for row in listing.rows] == [
        ("Z109-WS·2025-D10-BGS-0001", "10年", "20360101", ""),
        ("Z109-WS·2025-D10-BGS-0002", "10年", "20360101", ""),
    ]
    assert "不得销毁" in listing.notes[0]


def test_what_is_permanent_has_no_last_day():
    assert expiry_listing((item(1, retention="Y"),), SCHEME, TODAY).rows[0][6] == ""


def test_the_list_for_the_county_archive_holds_items_and_volumes():
    year = archive((item(1, retention="D10"), item(1)), (volume(),))
    listing = transfer_listing(due_for_transfer(year, TODAY), SCHEME, TODAY)
    assert [row[1] for row in listing.rows] == ["Z109-WS·2025-D30-BGS-0001", volume().code]
    assert listing.rows[1][3:5] == ("例示县清禾镇人民政府", "20251120")
    assert listing.below[2] == "接收单位（盖章）："


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({"opening": "开放"}, True),
        ({"disclosure": "主动公开"}, True),
        ({}, False),
        ({"opening": "开放", "disclosure": "不予公开"}, False),
        ({"opening": "控制", "disclosure": "主动公开"}, False),
        ({"opening": "延期开放", "disclosure": "主动公开"}, False),
        ({"opening": "开放", "security": "内部"}, False),
        ({"opening": "开放", "disclosure": "主动公开", "person": "WCN-2025-0007"}, False),
    ],
)
def test_the_public_sees_only_what_is_open_and_concerns_no_child(facts, shown):
    assert is_public(item(1, **facts)) is shown


def test_the_public_catalogue_tells_that_something_is_left_out(year):
    opened = replace(year, items=(*year.items, item(61, opening="开放")))
    listing = public_listing(opened)
    assert [row[4] for row in listing.rows] == ["例示县清禾镇人民政府关于做好第61次入户走访工作的通知"]
    assert "WCN" not in words(listing_document(listing))
    assert listing.notes == (
        f"另有涉及未成年人的档案不足{LEAST_COUNT}件（卷），依法不予公开，未列入本目录。",
        "尚未开放或不予公开的档案未列入本目录。",
    )


def test_many_files_of_minors_are_counted_for_the_public():
    year = archive((item(1, opening="开放"),), tuple(volume(n) for n in range(1, 6)))
    assert public_listing(year).notes == ("另有涉及未成年人的档案5件（卷），依法不予公开，未列入本目录。",)


def test_a_year_that_is_all_open_has_nothing_left_out():
    assert public_listing(archive((item(1, opening="开放"),))).notes == ()


def test_the_public_catalogue_comes_as_word_excel_and_pdf(press):
    year = archive(
        (item(1, opening="开放"), item(2, person="WCN-2025-0007", title="[WCN-2025-0007困境儿童个案]"))
    )
    files = public_papers(year, press)
    assert sorted(files) == ["开放档案目录 2025.docx", "开放档案目录 2025.pdf", "开放档案目录 2025.xlsx"]
    assert "WCN" not in sheets(files["开放档案目录 2025.pdf"])[0].text


def test_lists_come_in_every_format_or_in_those_asked_for(press):
    listing = expiry_listing((item(1, retention="D10"),), SCHEME, TODAY)
    assert list(list_papers(listing, press)) == ["docx", "xlsx", "pdf"]
    assert list(list_papers(listing, press, ("xlsx",))) == ["xlsx"]


def test_a_report_shows_every_check_with_its_result(press):
    rows = tuple(ReportRow(f"A-{n:02}", "错误", "档号唯一", "未运行", "没有验证工具") for n in range(1, 70))
    document = report_document(
        "四性检测报告",
        (("检测对象", "Z109-2025"),),
        (ReportGroup("真实性", rows), ReportGroup("完整性", rows[:1])),
        ("有69项没有运行。",),
    )
    files = report_papers(document, press)
    pages = sheets(files["pdf"])
    said = "".join(page.text for page in pages)
    assert all(row.check in said for row in rows)
    assert said.count("未运行") == 70
    assert all("检测内容" in page.text for page in pages)
    assert files["docx"].startswith(b"PK")


# -- files ----------------------------------------------------------------------------------------


def test_every_paper_has_its_place_in_the_payload(files):
    assert {name.rsplit(".", 1)[0] for name in files if name.startswith("其他")} == {
        "其他/目录/归档文件目录 2025 永久 BGS 党政办公室",
        "其他/目录/归档文件目录 2025 永久 BGS 党政办公室 封面",
        "其他/目录/归档文件目录 2025 30年 BGS 党政办公室",
        "其他/目录/归档文件目录 2025 30年 BGS 党政办公室 封面",
        "其他/目录/案卷目录 2025",
        "其他/装盒/备考表 2025",
        "其他/装盒/盒清单 2025",
        "其他/装盒/档案盒封面和脊背 2025（原大）",
        "其他/装盒/档案盒封面和脊背 2025（A3裁切）",
        "其他/装盒/档案盒脊背标签 2025（A4裁切）",
    }
    code = "Z109-ZY·WCN·2025·D30-001"
    assert f"Z109/ZY·WCN·2025/D30/{code}/{code}_卷内文件目录.docx" in files


def test_the_same_archive_gives_the_same_bytes_on_any_day(files, year):
    later = open_press(Options(), Context(date(2031, 9, 9)))
    assert archive_papers(year, later) == files


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        ({"arranged_on": "20260312"}, b"20260312"),
        ({"arranged_on": "", "items": (item(1, filed_on="20260320"),)}, b"20260320"),
        ({"arranged_on": "", "items": (item(1, filed_on=""),)}, b"20260101"),
    ],
)
def test_files_bear_the_day_on_which_the_year_was_arranged(press, facts, day):
    items = facts.pop("items", (item(1, filed_on=""),))
    files = archive_papers(archive(items, **facts), press)
    assert b"D:" + day in files["其他/装盒/盒清单 2025.pdf"]


def test_a_late_item_changes_the_papers_of_its_own_class_only(press):
    filed = (item(1), item(1, retention="Y"))
    late = item(2, filed_on="20270105")
    before = archive_papers(archive(filed, (volume(),)), press)
    after = archive_papers(archive((*filed, late), (volume(),), arranged_on="20270106"), press)
    changed = {name for name in before if before[name] != after[name]}
    assert all("30年" in name or "装盒" in name or "案卷目录" in name for name in changed)
    assert any("30年" in name for name in changed)
    assert not any("永久" in name or "_卷内" in name or "_封面" in name for name in changed)


def test_a_year_without_anything_has_no_papers(press):
    assert archive_papers(YearArchive(SCHEME, 2025), press) == {}


def test_two_classes_of_the_same_name_would_not_overwrite_each_other(press):
    same = replace(SCHEME, classes={"BGS": "办公室", "MZB": "办公室"})
    files = archive_papers(archive((item(1, same), item(1, same, org="MZB")), scheme=same), press)
    catalogues_made = [name for name in files if "归档文件目录" in name and name.endswith(".xlsx")]
    assert len(catalogues_made) == 2


def rows_of(content):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_index(0).to_python()


def test_the_workbook_holds_what_the_paper_shows(files, year):
    rows = rows_of(files["其他/目录/归档文件目录 2025 30年 BGS 党政办公室.xlsx"])
    assert rows[0][0] == "归档文件目录"
    place = next(number for number, row in enumerate(rows) if row[0] == "序号")
    assert rows[place] == [column.heading for column in COLUMNS]
    body = [row for row in rows[place + 1 :] if row[1]]
    assert len(body) == 60
    assert body[0][:8] == [
        1,
        "Z109-WS·2025-D30-BGS-0001",
        "清政发〔2025〕1号",
        "例示县清禾镇人民政府",
        "例示县清禾镇人民政府关于做好第1次入户走访工作的通知",
        "20250108",
        "",
        2,
    ]


def test_the_workbook_prints_on_lying_a4_with_its_head_on_every_page(files):
    book = load_workbook(io.BytesIO(files["其他/目录/归档文件目录 2025 30年 BGS 党政办公室.xlsx"]))
    sheet = book.active
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    head = next(row for row in range(1, 9) if sheet.cell(row, 1).value == "序号")
    assert sheet.print_title_rows == f"${head}:${head}"
    margins = sheet.page_margins
    edges = (margins.left, margins.right, margins.top, margins.bottom)
    assert [round(edge * 25.4, 1) for edge in edges] == [25, 15, 20, 15]
    assert sheet.cell(head, 1).font.size == 12
    assert sheet.cell(head + 1, 1).font.size == 9
    assert sheet.cell(1, 1).font.size == 18
    assert sheet.cell(1, 1).font.b


def test_words_that_look_like_tags_or_formulas_are_only_words(press):
    odd = replace(SCHEME, fonds_name="{{ 标题 }}镇", classes={"BGS": "{{ 份别 }}办"})
    files = archive_papers(archive((item(1, odd, title="=1+1", note="{{ x }}"),), scheme=odd), press)
    name = next(name for name in files if "归档文件目录" in name and name.endswith(".xlsx"))
    cells = [str(cell) for row in rows_of(files[name]) for cell in row]
    assert "=1+1" in cells
    assert "{{ x }}" in cells
    assert "机构（问题）：{{ 份别 }}办" in cells


def test_a_listing_for_a_workbook_tells_pieces_to_sign_from_others(year):
    sheet = listing_sheet(box_listing(year))
    assert sheet.below == ("移出人：", "接收人：", "日期：")
    assert sheet.above[0] == "{{ 表上1 }}"
    assert sheet.values["表上1"] == "全宗号：Z109"
    assert [column.tag for column in sheet.columns][2] == "机构问题"


def test_days_are_printed_as_people_read_them():
    assert [day_words(text) for text in ("20250305", "[20250305]", "", "去年春")] == [
        "2025年3月5日",
        "2025年3月5日",
        "",
        "去年春",
    ]


def test_the_heading_of_codes_is_one_of_the_nine():
    assert CODE in [column.heading for column in COLUMNS]


def test_the_workbook_of_a_cover_has_no_rules():
    (only,) = catalogues(archive((item(1),)))
    pages = layout(cover_document(only, SCHEME), cover_style(GB9704, MEASURES), font_set())
    sheet = load_workbook(io.BytesIO(write_xlsx(pages, Context(TODAY), GB9704))).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "全宗号"]
    assert len(cells) == 1
    assert cells[0].border.bottom is None


def style_of(word, name):
    with ZipFile(io.BytesIO(word)) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
    space = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    return styles.xpath(f"//w:style[w:name/@w:val='{name}']/w:rPr", namespaces=space)[0], space


def test_the_title_of_a_word_catalogue_is_song_in_bold_of_small_two(files):
    look, space = style_of(files["其他/目录/归档文件目录 2025 30年 BGS 党政办公室.docx"], "公文标题")
    assert look.xpath("w:rFonts/@w:eastAsia", namespaces=space) == ["宋体"]
    assert look.xpath("boolean(w:b)", namespaces=space)
    assert look.xpath("w:sz/@w:val", namespaces=space) == ["36"]


def test_an_offices_own_profile_does_not_move_the_papers_of_its_archive(files, year):
    visual = open_press(Options(profile="visual"), Context(date(2026, 4, 1)))
    name = "其他/目录/归档文件目录 2025 30年 BGS 党政办公室.pdf"
    other = archive_papers(year, visual)[name]
    places = [
        [(line.text, line.x0, line.top) for page in sheets(pdf) for line in page.lines]
        for pdf in (files[name], other)
    ]
    assert places[0] == places[1]


def test_a_row_higher_than_a_third_of_the_page_is_not_divided(press):
    tall = item(30, title="关于做好走访工作的通知" * 40)
    files = archive_papers(archive((*(item(number) for number in range(1, 30)), tall)), press)
    pages = sheets(files["其他/目录/归档文件目录 2025 30年 BGS 党政办公室.pdf"])
    holding = [page for page in pages if page.text.count("关于做好走访工作的通知") > 3]
    assert len(holding) == 1
