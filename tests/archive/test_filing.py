"""Confirmed items become the archive of a year: pages, stamps, names, numbers, second runs."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import bagit
import pdfplumber
import pytest
from filed_samples import SCHEME
from python_calamine import CalamineWorkbook
from reportlab.pdfgen.canvas import Canvas
from years.drawing import Paper, content_of

from govdocs.app.archiving.filing import WORK, file_year
from govdocs.app.archiving.ready import Order, People, Ready
from govdocs.app.archiving.rechecking import recheck
from govdocs.app.offices.office import Office
from govdocs.app.printing import Options, open_press
from govdocs.archive.model import Item, Part
from govdocs.archive.retention import load_table
from govdocs.context import Context
from govdocs.digests import tree_below
from govdocs.errors import InputError, InvalidDataError
from govdocs.folders import ASIDE, beside

PEOPLE = People("施某远", "20260310", "何某川", "20260316")
DAY = date(2026, 3, 18)


@pytest.fixture(scope="module")
def press():
    return open_press(Options(), Context(DAY))


class Desk:
    """The papers of an office, and the command that files them."""

    def __init__(self, folder, press):
        self.folder, self.press = folder, press
        self.files, self.items, self.told = {}, [], []

    @property
    def root(self):
        return self.folder / "归档" / "Z109-2025"

    def part(self, file, role="正文", **facts):
        looks = {name: facts.pop(name) for name in ("pages", "looks") if name in facts}
        paper = Paper(file, file.rpartition(".")[0], "例示县清禾镇人民政府", "2025年3月10日", **looks)
        return self.given(file, content_of(paper), role, **facts)

    def given(self, file, content, role="正文", **facts):
        self.files[file] = self.folder / "2025年文件" / file
        self.files[file].parent.mkdir(exist_ok=True)
        self.files[file].write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        return Part(role, file, digest, len(content), file.rpartition(".")[2], **facts)

    def item(self, *parts, **facts):
        key = str(len(self.items) + 1)
        told = {"title": f"第{key}件", "author": "例示县清禾镇人民政府", "date": f"202503{int(key):02}"}
        told |= {"year": 2025, "retention": "D30", "org": "DZB", "direction": "发文"}
        told |= {"row": "K13/单项", "reason": "K13/单项 ← 令8号", "confirmed_by": "魏某宁"}
        self.items.append(Item(key, parts=parts, **{**told, **facts}))
        return self.items[-1]

    def file(self, items=None, scheme=SCHEME, **order):
        ready = Ready(tuple(self.items if items is None else items), self.files, PEOPLE, "乡镇默认表2026.1")
        wish = Order(2025, self.folder / "归档", scheme, **order)
        return file_year(ready, wish, self.press, lambda *words: self.told.append(words))

    def content(self):
        return {name: (self.root / name).read_bytes() for name in tree_below(self.root)[0]}

    def pdf(self, code, role, number=1):
        (path,) = self.root.rglob(f"*{code}_{number:02}_{role}.pdf")
        return pdfplumber.open(io.BytesIO(path.read_bytes()))


@pytest.fixture
def desk(tmp_path, press):
    return Desk(tmp_path, press)


def top_right(page):
    """The words in the upper right corner of a page."""
    return page.crop((page.width - 100, 0, page.width, 60)).extract_text().strip()


def test_an_item_is_a_folder_called_by_its_code_with_copy_original_and_metadata(desk):
    desk.item(desk.part("通知.pdf", pages=2))
    outcome = desk.file()
    (item,) = outcome.new
    assert (item.code, item.pages, item.filed_on) == ("Z109-WS·2025-D30-DZB-0001", 2, "20260318")
    folder = desk.root / "data/Z109/WS·2025/DZB/D30" / item.code
    names = {f"{item.code}_01_正文.pdf", f"{item.code}_01_正文_原件.pdf", "元数据.xml"}
    assert {path.name for path in folder.iterdir()} == names
    original = (folder / f"{item.code}_01_正文_原件.pdf").read_bytes()
    assert original == desk.files["通知.pdf"].read_bytes()


def test_the_bag_is_valid_for_the_library_of_congress(desk):
    desk.item(desk.part("通知.pdf"))
    desk.file()
    bag = bagit.Bag(str(desk.root))
    bag.validate()
    assert bag.info["External-Identifier"] == "Z109-2025"
    assert bag.info["Bagging-Date"] == "2026-03-18"


def test_stamp_and_page_numbers_run_over_the_parts_and_leave_blank_pages_out(desk):
    slip = desk.part("处理单.png", "文件处理单")
    body = desk.part("正文.pdf", pages=3, looks=("blank",))
    desk.item(body, slip, direction="收文")
    (item,) = desk.file().new
    assert [part.role for part in item.parts] == ["文件处理单", "正文"]
    assert (item.pages, [part.first_page for part in item.parts]) == (4, [1, 2])
    with desk.pdf(item.code, "文件处理单") as first, desk.pdf(item.code, "正文", 2) as second:
        assert "Z109 2025 0001" in first.pages[0].extract_text()
        assert "DZB D30 4" in first.pages[0].extract_text()
        assert "Z109" not in second.pages[0].extract_text()
        assert top_right(first.pages[0]) == "1"
        assert [top_right(page) for page in second.pages] == ["2", "", "3", "4"]


def test_a_file_that_cannot_become_a_pdf_is_kept_and_told(desk):
    desk.item(desk.part("来文.ofd", pages=1))
    outcome = desk.file()
    (part,) = outcome.new[0].parts
    assert [stored.name.partition("_")[2] for stored in part.stored] == ["01_正文_原件.ofd"]
    assert "OFD" in part.why_not
    assert {"A606", "A607"} <= {each.code for each in outcome.findings}


def test_the_editable_file_lies_beside_the_pdf_that_was_made_of_it(desk):
    pdf = desk.part("通知.pdf")
    word = desk.part("通知.docx")
    desk.item(replace(pdf, working=word.source, working_sha256=word.sha256))
    (item,) = desk.file().new
    names = [stored.name.rpartition("_")[2] for stored in item.parts[0].stored]
    assert names == ["正文.pdf", "原件.pdf", "原件.docx"]


def test_the_catalogue_says_what_was_filed(desk):
    desk.item(desk.part("乙.pdf"), title="关于乙的通知", date="20250402", doc_no="清政发〔2025〕2号")
    desk.item(desk.part("甲.pdf", pages=2), title="关于甲的通知", date="20250401", doc_no="清政发〔2025〕1号")
    desk.file()
    (path,) = desk.root.rglob("归档文件目录*.xlsx")
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    told = [[str(cell) for cell in row] for row in rows if str(row[1]).startswith("Z109")]
    assert [(row[1][-4:], row[2], row[4], row[5], int(float(row[7]))) for row in told] == [
        ("0001", "清政发〔2025〕1号", "关于甲的通知", "20250401", 2),
        ("0002", "清政发〔2025〕2号", "关于乙的通知", "20250402", 1),
    ]


def test_a_second_run_finds_nothing_new_and_touches_nothing(desk):
    desk.item(desk.part("通知.pdf"))
    desk.file()
    before = {path: path.stat().st_mtime_ns for path in desk.root.rglob("*")}
    outcome = desk.file()
    assert (outcome.new, outcome.known) == ((), 1)
    assert {path: path.stat().st_mtime_ns for path in desk.root.rglob("*")} == before


def test_a_late_document_gets_the_next_number_and_is_told(desk):
    desk.item(desk.part("甲.pdf"), date="20250301")
    desk.item(desk.part("丙.pdf"), date="20250303")
    desk.file()
    before = desk.content()
    desk.item(desk.part("乙.pdf"), date="20250302", title="关于乙的通知")
    outcome = desk.file()
    assert [item.code[-4:] for item in outcome.late] == ["0003"]
    assert (outcome.known, [item.item_no for item in outcome.archive.items]) == (2, [1, 2, 3])
    (told,) = (each for each in outcome.findings if each.code == "A206")
    assert "编为第 3 件" in told.message
    after = desk.content()
    kept = [name for name in before if "/Z109/" in name]
    assert len(kept) == 6
    assert all(after[name] == before[name] for name in kept)
    bagit.Bag(str(desk.root)).validate()


def test_the_first_document_of_a_class_is_not_late(desk):
    desk.item(desk.part("甲.pdf"))
    desk.file()
    desk.item(desk.part("乙.pdf"), retention="Y")
    outcome = desk.file()
    assert (outcome.late, [item.item_no for item in outcome.new]) == ((), [1])


def test_a_list_that_contradicts_what_was_filed_is_refused(desk):
    desk.item(desk.part("甲.pdf"))
    desk.file()
    before = desk.content()
    desk.items.clear()
    desk.item(desk.part("甲.pdf"), title="别的题名")
    desk.item(desk.part("乙.pdf"))
    with pytest.raises(InvalidDataError, match="矛盾") as caught:
        desk.file()
    assert [each.code for each in caught.value.diagnostics] == ["A603"]
    assert desk.content() == before


def test_another_scheme_within_a_year_is_refused(desk):
    desk.item(desk.part("甲.pdf"))
    desk.file()
    desk.item(desk.part("乙.pdf"))
    other = type(SCHEME)("Z109", SCHEME.fonds_name, "问题", {"DZB": "党政"})
    with pytest.raises(InvalidDataError, match="分类方案"):
        desk.file(scheme=other)


def test_an_item_of_another_year_stays_out_and_is_told(desk):
    desk.item(desk.part("甲.pdf"))
    desk.item(desk.part("乙.pdf"), year=2026, title="跨年会议纪要")
    outcome = desk.file()
    assert [item.title for item in outcome.new] == ["第1件"]
    (told,) = (each for each in outcome.findings if each.code == "A604")
    assert "归入2026年度" in told.message


def test_a_file_that_changed_since_the_list_was_made_leaves_nothing_behind(desk):
    desk.item(desk.part("甲.pdf"))
    desk.files["甲.pdf"].write_bytes(b"%PDF-1.4 something else")
    with pytest.raises(InputError, match="在归档过程中被改动"):
        desk.file()
    assert list((desk.folder / "归档").iterdir()) == []


def test_a_picture_that_changed_since_the_list_was_made_is_refused_too(desk):
    desk.item(desk.part("甲.pdf"), desk.part("处理单.png", "文件处理单"))
    desk.files["处理单.png"].write_bytes(desk.files["处理单.png"].read_bytes() + b"more")
    with pytest.raises(InvalidDataError) as caught:
        desk.file()
    assert {each.code for each in caught.value.diagnostics} == {"A602"}
    assert not desk.root.exists()


def test_a_damaged_pdf_is_kept_as_it_came_and_told(desk):
    desk.item(desk.given("坏.pdf", b"%PDF-1.4\nnot a pdf at all"), title="坏的")
    outcome = desk.file()
    (part,) = outcome.new[0].parts
    assert [stored.purpose for stored in part.stored] == ["working"]
    assert part.why_not
    assert [each.where for each in outcome.findings if each.code == "A301"] == [
        "Z109-WS·2025-D30-DZB-0001 正文"
    ]


def test_what_was_made_of_other_formats_is_kept_for_the_next_run_until_the_year_is_filed(desk):
    desk.item(desk.part("处理单.png", "正文"), desk.part("甲.pdf", "附件"))
    good = desk.files["甲.pdf"].read_bytes()
    desk.files["甲.pdf"].write_bytes(b"%PDF-else")
    with pytest.raises(InputError):
        desk.file()
    work = beside(desk.root, WORK)
    (kept,) = work.iterdir()
    made = kept.stat().st_mtime_ns
    desk.files["甲.pdf"].write_bytes(good)
    desk.file()
    assert made
    assert not work.exists()
    assert ("转成 PDF", 1, 1) in desk.told
    assert desk.told.count(("转成 PDF", 1, 1)) == 1


def test_two_processes_file_the_same_as_one(tmp_path, press):
    roots = []
    for jobs in (1, 2):
        desk = Desk(Path(tmp_path / str(jobs)), press)
        desk.folder.mkdir()
        for number in range(60):
            desk.item(desk.part(f"{number}.pdf"), date="20250301", title=f"关于第{number}件事的通知")
        desk.file(jobs=jobs)
        roots.append(desk.content())
    assert roots[0] == roots[1]


def test_boxes_bear_the_names_of_those_who_arranged_and_checked(desk):
    desk.item(desk.part("甲.pdf"))
    (box,) = desk.file().archive.boxes
    assert (box.arranged_by, box.arranged_on, box.checked_by, box.checked_on) == (
        "施某远",
        "20260310",
        "何某川",
        "20260316",
    )


def test_a_check_that_fails_stops_the_filing_and_leaves_nothing_behind(desk):
    desk.item(desk.part("甲.pdf"), row="")
    with pytest.raises(InvalidDataError, match="检测没有通过") as caught:
        desk.file()
    (fault,) = caught.value.diagnostics
    assert (fault.code, "A-75" in fault.message, "0001" in fault.message) == ("A608", True, True)
    assert list((desk.folder / "归档").iterdir()) == []


def test_what_failed_before_does_not_stop_what_comes_later(desk):
    desk.item(desk.part("甲.pdf"), retention="D10")  # its row says 30 years; nobody held it against the table
    desk.file()
    desk.item(desk.part("乙.pdf"))
    outcome = desk.file(table=load_table())
    assert [result.id for result in outcome.report.failed] == ["A-76"]
    desk.item(desk.part("丙.pdf"), retention="D10")
    with pytest.raises(InvalidDataError) as caught:
        desk.file(table=load_table())
    assert ["0002" in fault.message for fault in caught.value.diagnostics] == [True]


def test_a_report_of_another_state_is_written_again(desk):
    desk.item(desk.part("甲.pdf"))
    desk.file()
    report = desk.folder / "归档" / "Z109-2025 四性检测报告.json"
    good = report.read_bytes()
    report.write_bytes(b"{}")
    desk.file()
    assert report.read_bytes() == good


def test_an_earlier_report_that_people_filled_in_is_kept(desk):
    desk.item(desk.part("甲.pdf"))
    desk.file()
    home = desk.folder / "归档"
    report = home / "Z109-2025 四性检测报告.docx"
    report.write_bytes("人工检测：已查".encode())
    desk.item(desk.part("乙.pdf"))
    desk.file()
    assert (home / "Z109-2025 四性检测报告 20260318.docx").read_bytes() == "人工检测：已查".encode()
    assert report.read_bytes().startswith(b"PK")
    desk.item(desk.part("丙.pdf"))
    desk.file()
    found = sorted(path.name for path in home.glob("*.docx"))
    assert [name.removeprefix("Z109-2025 四性检测报告") for name in found] == [
        " 20260318 2.docx",
        " 20260318.docx",
        ".docx",
    ]


def test_parts_larger_than_the_limit_are_kept_as_they_came(desk, monkeypatch):
    monkeypatch.setattr("govdocs.app.archiving.storing.LOOK_LIMIT", 100)
    monkeypatch.setattr("govdocs.app.archiving.pdfs.LIMIT", 100)
    desk.item(desk.part("甲.pdf", pages=2), desk.part("处理单.png", "附件", number=1))
    outcome = desk.file()
    assert ["超过" in part.why_not for part in outcome.new[0].parts] == [True, True]
    assert [len(part.stored) for part in outcome.new[0].parts] == [1, 1]


def test_a_second_look_at_the_year_runs_the_same_checks(desk):
    desk.item(desk.part("关于做好防汛工作的通知.pdf"))
    filed = desk.file().report
    again = recheck(desk.root, Office(scheme=SCHEME), DAY)
    ran = [{one.id for one in report.results if one.status != "NOT_RUN"} for report in (filed, again)]
    assert "A-80" in ran[0]
    assert ran[0] ^ ran[1] <= {"A-05", "A-23", "A-76"}, (
        "no office is here; the order of this run has no table"
    )
    assert not beside(desk.root, ASIDE).exists()


def test_empty_sheets_are_refused_by_their_file_before_anything_is_checked(desk):
    out = io.BytesIO()
    blank = Canvas(out)
    blank.showPage()
    blank.save()
    desk.item(desk.given("空白.pdf", out.getvalue()))
    desk.item(desk.part("通知.pdf"))
    with pytest.raises(InvalidDataError) as refused:
        desk.file()
    (told,) = refused.value.diagnostics
    assert "件 1 的正文“空白.pdf”没有一页有文字或图像" in told.message
    assert not desk.root.exists()
