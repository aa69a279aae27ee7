"""A plan: from facts to sections, from text to facts."""

from __future__ import annotations

import json
from datetime import date

import pytest

from govdocs.context import Context
from govdocs.document.nodes import Heading, PageBreak, Paragraph, StampArea
from govdocs.kinds.plan import KINDS, Plan
from govdocs.kinds.plans.reading import plan_facts
from govdocs.kinds.registry import find_kind
from govdocs.readers.read import read
from govdocs.text.dates import parse_date

(PLAN,) = KINDS
CONTEXT = Context(date(2025, 4, 10))
FACTS = {
    "title": "清禾镇2025年防溺水专项行动实施方案",
    "basis": ["《中华人民共和国未成年人保护法》", "《例示县水域安全管理办法》"],
    "aims": "全年不发生溺水事故",
    "period": {"start": "2025-4-10", "end": "2025年12月31日"},
    "leading_group": {
        "name": "清禾镇防溺水工作领导小组",
        "head": "何某川",
        "deputies": ["施某远（镇）", "张勇"],
        "member_units": ["派出所", "中心学校"],
        "tail": "等单位",
        "office": "社会事务办",
        "office_head": "张勇",
    },
    "duties": [
        {"unit": "派出所", "tasks": "加强巡逻"},
        {"unit": "中心学校", "tasks": ["上好安全课；", "家访"]},
    ],
    "areas": [
        {"area": "水域巡查", "lead": "农业服务中心", "cooperating": ["各村"], "tasks": ["每天巡查两次"]}
    ],
    "measures": ["拉网排查", "配齐设施"],
    "stages": [
        {"name": "排查阶段", "period": {"end": "2025年6月"}, "tasks": "摸清底数"},
        {"name": "总结阶段"},
    ],
    "report_dates": ["6月20日", "9月20日"],
    "safeguards": "安排经费8.6万元",
}


def lines(data):
    document = PLAN.compose(Plan.model_validate(data), CONTEXT)
    return [
        (block.ordinal or "") + block.text + block.rest if isinstance(block, Heading) else block.text
        for block in document.blocks
        if isinstance(block, Heading | Paragraph)
    ]


def test_facts_become_numbered_sections():
    assert lines(FACTS) == [
        "清禾镇2025年防溺水专项行动实施方案",
        "根据《中华人民共和国未成年人保护法》《例示县水域安全管理办法》，结合实际，制定本方案。",
        "一、工作目标",
        "全年不发生溺水事故。",
        "二、组织领导",
        "成立清禾镇防溺水工作领导小组，组成人员如下：",
        "组\u3000长：何某川",
        "副组长：施某远（镇）、张\u3000勇",
        "成员单位：派出所、中心学校等单位",
        "领导小组下设办公室，办公室设在社会事务办，办公室主任由张勇担任。",
        "三、职责分工",
        "（一）派出所。加强巡逻。",
        "（二）中心学校。1.上好安全课；2.家访。",
        "（三）水域巡查",
        "牵头单位：农业服务中心",
        "配合单位：各村",
        "1.每天巡查两次。",
        "四、工作措施",
        "（一）拉网排查。",
        "（二）配齐设施。",
        "五、实施步骤",
        "本方案实施时间为2025年4月10日至2025年12月31日。",
        "（一）排查阶段（至2025年6月）",
        "摸清底数。",
        "（二）总结阶段",
        "六、工作汇报",
        "各成员单位于每年6月20日、9月20日前报送工作情况。",
        "七、保障措施",
        "安排经费8.6万元。",
    ]


def test_sections_are_numbered_on_from_the_body():
    data = {
        "title": "方案",
        "body": ["前言。", {"heading": "一、总则"}, {"heading": "（一）细目"}],
        "aims": "做好",
    }
    assert lines(data)[-2:] == ["二、工作目标", "做好。"]


def test_a_plan_has_neither_masthead_nor_imprint():
    document = PLAN.compose(Plan.model_validate(FACTS | {"signature": "清禾镇专班"}), CONTEXT)
    assert (document.furniture.masthead, document.furniture.imprint) == (None, None)
    (area,) = [block for block in document.blocks if isinstance(block, StampArea)]
    assert (area.issuers, area.date, area.sealing) == (("清禾镇专班",), "〔待补：成文日期〕", "unsealed")
    assert {"何某川", "清禾镇专班"} <= set(document.names)


def test_a_period_without_end_or_start_is_said_in_words():
    assert "本方案实施时间为自2025年4月10日起。" in lines({"title": "甲", "period": {"start": "2025-4-10"}})


