"""工作小组: the table of groups, the list of members, findings."""

from __future__ import annotations

from govdocs.document.nodes import PageBreak, Table
from govdocs.kinds.organisation.work_groups import GROUP_TYPES, WorkGroups
from govdocs.kinds.work_group import KINDS

(KIND,) = KINDS
MEMBER = {"name": "张勇", "unit": "社会事务办", "role": "组长"}
GROUP = {
    "group_kind": "工作专班",
    "name": "预防犯罪专班",
    "lead_unit": "派出所",
    "resp_units": "司法所、中心学校",
    "members": [MEMBER],
    "started_on": "2025-01-13",
    "report_cycle": "月",
}


def record(*changes, **fields):
    return WorkGroups.model_validate({"groups": [GROUP | change for change in changes], **fields})


def findings(*changes, **fields):
    found = KIND.check(record(*changes, **fields))
    return [(each.code, each.severity.value, each.where) for each in found]


def tables(data, context):
    return [block for block in KIND.compose(data, context).blocks if isinstance(block, Table)]


def texts(table):
    return [[cell.text for cell in row] for row in table.rows]


def test_the_groups_stand_by_their_sort_and_the_members_by_their_group(context):
    helper = {"name": "王某丽", "unit": "镇未保站", "role": "成员", "full_time": "是"}
    groups, members = tables(
        record({"members": [MEMBER, helper]}, {"name": "法治宣传专班", "topic": "四类群体"}), context
    )
    assert texts(groups) == [
        ["序号", "小组类型", "名称", "牵头单位", "责任单位", "起止日期", "汇报周期"],
        ["1", "工作专班", "预防犯罪专班", "派出所", "司法所、中心学校", "2025年1月13日", "月"],
        ["2", "法治宣传专班\n（四类群体）", "派出所", "司法所、中心学校", "2025年1月13日", "月"],
    ]
    assert groups.rows[1][1].rows == 2
    assert groups.columns[1].choices == GROUP_TYPES
    assert texts(members) == [
        ["序号", "小组名称", "姓名", "单位", "组内职务", "专职"],
        ["1", "预防犯罪专班", "张\u3000勇", "社会事务办", "组长", "否"],
        ["2", "王某丽", "镇未保站", "成员", "是"],
        ["3", "法治宣传专班", "张\u3000勇", "社会事务办", "组长", "否"],
        ["共2个小组、3人次，其中专职1人次。"],
    ]


def test_a_group_that_has_ended_says_when(context):
    groups, _ = tables(record({"ended_on": "2025-3-31", "topic": "预防犯罪"}), context)
    assert groups.rows[1][2].text == "预防犯罪专班"
    assert groups.rows[1][5].text == "2025年1月13日\n至2025年3月31日"


def test_the_members_stand_on_an_upright_page(context):
    assert PageBreak("portrait") in KIND.compose(record({}), context).blocks


def test_who_reports_stands_above_where_it_is_said(context):
    assert tables(record({}), context)[0].above == ()
    above = tables(record({}, unit="社会事务办", as_of="2025-4-10"), context)[0].above
    assert above == ("填报单位（盖章）：社会事务办", "填报日期：2025年4月10日")


def test_a_group_without_members_has_a_gap_among_them(context):
    _, members = tables(record({"members": []}), context)
    assert texts(members)[1] == ["1", "预防犯罪专班", "〔待补〕", "〔待补〕", "〔待补〕", "否"]
    assert findings({"members": []}) == [("D101", "warning", "小组 › 第1项 › 成员")]


def test_a_sound_group_has_no_finding():
    assert findings({}) == []


def test_what_is_missing_of_a_group_and_of_a_member_is_reported():
    assert findings({"lead_unit": "", "report_cycle": ""}, {"name": "乙", "members": [{"name": "张勇"}]}) == [
        ("D101", "warning", "小组 › 第1项 › 牵头单位"),
        ("D101", "warning", "小组 › 第2项 › 成员 › 第1项 › 单位"),
    ]


def test_two_groups_may_not_have_one_name():
    assert findings({}, {}) == [("D740", "error", "小组 › 第2项 › 名称")]


def test_a_group_does_not_end_before_it_begins():
    assert findings({"ended_on": "2025-01-12"}) == [("D741", "error", "小组 › 第1项 › 撤销日期")]
    assert findings({"ended_on": "2025-01-13"}) == []


def test_a_date_without_its_day_is_reported():
    assert findings({"started_on": "2025年1月"}) == [("D204", "warning", "小组 › 第1项 › 成立日期")]


def test_units_and_members_stand_once():
    assert findings({"resp_units": "派出所、司法所"}) == [("D742", "warning", "小组 › 第1项 › 责任单位")]
    assert findings({"resp_units": "司法所、司法所"}) == [("D742", "warning", "小组 › 第1项 › 责任单位")]
    assert findings({"members": [MEMBER, MEMBER | {"name": "张　勇"}]}) == [
        ("D742", "warning", "小组 › 第1项 › 成员")
    ]


def test_a_full_time_member_has_one_group():
    full = {"members": [MEMBER | {"full_time": True}]}
    assert findings(full, full | {"name": "乙"}) == [("D743", "warning", "小组 › 第2项 › 成员")]
    assert findings(full, full | {"name": "乙", "ended_on": "2025-3-1"}) == []
