import layout_samples as s
import pytest

from govdocs.document.nodes import Heading, Masthead, Paragraph, Run
from govdocs.fonts.roles import FontRole
from govdocs.layout import codes
from govdocs.layout.pages import MM_PER_POINT


def first_rule(pages):
    return next(rule for rule in pages.pages[0].rules if rule.color == (1.0, 0.0, 0.0))


@pytest.fixture(scope="module")
def notice():
    return s.laid_out(s.notice(s.lines(40), s.stamp()))


def test_the_mark_stands_35_mm_below_the_type_area_in_the_middle(notice):
    (mark,) = s.of_part(notice, "mark")
    assert mark.top == pytest.approx(72.0)
    assert s.middle(mark) == pytest.approx(106.0)
    assert mark.x1 - mark.x0 <= 150.01
    assert all(run.color == (1.0, 0.0, 0.0) for run in notice.pages[0].runs if run.size == mark.size)


def test_the_number_stands_two_lines_below_and_the_red_rule_4_mm_below_that(notice):
    (mark,), (number,) = s.of_part(notice, "mark"), s.of_part(notice, "number")
    rule = first_rule(notice)
    assert number.top - s.bottom(mark) == pytest.approx(20.78)
    assert s.middle(number) == pytest.approx(106.0)
    assert rule.y0 - rule.thickness / 2 - s.bottom(number) == pytest.approx(4.0)
    assert (rule.x0, rule.x1) == pytest.approx((28.0, 184.0))


def test_title_addressees_and_body_follow_at_their_distances(notice):
    title, addressees = s.of_block(notice, 0), s.of_block(notice, 1)
    body = s.of_block(notice, 2)
    rule = first_rule(notice)
    assert title[0].top - rule.y0 - rule.thickness / 2 == pytest.approx(20.78)
    assert all(s.middle(line) == pytest.approx(106.0) for line in title)
    assert addressees[0].top - s.bottom(title[-1]) == pytest.approx(10.39)
    assert body[0].top - addressees[0].top == pytest.approx(s.PITCH)
    assert body[0].x0 == pytest.approx(28 + 2 * s.CELL)
    assert body[1].x0 == pytest.approx(28.0)


def test_a_full_page_has_22_lines_of_28_characters_from_edge_to_edge(notice):
    page = s.on_page(notice, 2)
    body = [line for line in page if line.index == 2]
    assert page[0].top == pytest.approx(37.0)
    assert body[0].end - body[0].start == 28
    full = s.laid_out(s.document(s.lines(30), masthead=None, imprint=None))
    first = s.on_page(full, 1)
    assert len(first) == 22
    assert first[0].top == pytest.approx(37.0)
    assert s.bottom(first[-1]) == pytest.approx(262.0)
    assert all(line.x1 == pytest.approx(184.0, abs=0.08) for line in first)


def test_copy_number_secrecy_and_urgency_stand_below_each_other_from_line_1():
    masthead = Masthead((s.ISSUER,), "清政发〔2025〕3号", "文件", "000017", "机密★1年", "特急")
    pages = s.laid_out(s.notice(s.lines(3), masthead=masthead))
    tops = [s.of_part(pages, part)[0].top for part in ("copy_number", "secrecy", "urgency")]
    assert tops == pytest.approx([37.0, 37.0 + s.PITCH, 37.0 + 2 * s.PITCH])
    assert s.of_part(pages, "urgency")[0].x0 == pytest.approx(28.0)
    assert s.of_part(pages, "mark")[0].top == pytest.approx(72.0)


def test_urgency_alone_stands_on_line_1():
    masthead = Masthead((s.ISSUER,), "清政发〔2025〕3号", urgency="特急")
    pages = s.laid_out(s.notice(s.lines(3), masthead=masthead))
    assert s.of_part(pages, "urgency")[0].top == pytest.approx(37.0)


@pytest.mark.parametrize(
    "issuer", ["例示县政府", "例示县清禾镇人民政府", "例示县退役军人事务工作领导小组办公室综合协调组"]
)
def test_a_mark_of_any_length_keeps_within_150_mm(issuer):
    pages = s.laid_out(s.notice(s.lines(3), masthead=Masthead((issuer,), "清政发〔2025〕3号")))
    (mark,) = s.of_part(pages, "mark")
    assert 60 < mark.x1 - mark.x0 <= 150.01
    assert (codes.MARK_SHRUNK in s.codes(pages)) == (mark.size < 30)


def upward(*signers):
    masthead = Masthead((s.ISSUER,), "清政发〔2025〕3号", signers=signers, upward=True)
    return s.laid_out(s.notice(s.lines(3), s.stamp(), masthead=masthead))


def test_upward_the_number_stands_left_beside_the_last_signer():
    pages = upward("何某川", "施某远", "龚某")
    (number,) = s.of_part(pages, "number")
    caption, *names = s.of_part(pages, "signers")
    assert number.x0 == pytest.approx(28 + s.CELL)
    assert number.top == pytest.approx(names[-1].top)
    assert names[0].top == names[1].top == caption.top
    assert names[2].x0 == pytest.approx(names[0].x0)
    assert names[1].x1 == pytest.approx(184 - s.CELL)
    assert names[1].x0 - names[0].x1 == pytest.approx(s.CELL)


def test_a_single_signer_ends_one_cell_from_the_edge_in_kaiti():
    pages = upward("何某川")
    caption, name = s.of_part(pages, "signers")
    assert name.x1 == pytest.approx(184 - s.CELL)
    assert caption.x1 == pytest.approx(name.x0, abs=0.1)
    (run,) = [run for run in pages.pages[0].runs if run.text == "何某川"]
    assert run.face is s.bundled_fonts().pick(FontRole.KAITI, "何")


