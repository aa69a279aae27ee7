"""How the words of clerks are read into the record of a child."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from govdocs.context import Context
from govdocs.kinds.children.child import Child
from govdocs.kinds.children.cross import register_findings
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.risk_levels import LEVEL_RULES
from govdocs.kinds.registry import find_kind


@pytest.mark.parametrize(("said", "read"), [("汉", "汉族"), ("土家 族", "土家族"), ("外国血统", "外国血统")])
def test_a_nation(said, read):
    assert Child(ethnicity=said).ethnicity == read


@pytest.mark.parametrize("wrong", ["汉人", 7])
def test_what_is_no_nation_is_refused(wrong):
    with pytest.raises(ValidationError):
        Child(ethnicity=wrong)


@pytest.mark.parametrize(
    ("said", "classes"),
    [
        ("留守儿童、孤儿", ("农村留守儿童", "孤儿")),
        (["受侵害"], ("监护不当/受侵害",)),
        ("监护不当", ("监护不当/受侵害",)),
        ("服刑(强戒)人员子女，离异家庭，离异家庭", ("服刑（强戒）人员子女", "离异家庭")),
        ("服刑", ("服刑（强戒）人员子女",)),
    ],
)
def test_classes(said, classes):
    assert Child(categories=said).classes == classes


def test_the_main_class_comes_first():
    child = Child(categories="离异家庭、失学辍学", primary="失学辍学")
    assert child.classes == ("失学辍学", "离异家庭")
    assert child.main_class == "失学辍学"
    assert Child().main_class == ""


def test_details_in_brackets_go_to_their_field():
    child = Child(categories="贫困家庭儿童(低保)、涉案未成年人（被害）", primary="贫困家庭儿童（低保）")
    assert (child.classes, child.poverty, child.case_role) == (
        ("贫困家庭儿童", "涉案未成年人"),
        ("低保",),
        "被害",
    )


def test_what_the_field_says_goes_before_the_brackets():
    assert Child(categories="贫困家庭儿童（低保）", poverty="特困供养").poverty == ("特困供养",)


@pytest.mark.parametrize("wrong", [{"categories": 5}, {"categories": "贵族"}, {"primary": 3}, "x"])
def test_what_is_no_class_is_refused(wrong):
    with pytest.raises(ValidationError):
        Child.model_validate(wrong)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("中职", "中职/中专"),
        ("辍学", "辍学（义务教育阶段）"),
        ("辍学(义务教育阶段)", "辍学（义务教育阶段）"),
        ("小学", "小学"),
    ],
)
def test_schooling(said, read):
    assert Child(schooling=said).schooling == read


def test_schooling_is_a_word():
    with pytest.raises(ValidationError):
        Child(schooling=3)


@pytest.mark.parametrize(("said", "read"), [("12,000元", "12000"), ("６８００.50", "6800.50"), ("", "")])
def test_money(said, read):
    assert Child(income=said).income == read


@pytest.mark.parametrize("wrong", ["-5", "一万", "1.234"])
def test_what_is_no_money_is_refused(wrong):
    with pytest.raises(ValidationError):
        Child(income=wrong)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("一级", "一级红"),
        ("黄", "二级黄"),
        ("三级（蓝）", "三级蓝"),
        ("四级绿色", "四级绿"),
        ("绿色", "四级绿"),
        ("未评估", ""),
    ],
)
def test_a_level(said, read):
    assert Child(risk_level=said).risk_level == read


@pytest.mark.parametrize("wrong", ["五级", 2])
def test_what_is_no_level_is_refused(wrong):
    with pytest.raises(ValidationError):
        Child(risk_level=wrong)


def test_a_child_of_no_age_gives_no_finding_about_it():
    child = Child(file_no="QH-01-2025-0001", status="在册", harm_seen=("无",))
    assert list(register_findings(Casebook({"child": (child,)}), Context(date(2025, 4, 10)))) == []


def test_the_first_paper_is_the_document_of_the_kind(town):
    kind, child = find_kind("未成年人"), town.casebook.records["child"][0]
    context = Context(date(2025, 4, 10))
    assert kind.compose(child, context) == next(iter(kind.documents(child, context)))
    screening = find_kind("入职查询")
    record = town.casebook.records["entry_screening"][0]
    assert screening.compose(record, context) == next(iter(screening.documents(record, context)))


def test_how_often_a_child_of_each_level_is_visited():
    """Facts 3.7."""
    assert {level: rule.rhythm for level, rule in LEVEL_RULES.items()} == {
        "一级红": "每7日",
        "二级黄": "每1个月",
        "三级蓝": "每3个月",
        "四级绿": "每6个月",
    }


def test_the_end_of_a_month_stays_the_end():
    """Facts 5.2: 2025-03-31 and a month is 2025-04-30."""
    rule = LEVEL_RULES["二级黄"]
    assert rule.next_visit(date(2025, 3, 31)) == date(2025, 4, 30)
    assert rule.next_assessment(date(2025, 3, 31)) == date(2025, 6, 30)
    assert LEVEL_RULES["一级红"].next_visit(date(2025, 4, 7)) == date(2025, 4, 14)
