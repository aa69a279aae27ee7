"""元数据.xml, 目录文件.XML, 说明文件.TXT and the record of the year: written, and read again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree
from sound_archive import OFFICE, SCHEME

from govdocs.archive.keeping import VERSION, dump, load
from govdocs.archive.metadata import ELEMENTS, MANDATORY, Origin, item_xml, record_code, volume_xml
from govdocs.archive.metadata_lists import catalogue_xml, readme_text
from govdocs.archive.metadata_reading import read_catalogue, read_metadata
from govdocs.archive.model import Item, Part, Scheme, StoredFile, Volume, VolumePaper, YearArchive
from govdocs.errors import InputError

ORIGIN = Origin(SCHEME, "govdocs 1", OFFICE)
PDF = StoredFile("x_01_正文.pdf", "pdf", 99, "1" * 64, "archival", 2)
WORD = StoredFile("x_01_正文_原件.docx", "docx", 50, "2" * 64, "working")
ITEM = Item(
    "1",
    f"{OFFICE}关于“防汛”<值班>&安排的通知",
    OFFICE,
    "20250310",
    2025,
    "D30",
    (Part("正文", "通知.docx", "2" * 64, 50, "docx", 2, stored=(PDF, WORD)),),
    doc_no="清政发〔2025〕1号",
    kind="通知",
    direction="发文",
    org="DZB",
    reason="K13/单项 ← 令8号",
    confirmed_by="施某远",
    note="附图另存",
    answers="Z109-WS·2025-D30-DZB-0009",
    fonds="Z109",
    item_no=1,
    code="Z109-WS·2025-D30-DZB-0001",
    filed_on="20260318",
)
VOLUME = Volume(
    "WCN-2025-0007",
    "[WCN-2025-0007困境儿童个案]",
    2025,
    "D30",
    (
        VolumePaper(
            1, "登记表", OFFICE, "20250304", 2, 1, code="Z109-ZY·WCN·2025·D30-001-001", parts=ITEM.parts
        ),
    ),
    begun="20250304",
    ended="20250910",
    fonds="Z109",
    volume_no=1,
    code="Z109-ZY·WCN·2025·D30-001",
)
YEAR = YearArchive(SCHEME, 2025, (ITEM,), (VOLUME,), table="乡镇表2026", arranged_on="20260318")


def test_metadata_hold_every_mandatory_element_and_what_the_item_says():
    values = read_metadata(item_xml(ITEM, ORIGIN, "Z109/x")).values
    assert set(MANDATORY) <= set(values)
    assert values["题名"] == (ITEM.title,)
    assert values["档号"] == (ITEM.code,)
    assert values["保管期限"] == ("30年",)
    assert values["室编件号"] == ("0001",)
    assert values["文件编号"] == ("清政发〔2025〕1号",)
    assert values["计算机文件名"] == ("x_01_正文.pdf", "x_01_正文_原件.docx")
    assert values["当前位置"] == ("Z109/x/x_01_正文.pdf", "Z109/x/x_01_正文_原件.docx")
    assert values["固化信息"] == (f"SHA-256:{'1' * 64}", f"SHA-256:{'2' * 64}")
    assert values["行为时间"] == ("20260318",)
    assert values["机构人员名称"] == (OFFICE, "施某远")
    assert values["实体标识符"] == (ITEM.answers,)


def test_elements_bear_the_numbers_of_the_scheme_in_its_order():
    root = etree.fromstring(item_xml(ITEM, ORIGIN, "x"))
    for element in root.iter():
        if element.tag in ELEMENTS:
            assert (element.get("编号"), element.get("标识")) == ELEMENTS[element.tag]
    numbers = [int(number[1:]) for number, _ in ELEMENTS.values()]
    assert numbers == sorted(numbers)


def test_an_item_number_of_the_archive_stays_away():
    assert "馆编件号" not in item_xml(ITEM, ORIGIN, "x").decode()


def test_the_number_of_a_record_stays_whatever_number_it_gets():
    assert record_code(ITEM) == record_code(replace(ITEM, item_no=7, code="anders", title="anders"))
    assert record_code(ITEM) != record_code(replace(ITEM, key="2"))
    assert record_code(replace(ITEM, parts=())) != record_code(ITEM)


def test_why_there_is_no_copy_for_long_is_said():
    part = replace(ITEM.parts[0], stored=(WORD,), why_not="加了打开密码")
    values = read_metadata(item_xml(replace(ITEM, parts=(part,)), ORIGIN, "x")).values
    assert values["不能转换的原因"] == ("加了打开密码",)


def test_a_control_character_is_shown_and_found():
    content = item_xml(replace(ITEM, title="响\x07铃", confirmed_by="", answers=""), ORIGIN, "x")
    seen = read_metadata(content)
    assert seen.values["题名"] == ("响\ufffd铃",)
    assert seen.fault == "有不能写入的字符"


def test_text_is_in_normal_form_c():
    seen = read_metadata(item_xml(replace(ITEM, title="cafe\u0301"), ORIGIN, "x"))
    assert seen.values["题名"] == ("caf\u00e9",)


def test_a_volume_names_its_person_by_code_and_lists_its_papers():
    seen = read_metadata(volume_xml(VOLUME, ORIGIN, "Z109/卷"))
    assert seen.fault == ""
    assert set(MANDATORY) <= set(seen.values)
    assert seen.values["题名"] == ("[WCN-2025-0007困境儿童个案]", "登记表")
    assert seen.values["开放标识"] == ("控制",)
    assert seen.values["公开属性"] == ("不予公开",)
    assert seen.values["日期"][0] == "20250304—20250910"


def test_the_catalogue_has_an_entry_with_folder_and_files_for_each():
    seen = read_catalogue(catalogue_xml(YEAR))
    assert [entry.code for entry in seen.entries] == [ITEM.code, VOLUME.code]
    assert seen.entries[0].folder == f"Z109/WS·2025/DZB/D30/{ITEM.code}"
    assert seen.entries[0].files == {"x_01_正文.pdf": 99, "x_01_正文_原件.docx": 50}
    assert seen.declared["件数"] == "1"
    assert seen.declared["卷数"] == "1"
    assert (seen.declared["文件数"], seen.declared["字节数"]) == ("4", "298")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"<a><b></a>", "不是格式良好的 XML"),
        (b"", "不是格式良好的 XML"),
        ("<a>中</a>".encode("gb18030"), "不是 UTF-8 编码"),
        ("<?xml version='1.0' encoding='GBK'?><a>中</a>".encode("gb18030"), "不是 UTF-8 编码"),
        (b"<a>\x01</a>", "不是格式良好的 XML"),
    ],
)
def test_damaged_files_are_told_not_raised(content, fault):
    assert read_metadata(content).fault == fault
    assert read_catalogue(content).fault == fault


def test_an_entity_is_not_followed(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("GEHEIM", encoding="utf-8")
    text = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a><题名>&x;</题名></a>'
    assert "GEHEIM" not in str(read_metadata(text.encode()).values)


def test_the_readme_tells_what_lies_here_and_how_to_check_it():
    text = readme_text(YEAR, ORIGIN, date(2026, 3, 18)).decode()
    assert "\r\n" in text
    for words in ("Z109", "1件", "1卷", "乡镇表2026", "govdocs archive verify", "SM3", "年度—机构—保管期限"):
        assert words in text


def test_the_readme_of_an_office_without_fonds_says_so():
    text = readme_text(YearArchive(Scheme(), 2025), Origin(Scheme(), "govdocs 1"), date(2026, 3, 18)).decode()
    assert "尚未给定" in text
    assert "年度—保管期限；" in text


def test_the_record_of_a_year_is_read_again_as_it_was():
    assert load(dump(YEAR)) == YEAR
    assert dump(load(dump(YEAR))) == dump(YEAR)


def test_a_record_of_a_newer_program_is_told():
    told = json.loads(dump(YEAR))
    told["版本"] = VERSION + 1
    with pytest.raises(InputError, match=f"版本是 {VERSION + 1}"):
        load(json.dumps(told).encode())


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b'{"a": 1}', b"[" * 100_000])
def test_what_is_no_record_is_told(content):
    with pytest.raises(InputError, match="归档数据"):
        load(content)


def test_a_record_with_a_wrong_field_names_the_place():
    told = json.loads(dump(YEAR))
    told["归档"]["items"][0]["retention"] = "D20"
    with pytest.raises(InputError, match=r"items\.0\.retention 处"):
        load(json.dumps(told).encode())
