"""The papers of an archive in millimetres: ours, and LibreOffice's print of our Word and Excel files."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest
from paper_samples import LONG, SCHEME, archive, item, odd_items, volume

from govdocs.app.archiving.papers import archive_papers
from govdocs.app.printing import Options, open_press
from govdocs.archive.model import Box, Scheme
from govdocs.archive.papers.faces import front_of, label_of, on_sheets, spine_of, true_size
from govdocs.archive.papers.volumes import volume_cover
from govdocs.context import Context
from govdocs.fonts.library import font_set
from govdocs.layout.engine import layout
from govdocs.styles.archive import A4, MEASURES, volume_cover_style
from govdocs.styles.gb9704 import GB9704
from govdocs.writers.pdf import write_pdf
from measure import MM, sheets, squeezed
from office import Office

TODAY = Context(date(2026, 4, 1))
CLOSE = 0.5  # mm: what GB/T 9705-2008 allows
CATALOGUE = "其他/目录/归档文件目录 2025 30年 BGS 党政办公室"
CONTENTS = "Z109/ZY·WCN·2025/D30/{0}/{0}_卷内文件目录"
NOTE = "Z109/ZY·WCN·2025/D30/{0}/{0}_卷内备考表"


@pytest.fixture(scope="module")
def year():
    """Seventy items in one catalogue, long titles among them, and a volume of forty papers."""
    items = [item(number) for number in range(1, 70)]
    items += [item(70, title=LONG), item(71, author=odd_items()[1].author, doc_no="")]
    return archive(tuple(items), (volume(1, 40),))


@pytest.fixture(scope="module")
def files(year):
    return archive_papers(year, open_press(Options(), TODAY))


@pytest.fixture(scope="module")
def code(year):
    return year.volumes[0].code


@pytest.fixture(scope="module")
def printed(files, code, tmp_path_factory):
    """LibreOffice's prints: the catalogue from Word and from Excel, the papers of a volume, covers, notes."""
    folder = tmp_path_factory.mktemp("archive")
    wanted = {
        "word": f"{CATALOGUE}.docx",
        "excel": f"{CATALOGUE}.xlsx",
        "contents": f"{CONTENTS.format(code)}.docx",
        "note": f"{NOTE.format(code)}.docx",
        "cover": f"{CATALOGUE} 封面.docx",
        "box": "其他/装盒/备考表 2025.docx",
    }
    paths = []
    for name, source in wanted.items():
        paths.append(folder / f"{name}{Path(source).suffix}")
        paths[-1].write_bytes(files[source])
    made = Office(folder / "office").printed(paths, folder)
    return {path.stem: sheets(path) for path in made}


def columns(page):
    """The widths between the uprights of the table on a page."""
    found = sorted({round(rule.x0, 1) for rule in page.rules if not rule.level and rule.length > 2})
    edges = [edge for place, edge in enumerate(found) if not place or edge - found[place - 1] > 0.6]
    return [second - first for first, second in pairwise(edges)]


def table(page):
    """The edges of the table on a page: left, top, right, bottom."""
    level = [rule for rule in page.rules if rule.level and rule.length > 100]
    return (
        min(rule.x0 for rule in level),
        min(rule.y for rule in level),
        max(rule.x1 for rule in level),
        max(rule.y for rule in level),
    )


def near(found, wanted, close=CLOSE):
    return found == pytest.approx(wanted, abs=close)


def head(page):
    """The characters of the row of headings."""
    return page.line("序号").text


# -- 归档文件目录 -----------------------------------------------------------------------------------


def assert_catalogue(pages):
    assert len(pages) > 3
    for page in pages:
        assert (near(page.width, 297), near(page.height, 210)) == (True, True)
        left, top, right, bottom = table(page)
        assert near(left, 25)
        assert near(right, 297 - 15)
        assert top > 20 - CLOSE
        assert bottom < 210 - 15 + CLOSE
        assert head(page) == "序号档号文号责任者题名日期密级页数备注"
        assert sum(columns(page)) == pytest.approx(257, abs=CLOSE)


def test_the_catalogue_lies_on_a4_within_its_margins_with_its_head_on_every_page(files):
    assert_catalogue(sheets(files[f"{CATALOGUE}.pdf"]))


