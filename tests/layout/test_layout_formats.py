"""信函, 命令（令）, 纪要 and preprinted paper: where everything stands in the special formats (clause 10)."""

from dataclasses import replace

import layout_samples as s
import pytest

from govdocs.document.nodes import (
    Document,
    Furniture,
    Imprint,
    Masthead,
    PageBreak,
    Paragraph,
    Run,
    StampArea,
)
from govdocs.document.walk import texts
from govdocs.errors import InvalidDataError
from govdocs.layout import codes
from govdocs.layout.pages import MM_PER_POINT
from govdocs.styles.profile import load_profile

RED = (1.0, 0.0, 0.0)
LETTER = Masthead((s.ISSUER,), "清政函〔2025〕8号", "")
ORDER = Masthead(("例示县人民政府",), "第12号", "令")
MINUTES = Masthead(
    ("清禾镇联席会议纪要",), "第5期", "", editor="例示县清禾镇党政办公室", issued_on="2025年3月17日"
)
COPIES = Imprint("", "", "例示县民政局，例示县教育局，例示县公安局，共青团例示县委员会，例示县妇女联合会")
FOOT = 297 - 20 - 5.25 * MM_PER_POINT - 4.84


def letter(*blocks, masthead=LETTER, imprint=COPIES):
    furniture = Furniture(masthead, imprint, form="letter")
    return Document("函", (s.title(), s.addressees("例示县第二人民医院："), *blocks), furniture)


def order(*blocks, masthead=ORDER, imprint=s.IMPRINT):
    return Document("令", blocks, Furniture(masthead, imprint, form="order"))


def minutes(*blocks, masthead=MINUTES, imprint=s.IMPRINT):
    return Document("纪要", blocks, Furniture(masthead, imprint, form="minutes"))


def people(label, names, role="attendance"):
    return Paragraph((Run(f"{label}：", "attendance_label"), Run(names)), role, len(label) + 1)


def red_rules(pages, number=1):
    rules = [rule for rule in pages.pages[number - 1].rules if rule.color == RED]
    return sorted(rules, key=lambda rule: rule.y0)


def upper(rule):
    return rule.y0 - rule.thickness / 2


def lower(rule):
    return rule.y0 + rule.thickness / 2


def painted(pages):
    """Every character that is painted, in no order."""
    return sorted("".join(run.text for page in pages.pages for run in page.runs if not run.turn))


# -- 信函 ------------------------------------------------------------------------------------------


def test_a_letter_has_double_lines_above_and_below_its_first_page_alone():
    pages = s.laid_out(letter(s.lines(60), s.stamp()))
    (mark,) = s.of_part(pages, "mark")
    one, two, three, four = red_rules(pages)
    assert mark.top == pytest.approx(30.0)
    assert s.middle(mark) == pytest.approx(106.0)
    assert upper(one) - s.bottom(mark) == pytest.approx(4.0)
    assert lower(four) == pytest.approx(277.0)
    assert [rule.thickness for rule in (one, two, three, four)] == pytest.approx(
        [points * MM_PER_POINT for points in (2.25, 0.5, 0.5, 2.25)]
    )
    assert {(rule.x0, rule.x1) for rule in (one, two, three, four)} == {(20.0, 190.0)}
    assert [red_rules(pages, number) for number in range(2, len(pages.pages) + 1)] == [[]] * (
        len(pages.pages) - 1
    )


def test_what_stands_below_the_upper_line_of_a_letter():
    head = replace(LETTER, copy_number="000017", secrecy="秘密★1年", urgency="特急")
    pages = s.laid_out(letter(s.lines(3), s.stamp(), masthead=head))
    line = lower(red_rules(pages)[1])
    items = [s.of_part(pages, part)[0] for part in ("copy_number", "secrecy", "urgency")]
    (number,) = s.of_part(pages, "number")
    assert [item.top - line for item in items] == pytest.approx([4.84 + at * s.PITCH for at in range(3)])
    assert {item.x0 for item in items} == {28.0}
    assert number.top == items[0].top
    assert number.x1 == pytest.approx(184.0)
    assert s.of_block(pages, 0)[0].top - s.bottom(items[-1]) == pytest.approx(20.78)


