"""PDF/A copies: what is put in, what is taken out, what is mended, what makes a file stay no PDF/A."""

from __future__ import annotations

import io
import subprocess

import pikepdf
import pytest
from lxml import etree
from pdf_samples import DAY, IDENTITY, changed, codes, copy_of, helvetica, page_of, picture, printed
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from govdocs.readers.pdf import look_at
from govdocs.writers.archival import Wishes, archival_copy

TEXT = [(28, 100, "正文")]
SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


def opened(copy):
    return pikepdf.open(io.BytesIO(copy.content))


def words(copy):
    return " ".join(finding.message for finding in copy.findings)


def xmp(pdf, path):
    tree = etree.fromstring(pdf.Root.Metadata.read_bytes())
    return [element.text for element in tree.iterfind(f".//{path}", SPACES)]


@pytest.mark.parametrize("level", ["2b", "1b"])
def test_properties_and_xmp_say_the_same(level):
    copy = copy_of(printed(TEXT), level=level)
    with opened(copy) as pdf:
        info = pdf.docinfo
        assert str(info.Title) == IDENTITY.title == xmp(pdf, "dc:title/rdf:Alt/rdf:li")[0]
        assert [str(info.Author)] == [IDENTITY.author] == xmp(pdf, "dc:creator/rdf:Seq/rdf:li")
        assert [str(info.Subject)] == xmp(pdf, "dc:description/rdf:Alt/rdf:li")
        assert [str(info.Keywords)] == xmp(pdf, "pdf:Keywords") == [IDENTITY.code]
        assert [str(info.Producer)] == xmp(pdf, "pdf:Producer")
        assert [str(info.Creator)] == xmp(pdf, "xmp:CreatorTool") == ["govdocs"]
        assert str(info.CreationDate) == f"D:{DAY:%Y%m%d}000000+08'00'"
        assert xmp(pdf, "xmp:CreateDate") == [f"{DAY:%Y-%m-%d}T00:00:00+08:00"] == xmp(pdf, "xmp:ModifyDate")
        assert (xmp(pdf, "pdfaid:part"), xmp(pdf, "pdfaid:conformance")) == ([level[0]], ["B"])
        assert "/Filter" not in pdf.Root.Metadata
    assert look_at(copy.content).pdfa == level


@pytest.mark.parametrize(("level", "version"), [("2b", "1.7"), ("1b", "1.4")])
def test_output_intent_identifier_and_version(level, version):
    with opened(copy_of(printed(TEXT), level=level)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert (intent.S, str(intent.OutputConditionIdentifier)) == (Name.GTS_PDFA1, "sRGB IEC61966-2.1")
        profile = intent.DestOutputProfile
        assert (profile.N, profile.read_bytes()[36:40], profile.read_bytes()[8]) == (3, b"acsp", 2)
        assert pdf.pdf_version == version
        assert len(pdf.trailer.ID) == 2


def test_the_same_file_gives_the_same_bytes_whatever_its_properties():
    plain = printed(TEXT)

    def rename(pdf):
        pdf.docinfo.Title = String("赵某一的材料")
        pdf.docinfo.Custom = String("赵某一")

    named = changed(plain, rename)
    copy = copy_of(named)
    with opened(copy) as pdf:
        said = (
            " ".join(str(value) for value in pdf.docinfo.values()) + pdf.Root.Metadata.read_bytes().decode()
        )
    assert "赵某一" not in said
    assert copy.content == copy_of(named).content


def test_odd_characters_in_a_title_break_nothing():
    wishes = Wishes(IDENTITY.__class__('关于<甲>&"乙"\x07的\u200b通知', "甲", DAY), "1b")
    copy = archival_copy(printed(TEXT), wishes)
    with pikepdf.open(io.BytesIO(copy.content)) as pdf:
        assert xmp(pdf, "dc:title/rdf:Alt/rdf:li") == ['关于<甲>&"乙"的通知'] == [str(pdf.docinfo.Title)]


def test_what_acts_is_taken_out_and_told():
    def add(pdf):
        script = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))
        pdf.attachments["秘密.txt"] = b"x"
        pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), script]))
        pdf.Root.OpenAction = script
        pdf.Root.AA = Dictionary(WC=script)
        pdf.pages[0].obj.AA = Dictionary(O=script)
        pdf.pages[0].obj.PieceInfo = Dictionary()
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("一", 0))
        pdf.Root.Outlines.First.A = script

    copy = copy_of(changed(printed(TEXT), add))
    assert codes(copy).count("A303") == 5
    assert all(word in words(copy) for word in ("脚本程序", "附在 PDF 里的文件", "打开时", "自动", "书签"))
    assert b"JavaScript" not in copy.content
    with opened(copy) as pdf:
        assert "/OpenAction" not in pdf.Root
        assert "/AA" not in pdf.pages[0].obj
        assert pdf.Root.Outlines.First.Title == String("一")
        assert not any(b"alert" in item.unparse(resolved=False) for item in pdf.objects)
    assert copy.level == "2b"


