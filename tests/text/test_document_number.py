import pytest

from govdocs.text.document_number import (
    DocumentNumberParts,
    faults,
    find_document_numbers,
    is_formal_number,
    order_number,
    parse_document_number,
    parse_order_number,
)

FORMS = {
    "清政发〔2025〕3号": (),
    "清政发[2025]3号": ("bracket",),
    "清政发（2025）第03号": ("bracket", "ordinal-word", "zero"),
    "清政发【2025】3号": ("bracket",),
    "清政发〖2025〗3号": ("bracket",),
    "清政发❲2025❳3号": ("bracket",),
    "清政发﹝2025﹞3号": ("bracket",),
    "清政发<2025>3号": ("bracket",),
    "清政发 〔 2025 〕 3 号": ("spaces",),
    "清政发〔2025年〕3号": ("year-word",),
    "清政发〔２０２５〕３号": ("full-width",),
}


@pytest.mark.parametrize(("text", "names"), FORMS.items())
def test_any_bracket_is_read_and_each_fault_named(text, names):
    assert str(parse_document_number(text)) == "清政发〔2025〕3号"
    assert tuple(name for name, _ in faults(text)) == names
    assert is_formal_number(text) == (not names)


@pytest.mark.parametrize("text", ["", "清政发〔25〕3号", "〔2025〕3号", "清政发〔2025〕号", "清政发2025-3"])
def test_what_is_no_number_gives_none(text):
    assert parse_document_number(text) is None
    assert faults(text)


def test_a_two_digit_year_is_named():
    assert ("year", "年份应当写四位全称") in faults("清政发〔25〕3号")


def test_numbers_are_found_inside_a_text():
    text = "《关于做好防汛工作的通知》（例政发〔2024〕12号）、清政办函[2025]7号"
    found = [(text[start:end], parts) for start, end, parts in find_document_numbers(text)]
    assert found == [
        ("例政发〔2024〕12号", DocumentNumberParts("例政发", 2024, 12)),
        ("清政办函[2025]7号", DocumentNumberParts("清政办函", 2025, 7)),
    ]


def test_order_numbers():
    assert order_number(12) == "第12号"
    assert [parse_order_number(text) for text in ("第12号", "第 十二 号", "第１２号", "12号")] == [
        12,
        12,
        12,
        None,
    ]
