"""Names of units: looked up in a register, else compared with each other; nothing is changed unasked."""

from __future__ import annotations

import pytest

from govdocs.kinds.breakdowns.record import DutyBreakdown
from govdocs.kinds.breakdowns.unit_forms import in_one_form
from govdocs.kinds.breakdowns.unit_lookup import resolved
from govdocs.kinds.breakdowns.unit_names import compared, is_group_name, near_name
from govdocs.kinds.organisation.unit_register import UnitRegister

REGISTER = UnitRegister.model_validate(
    {
        "units": [
            {"full_name": "清禾镇社会事务办公室", "aliases": "社会事务办"},
            {"full_name": "清禾镇未成年人保护工作站", "aliases": "镇未保站"},
            {"full_name": "文化服务中心"},
            {"full_name": "甲山村"},
            {"full_name": "戊岭社区"},
            {"full_name": "各村（社区）", "is_group": True, "members": "甲山村、戊岭社区"},
            {"full_name": "有关部门", "is_group": True},
        ]
    }
)


def breakdown(*rows, **changes):
    data = [
        {"no": number, "area": "走访", "task": "甲事", "lead_units": lead, "coop_units": coop}
        for number, (lead, coop) in enumerate(rows, start=1)
    ]
    return DutyBreakdown.model_validate({"title": "分解表", "rows": data, **changes})


def said(found, code):
    return [each.message for each in found.findings if each.code == code]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("化服务中心", "文化服务中心"),  # the first character lost
        ("文化服务中", "文化服务中心"),  # the last
        ("文化务中心", "文化服务中心"),  # one within
        ("农服中心", "农业服务中心"),  # two, as a clerk shortens
        ("文化服物中心", "文化服务中心"),  # one mistaken
        ("文化务服中心", "文化服务中心"),  # two in the wrong order
        ("文文化服务中心", "文化服务中心"),  # one twice
        ("派出", "派出所"),
        ("团委", "镇团委"),
    ],
)
def test_a_slip_of_the_pen_is_near(name, meant):
    names = ["派出所", "妇联", "镇团委", "文化服务中心", "农业服务中心", "中学"]
    assert near_name(name, names) == meant


@pytest.mark.parametrize("name", ["残联", "财政办", "小学", "社保所", "工会", "卫生院", "文化服务中心"])
def test_names_of_other_units_are_not_near(name):
    assert near_name(name, ["妇联", "民政办", "中学", "司法所", "团委", "文化服务中心"]) == ""


def test_a_name_near_to_two_units_is_near_to_none():
    assert near_name("服务中心", ["农服务中心", "文服务中心"]) == ""


@pytest.mark.parametrize("name", ["各村（社区）", "各学校", "领导小组有关成员单位", "镇直相关部门"])
def test_names_of_many_are_groups(name):
    assert is_group_name(name)


@pytest.mark.parametrize("name", ["妇联", "镇直各部门（站、所、办）中心", "文化服务中心"])
def test_names_of_one_are_no_groups(name):
    assert not is_group_name(name)


def test_without_a_register_a_rare_name_near_to_a_frequent_one_is_proposed_and_kept():
    table = breakdown(*[("文化服务中心", "妇联")] * 3, ("妇联", "化服务中心"))
    found = compared(table)
    assert found.breakdown == table
    assert said(found, "D782") == [
        "序号4的配合单位“化服务中心”可能是“文化服务中心”（“文化服务中心”写了 3 次），没有改动"
    ]
    (doubt,) = found.doubtful
    assert (doubt.name, doubt.rows, doubt.cell, doubt.proposal) == (
        "化服务中心", "序号4", "配合单位", "文化服务中心"
    )  # fmt: skip


def test_two_names_that_are_both_frequent_are_two_units():
    assert compared(breakdown(*[("镇团委", "团委")] * 3)).doubtful == ()


def test_the_names_of_the_leading_group_serve_as_models():
    found = compared(breakdown(("宣传文体站", "")), ("宣传文化站",))
    assert said(found, "D782") == [
        "序号1的责任单位“宣传文体站”可能是“宣传文化站”（方案写作“宣传文化站”），没有改动"
    ]
    assert compared(breakdown(("宣传文化站", "")), ("宣传文化站", "宣传文化")).doubtful == ()


def test_a_short_name_becomes_the_full_one_and_all_its_rows_are_told():
    found = resolved(breakdown(("社会事务办", "镇未保站"), ("镇未保站", "")), REGISTER)
    assert [row.lead_units for row in found.breakdown.rows] == [
        ("清禾镇社会事务办公室",),
        ("清禾镇未成年人保护工作站",),
    ]
    assert said(found, "D781") == [
        "“社会事务办”改为全称“清禾镇社会事务办公室”（序号1）",
        "“镇未保站”改为全称“清禾镇未成年人保护工作站”（序号1、2）",
    ]