def test_comments_and_filled_fields_become_part_of_the_page():
    def add(pdf):
        look = Stream(pdf, b"1 0 0 rg 0 0 50 20 re f")
        look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 50, 20])
        box = Array([100, 500, 150, 520])
        shown = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=box, AP=Dictionary(N=look), F=4)
        hidden = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=box, Contents=String("批"), F=4)
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, F=0)
        link.A = Dictionary(S=Name.URI, URI=String("http://example.invalid/"))
        bad = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box)
        bad.A = Dictionary(S=Name.Launch, F=String("cmd.exe"))
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=box, FT=Name.Sig, V=Dictionary(), F=4)
        field.AP = Dictionary(N=look)
        file = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=box)
        annots = [pdf.make_indirect(each) for each in (shown, hidden, link, bad, field, file)]
        pdf.pages[0].obj.Annots = Array(annots)
        pdf.Root.AcroForm = Dictionary(Fields=Array([annots[4]]), SigFlags=3)

    data = changed(printed(TEXT), add)
    copy = copy_of(data, stamp=False)
    assert all(
        word in words(copy) for word in ("电子签名", "批注 2 处", "1 处没有外观", "附件、音频、视频 1 处")
    )
    with opened(copy) as pdf:
        (kept,) = pdf.pages[0].obj.Annots
        assert (kept.Subtype, kept.F) == (Name.Link, 4)
        assert "/AcroForm" not in pdf.Root
    assert picture(copy.content, 0, 72).getpixel((120, 842 - 510)) == (255, 0, 0)


def test_a_password_against_changes_is_taken_off_and_told():
    with pikepdf.open(io.BytesIO(printed(TEXT))) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="x", user=""))
    copy = copy_of(out.getvalue())
    assert "密码" in words(copy)
    with opened(copy) as pdf:
        assert not pdf.is_encrypted
    assert copy.level == "2b"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 broken", b"PK\x03\x04"])
def test_a_bad_file_has_no_copy_and_it_is_told_why(data):
    copy = copy_of(data)
    assert (copy.content, copy.level, codes(copy)) == (b"", "", ["A301"])
    assert copy.why_not
    assert archival_copy(data, Wishes(IDENTITY)).faults == ("文件已损坏，读不出来",)


def test_a_file_with_damage_is_used_as_far_as_it_can_be_read_and_it_is_told():
    data = printed(TEXT, TEXT)
    cut = data[: data.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n"
    copy = copy_of(cut)
    assert (copy.level, codes(copy), copy.pages) == ("2b", ["A308"], 2)
    assert "核对" in copy.findings[0].hint
    with opened(copy) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_a_locked_file_has_no_copy():
    with pikepdf.open(io.BytesIO(printed(TEXT))) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="x", user="y"))
    assert "密码" in copy_of(out.getvalue()).why_not
    assert "密码" in archival_copy(io.BytesIO(out.getvalue()), Wishes(IDENTITY)).faults[0]


