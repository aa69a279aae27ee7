from dataclasses import replace
from itertools import pairwise

import layout_samples as s
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.document.nodes import Heading, Masthead, PageBreak, Paragraph
from govdocs.fonts.library import bundled_fonts
from govdocs.fonts.roles import FontRole
from govdocs.layout.engine import layout
from govdocs.layout.pages import MM_PER_POINT
from govdocs.styles.gb9704 import GB9704, GB9704_VISUAL, LOOKS

NO_GLYPH = "F007"


def plain(*blocks, **more):
    """Blocks without masthead and imprint."""
    return s.laid_out(s.document(*blocks, masthead=None, imprint=None, **more))


def first_lines(pages):
    """The first line of each block."""
    seen = {}
    for line in pages.lines:
        if line.part == "block":
            seen.setdefault(line.index, line)
    return seen


@pytest.mark.parametrize("before", range(18, 24))
def test_a_heading_is_never_the_last_line_of_a_page(before):
    pages = plain(
        s.lines(before), Heading(1, "总体要求", "一、"), Heading(2, "目标任务", "（一）"), s.lines(3)
    )
    first = first_lines(pages)
    assert first[1].page == first[2].page == first[3].page


def test_a_heading_with_text_behind_it_may_end_a_page():
    pages = plain(s.lines(21), Heading(1, "要求。", "一、", s.han(40)), s.lines(3))
    lines = s.of_block(pages, 1)
    assert [line.page for line in lines] == [0, 1]


def test_every_heading_in_a_row_longer_than_a_page_still_flows():
    pages = plain(*(Heading(1, f"第{number}项", "一、") for number in range(30)))
    assert len(pages.pages) == 2
    assert len(s.on_page(pages, 1)) == 22


def test_a_long_heading_may_be_divided():
    pages = plain(s.lines(20), Heading(3, s.han(100), "1."), s.lines(1))
    assert {line.page for line in s.of_block(pages, 1)} == {0, 1}


def test_a_page_break_begins_a_page_of_its_orientation():
    pages = plain(
        s.lines(1), PageBreak("landscape"), s.lines(30), PageBreak(), PageBreak(), s.lines(1), PageBreak()
    )
    assert [page.orientation for page in pages.pages] == ["portrait", "landscape", "landscape", "portrait"]
    wide = s.on_page(pages, 2)
    assert wide[0].top == pytest.approx(28.0)
    assert wide[1].x0 == pytest.approx(35.0)
    assert wide[1].x1 == pytest.approx(260.0, abs=0.1)
    assert s.bottom(wide[-1]) <= 184.05


def test_an_attachment_has_its_label_on_line_1_and_its_title_on_line_3():
    label, title = Paragraph.of("附件1", "attachment_label"), Paragraph.of("任务分解表", "attachment_title")
    pages = plain(s.lines(1), PageBreak(), label, title, s.lines(2))
    lines = s.on_page(pages, 2)
    assert lines[0].top == pytest.approx(37.0)
    assert lines[0].x0 == pytest.approx(28.0)
    assert (lines[1].top + s.bottom(lines[1])) / 2 == pytest.approx(37.0 + 2 * s.PITCH + 8 * MM_PER_POINT)
    assert s.middle(lines[1]) == pytest.approx(106.0)
    assert lines[2].top - s.bottom(lines[1]) == pytest.approx(10.39)


def test_names_of_attachments_hang_under_their_first_character():
    note = Paragraph.of("附件：1." + s.han(40), "attachment_note", 5)
    following = Paragraph.of("2." + s.han(40), "attachment_note_next", 2)
    pages = plain(s.lines(1), note, following)
    (first, wrapped), (second, again) = s.of_block(pages, 1), s.of_block(pages, 2)
    assert first.top - s.bottom(s.of_block(pages, 0)[-1]) == pytest.approx(10.39)
    assert first.x0 == pytest.approx(28 + 2 * s.CELL)
    assert second.x0 == pytest.approx(28 + 5 * s.CELL)
    assert wrapped.x0 == pytest.approx(again.x0)
    name = next(run for run in pages.pages[0].runs if "1." in run.text)
    start = name.x + sum(name.face.advance(c) * 16 + name.spacing for c in "附件：1.") * MM_PER_POINT
    assert wrapped.x0 == pytest.approx(start, abs=0.05)


def test_a_title_inside_a_page_keeps_its_distance():
    pages = plain(s.lines(2), s.title("例示县清禾镇走访工作方案"), s.lines(1))
    title, body = s.of_block(pages, 1)[0], s.of_block(pages, 0)[-1]
    assert title.top - s.bottom(body) == pytest.approx(20.78)


def test_a_table_title_is_centred_and_kept_with_what_follows():
    pages = plain(s.lines(21), Paragraph.of("走访情况", "table_title"), s.lines(2))
    (line,) = s.of_block(pages, 1)
    assert s.middle(line) == pytest.approx(106.0)
    assert line.page == 1


def test_small_text_is_set_in_its_own_size():
    pages = plain(Paragraph.of(s.han(50), "table_note"))
    lines = s.of_block(pages, 0)
    assert {line.size for line in lines} == {12.0}
    assert lines[0].end == 36


def test_text_set_to_the_right_ends_at_the_edge():
    sheet = replace(GB9704, looks={**LOOKS, "body": replace(LOOKS["body"], align="right", right_indent=2.0)})
    pages = s.laid_out(s.document(Paragraph.of("清禾镇"), masthead=None, imprint=None), sheet)
    assert s.of_block(pages, 0)[0].x1 == pytest.approx(184 - 2 * s.CELL)


