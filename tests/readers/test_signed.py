"""The end of a document: names over several lines, dates told twice, seals in words; signers above."""

from __future__ import annotations

import pytest

HEAD = "清禾镇人民政府关于清点防汛物资的通知\n各村（社区）：\n请于本月底以前清点完毕。\n"


def test_the_same_date_below_each_of_two_signers_is_one_date(read_text):
    reading = read_text(f"{HEAD}例示县教育局　　　例示县公安局\n2025年6月3日　　　2025年6月3日\n")
    assert reading.data["signature"] == ["例示县教育局", "例示县公安局"]
    assert reading.data["signed_on"] == "2025年6月3日"


def test_two_different_dates_are_no_date_of_signing(read_text):
    assert "signed_on" not in read_text(f"{HEAD}2025年6月3日　　　2025年6月4日\n").data


def test_attachments_are_found_above_two_dates(read_text):
    data = read_text(
        f"{HEAD}附件：1．清禾镇防汛物资\n　　　　清点办法\n　　　2．清禾镇防汛仓库名册\n\n"
        "例示县教育局　　　例示县公安局\n2025年6月3日　　　2025年6月3日\n"
    ).data
    assert data["attachment_notes"] == ["清禾镇防汛物资清点办法", "清禾镇防汛仓库名册"]
    assert len(data["body"]) == 1


@pytest.mark.parametrize("seal", ["（印章）", "（盖章）", "（公章）", "（章）", "(印)"])
def test_a_seal_in_words_hides_neither_signer_nor_date(read_text, seal):
    data = read_text(f"{HEAD}附：印模\n清禾镇人民政府{seal}\n2025年6月3日（印）\n").data
    assert data["signature"] == [f"清禾镇人民政府{seal}"]
    assert data["signed_on"] == "2025年6月3日"
    assert data["attachment_notes"] == ["印模"]


def test_a_seal_in_words_on_a_line_of_its_own_belongs_to_the_name_above(read_text):
    data = read_text(f"{HEAD}清禾镇人民政府\n（代章）\n2025年6月3日\n").data
    assert data["signature"] == ["清禾镇人民政府（代章）"]
    assert data["signed_on"] == "2025年6月3日"
    assert "note" not in data


def test_names_that_a_single_blank_divides_on_several_lines_are_all_told_apart(read_text):
    data = read_text(
        f"{HEAD}例示县教育局　例示县公安局　例示县民政局　例示县司法局\n"
        "例示县财政局　例示县水利局　例示县审计局　国家税务总局例示县税务局\n2025年6月3日\n"
    ).data
    assert len(data["signature"]) == 8


def test_a_single_blank_inside_one_name_does_not_divide_it(read_text):
    data = read_text(f"{HEAD}例示县人民政府 应急管理办公室\n2025年6月3日\n").data
    assert len(data["signature"]) == 1


@pytest.mark.parametrize(
    ("names", "signers"),
    [
        ("何  川", ["何川"]),
        ("何　川", ["何川"]),
        ("施  远  何某川", ["施远", "何某川"]),
        ("何某川  施　远", ["何某川", "施远"]),
        ("何某川、施  远", ["何某川", "施远"]),
        ("何 川  施 远", ["何川", "施远"]),
    ],
)
def test_a_padded_name_of_a_signer_is_one_name(read_text, names, signers):
    text = f"清政发〔2025〕3号　　　　签发人：{names}\n清禾镇人民政府关于防汛的请示\n县政府：\n请批准。\n"
    assert read_text(text).data["signers"] == signers


@pytest.mark.parametrize(
    ("date", "fault"), [("2025年2月30日", "不存在"), ("2025年13月1日", "不存在"), ("2025年6月", "没有写全")]
)
def test_a_date_that_no_calendar_has_is_told_from_one_not_written_out(read_text, date, fault):
    found = [one for one in read_text(f"{HEAD}清禾镇人民政府\n{date}\n").findings if one.code == "R202"]
    assert [fault in one.message for one in found] == [True]


def test_a_date_in_another_form_is_told_in_the_standard_form(read_text):
    findings = read_text(f"{HEAD}清禾镇人民政府\n2025.06.03\n").findings
    assert [one.hint for one in findings if one.code == "R203"] == ["标准写法：2025年6月3日"]
