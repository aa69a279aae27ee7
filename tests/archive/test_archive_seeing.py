"""What is seen in files: stamps measured, lists read back, texts of copies, what validators say."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pikepdf
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from openpyxl import Workbook
from openpyxl.comments import Comment
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from years.drawing import Paper, content_of

from govdocs.app.archiving.copies import CopyWish, archival_pdf
from govdocs.app.archiving.seeing import every_text, see_list, see_pdf, see_pdfs, see_print
from govdocs.app.archiving.validators import installed_validator, preflight_results, vera_results
from govdocs.archive.model import Scheme
from govdocs.archive.stamps import Stamp
from govdocs.errors import InputError
from govdocs.readers.docx_lists import docx_list
from govdocs.readers.pdf import look_at
from govdocs.readers.pdf_pages import page_texts
from govdocs.readers.pdf_stamps import stamps_of
from govdocs.readers.xlsx_lists import xlsx_list
from govdocs.writers.archival_identity import Identity

A4 = (210 * mm, 297 * mm)
SEVEN = ("顺序号", "文号", "责任者", "题名", "日期", "页号", "备注")


def drawn(draw, size=A4, pages=1):
    """A PDF on whose pages `draw` draws; reportlab counts from the foot."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for page in range(pages):
        draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def frame(canvas, left, top, width=45.0, height=16.0, color=(1, 0, 0), columns=3):
    """A stamp drawn by somebody else."""
    canvas.setStrokeColorRGB(*color)
    x, y = left * mm, A4[1] - (top + height) * mm
    for row in range(3):
        canvas.line(x, y + row * height / 2 * mm, x + width * mm, y + row * height / 2 * mm)
    for column in range(columns + 1):
        across = x + column * width / columns * mm
        canvas.line(across, y, across, y + height * mm)
    for cell in range(6):
        column, row = cell % 3, cell // 3
        canvas.drawString(
            x + (column * width / 3 + 3) * mm, y + (height * 0.6 - row * height / 2) * mm, f"C{cell}"
        )


def stamped(turned=0, size=A4):
    source = drawn(lambda canvas, page: canvas.drawString(90, 300, f"page {page + 1}"), size, 2)
    if turned:
        with pikepdf.open(io.BytesIO(source)) as pdf:
            for page in pdf.pages:
                page.Rotate = turned
            pdf.save(out := io.BytesIO())
            source = out.getvalue()
    stamp = Stamp(("Z109", "2025", "0012", "BGS", "D30", "2"))
    wish = CopyWish(Identity("题名", "镇", date(2026, 3, 18)), Scheme("Z109"), stamp)
    return archival_pdf(source, look_at(source), wish).content


def test_a_stamp_of_others_is_measured_with_its_cells():
    (found,) = stamps_of(drawn(lambda canvas, _: frame(canvas, 82.5, 12)))
    assert found.page == 1
    assert (found.frame.x0, found.frame.y0) == pytest.approx((82.5, 12), abs=0.05)
    assert (found.frame.width, found.frame.height) == pytest.approx((45, 16), abs=0.05)
    assert found.columns == pytest.approx((0, 15, 30, 45), abs=0.05)
    assert found.rows == pytest.approx((0, 8, 16), abs=0.05)
    assert found.cells == ("C0", "C1", "C2", "C3", "C4", "C5")


def test_a_stamp_of_another_size_is_measured_as_it_is():
    (found,) = stamps_of(drawn(lambda canvas, _: frame(canvas, 20, 100, 40, 14, columns=2)))
    assert (found.frame.width, found.frame.height) == pytest.approx((40, 14), abs=0.05)
    assert len(found.columns) == 3


def test_lines_that_are_no_stamp_are_none():
    def draw(canvas, _):
        frame(canvas, 20, 20, color=(0, 0, 0))
        frame(canvas, 20, 60, width=160, height=100)
        canvas.setStrokeColorRGB(1, 0, 0)
        canvas.line(28 * mm, 700, 182 * mm, 700)
        canvas.line(28 * mm, 500, 60 * mm, 520)
        canvas.circle(300, 300, 60)

    assert stamps_of(drawn(draw)) == ()


