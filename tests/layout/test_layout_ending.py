from dataclasses import replace

import layout_samples as s
import pytest

from govdocs.document.nodes import Imprint, PageBreak, Paragraph
from govdocs.errors import InvalidDataError
from govdocs.layout import codes
from govdocs.layout.pages import MM_PER_POINT
from govdocs.styles.gb9704 import GB9704

QUAD = 14 * MM_PER_POINT
RELAXED = replace(GB9704, imprint_on_even_page=False)


def black_rules(page):
    return sorted(
        (rule for rule in page.rules if rule.x1 - rule.x0 > 100 and not rule.color[0]), key=lambda r: r.y0
    )


@pytest.fixture(scope="module")
def two_pages():
    return s.laid_out(s.notice(s.lines(14), s.stamp()))


def test_the_imprint_ends_on_the_edge_of_the_last_even_page(two_pages):
    assert len(two_pages.pages) == 2
    first, middle, last = black_rules(two_pages.pages[1])
    assert last.y0 == pytest.approx(262.0)
    assert (first.thickness, middle.thickness, last.thickness) == (0.35, 0.25, 0.35)
    assert all((rule.x0, rule.x1) == pytest.approx((28.0, 184.0)) for rule in (first, middle, last))
    assert last.y0 - middle.y0 == pytest.approx(9.0)


def test_copies_and_printing_stand_one_cell_in(two_pages):
    (copies,) = s.of_part(two_pages, "imprint.copies_to")
    printer, date = s.of_part(two_pages, "imprint.printing")
    assert copies.x0 == pytest.approx(28 + QUAD)
    assert printer.x0 == pytest.approx(28 + QUAD)
    assert date.x1 == pytest.approx(184 - QUAD)
    assert printer.top == pytest.approx(date.top)
    assert "2025年4月11日印发" in s.page_text(two_pages.pages[1])
    assert "抄送：县委办公室，县人民政府办公室。" in s.page_text(two_pages.pages[1])


def with_imprint(imprint, count=14):
    return s.laid_out(s.notice(s.lines(count), s.stamp(), imprint=imprint))


def test_wrapped_copies_align_behind_the_colon():
    organs = "，".join(f"例示县第{number}工作局" for number in range(1, 12))
    pages = with_imprint(Imprint("清禾镇党政办", "2025年4月11日印发", organs))
    copies = s.of_part(pages, "imprint.copies_to")
    assert len(copies) > 2
    assert {round(line.x0, 2) for line in copies[1:]} == {round(28 + QUAD + 3 * QUAD, 2)}
    assert copies[1].top - copies[0].top == pytest.approx(7.9)
    assert all(line.x1 <= 184 - QUAD + 0.01 for line in copies)
    assert s.page_text(pages.pages[1]).count("印发") == 1


def test_a_long_printer_wraps_beside_the_date():
    pages = with_imprint(
        Imprint("例示县清禾镇人民政府党政综合办公室暨未成年人保护工作委员会办公室", "2025年4月11日")
    )
    *printer, date = s.of_part(pages, "imprint.printing")
    assert len(printer) == 2
    assert date.top == pytest.approx(printer[-1].top)
    assert all(line.x1 < date.x0 for line in printer)
    assert black_rules(pages.pages[1])[-1].y0 == pytest.approx(262.0)


def test_further_elements_stand_below_a_thin_rule():
    pages = with_imprint(Imprint("清禾镇党政办", "2025年4月11日", others=("（共印50份）",)))
    (other,) = s.of_part(pages, "imprint.other")
    printer = s.of_part(pages, "imprint.printing")[0]
    rules = black_rules(pages.pages[1])
    assert [rule.thickness for rule in rules] == [0.35, 0.25, 0.35]
    assert printer.top < rules[1].y0 < other.top < rules[2].y0


def test_an_imprint_without_copies_has_two_rules():
    pages = with_imprint(Imprint("清禾镇党政办", "2025年4月11日"))
    assert [rule.thickness for rule in black_rules(pages.pages[1])] == [0.35, 0.35]


def test_after_one_page_the_imprint_stands_on_page_2_which_is_numbered():
    pages = with_imprint(s.IMPRINT, 2)
    assert [page.number for page in pages.pages] == [1, 2]
    assert codes.IMPRINT_PAGE in s.codes(pages)
    assert codes.BLANK_PAGES not in s.codes(pages)


def full_second_page():
    """A document that leaves no room for 版记 on page 2."""
    for count in range(15, 30):
        pages = with_imprint(s.IMPRINT, count)
        if len(pages.pages) == 4 and pages.pages[2].number is None:
            return pages
    raise AssertionError("no such document")


def test_a_blank_page_goes_before_the_imprint_and_both_show_no_number():
    pages = full_second_page()
    assert [page.number for page in pages.pages] == [1, 2, None, None]
    assert not pages.pages[2].runs
    assert not [line for line in pages.lines if line.part == "page_number" and line.page > 1]
    assert {codes.BLANK_PAGES, codes.NUMBERS_LEFT_OUT, codes.IMPRINT_PAGE} <= set(s.codes(pages))
    assert len(pages.pitches) == 4


