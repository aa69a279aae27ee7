"""Forms composed: their tables have what the record says, and room for what it does not say."""

import pytest

from form_samples import EMPTY, FORM, VALUES, WIDE
from govdocs.document.forms import Box, Form, Grid, Line, row
from govdocs.document.nodes import PageBreak, Paragraph, Picture, StampArea, Table
from govdocs.kinds.parts.forms import compose_form
from govdocs.text.tags import TagError


def table_of(values=VALUES):
    return next(block for block in compose_form(FORM, values, "走访").blocks if isinstance(block, Table))


def texts(values=VALUES):
    return [[cell.text for cell in cells] for cells in table_of(values).rows]


def test_a_form_has_its_title_and_its_parts_in_order():
    blocks = compose_form(FORM, VALUES, "走访").blocks
    kinds = [block.role if isinstance(block, Paragraph) else type(block).__name__ for block in blocks]
    assert kinds == ["title", "Table", "seam", "form_addressee", "form_text", "form_text", "StampArea"]
    assert compose_form(FORM, VALUES, "走访").furniture.form == "form"


def test_rows_follow_the_items_and_are_filled_up():
    assert [cells[0] for cells in texts()[5:8]] == ["1.林某国", "2.周某英", "3."]
    many = tuple({"姓名": f"甲某{number}", "关系": "兄"} for number in range(5))
    assert len(texts({**VALUES, "成员": many})) == len(texts()) + 2


def test_rows_and_lines_that_say_nothing_are_left_out():
    assert ["要求", "每周联系一次。"] in texts()
    assert all("要求" not in cells for cells in texts({**VALUES, "要求": ""}))
    roles = [getattr(block, "role", "") for block in compose_form(FORM, EMPTY, "走访").blocks]
    assert roles == ["title", "", "seam", ""]


def test_a_label_beside_a_list_reaches_as_far_as_the_list():
    label = next(cell for cells in table_of().rows for cell in cells if cell.text == "家庭\n成员")
    assert label.rows == 4


def test_widths_are_parts_of_the_whole_and_heights_are_kept():
    table = table_of()
    assert sum(table.widths) == pytest.approx(1.0)
    assert table.widths[0] == pytest.approx(18 / 126)
    assert table.fixed
    assert 30 in table.heights


def test_a_picture_stands_in_its_cell_and_a_mere_name_does_not():
    picture = Picture(b"", 26.0)
    assert table_of({**VALUES, "照片": picture}).rows[0][-1].picture is picture
    assert table_of({**VALUES, "照片": "某.png"}).rows[0][-1].picture is None


def test_pages_turn_where_the_form_says():
    blocks = compose_form(WIDE, VALUES, "走访").blocks
    assert [block for block in blocks if isinstance(block, PageBreak)] == [
        PageBreak("landscape"),
        PageBreak("portrait"),
        PageBreak("portrait"),
    ]
    assert blocks[-1] == StampArea(("例示县清禾镇人民政府",), "2025年4月10日", "unsealed")


def test_a_tag_without_a_value_is_an_error():
    form = Form("表", (Grid((row(Box("{{ 没有 }}")),), (1,)),))
    with pytest.raises(TagError, match="没有"):
        compose_form(form, VALUES, "走访")


def test_the_lines_of_a_text_become_paragraphs():
    form = Form("表", (Line("{{ 情况 }}", "form_text"),), title_shown=False)
    blocks = compose_form(form, VALUES, "走访").blocks
    assert [block.text for block in blocks] == ["与祖母同住。", "学习正常。"]