def test_the_columns_of_the_catalogue_are_as_wide_as_asked(files):
    page = sheets(files[f"{CATALOGUE}.pdf"])[1]
    code, title = columns(page)[1], columns(page)[4]
    assert code - 46 == pytest.approx(75 - title, abs=0.2)  # 档号 takes from 题名 what it needs
    assert 46 - CLOSE <= code <= 50
    others = [width for place, width in enumerate(columns(page)) if place not in (1, 4)]
    assert near(others, [10, 36, 34, 20, 12, 10, 14], 0.2)


def test_without_classes_every_column_has_its_own_width():
    plain = Scheme(fonds="Z109", fonds_name="例示县清禾镇人民政府")
    files = archive_papers(archive((item(1, plain),), scheme=plain), open_press(Options(), TODAY))
    page = sheets(files["其他/目录/归档文件目录 2025 30年.pdf"])[0]
    assert near(columns(page), list(MEASURES.catalogue), 0.1)
    assert page.line("1Z109").size == pytest.approx(10.5)


def test_the_type_of_the_catalogue_has_the_sizes_asked_for(files):
    page = sheets(files[f"{CATALOGUE}.pdf"])[0]
    title = page.line("归档文件目录")
    assert title.size == pytest.approx(18)
    assert near((title.x0 + title.x1) / 2, (25 + 297 - 15) / 2)
    assert page.line("序号").size == pytest.approx(12)
    assert page.line("1Z109").size == pytest.approx(9)


def test_no_row_of_the_catalogue_is_divided(files):
    for page in sheets(files[f"{CATALOGUE}.pdf"]):
        _, top, _, bottom = table(page)
        rows = sorted({round(rule.y, 1) for rule in page.rules if rule.level})
        assert (rows[0], rows[-1]) == (pytest.approx(top, abs=0.2), pytest.approx(bottom, abs=0.2))
    said = [squeezed(page.text) for page in sheets(files[f"{CATALOGUE}.pdf"])]
    assert [sum(f"BGS-{number:04}" in page for page in said) for number in range(1, 72)] == [1] * 71


def test_a_long_title_is_printed_whole(files):
    said = "".join(squeezed(page.text) for page in sheets(files[f"{CATALOGUE}.pdf"]))
    for piece in ("农村留守儿童和困境儿童", "2025—2027年", "责任分工表"):
        assert piece in said


@pytest.mark.printing
def test_the_printed_word_catalogue_has_the_same_pages(files, printed):
    assert_catalogue(printed["word"])
    ours = sheets(files[f"{CATALOGUE}.pdf"])
    assert len(printed["word"]) == len(ours)
    for own, other in zip(ours, printed["word"], strict=True):
        assert near(columns(other), columns(own), 0.3)
        codes = [[line.text for line in page.lines if "BGS-" in line.text] for page in (own, other)]
        assert len(codes[0]) == len(codes[1])


@pytest.mark.printing
def test_the_printed_workbook_lies_on_a4_with_its_head_on_every_page(printed):
    pages = printed["excel"]
    assert len(pages) > 3
    for page in pages:
        assert (near(page.width, 297), near(page.height, 210)) == (True, True)
        assert head(page) == "序号档号文号责任者题名日期密级页数备注"
        left, _, right, bottom = table(page)
        assert left > 25 - 1
        assert right < 297 - 15 + 1
        assert bottom < 210 - 15 + 1
    said = "".join(squeezed(page.text) for page in pages)
    assert all(f"BGS-{number:04}" in said for number in range(1, 72))


# -- covers and boxes -----------------------------------------------------------------------------


def test_the_cover_of_the_catalogue_lies_and_its_title_is_the_largest(files):
    (page,) = sheets(files[f"{CATALOGUE} 封面.pdf"])
    assert (near(page.width, 297), near(page.height, 210)) == (True, True)
    sizes = [line.size for line in page.lines]
    assert page.line("归档文件目录").size == max(sizes) == pytest.approx(36)
    assert len([rule for rule in page.rules if rule.level]) == 5


