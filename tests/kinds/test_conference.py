"""联席会议: who counts as having come, and the five papers; the sample comes to 60 %."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from govdocs.app.records import load_record
from govdocs.document.nodes import PageBreak, Paragraph, StampArea, Table
from govdocs.kinds.conference import KINDS
from govdocs.kinds.meetings.conference_record import JointConference
from govdocs.kinds.meetings.presence import attendance_rate

(CONFERENCE,) = KINDS
DATA = {
    "name": "清禾镇2025年第一次联席会议",
    "unit": "清禾镇未成年人保护委员会",
    "held_at": "2025-03-14 15:00",
    "place": "镇政府二楼会议室",
    "chair": "何某川",
    "recorder": "王某丽",
    "topic": "重点学生会商",
    "why_needed": "学校和村无法自行核实",
    "expected": "派出所、中心学校、卫生院、司法所、妇联",
    "notified_on": "2025-03-10",
    "agenda": ["通报情况", "研究事项"],
    "signed": [
        {"unit": "派出所", "name": "方某国", "post": "所长", "time": "14:50"},
        {"unit": "中心学校", "name": "施某远（校）", "time": "14:52"},
        {"unit": "卫生院", "name": "彭某安"},
    ],
    "leaves": [
        {
            "unit": "卫生院",
            "name": "彭某静",
            "reason": "培训",
            "substitute": "彭某安",
            "applied_on": "2025-03-12",
            "approved_by": "何某川",
            "approved_on": "2025-03-13",
        },
        {
            "unit": "司法所",
            "name": "丁某平",
            "reason": "开庭",
            "applied_on": "2025-03-14",
            "approved_by": "何某川",
            "approved_on": "2025-03-15",
        },
    ],
    "resolutions": [{"content": "共建会商机制", "lead_units": "派出所", "due_on": "2025-04-30"}],
    "issue": "第1期",
    "approved_by": "何某川",
    "issued_on": "2025-03-17",
    "as_of": "2025-05-02",
}


def conference(**changes):
    return JointConference.model_validate({k: v for k, v in (DATA | changes).items() if v is not None})


def leave(place=0, **changes):
    return DATA["leaves"][place] | changes


def paper(label, context, **changes):
    documents = CONFERENCE.documents(conference(**changes), context, (label,))
    return documents[0] if documents else None


def lines(document):
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document):
    found = [block for block in document.blocks if isinstance(block, Table)]
    return [[[cell.text for cell in row] for row in table.rows] for table in found]


def states(**changes):
    return [each.state for each in conference(**changes).presences]


def found(**changes):
    return [(each.code, each.where) for each in CONFERENCE.check(conference(**changes))]


def test_the_sample_comes_to_sixty_percent(root):
    path = root / "data" / "samples" / "conference.yaml"
    record = load_record(path.read_bytes(), path.name).record
    assert [each.state for each in record.presences] == ["出席", "出席", "替会", "缺席", "缺席"]
    assert record.attendance_rate == "60%"
    assert record.absent_unapproved == ("司法所", "妇联")


def test_a_leave_approved_after_the_meeting_counts_as_absence():
    assert states() == ["出席", "出席", "替会", "缺席", "缺席"]
    assert found() == [("D759", "请假 › 第2项 › 批准时间"), ("D762", "签到")]


@pytest.mark.parametrize(
    ("approved_on", "state"),
    [
        ("2025-03-13", "请假"),
        ("2025-03-14", "请假"),
        ("2025-03-14 14:59", "请假"),
        ("2025-03-14 15:00", "缺席"),
        ("2025-03-15", "缺席"),
        ("", "缺席"),
    ],
)
def test_a_leave_is_approved_before_the_meeting_begins(approved_on, state):
    assert states(leaves=[leave(1, approved_on=approved_on)])[3] == state


def test_a_leave_without_approver_counts_as_absence():
    changes = {"leaves": [leave(1, approved_by="", approved_on="2025-03-13")]}
    assert states(**changes)[3] == "缺席"
    assert ("D759", "请假 › 第1项 › 批准时间") in found(**changes)


def test_a_leave_for_a_meeting_without_a_date_is_believed():
    assert states(held_at=None)[3] == "请假"


def test_a_substitute_attends_only_when_he_signed_and_was_approved():
    assert states(signed=DATA["signed"][:2])[2] == "请假"
    assert ("D761", "请假 › 第1项 › 替会人") in found(signed=DATA["signed"][:2])
    late = [leave(approved_on="2025-03-15")]
    assert states(leaves=late)[2] == "缺席"
    assert found(leaves=late)[:2] == [
        ("D759", "请假 › 第1项 › 批准时间"),
        ("D761", "请假 › 第1项 › 替会人"),
    ]


def test_who_comes_in_spite_of_his_leave_attends():
    signed = [*DATA["signed"][:2], {"unit": "卫生院", "name": "彭某静"}]
    assert states(signed=signed)[2] == "出席"
    assert ("D761", "请假 › 第1项 › 替会人") in found(signed=signed)


def test_no_members_have_no_rate():
    assert attendance_rate(()) is None
    assert conference(expected=None, leaves=None).attendance_rate == ""
    assert conference(signed=None).attendance_rate == ""
    assert conference(signed=None).absent_unapproved == ()


def test_units_that_are_not_expected_are_reported_and_not_counted():
    signed = [*DATA["signed"], {"unit": "农业服务中心", "name": "陈某禾"}]
    assert conference(signed=signed).attendance_rate == "60%"
    assert ("D760", "签到 › 第4项 › 单位") in found(signed=signed)
    assert ("D760", "请假 › 第1项 › 单位") in found(leaves=[leave(unit="卫生所")])


def test_a_unit_that_stands_twice_is_reported_and_counted_once():
    signed = [*DATA["signed"], {"unit": "派出所", "name": "钱某安"}]
    assert conference(signed=signed).attendance_rate == "60%"
    assert ("D760", "签到") in found(signed=signed)
    assert ("D760", "应到成员") in found(expected=f"{DATA['expected']}、妇联")


def test_everybody_who_signed_is_named(context):
    more = [{"unit": "派出所", "name": "钱某安", "time": "15:02"}, {"unit": "农业服务中心", "name": "陈某禾"}]
    signed = [*DATA["signed"], *more]
    text = lines(paper("会议纪要", context, signed=signed, observers=["周某敏"]))
    assert text[-3].endswith("卫生院彭某安（替彭某静），派出所钱某安")
    assert text[-1] == "列席：农业服务中心陈某禾，周某敏"
    (sheet,) = tables(paper("签到表", context, signed=signed))
    assert [row[1:4] + row[-1:] for row in sheet[6:8]] == [
        ["钱某安", "派出所", "", "15:02签到"],
        ["陈某禾", "农业服务中心", "", ""],
    ]


def test_without_a_list_of_members_those_who_signed_attend(context):
    text = lines(paper("会议纪要", context, expected=None, leaves=None))
    assert text[-1] == "出席：派出所方某国，中心学校施某远（校），卫生院彭某安"
    assert not any("应到" in line for line in text)


def test_the_notice_calls_the_members(context):
    document = paper(
        "会议通知", context, requirements="提前10分钟签到", contact="王某丽", contact_phone="0517-1234567"
    )
    assert document.title == "清禾镇未成年人保护委员会关于召开清禾镇2025年第一次联席会议的通知"
    assert document.furniture.masthead is None
    text = lines(document)
    assert text[1] == "派出所、中心学校、卫生院、司法所、妇联："
    assert text[2] == "为会商重点学生会商，决定召开清禾镇2025年第一次联席会议。现将有关事项通知如下："
    assert "2025年3月14日15:00，镇政府二楼会议室。" in text
    assert "提前10分钟签到。" in text
    assert text[-1] == "（联系人：王某丽，联系电话：0517-1234567）"
    (area,) = [block for block in document.blocks if isinstance(block, StampArea)]
    assert (area.issuers, area.date) == (("清禾镇未成年人保护委员会",), "2025年3月10日")


def test_a_notice_with_a_number_has_its_masthead_and_imprint(context):
    furniture = paper("会议通知", context, number="清未保委〔2025〕2号").furniture
    assert (furniture.masthead.issuers, furniture.masthead.suffix) == (("清禾镇未成年人保护委员会",), "文件")
    assert (furniture.imprint.printer, furniture.imprint.printed_on) == (
        "清禾镇未成年人保护委员会",
        "2025年3月10日",
    )
    imprint = {"printer": "党政办", "printed_on": "2025-03-17"}
    furniture = paper("会议通知", context, number="清未保委〔2025〕2号", imprint=imprint).furniture
    assert (furniture.imprint.printer, furniture.imprint.printed_on) == ("党政办", "2025年3月10日")


def test_what_the_notice_lacks_has_a_mark_and_a_finding(context):
    labels = {
        "topic": "议题",
        "why_needed": "提请理由",
        "expected": "应到成员",
        "held_at": "会议时间",
        "place": "会议地点",
    }
    bare = dict.fromkeys((*labels, "agenda", "signed", "leaves", "notified_on"))
    text = "".join(lines(paper("会议通知", context, **bare)))
    assert [label for label in labels.values() if f"〔待补：{label}〕" not in text] == []
    assert [where for code, where in found(**bare) if code == "D101"] == [*labels.values(), "通知日期"]


def test_the_sign_in_sheet_tells_what_became_of_each(context):
    (sheet,) = tables(paper("签到表", context, observers=["周某敏"]))
    assert [row[1:4] + row[-1:] for row in sheet[1:7]] == [
        ["方某国", "派出所", "所长", "14:50签到"],
        ["施某远（校）", "中心学校", "", "14:52签到"],
        ["彭某安", "卫生院", "", "替会"],
        ["丁某平", "司法所", "", "缺席"],
        ["", "妇联", "", "缺席"],
        ["周某敏", "", "", "列席"],
    ]


def test_before_the_meeting_the_sheet_is_to_be_signed(context):
    (sheet,) = tables(paper("签到表", context, signed=None))
    assert [row[-1] for row in sheet[1:]] == [""] * 14
    assert [row[2] for row in sheet[1:6]] == ["派出所", "中心学校", "卫生院", "司法所", "妇联"]


def test_the_minutes_name_who_came_and_who_did_not(context):
    text = lines(paper("会议纪要", context))
    assert "议\u3000题：重点学生会商" in text
    assert "人\u3000数：应到5人，实到3人，出席率60%" in text
    assert text[-2:] == [
        "出席：派出所方某国，中心学校施某远（校），卫生院彭某安（替彭某静）",
        "缺席：司法所，妇联",
    ]


def test_nobody_absent_needs_no_finding():
    signed = [{"unit": unit, "name": "某某"} for unit in DATA["expected"].split("、")]
    assert [code for code, _ in found(signed=signed, leaves=None)] == []


def test_a_leave_may_wait_for_its_approval_before_the_meeting():
    waiting = [leave(approved_by="", approved_on="")]
    assert [code for code, _ in found(signed=None, leaves=waiting)] == []
    assert "D759" in [code for code, _ in found(leaves=waiting)]


def test_members_on_leave_stand_in_the_minutes(context):
    text = lines(paper("会议纪要", context, leaves=[leave(1, approved_on="2025-03-13")]))
    assert "请假：司法所丁某平" in text


def test_there_are_no_minutes_before_anybody_signed(context):
    assert paper("会议纪要", context, signed=None) is None
    assert [where for code, where in found(signed=None, issue=None, approved_by=None)] == [
        "请假 › 第2项 › 批准时间"
    ]


def test_a_conference_that_was_held_needs_its_minutes():
    assert ("D101", "签发人") in found(approved_by=None)


def test_each_leave_has_a_slip_two_on_a_sheet(context):
    three = [*DATA["leaves"], leave(unit="妇联", name="白某霞", approved_by="", approved_on="")]
    document = paper("请假条", context, leaves=three)
    assert lines(document).count("清禾镇2025年第一次联席会议请假条") == 3
    assert sum(isinstance(block, PageBreak) for block in document.blocks) == 1
    assert sum("沿此线裁开" in line for line in lines(document)) == 1
    application, approval, _, late, *_ = tables(document)
    assert application == [
        ["会议时间", "2025年3月14日15:00", "会议地点", "镇政府二楼会议室"],
        ["单\u3000\u3000位", "卫生院", "姓\u3000\u3000名", "彭某静"],
        ["请假事由", "培训"],
        ["替 会 人", "彭某安", "申请日期", "2025年3月12日"],
    ]
    assert approval[1] == ["批 准 人", "何某川", "批准时间", "2025年3月13日"]
    assert late[0] == ["审批意见", "会议开始之后批准，按缺席计"]


def test_a_slip_without_approver_is_not_called_late(context):
    document = paper("请假条", context, leaves=[leave(approved_by="")])
    assert tables(document)[1][0] == ["审批意见", "\n\n\n"]


def test_before_the_meeting_there_are_two_blank_slips(context):
    document = paper("请假条", context, leaves=None, signed=None)
    application, approval, *_ = tables(document)
    assert len(tables(document)) == 4
    assert application[1] == ["单\u3000\u3000位", "", "姓\u3000\u3000名", ""]
    assert approval == [["审批意见", "\n\n\n"], ["批 准 人", "", "批准时间", ""]]
    assert paper("请假条", context, leaves=None) is None


def test_the_ledger_tells_what_is_overdue(context):
    (ledger,) = tables(paper("议定事项台账", context))
    assert ledger[1][-1] == "逾期2天"
    (ledger,) = tables(paper("议定事项台账", context, as_of=None))
    assert ledger[1][-1] == "办理中"


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"notified_on": "2025-03-15"}, ("D763", "会议时间")),
        (
            {"leaves": [leave(applied_on="2025-03-14", approved_on="2025-03-13")]},
            ("D763", "请假 › 第1项 › 批准时间"),
        ),
        ({"leaves": [leave(reason="")]}, ("D101", "请假 › 第1项 › 请假事由")),
        ({"contact_phone": "10000000112"}, ("D701", "签到")),
        ({"number": "清未保【2025】3号"}, ("D201", "发文字号")),
        ({"number": "三号"}, ("D202", "发文字号")),
    ],
)
def test_what_is_odd_is_reported(changes, where):
    assert where in found(**changes)


def test_of_a_day_and_a_time_the_time_is_when_somebody_signed(context):
    signed = [{"unit": "派出所", "name": "方某国", "time": "2025-03-14 14:55"}]
    (sheet,) = tables(paper("签到表", context, signed=signed))
    assert sheet[1][-1] == "14:55签到"


def test_a_time_that_there_is_not_is_refused():
    with pytest.raises(ValidationError, match="时间无法辨认"):
        conference(signed=[{"unit": "派出所", "name": "方某国", "time": "25:10"}])


def test_the_day_of_the_meeting_is_known():
    assert conference().day == date(2025, 3, 14)
    assert conference(held_at=None).day is None