def test_the_title_of_a_letter_follows_the_number_where_nothing_stands_beside_it():
    pages = s.laid_out(letter(s.lines(3), s.stamp()))
    (number,) = s.of_part(pages, "number")
    assert s.of_block(pages, 0)[0].top - s.bottom(number) == pytest.approx(20.78)


@pytest.mark.parametrize("count", range(8, 60, 3))
def test_the_text_of_a_letter_keeps_clear_of_the_lower_line_and_fills_later_pages(count):
    pages = s.laid_out(letter(s.lines(count), s.stamp()))
    for number in range(1, len(pages.pages) + 1):
        found = s.on_page(pages, number)
        assert s.bottom(found[-1]) <= (FOOT if number == 1 else 262.0) + 0.06
    body = s.of_block(pages, 2)
    assert len(body) == count
    if count > 40:
        assert FOOT - s.bottom(s.on_page(pages, 1)[-1]) < s.PITCH
        assert len(s.on_page(pages, 2)) == 22


def test_the_first_page_of_a_letter_has_no_number_and_the_others_have():
    pages = s.laid_out(letter(s.lines(60), s.stamp()))
    assert [page.number for page in pages.pages] == [None, *range(2, len(pages.pages) + 1)]
    assert [line.page for line in s.of_part(pages, "page_number")] == list(range(1, len(pages.pages)))


def test_a_letter_without_a_masthead_numbers_its_first_page():
    document = replace(letter(s.lines(3)), furniture=Furniture(form="letter"))
    assert s.laid_out(document).pages[0].number == 1


@pytest.mark.parametrize("count", range(1, 60))
def test_the_imprint_of_a_letter_has_neither_rules_nor_printer(count):
    pages = s.laid_out(letter(s.lines(count), s.stamp()))
    found = [line for line in pages.lines if line.part.startswith("imprint.")]
    assert {line.part for line in found} == {"imprint.copies_to"}
    assert {line.page for line in found} == {len(pages.pages) - 1}
    assert s.on_page(pages, len(pages.pages))
    assert s.bottom(found[-1]) == pytest.approx(262.0)
    assert [rule for rule in pages.pages[-1].rules if rule.color != RED] == []
    texts_above = [line for line in s.on_page(pages, len(pages.pages)) if line.top < found[0].top]
    assert all(s.bottom(line) < found[0].top - 4 for line in texts_above)


def test_a_short_letter_is_one_page_with_its_copies():
    assert len(s.laid_out(letter(s.lines(3), s.stamp())).pages) == 1
    assert len(s.laid_out(letter(s.lines(3), s.stamp(), imprint=Imprint("", ""))).pages) == 1


def test_everything_in_the_imprint_of_a_letter_is_drawn():
    imprint = Imprint("", "", "县民政局", "各村（社区）", ("共印50份",), "各参会单位")
    pages = s.laid_out(letter(s.lines(3), s.stamp(), imprint=imprint))
    found = [line for line in pages.lines if line.part.startswith("imprint.")]
    assert [line.part for line in found] == [
        "imprint.addressees",
        "imprint.distributed_to",
        "imprint.copies_to",
        "imprint.other",
    ]
    text = "".join(run.text for run in pages.pages[0].runs)
    assert "主送：各村（社区）。" in text
    assert "分送：各参会单位。" in text


def test_addressees_that_crowd_out_the_text_of_a_letter_move_to_its_imprint():
    names = "，".join(f"清禾镇{name}村民委员会" for name in "甲乙丙丁戊己庚辛壬癸" for _ in range(5))
    crowd = s.addressees(f"{names}：")
    furniture = Furniture(LETTER, Imprint("", ""), form="letter")
    pages = s.laid_out(Document("函", (s.title(), crowd, s.lines(3), s.stamp()), furniture))
    assert codes.ADDRESSEES_MOVED in s.codes(pages)
    assert s.of_part(pages, "imprint.addressees")
    assert pages.pages[-1].number == len(pages.pages)


def test_a_joint_letter_shows_the_host_alone():
    pages = s.laid_out(letter(s.lines(3), masthead=replace(LETTER, issuers=(s.ISSUER, "例示县民政局"))))
    (mark,) = s.of_part(pages, "mark")
    assert mark.end == len(s.ISSUER)


# -- 命令（令） ------------------------------------------------------------------------------------


