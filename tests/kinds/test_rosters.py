"""The roster of a leading group in print."""

from __future__ import annotations


def roster(composed, notice, *lines):
    document = composed(notice(body=[{"group": list(lines)}]))
    return [block for block in document.blocks if getattr(block, "role", "") == "roster"]


def test_people_with_offices_stand_on_a_line_each_without_marks_between(notice, composed):
    lines = roster(
        composed,
        notice,
        {"role": "组  长", "people": ["何某川　镇长"]},
        {"role": "副组长", "people": ["施远（副镇长）", "方某月（党委委员、武装部部长）"]},
        {"role": "成员", "people": ["梁　田　　应急办主任", "安  平（女）水利站站长", "司徒某安 站长"]},
    )
    assert [line.text for line in lines] == [
        "组　长：何某川　镇长",
        "副组长：施　远（副镇长）",
        "　　　　方某月（党委委员、武装部部长）",
        "成　员：梁　田　应急办主任",
        "　　　　安　平（女）水利站站长",
        "　　　　司徒某安　站长",
    ]
    assert {line.hang for line in lines} == {4}


def test_what_stands_behind_the_last_name_stays_there(notice, composed):
    line = {"role": "成员", "people": ["施远（副镇长）", "方某月（站长）"], "tail": "等。"}
    assert [one.text for one in roster(composed, notice, line)][-1].endswith("方某月（站长）等。")


def test_names_run_on_although_one_tells_where_its_bearer_works(notice, composed):
    line = {"role": "成员", "people": ["周远（派出所）", "周远（镇）", "方某月", "梁某田"]}
    assert [one.text for one in roster(composed, notice, line)] == [
        "成员：周　远（派出所）、周　远（镇）、方某月、梁某田"
    ]