def test_a_group_keeps_its_name_and_its_members_are_known():
    found = resolved(breakdown(("文化服务中心", "各村(社区)"), ("文化服务中心", "有关部门")), REGISTER)
    assert found.members == {"各村（社区）": ("甲山村", "戊岭社区")}
    assert [row.coop_units for row in found.breakdown.rows] == [("各村（社区）",), ("有关部门",)]
    assert said(found, "D780") == [
        "“各村（社区）”是泛指（序号1），指 2 个单位：甲山村、戊岭社区",
        "“有关部门”是泛指（序号2），没有写明指哪些单位",
    ]


def test_a_near_miss_is_proposed_and_never_changed():
    found = resolved(breakdown(("化服务中心", "社会事务")), REGISTER)
    assert found.breakdown.rows[0].lead_units == ("化服务中心",)
    assert said(found, "D782") == [
        "序号1的责任单位“化服务中心”可能是“文化服务中心”（名册里有“文化服务中心”），没有改动",
        "序号1的配合单位“社会事务”可能是“社会事务办”（名册里有“社会事务办”，即“清禾镇社会事务办公室”），没有改动",
    ]


def test_an_unknown_unit_is_told_an_unknown_group_only_as_a_group():
    found = resolved(breakdown(("气象站", "各企业")), REGISTER)
    assert said(found, "D783") == ["序号1的责任单位“气象站”，名册里没有"]
    assert [each.name for each in found.doubtful] == ["气象站", "各企业"]
    assert said(found, "D780") == ["“各企业”是泛指（序号1），没有写明指哪些单位"]


def test_findings_stand_at_the_cell_where_the_name_first_stands():
    found = resolved(breakdown(("文化服务中心", ""), ("文化服务中心", "气象站")), REGISTER)
    (finding,) = (each for each in found.findings if each.code == "D783")
    assert finding.where == "行 › 第2项 › 配合单位"


def test_the_words_of_the_head_are_used():
    found = resolved(breakdown(("气象站", ""), lead_word="牵头单位"), REGISTER)
    assert said(found, "D783") == ["序号1的牵头单位“气象站”，名册里没有"]


def test_a_longer_form_in_the_tasks_is_told_with_its_rows():
    rows = [
        {"no": 1, "task": "镇未成年人保护工作站统筹，镇财政办拨款。", "lead_units": "镇未保站、财政办、妇联"},
        {"no": 2, "task": "镇未成年人保护工作站登记，镇未保站汇总。", "lead_units": "镇未保站"},
    ]
    found = compared(DutyBreakdown.model_validate({"title": "分解表", "rows": rows}))
    assert said(found, "D788") == [
        "“镇未保站”在任务里写作“镇未成年人保护工作站”（序号1、2）",
        "“财政办”在任务里写作“镇财政办”（序号1）",
    ]


def test_a_name_without_the_closing_word_that_the_others_have_is_told():
    names = ("镇住建", "镇教办", "派出所", "文化站", "卫生院", "镇团委")
    found = compared(breakdown(*((name, "") for name in names)))
    assert said(found, "D783") == ["序号1的责任单位“镇住建”，末尾没有“办”“所”“站”之类的字，可能漏写"]
    assert said(compared(breakdown(("镇住建", ""), ("镇教办", ""))), "D783") == []


def test_a_name_near_to_none_of_the_register_may_be_near_to_one_of_the_plan():
    found = resolved(breakdown(("农业服物中心", "")), REGISTER, ("农业服务中心",))
    assert said(found, "D782") == [
        "序号1的责任单位“农业服物中心”可能是“农业服务中心”（方案写作“农业服务中心”），没有改动"
    ]


def test_brackets_and_blanks_make_no_other_unit():
    table = breakdown(("各村(社区)", "派出所"), ("各村（社区）", "各村（社 区）"), ("妇联(镇)", "妇联 (镇)"))
    changed, findings = in_one_form(table)
    assert [(row.lead_units, row.coop_units) for row in changed.rows] == [
        (("各村（社区）",), ("派出所",)),
        (("各村（社区）",), ("各村（社区）",)),
        (("妇联(镇)",), ("妇联(镇)",)),
    ]
    assert [(each.code, each.message) for each in findings] == [
        ("D787", "“各村(社区)”与“各村（社区）”是同一名称，统一写作“各村（社区）”（序号1）")
    ]


def test_names_written_in_one_way_are_left_alone():
    table = breakdown(("各村（社区）", "派出所"))
    assert in_one_form(table) == (table, ())