def test_an_order_has_its_number_and_text_two_lines_apart_and_no_red_rule():
    pages = s.laid_out(order(s.lines(4), s.stamp(sealing="stamped", offices=("县长",))))
    (mark,), (number,) = s.of_part(pages, "mark"), s.of_part(pages, "number")
    assert mark.top == pytest.approx(57.0)
    assert number.top - s.bottom(mark) == pytest.approx(20.78)
    assert s.middle(number) == pytest.approx(106.0)
    assert s.of_block(pages, 0)[0].top - s.bottom(number) == pytest.approx(20.78)
    assert red_rules(pages) == []
    assert pages.pages[0].number == 1


def test_an_order_may_have_a_title_two_lines_below_its_number():
    pages = s.laid_out(order(s.title(), s.lines(4)))
    (number,) = s.of_part(pages, "number")
    assert s.of_block(pages, 0)[0].top - s.bottom(number) == pytest.approx(20.78)


def test_the_mark_of_a_classified_order_gives_way_to_what_stands_above_it():
    head = replace(ORDER, copy_number="000017", secrecy="秘密★1年", urgency="特急")
    pages = s.laid_out(order(s.lines(4), masthead=head))
    (mark,), (urgency,) = s.of_part(pages, "mark"), s.of_part(pages, "urgency")
    assert mark.top - s.bottom(urgency) == pytest.approx(s.PITCH - 16 * MM_PER_POINT)
    fewer = s.laid_out(order(s.lines(4), masthead=replace(ORDER, urgency="特急")))
    assert s.of_part(fewer, "mark")[0].top == pytest.approx(57.0)


def test_a_joint_order_stacks_its_organs_beside_the_word():
    head = replace(ORDER, issuers=("例示县人民政府", "例示县人民武装部"))
    pages = s.laid_out(order(s.lines(4), masthead=head))
    assert s.of_part(pages, "mark")[0].top == pytest.approx(57.0)
    assert len(s.of_part(pages, "mark_suffix")) == 1


# -- 纪要 ------------------------------------------------------------------------------------------


def test_the_head_of_minutes_ends_with_editor_date_and_a_red_rule():
    pages = s.laid_out(minutes(s.lines(4)))
    (mark,), (number,) = s.of_part(pages, "mark"), s.of_part(pages, "number")
    (editor,), (day,) = s.of_part(pages, "editor"), s.of_part(pages, "issue_date")
    (rule,) = red_rules(pages)
    assert mark.top == pytest.approx(72.0)
    assert number.top - s.bottom(mark) == pytest.approx(20.78)
    assert editor.top == day.top == pytest.approx(number.top + s.PITCH)
    assert editor.x0 == pytest.approx(28 + s.CELL)
    assert day.x1 == pytest.approx(184 - s.CELL)
    assert upper(rule) - s.bottom(editor) == pytest.approx(4.0)
    assert s.of_block(pages, 0)[0].top - lower(rule) == pytest.approx(20.78)


LONG_EDITOR = "例示县清禾镇党政综合办公室（平安建设办公室）"


def test_the_date_of_minutes_stands_below_a_long_editor():
    pages = s.laid_out(minutes(s.lines(4), masthead=replace(MINUTES, editor=LONG_EDITOR)))
    (editor,), (day,), (rule,) = s.of_part(pages, "editor"), s.of_part(pages, "issue_date"), red_rules(pages)
    assert day.top == pytest.approx(editor.top + s.PITCH)
    assert day.x1 == pytest.approx(184 - s.CELL)
    assert upper(rule) - s.bottom(day) == pytest.approx(4.0)


def test_an_editor_longer_than_a_line_is_set_smaller():
    pages = s.laid_out(minutes(s.lines(4), masthead=replace(MINUTES, editor=LONG_EDITOR * 2)))
    (editor,) = s.of_part(pages, "editor")
    assert (editor.size < 16, editor.x1 <= 184 - s.CELL) == (True, True)