def test_upward_without_signers_keeps_its_number_at_the_left():
    assert s.of_part(upward(), "number")[0].x0 == pytest.approx(28 + s.CELL)


JOINT = ("中共例示县清禾镇委员会", "例示县清禾镇人民政府", "清禾镇人武部")


def test_a_joint_mark_stacks_its_names_at_one_width_with_the_suffix_beside():
    pages = s.laid_out(s.notice(s.lines(3), s.stamp(*JOINT), masthead=Masthead(JOINT, "清委发〔2025〕3号")))
    names, (suffix,) = s.of_part(pages, "mark"), s.of_part(pages, "mark_suffix")
    assert [line.index for line in names] == [0, 1, 2]
    assert names[0].top == pytest.approx(72.0)
    assert {round(line.x0, 2) for line in names} == {round(names[0].x0, 2)}
    assert {round(line.x1, 1) for line in names} == {round(names[0].x1, 1)}
    assert (names[0].x0 + suffix.x1) / 2 == pytest.approx(106.0)
    height = s.bottom(names[-1]) - 72.0
    assert suffix.top + suffix.size * MM_PER_POINT / 2 == pytest.approx(72.0 + height / 2)
    assert suffix.x0 > names[0].x1


def test_a_joint_mark_without_suffix_is_centred_alone():
    masthead = Masthead(JOINT, "清委发〔2025〕3号", suffix="")
    pages = s.laid_out(s.notice(s.lines(3), masthead=masthead))
    assert not s.of_part(pages, "mark_suffix")
    assert s.middle(s.of_part(pages, "mark")[0]) == pytest.approx(106.0)


def test_the_mark_of_many_organs_shrinks_until_page_1_shows_body_text():
    names = tuple(f"例示县清禾镇第{number}联合单位" for number in "一二三四五六七八九")
    pages = s.laid_out(s.notice(s.lines(9), s.stamp(*names), masthead=Masthead(names, "清委发〔2025〕3号")))
    assert codes.MARK_SHRUNK in s.codes(pages)
    assert any(line.index == 2 for line in s.on_page(pages, 1))
    assert len(pages.document.blocks) == 4


LONG_LIST = "，".join(f"清禾镇第{number}村民委员会" for number in range(1, 60)) + "："


def test_addressees_that_push_the_body_off_page_1_move_to_the_imprint():
    pages = s.laid_out(s.document(s.title(), s.addressees(LONG_LIST), s.lines(5), s.stamp()))
    assert codes.ADDRESSEES_MOVED in s.codes(pages)
    assert not s.of_role(pages, "addressees")
    assert any(line.index == 1 for line in s.on_page(pages, 1))
    moved, copies = s.of_part(pages, "imprint.addressees"), s.of_part(pages, "imprint.copies_to")
    assert pages.document.furniture.imprint.addressees == LONG_LIST.removesuffix("：")
    assert moved[-1].top < copies[0].top
    between = [r for r in pages.pages[-1].rules if moved[0].top < r.y0 < copies[0].top]
    assert not between


def test_without_an_imprint_the_addressees_stay_and_the_run_says_so():
    pages = s.laid_out(s.document(s.title(), s.addressees(LONG_LIST), s.lines(5), imprint=None))
    assert codes.NO_BODY_ON_FIRST_PAGE in s.codes(pages)
    assert s.of_role(pages, "addressees")


def test_a_document_without_masthead_begins_with_its_title_on_line_1():
    pages = s.laid_out(s.document(s.title(), s.lines(3), masthead=None, imprint=None))
    title, body = s.of_block(pages, 0), s.of_block(pages, 1)
    assert title[0].top == pytest.approx(37.0)
    assert body[0].top - s.bottom(title[-1]) == pytest.approx(10.39)


def test_an_empty_document_is_one_empty_page():
    pages = s.laid_out(s.document(masthead=None, imprint=None, numbers=False))
    assert len(pages.pages) == 1
    assert not pages.lines


def test_the_outline_has_the_title_and_the_headings():
    pages = s.laid_out(
        s.notice(Heading(1, "总体要求", "一、"), Heading(2, "目标", "（一）", "稳步推进。"), s.lines(2))
    )
    marks = [(mark.title, mark.level) for mark in pages.pages[0].bookmarks]
    assert marks == [(s.TITLE, 0), ("一、总体要求", 1), ("（一）目标", 2)]


def test_headings_are_black_and_kai_and_what_runs_in_behind_them_is_fang():
    pages = s.laid_out(
        s.notice(Heading(1, "总体要求", "一、"), Heading(2, "目标。", "（一）", "稳步推进。"), s.lines(2))
    )
    fonts = s.bundled_fonts()
    faces = {run.text: run.face for run in pages.pages[0].runs}
    assert faces["一、总体要求"] is fonts.pick(FontRole.HEITI, "一")
    assert faces["（一）目标。"] is fonts.pick(FontRole.KAITI, "目")
    assert faces["稳步推进。"] is fonts.pick(FontRole.FANGSONG, "稳")


def test_runs_of_another_role_have_its_face():
    paragraph = Paragraph((Run("出席：", "heading_1"), Run("何某川")))
    pages = s.laid_out(s.document(paragraph, masthead=None, imprint=None))
    faces = {run.text: run.face for run in pages.pages[0].runs}
    assert faces["出席："] is s.bundled_fonts().pick(FontRole.HEITI, "出")
