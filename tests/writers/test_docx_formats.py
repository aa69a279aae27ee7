"""信函, 命令（令）, 纪要, preprinted paper and A3 in Word: what the file says, and where it prints."""

import pytest
from format_samples import CROWDED, LETTER, MINUTES, format_pages, format_word, formats, special
from lxml import etree
from word_samples import CONTEXT, TOWN, W, opening, part, stamp, text, visible
from word_xml import footer_of, misplaced, value

from govdocs.document.walk import texts
from govdocs.fonts.library import bundled_fonts
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704, GB9704_VISUAL
from govdocs.writers.docx.writer import write_docx
from measure import sheets, squeezed
from office import Office

ALL = sorted(formats())
PREPRINTED = [name for name in ALL if "preprinted" in name]
LETTERS = [name for name in ALL if name.startswith("letter") and name not in PREPRINTED]
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU = 36000
PAIR = 1.852  # millimetres: thick, gap and thin of a double line


def shown(name):
    return squeezed(visible(part(format_word(name))))


def sections(name):
    return list(part(format_word(name)).iter(W + "sectPr"))


def styled(name, style):
    return [found for found in part(format_word(name)).iter(W + "p") if value(found, "pPr/pStyle") == style]


# -- what the file says ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_elements_stand_in_the_order_of_the_schema(name):
    assert misplaced(format_word(name)) == []


@pytest.mark.parametrize("name", sorted(set(ALL) - set(PREPRINTED)))
def test_every_text_that_the_paper_shows_is_in_the_file(name):
    document = format_pages(name).document
    absent = {TOWN} if "order" in name else set()  # a 签名章 stands for its issuer (7.3.5.3)
    assert [
        said for said in texts(document) if squeezed(said) not in shown(name) and said not in absent
    ] == []


@pytest.mark.parametrize("name", ALL)
def test_drawings_have_numbers_of_their_own(name):
    found = [drawing.get("id") for drawing in part(format_word(name)).iter(WP + "docPr")]
    assert len(set(found)) == len(found)


def lines_of(name):
    """(left, top, length, thickness) in millimetres of every drawn line."""
    found = []
    for anchor in part(format_word(name)).iter(WP + "anchor"):
        line = anchor.find(f".//{A}ln")
        if anchor.find(f".//{WPS}cNvCnPr") is not None:
            place = [int(offset.text) / EMU for offset in anchor.iter(WP + "posOffset")]
            extent = anchor.find(WP + "extent")
            assert {edge.get("relativeFrom") for edge in anchor.iter(WP + "positionH", WP + "positionV")} == {
                "page"
            }
            found.append((*place, int(extent.get("cx")) / EMU, int(line.get("w")) / EMU))
    return found


def test_a_letter_has_two_double_lines_at_places_of_the_sheet():
    mark = format_pages("letter 1").lines[0]
    assert mark.part == "mark"
    upper = mark.top + mark.size * 25.4 / 72 + 4
    edges = [(y - thickness / 2, y + thickness / 2) for _, y, _, thickness in lines_of("letter 1")]
    assert [(left, length) for left, _, length, _ in lines_of("letter 1")] == [(20, 170)] * 4
    assert [edge for pair in edges for edge in pair][::7] == pytest.approx([upper, 277], abs=0.02)
    assert edges[1][1] == pytest.approx(upper + PAIR, abs=0.02)
    assert edges[2][0] == pytest.approx(277 - PAIR, abs=0.02)
    thick, thin = 0.794, 0.176
    assert [line[3] for line in lines_of("letter 1")] == pytest.approx([thick, thin, thin, thick], abs=0.01)


def test_the_double_lines_of_a_letter_are_red_for_old_readers_too():
    found = [
        line
        for line in part(format_word("letter 1")).iter("{urn:schemas-microsoft-com:vml}line")
        if line.get("strokecolor") == "#FF0000"
    ]
    assert [line.get("from").split(",")[0] for line in found] == ["56.69pt"] * 4
    assert [line.get("to").split(",")[0] for line in found] == ["538.58pt"] * 4


def test_a_joint_letter_shows_the_mark_of_the_host_alone():
    (mark, *_) = styled("letter 3", "GovMark")
    assert "".join(mark.itertext()) == TOWN


@pytest.mark.parametrize("name", PREPRINTED)
def test_preprinted_paper_gets_nothing_red(name):
    xml = etree.tostring(part(format_word(name))).decode()
    assert "FF0000" not in xml
    assert styled(name, "GovMark") == []
    assert lines_of(name) == []