def test_a_period_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="早于"):
        Plan.model_validate({"title": "甲", "period": {"start": "2025年5月1日", "end": "2025年4月1日"}})


def test_several_plans_in_one_file_begin_pages_of_their_own():
    data = {
        "title": "方案汇编",
        "issued": [{"title": "甲方案", "body": ["一"]}, {"title": "乙方案", "body": ["二"]}],
    }
    blocks = PLAN.compose(Plan.model_validate(data), CONTEXT).blocks
    assert [isinstance(block, PageBreak) for block in blocks] == [False, False, False, True, False, False]


def test_the_faults_of_a_plan_are_found():
    data = {
        "leading_group": {"name": "甲组", "head": ["何某川", "吕某岚"], "deputies": ["张勇", "张 勇"]},
        "duties": [{"unit": "派出所", "tasks": "甲"}, {"unit": "派出所", "tasks": "乙"}],
        "areas": [
            {"area": "甲", "tasks": "乙"},
            {"area": "丙", "lead": "丁", "cooperating": "丁", "tasks": "戊"},
        ],
    }
    findings = PLAN.check(Plan.model_validate(data))
    assert [(each.code, each.where) for each in findings] == [
        ("D101", "标题"),
        ("D602", "领导小组 › 组长"),
        ("D602", "领导小组"),
        ("D603", "职责"),
        ("D603", "任务 › 第1项 › 牵头单位"),
        ("D603", "任务 › 第2项 › 配合单位"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2025-4-10", "2025-12-31", []),
        ("2025-4-9", "", ["D601"]),
        ("", "2026-1-1", ["D601"]),
        ("2025年", "", []),
    ],
)
def test_a_stage_stays_within_the_period_of_its_plan(start, end, expected):
    data = {"title": "甲", "period": {"start": "2025年4月10日", "end": "2025年12月31日"}}
    data |= {"stages": [{"name": "乙", "period": {"start": start, "end": end}}]}
    assert [each.code for each in PLAN.check(Plan.model_validate(data))] == expected


def test_the_facts_of_a_plan_made_of_fields():
    facts = Plan.model_validate(FACTS).facts
    assert (facts.period.start, facts.period.end) == (date(2025, 4, 10), (2025, 12, 31))
    assert [person.name for person in facts.leading_group.deputies] == ["施某远", "张勇"]
    assert facts.leading_group.deputies[0].mark == "镇"
    assert (facts.units[0].unit, facts.units[0].tasks[0].text) == ("派出所", "加强巡逻")
    assert facts.areas[0].responsible == ("各村",)
    assert facts.report_dates == ((6, 20), (9, 20))


TEXT = {
    "title": "清禾镇关爱行动方案（2025—2027年）",
    "body": [
        "依据《例示县困境儿童帮扶办法》，制定本方案。",
        {"heading": "一、依据", "section": "依据", "body": ["《中华人民共和国家庭教育促进法》的要求。"]},
        {
            "heading": "二、目标",
            "section": "目标",
            "rest": "件件有着落。",
            "body": [{"heading": "（一）近期", "rest": "摸底。"}],
        },
        {
            "heading": "三、组织",
            "section": "领导小组",
            "body": [
                "成立清禾镇关爱行动领导小组，名单如下：",
                {
                    "group": [
                        {"role": "组　长", "people": ["何某川"]},
                        {"role": "常务副组长", "people": ["张　勇"]},
                    ]
                },
                "领导小组下设办公室，办公室设在社会事务办，由吕某岚同志兼任办公室主任。",
            ],
        },
        {
            "heading": "四、分工",
            "section": "职责",
            "body": [
                {"item": "（一）派出所：1.加强巡逻；2.办理户口。"},
                {"heading": "（二）财政所：", "rest": "保障经费。"},
                {"item": "（三）各学校：", "body": ["1.上好课；", "2.多家访。"]},
                "没有序号的一段。",
                {"item": "（四）只有一句没有单位。"},
            ],
        },
        {
            "heading": "五、任务",
            "body": [
                {
                    "heading": "（一）家庭保护",
                    "body": [
                        "牵头单位：妇联",
                        "责任单位：各村、中心学校",
                        {"heading": "1.家长课堂"},
                        {"item": "2.走访。"},
                        "其他",
                    ],
                }
            ],
        },
        {
            "heading": "六、时间",
            "section": "时段",
            "body": ["自即日起至2027年12月，各单位每月召开碰头会议。"],
        },
        "每年3月15日、9月15日前将工作情况报送领导小组办公室。",
    ],
}


