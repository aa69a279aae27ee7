"""The Word file itself: what a clerk edits, and what other programs read."""

import io
import re
import runpy
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache

import docx
import pytest
from lxml import etree
from word_samples import (
    CONTEXT,
    IMPRINT,
    OTHERS,
    PROSE,
    TOWN,
    W,
    document,
    names,
    opening,
    pages_of,
    paragraphs,
    part,
    samples,
    stamp,
    text,
    visible,
    word,
)
from word_xml import footer_of, misplaced, value

from govdocs.context import Context
from govdocs.document.nodes import Heading, Paragraph, StampArea, Table
from govdocs.document.walk import plain_text, texts
from govdocs.fonts.library import bundled_fonts
from govdocs.fonts.roles import FontRole
from govdocs.layout.codes import LINES_MOVED
from govdocs.layout.engine import layout
from govdocs.layout.pages import PlacedLine
from govdocs.styles.gb9704 import GB9704, GB9704_VISUAL
from govdocs.writers.docx.flow import Unit
from govdocs.writers.docx.oxml import escape, run
from govdocs.writers.docx.paragraphs import text_paragraph
from govdocs.writers.docx.writer import write_docx
from measure import sheets
from office import Office

ALL = sorted(samples())
HAN = "清禾镇各村组织干部" * 60


def written(doc, style=GB9704, context=CONTEXT):
    pages = layout(doc, style, bundled_fonts())
    return write_docx(pages.document, pages, style, context)


def compact(characters):
    return "".join(characters.split())


def paragraph_of(data, beginning):
    """The first paragraph whose text begins so."""
    for found in part(data).iter(W + "p"):
        if "".join(node.text or "" for node in found.findall(f"{W}r/{W}t")).startswith(beginning):
            return found
    raise LookupError(beginning)


# -- text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_every_text_of_the_document_is_in_the_file(name):
    shown = compact(visible(part(word(name))))
    for wanted in texts(pages_of(name).document):
        if name == "stamped" and wanted == TOWN:
            continue  # a 签名章 stands for its issuer (7.3.5.3)
        assert compact(wanted) in shown


@pytest.mark.parametrize("name", ["plan", "bare", "unsealed", "address"])
def test_paragraphs_are_whole_and_in_order(name):
    found = iter(compact(text) for _, text in paragraphs(word(name)))
    for block in pages_of(name).document.blocks:
        if isinstance(block, Heading | Paragraph):
            assert compact(plain_text(block)) in found


def test_characters_that_xml_cannot_hold_are_seen():
    assert escape("甲\x0b乙\ud800<&>") == "甲\ufffd乙\ufffd&lt;&amp;&gt;"


def test_line_ends_and_tabs_become_elements():
    assert run("甲\t乙\n丙").count("<w:tab/>") == run("甲\t乙\n丙").count("<w:br/>") == 1
    assert run("") == ""


def test_full_width_quotes_are_taken_as_chinese():
    runs = [run for run in part(word("plan")).iter(W + "r") if re.search("[“”—…]", "".join(run.itertext()))]
    assert runs
    assert {value(run, "rPr/rFonts", "hint") for run in runs} == {"eastAsia"}


# -- styles ---------------------------------------------------------------------------------------


def test_headings_have_styles_with_outline_levels():
    styles = docx.Document(io.BytesIO(word("bare"))).styles
    levels = {
        style.name: value(style.element, "pPr/outlineLvl")
        for style in styles
        if value(style.element, "pPr/outlineLvl")
    }
    assert levels == {
        "公文标题": "0",
        "附件标题": "0",
        "一级标题": "1",
        "二级标题": "2",
        "三级标题": "3",
        "四级标题": "4",
        "五级标题": "5",
    }
    used = {text: style for style, text in paragraphs(word("bare")) if text}
    assert used["一、总体要求"] == "GovHeading1"
    assert used["1.资料要求"] == "GovHeading3"