def test_a_stamp_on_another_page_is_found_there():
    found = stamps_of(drawn(lambda canvas, page: frame(canvas, 82.5, 12) if page == 2 else None, pages=3))
    assert [one.page for one in found] == [3]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_our_stamp_is_seen_as_the_page_is_read(turned):
    seen = see_pdf(stamped(turned))
    (stamp,) = seen.stamps
    assert stamp.cells == ("Z109", "2025", "0012", "BGS", "D30", "2")
    assert stamp.turned == (turned in {90, 270})
    assert [(number.page, number.number) for number in seen.numbers] == [(1, 1), (2, 2)]
    assert all(number.across > 0.5 > number.down for number in seen.numbers)
    assert not any(stamp.frame.meets(box) for box in seen.texts)
    assert (seen.pages, seen.filled) == (2, (True, True))


def test_text_under_a_stamp_is_seen():
    def draw(canvas, _):
        frame(canvas, 82.5, 12)
        canvas.drawString(
            60 * mm, A4[1] - 24 * mm, "a line that runs from left of the stamp right through it " * 2
        )

    seen = see_pdf(drawn(draw))
    assert any(seen.stamps[0].frame.meets(box) for box in seen.texts)


def test_a_sheet_that_bears_nothing_but_the_stamp_is_a_front():
    assert see_pdf(
        drawn(lambda c, page: c.drawString(90, 300, "text") if page else frame(c, 82.5, 12), pages=2)
    ).front
    assert not see_pdf(stamped()).front


def test_a_page_without_room_has_its_stamp_on_a_sheet_in_front():
    def full(canvas, _):
        for line in range(140):
            canvas.drawString(
                5 * mm, (2 + line * 2.1) * mm, "a line that leaves no room at all on this page " * 3
            )

    source = drawn(full)
    stamp = Stamp(("Z109", "2025", "0001", "", "D30", "1"))
    made = archival_pdf(
        source, look_at(source), CopyWish(Identity("题名", "镇", date(2026, 3, 18)), Scheme("Z109"), stamp)
    )
    seen = see_pdf(made.content)
    assert made.front
    assert seen.front
    assert (seen.pages, len(seen.stamps)) == (2, 1)


@pytest.mark.parametrize("looks", [("scan",), ("scan", "landscape")])
def test_a_stamped_scan_is_no_sheet_in_front(looks):
    source = content_of(Paper("扫描.pdf", "关于防汛的通知", "例示县清禾镇人民政府", pages=2, looks=looks))
    stamp = Stamp(("Z109", "2025", "0001", "", "D30", "2"))
    wish = CopyWish(Identity("题名", "镇", date(2026, 3, 18)), Scheme("Z109"), stamp)
    seen = see_pdf(archival_pdf(source, look_at(source), wish).content)
    assert len(seen.stamps) == 1
    assert not seen.front
    assert seen.text == "", "a scan has nothing to compare a title with"
    assert sum(seen.filled) == 2


def test_what_cannot_be_read_is_told():
    assert see_pdf(b"MZ").damaged
    assert stamps_of(b"MZ") == ()
    assert page_texts(b"MZ") == ()


def test_a_locked_file_is_encrypted():
    with pikepdf.open(io.BytesIO(drawn(lambda canvas, _: None))) as pdf:
        pdf.save(out := io.BytesIO(), encryption=pikepdf.Encryption(user="a", owner="b"))
    assert see_pdf(out.getvalue()).encrypted


def test_scripts_and_attachments_are_seen():
    with pikepdf.open(io.BytesIO(drawn(lambda canvas, _: canvas.drawString(9, 9, "x")))) as pdf:
        pdf.attachments["a.txt"] = b"x"
        pdf.save(out := io.BytesIO())
    seen = see_pdf(out.getvalue())
    assert seen.active == ("附件",)
    assert seen.open_fonts == ("Helvetica",)


