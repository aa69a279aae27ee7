"""What an office fills in: who issues, under which code, to whom; and what it holds against a document."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.app.catalogue import new_record
from govdocs.app.offices.office import Office, OrganCode
from govdocs.app.offices.rules import foreign_code
from govdocs.app.offices.usual import code_for, usual_data
from govdocs.app.records import load_record
from govdocs.archive.model import Scheme
from govdocs.context import Context
from govdocs.kinds.registry import all_kinds, find_kind

TODAY = date(2025, 4, 10)
OFFICE = Office(
    name="例示县清禾镇人民政府",
    codes=(
        OrganCode("清政发", "例示县清禾镇人民政府", "通知、意见"),
        OrganCode("清政函", "例示县清禾镇人民政府", "函、批复"),
        OrganCode("清政办发", "例示县清禾镇党政办公室"),
    ),
    people={"整理人": "姜某宁", "确认人": "何某川"},
    addressees={"": "各村（社区）", "请示": "例示县人民政府"},
    copies_to={"通知": "县委办公室，县人大常委会办公室"},
    printer="例示县清禾镇党政办公室",
    scheme=Scheme(fonds="Z109"),
)


def test_a_notice_is_filled_in_up_to_its_number():
    assert usual_data(find_kind("通知"), OFFICE, TODAY) == {
        "发文机关": "例示县清禾镇人民政府",
        "发文字号": "清政发〔2025〕号",
        "主送机关": "各村（社区）",
        "版记": {"抄送": "县委办公室，县人大常委会办公室", "印发机关": "例示县清禾镇党政办公室"},
    }


@pytest.mark.parametrize(
    ("label", "key", "expected"),
    [
        ("函", "发文字号", "清政函〔2025〕号"),
        ("批复", "发文字号", "清政函〔2025〕号"),
        ("请示", "发文字号", "清政发〔2025〕号"),
        ("请示", "主送机关", "例示县人民政府"),
        ("命令", "发文字号", None),
        ("纪要", "发文字号", None),
        ("公告", "主送机关", None),
        ("请示", "版记", {"印发机关": "例示县清禾镇党政办公室"}),
        ("函", "版记", None),
    ],
)
def test_each_kind_takes_what_is_its_own(label, key, expected):
    assert usual_data(find_kind(label), OFFICE, TODAY).get(key) == expected


def test_records_name_the_office_where_they_name_one():
    assert usual_data(find_kind("任务台账"), OFFICE, TODAY) == {"填报单位": "例示县清禾镇人民政府"}
    assert usual_data(find_kind("工作会议"), OFFICE, TODAY) == {"组织单位": "例示县清禾镇人民政府"}
    assert usual_data(find_kind("方案"), OFFICE, TODAY) == {}


def test_the_list_of_the_archive_names_who_arranges_but_not_who_confirms():
    assert usual_data(find_kind("归档清单"), OFFICE, TODAY) == {
        "立档单位": "例示县清禾镇人民政府",
        "全宗号": "Z109",
        "整理人": "姜某宁",
    }


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.label)
def test_an_office_that_says_nothing_fills_in_nothing(kind):
    assert usual_data(kind, Office(), TODAY) == {}
    assert new_record(kind.label, Context(TODAY), Office()) == new_record(kind.label)


def test_an_office_without_codes_still_issues():
    office = Office(name="例示县清禾镇人民政府")
    assert usual_data(find_kind("通知"), office, TODAY) == {"发文机关": "例示县清禾镇人民政府"}
    assert code_for("通知", office) is None


@pytest.mark.parametrize("label", ["通知", "请示", "函", "命令", "纪要", "公告"])
def test_the_filled_in_data_file_is_read_again(label):
    _, text = new_record(label, Context(TODAY), OFFICE)
    record = load_record(text.encode("utf-8"), f"{label}.yaml").record
    assert record.issuers == ("例示县清禾镇人民政府",)


def test_the_blank_of_the_number_stands_beside_its_label():
    _, text = new_record("通知", Context(TODAY), OFFICE)
    assert "\n发文字号: 清政发〔2025〕号\n" in text
    assert "\n  抄送: 县委办公室，县人大常委会办公室\n" in text


def test_a_name_that_yaml_would_misread_is_quoted():
    office = Office(name='清禾镇"人民政府": #1')
    _, text = new_record("通知", Context(TODAY), office)
    assert load_record(text.encode("utf-8"), "通知.yaml").record.issuers == (office.name,)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("清政发〔2025〕3号", False),
        ("灰政发〔2025〕3号", True),
        ("清政发[2025]3号", False),
        ("3", False),
        ("", False),
    ],
)
def test_a_code_of_another_organ_is_told(notice_text, number, told):
    text = notice_text.replace("清政发〔2025〕3号", number)
    finding = foreign_code(load_record(text.encode("utf-8"), "通知.yaml").record, OFFICE)
    assert bool(finding) is told
    if finding:
        assert (finding.code, finding.where, "清政发、清政函、清政办发" in finding.message) == (
            "O107",
            "发文字号",
            True,
        )


def test_an_office_without_codes_holds_nothing_against_a_document(notice_text):
    record = load_record(notice_text.encode("utf-8"), "通知.yaml").record
    assert foreign_code(record, Office(name="灰石镇人民政府")) is None