def test_a_run_in_heading_keeps_its_style_and_its_text_that_of_the_body():
    paragraph = paragraph_of(word("bare"), "（一）加强领导。")
    families = [value(run, "rPr/rFonts", "eastAsia") for run in paragraph.findall(W + "r")]
    assert value(paragraph, "pPr/pStyle") == "GovHeading2"
    assert value(paragraph, "pPr/keepNext") == "0"
    assert families[0] is None
    assert set(families[1:]) == {"仿宋_GB2312"}


def test_a_run_of_another_role_has_its_font():
    paragraph = paragraph_of(word("bare"), "出席：")
    assert [value(run, "rPr/rFonts", "eastAsia") for run in paragraph.findall(W + "r")] == [None, "黑体"]


def test_the_first_line_is_indented_in_characters_and_in_twips():
    indent = next(
        style for style in part(word("bare"), "word/styles.xml") if style.get(W + "styleId") == "GovBody"
    )
    assert value(indent, "pPr/ind", "firstLineChars") == "200"
    assert value(indent, "pPr/ind", "firstLine") == "632"


@pytest.mark.parametrize(("visual", "style"), [(False, GB9704), (True, GB9704_VISUAL)])
def test_the_page_is_set_up_as_the_profile_says(visual, style):
    section = next(part(word("bare", visual)).iter(W + "sectPr"))
    margins = {side: int(value(section, "pgMar", side)) for side in ("top", "bottom", "left", "right")}
    assert margins == {side: round(getattr(style.word, side) * 1440 / 25.4) for side in margins}
    assert int(value(section, "docGrid", "linePitch")) == style.word.line_pitch
    assert value(section, "docGrid", "type") == "lines"


def test_the_literal_profile_has_the_margins_of_the_standard():
    section = next(part(word("bare")).iter(W + "sectPr"))
    assert [value(section, "pgMar", side) for side in ("top", "bottom", "left", "right")] == [
        "2098",
        "1984",
        "1587",
        "1474",
    ]


def test_the_fonts_can_be_replaced_and_no_theme_is_named():
    data = word("bare")
    fonts = part(data, "word/fontTable.xml")
    assert {font.get(W + "name") for font in fonts} == set(GB9704.fonts.values())
    assert all(font.find(W + "altName") is not None and value(font, "charset") == "86" for font in fonts)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not any(b"Theme=" in package.read(name) for name in package.namelist())


def test_a_style_sheet_of_ones_own_changes_the_styles():
    other = replace(GB9704, fonts={**GB9704.fonts, FontRole.FANGSONG: "仿宋"})
    styles = part(written(samples()["bare"], other), "word/styles.xml")
    body = next(style for style in styles if style.get(W + "styleId") == "GovBody")
    assert value(body, "rPr/rFonts", "eastAsia") == "仿宋"


def test_line_ends_are_left_to_word_by_the_rules_for_chinese():
    settings = part(word("bare"), "word/settings.xml")
    assert value(settings, "characterSpacingControl") == "doNotCompress"
    assert settings.find(W + "evenAndOddHeaders") is not None
    normal = next(
        style for style in part(word("bare"), "word/styles.xml") if style.get(W + "styleId") == "Normal"
    )
    rules = {
        name: value(normal, f"pPr/{name}")
        for name in ("kinsoku", "autoSpaceDE", "autoSpaceDN", "widowControl")
    }
    assert rules == {"kinsoku": "1", "autoSpaceDE": "0", "autoSpaceDN": "0", "widowControl": "0"}


@pytest.mark.parametrize("name", ALL)
def test_elements_stand_in_the_order_of_the_schema(name):
    assert misplaced(word(name)) == []


# -- the package ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["plan", "attachments"])
def test_the_same_document_gives_the_same_bytes(name):
    pages = pages_of(name)
    assert write_docx(pages.document, pages, GB9704, CONTEXT) == word(name)


def test_the_properties_name_document_author_and_day():
    properties = docx.Document(io.BytesIO(word("plan"))).core_properties
    assert (properties.title, properties.author, properties.subject) == ("关于印发方案的通知", TOWN, "通知")
    assert (properties.language, properties.created.date()) == ("zh-CN", CONTEXT.today)


