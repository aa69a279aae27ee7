"""Tables in Word: rules, totals, alignment, lines beside them, rows kept together, rows that pages divide."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree
from word_samples import CONTEXT, W
from word_xml import misplaced, value

import table_samples as t
from govdocs.document.nodes import Cell, PageBreak, Paragraph, Table
from govdocs.fonts.library import bundled_fonts
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704
from govdocs.writers.docx.writer import write_docx

THIN, THICK = "4", "12"


def written(*blocks):
    """The bytes of the Word file and the pages it follows."""
    pages = layout(t.bare(*blocks), GB9704, bundled_fonts())
    return write_docx(pages.document, pages, GB9704, CONTEXT), pages


def body(*blocks):
    data, _ = written(*blocks)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def table_of(*blocks):
    return next(body(*blocks).iter(W + "tbl"))


def said(element):
    return "".join(element.itertext(W + "t")).replace("\u200b", "")


def cells(table):
    """The cells of a table in rows."""
    return [row.findall(W + "tc") for row in table.findall(W + "tr")]


def edges(cell):
    """side -> thickness of the rules that a cell has of its own."""
    found = cell.find(f"{W}tcPr/{W}tcBorders")
    return {} if found is None else {etree.QName(side).localname: side.get(W + "sz") for side in found}


def beside(*blocks):
    """The paragraphs of the document's own flow that say something."""
    return [paragraph for paragraph in body(*blocks).findall(f"{W}body/{W}p") if said(paragraph)]


def simple(count=3, **more):
    return Table((t.row("序号", "任务"), *(t.row(n, t.han(20)) for n in range(1, count + 1))), **more)


# -- rules ----------------------------------------------------------------------------------------


def test_a_full_grid_has_rules_of_half_a_point_on_every_side():
    borders = table_of(simple()).find(f"{W}tblPr/{W}tblBorders")
    assert {(etree.QName(side).localname, side.get(W + "sz")) for side in borders} == {
        (side, THIN) for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    }


def test_three_lines_are_thick_outside_and_thin_under_the_head_and_above_the_total():
    table = table_of(simple(4, ruling="three", footer=1))
    borders = table.find(f"{W}tblPr/{W}tblBorders")
    assert [(etree.QName(side).localname, side.get(W + "sz")) for side in borders] == [
        ("top", THICK),
        ("bottom", THICK),
    ]
    own = [[edges(cell) for cell in row] for row in cells(table)]
    assert own == [[{"bottom": THIN}] * 2, *[[{}] * 2] * 3, [{"top": THIN}] * 2]


def test_a_head_over_columns_has_a_rule_of_its_own_in_three_lines():
    head = (t.row(Cell("村", rows=2), Cell("人数", columns=2)), t.row("男", "女"))
    rows = cells(table_of(Table((*head, t.row("甲田村", "3", "4")), ruling="three")))
    assert [edges(cell) for cell in rows[0]] == [{}, {"bottom": THIN}]
    assert [edges(cell) for cell in rows[1]] == [{"bottom": THIN}] * 3


def test_a_head_without_rows_has_no_thin_rule_upon_the_thick_one():
    (row,) = cells(table_of(Table((t.row("序号", "任务"),), ruling="three")))
    assert [edges(cell) for cell in row] == [{}, {}]


# -- cells ----------------------------------------------------------------------------------------


def test_cells_stand_where_the_layout_has_them():
    rows = cells(table_of(t.money(3)))
    aligns = [[value(cell, "p/pPr/jc") for cell in row] for row in rows]
    assert aligns[0] == ["center"] * 6
    assert aligns[3] == ["center", "center", "right", "right", "center", "left"]
    assert aligns[-1][0] == "center"


def test_totals_are_set_like_the_head():
    rows = cells(table_of(t.money(3)))
    looks = [{value(cell, "p/pPr/pStyle") for cell in row if said(cell)} for row in rows]
    assert looks[0] == looks[-1] != looks[1]


def test_only_the_rows_that_the_pages_repeat_are_named_head_rows():
    heads = [len(list(table_of(table).iter(W + "tblHeader"))) for table in (simple(60), BIG_HEAD)]
    assert heads == [1, 0]


BIG_HEAD = Table((t.row(t.han(900), "单位"), *(t.row("1", "2") for _ in range(90))))


def test_children_stand_in_the_order_of_the_schema():
    for table in (t.duties(), t.money(40), t.tall(2)):
        assert misplaced(written(table)[0]) == []


def test_a_table_of_many_columns_has_cells_without_room_beside_the_text():
    table = table_of(PageBreak("landscape"), t.plain(60, 2))
    margin = table.find(f"{W}tblPr/{W}tblCellMar/{W}left")
    assert int(margin.get(W + "w")) < 12
    assert len(table.find(W + "tblGrid")) == 60


# -- lines beside the table -----------------------------------------------------------------------


