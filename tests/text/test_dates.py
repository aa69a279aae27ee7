from datetime import date

import pytest

from govdocs.text.dates import date_faults, find_dates, formal_date, is_formal, parse_date

DAY = date(2023, 8, 25)
FORMS = {
    "2023年8月25日": (),
    "2023-8-25": ("signs",),
    "2023/08/25": ("signs",),
    "2023.8.25": ("signs",),
    "20230825": ("compact",),
    "2023年08月25日": ("zero",),
    "2023 年 8 月 25 日": ("spaces",),
    "2 0 2 3 年 8 月 2 5 日": ("spaces",),
    "２０２３年８月２５日": ("full-width",),
    "2023年8月25号": ("day",),
    "二〇二三年八月二十五日": ("numerals",),
    "二○二三年八月廿五日": ("numerals",),
    "二零二三年八月二十五日": ("numerals",),
    "二O二三年八月二五日": ("numerals",),
}


@pytest.mark.parametrize("text", FORMS)
def test_every_usual_form_is_read(text):
    assert parse_date(text) == DAY
    assert parse_date(f"　{text} ") == DAY


@pytest.mark.parametrize(("text", "faults"), FORMS.items())
def test_what_differs_from_the_standard_form_is_named(text, faults):
    assert tuple(name for name, _ in date_faults(text)) == faults
    assert is_formal(text) == (not faults)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023年2月30日",
        "2023年8月",
        "8月25日",
        "23年8月25日",
        "3023年8月25日",
        "2023年十百月1日",
        "约2023年8月25日",
        "2023-8.25",
    ],
)
def test_what_is_no_date_gives_none(text):
    assert parse_date(text) is None
    assert date_faults(text)


def test_a_date_prints_without_zeros():
    assert formal_date(date(2023, 8, 5)) == "2023年8月5日"


def test_dates_are_found_inside_a_text():
    text = "自2023年8月25日起至2024-1-5止，二〇二三年二月三十日不算，版本12023.1.25也不算"
    found = [(text[each.start : each.end], each.day) for each in find_dates(text)]
    assert found == [("2023年8月25日", DAY), ("2024-1-5", date(2024, 1, 5))]


def test_the_thirty_first_may_be_written_with_one_sign():
    assert parse_date("二〇二三年三月卅一日") == date(2023, 3, 31)


def test_a_day_that_no_calendar_has_is_named():
    assert [name for name, _ in date_faults("2024年2月30日")] == ["impossible"]
    assert [name for name, _ in date_faults("2024年2月")] == ["form"]