def test_another_day_gives_another_file():
    assert written(samples()["unsealed"], context=Context(date(2026, 1, 1))) != word("unsealed")


def test_the_committed_template_is_what_its_script_makes(root):
    script = runpy.run_path(str(root / "scripts" / "build_base_docx.py"))
    assert (root / "templates" / "docx" / "base.docx").read_bytes() == script["base"]()


def test_relations_lead_to_parts(tmp_path):
    data = word("attachments")
    listed = part(data, "word/_rels/document.xml.rels")
    assert {f"word/{relation.get('Target')}" for relation in listed} <= set(names(data))


# -- pages ----------------------------------------------------------------------------------------


def test_page_numbers_stand_outside_and_are_fields():
    data = word("unsealed")
    section = next(part(data).iter(W + "sectPr"))
    sides = {
        kind: (value(footer.find(W + "p"), "pPr/jc"), "".join(footer.itertext()))
        for kind in ("default", "even")
        for footer in [footer_of(data, section, kind)]
    }
    assert sides == {"default": ("right", "—  PAGE 1 —"), "even": ("left", "—  PAGE 1 —")}


def numbered(data):
    return [
        "PAGE" in "".join(footer_of(data, section, "default").itertext())
        for section in part(data).iter(W + "sectPr")
    ]


def test_blank_pages_and_the_imprint_behind_them_bear_no_number():
    data = written(document(*opening(), *text(4), stamp(), *opening()[:1], *text(3)))
    pages = layout(document(*opening(), *text(4), stamp(), *opening()[:1], *text(3)), GB9704, bundled_fonts())
    silent = [page.number is None for page in pages.pages]
    assert numbered(data) == ([True, False] if any(silent) else [True])


def test_an_imprint_behind_a_blank_page_has_a_section_without_number():
    for count in range(1, 12):
        doc = document(*opening(), *text(count), stamp())
        pages = layout(doc, GB9704, bundled_fonts())
        if any(page.number is None for page in pages.pages):
            break
    assert numbered(write_docx(pages.document, pages, GB9704, CONTEXT)) == [True, False]


def test_an_imprint_without_any_text_still_stands_on_its_own_page():
    data = written(document(masthead=None))
    breaks = [found.find(f"{W}pPr/{W}pageBreakBefore") is not None for found in part(data).iter(W + "p")]
    assert breaks[:2] == [False, True]


def test_without_page_numbers_no_footer_has_a_field():
    assert numbered(written(document(*opening(), *text(), numbers=False))) == [False]


def test_a_landscape_attachment_is_a_section_with_its_number_in_a_turned_box():
    data = word("attachments")
    sections = list(part(data).iter(W + "sectPr"))
    assert [value(section, "pgSz", "orient") for section in sections] == [None, "landscape", None]
    footer = footer_of(data, sections[1], "even")
    assert b"layout-flow:vertical" in etree.tostring(footer)
    assert "PAGE" in "".join(footer.itertext())


def test_a_plan_and_an_attachment_begin_a_page():
    title = paragraph_of(word("plan"), "困境儿童春季走访工作方案")
    label = paragraph_of(word("attachments"), "附件1")
    assert all(found.find(f"{W}pPr/{W}pageBreakBefore") is not None for found in (title, label))


def test_a_table_that_begins_a_page_gets_a_paragraph_for_the_break():
    data = word("table at once")
    table = next(part(data).iter(W + "tbl"))
    assert value(table.getprevious(), "pPr/pStyle") in {"GovEmpty", "GovDate"}


@cache
def with_moved_lines():
    """A document whose signature took the last lines of a longer paragraph to the next page."""
    for count in range(150, 420, 14):
        pages = layout(document(*opening(), Paragraph.of(HAN[:count]), stamp()), GB9704, bundled_fonts())
        moved = any(finding.code == LINES_MOVED for finding in pages.findings)
        own = {line.page for line in pages.lines if line.part == "block" and line.index == 2}
        if moved and len(own) == 2:
            return pages
    raise LookupError("no such document")