@pytest.mark.printing
def test_the_printed_cover_has_its_lines_where_the_pdf_has_them(files, printed):
    (own,), (other,) = sheets(files[f"{CATALOGUE} 封面.pdf"]), printed["cover"]
    assert near([line.top for line in other.lines], [line.top for line in own.lines], 2.0)
    assert [squeezed(line.text) for line in own.lines] == [squeezed(line.text) for line in other.lines]


def assert_note(page):
    assert (near(page.width, 210), near(page.height, 297)) == (True, True)
    left, top, right, bottom = table(page)
    assert near(left, 25)
    assert near(right, 195)
    assert top > 20
    assert bottom < 297 - 15 + CLOSE


def test_the_note_of_a_box_stays_within_its_margins(files):
    pages = sheets(files["其他/装盒/备考表 2025.pdf"])
    for page in pages:
        assert_note(page)
        assert page.line("备考表").top == pytest.approx(20, abs=CLOSE)


@pytest.mark.printing
def test_the_printed_notes_of_boxes_and_volumes_fill_one_page_each(year, printed):
    assert len(printed["box"]) == len(year.boxes)
    assert len(printed["note"]) == 1
    for page in (*printed["box"], *printed["note"]):
        assert_note(page)


# -- fronts and spines ----------------------------------------------------------------------------


def faces(boxes, scheme=SCHEME):
    return [front_of(scheme), *(spine_of(box, scheme) for box in boxes)]


def pdf_of(pages):
    return sheets(write_pdf(pages, TODAY))


BOXES = tuple(
    Box(number, 2025, "D30", number, number + 8, thickness, "BGS")
    for number, thickness in enumerate((20, 30, 40, 50, 50, 50, 50, 20), start=1)
)


def test_fronts_and_spines_have_their_true_size():
    pages = pdf_of(true_size(faces(BOXES[:4]), GB9704, font_set()))
    sizes = [(page.width, page.height) for page in pages]
    wanted = [(220, 310), (20, 310), (30, 310), (40, 310), (50, 310)]
    assert [near(size, want, 0.1) for size, want in zip(sizes, wanted, strict=True)] == [True] * 5


def test_the_front_bears_the_name_of_the_fonds_over_a_double_line():
    front = pdf_of(true_size(faces(()), GB9704, font_set()))[0]
    name = front.line("例示县清禾镇人民政府")
    assert near((name.x0 + name.x1) / 2, 110)
    lines = [rule for rule in front.rules if rule.level]
    assert len(lines) == 2
    assert all(rule.y > name.bottom for rule in lines)
    assert 1 < lines[1].y - lines[0].y < 3


def test_the_name_of_a_fonds_is_made_smaller_rather_than_cut():
    long = Scheme(fonds="Z109", fonds_name="例示自治州例示民族自治县清禾民族乡人民代表大会主席团办公室")
    front = pdf_of(true_size(faces((), long), GB9704, font_set()))[0]
    name = front.line("例示自治州")
    assert name.text == long.fonds_name
    assert name.x0 > 15
    assert name.x1 < 205


@pytest.mark.parametrize("thickness", [15, 20, 30, 40, 50])
def test_nothing_on_a_spine_touches_its_frame(thickness):
    box = Box(128, 2025, "D30", 1, 128, thickness, "MZB")
    page = pdf_of(true_size([spine_of(box, SCHEME)], GB9704, font_set()))[0]
    uprights = [rule for rule in page.rules if not rule.level]
    left, right = min(rule.x0 for rule in uprights), max(rule.x1 for rule in uprights)
    assert left > 1
    assert right < thickness - 1
    for line in page.lines:
        assert left < line.x0
        assert line.x1 < right


def test_the_first_number_stands_above_the_last_on_a_spine():
    page = pdf_of(true_size([spine_of(BOXES[3], SCHEME)], GB9704, font_set()))[0]
    assert page.line("0004").top < page.line("0012").top < page.line("盒号").top


def test_a_long_class_stands_upright_on_a_thin_spine():
    thin = pdf_of(true_size([spine_of(Box(1, 2025, "Y", 1, 2, 20, "MZB"), SCHEME)], GB9704, font_set()))[0]
    assert [line.text for line in thin.lines if len(line.text) == 1][:4] == ["民", "政", "和", "社"]


