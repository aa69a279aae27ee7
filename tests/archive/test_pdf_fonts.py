"""Fonts of other programs in a PDF/A copy: what part 1 wants to know of a subset is read from its program."""

from __future__ import annotations

import io
import struct

import pikepdf
import pytest
from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.misc import eexec
from fontTools.pens.t2CharStringPen import T2CharStringPen
from pdf_samples import changed, copy_of, page_of, printed
from pikepdf import Array, Dictionary, Name, Stream

from govdocs.fonts.embedded import character_ids, glyph_count, glyph_names
from govdocs.fonts.library import bundled_fonts
from govdocs.fonts.roles import FontRole

GLYPHS = [".notdef", "A", "B", "uni4E00"]


def compact(cid=False):
    """A CFF program of four glyphs."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(GLYPHS)
    pen = T2CharStringPen(500, None)
    pen.moveTo((0, 0))
    pen.lineTo((400, 0))
    pen.lineTo((400, 400))
    pen.closePath()
    builder.setupCFF("Test", {}, dict.fromkeys(GLYPHS, pen.getCharString()), {})
    font = builder.font["CFF "].cff
    if cid:
        _give_cids(font)
    out = io.BytesIO()
    font.compile(out, builder.font)
    return out.getvalue()


def _give_cids(font):
    """Call the glyphs by CIDs, as fonts of East Asia do."""
    top = font[0]
    order = [".notdef", "cid00007", "cid00300", "cid00009"]
    strings = top.CharStrings
    strings.charStrings = dict(zip(order, strings.charStrings.values(), strict=True))
    top.charset = order
    one = FontDict()
    one.Private = top.Private
    del top.Private
    top.FDArray = FDArrayIndex()
    top.FDArray.append(one)
    top.FDSelect = FDSelect()
    top.FDSelect.gidArray = [0] * len(order)
    top.ROS = ("Adobe", "Identity", 0)


def typewriter():
    """What a Type 1 program hides: its glyphs."""
    private = (
        b"....dup /CharStrings 3 dict dup begin /.notdef 4 RD xxxx ND /A 3 RD yyy ND /B.alt 9 -| z |- end"
    )
    hidden, _ = eexec.encrypt(private, 55665)
    return b"%!PS-AdobeFont-1.0\ncurrentfile eexec\n" + hidden


def subset_font(program, key="FontFile3", subtype="Type1", **entries):
    def resources(pdf):
        stream = Stream(pdf, program)
        if key == "FontFile3":
            stream.Subtype = Name.Type1C
        descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Test"), Flags=4)
        descriptor[f"/{key}"] = stream
        font = Dictionary(Type=Name.Font, Subtype=Name(f"/{subtype}"), BaseFont=Name("/ABCDEF+Test"))
        font.FontDescriptor = pdf.make_indirect(descriptor)
        for name, value in entries.items():
            font[f"/{name}"] = value
        return Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))

    return resources


def composite(program, key, **descendant):
    def resources(pdf):
        stream = Stream(pdf, program)
        if key == "FontFile3":
            stream.Subtype = Name.CIDFontType0C
        descriptor = Dictionary(
            Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Test"), CIDSet=Stream(pdf, b"\xff")
        )
        descriptor[f"/{key}"] = stream
        kind = Name.CIDFontType2 if key == "FontFile2" else Name.CIDFontType0
        below = Dictionary(
            Type=Name.Font, Subtype=kind, BaseFont=Name("/ABCDEF+Test"), FontDescriptor=descriptor
        )
        for name, value in descendant.items():
            below[f"/{name}"] = value(pdf)
        font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Test"))
        font.Encoding, font.DescendantFonts = Name("/Identity-H"), Array([pdf.make_indirect(below)])
        return Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))

    return resources


def copied(resources, level="1b"):
    copy = copy_of(page_of(b"BT /F1 9 Tf <0001> Tj ET", resources), level=level)
    pdf = pikepdf.open(io.BytesIO(copy.content))
    return copy, pdf, pdf.pages[0].obj.Resources.Font.F1


def numbers(bits):
    """The numbers whose bits are set."""
    data = bits.read_bytes()
    return [number for number in range(8 * len(data)) if data[number // 8] & (0x80 >> number % 8)]


def test_glyphs_are_read_from_every_sort_of_program():
    assert glyph_names(compact()) == ("A", "B", "uni4E00")
    assert glyph_names(typewriter()) == ("A", "B.alt")
    assert character_ids(compact()) == {0, 1, 2, 3}
    assert character_ids(compact(cid=True)) == {0, 7, 300, 9}
    path = bundled_fonts().face(FontRole.SONGTI).path
    assert glyph_count(path.read_bytes()) > 7000


@pytest.mark.parametrize("program", [b"", b"\x01", b"\x01\x00\x04\x01" + bytes(20), compact()[:40]])
def test_a_program_that_cannot_be_read_is_a_value_error(program):
    with pytest.raises(ValueError, match="font"):
        character_ids(program)


@pytest.mark.parametrize(
    "program", [b"", b"\0\1\0\0\0\2" + bytes(6) + b"cmap" + bytes(12) + b"glyf" + bytes(12)]
)
def test_a_truetype_program_that_says_no_number_has_none(program):
    assert glyph_count(program) == 0


def test_a_type_1_subset_names_its_glyphs_for_part_1():
    for program, key, names in (
        (compact(), "FontFile3", "/A/B/uni4E00"),
        (typewriter(), "FontFile", "/A/B.alt"),
    ):
        copy, _, font = copied(subset_font(program, key))
        assert (copy.level, str(font.FontDescriptor.CharSet)) == ("1b", names)
        _, _, font = copied(subset_font(program, key), "2b")
        assert "/CharSet" not in font.FontDescriptor


def test_other_simple_fonts_need_no_names():
    _, _, font = copied(subset_font(b"", "FontFile2", "TrueType"))
    assert "/CharSet" not in font.FontDescriptor


def test_a_composite_subset_lists_what_it_holds_for_part_1_alone():
    copy, _, font = copied(composite(compact(cid=True), "FontFile3"))
    assert copy.level == "1b"
    assert numbers(font.DescendantFonts[0].FontDescriptor.CIDSet) == [0, 7, 9, 300]
    _, _, font = copied(composite(compact(cid=True), "FontFile3"), "2b")
    assert "/CIDSet" not in font.DescendantFonts[0].FontDescriptor


def test_a_map_from_characters_to_glyphs_is_obeyed_or_supplied():
    table = struct.pack(">6H", 0, 5, 0, 9, 0, 0)
    _, _, font = copied(composite(b"", "FontFile2", CIDToGIDMap=lambda pdf: Stream(pdf, table)))
    assert numbers(font.DescendantFonts[0].FontDescriptor.CIDSet) == [0, 1, 3]
    _, _, font = copied(composite(b"", "FontFile2"))
    assert font.DescendantFonts[0].CIDToGIDMap == Name.Identity


def test_a_font_program_that_cannot_be_read_makes_it_no_pdfa_1():
    copy, _, _ = copied(composite(b"\x01junk", "FontFile3"))
    assert (copy.level, copy.why_not) == ("", "字体“Test”的内容读不出来")
    assert copied(composite(b"\x01junk", "FontFile3"), "2b")[0].level == "2b"


def test_an_open_type_file_needs_part_2():
    def resources(pdf):
        made = composite(b"", "FontFile3")(pdf)
        made.Font.F1.DescendantFonts[0].FontDescriptor.FontFile3.Subtype = Name.OpenType
        return made

    assert copied(resources)[0].level == "2b"


def test_our_own_fonts_list_every_glyph():
    copy = copy_of(printed([(28, 80, "甲乙丙丁")]), level="1b")
    with pikepdf.open(io.BytesIO(copy.content)) as pdf:
        for font in pdf.pages[0].obj.Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert numbers(descriptor.CIDSet) == list(range(glyph_count(descriptor.FontFile2.read_bytes())))


def test_fonts_that_are_no_fonts_are_passed_over():
    def spoil(pdf):
        fonts = pdf.pages[0].obj.Resources.Font
        fonts.X1, fonts.X2 = 5, Dictionary(Type=Name.Font, Subtype=Name.Type0, DescendantFonts=Array())

    copy = copy_of(changed(printed([(28, 80, "甲")]), spoil))
    assert copy.level == "2b"
