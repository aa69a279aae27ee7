"""The texts of cells: what they need, their lines, and that what was found once is not looked for again."""

import gc
import tracemalloc
from dataclasses import replace
from datetime import date

import layout_samples as s
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.context import Context
from govdocs.document.nodes import Cell, Document, PageBreak, Table
from govdocs.fonts.library import bundled_fonts
from govdocs.fonts.roles import FontRole
from govdocs.layout.engine import layout
from govdocs.layout.pages import MM_PER_POINT
from govdocs.layout.tables.cells import CellNeed, CellSetter
from govdocs.layout.tables.columns import ColumnNeed, column_needs, column_widths
from govdocs.layout.tables.grid import grid_of
from govdocs.layout.typesetting.glyphs import Pen, Typesetter, natural_offsets
from govdocs.layout.typesetting.lines import Setting, break_lines, ragged_lines
from govdocs.layout.uncollected import uncollected
from govdocs.styles.gb9704 import GB9704
from govdocs.writers.pdf import write_pdf

BODY = FontRole.FANGSONG
SIZE = 12.0
NAMES = ("何某川", "例示县清禾镇")
PIECES = (
    "走访登记", "，", "2025年4月10日", "（试行）", "何某川", "、", "例示县清禾镇", "Word 2016", "98.5%",
    "“一户一档”", "——", " ", "甲\u3000乙", "3.5公里", "；", "a-b@c.cn", "…", "（", "。",
)  # fmt: skip
cell_texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join)


def typesetter():
    return Typesetter(bundled_fonts(), GB9704.numbers.baseline)


def setter(*names):
    return CellSetter(typesetter(), names)


def lines_of(text, ems, names=()):
    """The text in lines that hold so many em."""
    found = setter(*names).lines(BODY, SIZE, ems * SIZE * MM_PER_POINT)[text]
    return [text[line.start : line.end] for line in found.lines]


# --- what a text needs -----------------------------------------------------------------------------


def test_a_text_needs_its_longest_piece_its_longest_term_its_longest_line_and_all_of_it():
    assert setter().needs(BODY)["走访登记，台账\n镇派出所"] == CellNeed(0.0, 5.0, 7.0, 11.0)


def test_numbers_and_names_are_pieces_and_a_long_sentence_is_no_term():
    need = setter("何某川").needs(BODY)["清禾镇各村组织干部入户走访2025何某川"]
    assert (need.piece, need.term) == (3.0, 0.0)


def test_a_list_of_names_needs_its_longest_name_with_its_mark():
    assert setter().needs(BODY)["平安法治和应急办公室、派出所"].term == 11.0


def test_a_name_needs_the_mark_behind_it_too():
    assert setter("各村（社区）").needs(BODY)["各村（社区）、中心学校"].piece == 7.0
    assert setter("各村（社区）").needs(BODY)["镇直和各村（社区）"].piece == 6.0


def test_a_remark_in_brackets_needs_its_brackets():
    assert setter().needs(BODY)["村（社区）"].term == 4.0


def test_a_merged_cell_asks_an_equal_share_of_each_field_and_a_missing_one_nothing():
    table = Table(((Cell("走访登记", 2, 2), Cell("甲")), (Cell("乙"),), (Cell("丙"),)))
    needs = column_needs(grid_of(table), lambda cell: setter().needs(BODY)[cell.text], 1.0)
    assert needs[0] == ColumnNeed(1.0, 2.0, 2.0, (1.0, 1.0, 1.0))
    assert needs[1].amounts == (1.0, 1.0, 0.0)
    assert needs[2].amounts == (1.0, 1.0, 0.0)


def test_long_tables_are_balanced_by_rows_from_all_over_them():
    few = [ColumnNeed(2.0, 2.0, 30.0, (30.0, 4.0)), ColumnNeed(2.0, 2.0, 30.0, (4.0, 30.0))]
    many = [ColumnNeed(2.0, 2.0, 30.0, need.amounts * 3000) for need in few]
    assert column_widths(many, 20.0) == pytest.approx(column_widths(few, 20.0), abs=1.0)
    late = [
        ColumnNeed(2.0, 2.0, 90.0, (4.0,) * 5000 + (90.0,) * 5000),
        ColumnNeed(2.0, 2.0, 8.0, (8.0,) * 10000),
    ]
    first, second = column_widths(late, 20.0)
    assert first > 2 * second


# --- lines -----------------------------------------------------------------------------------------


def test_a_text_that_fits_is_one_line_and_an_empty_one_none():
    assert lines_of("走访登记", 4) == ["走访登记"]
    assert lines_of("", 4) == []


def test_blanks_at_the_end_take_no_room():
    (line,) = ragged_lines("走访  ", [1.0, 1.0, 0.5, 0.5], (40.0, 40.0), 12.0)
    assert (line.end, line.width) == (4, 24.0)


def test_own_line_ends_divide_a_cell_and_lines_count_in_the_whole_text():
    text = "走访登记\n\n台账"
    found = setter().lines(BODY, SIZE, 3 * SIZE * MM_PER_POINT)[text]
    assert [(line.start, line.end) for line in found.lines] == [(0, 3), (3, 4), (5, 5), (6, 8)]
    assert found.width == pytest.approx(3 * SIZE)


def test_names_stay_whole_where_a_line_holds_them():
    assert lines_of("走访何某川", 4, ["何某川"]) == ["走访", "何某川"]
    assert lines_of("走访何某川", 2.5, ["何某川"]) == ["走访", "何某", "川"]


def test_the_longest_line_of_a_text_is_its_width():
    found = setter().lines(BODY, SIZE, 5 * SIZE * MM_PER_POINT)["走访登记表\n台账"]
    assert found.width == pytest.approx(max(line.width for line in found.lines)) == pytest.approx(5 * SIZE)


@given(cell_texts, st.floats(1.5, 30.0))
def test_lines_that_are_not_justified_break_as_any_others_do(text, ems):
    widths = typesetter().widths(text, BODY)
    room, spans = ems * SIZE, [(2, 5)]
    ragged = ragged_lines(text, widths, (room, room), SIZE, spans)
    general = break_lines(text, widths, room, room, Setting(SIZE + 1e-9, SIZE, justify=False), spans)
    assert [line[:2] for line in ragged] == [line[:2] for line in general]
    assert [line.forced for line in ragged] == [line.forced for line in general]
    assert [line.width for line in ragged] == pytest.approx([line.width for line in general], abs=1e-6)


@given(cell_texts)
def test_text_without_offsets_is_drawn_like_text_with_natural_ones(text):
    setter = typesetter()
    glyphs, pen = setter.glyphs(text, BODY), Pen(30.0, 40.0, SIZE)
    assert setter.runs(text, glyphs, (), pen) == setter.runs(text, glyphs, natural_offsets(glyphs, SIZE), pen)


@given(cell_texts)
def test_plain_text_is_one_run_of_its_own_face(text):
    setter = typesetter()
    widths, face = setter.plain(text, BODY)
    assert widths == setter.widths(text, BODY)
    runs, boxes = setter.runs(text, setter.glyphs(text, BODY), (), Pen(0.0, 0.0, SIZE))
    if face is None:
        assert len(runs) > 1 or boxes or any(glyph.inset for glyph in setter.glyphs(text, BODY))
    else:
        assert [(run.text, run.face, run.spacing) for run in runs] == [(text, face, pytest.approx(0.0))]
        assert face is bundled_fonts().face(BODY)


@pytest.mark.parametrize("text", ["张䶮", "清\U000e0100禾", "\ue000"])
def test_text_with_rare_characters_is_not_plain(text):
    assert typesetter().plain(text, BODY)[1] is None


class NarrowQuotes:
    """The bundled fonts with quotes half as wide, set in full cells."""

    def __init__(self):
        face = bundled_fonts().face(BODY)
        self.own = replace(face, advances={**face.advances, "“": 0.5})

    def face(self, role):
        return self.own

    def pick(self, role, character):
        return self.own if self.own.has(character) else None


def test_marks_that_are_set_into_a_cell_are_not_plain_and_every_font_set_is_its_own():
    narrow = Typesetter(NarrowQuotes(), 0.86)
    assert narrow.plain("档“一", BODY) == ([1.0] * 3, None)
    assert narrow.plain("档一", BODY)[1] is narrow.fonts.own
    assert typesetter().plain("档“一", BODY)[1] is bundled_fonts().face(BODY)
    drawn, _ = narrow.runs("档“一", narrow.glyphs("档“一", BODY), (), Pen(0, 0, SIZE))
    assert len(drawn) > 1


# --- what is remembered, and for how long ----------------------------------------------------------


def test_equal_texts_are_set_once_and_different_widths_apart():
    cells = setter()
    wide, narrow = cells.lines(BODY, SIZE, 40.0), cells.lines(BODY, SIZE, 10.0)
    assert cells.lines(BODY, SIZE, 40.0) is wide
    assert wide["走访登记表"] is wide["走访" + "登记表"]
    assert len(wide["走访登记表"].lines) < len(narrow["走访登记表"].lines)
    assert len(wide) == len(narrow) == 1


def test_roles_are_remembered_apart():
    cells = setter()
    cells.needs(BODY)["走访"]
    assert list(cells.needs(FontRole.HEITI)) == []


def test_what_was_found_for_a_table_goes_with_its_layout():
    layout(ledger_of(30), GB9704, bundled_fonts())
    gc.collect()
    assert [each for each in gc.get_objects() if isinstance(each, CellSetter)] == []


def test_the_same_document_gives_the_same_pages_however_often_it_is_laid_out():
    first, second = (layout(ledger_of(60), GB9704, bundled_fonts()) for _ in range(2))
    assert (first.pages, first.lines, first.tables) == (second.pages, second.lines, second.tables)


def memory_of(rows):
    """The most memory that a layout and its PDF took, in bytes for each of its pages."""
    document = ledger_of(rows)
    tracemalloc.start()
    try:
        pages = layout(document, GB9704, bundled_fonts())
        write_pdf(pages, Context(date(2025, 4, 10)))
        return tracemalloc.get_traced_memory()[1] / len(pages.pages)
    finally:
        tracemalloc.stop()


def test_a_page_of_a_long_table_takes_no_more_memory_than_one_of_a_short_table():
    memory_of(40)
    assert memory_of(1200) < 1.1 * memory_of(300)


def ledger_of(rows):
    listed = tuple(
        tuple(map(Cell, (str(row), "甲山村", s.han(20 + row % 40), "已建档"))) for row in range(rows)
    )
    return Document("台账", (PageBreak("landscape"), Table(listed)))


@pytest.mark.parametrize("enabled", [True, False])
def test_the_search_for_cycles_is_afterwards_as_it_was_even_after_a_failure(enabled):
    (gc.enable if enabled else gc.disable)()
    try:
        with pytest.raises(KeyError):
            _fail_uncollected()
        assert gc.isenabled() is enabled
    finally:
        gc.enable()


def test_what_was_made_without_the_collector_is_old_and_what_a_program_froze_stays_frozen():
    _many()
    assert gc.get_count()[0] < 5000
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        _many()
        assert gc.get_freeze_count() >= frozen > 0
    finally:
        gc.unfreeze()


@uncollected()
def _many():
    return [[number] for number in range(20000)]


@uncollected()
def _fail_uncollected():
    assert not gc.isenabled()
    raise KeyError
