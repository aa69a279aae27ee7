"""档号: from the components to the string and back, in both dialects."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.archive.codes import (
    CodeParts,
    ascii_name,
    code_of,
    normalisation_finding,
    normalised_code,
    org_faults,
    paper_code,
    parse_code,
    repeated_codes,
    scheme_faults,
    volume_code,
    with_code,
)
from govdocs.archive.model import Item, Scheme, Volume, VolumePaper
from govdocs.errors import InputError

DAT22 = Scheme(fonds="Z109", dimension="机构", classes={"BGS": "办公室"})
DAT13 = Scheme(fonds="Z109", dimension="机构", classes={"办公室": "办公室"}, dialect="DAT13_2022")
ITEM = Item("1", "通知", "清禾镇人民政府", "20250312", 2025, "Y", org="BGS", item_no=1)
VOLUME = Volume("WCN-2025-0007", "[WCN-2025-0007困境儿童个案]", 2025, "D30", volume_no=1)


def paper(number):
    return VolumePaper(number, "走访记录", "清禾镇人民政府", "20250312", 2, 1)


def test_an_item_by_da_t_22():
    assert code_of(ITEM, DAT22) == "Z109-WS·2025-Y-BGS-0001"


def test_an_item_without_a_class_has_no_segment_for_it():
    assert (
        code_of(replace(ITEM, org="", item_no=26, retention="D30"), Scheme("0194")) == "0194-WS·2025-D30-0026"
    )


def test_an_item_by_da_t_13_joins_its_classes_by_dots():
    assert code_of(replace(ITEM, org="办公室"), DAT13) == "Z109-WS·2025·Y·办公室-0001"
    assert code_of(replace(ITEM, org=""), DAT13) == "Z109-WS·2025·Y-0001"


def test_an_item_that_has_no_number_has_no_code():
    assert code_of(replace(ITEM, item_no=0), DAT22) == ""


def test_an_office_without_a_fonds_leaves_the_segment_out():
    assert code_of(ITEM, replace(DAT22, fonds="")) == "WS·2025-Y-BGS-0001"


def test_the_fonds_under_which_an_item_was_filed_stays():
    assert code_of(replace(ITEM, fonds="Z001"), DAT22) == "Z001-WS·2025-Y-BGS-0001"


def test_with_code_fills_in_fonds_and_code():
    filed = with_code(ITEM, DAT22)
    assert (filed.fonds, filed.code) == ("Z109", "Z109-WS·2025-Y-BGS-0001")


def test_a_volume_and_its_papers_by_da_t_13_whatever_the_items_take():
    assert volume_code(VOLUME, DAT22) == "Z109-ZY·WCN·2025·D30-001"
    assert paper_code(VOLUME, paper(2), DAT22) == "Z109-ZY·WCN·2025·D30-001-002"
    assert volume_code(replace(VOLUME, volume_no=1234), Scheme()) == "ZY·WCN·2025·D30-1234"


def test_a_volume_without_a_number_has_no_code():
    assert volume_code(replace(VOLUME, volume_no=0), DAT22) == ""
    assert paper_code(replace(VOLUME, volume_no=0), paper(2), DAT22) == ""


@pytest.mark.parametrize(
    ("write", "words"),
    [
        (
            lambda: code_of(replace(ITEM, item_no=10_000), DAT22),
            "2025 年度的件号编到 10000，档号只能写到 9999",
        ),
        (lambda: code_of(replace(ITEM, item_no=100_000), DAT13), "档号只能写到 99999"),
        (lambda: volume_code(replace(VOLUME, volume_no=10_000), DAT22), "档号只能写到 9999"),
        (
            lambda: paper_code(VOLUME, paper(10_000), DAT22),
            "案卷 WCN-2025-0007的件号编到 10000".replace("7的", "7 的"),
        ),
    ],
)
def test_a_number_that_a_code_cannot_write_is_refused(write, words):
    with pytest.raises(InputError, match=words):
        write()


def test_da_t_13_writes_five_digits_when_it_must():
    assert code_of(replace(ITEM, item_no=10_000), DAT13) == "Z109-WS·2025·Y·BGS-10000"


@pytest.mark.parametrize(
    ("text", "form", "parts"),
    [
        ("Z109-WS·2011-Y-BGS-0001", "DAT22_2015", CodeParts("DAT22_2015", "Z109", "WS", 2011, "Y", "BGS", 1)),
        ("0194-WS·2011-D30-0026", "DAT22_2015", CodeParts("DAT22_2015", "0194", "WS", 2011, "D30", "", 26)),
        ("WS·2011-D30-0026", "DAT22_2015", CodeParts("DAT22_2015", "", "WS", 2011, "D30", "", 26)),
        (
            "Z109-WS·2011·Y·办公室-0001",
            "DAT13_2022",
            CodeParts("DAT13_2022", "Z109", "WS", 2011, "Y", "办公室", 1),
        ),
        (
            "A439-WS·2015·D30·003-005",
            "DAT13_2022",
            CodeParts("DAT13_2022", "A439", "WS", 2015, "D30", "003", 5),
        ),
        ("Z008-WS·2019·Y-037", "DAT13_2022", CodeParts("DAT13_2022", "Z008", "WS", 2019, "Y", "", 37)),
        ("J019-LY·2019·Y-001", "DAT13_2022", CodeParts("DAT13_2022", "J019", "LY", 2019, "Y", "", 1)),
        (
            "C015-WY·TZGG·2019·D10-00001",
            "DAT13_2022",
            CodeParts("DAT13_2022", "C015", "WY", 2019, "D10", "", 1, "TZGG"),
        ),
        (
            "J019-ZY·JC·CC·2019·D30-001-001",
            "DAT13_VOLUME",
            CodeParts("DAT13_VOLUME", "J019", "ZY", 2019, "D30", "", 1, "JC·CC", 1),
        ),
        (
            "J019-KU·01·2017-001-001",
            "DAT13_VOLUME",
            CodeParts("DAT13_VOLUME", "J019", "KU", 2017, "", "", 1, "01", 1),
        ),
        (
            "0194-ZY·WCN·2025·D30-001",
            "DAT13_VOLUME",
            CodeParts("DAT13_VOLUME", "0194", "ZY", 2025, "D30", "", 0, "WCN", 1),
        ),
        (
            "Z109-ZY·WCN·2025·D30-001",
            "DAT13_VOLUME",
            CodeParts("DAT13_VOLUME", "Z109", "ZY", 2025, "D30", "", 0, "WCN", 1),
        ),
    ],
)
def test_the_examples_of_both_standards_are_read(text, form, parts):
    assert parse_code(text, form) == parts


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Z109-WS·2011-D20-BGS-0001", "DAT22_2015"),
        ("Z109-WS·2011-Y-BG-0001", "DAT22_2015"),
        ("Z109-WS·2011-Y-办公室-0001", "DAT22_2015"),
        ("Z109-WS·2011-Y-BGS-001", "DAT22_2015"),
        ("Z109-WS.2011-Y-BGS-0001", "DAT22_2015"),
        ("Z109-WS·1811-Y-BGS-0001", "DAT22_2015"),
        ("Z10-WS·2011-Y-BGS-0001", "DAT22_2015"),
        ("Z109-WS·2011-Y-BGS-０００１", "DAT22_2015"),
        ("Z109-WS·2011-Y-BGS-0001\n", "DAT22_2015"),
        ("ZZ94-WS·2011·Y-001", "DAT13_2022"),
        ("Z109-WS·2011·Y-01", "DAT13_2022"),
        ("Z109-ZY·WCN·2025·D30-01", "DAT13_VOLUME"),
        ("", "DAT22_2015"),
    ],
)
def test_what_is_no_code_is_none(text, form):
    assert parse_code(text, form) is None


PERIODS = st.sampled_from(["Y", "D30", "D10"])
YEARS = st.integers(1990, 2099)


@given(YEARS, PERIODS, st.sampled_from(["", "BGS", "MZ1", "003"]), st.integers(1, 9999))
def test_a_code_by_da_t_22_gives_back_what_it_was_made_of(year, retention, org, number):
    item = replace(ITEM, year=year, retention=retention, org=org, item_no=number)
    parts = parse_code(code_of(item, DAT22), "DAT22_2015")
    assert parts == CodeParts("DAT22_2015", "Z109", "WS", year, retention, org, number)


@given(YEARS, PERIODS, st.sampled_from(["", "BGS", "办公室", "003"]), st.integers(1, 99_999))
def test_a_code_by_da_t_13_gives_back_what_it_was_made_of(year, retention, org, number):
    item = replace(ITEM, year=year, retention=retention, org=org, item_no=number)
    parts = parse_code(code_of(item, DAT13), "DAT13_2022")
    assert parts == CodeParts("DAT13_2022", "Z109", "WS", year, retention, org, number)


@given(YEARS, PERIODS, st.integers(1, 9999), st.integers(1, 9999))
def test_the_code_of_a_paper_gives_back_volume_and_number(year, retention, volume_no, number):
    volume = replace(VOLUME, year=year, retention=retention, volume_no=volume_no)
    parts = parse_code(paper_code(volume, paper(number), DAT22), "DAT13_VOLUME")
    assert parts == CodeParts("DAT13_VOLUME", "Z109", "ZY", year, retention, "", number, "WCN", volume_no)


@pytest.mark.parametrize("dot", "•・‧．.∙⋅")
@pytest.mark.parametrize("dash", "‐–—－_")
def test_other_separators_are_mended_and_told(dot, dash):
    written = f"Z109{dash}WS{dot}2025{dash}Y{dash}0001"
    assert normalised_code(written) == ("Z109-WS·2025-Y-0001", True)
    told = normalisation_finding(written, "第 3 行")
    assert (told.code, told.where) == ("A201", "第 3 行")


def test_a_code_in_order_is_left_as_it_is():
    assert normalised_code("Z109-WS·2025-Y-0001") == ("Z109-WS·2025-Y-0001", False)
    assert normalisation_finding("Z109-WS·2025-Y-0001") is None


def test_spaces_and_wide_letters_are_mended_too():
    assert normalised_code("Ｚ１０９ - WS·2025-Y-０００１") == ("Z109-WS·2025-Y-0001", True)


def test_a_name_in_ascii_alone_tells_codes_apart():
    names = {ascii_name(code) for code in ("Z109-WS·2025·Y·办公室-0001", "Z109-WS·2025·Y·民政办-0001")}
    assert names == {
        "Z109-WS.2025.Y.u529Eu516Cu5BA4-0001",
        "Z109-WS.2025.Y.u6C11u653Fu529E-0001",
    }


def test_codes_that_stand_twice_are_found():
    assert repeated_codes(["b", "a", "b", "", ""]) == ("b",)


@pytest.mark.parametrize(
    ("scheme", "words"),
    [
        (Scheme("Z10"), "全宗号“Z10”应是四位数字，或一个大写字母加三位数字，如 0194、Z109"),
        (
            Scheme("ZZ09", dialect="DAT13_2022"),
            "全宗号“ZZ09”应是四位数字，或一个大写字母加三位数字，如 0194、Z109",
        ),
        (
            Scheme("Z109", dimension="机构", classes={"办公室": "办公室"}),
            "机构（问题）代码“办公室”应是三位大写字母或数字，如 BGS",
        ),
        (
            Scheme("Z109", dimension="机构", classes={"b-1": "x"}, dialect="DAT13_2022"),
            "机构（问题）代码“b-1”应是一至十二位大写字母、数字或汉字，如 BGS、办公室",
        ),
        (Scheme("Z109", classes={"BGS": "x"}), "分类方案不分机构（问题），这里却写了“BGS”"),
    ],
)
def test_a_scheme_that_no_code_can_write_is_told(scheme, words):
    assert [fault.message for fault in scheme_faults(scheme)] == [words]


def test_a_sound_scheme_has_no_faults():
    assert scheme_faults(DAT22) == scheme_faults(DAT13) == scheme_faults(Scheme()) == ()


def test_the_class_of_an_item_must_be_one_of_the_scheme():
    assert org_faults("BGS", DAT22) == []
    assert org_faults("", DAT22)[0].hint == "可用：BGS（办公室）"
    assert org_faults("MZB", DAT22)[0].message == "分类方案里没有机构（问题）“MZB”"