def test_a_letter_sets_copy_number_and_number_in_one_line():
    line = next(found for found in styled("letter 2", "GovCopyNumber"))
    assert squeezed("".join(node.text or "" for node in line.iter(W + "t"))) == "000017清政函〔2025〕3号"
    assert value(line, "pPr/tabs/tab") == "right"
    assert [len(styled("letter 2", style)) for style in ("GovSecrecy", "GovUrgency", "GovNumber")] == [
        1,
        1,
        0,
    ]


def test_the_number_of_a_letter_with_nothing_at_its_left_is_set_right():
    (line,) = styled("letter 1", "GovNumber")
    assert value(line, "pPr/jc") == "right"


def test_a_number_beside_the_secrecy_keeps_its_own_face():
    (line,) = styled("letter classified", "GovSecrecy")
    families = [value(run, "rPr/rFonts", "eastAsia") for run in line.findall(W + "r")]
    assert families == [None, None, "仿宋_GB2312"]


def test_page_1_of_a_letter_has_an_empty_footer_and_the_next_pages_a_number():
    (section,) = sections("letter 2")
    assert section.find(W + "titlePg") is not None
    fields = {
        kind: "PAGE" in "".join(footer_of(format_word("letter 2"), section, kind).itertext())
        for kind in ("first", "default", "even")
    }
    assert fields == {"first": False, "default": True, "even": True}


def test_only_the_first_section_of_a_letter_has_a_first_page():
    found = [section.find(W + "titlePg") is not None for section in sections("letter with attachments")]
    assert found == [True, False, False]


@pytest.mark.parametrize("name", [name for name in ALL if "letter" not in name])
def test_other_formats_show_their_number_on_page_1(name):
    assert all(section.find(W + "titlePg") is None for section in sections(name))


def test_a_letter_without_page_numbers_is_one_section_with_empty_footers():
    (section,) = sections("letter without numbers")
    data = format_word("letter without numbers")
    for kind in ("first", "default", "even"):
        assert "PAGE" not in "".join(footer_of(data, section, kind).itertext())


@pytest.mark.parametrize(("visual", "style"), [(False, GB9704), (True, GB9704_VISUAL)])
def test_a_letter_has_more_room_at_its_foot_and_no_grid(visual, style):
    section = next(part(format_word("letter 2", visual)).iter(W + "sectPr"))
    margins = {
        side: int(value(section, "pgMar", side)) * 25.4 / 1440 for side in ("top", "left", "right", "bottom")
    }
    assert margins["top"] == pytest.approx(style.word.top, abs=0.02)
    assert 25 < margins.pop("bottom") < style.word.bottom - 4
    assert (value(section, "docGrid", "type"), value(section, "docGrid", "linePitch")) == (
        None,
        str(style.word.line_pitch),
    )


def test_the_imprint_of_a_letter_is_a_box_without_a_table():
    boxes = [
        box
        for box in part(format_word("letter 2")).iter(W + "txbxContent")
        if "抄送：" in "".join(box.itertext())
    ]
    assert boxes
    assert all(box.find(W + "tbl") is None for box in boxes)
    assert {value(found, "pPr/pStyle") for box in boxes for found in box.findall(W + "p")} == {"GovImprint"}


def test_an_order_has_a_number_without_a_rule():
    (line,) = styled("order", "GovNumber")
    assert (value(line, "pPr/jc"), line.find(f"{W}pPr/{W}pBdr")) == ("center", None)


def test_minutes_have_their_editor_at_the_left_and_the_date_at_the_right_above_the_rule():
    (line,) = styled("minutes", "GovEditor")
    assert "".join(node.text or "" for node in line.iter(W + "t")) == MINUTES.editor + MINUTES.issued_on
    assert value(line, "pPr/tabs/tab") == "right"
    assert value(line, "pPr/pBdr/bottom", "color") == "FF0000"
    assert styled("minutes", "GovNumber")[0].find(f"{W}pPr/{W}pBdr") is None


def test_minutes_without_number_and_editor_have_the_rule_below_the_mark():
    (mark,) = styled("minutes bare", "GovMark")
    following = mark.getnext()
    assert value(following, "pPr/pStyle") == "GovEmpty"
    assert value(following, "pPr/pBdr/bottom", "color") == "FF0000"


def test_those_present_hang_behind_the_colon():
    (first,) = styled("minutes", "GovAttendance")
    label, *_ = first.findall(W + "r")
    assert value(label, "rPr/rFonts", "eastAsia") == "黑体"
    left, hanging = (int(value(first, "pPr/ind", side)) for side in ("left", "hanging"))
    assert left - hanging == 632
    assert hanging == pytest.approx(3 * 5.571 * 1440 / 25.4, abs=6)
    assert len(styled("minutes", "GovAttendanceNext")) == 2