def crop_marks(pages):
    """Where the short uprights of the first page stand, and how high its short level lines."""
    with pdfplumber.open(BytesIO(write_pdf(pages, TODAY))) as file:
        lines = [each for each in file.pages[0].lines if max(each["width"], each["height"]) < 5 / MM]
    across = sorted({round(each["x0"] * MM, 1) for each in lines if each["height"] > each["width"]})
    return across, sorted({round(each["top"] * MM, 1) for each in lines if each["width"] > each["height"]})


def test_a_sheet_to_cut_holds_faces_of_true_size_with_marks_at_their_corners():
    pages = pdf_of(on_sheets(faces(BOXES), GB9704, font_set()))
    assert len(pages) == 3
    assert all((near(page.width, 297), near(page.height, 420)) == (True, True) for page in pages)
    across, down = crop_marks(on_sheets(faces(BOXES), GB9704, font_set()))
    assert near(across[1] - across[0], 220, 0.2)
    assert near(across[3] - across[2], 20, 0.2)
    assert near(down[-1] - down[0], 310, 0.2)
    assert min(rule.x0 for page in pages for rule in page.rules) > 5
    assert max(rule.x1 for page in pages for rule in page.rules) < 297 - 5


def test_an_office_with_a4_only_prints_labels_for_the_spines():
    labels = [label_of(box, SCHEME) for box in BOXES]
    pages = pdf_of(on_sheets(labels, GB9704, font_set(), A4))
    assert all((near(page.width, 210), near(page.height, 297)) == (True, True) for page in pages)
    across, down = crop_marks(on_sheets(labels, GB9704, font_set(), A4))
    assert near([across[place + 1] - across[place] for place in (0, 2, 4)], [20, 30, 40], 0.2)
    assert near(down[-1] - down[0], 280, 0.2)
    assert sum(page.text.count("盒号") for page in pages) == len(BOXES)
    for page in pages:
        assert min(line.top for line in page.lines) > 8
        assert max(line.bottom for line in page.lines) < 297 - 8


def test_each_face_on_a_sheet_says_what_it_is_where_it_is_cut_off():
    page = pdf_of(on_sheets(faces(BOXES[:1]), GB9704, font_set()))[0]
    below = [line for line in page.lines if line.top > (420 + 310) / 2]
    said = "".join(line.text for line in below)
    assert "每盒一张" in said
    assert "第1盒" in said
    assert "20毫米" in said


# -- volumes --------------------------------------------------------------------------------------


def assert_contents(pages):
    assert len(pages) > 1
    for page in pages:
        assert (near(page.width, 210), near(page.height, 297)) == (True, True)
        left, top, right, bottom = table(page)
        assert near(left, 25)
        assert near(right, 210 - 15)
        assert top > 20 - CLOSE
        assert bottom < 297 - 15 + CLOSE
        assert near(columns(page), list(MEASURES.volume_contents), 0.3)
        assert "责任者" in page.text


def test_the_contents_of_a_volume_have_the_margins_and_columns_of_the_standard(files, code):
    pages = sheets(files[f"{CONTENTS.format(code)}.pdf"])
    assert_contents(pages)
    assert pages[0].line("卷内文件目录").top == pytest.approx(20, abs=CLOSE)


@pytest.mark.printing
def test_the_printed_contents_have_the_same_pages(files, code, printed):
    assert_contents(printed["contents"])
    assert len(printed["contents"]) == len(sheets(files[f"{CONTENTS.format(code)}.pdf"]))


def test_the_note_of_a_volume_stays_within_its_margins(files, code):
    (page,) = sheets(files[f"{NOTE.format(code)}.pdf"])
    assert_note(page)


@pytest.mark.parametrize(("sheet", "size"), [((210.0, 297.0), (210, 297)), (MEASURES.box, (220, 310))])
def test_a_volume_has_a_soft_cover_of_a4_or_one_of_the_size_of_a_hard_one(sheet, size):
    style = volume_cover_style(GB9704, MEASURES, sheet)
    pages = layout(volume_cover(volume(), SCHEME), style, font_set())
    (page,) = pdf_of(pages)
    assert near((page.width, page.height), size, 0.1)
    assert len([rule for rule in page.rules if rule.level]) == 8
