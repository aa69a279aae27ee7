"""The register of units: names, groups, findings, paper."""

from __future__ import annotations

import pytest

from govdocs.document.nodes import Paragraph, Table
from govdocs.kinds.organisation.unit_register import UNIT_TYPES, UnitRegister
from govdocs.kinds.units import KINDS

(KIND,) = KINDS
FULL = {"unit_type": "学校", "head": "施某远", "liaison": "花某蕾", "phone": "13800000101"}

GROUP = dict.fromkeys(FULL, "")


def register(*units, **fields):
    return UnitRegister.model_validate({"units": [FULL | unit for unit in units], **fields})


def findings(*units, **fields):
    return [(each.code, each.where) for each in KIND.check(register(*units, **fields))]


def tables(record, context):
    return [block for block in KIND.compose(record, context).blocks if isinstance(block, Table)]


def texts(table):
    return [[cell.text for cell in row] for row in table.rows]


@pytest.fixture
def town():
    return register(
        {"full_name": "清禾镇社会事务办公室", "aliases": "社会事务办、社事办"},
        {"full_name": "甲山村村民委员会", "aliases": "甲山村"},
        {"full_name": "戊岭社区居民委员会", "aliases": "戊岭社区"},
        GROUP | {"full_name": "各村（社区）", "aliases": "各村居", "members": "甲山村、戊岭社区"},
        GROUP | {"full_name": "有关成员单位", "members": "社事办\n各村居"},
    )


@pytest.mark.parametrize("name", ["清禾镇社会事务办公室", "社会事务办", "社 事 办"])
def test_a_unit_is_found_by_any_of_its_names(town, name):
    assert town.find(name).full_name == "清禾镇社会事务办公室"


def test_brackets_of_either_width_name_the_same_unit(town):
    assert town.find("各村(社区)").full_name == "各村（社区）"


def test_a_name_that_is_not_there_is_not_found(town):
    assert town.find("财政所") is None
    assert town.expand("财政所") == ()


def test_a_unit_means_itself(town):
    assert town.expand("甲山村") == ("甲山村村民委员会",)


def test_a_group_means_its_members_and_those_of_the_groups_in_it(town):
    assert town.expand("有关成员单位") == (
        "清禾镇社会事务办公室",
        "甲山村村民委员会",
        "戊岭社区居民委员会",
    )


def test_a_group_that_contains_itself_is_reported_and_still_ends():
    units = [
        {"full_name": "甲组", "members": ["乙组", "派出所"]},
        {"full_name": "乙组", "members": "甲组"},
        {"full_name": "派出所"},
    ]
    assert register(*units).expand("甲组") == ("派出所",)
    assert findings(*units) == [("D712", "单位 › 第1项 › 包含单位"), ("D712", "单位 › 第2项 › 包含单位")]


def test_a_group_beside_a_circle_is_not_blamed_for_it():
    units = [
        {"full_name": "甲组", "members": "乙组"},
        {"full_name": "乙组", "members": "乙组"},
    ]
    assert findings(*units) == [("D712", "单位 › 第2项 › 包含单位")]


def test_a_member_that_the_register_does_not_have_is_kept_and_refused_with_a_proposal():
    units = [{"full_name": "各村", "members": "甲山存"}, {"full_name": "甲山村"}]
    assert register(*units).expand("各村") == ("甲山存",)
    (finding,) = KIND.check(register(*units))
    assert (finding.code, finding.severity.value, finding.hint) == ("D711", "error", "是否指“甲山村”？")


def test_a_member_that_resembles_nothing_is_to_be_entered_first():
    (finding,) = KIND.check(register({"full_name": "各村", "members": "己庄"}))
    assert finding.hint == "先把这个单位写进名册"


def test_a_name_may_not_mean_two_units():
    units = [
        {"full_name": "清禾派出所", "aliases": "派出所"},
        {"full_name": "清河派出所", "aliases": "派 出 所"},
        {"full_name": "清禾派出所"},
    ]
    assert findings(*units) == [("D710", "单位 › 第2项 › 简称"), ("D710", "单位 › 第3项 › 单位全称")]


