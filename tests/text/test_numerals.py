import pytest

from govdocs.text.numerals import (
    ascii_digits,
    chinese_number,
    circled,
    parse_chinese_number,
    parse_circled,
)

PAIRS = [
    (0, "零"),
    (2, "二"),
    (10, "十"),
    (11, "十一"),
    (20, "二十"),
    (23, "二十三"),
    (100, "一百"),
    (105, "一百零五"),
    (110, "一百一十"),
    (1001, "一千零一"),
    (1010, "一千零一十"),
    (10_000, "一万"),
    (10_005, "一万零五"),
    (100_000, "十万"),
    (1_050_000, "一百零五万"),
    (12_345_678, "一千二百三十四万五千六百七十八"),
]


@pytest.mark.parametrize(("number", "text"), PAIRS)
def test_a_number_is_written_and_read_in_chinese(number, text):
    assert chinese_number(number) == text
    assert parse_chinese_number(text) == number


def test_every_number_below_ten_thousand_comes_back():
    assert all(parse_chinese_number(chinese_number(number)) == number for number in range(10_000))


@pytest.mark.parametrize(
    ("text", "number"), [("〇", 0), ("二〇二三", 2023), ("二○二五", 2025), ("两百", 200), ("百", None)]
)
def test_other_ways_of_writing_are_read(text, number):
    assert parse_chinese_number(text) == number


@pytest.mark.parametrize("text", ["", "十百", "一二十", "二十三a", "万万", "一百千", "十万百"])
def test_what_is_no_numeral_gives_none(text):
    assert parse_chinese_number(text) is None


@pytest.mark.parametrize("number", [-1, 100_000_000])
def test_a_number_out_of_range_is_refused(number):
    with pytest.raises(ValueError, match="中文数字"):
        chinese_number(number)


def test_circled_numbers_reach_fifty():
    assert circled(1) + circled(20) + circled(21) + circled(36) + circled(50) == "①⑳㉑㊱㊿"
    assert [parse_circled(circled(number)) for number in range(1, 51)] == list(range(1, 51))
    assert parse_circled("一") is None
    with pytest.raises(ValueError, match="带圈"):
        circled(51)


def test_full_width_digits_become_half_width():
    assert ascii_digits("第１２３号") == "第123号"