def test_a_font_that_is_missing_makes_it_no_pdfa_stamp_and_number_are_there():
    copy = copy_of(page_of(b"BT /F1 12 Tf 100 500 Td (seen) Tj ET", helvetica))
    assert (copy.level, copy.why_not) == ("", "字体“Helvetica”没有嵌入文件")
    assert codes(copy) == ["A302"]
    with opened(copy) as pdf:
        assert b"pdfaid:part" not in pdf.Root.Metadata.read_bytes()
        assert "/OutputIntents" not in pdf.Root
    facts = look_at(copy.content)
    assert [value for value, _ in facts.pages[0].numbers if value == 1]
    assert "Z109" in facts.first_text


def test_a_missing_font_that_draws_nothing_seen_hinders_nothing():
    unseen = page_of(b"BT 3 Tr /F1 12 Tf 100 500 Td (ocr) Tj ET 0 g 9 9 90 90 re f", helvetica)
    unused = page_of(b"0 g 9 9 90 90 re f", helvetica)
    mixed = page_of(b"BT q 3 Tr Q /F1 12 Tf 100 500 Td (seen) Tj ET", helvetica)
    assert [copy_of(data).level for data in (unseen, unused, mixed)] == ["2b", "2b", ""]


@pytest.mark.parametrize(
    ("content", "colour"),
    [
        (b"0 1 1 0 k 0 0 595 842 re f", (255, 0, 0)),
        (b"q 1 0 0 0 k Q 0 0 0 0.5 K 900 w 0 400 m 595 400 l S", (128, 128, 128)),
        (b"/DeviceCMYK cs q 1 0 0 0 sc Q 1 0 1 0 scn 0 0 595 842 re f", (0, 255, 0)),
        (b"/DeviceCMYK cs 0 0 1 0 sc /DeviceGray cs 0.2 sc 0 0 595 842 re f", (51, 51, 51)),
        (b"Q 0 0 1 0 k 0 0 595 842 re f", (255, 255, 0)),
    ],
)
def test_colours_of_a_press_become_those_of_a_screen(content, colour):
    copy = copy_of(page_of(content), stamp=False, first_number=0, level="1b")
    assert (copy.level, codes(copy)[0]) == ("1b", "A303")
    assert "CMYK" in words(copy)
    found = picture(copy.content, 0, 72).getpixel((300, 420))
    assert max(abs(a - b) for a, b in zip(found, colour, strict=True)) < 3
    with opened(copy) as pdf:
        operators = {str(each.operator) for each in pikepdf.parse_content_stream(pdf.pages[0])}
    assert not operators & {"k", "K"}


def test_a_picture_inside_the_content_in_four_colours_makes_it_no_pdfa():
    inline = b"q 90 0 0 90 9 9 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK ID abcd EI Q"
    copy = copy_of(page_of(inline))
    assert (copy.level, "CMYK" in copy.why_not) == ("", True)


def test_a_picture_inside_the_content_in_other_colours_stays():
    inline = b"0 0 0 1 k 0 0 9 9 re f q 90 0 0 90 9 9 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID \xff\x00\x00 EI Q"
    copy = copy_of(page_of(inline), stamp=False, first_number=0)
    assert copy.level == "2b"
    assert picture(copy.content, 0, 72).getpixel((50, 842 - 50)) == (255, 0, 0)


def colour_space(space):
    def resources(pdf):
        return Dictionary(ColorSpace=Dictionary(C1=space(pdf)))

    return resources


def test_colours_of_a_press_are_found_below_other_colours():
    def spot(pdf):
        tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0] * 4), C1=Array([1] * 4))
        return Array([Name.Separation, Name("/Spot"), Name.DeviceCMYK, tint])

    def indexed(pdf):
        return Array([Name.Indexed, Name.DeviceCMYK, 0, String("abcd")])

    def harmless(pdf):
        return Array([Name.Indexed, Name.DeviceRGB, 0, String("abc")])

    levels = [
        copy_of(page_of(b"0 0 9 9 re f", colour_space(each))).level for each in (spot, indexed, harmless)
    ]
    assert levels == ["", "", "2b"]