def test_pdfs_are_seen_by_path_and_missing_ones_told(tmp_path):
    (tmp_path / "a.pdf").write_bytes(stamped())
    found = see_pdfs(tmp_path, ["a.pdf", "没有.pdf"])
    assert found["a.pdf"].pages == 2
    assert "找不到" in found["没有.pdf"].damaged
    assert "page 2" in see_print(tmp_path, "a.pdf")
    assert see_print(tmp_path, "没有.pdf") == ""


def word(header=SEVEN, *, repeated=True, landscape=False):
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(20), Mm(15)
    section.left_margin, section.right_margin = Mm(25), Mm(15)
    document.add_paragraph("卷内文件目录")
    table = document.add_table(0, len(header))
    for cells in (header, ("1", "清政发〔2025〕1号", "镇", "通知", "20250310", "1-2", "")):
        for cell, text in zip(table.add_row().cells, cells, strict=False):
            cell.text = text
    if repeated:
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(properties.makeelement(f"{{{properties.nsmap['w']}}}tblHeader", {}))
    document.save(out := io.BytesIO())
    return out.getvalue()


def book(*, landscape=True, titles="2:2"):
    out, made = io.BytesIO(), Workbook()
    sheet = made.active
    for row in (["归档文件目录"], ["序号", "档号"], [1, "Z109"], [2, "Z110"], ["整理人"]):
        sheet.append(row)
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = 9
    sheet.print_title_rows = titles
    made.save(out)
    return out.getvalue()


def test_the_list_of_a_word_file_is_read_with_its_page():
    found = docx_list(word(), "目录.docx")
    assert (found.title, found.header) == ("卷内文件目录", SEVEN)
    assert found.rows == (("1", "清政发〔2025〕1号", "镇", "通知", "20250310", "1-2", ""),)
    assert (found.width, found.height) == pytest.approx((210, 297), abs=0.1)
    assert found.margins == pytest.approx((20, 15, 25, 15), abs=0.1)
    assert found.repeats


def test_a_word_file_whose_header_does_not_repeat_is_seen_so():
    found = docx_list(word(repeated=False, landscape=True), "目录.docx")
    assert not found.repeats
    assert found.width == pytest.approx(297, abs=0.1)


def test_a_word_file_without_a_list_has_none():
    assert docx_list(word(header=("甲", "乙")), "别的.docx") is None


def test_the_list_of_a_workbook_is_read_with_its_page():
    found = xlsx_list(book(), "目录.xlsx")
    assert (found.title, found.header) == ("归档文件目录", ("序号", "档号"))
    assert found.rows == (("1", "Z109"), ("2", "Z110"))
    assert (found.width, found.height, found.repeats) == (297.0, 210.0, True)


@pytest.mark.parametrize("titles", [None, "1:1", "3:4"])
def test_a_workbook_whose_header_does_not_repeat_is_seen_so(titles):
    assert not xlsx_list(book(titles=titles, landscape=False), "目录.xlsx").repeats


def test_a_workbook_without_a_list_has_none():
    Workbook().save(out := io.BytesIO())
    assert xlsx_list(out.getvalue(), "空.xlsx") is None


@pytest.mark.parametrize(("read", "name"), [(docx_list, "a.docx"), (xlsx_list, "a.xlsx")])
def test_damaged_lists_are_told_and_seen_as_none(tmp_path, read, name):
    with pytest.raises(InputError):
        read(b"PK\x03\x04 broken", name)
    (tmp_path / name).write_bytes(b"PK\x03\x04 broken")
    assert see_list(tmp_path, name) is None


def test_every_text_of_a_workbook_is_found_where_nobody_looks():
    made = Workbook()
    made.active["A1"] = "公开"
    made.active["A1"].comment = Comment("批注里的名字", "某人")
    hidden = made.create_sheet("隐藏表")
    hidden["A1"], hidden.sheet_state = "隐藏的名字", "hidden"
    made.properties.title = "属性里的名字"
    made.save(out := io.BytesIO())
    text = every_text(out.getvalue(), "表.xlsx")
    for words in ("公开", "批注里的名字", "隐藏的名字", "隐藏表", "属性里的名字", "表.xlsx"):
        assert words in text


