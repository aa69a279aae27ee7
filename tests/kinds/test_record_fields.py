"""What the fields of records accept and refuse."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import pytest
from pydantic import TypeAdapter, ValidationError

from govdocs.kinds.parts.fields import Deadline, FormalDate
from govdocs.kinds.parts.record_fields import (
    CreditCode,
    GivenMonth,
    Names,
    Percent,
    Phone,
    chosen,
    credit_code_check,
    due_day,
    is_sample_phone,
)


def read(kind, value):
    return TypeAdapter(kind).validate_python(value)


def refusal(kind, value):
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    return caught.value.errors()[0]["msg"]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("社会事务办、派出所，妇联；团委", ("社会事务办", "派出所", "妇联", "团委")),
        ("镇未保站\n派出所", ("镇未保站", "派出所")),
        ("各村（社区、居委会）、张　勇", ("各村（社区、居委会）", "张勇")),
        (["妇联", "团委、工会"], ("妇联", "团委", "工会")),
        ("", ()),
    ],
)
def test_names_are_divided_at_marks_and_line_breaks(written, names):
    assert read(Names, written) == names


def test_names_that_are_no_text_are_refused():
    assert refusal(Names, [1])
    assert refusal(Names, 3)


@pytest.mark.parametrize("written", ["2025-03", "2025年3月", "2025/3", "202503", "２０２５年３月份"])
def test_a_month_is_read_in_every_usual_form(written):
    assert read(GivenMonth, written) == "2025-03"


def test_what_is_no_month_is_refused():
    assert "2025-13" in refusal(GivenMonth, "2025-13")
    assert "不能为空" in refusal(GivenMonth, "")


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("10000000101", "10000000101"),
        ("138 0000 0101", "13800000101"),
        ("138-0000-0101", "13800000101"),
        ("（0000）1234567", "0000-1234567"),
        ("0000－12345678", "0000-12345678"),
        ("0000-1234567转801", "0000-1234567转801"),
        ("12345", "12345"),
        ("110", "110"),
        ("", ""),
    ],
)
def test_a_telephone_is_read_as_it_is_dialled(written, phone):
    assert read(Phone, written) == phone


@pytest.mark.parametrize("written", ["12800000101", "1380000010", "1234567", "办公室", "13800000101、110"])
def test_what_cannot_be_dialled_is_refused_without_showing_it(written):
    assert written not in refusal(Phone, written)


def test_only_the_range_for_samples_is_told_apart():
    assert is_sample_phone("10000000101")
    assert not is_sample_phone("13800000101")


CODES = [
    "91350100M000100Y43",
    "12999999000000001Q",
    "52999999000000002P",
    "91999999000000003R",
    "91999999MA00000040",
    "129999990000000055",
]


@pytest.mark.parametrize("code", CODES)
def test_a_credit_code_is_checked_by_its_last_character(code):
    assert read(CreditCode, code.lower()) == code
    assert credit_code_check(code[:17]) == code[17]
    wrong = code[:5] + ("1" if code[5] != "1" else "2") + code[6:]
    assert "校验位" in refusal(CreditCode, wrong)


def test_a_credit_code_of_odd_length_or_letters_is_refused():
    assert "17 位" in refusal(CreditCode, CODES[0][:17])
    assert "“O”" in refusal(CreditCode, "O" + CODES[0][1:])


def test_a_unit_may_have_no_credit_code():
    assert read(CreditCode, " ") == ""


def test_what_is_no_text_is_no_choice():
    assert refusal(Annotated[Literal["是"], chosen("是")], 1)


@pytest.mark.parametrize(("written", "number"), [("60%", 60), ("６０％", 60), (0, 0), ("100", 100)])
def test_a_percentage_is_read_with_or_without_its_sign(written, number):
    assert read(Percent, written) == number


@pytest.mark.parametrize("written", ["101", "-1", "六成"])
def test_what_is_no_percentage_is_refused(written):
    assert refusal(Percent, written)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025年6月20日", date(2025, 6, 20)),
        ("2025-06-20", date(2025, 6, 20)),
        ("2025年6月20日之前", date(2025, 6, 20)),
        ("2025年2月底前", date(2025, 2, 28)),
        ("2025年6月", date(2025, 6, 30)),
        ("2025年底", date(2025, 12, 31)),
        ("2025年年底前", date(2025, 12, 31)),
        ("2025年", None),
        ("长期坚持", None),
        ("", None),
    ],
)
def test_a_deadline_has_a_last_day_where_it_names_one(written, day):
    assert read(Deadline, written) == written
    assert due_day(written) == day


def test_a_deadline_on_a_day_that_no_calendar_has_is_refused():
    assert "日期不存在" in refusal(Deadline, "2025-02-30")
    assert "日期不存在" in refusal(Deadline, "2025年13月1日")


@pytest.mark.parametrize("kind", [Deadline, FormalDate])
def test_a_day_of_excel_that_lost_its_format_is_refused_with_the_day_it_means(kind):
    assert "2023年3月15日" in refusal(kind, "45000.75")
    assert "应当写作" in refusal(kind, "12")
    assert read(kind, "20250410") == "20250410"