def faint(pdf):
    state = Dictionary(Type=Name.ExtGState, ca=0.5, TR=Name.Identity)
    return Dictionary(ExtGState=Dictionary(G1=state))


def test_what_is_transparent_becomes_2b_where_1b_was_wished():
    data = page_of(b"/G1 gs 1 0 0 rg 9 9 90 90 re f", faint)
    copy = copy_of(data, level="1b")
    assert (copy.level, codes(copy)) == ("2b", ["A303"])
    assert "透明" in words(copy)
    with opened(copy) as pdf:
        assert "/TR" not in pdf.pages[0].obj.Resources.ExtGState.G1
    assert look_at(copy.content).pdfa == "2b"


def image_of(mode="RGB", **entries):
    def resources(pdf):
        image = Stream(pdf, Image.new(mode, (4, 4)).tobytes())
        image.Type, image.Subtype, image.Width, image.Height = Name.XObject, Name.Image, 4, 4
        image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
        for key, value in entries.items():
            image[f"/{key}"] = value(pdf) if callable(value) else value
        return Dictionary(XObject=Dictionary(Im1=image))

    return resources


def soft_mask(pdf):
    mask = Stream(pdf, bytes(16))
    mask.Type, mask.Subtype, mask.Width, mask.Height = Name.XObject, Name.Image, 4, 4
    mask.ColorSpace, mask.BitsPerComponent = Name.DeviceGray, 8
    return pdf.make_indirect(mask)


def test_pictures_are_mended_or_told():
    draw = b"q 90 0 0 90 9 9 cm /Im1 Do Q"
    mended = copy_of(
        page_of(draw, image_of(Interpolate=True, Metadata=Dictionary(), Alternates=Array())), level="1b"
    )
    with opened(mended) as pdf:
        image = pdf.pages[0].obj.Resources.XObject.Im1
        assert (image.Interpolate, "/Metadata" in image, "/Alternates" in image) == (False, False, False)
    assert mended.level == "1b"
    assert copy_of(page_of(draw, image_of(SMask=soft_mask)), level="1b").level == "2b"
    assert copy_of(page_of(draw, image_of(SMask=soft_mask)), level="2b").level == "2b"
    four = copy_of(page_of(draw, image_of("CMYK", ColorSpace=Name.DeviceCMYK)), level="1b")
    assert (four.level, "CMYK" in words(four)) == ("1b", True)
    with opened(four) as pdf:
        image = pdf.pages[0].obj.Resources.XObject.Im1
        assert (image.ColorSpace, len(image.read_bytes())) == (Name.DeviceRGB, 48)
    broken = copy_of(page_of(draw, image_of("CMYK", ColorSpace=Name.DeviceCMYK, Width=400)))
    assert "CMYK" in broken.why_not
    assert copy_of(page_of(draw, image_of("L", ImageMask=True))).level == "2b"


def test_a_photograph_in_a_pdf_says_no_more_where_and_by_whom_it_was_taken():
    exif = Image.Exif()
    exif[0x010E] = "Zhao Mouyi"
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(out, "JPEG", exif=exif)

    def resources(pdf):
        made = image_of()(pdf)
        made.XObject.Im1.write(out.getvalue(), filter=Name.DCTDecode)
        return made

    data = page_of(b"q 90 0 0 90 9 9 cm /Im1 Do Q", resources)
    assert b"Zhao" in data
    copy = copy_of(data, level="1b")
    assert (copy.level, b"Zhao" in copy.content) == ("1b", False)
    assert picture(copy.content, 0, 72).getpixel((50, 842 - 50))[0] > 240


def form_of(content, **entries):
    def resources(pdf):
        form = Stream(pdf, content)
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 99, 99])
        for key, value in entries.items():
            form[f"/{key}"] = value(pdf) if callable(value) else value
        return Dictionary(XObject=Dictionary(Fm1=form))

    return resources