def test_an_a3_page_is_a_section_of_its_own_with_the_ordinary_footers():
    found = sections("A3")
    sizes = [
        (value(section, "pgSz", "w"), value(section, "pgSz", "h"), value(section, "pgSz", "orient"))
        for section in found
    ]
    assert sizes == [("11906", "16838", None), ("23811", "16838", "landscape"), ("11906", "16838", None)]
    sides = ("top", "bottom", "left", "right", "footer")
    margins = [[value(section, "pgMar", side) for side in sides] for section in found]
    assert margins[0] == margins[1] == margins[2]
    for kind in ("default", "even"):
        footers = [etree.tostring(footer_of(format_word("A3"), section, kind)) for section in found]
        assert footers[0] == footers[1]


# -- where it prints ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """(name, visual) -> the sheets that LibreOffice prints."""
    folder = tmp_path_factory.mktemp("formats")
    wanted = [(name, visual) for name in ALL for visual in (False, True)]
    files = []
    for place, (name, visual) in enumerate(wanted):
        files.append(folder / f"{place}.docx")
        files[-1].write_bytes(format_word(name, visual))
    return dict(zip(wanted, map(sheets, Office(folder).printed(files, folder)), strict=True))


BOTH = pytest.mark.parametrize("visual", [False, True], ids=["literal", "visual"])


@pytest.mark.printing
@BOTH
@pytest.mark.parametrize(
    "name", [name for name in ALL if name.startswith("letter") and name not in PREPRINTED]
)
def test_a_letter_prints_its_mark_and_its_lines_where_clause_10_1_wants_them(printed, name, visual):
    first, *others = printed[name, visual]
    assert first.lines[0].text == TOWN
    assert first.lines[0].red
    assert first.lines[0].top == pytest.approx(30, abs=0.3)
    assert first.lines[0].center == pytest.approx(106, abs=0.5)
    red = [rule for rule in first.rules if rule.red]
    assert [(rule.x0, rule.x1) for rule in red] == [pytest.approx((20, 190), abs=0.1)] * 4
    assert red[0].y - red[0].thickness / 2 == pytest.approx(first.lines[0].bottom + 4, abs=0.3)
    assert red[3].y + red[3].thickness / 2 == pytest.approx(277, abs=0.2)
    assert [rule.thickness > 0.5 for rule in red] == [True, False, False, True]
    assert not any(rule.red for sheet in others for rule in sheet.rules)


@pytest.mark.printing
@BOTH
def test_what_stands_below_the_upper_line_is_7_8_of_a_character_below_it(printed, visual):
    sheet = printed["letter 2", visual][0]
    lower = max(rule.y + rule.thickness / 2 for rule in sheet.rules if rule.red and rule.y < 100)
    line, secrecy, urgency = sheet.lines[1:4]
    assert line.top - lower == pytest.approx(4.84, abs=0.3)
    assert line.x0 == pytest.approx(28, abs=0.5)
    assert line.x1 == pytest.approx(184, abs=0.5)
    assert (squeezed(secrecy.text), urgency.text) == (CROWDED.secrecy, CROWDED.urgency)
    assert sheet.line("例示县清禾镇人民政府关于").top - urgency.bottom == pytest.approx(20.78, abs=2.4)


@pytest.mark.printing
@BOTH
@pytest.mark.parametrize("name", ["letter 2", "letter 3", "letter 4", "letter with attachments"])
def test_a_letter_shows_its_number_from_page_2_on(printed, name, visual):
    first, second, *_ = printed[name, visual]
    assert first.number is None
    assert "—" not in {line.text[0] for line in first.lines}
    assert squeezed(second.number.text) == "—2—"
    assert second.number.x0 == pytest.approx(28 + 4.94, abs=0.5)


@pytest.mark.printing
@BOTH
@pytest.mark.parametrize("name", ["letter 2", "letter 3", "letter 4"])
def test_the_text_of_page_1_of_a_letter_ends_above_the_lower_line(printed, name, visual):
    first = printed[name, visual][0]
    assert 255 < first.lines[-1].bottom < 277 - PAIR - 4.84 + 0.3


@pytest.mark.printing
@BOTH
@pytest.mark.parametrize(("name", "count"), [("letter 1", 1), ("letter 2", 3), ("letter 4", 3)])
def test_the_imprint_of_a_letter_ends_the_type_area_without_rules(printed, name, count, visual):
    last = printed[name, visual][-1]
    own = [line for line in last.lines if abs(line.size - 14) < 0.5 and "—" not in line.text]
    assert len(own) == count
    assert own[-1].bottom == pytest.approx(262, abs=0.5)
    assert own[0].x0 == pytest.approx(28 + 4.94, abs=0.5)
    assert not any(rule.level and not rule.red for rule in last.rules)


