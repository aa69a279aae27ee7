"""Rosters of leading groups: every role, and people who stand on lines of their own."""

from __future__ import annotations

import pytest

HEAD = "清禾镇防汛工作方案\n为做好防汛工作，成立领导小组：\n"
REST = "领导小组下设办公室，办公室设在镇应急办。\n"


def roster(reading):
    (group,) = [block["group"] for block in reading.data["body"] if isinstance(block, dict)]
    return [("".join(line["role"].split()), line["people"]) for line in group]


def test_people_with_an_office_in_brackets_go_on_below_the_last_role(read_text):
    lines = """组  长：何某川（镇长）
副组长：施  远（副镇长）
       方某月（党委委员、武装部部长）
成  员：梁  田（应急办主任）
       司徒某安（水利站站长）
       各村（社区）党总支书记
"""
    assert roster(read_text(HEAD + lines + REST)) == [
        ("组长", ["何某川（镇长）"]),
        ("副组长", ["施远（副镇长）", "方某月（党委委员、武装部部长）"]),
        ("成员", ["梁田（应急办主任）", "司徒某安（水利站站长）", "各村（社区）党总支书记"]),
    ]


def test_people_with_an_office_behind_blanks_go_on_below_a_role_without_an_indent(read_text):
    lines = "总河长：何  川  镇党委书记\n施某远  镇长\n副总河长：方  月  副镇长\n梁田（女）水利站站长\n"
    assert [(role, len(people)) for role, people in roster(read_text(HEAD + lines + REST))] == [
        ("总河长", 2),
        ("副总河长", 2),
    ]


@pytest.mark.parametrize(
    "role",
    [
        *("常务副主任", "主任委员", "副主任委员", "第一组长", "第一副组长", "总召集人", "副召集人", "顾  问"),
        *(
            "总指挥",
            "副总指挥长",
            "政  委",
            "副政委",
            "秘书长",
            "名誉会长",
            "林  长",
            "第一总指挥",
            "执行副组长",
        ),
    ],
)
def test_a_role_between_two_others_is_a_role(read_text, role):
    lines = f"主  任：何某川（镇长）\n{role}：施某远（副镇长）\n成  员：方某月（民警）\n"
    assert [found for found, _ in roster(read_text(HEAD + lines + REST))] == [
        "主任",
        "".join(role.split()),
        "成员",
    ]


def test_a_role_of_any_name_counts_where_it_names_a_person_with_an_office(read_text):
    lines = "组  长：何某川（镇长）\n总调度：施某远（副镇长）\n成  员：方某月（民警）\n"
    assert [found for found, _ in roster(read_text(HEAD + lines + REST))] == ["组长", "总调度", "成员"]


def test_a_sentence_and_a_labelled_line_end_a_roster(read_text):
    data = read_text(f"{HEAD}组  长：何某川（镇长）\n  会议由组长召集。\n联系电话：0101-2233445\n").data
    assert data["body"][-2:] == ["会议由组长召集。", "联系电话：0101-2233445"]


def test_what_stands_behind_a_line_stays_behind_it(read_text):
    lines = "组  长：何某川（镇长）；\n成  员：施某远（民警）；\n        方某月（教师）。\n"
    assert roster(read_text(HEAD + lines + REST))[1][1] == ["施某远（民警）；", "方某月（教师）"]