def test_the_facts_of_a_plan_made_of_text():
    facts = Plan.model_validate(TEXT | {"signed_on": "2025年4月10日"}).facts
    assert facts.basis == ("《例示县困境儿童帮扶办法》", "《中华人民共和国家庭教育促进法》")
    assert facts.aims == ("件件有着落。", "摸底。")
    assert (facts.period.start, facts.period.end, facts.period.printed) == (
        date(2025, 4, 10),
        (2027, 12, 0),
        "自即日起至2027年12月",
    )
    group = facts.leading_group
    assert (group.name, group.office, group.office_head) == ("清禾镇关爱行动领导小组", "社会事务办", "吕某岚")
    assert [person.name for person in (*group.head, *group.deputies)] == ["何某川", "张勇"]
    assert [(unit.unit, [(task.number, task.text) for task in unit.tasks]) for unit in facts.units] == [
        ("派出所", [(1, "加强巡逻"), (2, "办理户口")]),
        ("财政所", [(None, "保障经费")]),
        ("各学校", [(1, "上好课"), (2, "多家访")]),
    ]
    (area,) = facts.areas
    assert (area.area, area.lead, area.responsible) == ("家庭保护", ("妇联",), ("各村", "中心学校"))
    assert [(task.number, task.text) for task in area.tasks] == [(1, "家长课堂"), (2, "走访")]
    assert facts.monthly_meeting == "各单位每月召开碰头会议"
    assert facts.report_dates == ((3, 15), (9, 15))


def test_a_plan_that_says_nothing_has_no_facts():
    facts = Plan.model_validate({"title": "甲", "body": ["一段。"]}).facts
    assert (facts.period, facts.leading_group, facts.units, facts.report_dates) == (None, None, (), ())


def seed(seeds, number):
    (path,) = seeds.glob(f"{number}_*.txt")
    data = read(path.read_bytes(), path.name).data
    record = find_kind(data["kind"]).model.model_validate(data)
    plan = record.issued[0] if record.issued else record
    expected = json.loads((seeds / "expected" / f"{number}.duties.json").read_text(encoding="utf-8"))
    return plan_facts(plan, parse_date(record.signed_on)), expected


@pytest.mark.seeds
def test_the_duties_of_twelve_units_are_read_to_the_letter(seeds):
    facts, expected = seed(seeds, "000")
    found = [
        (unit.ordinal, unit.unit, [(task.number, task.text) for task in unit.tasks]) for unit in facts.units
    ]
    assert found == [
        (unit["ordinal"], unit["unit"], [(item["no"], item["text"]) for item in unit["items"]])
        for unit in expected["units"]
    ]


@pytest.mark.seeds
def test_group_period_and_reports_of_a_real_plan(seeds):
    facts, expected = seed(seeds, "000")
    group, wanted = facts.leading_group, expected["leading_group"]
    assert (group.name, group.office, group.tail) == (
        wanted["name"],
        wanted["office_seat"],
        wanted["member_units_printed_end"],
    )
    people = [wanted["head"], *wanted["deputies"]]
    assert [(each.name, each.mark or None) for each in (*group.head, *group.deputies)] == [
        (each["name"], each["mark"]) for each in people
    ]
    assert list(group.members) == wanted["member_units"]
    assert facts.period.printed == expected["period"]["printed"]
    assert facts.period.start.isoformat() == expected["period"]["start"]
    assert "{}-{:02}".format(*facts.period.end[:2]) == expected["period"]["end"]
    assert facts.monthly_meeting == expected["monthly_meeting"]["printed"]
    assert facts.report == expected["quarterly_report"]["printed"]
    assert [f"{month:02}-{day:02}" for month, day in facts.report_dates] == expected["quarterly_report"][
        "before"
    ]


@pytest.mark.seeds
def test_areas_with_leading_and_responsible_units(seeds):
    facts, expected = seed(seeds, "001")
    found = [
        (
            area.ordinal,
            area.area,
            list(area.lead),
            list(area.responsible),
            [(t.number, t.text) for t in area.tasks],
        )
        for area in facts.areas
    ]
    assert found == [
        (
            a["ordinal"],
            a["area"],
            a["lead_units"],
            a["responsible_units"],
            [(t["no"], t["heading"]) for t in a["tasks"]],
        )
        for a in expected["areas"]
    ]