def test_the_visual_profile_draws_the_same_pages():
    doc = s.notice(s.lines(30), s.stamp())
    assert s.laid_out(doc, GB9704_VISUAL) == s.laid_out(doc)


def test_layout_gives_the_same_pages_again():
    doc = s.notice(s.lines(30), s.stamp())
    assert s.laid_out(doc) == s.laid_out(doc)


def test_names_are_not_broken_at_a_line_end():
    text = s.han(25) + "欧阳某远同志"
    pages = s.laid_out(s.document(Paragraph.of(text), masthead=None, imprint=None, names=("欧阳某远",)))
    first = s.of_block(pages, 0)[0]
    assert not 25 < first.end < 29


# -- glyphs ------------------------------------------------------------------------------------------


def test_a_character_that_no_font_has_is_framed_with_its_code_point_and_reported():
    pages = plain(Paragraph.of("清\U000f1234禾"))
    page = pages.pages[0]
    assert [run.text for run in page.runs if run.size == 16.0] == ["清", "禾"]
    assert "".join(run.text for run in page.runs if run.size < 10) == "F1234"
    assert len([rule for rule in page.rules if rule.thickness < 0.1]) == 4
    (finding,) = [f for f in pages.findings if f.code == NO_GLYPH]
    assert "U+F1234" in finding.message
    assert finding.where == "第1页"


def test_a_missing_character_is_reported_for_its_first_page_only():
    pages = plain(Paragraph.of("\U000f1234"), PageBreak(), Paragraph.of("\U000f1234"))
    assert s.codes(pages).count(NO_GLYPH) == 1


def test_a_character_that_another_font_draws_is_reported_with_its_page():
    pages = plain(s.lines(30), Paragraph.of("每户20㎡"))
    (finding,) = pages.findings
    assert (finding.code, finding.where) == ("F005", "第2页")
    assert "㎡" in finding.message


def test_a_missing_character_of_the_mark_is_reported_too():
    pages = s.laid_out(s.notice(s.lines(2), masthead=Masthead(("例示县\U000f1234镇",), "清政发〔2025〕3号")))
    assert NO_GLYPH in s.codes(pages)


def test_a_variation_selector_stays_with_its_character():
    pages = plain(Paragraph.of("清\U000e0100禾某"))
    runs = [run.text for run in pages.pages[0].runs if run.size == 16.0]
    assert "".join(runs) == "清\U000e0100禾某"
    assert not any(run.startswith("\U000e0100") for run in runs)


def test_a_font_with_narrow_quotes_has_them_set_in_full_cells():
    bundled = bundled_fonts()
    narrow = {"“": 0.5, "”": 0.5, "—": 0.8}

    class Narrow:
        def face(self, role):
            return bundled.face(role)

        def report(self, role, text, where=""):
            return ()

        def pick(self, role, character):
            face = bundled.pick(role, character)
            return replace(face, advances=Advances(face.advances)) if character in narrow else face

    class Advances(dict):
        def __getitem__(self, character):
            return narrow[character]

    doc = s.document(Paragraph.of("甲“乙”丙—丁"), masthead=None, imprint=None)
    places = {run.text: run.x for run in layout(doc, GB9704, Narrow()).pages[0].runs if run.size == 16.0}
    left = 28 + 2 * s.CELL
    assert places["“"] == pytest.approx(left + s.CELL + 8 * MM_PER_POINT)
    assert places["”"] == pytest.approx(left + 3 * s.CELL)
    assert places["—"] == pytest.approx(left + 5 * s.CELL + 1.6 * MM_PER_POINT)


TEXT = st.text("清禾镇，。：；“”（）《》——……、0123456789.%ABCabc 某·℃", min_size=1, max_size=300)


@given(st.lists(TEXT.map(str.strip).filter(bool), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_every_character_is_drawn_once_in_order_inside_the_type_area(paragraphs):
    pages = s.laid_out(s.notice(*map(Paragraph.of, paragraphs), s.stamp()))
    for index, text in enumerate(paragraphs, 2):
        lines = s.of_block(pages, index)
        assert lines[0].start == 0
        assert lines[-1].end == len(text)
        assert all(a.end == b.start for a, b in pairwise(lines))
        assert all(line.x0 >= 27.99 and line.x1 <= 184.3 for line in lines)
    drawn = "".join(run.text for page in pages.pages for run in page.runs)
    for text in paragraphs:
        assert sum(map(drawn.count, set(text))) >= len(text.replace(" ", ""))


def test_the_runs_of_a_line_fill_it_to_the_edge():
    pages = plain(Paragraph.of("清禾镇2025年走访3600户，其中ABC类120户，" * 6))
    line = s.of_block(pages, 0)[1]
    runs = [run for run in pages.pages[0].runs if abs(run.y - line.top - 0.86 * 16 * MM_PER_POINT) < 0.01]
    last = max(runs, key=lambda run: run.x)
    width = sum(last.face.advance(c) * 16 + last.spacing for c in last.text) - last.spacing
    assert last.x + width * MM_PER_POINT == pytest.approx(184.0, abs=0.1)
    assert {run.face for run in runs} <= {bundled_fonts().pick(FontRole.FANGSONG, c) for c in "清2，A"}