def test_an_alias_like_the_full_name_is_no_fault():
    assert findings({"full_name": "妇联", "aliases": "妇联"}) == []


def test_a_group_that_names_nobody_is_reported():
    assert findings({"full_name": "有关单位", "is_group": "是"}) == [("D713", "单位 › 第1项 › 包含单位")]


def test_a_credit_code_belongs_to_one_unit():
    code = "12999999000000001Q"
    units = [{"full_name": "甲", "credit_code": code}, {"full_name": "乙", "credit_code": code}]
    assert findings(*units) == [("D714", "单位 › 第2项 › 统一社会信用代码")]


def test_what_is_missing_is_said_once_a_unit_and_printed_as_a_gap(context):
    record = register({"full_name": "妇联", "head": "", "phone": "", "unit_type": ""})
    (finding,) = KIND.check(record)
    assert finding.message == "“妇联”缺少类别、负责人、联系电话，印作“〔待补〕”"
    (table,) = tables(record, context)
    assert texts(table)[1] == ["1", "妇联", "", "〔待补〕", "〔待补〕", "花某蕾", "〔待补〕", "否"]


def test_a_group_needs_nobody_who_answers_the_telephone():
    assert findings({"full_name": "甲山村"}, {"full_name": "各村", "members": "甲山村", "phone": ""}) == []


def test_telephones_of_samples_are_pointed_out():
    assert findings({"full_name": "妇联", "phone": "10000000107"}) == [("D701", "单位")]


def test_a_date_without_its_day_is_reported():
    assert findings({"full_name": "妇联"}, as_of="2025年4月") == [("D204", "填报日期")]


@pytest.mark.parametrize(
    ("written", "meant"), [("镇办", UNIT_TYPES[0]), ("村(社区)", "村（社区）"), ("", "")]
)
def test_the_sort_of_a_unit_may_be_written_short(written, meant):
    assert register({"full_name": "甲", "unit_type": written}).units[0].unit_type == meant


def test_units_and_groups_are_two_tables(town, context):
    units, groups = tables(town, context)
    assert [row[1] for row in texts(units)[1:-1]] == [unit.full_name for unit in town.units[:3]]
    assert texts(units)[-1] == ["共3个单位，其中每季度报送工作情况的0个。"]
    assert units.columns[3].choices == UNIT_TYPES
    assert texts(groups)[1:] == [
        ["1", "各村（社区）", "各村居", "甲山村、戊岭社区"],
        ["2", "有关成员单位", "", "社事办、各村居"],
    ]
    assert (units.sheet, groups.sheet) == ("单位", "泛指名称")


def test_what_is_said_of_a_group_stands_in_its_table(context):
    group = {"full_name": "各村", "members": "甲山村", "reports_quarterly": "是"}
    _, groups = tables(register({"full_name": "甲山村"}, group), context)
    assert texts(groups) == [
        ["序号", "泛指的名称", "包含单位", "类别", "负责人", "联络员", "联系电话", "季报"],
        ["1", "各村", "甲山村", "学校", "施某远", "花某蕾", "13800000101", "是"],
    ]


def test_who_reports_stands_above_only_where_it_is_said(town, context):
    assert tables(town, context)[0].above == ()
    table, _ = tables(town.model_copy(update={"unit": "社会事务办"}), context)
    assert table.above == ("填报单位（盖章）：社会事务办", "填报日期：〔待补：填报日期〕")


def test_a_register_without_units_still_has_its_headings(context):
    document = KIND.compose(UnitRegister(), context)
    assert Paragraph.of("成员单位名册", "title") in document.blocks
    assert texts(tables(UnitRegister(), context)[0])[0][1] == "单位全称"


def test_those_that_report_each_quarter_are_known():
    record = register({"full_name": "妇联", "reports_quarterly": "是"}, {"full_name": "团委"})
    assert [unit.full_name for unit in record.reporting] == ["妇联"]
