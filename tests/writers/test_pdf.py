"""A PDF shows what the pages say, where they say it, and gives back exactly their characters."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from datetime import date
from functools import cache

import pdfplumber
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from pdfminer.pdftypes import resolve1
from PIL import Image

from govdocs.context import Context
from govdocs.document.nodes import Document
from govdocs.errors import FontError, InputError
from govdocs.fonts.faces import Face
from govdocs.layout.pages import Bookmark, GlyphRun, Page, Pages, PlacedPicture, Rule
from govdocs.writers.pdf import write_pdf
from measure import CELL, LEFT, RIGHT, Box, full_width, ink, sheets

TODAY = Context(today=date(2025, 4, 10))
RED = (1.0, 0.0, 0.0)
SENTENCE = "各村（社区）要把走访记录写清楚，按时报送进展，逐项登记。"
FULL_LINE = "一二三四五六七八九十" * 2 + "甲乙丙丁戊己庚辛"


@pytest.fixture(scope="session")
def face(root):
    """The bundled face of that name."""

    def found(name):
        return Face(f"GovDocs{name}", root / "data" / "fonts" / f"GovDocs{name}.ttf")

    return found


@pytest.fixture
def run(face):
    """A run of 三号 仿宋 whose em box begins at `top`."""

    def placed(text, x=LEFT, top=37.0, font="FangSong", **more):
        size = more.pop("size", 16)
        return GlyphRun(x, top + 0.86 * size * 25.4 / 72, text, face(font), size, **more)

    return placed


def page(*runs, **more):
    return Page(210, 297, "portrait", 1, runs, **more)


def pdf(*pages, title="关于例示的通知", context=TODAY, **more):
    document = Document(title, (), **more)
    return write_pdf(Pages(document, pages, (), (10.446,) * len(pages)), context)


def extracted(data):
    """The text of each page by three programs of different descent, without what is blank."""
    document = pypdfium2.PdfDocument(data)
    by_pdfium = ["".join(sheet.get_textpage().get_text_bounded().split()) for sheet in document]
    document.close()
    with pdfplumber.open(io.BytesIO(data)) as file:
        by_pdfminer = ["".join("".join(char["text"] for char in sheet.chars).split()) for sheet in file.pages]
    assert by_pdfium == by_pdfminer
    return by_pdfminer


def seal(alpha=True):
    """A red square of 60 pixels on 100 of nothing, or of white."""
    ground, ink_color = ((255, 255, 255, 0), (255, 0, 0, 255)) if alpha else ((255,) * 3, (255, 0, 0))
    image = Image.new("RGBA" if alpha else "RGB", (100, 100), ground)
    image.paste(ink_color, (20, 20, 80, 80))
    out = io.BytesIO()
    image.save(out, "PNG" if alpha else "JPEG", quality=95)
    return out.getvalue()


def pixel(data, x, y, resolution=72):
    """The colour at a place in millimetres."""
    document = pypdfium2.PdfDocument(data)
    image = document[0].render(scale=resolution / 72).to_pil()
    document.close()
    return image.getpixel((round(x / 25.4 * resolution), round(y / 25.4 * resolution)))


def test_text_stands_where_it_was_placed(run):
    (sheet,) = sheets(pdf(page(run(SENTENCE, x=39.14, top=72.0))))
    (line,) = sheet.lines
    assert line.text == SENTENCE
    assert (line.x0, line.top, line.size) == (pytest.approx(39.14, abs=0.01), pytest.approx(72, abs=0.01), 16)
    assert line.fonts == {"GovDocsFangSong"}


def test_spacing_sets_28_characters_into_the_type_area(run):
    spacing = CELL / 25.4 * 72 - 16
    (sheet,) = sheets(pdf(page(run(FULL_LINE, spacing=spacing))))
    (line,) = sheet.lines
    assert full_width(line) == 28
    assert line.glyphs[27].x0 == pytest.approx(LEFT + 27 * CELL, abs=0.02)
    assert line.x1 == pytest.approx(RIGHT, abs=0.1)


def test_a_spacing_next_to_nothing_moves_nothing(run):
    (sheet,) = sheets(pdf(page(run("甲乙丙", spacing=4e-14), run("甲乙丙", top=60, spacing=-7e-14))))
    first, second = sheet.lines
    assert [glyph.x0 for glyph in first.glyphs] == [glyph.x0 for glyph in second.glyphs]
    assert first.x1 - first.x0 == pytest.approx(3 * 16 * 25.4 / 72, abs=0.01)


def test_the_sheet_is_a4_upright_and_lying(run):
    upright, lying = sheets(pdf(page(run("正")), Page(297, 210, "landscape", 2, (run("横"),))))
    assert (upright.width, upright.height) == (pytest.approx(210, abs=0.01), pytest.approx(297, abs=0.01))
    assert (lying.width, lying.height) == (pytest.approx(297, abs=0.01), pytest.approx(210, abs=0.01))


def test_a_blank_page_is_a_page(run):
    first, blank = sheets(pdf(page(run("正文")), page()))
    assert (first.text, blank.text, blank.rules) == ("正文", "", ())


def test_an_empty_run_draws_nothing(run):
    assert extracted(pdf(page(run(""), run("有字")))) == ["有字"]


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "张䶮、李𬱖、王犇、赵喆、陈堃、刘玥、周镕",
        "（１）①②③㈠“引”‘号’——……·×￥★〔2025〕3号",
        "GB/T9704-2012ABCxyz0123456789%",
    ],
)
def test_extracted_text_is_what_was_set(face, run, text):
    faces = [face(name) for name in ("FangSong", "Song", "SongExt", "FangSongNames")]
    runs, x = [], LEFT
    for character in text:
        chosen = next(f for f in faces if character in characters(f.path))
        runs.append(GlyphRun(x, 50, character, chosen, 16))
        x += 6
    assert extracted(pdf(page(*runs))) == [text]


@cache
def characters(path):
    """Which characters a font file has."""
    with TTFont(path, lazy=True) as font:
        return set(map(chr, font.getBestCmap()))


def test_two_characters_with_one_glyph_keep_their_difference(run, tmp_path, face):
    with TTFont(face("Song").path) as font:
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[0x2F00] = table.cmap[0x4E00]
        font.save(tmp_path / "radicals.ttf")
    both = Face("Radicals", tmp_path / "radicals.ttf")
    assert extracted(pdf(page(GlyphRun(28, 50, "一\u2f00一", both, 16)))) == ["一\u2f00一"]


def test_a_variation_selector_stays_in_the_text_and_takes_no_room(run):
    text = "甲\U000e0100乙\ufe00丙丙\U000e0100甲\U000e0100"
    data = pdf(page(run(text)))
    (sheet,) = sheets(data)
    assert sheet.lines[0].x1 - LEFT == pytest.approx(5 * 16 * 25.4 / 72, abs=0.05)
    assert sheet.text == text


def test_runs_are_read_in_the_order_of_the_pages(run):
    data = pdf(page(run("第一行"), run("第二行", top=47.4)), page(run("第三行")))
    assert extracted(data) == ["第一行第二行", "第三行"]


@pytest.mark.printing
def test_poppler_reads_the_same_text(run, tmp_path):
    (tmp_path / "notice.pdf").write_bytes(pdf(page(run(SENTENCE), run("犇喆", top=47.4, font="Song"))))
    result = subprocess.run(
        ["pdftotext", tmp_path / "notice.pdf", "-"], capture_output=True, text=True, check=True
    )
    assert "".join(result.stdout.split()) == SENTENCE + "犇喆"


@pytest.mark.printing
def test_qpdf_finds_no_fault(run, tmp_path):
    if shutil.which("qpdf") is None:
        pytest.skip("检查 PDF 结构需要 qpdf")
    bookmarks = (Bookmark("标题", 0, 40), Bookmark("一、", 1, 60))
    picture = PlacedPicture(120, 180, 42, 42, seal())
    data = pdf(page(run(SENTENCE), bookmarks=bookmarks, pictures=(picture,)))
    (tmp_path / "notice.pdf").write_bytes(data)
    command = ["qpdf", "--check", tmp_path / "notice.pdf"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_rule_has_its_place_length_thickness_and_colour():
    rules = (Rule(28, 110, 184, 110, 0.53, RED), Rule(28, 262, 184, 262, 0.35), Rule(50, 60, 50, 90, 0.25))
    (sheet,) = sheets(pdf(page(rules=rules)))
    upright, red, black = sheet.rules
    assert (red.x0, red.x1, red.y) == pytest.approx((28, 184, 110), abs=0.01)
    assert (red.thickness, red.red) == (pytest.approx(0.53, abs=0.01), True)
    assert (black.y, black.thickness, black.red) == (
        pytest.approx(262, abs=0.01),
        pytest.approx(0.35, abs=0.01),
        False,
    )
    assert (upright.level, upright.length) == (False, pytest.approx(30, abs=0.01))


def test_text_is_black_unless_it_is_red(run):
    mark = run("例示县清禾镇人民政府文件", font="XiaoBiaoSong", size=42, color=RED)
    (sheet,) = sheets(pdf(page(run("黑字"), mark, run("又黑", top=120.0))))
    colors = [(glyph.text, glyph.red, glyph.black) for line in sheet.lines for glyph in line.glyphs]
    assert ("黑", False, True) in colors[:1]
    assert [red for text, red, _ in colors if text in "清文件"] == [True] * 3
    assert colors[-1] == ("黑", False, True)


def test_a_page_number_on_a_lying_page_is_turned(face):
    number = GlyphRun(28, 50, "—7—", face("Song"), 14, turn=90)
    (sheet,) = sheets(pdf(Page(297, 210, "landscape", 7, (number,))))
    assert [glyph.turn for glyph in sheet.turned] == [90, 90, 90]
    assert [glyph.baseline for glyph in sheet.turned] == sorted(glyph.baseline for glyph in sheet.turned)


def test_turned_text_runs_down_the_sheet_from_its_starting_point(face):
    data = pdf(Page(297, 210, "landscape", 7, (GlyphRun(28, 50, "国国国", face("Song"), 20, turn=90),)))
    found = ink(data, 0, Box(0, 0, 297, 210), resolution=150)
    em = 20 * 25.4 / 72
    assert 50 <= found.top < found.bottom <= 50 + 3 * em + 0.2
    assert 28 - 0.15 * em <= found.x0 < found.x1 <= 28 + em


@pytest.mark.parametrize("alpha", [True, False])
def test_a_seal_lets_the_text_below_it_show(run, alpha):
    picture = PlacedPicture(100, 100, 50, 50, seal(alpha))
    data = pdf(page(run("国国国国国国国国国国国国", x=90, top=120), pictures=(picture,)))
    (image,) = sheets(data)[0].images
    assert (image.x0, image.top, image.x1, image.bottom) == pytest.approx((100, 100, 150, 150), abs=0.01)
    red, white = pixel(data, 113, 113), pixel(data, 103, 103)
    assert red[0] > 240
    assert red[1] < 20
    assert min(white) > 245
    assert ink(data, 0, Box(112, 121, 138, 125)) is not None


def test_the_same_picture_is_stored_once(run):
    picture = seal(alpha=False)
    one = pdf(page(pictures=(PlacedPicture(10, 10, 42, 42, picture),)))
    two = pdf(page(pictures=tuple(PlacedPicture(x, 10, 42, 42, picture) for x in (10, 60, 110))))
    assert len(two) - len(one) < 200


@pytest.mark.parametrize("data", [b"", b"not a picture", seal()[:60]])
def test_a_picture_that_cannot_be_read_is_refused(data):
    with pytest.raises(InputError, match="图片"):
        pdf(page(pictures=(PlacedPicture(10, 10, 42, 42, data),)))


def test_bookmarks_become_the_outline(run):
    first = page(run("一"), bookmarks=(Bookmark("关于例示的通知", 0, 130), Bookmark("一、总体要求", 1, 200)))
    second = page(run("二"), bookmarks=(Bookmark("（一）目标", 2, 40), Bookmark("附件", 0, 60)))
    document = pypdfium2.PdfDocument(pdf(first, second))
    found = [(entry.level, entry.get_title(), entry.get_dest().get_index()) for entry in document.get_toc()]
    document.close()
    assert found == [
        (0, "关于例示的通知", 0),
        (1, "一、总体要求", 0),
        (2, "（一）目标", 1),
        (0, "附件", 1),
    ]


def test_a_bookmark_points_at_its_height(run):
    data = pdf(page(run("一"), bookmarks=(Bookmark("标题", 0, 100),)))
    document = pypdfium2.PdfDocument(data)
    (entry,) = document.get_toc()
    _, view = entry.get_dest().get_view()
    document.close()
    assert view[1] == pytest.approx((297 - 100) / 25.4 * 72, abs=0.1)


def test_a_skipped_outline_level_does_no_harm(run):
    bookmarks = (Bookmark("深", 3, 40), Bookmark("更深", 4, 50), Bookmark("浅", 1, 60))
    document = pypdfium2.PdfDocument(pdf(page(run("一"), bookmarks=bookmarks)))
    found = [(entry.level, entry.get_title()) for entry in document.get_toc()]
    document.close()
    assert found == [(0, "深"), (1, "更深"), (0, "浅")]


def test_properties_and_language_are_set(run):
    data = pdf(page(run("一")), kind="通知", author="例示县清禾镇人民政府")
    with pdfplumber.open(io.BytesIO(data)) as file:
        assert file.metadata["Title"] == "关于例示的通知"
        assert file.metadata["Author"] == "例示县清禾镇人民政府"
        assert file.metadata["Subject"] == "通知"
        assert file.metadata["CreationDate"] == "D:20250410000000"
        catalog = file.doc.catalog
    assert resolve1(catalog["Lang"]) == b"zh-CN"
    assert resolve1(catalog["ViewerPreferences"])["DisplayDocTitle"] is True


def test_equal_pages_give_equal_bytes(run):
    bookmarks = (Bookmark("标题", 0, 100),)
    picture = PlacedPicture(10, 10, 42, 42, seal())
    first, second = (pdf(page(run(SENTENCE), bookmarks=bookmarks, pictures=(picture,))) for _ in range(2))
    assert first == second


def test_other_text_gives_another_identifier(run):
    identifiers = [re.search(rb"/ID \[<(\w+)>", pdf(page(run(text))))[1] for text in ("甲", "乙")]
    assert identifiers[0] != identifiers[1]


def test_every_font_is_embedded_as_a_subset_and_no_other_is_named(run):
    data = pdf(page(run(SENTENCE), run("标题", top=60, font="XiaoBiaoSong"), run("黑体", top=80, font="Hei")))
    with pdfplumber.open(io.BytesIO(data)) as file:
        fonts = resolve1(resolve1(file.pages[0].page_obj.resources["Font"]))
        described = [resolve1(resolve1(font)["DescendantFonts"])[0] for font in map(resolve1, fonts.values())]
        files = [resolve1(resolve1(resolve1(font)["FontDescriptor"])["FontFile2"]) for font in described]
        names = [resolve1(font)["BaseFont"].name for font in described]
        sizes = [TTFont(io.BytesIO(file.get_data()))["maxp"].numGlyphs for file in files]
    assert [re.fullmatch(r"[A-Z]{6}\+(\w+)", name)[1] for name in names] == [
        "GovDocsFangSong",
        "GovDocsXiaoBiaoSong",
        "GovDocsHei",
    ]
    assert sizes == [len(set(SENTENCE)) + 1, 3, 3]
    assert b"Helvetica" not in data


def test_a_font_with_a_chinese_name_keeps_it(face):
    chinese = Face("方正 小标宋", face("XiaoBiaoSong").path)
    with pdfplumber.open(io.BytesIO(pdf(page(GlyphRun(28, 50, "标题", chinese, 22))))) as file:
        (name,) = {char["fontname"] for char in file.pages[0].chars}
    assert name.split("+")[1] == "方正 小标宋"


def test_a_character_without_glyph_is_refused_by_name(run):
    with pytest.raises(FontError, match=r"GovDocsFangSong 中没有“😀”（U\+1F600）"):
        pdf(page(run("笑😀")))


def test_a_control_character_is_refused_by_its_code(run):
    with pytest.raises(FontError, match=r"（U\+0007）"):
        pdf(page(run("\x07")))


def test_a_lone_surrogate_is_refused_by_its_code(run):
    with pytest.raises(FontError, match=r"（U\+D800）"):
        pdf(page(run("甲\ud800")))


def test_a_document_without_title_is_written(run):
    with pdfplumber.open(io.BytesIO(pdf(page(run("一")), title=""))) as file:
        assert file.metadata["Title"] == ""
