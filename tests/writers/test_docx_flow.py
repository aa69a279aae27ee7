"""How Word's pages are made to end where the layout ends them, on lines set by hand."""

import re

import pytest
from word_samples import CONTEXT, PROSE, W, document, opening, pages_of, part, samples, stamp

from govdocs.document.nodes import Heading, PageBreak, Paragraph
from govdocs.fonts.library import bundled_fonts
from govdocs.layout.engine import layout
from govdocs.layout.pages import Page, Pages, PlacedLine, Squeeze
from govdocs.styles.gb9704 import GB9704
from govdocs.writers.docx.flow import Room
from govdocs.writers.docx.paging import arranged
from govdocs.writers.docx.runs import Segment, runs
from govdocs.writers.docx.writer import write_docx

PITCH = 10.446
SHEET = Page(210.0, 297.0, "portrait", 1)


def line(index, start, page, row, size=16.0, **more):
    """A line of 28 characters, `row` lines below the top of the type area."""
    return PlacedLine("block", index, start, start + 28, page, 37 + row * PITCH, 28.0, 184.0, size, **more)


def flow(lines, blocks, pages=2, heights=(12756, 12756), pitches=None):
    laid = Pages(document(*blocks), (SHEET,) * pages, tuple(lines), pitches or (PITCH,) * pages)
    return arranged(laid, GB9704, Room(0, 37.0, heights))


def paragraph(count):
    return Paragraph.of("清" * 28 * count)


def test_full_pages_need_no_help():
    lines = [line(0, 28 * at, at // 22, at % 22) for at in range(30)]
    (only,) = flow(lines, [paragraph(30)])
    assert (only.line, only.forced, only.before) == (579, False, 0)


def test_a_paragraph_that_the_layout_divided_early_is_divided_by_a_page_break():
    lines = [line(0, 28 * at, int(at >= 20), at % 20) for at in range(30)]
    first, second = flow(lines, [paragraph(30)])
    assert (len(first.lines), len(second.lines)) == (20, 10)
    assert (second.forced, second.continued) == (True, True)


def test_a_block_that_would_go_on_the_page_before_begins_a_page():
    lines = [line(0, 28 * at, 0, at) for at in range(10)] + [line(1, 0, 1, 0)]
    _, second = flow(lines, [paragraph(10), paragraph(1)])
    assert second.forced


def test_a_block_behind_a_page_break_begins_a_page():
    lines = [line(0, 28 * at, 0, at) for at in range(22)] + [line(2, 0, 1, 0)]
    _, second = flow(lines, [paragraph(22), PageBreak(), paragraph(1)])
    assert second.forced


def test_a_tightened_page_has_tighter_lines():
    tight = PITCH * 28 / 29.61
    lines = [line(0, 28 * at, 0, at * 28 / 29.61) for at in range(22)]
    (only,) = flow(lines, [paragraph(22)], pages=1, heights=(12756,), pitches=(tight,))
    assert only.line == 547
    (only, other) = flow([*lines, line(1, 0, 1, 0)], [paragraph(22), paragraph(1)], pitches=(tight, PITCH))
    assert (only.line, other.line) == (547, 579)


def test_a_page_that_overflows_is_pressed_together():
    lines = [line(0, 28 * at, 0, at) for at in range(23)]
    (only,) = flow(lines, [paragraph(23)], pages=1, heights=(12756,))
    assert only.line * 23 <= 12756


def test_a_gap_gives_way_where_a_page_comes_out_close():
    lines = [line(0, 28 * at, 0, at) for at in range(20)]
    lines += [PlacedLine("block", 1, 0, 28, 0, 37 + 20.6 * PITCH, 28.0, 184.0, 16.0), line(2, 0, 1, 0)]
    blocks = [paragraph(20), Paragraph.of("清" * 28, "attachment_note", 3), paragraph(1)]
    wide = flow(lines, blocks)[1].before
    narrow = flow(lines, blocks, heights=(21 * 579 + 350, 12756))[1].before
    assert wide == pytest.approx(345, abs=25)
    assert narrow == 350 - 87


def test_empty_pages_are_passed_over():
    lines = [line(0, 28 * at, 0, at) for at in range(5)]
    assert len(flow(lines, [paragraph(5)], pages=3, heights=(12756,) * 3)) == 1


def test_blocks_without_lines_are_left_out():
    assert flow([line(1, 0, 0, 0)], [Heading(1, "", ""), paragraph(1)])[0].index == 1


# -- runs -----------------------------------------------------------------------------------------


def spacings(xml):
    return re.findall(r'(?:w:spacing w:val="(-?\d+)"/></w:rPr>|</w:rPr>|<w:r>)<w:t[^>]*>([^<]*)', xml)


def placed(start, end, **more):
    return PlacedLine("block", 0, start, end, 0, 37.0, 28.0, more.pop("x1", 184.0), 16.0, **more)


def test_a_squeezed_mark_gets_less_space_than_its_line():
    squeezed = placed(0, 4, tracking=0.5, squeezes=(Squeeze(1, 3.0),))
    assert spacings(runs([Segment("甲，乙丙丁")], [squeezed, placed(4, 5)])) == [
        ("10", "甲"),
        ("-50", "，"),
        ("10", "乙丙"),
        ("", "丁"),
    ]


def test_a_squeeze_alone_counts_from_the_spacing_of_the_style():
    assert spacings(runs([Segment("甲，")], [placed(0, 2, squeezes=(Squeeze(1, 1.0),))], default=-5)) == [
        ("", "甲"),
        ("-25", "，"),
    ]


def test_a_tight_line_is_set_a_twip_tighter():
    assert spacings(runs([Segment("甲乙")], [placed(0, 2, tracking=-0.6)], default=-5)) == [("-13", "甲乙")]


def test_blanks_that_the_layout_left_out_stay_in_the_text():
    assert (
        "".join(text for _, text in spacings(runs([Segment("甲 乙")], [placed(0, 1), placed(2, 3)])))
        == "甲 乙"
    )


def test_a_line_of_text_that_is_not_justified_ends_where_nothing_else_would_end_it():
    short, long = placed(0, 2, x1=100.0), placed(0, 2, x1=183.0)
    assert "<w:br/>" in runs([Segment("甲乙丙")], [short, placed(2, 3)], free=lambda line: 184.0 - line.x1)
    assert "<w:br/>" not in runs([Segment("甲乙丙")], [long, placed(2, 3)], free=lambda line: 184.0 - line.x1)


# -- signatures -----------------------------------------------------------------------------------


def test_a_row_of_seals_at_the_head_of_a_page_keeps_its_space():
    doc = document(*opening(), Paragraph.of(PROSE), stamp(*(f"例示县第{number}局" for number in range(18))))
    pages = layout(doc, GB9704, bundled_fonts())
    data = write_docx(pages.document, pages, GB9704, CONTEXT)
    rows = [row for row in part(data).iter(W + "p") if row.find(f"{W}pPr/{W}tabs") is not None]
    broken = [row for row in rows if row.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert len(broken) == 1
    assert int(broken[0].find(f"{W}pPr/{W}spacing").get(W + "before")) > 500


def test_every_sample_has_a_page_for_each_of_its_lines():
    for name in samples():
        pages = pages_of(name)
        assert max(line.page for line in pages.lines) < len(pages.pages)
