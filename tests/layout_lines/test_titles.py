"""Titles: few lines, between words, a trapezoid or a rhombus."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.layout.typesetting.titles import shape_title

LIMIT = 20.0
ORGAN = "例示县清禾镇人民政府"
TITLES = {
    "关于召开全县未成年人保护工作会议的通知": ["关于召开全县未成年人保护工作会议的通知"],
    "例示县清禾镇人民政府关于印发《清禾镇困境儿童保护三年行动实施方案（2025—2027年）》的通知": [
        "例示县清禾镇人民政府",
        "关于印发《清禾镇困境儿童保护三年行动",
        "实施方案（2025—2027年）》的通知",
    ],
    "例示县人民政府办公室关于进一步加强困境儿童基本生活保障和关爱服务工作的实施意见": [
        "例示县人民政府办公室",
        "关于进一步加强困境儿童基本生活",
        "保障和关爱服务工作的实施意见",
    ],
    "例示县清禾镇2025年度安全生产工作总结报告及2026年工作计划": [
        "例示县清禾镇2025年度安全生产工作",
        "总结报告及2026年工作计划",
    ],
    "例示县清禾镇人民政府关于申请解决中心小学校舍维修资金的请示": [
        "例示县清禾镇人民政府",
        "关于申请解决中心小学校舍维修资金的请示",
    ],
    "例示县教育局关于开展2024年春季校园周边环境整治专项行动的通知": [
        "例示县教育局关于开展2024年春季校园",
        "周边环境整治专项行动的通知",
    ],
    "例示县清禾镇人民政府关于开展GB/T 19001—2016（ISO 9001:2015）培训的通知": [
        "例示县清禾镇人民政府",
        "关于开展GB/T 19001—2016",
        "（ISO 9001:2015）培训的通知",
    ],
    "例示县清禾镇人民政府\n关于做好汛期工作的通知": ["例示县清禾镇人民政府", "关于做好汛期工作的通知"],
    "例示县清禾镇人民政府 关于印发《清禾镇困境儿童保护工作三年行动实施方案 （2025—2027年）》的通知": [
        "例示县清禾镇人民政府",
        "关于印发《清禾镇困境儿童保护工作三年行动",
        "实施方案 （2025—2027年）》的通知",
    ],
}
WORDS = (
    ORGAN, "关于", "印发", "《清禾镇防溺水工作方案》", "进一步", "加强", "未成年人", "保护", "工作", "的",
    "通知", "和", "困境儿童",
    "2025年度", "（试行）", "安全生产", "何某川", "三年行动", "领导小组", "A4", " ",
)  # fmt: skip


def widths_of(text):
    return [0.5 if character < "\u2000" else 1.0 for character in text]


def shaped(text, limit=LIMIT, names=(ORGAN, "何某川")):
    return shape_title(text, widths_of(text), limit, names)


def lines(text, **keywords):
    return [text[start:end] for start, end in shaped(text, **keywords)]


def width(text):
    return sum(widths_of(text))


@pytest.mark.parametrize(("title", "expected"), TITLES.items())
def test_a_title_is_broken_as_a_clerk_would(title, expected):
    assert lines(title) == expected


@pytest.mark.parametrize("book", ["一览表", "登记表", "花名册", "责任清单"])
def test_the_name_of_a_table_stays_whole(book):
    title = f"例示县清禾镇困境儿童分类标准以及对应帮扶措施{book}（2025年修订）"
    assert any(book in line for line in lines(title))


def test_nothing_has_no_lines():
    assert shaped("") == shaped(" ") == ()


def test_book_marks_that_fit_on_a_line_stay_whole():
    title = "关于印发《例示县清禾镇森林防火应急预案》的补充通知及说明"
    assert any("《例示县清禾镇森林防火应急预案》" in line for line in lines(title))


def test_book_marks_that_fill_a_line_open_between_words():
    title = f"{ORGAN}关于印发《清禾镇2025年困境儿童春季走访工作方案》的通知"
    assert lines(title) == [ORGAN, "关于印发《清禾镇2025年困境儿童", "春季走访工作方案》的通知"]


def test_long_book_marks_break_between_words_and_keep_inner_ones():
    title = "关于印发《例示县贯彻落实〈中华人民共和国未成年人保护法〉实施细则》的通知"
    assert any("〈中华人民共和国未成年人保护法〉" in line for line in lines(title))


def test_what_has_no_place_to_break_is_filled():
    assert lines("A" * 50) == ["A" * 40, "A" * 10]


def test_a_text_far_too_long_for_a_title_is_filled_line_by_line():
    title = "关于加强清禾镇未成年人保护工作的通知" * 20
    found = lines(title)
    assert "".join(found) == title
    assert all(width(line) > LIMIT - 6 for line in found[:-1])


def test_a_name_longer_than_a_line_is_cut():
    name = "例示县清禾镇关心下一代工作委员会"
    assert "".join(lines(name, limit=9.0, names=(name,))) == name


titles = st.lists(st.sampled_from(WORDS), min_size=1, max_size=18).map("".join)


@given(titles)
@settings(deadline=None, max_examples=120)
def test_a_title_loses_nothing_but_spaces_and_fits(title):
    found = shaped(title)
    assert all(width(title[start:end]) <= LIMIT for start, end in found)
    gaps = [0, *(place for bounds in found for place in bounds), len(title)]
    assert not "".join(title[end:start] for end, start in zip(gaps[::2], gaps[1::2], strict=True)).strip()


@given(titles)
@settings(deadline=None, max_examples=120)
def test_names_and_numbers_are_never_cut(title):
    ends = {end for _, end in shaped(title)[:-1]}
    for piece in (ORGAN, "何某川", "2025年度", "未成年人"):
        place = title.find(piece)
        while place >= 0:
            assert not ends & set(range(place + 1, place + len(piece)))
            place = title.find(piece, place + 1)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("limit", [12.0, 14.0, 16.0, 20.0])
def test_no_title_is_an_hourglass_or_begins_a_line_badly(title, limit):
    found = lines(title, limit=limit)
    steps = [after - before for before, after in pairwise(map(width, found))]
    assert not any(before < 0 < after for before, after in pairwise(steps))
    assert all(line[0] not in "的、和》）" for line in found[1:])