def test_digits_of_neighbouring_cells_do_not_run_together():
    made = Workbook()
    made.active.append([20250310, 12])
    made.save(out := io.BytesIO())
    assert "2025031012" not in every_text(out.getvalue(), "表.xlsx")


def test_every_text_of_a_word_file_is_found_though_runs_divide_it():
    document = Document()
    paragraph = document.add_paragraph("姓某")
    paragraph.add_run("名").bold = True
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.save(out := io.BytesIO())
    text = every_text(out.getvalue(), "件.docx")
    assert "姓某名" in text
    assert "页眉" in text


def test_every_text_of_other_files_is_found():
    assert "hello" in every_text(drawn(lambda canvas, _: canvas.drawString(9, 9, "hello")), "a.pdf")
    assert every_text("文字".encode(), "a.txt") == "a.txt\n文字"
    assert every_text(b"\x00", "图.jpg") == "图.jpg"
    assert every_text(b"PK\x03\x04 broken", "坏.xlsx") == "坏.xlsx"


PREFLIGHT = b"""<preflights count="2">
<preflight name="a.pdf"><isValid type="PDF/A1-b">true</isValid></preflight>
<preflight name="b.pdf"><isValid type="PDF/A1-b">false</isValid>
<errors><error><details>font missing</details></error><error><details>font missing</details></error></errors>
</preflight></preflights>"""
VERA = b"""<report><jobs>
<job><item><name>a.pdf</name></item><validationReport isCompliant="true"/></job>
<job><item><name>b.pdf</name></item><validationReport isCompliant="false"><details><rule>
<description>The font programs shall be embedded</description></rule></details></validationReport></job>
</jobs></report>"""


@pytest.mark.parametrize(("read", "report"), [(preflight_results, PREFLIGHT), (vera_results, VERA)])
def test_what_a_validator_reports_is_read_in_order(read, report):
    one, two = read(report, 2)
    assert (one.valid, one.message) == (True, "")
    assert not two.valid
    assert "font" in two.message
    assert list(read(report, 3)) == []
    assert list(read(b"", 1)) == []
    assert list(read(b"no xml", 1)) == []


def test_vera_is_asked_once_for_all_files(tmp_path, monkeypatch):
    program = tmp_path / "verapdf"
    report = VERA.decode().replace("\n", "")
    program.write_text(f"#!/bin/sh\nprintf '%s' '{report}'\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    validator = installed_validator("2b")
    found = validator(tmp_path, ["a.pdf", "b.pdf"])
    assert {name: result.valid for name, result in found.items()} == {"a.pdf": True, "b.pdf": False}
    assert found["a.pdf"].tool == "veraPDF"


def test_without_programs_there_is_no_validator(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert installed_validator("1b") is None


def test_of_what_a_validator_fails_at_nothing_is_said(tmp_path, monkeypatch):
    program = tmp_path / "verapdf"
    program.write_text("", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert installed_validator("2b")(tmp_path, ["a.pdf"]) == {}


@pytest.mark.printing
def test_preflight_says_which_files_are_pdf_a_and_which_are_none(tmp_path):
    validator = installed_validator("1b")
    assert validator, "这里要有 java 和 libpdfbox2-java"
    source = drawn(lambda canvas, _: None)
    wish = CopyWish(Identity("题名", "镇", date(2026, 3, 18)), Scheme("Z109"), level="1b")
    (tmp_path / "好·件.pdf").write_bytes(archival_pdf(source, look_at(source), wish).content)
    (tmp_path / "坏.pdf").write_bytes(drawn(lambda canvas, _: canvas.drawString(9, 9, "x")))
    found = validator(tmp_path, ["好·件.pdf", "坏.pdf"])
    assert {name: result.valid for name, result in found.items()} == {"好·件.pdf": True, "坏.pdf": False}
    assert found["坏.pdf"].message


def test_a_package_member_that_is_no_text_is_left_alone():
    with zipfile.ZipFile(out := io.BytesIO(), "w") as package:
        package.writestr("word/document.xml", "<a>字</a>")
        package.writestr("word/media/image1.png", b"\x89PNG")
    assert every_text(out.getvalue(), "a.docx") == "a.docx\n字"