@pytest.mark.parametrize(
    ("changes", "last"),
    [
        ({"editor": "", "issued_on": ""}, "number"),
        ({"editor": ""}, "issue_date"),
        ({"issued_on": "", "number": ""}, "editor"),
        ({"editor": "", "issued_on": "", "number": ""}, "mark"),
    ],
)
def test_the_red_rule_of_minutes_follows_what_there_is(changes, last):
    pages = s.laid_out(minutes(s.lines(4), masthead=replace(MINUTES, **changes)))
    (line,), (rule,) = s.of_part(pages, last), red_rules(pages)
    assert upper(rule) - s.bottom(line) == pytest.approx(4.0)


def test_attendance_stands_one_line_below_the_text_and_hangs_behind_the_colon():
    present = people("出席", "，".join(["派出所李某山"] * 9))
    absent = people("请假", "司法所孙某林", "attendance_next")
    pages = s.laid_out(minutes(s.lines(3), present, absent))
    first, second, *_ = s.of_block(pages, 1)
    assert first.top - s.bottom(s.of_block(pages, 0)[-1]) == pytest.approx(10.39)
    assert first.x0 == pytest.approx(28 + 2 * s.CELL)
    assert second.x0 == pytest.approx(28 + 5 * s.CELL, abs=0.3)
    last = s.of_block(pages, 1)[-1]
    assert s.of_block(pages, 2)[0].top - last.top == pytest.approx(s.PITCH)


# -- all of them -----------------------------------------------------------------------------------


DOCUMENTS = {
    "文件": s.notice(s.lines(30), s.stamp()),
    "联合文件": s.notice(
        s.lines(30), s.stamp(), masthead=Masthead((s.ISSUER, "例示县民政局"), "清政发〔2025〕3号")
    ),
    "信函": letter(s.lines(40), s.stamp()),
    "命令": order(s.lines(30), StampArea((), "2025年4月10日", "stamped", offices=("县长",))),
    "纪要": minutes(s.title(), s.lines(30), people("出席", "派出所李某山")),
}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_preprinted_paper_leaves_out_the_red_parts_and_moves_nothing(document):
    whole = s.laid_out(document)
    furniture = replace(document.furniture, preprinted=True)
    bare = s.laid_out(replace(document, furniture=furniture))
    for page, other in zip(whole.pages, bare.pages, strict=True):
        assert other.runs == tuple(run for run in page.runs if run.color != RED)
        assert other.rules == tuple(rule for rule in page.rules if rule.color != RED)
    kept = [line for line in whole.lines if line.part not in {"mark", "mark_suffix"}]
    assert list(bare.lines) == kept
    assert len(kept) < len(whole.lines)


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_no_character_is_lost(document):
    pages = s.laid_out(document)
    wanted = sorted("".join("".join(text.split()) for text in texts(document)))
    found = [each for each in painted(pages) if each.strip()]
    missing = [each for each in set(wanted) if found.count(each) < wanted.count(each)]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_marks_move_with_the_type_area_of_an_office_but_those_of_letters(document, tmp_path):
    (path := tmp_path / "本镇.yaml").write_text("版心:\n  天头: 40\n", encoding="utf-8")
    tops = [
        s.of_part(s.laid_out(document, *style), "mark")[0].top
        for style in ((), (load_profile(str(path)).style,))
    ]
    letterhead = document.furniture.form == "letter"
    assert tops[1] - tops[0] == pytest.approx(0.0 if letterhead else 3.0)


def test_a_letter_with_a_turned_page_at_its_end_has_its_copies_on_a_page_of_their_own():
    document = letter(s.lines(3), s.stamp(), PageBreak("landscape"), s.lines(3))
    pages = s.laid_out(document)
    assert [page.orientation for page in pages.pages] == ["portrait", "landscape", "portrait"]
    assert s.of_part(pages, "imprint.copies_to")[0].page == 2


def test_an_imprint_of_a_letter_higher_than_a_page_is_refused():
    copies = "，".join(f"清禾镇第{number}村民委员会" for number in range(120))
    with pytest.raises(InvalidDataError):
        s.laid_out(letter(s.lines(3), s.stamp(), imprint=Imprint("", "", copies)))


@pytest.mark.parametrize("form", ["document", "letter", "order", "minutes"])
def test_a_head_without_a_text_below_it_is_a_page(form):
    pages = s.laid_out(Document("空", (), Furniture(LETTER, form=form)))
    assert len(pages.pages) == 1
    assert len(s.of_part(pages, "mark")) == 1
