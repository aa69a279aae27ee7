"""What is found out about a PDF, and that a bad one is told in words."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pdf_samples import changed, full_page, helvetica, page_of, printed, scan, turned

from govdocs.layout.free_space import InkMap, Rect, Sheet, Size, nearest_free
from govdocs.readers.pdf import look_at
from govdocs.writers.archival_images import picture_pdf

TEXT = [(28, 100, "例示县清禾镇人民政府"), (60, 120, "二")]


def encrypted(data, user="", owner="主人"):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
    return out.getvalue()


def test_pages_are_told_in_millimetres_with_their_text():
    facts = look_at(printed(TEXT, []))
    first, second = facts.pages
    assert (first.width, first.height) == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))
    assert "例示县清禾镇人民政府" in facts.first_text
    assert (first.blank, second.blank, first.characters) == (False, True, 11)
    assert first.sheet.boxes[0].x0 == pytest.approx(28, abs=0.6)
    assert 94 < first.sheet.boxes[0].y0 < first.sheet.boxes[0].y1 < 102
    assert (facts.producer[:7], facts.title, facts.fault) == ("govdocs", "例子", "")


def test_an_open_file_is_read_as_bytes_are(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(printed(TEXT))
    with path.open("rb") as file:
        assert look_at(file).pages == look_at(path.read_bytes()).pages


@pytest.mark.parametrize(("degrees", "size"), [(90, (297, 210)), (180, (210, 297)), (270, (297, 210))])
def test_a_turned_page_is_measured_as_it_is_read(degrees, size):
    (page,) = look_at(turned(printed(TEXT), degrees)).pages
    assert (round(page.width), round(page.height), page.turned) == (*size, degrees)
    assert page.landscape is (size[0] > size[1])
    ink = [row for row, bits in enumerate(page.sheet.ink.rows) if bits]
    box = page.sheet.boxes[0]
    assert any(box.y0 - 1.5 < row < box.y1 + 1.5 for row in ink)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (b"PK\x03\x04 not a pdf", "不是 PDF"),
        (b"%PDF-1.4\nthis is the end", "损坏"),
        (printed(TEXT)[:300], "损坏"),
    ],
)
def test_what_is_no_pdf_is_told(data, words):
    facts = look_at(data)
    assert words in facts.fault
    assert facts.pages == ()


def test_a_pdf_without_pages_is_told():
    with pikepdf.new() as pdf:
        out = io.BytesIO()
        pdf.save(out)
    assert look_at(out.getvalue()).fault in {"PDF 里没有页面", "文件已损坏，读不出来"}


def test_a_password_for_opening_locks_it_one_for_changing_does_not():
    locked = look_at(encrypted(printed(TEXT), user="geheim"))
    assert (locked.locked, "密码" in locked.fault) == (True, True)
    restricted = look_at(encrypted(printed(TEXT)))
    assert (restricted.locked, restricted.restricted, restricted.fault) == (False, True, "")
    assert look_at(printed(TEXT)).restricted is False


def test_fonts_that_are_not_in_the_file_are_named_on_demand():
    data = page_of(b"BT /F1 12 Tf 100 700 Td (seen) Tj ET", helvetica)
    assert look_at(data).unembedded is None
    assert look_at(data, fonts=True).unembedded == ("Helvetica",)
    unseen = page_of(b"BT 3 Tr /F1 12 Tf 100 700 Td (ocr) Tj ET", helvetica)
    assert look_at(unseen, fonts=True).unembedded == ()
    assert look_at(printed(TEXT), fonts=True).unembedded == ()


def test_scripts_attachments_and_claims_are_counted():
    def add(pdf):
        pdf.attachments["a.txt"] = b"x"
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        names = pikepdf.Array([pikepdf.String("a"), pdf.make_indirect(script)])
        pdf.Root.Names.JavaScript = pikepdf.Dictionary(Names=names)

    claim = b'\n%<x pdfaid:part="3" pdfaid:conformance="B"/>\n'
    facts = look_at(changed(printed(TEXT), add) + claim)
    assert (facts.scripts, facts.attachments, facts.pdfa) == (1, 1, "3b")
    assert look_at(printed(TEXT)).pdfa == ""


def test_a_claim_in_a_large_file_is_found_between_pieces(tmp_path):
    path = tmp_path / "a.pdf"
    data = printed(TEXT)
    path.write_bytes(data + b"\n%" + b"x" * (4 * 2**20 - len(data) - 12) + b" pdfaid:part>2<\n")
    with path.open("rb") as file:
        assert look_at(file).pdfa == "2"


def test_specks_of_a_scanner_are_no_content_a_word_is():
    specks = picture_pdf(scan(lambda pen: pen.rectangle([700, 900, 706, 906], fill=(50, 50, 50))))
    word = picture_pdf(scan(lambda pen: pen.rectangle([700, 900, 790, 930], fill=(50, 50, 50))))
    assert [look_at(data).pages[0].blank for data in (specks, word)] == [True, False]


def test_a_poster_is_looked_at_without_much_memory():
    facts = look_at(page_of(b"0 g 0 0 14000 20 re f", size=(14000, 14000)))
    (page,) = facts.pages
    assert (page.sheet.ink.columns, page.blank) == (round(14000 / 72 * 25.4), False)


def test_a_place_is_free_where_neither_ink_nor_text_is_near():
    ink = InkMap(100, (0,) * 100).inked([Rect(40, 40, 60, 60)])
    sheet = Sheet(100, 100, ink, (Rect(0, 90, 100, 95),))
    assert ink.count == 400
    assert sheet.free(Rect(10, 10, 30, 30))
    assert not sheet.free(Rect(30, 30, 39.5, 39.5))
    assert not sheet.free(Rect(10, 80, 20, 89.5))
    assert not sheet.free(Rect(1, 10, 20, 20))
    assert ink.within(Rect(-5, -5, 500, 500))
    assert not ink.within(Rect(200, 200, 210, 210))
    assert ink.inked([Rect(300, 0, 310, 5)]).count == 400
    assert (ink.outside([Rect(0, 0, 50, 100)]), ink.outside([Rect(40, 40, 60, 60)]), ink.outside([])) == (
        200,
        0,
        400,
    )


def test_the_nearest_place_is_taken_aside_before_below():
    ink = InkMap(100, (0,) * 100).inked([Rect(40, 0, 60, 20)])
    sheet = Sheet(100, 100, ink)
    found = nearest_free(sheet, Size(10, 10), (45, 5), Rect(3, 3, 97, 97))
    assert found.y0 == 5
    assert found.x1 <= 39.5 or found.x0 >= 60.5
    assert nearest_free(sheet, Size(99, 99), (0, 0), Rect(0, 0, 100, 100)) is None


def test_a_page_of_text_has_no_room_for_a_stamp():
    (page,) = look_at(printed(full_page())).pages
    assert not any(
        page.sheet.free(Rect(x, y, x + 45, y + 16)) for x in range(3, 160, 4) for y in range(3, 270, 2)
    )


def test_a_page_that_cannot_be_read_is_told_with_its_number():
    data = printed(TEXT, TEXT)
    place = data.rindex(b"/Type /Page\n")
    facts = look_at(data[:place] + b"/Type /Xage\n" + data[place + 12 :])
    assert (facts.pages, "第2页" in facts.fault) == ((), True)


def test_properties_that_cannot_be_read_are_none():
    def spoil(pdf):
        pdf.docinfo.Title = pikepdf.String(b"\xfe\xff\xd8\x00")

    facts = look_at(changed(printed(TEXT), spoil))
    assert (facts.title, facts.fault) == ("", "")
