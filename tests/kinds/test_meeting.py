"""工作会议: minutes, sign-in sheet, resolutions, findings."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from govdocs.app.records import load_record
from govdocs.document.nodes import PageBreak, Paragraph, Table
from govdocs.kinds.meeting import KINDS, Meeting, repeated_meetings
from govdocs.kinds.meetings.fields import printed_moment, printed_period

(MEETING,) = KINDS
MARCH = {
    "name": "清禾镇未成年人保护2025年3月工作会议",
    "unit": "清禾镇未成年人保护工作站",
    "meeting_type": "月度工作会议",
    "period": "2025年3月",
    "held_at": "2025-03-07 14:30",
    "place": "镇政府三楼会议室",
    "chair": "吕某岚",
    "recorder": "王某丽",
    "expected": "2",
    "present": [{"name": "张勇", "unit": "社会事务办", "post": "主任"}, {"name": "方某国", "unit": "派出所"}],
    "observers": ["周某敏"],
    "agenda": ["传达例会精神", "部署3月份工作"],
    "resolutions": [
        {
            "content": "涉水点位加装救生设备。",
            "lead_units": "甲山村",
            "due_on": "2025年4月30日",
            "task_id": "RW-2025-003",
        },
        {
            "content": "补齐走访记录签名",
            "lead_units": "镇未保站",
            "coop_units": "各村（社区）",
            "due_on": "长期坚持",
        },
    ],
    "issue": "第3期",
    "approved_by": "吕某岚",
    "issued_on": "2025-03-10",
}


def meeting(**changes):
    return Meeting.model_validate({k: v for k, v in (MARCH | changes).items() if v is not None})


def paper(label, context, **changes):
    documents = MEETING.documents(meeting(**changes), context, (label,))
    return documents[0] if documents else None


def lines(document):
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def rows(document):
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in table.rows]


def found(**changes):
    return [(each.code, each.where) for each in MEETING.check(meeting(**changes))]


def test_the_minutes_tell_when_who_and_what_was_resolved(context):
    assert lines(paper("会议纪要", context)) == [
        "时\u3000间：2025年3月7日14:30",
        "地\u3000点：镇政府三楼会议室",
        "主持人：吕某岚",
        "记录人：王某丽",
        "签发人：吕某岚",
        "类\u3000型：月度工作会议（2025年3月）",
        "人\u3000数：应到2人，实到2人",
        "议\u3000程：1.传达例会精神；2.部署3月份工作。",
        "会议议定以下事项：",
        "（一）涉水点位加装救生设备，由甲山村负责，2025年4月30日前完成。",
        "（二）补齐走访记录签名，由镇未保站牵头，各村（社区）配合，长期坚持。",
        "出席：社会事务办张\u3000勇，派出所方某国",
        "列席：周某敏",
    ]


def test_the_minutes_have_the_format_of_minutes(context):
    furniture = paper("会议纪要", context).furniture
    assert furniture.form == "minutes"
    head = furniture.masthead
    assert (head.issuers, head.suffix, head.number) == ((f"{MARCH['name']}纪要",), "", "第3期")
    assert (head.editor, head.issued_on) == ("清禾镇未成年人保护工作站", "2025年3月10日")
    assert (furniture.imprint.printer, furniture.imprint.printed_on) == (
        "清禾镇未成年人保护工作站",
        "2025年3月10日",
    )


def test_a_series_of_minutes_has_its_mark_and_the_meeting_its_title(context):
    document = paper("会议纪要", context, mark="清禾镇未成年人保护工作会议纪要")
    assert document.furniture.masthead.issuers == ("清禾镇未成年人保护工作会议纪要",)
    assert document.blocks[0] == Paragraph.of(f"{MARCH['name']}纪要", "title")


def test_a_name_too_long_for_a_mark_becomes_the_title(context):
    name = "清禾镇未成年人保护2025年第一次全体会议暨推进会"
    document = paper("会议纪要", context, name=name)
    assert document.furniture.masthead.issuers == ("会议纪要",)
    assert document.title == f"{name}纪要"


def test_the_imprint_is_that_of_the_record(context):
    imprint = {
        "copies_to": "抄送：县民政局。",
        "distributed_to": "分送：各村。",
        "printer": "党政办",
        "printed_on": "2025-3-11",
    }
    printed = paper("会议纪要", context, imprint=imprint).furniture.imprint
    assert (printed.copies_to, printed.distributed_to) == ("县民政局", "各村")
    assert (printed.printer, printed.printed_on) == ("党政办", "2025年3月11日")


def test_what_was_said_stands_before_what_was_resolved(context):
    text = lines(
        paper(
            "会议纪要",
            context,
            pointed_out="走访按期完成",
            stressed=["汛期前逐处看一遍。", "会议号召大家出力"],
            notes=[{"speaker": "张勇", "text": "护栏只有一侧。\n建议整治"}],
            followups=[{"task_id": "RW-2025-001", "content": "委托照护协议签订", "status": "已销号"}],
            resolutions=None,
        )
    )
    assert text[8:-2] == [
        "会议通报了上次会议议定事项的落实情况：委托照护协议签订（RW-2025-001）：已销号。",
        "会议指出，走访按期完成。",
        "会议强调，汛期前逐处看一遍。",
        "会议号召大家出力。",
        "会上发言摘要如下：",
        "张\u3000勇：护栏只有一侧。",
        "建议整治。",
    ]


def test_a_speech_without_words_has_a_mark_and_a_finding(context):
    notes = [{"speaker": "方某国", "text": ""}]
    assert "方某国：〔待补：发言内容〕" in lines(paper("会议纪要", context, notes=notes))
    assert found(notes=notes) == [("D101", "发言摘要 › 第1项 › 发言内容")]


def test_the_note_on_an_attendee_stands_on_the_sign_in_sheet(context):
    made = rows(paper("签到表", context, present=[{"name": "张勇", "note": "中途离会"}, {"name": "方某国"}]))
    assert made[1][-1] == "中途离会"


def test_all_who_spoke_stand_under_one_sentence(context):
    notes = [{"speaker": "方某国", "text": "加强巡逻"}, {"speaker": "张勇", "text": "核对名单"}]
    text = lines(paper("会议纪要", context, notes=notes))
    at = text.index("会上发言摘要如下：")
    assert text[at + 1 : at + 3] == ["方某国：加强巡逻。", "张\u3000勇：核对名单。"]


def test_without_a_number_of_those_expected_nobody_is_counted(context):
    text = lines(paper("会议纪要", context, expected=None))
    assert not any(line.startswith("人\u3000数") for line in text)


def test_several_matters_of_the_last_meeting_are_numbered(context):
    followups = [{"task_id": "RW-2025-001", "status": "已销号"}, {"content": "入职查询"}]
    text = lines(paper("会议纪要", context, followups=followups))
    assert text[8:11] == [
        "会议通报了上次会议议定事项的落实情况：",
        "（一）RW-2025-001：已销号。",
        "（二）入职查询：〔待补：落实情况〕。",
    ]


def test_one_resolution_alone_is_a_sentence(context):
    resolutions = [{"content": "每周巡查。发现隐患当天上报", "lead_units": "各村", "due_on": "2025-4-30前"}]
    text = lines(paper("会议纪要", context, resolutions=resolutions))
    assert "会议议定，每周巡查。发现隐患当天上报。由各村负责，2025年4月30日前完成。" in text


def test_who_stayed_away_is_named_with_the_reason(context):
    absent = [{"name": "丁某平", "unit": "司法所", "reason": "开庭"}, "白某霞"]
    text = lines(paper("会议纪要", context, absent=absent, expected="4"))
    assert "缺席：司法所丁某平（开庭），白某霞（〔待补：缺席原因〕）" in text
    assert found(absent=absent, expected="4") == [("D101", "缺席 › 第2项 › 缺席原因")]


def test_what_is_missing_has_a_mark_and_a_finding(context):
    labels = {
        "held_at": "会议时间",
        "place": "会议地点",
        "chair": "主持人",
        "recorder": "记录人",
        "agenda": "议程",
        "approved_by": "签发人",
        "issue": "期号",
        "issued_on": "签发日期",
    }
    bare = dict.fromkeys(labels)
    document = paper("会议纪要", context, **bare)
    head = document.furniture.masthead
    printed = "".join((*lines(document), head.number, head.issued_on))
    assert [label for label in labels.values() if f"〔待补：{label}〕" not in printed] == []
    assert found(**bare) == [
        ("D101", label)
        for label in ("会议时间", "会议地点", "主持人", "记录人", "议程", "期号", "签发人", "签发日期")
    ]


def test_minutes_without_content_say_so(context):
    assert "〔待补：会议内容〕" in lines(paper("会议纪要", context, resolutions=None))


def test_those_expected_stand_on_the_sign_in_sheet(context):
    document = paper("签到表", context, absent=["丁某平"])
    assert isinstance(document.blocks[0], PageBreak)
    assert document.blocks[0].orientation == "landscape"
    made = rows(document)
    assert made[0] == ["序号", "姓名", "单位", "职务", "联系电话", "签名", "备注"]
    assert made[1] == ["1", "张\u3000勇", "社会事务办", "主任", "", "", ""]
    assert [row[1] for row in made[2:5]] == ["方某国", "丁某平", "周某敏"]
    assert made[4][-1] == "列席"
    assert made[-1] == ["14", *[""] * 6]


def test_the_time_and_place_stand_above_the_sign_in_sheet(context):
    (table,) = [block for block in paper("签到表", context).blocks if isinstance(block, Table)]
    assert table.above == ("时间：2025年3月7日14:30", "地点：镇政府三楼会议室", "主持人：吕某岚")
    document = paper("签到表", context, held_at=None, place=None, chair=None)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert table.above == ("时间：〔待补：时间〕", "地点：〔待补：地点〕", "主持人：〔待补：主持人〕")


@pytest.mark.parametrize(("expected", "count"), [("1", 14), ("14", 14), ("15", 32), ("33", 50)])
def test_empty_rows_fill_the_pages_that_are_needed(context, expected, count):
    document = paper("签到表", context, present=None, observers=None, expected=expected)
    assert len(rows(document)) == count + 1


def test_the_resolutions_stand_in_a_ledger(context):
    document = paper("议定事项清单", context)
    assert rows(document)[1:] == [
        ["1", "RW-2025-003", "涉水点位加装救生设备。", "甲山村", "", "2025年4月30日", "", "", "办理中"],
        ["2", "", "补齐走访记录签名", "镇未保站", "各村（社区）", "长期坚持", "", "", "办理中"],
        ["共2项，已办结0项，办理中2项，逾期0项"],
    ]
    assert paper("议定事项清单", context, resolutions=None) is None


def test_a_record_without_a_fault_has_no_finding():
    assert found() == []


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"period": "2025年2月"}, "期次"),
        ({"period": "2025年第1季度"}, "期次"),
        ({"period": "2025-Q2", "meeting_type": "季度例会"}, "期次"),
    ],
)
def test_a_period_in_which_the_meeting_was_not_held_is_reported(changes, where):
    assert found(**changes) == [("D755", where)]


def test_a_quarter_is_the_period_of_other_meetings():
    assert found(period="2025-Q1", meeting_type="领导小组会议") == []
    assert found(period=None) == [("D101", "期次")]


def test_a_second_monthly_meeting_in_a_month_is_reported():
    other = meeting(period="2025-02", held_at="2025-02-10 09:00")
    assert list(repeated_meetings([meeting(), other, meeting(meeting_type="专题会")])) == []
    (finding,) = repeated_meetings([meeting(), other, meeting(held_at="2025-03-21 09:00")])
    assert (finding.code, finding.message) == (
        "D755",
        "“清禾镇未成年人保护工作站”2025年3月的月度工作会议有 2 次",
    )


def test_people_and_numbers_must_agree():
    assert found(expected="12") == [("D756", "应到人数")]
    twice = [{"name": "张勇", "unit": "社会事务办"}, {"name": "张 勇", "unit": "社会事务办"}]
    assert found(present=twice) == [("D756", "出席")]
    assert found(present=["张勇", {"name": "张勇", "unit": "派出所"}]) == []


def test_a_number_for_samples_is_pointed_out():
    assert found(observers=[{"name": "周某敏", "phone": "10000000113"}]) == [("D701", "出席")]


def test_minutes_signed_before_the_meeting_are_reported():
    assert found(issued_on="2025年3月6日") == [("D763", "签发日期")]


def test_a_meeting_without_its_time_of_day_is_reported():
    assert found(held_at="2025年3月7日") == [("D204", "会议时间")]


def test_a_day_of_the_week_that_the_day_is_not_is_reported():
    assert found(held_at="2025年3月7日（星期五）14:30") == []
    assert found(held_at="2025年3月7日（星期四）14:30") == [("D763", "会议时间")]


def test_a_matter_of_the_last_meeting_must_be_told():
    assert found(followups=[{"status": "已销号"}, {"content": "入职查询"}]) == [
        ("D101", "上次事项落实 › 第1项 › 事项"),
        ("D101", "上次事项落实 › 第2项 › 落实情况"),
    ]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("held_at", "3月7日", "应当写作“2025年3月7日14:30”的样子"),
        ("period", "三月", "期次应当写作"),
        ("period", "2025年", "期次应当写作"),
        ("present", [{"name": "张勇", "phone": "123"}], "电话应当是"),
        ("notes", [{"speaker": "张勇"}], "text"),
    ],
)
def test_what_cannot_be_read_is_refused(field, value, words):
    with pytest.raises(ValidationError, match=words):
        meeting(**{field: value})


@pytest.mark.parametrize(
    ("text", "period", "printed"),
    [
        ("2025-03", "2025-03", "2025年3月"),
        ("2025年3月份", "2025-03", "2025年3月"),
        ("2025-Q1", "2025-Q1", "2025年第1季度"),
        ("2025年第一季度", "2025-Q1", "2025年第1季度"),
        ("2025年1季度", "2025-Q1", "2025年第1季度"),
    ],
)
def test_a_period_is_read_in_every_usual_form(text, period, printed):
    made = meeting(period=text).period
    assert (made, printed_period(made)) == (period, printed)


def test_no_period_is_printed_as_nothing():
    assert meeting(period="").period == ""
    assert (printed_period(""), printed_moment("")) == ("", "")


def test_the_sample_of_march_had_everybody_present(root):
    path = root / "data" / "samples" / "meeting.yaml"
    record = load_record(path.read_bytes(), path.name).record
    assert (len(record.present), record.expected, len(record.resolutions)) == (12, 12, 2)
    assert record.day == date(2025, 3, 7)