def test_pieces_above_a_table_are_parted_by_a_tab_stop_at_the_right_edge():
    (line,) = beside(simple(above=("填报单位：清禾镇", "填报日期：2025年4月10日")))
    (stop,) = line.findall(f"{W}pPr/{W}tabs/{W}tab")
    assert (stop.get(W + "val"), stop.get(W + "pos")) == ("right", str(round(156 / 25.4 * 1440)))
    assert said(line) == "填报单位：清禾镇填报日期：2025年4月10日"
    assert len(line.findall(f"{W}r/{W}tab")) == 1
    assert value(line, "pPr/keepNext") == "1"


def test_signatures_have_tab_stops_where_the_layout_begins_them():
    (line,) = beside(simple(below=t.SIGNED))
    stops = [int(stop.get(W + "pos")) for stop in line.findall(f"{W}pPr/{W}tabs/{W}tab")]
    assert stops == pytest.approx([52 / 25.4 * 1440, 104 / 25.4 * 1440], abs=1)
    assert value(line, "pPr/keepNext") is None


def test_a_piece_alone_at_the_right_edge_is_set_there():
    (line,) = beside(simple(above=("", "单位：万元")))
    assert value(line, "pPr/jc") == "right"
    assert value(line, "pPr/ind", "left") is None


def test_a_piece_of_several_lines_is_one_paragraph():
    texts = (t.han(80), "填报日期：2025年4月10日")
    assert [said(line) for line in beside(simple(above=texts))] == list(texts)


def test_lines_stand_on_their_sides_of_the_table():
    flow = [
        etree.QName(child).localname + said(child)[:4]
        for child in body(simple(above=("填报单位：",), below=("填表人：",))).find(W + "body")
        if said(child)
    ]
    assert flow == ["p填报单位", "tbl序号任务", "p填表人："]


# -- keeping together -----------------------------------------------------------------------------


def kept(table):
    """The rows whose every paragraph keeps with the next."""
    rows = table.findall(W + "tr")
    flags = [{value(p, "pPr/keepNext") for p in row.iter(W + "p")} for row in rows]
    assert all(len(each) == 1 for each in flags)
    return [number for number, each in enumerate(flags) if each == {"1"}]


def test_head_totals_and_the_row_above_the_signatures_keep_with_the_next():
    assert kept(table_of(simple(6))) == [0, 5]
    assert kept(table_of(simple(6, footer=2))) == [0, 4, 5]
    assert kept(table_of(simple(6, below=t.SIGNED))) == [0, 5, 6]


def test_rows_lower_than_the_label_of_their_group_keep_with_the_next():
    rows = (t.row(Cell(t.han(12), rows=6), "一"), *(t.row(n) for n in "二三四五六"))
    table = Table((t.row("类别", "任务"), *rows), widths=(20, 136))
    assert kept(table_of(table)) == [0, 1, 2, 4, 5]


@pytest.mark.parametrize(
    ("text", "keeps"), [("任务分工如下：", "1"), ("表1　任务分工", "1"), ("各村按时完成。", None)]
)
def test_what_leads_into_a_table_keeps_with_it(text, keeps):
    (line,) = beside(Paragraph.of(text), simple())
    assert value(line, "pPr/keepNext") == keeps


# -- rows that pages divide -----------------------------------------------------------------------


def test_a_divided_row_may_be_broken_and_has_a_paragraph_for_each_page():
    _, pages = written(t.tall(1, 2300))
    rows = cells(table_of(t.tall(1, 2300)))
    parts = [row for row in pages.rows if row.row == 1]
    assert len(rows[1][1].findall(W + "p")) == len(parts) > 1
    assert rows[1][0].getparent().find(f"{W}trPr/{W}cantSplit") is None
    assert rows[0][0].getparent().find(f"{W}trPr/{W}cantSplit") is not None
    assert said(rows[1][1]) == t.tall(1, 2300).rows[1][1].text


def test_a_merged_cell_that_goes_on_is_begun_again_on_each_page():
    table = t.duties((60,))
    _, pages = written(PageBreak("landscape"), table)
    merges = [merge.get(W + "val") for merge in table_of(PageBreak("landscape"), table).iter(W + "vMerge")]
    assert merges.count("restart") == len(pages.pages)
    label = table.rows[1][1].text
    shown = [said(row[1]) for row in cells(table_of(PageBreak("landscape"), table))[1:]]
    assert [text for text in shown if text] == [label] * len(pages.pages)


def test_a_sheet_of_a3_is_a_section_with_the_margins_of_upright_pages():
    tree = body(simple(), PageBreak("landscape", paper="A3"), t.plain(20, 2))
    last = list(tree.iter(W + "sectPr"))[-1]
    size = last.find(W + "pgSz")
    assert (size.get(W + "w"), size.get(W + "h"), size.get(W + "orient")) == ("23811", "16838", "landscape")
    margins = last.find(W + "pgMar")
    assert [
        round(int(margins.get(W + side)) / 1440 * 25.4) for side in ("top", "bottom", "left", "right")
    ] == [
        37,
        35,
        28,
        26,
    ]