def test_what_is_drawn_inside_of_what_is_drawn_is_looked_at():
    group = Dictionary(S=Name.Transparency)
    plain = copy_of(page_of(b"/Fm1 Do", form_of(b"0 g 9 9 9 9 re f", Group=group, PS=Name.X)), level="1b")
    with opened(plain) as pdf:
        form = pdf.pages[0].obj.Resources.XObject.Fm1
        assert ("/Group" in form, "/PS" in form) == (False, False)
    assert plain.level == "1b"
    font = copy_of(page_of(b"/Fm1 Do", form_of(b"BT /F1 9 Tf (x) Tj ET", Resources=helvetica)))
    assert "Helvetica" in font.why_not
    assert "CMYK" in words(copy_of(page_of(b"/Fm1 Do", form_of(b"0 0 0 1 k 0 0 9 9 re f"))))
    assert "PostScript" in copy_of(page_of(b"/Fm1 Do", form_of(b"", Subtype=Name.PS))).why_not


def test_a_font_that_draws_itself_is_in_the_file():
    def resources(pdf):
        glyph = Stream(pdf, b"500 0 0 0 500 500 d1 0 0 500 500 re f")
        font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 500, 500]))
        font.FontMatrix = Array([0.001, 0, 0, 0.001, 0, 0])
        font.CharProcs, font.Resources = Dictionary(a=pdf.make_indirect(glyph)), Dictionary()
        font.Encoding = Dictionary(Differences=Array([97, Name("/a")]))
        font.FirstChar, font.LastChar, font.Widths = 97, 97, Array([500])
        return Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))

    assert copy_of(page_of(b"BT /F1 40 Tf 100 500 Td (a) Tj ET", resources)).level == "2b"


def test_patterns_and_shadings_are_looked_at():
    def pattern(pdf):
        tile = Stream(pdf, b"0 0 0 1 k 0 0 4 4 re f")
        tile.PatternType, tile.PaintType, tile.TilingType, tile.BBox = 1, 1, 1, Array([0, 0, 8, 8])
        tile.XStep, tile.YStep, tile.Resources = 8, 8, Dictionary()
        return Dictionary(Pattern=Dictionary(P1=tile))

    def shading(pdf):
        fall = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([0, 0, 1, 1]))
        both = Dictionary(PatternType=2, Shading=fall, ExtGState=Dictionary(CA=0.5))
        return Dictionary(Pattern=Dictionary(P1=both), Shading=Dictionary(S1=fall))

    found = [copy_of(page_of(b"/Pattern cs /P1 scn 0 0 99 99 re f", each)) for each in (pattern, shading)]
    assert all("CMYK" in words(copy) for copy in found)
    assert [copy.level for copy in found] == ["2b", ""]


def test_layers_bear_names_and_need_part_2():
    def add(pdf):
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("a")))
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([layer]), D=Dictionary(AS=Array()), Configs=Array([Dictionary()])
        )

    copy = copy_of(changed(printed(TEXT), add), level="1b")
    assert copy.level == "2b"
    with opened(copy) as pdf:
        layers = pdf.Root.OCProperties
        assert ("/AS" in layers.D, "/Name" in layers.D, "/Name" in layers.Configs[0]) == (False, True, True)


def test_a_soft_mask_in_a_state_is_transparent():
    def resources(pdf):
        form = form_of(b"1 g 0 0 9 9 re f")(pdf).XObject.Fm1
        mask = Dictionary(S=Name.Luminosity, G=pdf.make_indirect(form))
        states = Dictionary(G1=Dictionary(SMask=mask), G2=Dictionary(BM=Array([Name.Multiply])))
        return Dictionary(ExtGState=states)

    assert copy_of(page_of(b"/G1 gs 0 0 9 9 re f", resources), level="1b").level == "2b"


@pytest.mark.printing
@pytest.mark.parametrize("level", ["2b", "1b"])
def test_qpdf_finds_no_fault_in_a_copy(level, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(copy_of(printed(TEXT, TEXT), level=level).content)
    result = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout
