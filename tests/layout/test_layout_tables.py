import layout_samples as s
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.document.nodes import Cell, PageBreak, Paragraph, Table
from govdocs.fonts.library import bundled_fonts
from govdocs.fonts.roles import FontRole
from govdocs.layout import codes
from govdocs.layout.kit import Kit
from govdocs.layout.tables.cells import listed
from govdocs.layout.tables.sheets import fits_closely, fits_upright
from govdocs.layout.typesetting.glyphs import Typesetter
from govdocs.styles.gb9704 import GB9704


def row(*texts):
    return tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in texts)


HEAD = row("序号", "任务", "牵头单位", "完成时限")


def duties(count, length=30):
    """A table of that many duties."""
    body = (row(str(n), s.han(length), "镇民政办", "2025年6月30日") for n in range(1, count + 1))
    return Table((HEAD, *body))


def plain(*blocks, **more):
    return s.laid_out(s.document(*blocks, masthead=None, imprint=None, **more))


def cells(pages, index=0):
    """The text of each cell as drawn on each page: (page, row, number) -> text."""
    table = pages.document.blocks[index]
    found = {}
    for line in s.of_block(pages, index):
        key = (line.page, line.row, line.column)
        found[key] = found.get(key, "") + table.rows[line.row][line.column].text[line.start : line.end]
    return found


def test_every_cell_is_drawn_and_the_head_repeats_on_each_page():
    pages = plain(duties(40))
    found = cells(pages)
    assert len(pages.pages) > 1
    for page in range(len(pages.pages)):
        assert found[page, 0, 1] == "任务"
    for number in range(1, 41):
        (text,) = [text for (_, r, c), text in found.items() if (r, c) == (number, 1)]
        assert text == s.han(30)


def test_rows_are_not_divided_and_stay_inside_the_type_area():
    pages = plain(duties(40, 60))
    for placed in pages.rows:
        assert placed.top >= 37.0
        assert placed.top + placed.height <= 262.05
    assert [(p.row, p.page) for p in pages.rows if p.row] == sorted(
        (p.row, p.page) for p in pages.rows if p.row
    )


def test_columns_fill_the_page_and_follow_their_content():
    (table,) = plain(duties(3, 80)).tables
    assert sum(table.widths) == pytest.approx(156.0)
    assert table.left == pytest.approx(28.0)
    assert table.size == 12.0
    number, task, unit, date = table.widths
    assert number < unit < date < task


def test_dates_names_and_numbers_are_not_broken():
    names = ("欧阳某远",)
    body = [row(str(n), s.han(90), "欧阳某远", "2025年6月30日", s.han(70), "123456.78") for n in range(3)]
    pages = plain(Table((row("序号", "任务", "联系人", "时限", "措施", "金额"), *body)), names=names)
    lines = {(line.row, line.column): (line.start, line.end) for line in s.of_block(pages, 0) if line.row}
    assert lines[1, 2] == (0, 4)
    assert lines[1, 3] == (0, 10)
    assert lines[1, 5] == (0, 9)


def test_heads_are_black_and_centred_cells_are_fang():
    pages = plain(duties(1))
    fonts = bundled_fonts()
    faces = {run.text: run.face for run in pages.pages[0].runs}
    assert faces["任务"] is fonts.pick(FontRole.HEITI, "任")
    assert faces["镇民政办"] is fonts.pick(FontRole.FANGSONG, "镇")
    head = next(line for line in s.of_block(pages, 0) if (line.row, line.column) == (0, 1))
    table = pages.tables[0]
    left = table.left + table.widths[0]
    assert s.middle(head) == pytest.approx(left + table.widths[1] / 2)


def test_wished_widths_are_kept_and_shrunk_to_the_page():
    wished = Table(duties(1).rows, widths=(20.0, 60.0, 30.0, 40.0))
    assert plain(wished).tables[0].widths == (20.0, 60.0, 30.0, 40.0)
    wide = Table(duties(1).rows, widths=(40.0, 120.0, 60.0, 92.0))
    assert sum(plain(wide).tables[0].widths) == pytest.approx(156.0)


def merged(count):
    """A table whose first column is one merged cell over all its rows."""
    first = (Cell("关爱服务", rows=count), Cell("任务1"), Cell("镇民政办"))
    return Table(
        (row("类别", "任务", "单位"), first, *(row(f"任务{n}", "镇民政办") for n in range(2, count + 1)))
    )


def test_a_merged_cell_is_carried_over_with_its_text():
    pages = plain(merged(60))
    found = cells(pages)
    assert len(pages.pages) == 3
    assert [found[page, 1, 0] for page in range(3)] == ["关爱服务"] * 3


def test_no_rule_crosses_a_merged_cell():
    pages = plain(merged(4))
    table = pages.tables[0]
    inner = table.left + table.widths[0]
    tops = sorted(placed.top for placed in pages.rows)
    for top in tops[2:]:
        (rule,) = [r for r in pages.pages[0].rules if r.y0 == r.y1 == pytest.approx(top)]
        assert rule.x0 == pytest.approx(inner)


def test_a_cell_over_columns_has_no_rule_inside():
    pages = plain(
        Table((row(Cell("走访情况", columns=2), "备注"), row("户数", "人数", ""), row("12", "36", "无")))
    )
    table = pages.tables[0]
    inner = table.left + table.widths[0]
    (rule,) = [r for r in pages.pages[0].rules if r.x0 == r.x1 == pytest.approx(inner)]
    assert rule.y0 == pytest.approx(sorted(placed.top for placed in pages.rows)[1])


def test_a_merged_cell_longer_than_its_rows_makes_them_higher():
    short = plain(merged(2)).rows
    first = (Cell(s.han(60), rows=2), Cell("任务1"), Cell(s.han(300)))
    tall = plain(Table((row("类别", "任务", "单位"), first, row("任务2", "镇民政办"))))
    assert tall.rows[2].height >= short[2].height
    lines = [line for line in s.of_block(tall, 0) if (line.row, line.column) == (1, 0)]
    last = max(placed.top + placed.height for placed in tall.rows)
    assert max(s.bottom(line) for line in lines) < last


def test_a_merged_cell_that_does_not_fit_its_first_page_goes_on_with_the_rest():
    first = (Cell(s.han(24), rows=3), Cell("任务1"), Cell(s.han(200)))
    table = Table((row("类别", "任务", "单位"), first, row("任务2", s.han(200)), row("任务3", s.han(200))))
    table = Table(table.rows, widths=(20.0, 20.0, 116.0))
    for before in range(10, 21):
        pages = plain(s.lines(before), table)
        drawn = [line for line in s.of_block(pages, 1) if (line.row, line.column) == (1, 0)]
        assert {i for line in drawn for i in range(line.start, line.end)} == set(range(24)), before


def test_a_row_higher_than_a_page_is_divided_and_reported():
    pages = plain(Table((HEAD, row("1", s.han(2500), "镇民政办", "2025年6月30日"))))
    assert codes.ROW_DIVIDED in s.codes(pages)
    text = "".join(text for (_, r, c), text in sorted(cells(pages).items()) if (r, c) == (1, 1))
    assert text == s.han(2500)
    assert cells(pages)[1, 0, 1] == "任务"


def many(columns, text):
    return Table((row(*("项目" for _ in range(columns))), row(*(text for _ in range(columns)))))


def test_a_wide_table_is_set_smaller_and_reported():
    pages = plain(many(8, "12345678"))
    assert codes.TABLE_SHRUNK in s.codes(pages)
    assert pages.tables[0].size == 10.5


def test_a_table_that_cannot_fit_is_reported_and_stays_inside():
    pages = plain(many(20, "2025年6月30日"))
    assert codes.TABLE_TOO_WIDE in s.codes(pages)
    assert sum(pages.tables[0].widths) <= 156.01
    assert cells(pages)[0, 1, 19] == "2025年6月30日"


def test_lines_and_gaps_of_a_cell_are_kept():
    pages = plain(Table((row("单位", "人员"), row("镇派出所\n镇司法所", ""))))
    lines = [line for line in s.of_block(pages, 0) if line.row == 1]
    assert [(line.start, line.end) for line in lines] == [(0, 4), (5, 9)]


def test_an_empty_line_of_a_cell_takes_its_room():
    pages = plain(Table((row("单位"), row("镇派出所\n\n镇司法所"))))
    first, _, last = [line for line in s.of_block(pages, 0) if line.row == 1]
    assert last.top - first.top == pytest.approx(2 * pages.tables[0].pitch)


def test_tables_without_text_are_drawn_all_the_same():
    for table in (Table(()), Table(((),)), Table((row(""), row(Cell("", 9, 9))), header=5)):
        assert len(plain(s.lines(1), table, s.lines(1)).pages) == 1


def test_rows_with_missing_cells_are_drawn_as_far_as_they_go():
    pages = plain(Table((row("甲", "乙", "丙"), row("一")), header=0))
    assert cells(pages) == {(0, 0, 0): "甲", (0, 0, 1): "乙", (0, 0, 2): "丙", (0, 1, 0): "一"}


def test_two_tables_in_a_row_are_drawn_apart():
    pages = plain(duties(1), duties(1), s.lines(1))
    first, second = (sorted(r.top for r in pages.rows if r.index == i) for i in (0, 1))
    assert second[0] > first[-1]
    assert s.of_block(pages, 2)[0].top > second[-1]


def test_a_table_stands_a_line_below_its_attachment_title():
    title = Paragraph.of("任务分解表", "attachment_title")
    pages = plain(Paragraph.of("附件", "attachment_label"), title, duties(1))
    assert pages.rows[0].top - s.bottom(s.of_block(pages, 1)[0]) == pytest.approx(10.39)


def test_a_landscape_page_gives_a_table_225_mm():
    pages = plain(s.lines(1), PageBreak("landscape"), duties(30, 80))
    assert sum(pages.tables[0].widths) == pytest.approx(225.0)
    assert pages.tables[0].left == pytest.approx(35.0)
    assert all(placed.top >= 28.0 and placed.top + placed.height <= 184.05 for placed in pages.rows)


def test_a_table_of_few_columns_reads_well_upright_and_one_of_many_does_not():
    kit = Kit(GB9704, Typesetter(bundled_fonts(), GB9704.numbers.baseline))
    assert fits_upright(duties(3), kit, ())
    wide = Table((HEAD + HEAD, row(*[s.han(40)] * 8)))
    assert not fits_upright(wide, kit, ())
    assert not fits_closely(wide, kit, ())


def people(length):
    """A table of eight columns, two of which have texts of that many characters."""
    head = row("序号", "姓名", "性别", "出生日期", "监护人", "电话", "住址", "措施")
    body = (
        row(str(n), "王某平", "男", "2015年3月2日", "李某华", "10000000112", *[s.han(length)] * 2)
        for n in "12"
    )
    return Table((head, *body))


@pytest.mark.parametrize(("length", "orientation"), [(13, "portrait"), (60, "landscape")])
def test_a_table_in_running_text_is_set_closely_before_its_page_is_turned(length, orientation):
    turn, back = PageBreak("landscape", optional=True), PageBreak("portrait", optional=True)
    pages = plain(s.lines(2), turn, people(length), back, s.lines(2))
    assert pages.pages[pages.rows[0].page].orientation == orientation
    assert pages.pages[-1].orientation == "portrait"
    alone = plain(s.lines(2), turn, people(length))
    assert alone.pages[-1].orientation == "landscape"


@pytest.mark.parametrize("head", [1, 2])
def test_the_head_is_never_alone_at_the_foot_of_a_page(head):
    for before in range(17, 22):
        pages = plain(s.lines(before), Table(duties(6).rows, header=head))
        first = {placed.row: placed.page for placed in reversed(pages.rows)}
        assert first[0] == first[head], before


@st.composite
def tables(draw):
    """Tables of any shape: merged cells, empty ones, and some longer than a page."""
    columns, count = draw(st.integers(1, 5)), draw(st.integers(1, 9))
    spans, lengths = st.sampled_from([1, 1, 1, 1, 2, 5]), st.sampled_from([0, 1, 5, 5, 20, 80, 400, 1500])
    taken, rows = set(), []
    for y in range(count):
        cells = []
        for x in range(columns):
            if (y, x) in taken:
                continue
            high, wide = min(draw(spans), count - y), draw(st.sampled_from([1, 1, 1, 2]))
            wide = 2 if wide == 2 and x + 1 < columns and (y, x + 1) not in taken else 1
            taken |= {(y + j, x + i) for j in range(high) for i in range(wide)}
            cells.append(Cell(s.han(draw(lengths)), high, wide))
        rows.append(tuple(cells))
    return Table(tuple(rows), header=draw(st.integers(0, 2)))


@given(tables(), st.integers(1, 21))
@settings(max_examples=60, deadline=None)
def test_no_character_of_a_table_is_lost_and_nothing_leaves_the_type_area(table, before):
    pages = plain(s.lines(before), table)
    shown = {}
    for line in s.of_block(pages, 1):
        assert s.bottom(line) <= 262.1
        shown.setdefault((line.row, line.column), set()).update(range(line.start, line.end))
    for y, cells in enumerate(table.rows):
        for number, cell in enumerate(cells):
            assert shown.get((y, number), set()) == set(range(len(cell.text)))
    assert all(placed.top + placed.height <= 262.1 for placed in pages.rows)


@pytest.mark.parametrize(
    "units",
    [
        "社会事务办公室、派出所、司法所、中心学校、文化服务中心",
        "镇团委，镇妇联，镇工会，卫生院，各村（社区）",
        "教育局；公安局；市场监督管理局",
    ],
)
def test_a_list_of_units_breaks_only_behind_its_marks(units):
    rows = [("序号", "责任内容", "配合单位")] + [(str(n), s.han(60 + n), units) for n in range(1, 4)]
    table = Table(tuple(tuple(Cell(text) for text in row) for row in rows))
    pages = s.laid_out(s.document(table, masthead=None, imprint=None))
    lines = [line for line in s.of_block(pages, 0) if line.row and line.column == 2]
    assert len(lines) > 3
    for line in lines:
        assert line.end == len(units) or units[line.end - 1] in "、，；"


def test_a_sentence_in_a_cell_is_no_list():
    assert listed("负责未成年人保护工作的组织协调、督促检查等") == []
    assert listed("消除危险因素，减少跌倒、烫伤、咬伤等伤害") == []
    assert listed("派出所") == []
    assert listed("派出所、司法所。") == [(0, 3), (4, 7)]