def test_lines_that_the_layout_moved_are_a_paragraph_of_their_own():
    pages = with_moved_lines()
    data = write_docx(pages.document, pages, GB9704, CONTEXT)
    moved = paragraph_of(data, HAN[:10])
    assert value(moved, "pPr/jc") is None
    rest = moved.getnext()
    assert rest.find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert value(rest, "pPr/ind", "firstLine") == "0"
    assert compact(plain_text(pages.document.blocks[2])) in compact(visible(part(data)))


def last_spacing(text):
    """The spacing of the last run of a paragraph of `text` that goes on behind a page break."""
    line = PlacedLine("block", 0, 0, len(text), 0, 37.0, 28.0, 184.0, 16.0)
    unit = Unit(0, GB9704.looks["body"], 16.0, 579, [line])
    _, inside = text_paragraph(unit, Paragraph.of(text + "后"), GB9704, (28.0, 184.0))
    return re.findall('<w:spacing w:val="(-?[0-9]+)"/>', inside)


def test_a_short_line_before_a_moved_one_is_spaced_to_the_edge():
    assert last_spacing("清" * 27) == ["6"]
    assert last_spacing("清" * 26 + "25") == ["6"]


def test_a_line_with_letters_before_a_moved_one_keeps_its_spacing():
    assert last_spacing("清" * 24 + "98.6%") == []


@pytest.mark.printing
def test_the_last_line_before_a_moved_one_reaches_the_right_edge(tmp_path):
    pages = with_moved_lines()
    file = tmp_path / "moved.docx"
    file.write_bytes(write_docx(pages.document, pages, GB9704, CONTEXT))
    (printed,) = Office(tmp_path).printed([file], tmp_path)
    first, second = sheets(printed)
    lines = [line for line in first.body if line.text.strip("清禾镇各村组织干部") == ""]
    assert lines[-1].x1 == pytest.approx(184, abs=0.8)
    assert len(lines) == sum(
        1 for line in pages.lines if line.part == "block" and (line.index, line.page) == (2, 0)
    )
    assert second.body[0].text.startswith(HAN[lines_end(pages)])


def lines_end(pages):
    """Where page 1 ends in the text of the body."""
    return max(line.end for line in pages.lines if line.part == "block" and (line.index, line.page) == (2, 0))


# -- furniture ------------------------------------------------------------------------------------


def test_the_red_rule_is_the_border_of_the_number():
    number = paragraph_of(word("plan"), "清政发〔2025〕3号")
    border = number.find(f"{W}pPr/{W}pBdr/{W}bottom")
    assert (border.get(W + "color"), border.get(W + "sz")) == ("FF0000", "12")


def test_the_names_of_a_joint_mark_stand_below_each_other_beside_one_suffix():
    table = next(part(word("joint")).iter(W + "tbl"))
    rows = table.findall(W + "tr")
    merges = [value(row.findall(W + "tc")[1], "tcPr/vMerge") for row in rows]
    assert [compact(visible(row)) for row in rows] == [TOWN + "文件", *OTHERS]
    assert merges == ["restart", "continue", "continue", "continue"]


def test_signers_stand_at_tab_stops_behind_the_number():
    lines = [visible(found) for found in part(word("upward")).iter(W + "p") if "签发人" in visible(found)]
    assert lines == ["\n签发人：何某川\n施远"]
    assert visible(paragraph_of(word("upward"), "清政报")) == "清政报〔2025〕5号\n李𬱖"


def test_the_imprint_is_a_table_in_a_box_with_a_fallback():
    content = etree.tostring(part(word("plan")), encoding="unicode")
    box = content[content.index("mc:AlternateContent") :]
    assert box.count("抄送：") == 2
    assert "v:textbox" in box
    sizes = re.findall(r'<w:(?:top|bottom) w:val="single" w:sz="(\d+)"', box.split("mc:Fallback")[0])
    assert sizes == ["8", "6", "6", "8"]