@pytest.mark.printing
@BOTH
@pytest.mark.parametrize("name", ["order", "order with rules"])
def test_an_order_prints_its_mark_number_and_text_where_clause_10_2_wants_them(printed, name, visual):
    first = printed[name, visual][0]
    mark, number, text_line = first.lines[:3]
    assert (mark.text, squeezed(number.text)) == (TOWN + "令", "第3号")
    assert mark.top == pytest.approx(57, abs=0.3)
    assert number.top - mark.bottom == pytest.approx(20.78, abs=0.5)
    assert number.center == pytest.approx(106, abs=0.5)
    assert text_line.top - number.bottom == pytest.approx(20.78, abs=2.4)
    assert not any(rule.red for rule in first.rules)
    assert first.number is not None


@pytest.mark.printing
@BOTH
@pytest.mark.parametrize("name", ["minutes", "minutes titled", "minutes bare"])
def test_minutes_print_their_mark_and_their_rule(printed, name, visual):
    first = printed[name, visual][0]
    (rule,) = [rule for rule in first.rules if rule.red]
    above = [line for line in first.lines if line.top < rule.y]
    assert above[0].text.endswith("纪要")
    assert above[0].top == pytest.approx(72, abs=0.3)
    assert (rule.x0, rule.x1) == pytest.approx((28, 184), abs=0.3)
    assert rule.y - above[-1].bottom == pytest.approx(4.26, abs=0.4)


@pytest.mark.printing
@BOTH
def test_wrapped_names_of_those_present_stand_below_the_first_name(printed, visual):
    (last,) = [sheet for sheet in printed["minutes", visual] if "出席：" in sheet.text]
    lines = [line for line in last.lines if line.size == 16]
    start = next(place for place, line in enumerate(lines) if line.text.startswith("出席："))
    assert lines[start].x0 == pytest.approx(28 + 2 * 5.571, abs=0.5)
    assert lines[start + 1].x0 == pytest.approx(lines[start].glyphs[3].x0, abs=0.5)


@pytest.mark.printing
@BOTH
@pytest.mark.parametrize("name", PREPRINTED)
def test_preprinted_paper_prints_nothing_red_and_the_rest_in_its_place(printed, name, visual):
    first = printed[name, visual][0]
    assert not any(line.red for line in first.lines)
    assert not any(rule.red for rule in first.rules)
    style = GB9704_VISUAL if visual else GB9704
    places = {line.part: line.top for line in format_pages(name, visual).lines if line.page == 0}
    number = formats()[name].furniture.masthead.number
    line = next(line for line in first.lines if squeezed(number) in squeezed(line.text))
    assert line.top == pytest.approx(places["number"], abs=0.4), style.name


@pytest.mark.printing
@BOTH
@pytest.mark.parametrize("name", ["A3", "A3 at the end"])
def test_a3_pages_print_as_a3_with_the_number_where_other_pages_have_it(printed, name, visual):
    found = printed[name, visual]
    wide = [(place, sheet) for place, sheet in enumerate(found) if sheet.width > 400]
    usual = next(sheet for sheet in found if sheet.width < 220)
    assert len(wide) > 1
    for place, sheet in wide:
        assert (sheet.width, sheet.height) == pytest.approx((420, 297), abs=0.1)
        assert squeezed(sheet.number.text) == f"—{place + 1}—"
        assert sheet.number.baseline == pytest.approx(usual.number.baseline, abs=0.05)
        if place % 2:
            assert sheet.number.x0 == pytest.approx(28 + 4.94, abs=0.5)
        else:
            assert sheet.number.x1 == pytest.approx(420 - 26 - 4.94, abs=0.5)


# -- letters of every length ----------------------------------------------------------------------


@pytest.mark.parametrize("visual", [False, True], ids=["literal", "visual"])
def test_most_letters_need_no_page_break_on_page_1(visual):
    style = GB9704_VISUAL if visual else GB9704
    broken = []
    for count in range(1, 12):
        doc = special("letter", *opening(), *text(count), stamp(), masthead=LETTER)
        pages = layout(doc, style, bundled_fonts())
        data = write_docx(pages.document, pages, style, CONTEXT)
        broken += [count for found in part(data).iter(W + "p") if divided(found)]
    assert len(broken) <= 3, broken


def divided(paragraph):
    """True for the second part of a paragraph that a page break divides."""
    begins_page = paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None
    return begins_page and value(paragraph, "pPr/ind", "firstLine") == "0"


def test_a_page_break_inside_a_paragraph_would_be_seen():
    data = format_word("order moved")
    assert sum(map(divided, part(data).iter(W + "p"))) == 1
