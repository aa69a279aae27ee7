import pytest

from govdocs.text.ordinals import (
    bare_ordinal,
    leading_ordinal,
    ordinal_faults,
    ordinal_text,
    sequence_faults,
    standard_form,
)

RIGHT = {
    "一、指导思想": (1, "一、", 1),
    "十二、其他": (1, "十二、", 12),
    "二、3月份安排": (1, "二、", 2),
    "（一）坚持": (2, "（一）", 1),
    "1.负责": (3, "1.", 1),
    "1．负责": (3, "1．", 1),
    "1. 2023年底前": (3, "1.", 1),
    "1.2023年底前": (3, "1.", 1),
    "　　3. 排查": (3, "3.", 3),
    "- 3. 排查": (3, "3.", 3),
    "（1）落实": (4, "（1）", 1),
    "①登记": (5, "①", 1),
    "㉑登记": (5, "㉑", 21),
    "第一条 为了": (1, "第一条", 1),
    "第3章 总则": (1, "第3章", 3),
    "第二节 职责": (1, "第二节", 2),
    "1.1 编制目的": (2, "1.1", 1),
    "1.2.3 分工": (3, "1.2.3", 3),
}
WRONG = {
    "(一) 社会": ("(一)", "（一）", "brackets"),
    "（一)社会": ("（一)", "（一）", "brackets"),
    "（一）、社会": ("（一）、", "（一）", "after-bracket"),
    "㈠社会": ("㈠", "（一）", "form"),
    "一.社会": ("一.", "一、", "level-1-mark"),
    "一 、社会": ("一 、", "一、", "spaces"),
    "1、负责": ("1、", "1.", "level-3-mark"),
    "1，负责": ("1，", "1.", "level-3-mark"),
    "1、2023年完成": ("1、", "1.", "level-3-mark"),
    "１．负责": ("１．", "1.", "full-width"),
    "⒈负责": ("⒈", "1.", "form"),
    "(1)落实": ("(1)", "（1）", "brackets"),
    "1）落实": ("1）", "（1）", "one-bracket"),
    "⑴落实": ("⑴", "（1）", "form"),
}
NONE = [
    "",
    "1.5万元",
    "2023年8月",
    "3、4月份",
    "12.3万",
    "一、二级市场",
    "三、四月",
    "一、二、三产业",
    "第一条的规定",
    "第一季度",
    "一是",
    "（2023—2025年）",
    "3.5 公里",
    "百花",
    "负责",
    "（镇）",
    "2023.",
]


@pytest.mark.parametrize(("text", "expected"), RIGHT.items())
def test_a_right_ordinal_is_found(text, expected):
    found = leading_ordinal(text)
    assert (found.level, found.text, found.number) == expected
    assert text[found.start : found.end].strip() == found.text
    assert not text[found.end].isspace()
    assert ordinal_faults(found) == ()


@pytest.mark.parametrize(("text", "expected"), WRONG.items())
def test_a_wrong_ordinal_is_found_as_printed_and_its_fault_named(text, expected):
    found = leading_ordinal(text)
    printed, standard, fault = expected
    assert (found.text, standard_form(found)) == (printed, standard)
    assert fault in [name for name, _ in ordinal_faults(found)]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_an_ordinal_is_left_alone(text):
    assert leading_ordinal(text) is None


def test_standard_ordinals():
    assert [ordinal_text(level, 3) for level in range(1, 6)] == ["三、", "（三）", "3.", "（3）", "③"]


def test_numbering_may_run_on_or_begin_again_under_a_new_parent():
    runs_on = [(1, 1, 0), (2, 1, 1), (2, 2, 2), (1, 2, 3), (2, 3, 4)]
    begins_again = [(1, 1, 0), (2, 1, 1), (2, 2, 2), (1, 2, 3), (2, 1, 4), (3, 1, 5), (3, 2, 6), (3, 1, 7)]
    assert [*sequence_faults(runs_on), *sequence_faults(begins_again)] == []


@pytest.mark.parametrize(
    ("numbers", "fault"), [([1, 2, 4], "gap"), ([1, 2, 2], "repeat"), ([1, 2, 3, 1], "back"), ([2], "gap")]
)
def test_a_break_in_the_sequence_is_found(numbers, fault):
    (found,) = sequence_faults([(1, number, place) for place, number in enumerate(numbers)])
    assert (found.fault, found.place) == (fault, len(numbers) - 1)


@pytest.mark.parametrize("text", ["1 总则", "1　总则", "12 附则"])
def test_a_bare_number_before_the_name_of_a_chapter_is_its_ordinal(text):
    ordinal = bare_ordinal(text)
    assert (ordinal.level, ordinal.number, text[ordinal.end :][:1]) == (
        1,
        int(text.split()[0]),
        text.split()[1][0],
    )


@pytest.mark.parametrize("text", ["30 天行动", "5 年规划", "2025 计划", "1总则", "1 A", "总则"])
def test_other_numbers_are_no_chapters(text):
    assert bare_ordinal(text) is None