def test_addressees_and_other_items_of_the_imprint_are_kept():
    imprint = replace(IMPRINT, addressees="各村", others=("印数：30份",))
    shown = visible(part(written(document(*opening(), *text(), stamp(), imprint=imprint))))
    assert "主送：各村。" in shown
    assert "印数：30份" in shown


def test_seals_lie_behind_the_text_of_their_names():
    data = word("joint")
    anchors = list(
        part(data).iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor")
    )
    behind = [anchor.get("behindDoc") for anchor in anchors]
    assert behind == ["1"] * 4 + ["0"]
    assert sum(name.startswith("word/media/") for name in names(data)) == 1


def test_names_and_date_of_the_signature_stay_together():
    found = [
        (value(one, "pPr/pStyle"), value(one, "pPr/keepNext")) for one in part(word("unsealed")).iter(W + "p")
    ]
    signature = [pair for pair in found if pair[0] in {"GovSignature", "GovDate"}]
    assert signature == [("GovSignature", "1"), ("GovSignature", "1"), ("GovDate", None)]


@pytest.mark.parametrize(("length", "kept"), [(40, "1"), (250, None)])
def test_a_short_last_paragraph_goes_with_the_signature_and_a_long_one_is_left_alone(length, kept):
    data = written(document(*opening(), Paragraph.of(HAN[:length]), stamp()))
    found = [value(one, "pPr/keepNext") for one in part(data).iter(W + "p") if HAN[:8] in visible(one)]
    assert found == [kept]


# -- tables ---------------------------------------------------------------------------------------


def test_a_table_names_the_width_of_every_column():
    table = next(part(word("table at once")).iter(W + "tbl"))
    columns = [int(column.get(W + "w")) for column in table.find(W + "tblGrid")]
    assert sum(columns) == int(value(table, "tblPr/tblW", "w"))
    assert len(columns) == 4


def test_head_rows_repeat_and_no_row_is_divided():
    rows = list(next(part(word("table at once")).iter(W + "tbl")).iter(W + "tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows][:3] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_a_cell_of_two_lines_has_two_paragraphs():
    row = next(part(word("table at once")).iter(W + "tbl")).findall(W + "tr")[1]
    assert len(row.findall(W + "tc")[3].findall(W + "p")) == 2


def test_merged_cells_are_carried_over_with_their_text():
    pages = pages_of("attachments")
    index = max(at for at, block in enumerate(pages.document.blocks) if isinstance(block, Table))
    tables = [table for table in part(word("attachments")).iter(W + "tbl") if "第0组" in visible(table)]
    restarts = [cell for cell in tables[0].iter(W + "vMerge") if cell.get(W + "val") == "restart"]
    carried = {
        (row.page, row.row)
        for row in pages.rows
        if row.index == index and row.row > 1 and (row.row - 2) % 3 != 0
    }
    firsts = {
        min(row.row for row in pages.rows if row.index == index and row.page == page and row.row > 1)
        for page in {page for page, _ in carried}
    }
    assert len(restarts) == 10 + sum((first - 2) % 3 != 0 for first in firsts)


def test_a_cell_over_several_columns_spans_them():
    table = next(table for table in part(word("attachments")).iter(W + "tbl") if "合计" in visible(table))
    assert [span.get(W + "val") for span in table.iter(W + "gridSpan")] == ["7"]


def test_long_latin_words_may_be_broken():
    paragraph = paragraph_of(word("address"), PROSE[:10])
    assert "\u200b" in "".join(paragraph.itertext())
    assert value(paragraph, "pPr/wordWrap") == "0"


def test_a_block_that_is_no_paragraph_is_refused():
    pages = pages_of("unsealed")
    broken = replace(
        pages,
        document=replace(
            pages.document,
            blocks=tuple(
                Table(()) if isinstance(block, StampArea) else block for block in pages.document.blocks
            ),
        ),
    )
    write_docx(broken.document, broken, GB9704, CONTEXT)
