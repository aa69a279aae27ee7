"""TrueType files are read as fontTools reads them, and a subset keeps what it was asked for."""

from __future__ import annotations

import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from govdocs.errors import FontError
from govdocs.fonts.outlines import Outlines, outlines_of
from govdocs.fonts.subset import subset

BUNDLED = ["FangSong", "Kai", "Hei", "Song", "XiaoBiaoSong"]


def square(side):
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, side), (side, side), (side, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def twice(glyphs, transform=(1, 0, 0, 1)):
    """A composite of two squares, the second one moved and transformed."""
    pen = TTGlyphPen(glyphs)
    pen.addComponent("square", (1, 0, 0, 1, 0, 0))
    pen.addComponent("square", (*transform, 500, 0))
    return pen.glyph()


def small_font(cmap, glyphs=None, metrics=None):
    """A font with the named glyphs, finished in memory."""
    glyphs = glyphs or {".notdef": square(100), "square": square(400), "blank": TTGlyphPen(None).glyph()}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(cmap)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(metrics or dict.fromkeys(glyphs, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Small", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    return builder.font


def content(font):
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundled_font_is_read_as_fonttools_reads_it(root, name):
    path = root / "data" / "fonts" / f"GovDocs{name}.ttf"
    ours = outlines_of(path)
    with TTFont(path, lazy=True) as theirs:
        order, advances = theirs.getReverseGlyphMap(), theirs["hmtx"].metrics
        assert ours.units == theirs["head"].unitsPerEm
        for code, glyph in theirs.getBestCmap().items():
            number = ours.glyph_of(chr(code))
            assert number == order[glyph]
            assert ours.glyph(number)[:2] == advances[glyph]


def test_a_character_without_glyph_has_number_0():
    font = Outlines(content(small_font({0x4E00: "square"})))
    assert [font.glyph_of(character) for character in "一丁\u4dff𬱖"] == [1, 0, 0, 0]


@pytest.mark.parametrize("code", [0x4E00, 0xFFFD, 0x2CC56])
def test_characters_of_every_plane_are_found(code):
    font = Outlines(content(small_font({0x41: "blank", code: "square"})))
    assert font.glyph_of(chr(code)) == 1


def test_scattered_characters_with_scattered_glyphs_are_found():
    glyphs = {".notdef": square(1), **{f"g{n}": square(10 + n) for n in range(9)}}
    wanted = {0x4E00 + n: f"g{(n * 5) % 9}" for n in range(9)}
    font = Outlines(content(small_font(wanted, glyphs)))
    names = list(glyphs)
    assert [names[font.glyph_of(chr(code))] for code in wanted] == list(wanted.values())


def test_the_last_width_holds_for_all_glyphs_behind_it():
    glyphs = {".notdef": square(1), **{f"g{n}": square(10 + n) for n in range(4)}}
    widths = {".notdef": (700, 0), **{f"g{n}": (1000, n) for n in range(4)}}
    font = Outlines(content(small_font({0x4E00: "g3"}, glyphs, widths)))
    assert [font.glyph(number).advance for number in range(5)] == [700, 1000, 1000, 1000, 1000]


def test_a_face_of_a_collection_is_read(tmp_path):
    collection = TTCollection()
    collection.fonts = [small_font({0x4E00: "square"}), small_font({0x4E8C: "square"})]
    collection.save(tmp_path / "two.ttc")
    first, second = (outlines_of(tmp_path / "two.ttc", number) for number in (0, 1))
    assert (first.glyph_of("一"), first.glyph_of("二")) == (1, 0)
    assert (second.glyph_of("一"), second.glyph_of("二")) == (0, 1)


def test_a_subset_has_the_chosen_glyphs_in_their_order():
    glyphs = {".notdef": square(1), **{f"g{n}": square(10 + n) for n in range(9)}}
    font = Outlines(content(small_font({0x4E00: "g3"}, glyphs)))
    small = TTFont(io.BytesIO(subset(font, [0, 5, 3, 5])), checkChecksums=2)
    assert small["maxp"].numGlyphs == 4
    sides = [small["glyf"][name].xMax for name in small.getGlyphOrder()]
    assert sides == [1, 14, 12, 14]


@pytest.mark.parametrize(
    "transform", [(1, 0, 0, 1), (0.5, 0, 0, 0.5), (0.5, 0, 0, 0.25), (0.5, 0.1, 0.2, 0.5)]
)
def test_a_subset_keeps_the_parts_of_a_composite(transform):
    parts = {"square": square(400)}
    glyphs = {".notdef": square(1), **parts, "pair": twice(parts, transform)}
    glyphs["pairs"] = twice({**parts, "pair": glyphs["pair"]}, transform)
    font = Outlines(content(small_font({0x4E00: "pair", 0x4E01: "pairs"}, glyphs)))
    small = TTFont(io.BytesIO(subset(font, [0, 2, 3])), checkChecksums=2)
    names = small.getGlyphOrder()
    assert len(names) == 4
    assert {part.glyphName for part in small["glyf"][names[1]].components} == {names[3]}
    assert small["glyf"][names[3]].xMax == 400


def test_a_blank_glyph_stays_blank():
    font = Outlines(content(small_font({0x3000: "blank"})))
    small = TTFont(io.BytesIO(subset(font, [0, 2])))
    assert small["glyf"][small.getGlyphOrder()[1]].numberOfContours == 0


def test_postscript_outlines_are_refused(tmp_path):
    pen = T2CharStringPen(1000, None)
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "one"])
    builder.setupCharacterMap({0x4E00: "one"})
    builder.setupCFF("Small", {}, {name: pen.getCharString() for name in (".notdef", "one")}, {})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "one": (1000, 0)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupPost()
    builder.save(tmp_path / "script.otf")
    with pytest.raises(FontError, match="不能嵌入") as caught:
        outlines_of(tmp_path / "script.otf")
    assert "TrueType" in caught.value.hint


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FontError, match=r"“nowhere\.ttf”打不开"):
        outlines_of(tmp_path / "nowhere.ttf")


def test_an_empty_file_is_refused(tmp_path):
    (tmp_path / "empty.ttf").touch()
    with pytest.raises(FontError, match="打不开"):
        outlines_of(tmp_path / "empty.ttf")


@pytest.mark.parametrize("garbage", [b"abc", b"ttcf", b"GIF89a" * 9, bytes(200)])
def test_a_file_that_is_no_font_is_refused(tmp_path, garbage):
    (tmp_path / "garbage.ttf").write_bytes(garbage)
    with pytest.raises(FontError, match="已损坏或不是"):
        outlines_of(tmp_path / "garbage.ttf")


def test_a_font_cut_short_is_refused(tmp_path):
    (tmp_path / "short.ttf").write_bytes(content(small_font({0x4E00: "square"}))[:260])
    with pytest.raises(FontError, match="已损坏"):
        outlines_of(tmp_path / "short.ttf")


def test_a_font_without_unicode_map_is_refused(tmp_path):
    font = small_font({0x41: "square"})
    for table in font["cmap"].tables:
        table.platformID, table.platEncID = 1, 0
    font["cmap"].tables = font["cmap"].tables[:1]
    font["cmap"].tables[0].format = 4
    font.save(tmp_path / "symbols.ttf")
    with pytest.raises(FontError, match="已损坏"):
        outlines_of(tmp_path / "symbols.ttf")