def test_a_page_a_little_too_full_is_tightened_to_save_a_sheet():
    laid = [s.laid_out(s.notice(s.lines(count))) for count in range(24, 31)]
    (tight,) = [pages for pages in laid if codes.PITCH_TIGHTENED in s.codes(pages)]
    assert len(tight.pages) == 2
    assert 28 * MM_PER_POINT - 1e-6 <= tight.pitches[1] < s.PITCH
    body = [line.top for line in s.on_page(tight, 2) if line.index == 2]
    assert body[0] == pytest.approx(37.0)
    assert body[1] - body[0] == pytest.approx(tight.pitches[1])
    assert max(s.bottom(line) for line in s.on_page(tight, 2)) < black_rules(tight.pages[1])[0].y0 - 5


def test_the_even_page_can_be_waived():
    doc = s.notice(s.lines(1), s.stamp(sealing="unsealed"), imprint=s.IMPRINT)
    assert len(s.laid_out(doc, RELAXED).pages) == 1
    blank = full_second_page().document
    relaxed = s.laid_out(blank, RELAXED)
    assert [page.number for page in relaxed.pages] == [1, 2, 3]


def test_text_and_imprint_never_meet():
    for count in range(8, 20):
        pages = with_imprint(s.IMPRINT, count)
        page = pages.pages[-1]
        top = black_rules(page)[0].y0
        bottoms = [s.bottom(line) for line in s.on_page(pages, len(pages.pages))]
        assert all(bottom + 5 <= top for bottom in bottoms), count


def test_an_imprint_higher_than_a_page_is_reported():
    organs = "，".join(f"例示县清禾镇第{number}村民委员会" for number in range(1, 120))
    with pytest.raises(InvalidDataError) as refused:
        with_imprint(Imprint("清禾镇党政办", "2025年4月11日", organs))
    assert [fault.code for fault in refused.value.diagnostics] == [codes.IMPRINT_TOO_TALL]


def test_the_imprint_never_stands_on_a_landscape_page():
    blocks = (s.lines(14), s.stamp(), PageBreak("landscape"), Paragraph.of("附件", "attachment_label"))
    pages = s.laid_out(s.notice(*blocks))
    assert [page.orientation for page in pages.pages] == ["portrait", "portrait", "landscape", "portrait"]
    assert s.of_part(pages, "imprint.printing")[0].page == 3


# -- page numbers ------------------------------------------------------------------------------------


def test_page_numbers_stand_outside_one_cell_in_with_the_dash_7_mm_below():
    pages = s.laid_out(s.notice(s.lines(60), s.stamp()))
    for line in s.of_part(pages, "page_number"):
        number = line.page + 1
        if number % 2:
            assert line.x1 == pytest.approx(184 - QUAD)
        else:
            assert line.x0 == pytest.approx(28 + QUAD)
        run = next(run for run in pages.pages[line.page].runs if run.text.startswith("—"))
        assert run.y - GB9704.numbers.dash_height * QUAD == pytest.approx(269.0)
        assert run.text == f"— {number} —"


def test_the_number_of_a_landscape_page_stands_where_portrait_pages_have_it():
    pages = s.laid_out(
        s.document(s.lines(2), PageBreak("landscape"), s.lines(2), masthead=None, imprint=None)
    )
    upright, turned = (next(r for r in page.runs if r.text.startswith("—")) for page in pages.pages)
    assert (upright.turn, turned.turn) == (0, 90)
    assert turned.x == pytest.approx(297 - upright.y)
    assert turned.y == pytest.approx(28 + QUAD)
    assert (pages.pages[1].width, pages.pages[1].height) == (297.0, 210.0)


def test_page_numbers_can_be_left_out():
    pages = s.laid_out(s.document(s.lines(30), masthead=None, imprint=None, numbers=False))
    assert [page.number for page in pages.pages] == [None, None]
    assert not s.of_part(pages, "page_number")


def test_an_office_may_have_its_page_numbers_in_the_middle():
    look = replace(GB9704.looks["page_number"], align="center")
    sheet = replace(GB9704, looks={**GB9704.looks, "page_number": look})
    pages = s.laid_out(s.document(s.lines(30), masthead=None, imprint=None), sheet)
    assert all(s.middle(line) == pytest.approx(106.0) for line in s.of_part(pages, "page_number"))


def test_no_page_is_tightened_when_a_blank_one_follows_all_the_same():
    tight = {codes.PITCH_TIGHTENED, codes.TRACKING_TIGHTENED, codes.SEAL_RAISED, codes.GAPS_TIGHTENED}
    long_imprint = Imprint("清禾镇党政办", "2025年4月11日", "例示县民政局，例示县教育局，例示县财政局，" * 6)
    for count in range(20, 34):
        pages = s.laid_out(s.notice(s.lines(count), s.stamp(), imprint=long_imprint))
        assert not (codes.BLANK_PAGES in s.codes(pages) and tight & set(s.codes(pages))), count
