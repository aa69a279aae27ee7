"""季度工作情况汇报: its form, its letter, its findings."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from govdocs.document.nodes import PageBreak, Paragraph, StampArea, Table
from govdocs.kinds.quarterly_report import KINDS, QuarterlyReport
from govdocs.kinds.reporting.quarters import Standing

(REPORT,) = KINDS
D0 = date(2025, 4, 10)
POLICE = {
    "unit": "清禾派出所",
    "recipient": "清禾镇未成年人保护工作领导小组办公室",
    "year": "2025",
    "quarter": "1",
    "work_done": [{"duty": "组织入职查询", "done": "查询86人。"}],
    "meetings_held": "3",
    "problems": "流动摊贩容易反弹。",
    "next_steps": ["每月检查一次。", "核对联系方式。"],
    "figures": {"visits": "62/62"},
    "submitted_on": "2025年3月18日",
    "submitted_by": "钱某安",
    "approved_by": "方某国",
}


def report(**changes):
    return QuarterlyReport.model_validate({k: v for k, v in (POLICE | changes).items() if v is not None})


def tables(document):
    return [block for block in document.blocks if isinstance(block, Table)]


def rows(table):
    return [[cell.text for cell in row] for row in table.rows]


def found(**changes):
    return [(each.code, each.where) for each in REPORT.check(report(**changes))]


def test_what_is_told_stands_in_the_form(context):
    work, figures = tables(REPORT.compose(report(), context))
    assert rows(work) == [
        ["项目", "情况"],
        ["报送对象", "清禾镇未成年人保护工作领导小组办公室"],
        ["报送期", "2024年12月21日至2025年3月20日"],
        ["报送截止日", "2025年3月20日"],
        ["报送日期", "2025年3月18日"],
        ["报送人", "钱某安"],
        ["签发人", "方某国"],
        ["工作会议次数", "3次"],
        ["工作\n开展\n情况", "组织入职查询", "查询86人。"],
        ["存在问题", "流动摊贩容易反弹。"],
        ["下步打算", "1.每月检查一次。\n2.核对联系方式。"],
    ]
    assert work.above == ("填报单位（盖章）：清禾派出所",)
    assert ["走访", "走访人次", "人次", "62", "62"] in rows(figures)
    assert figures.below == ("单位负责人：", "复核人：", "填表人：")


def test_the_figures_begin_a_page_of_their_own(context):
    blocks = REPORT.compose(report(), context).blocks
    place = blocks.index(PageBreak())
    assert blocks[place + 1] == Paragraph.of("工作数据", "table_title")


def test_numbers_at_a_day_are_not_summed(context):
    (_, figures) = tables(REPORT.compose(report(figures={"minors": "1236", "visits": "5"}), context))
    assert ["对象", "未成年人总数", "人", "1236", "—"] in rows(figures)
    assert ["走访", "走访人次", "人次", "5", ""] in rows(figures)


def test_work_told_in_lines_has_one_row(context):
    work, _ = tables(REPORT.compose(report(work_done=["走访62户。", "约谈2人。"]), context))
    assert ["工作开展情况", "走访62户。\n约谈2人。"] in rows(work)


def test_what_is_missing_has_a_mark_and_a_finding(context):
    facts = (
        "recipient",
        "submitted_on",
        "submitted_by",
        "approved_by",
        "meetings_held",
        "problems",
        "next_steps",
    )
    bare = report(**dict.fromkeys(facts))
    work, _ = tables(REPORT.compose(bare, context))
    words = [each.message for each in REPORT.check(bare)]
    for label in ("报送对象", "报送日期", "报送人", "签发人", "会议次数", "存在问题", "下步打算"):
        assert f"〔待补：{label}〕" in "".join(map(str, rows(work)))
        assert f"缺少{label}，印作“〔待补：{label}〕”" in words


def test_duties_of_many_words_take_half_the_width(context):
    def share(duty):
        work, _ = tables(REPORT.compose(report(work_done=[{"duty": duty, "done": "已办。"}]), context))
        return [column.share for column in work.columns]

    assert share("家访") == [10, 24, 66]
    assert share("家" * 60) == [8, 42, 50]


def test_work_that_is_not_told_has_a_mark_and_a_finding(context):
    work, _ = tables(REPORT.compose(report(work_done=[{"duty": "家访"}, "约谈2人。"]), context))
    assert ["工作\n开展\n情况", "家访", "〔待补：工作开展情况〕"] in rows(work)
    assert found(work_done=[{"duty": "家访"}]) == [("D101", "工作开展情况 › 第1项 › 开展情况")]
    assert found(work_done=None) == [("D101", "工作开展情况")]
    work, _ = tables(REPORT.compose(report(work_done=None), context))
    assert ["工作开展情况", "〔待补：工作开展情况〕"] in rows(work)


def test_a_blank_form_has_room_to_write_and_no_finding(context):
    blank = QuarterlyReport.blank("清禾派出所", 2025, 2, "镇未保办", ("组织入职查询", "护学"))
    assert blank.is_blank
    assert REPORT.check(blank) == ()
    work, figures = tables(REPORT.compose(blank, context))
    cells = {row[-2]: row[-1] for row in rows(work)}
    assert cells["报送截止日"] == "2025年6月20日"
    assert cells["报送日期"] == cells["签发人"] == ""
    assert [cells[duty].count("\n") for duty in ("组织入职查询", "护学", "存在问题")] == [2, 2, 3]
    assert all(row[-2] == "" for row in rows(figures)[1:])
    assert "待补" not in "".join(map(str, (*rows(work), *rows(figures))))


def test_a_blank_form_without_duties_has_one_large_cell(context):
    work, _ = tables(REPORT.compose(QuarterlyReport.blank("清禾派出所", 2025, 2), context))
    assert ["工作开展情况", "\n" * 8] in rows(work)
    assert "报送对象" not in [row[0] for row in rows(work)]


def test_a_report_with_a_number_has_a_letter(context):
    letter = REPORT.documents(report(number="清派函〔2025〕4号"), context, ("报送函",))
    (document,) = letter
    assert document.title == "清禾派出所关于报送2025年第1季度未成年人保护工作情况的函"
    assert document.furniture.form == "letter"
    text = "".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    assert "2024年12月21日至2025年3月20日" in text
    assert "2025年第1季度未成年人保护工作情况汇报表" in text
    (area,) = [block for block in document.blocks if isinstance(block, StampArea)]
    assert (area.issuers, area.date) == (("清禾派出所",), "2025年3月18日")


def test_a_report_without_a_number_has_none(context):
    assert REPORT.documents(report(), context, ("报送函",)) == ()
    assert len(REPORT.documents(report(), context)) == 1


def test_the_number_of_the_letter_is_checked():
    assert found(number="清派函[2025]4号") == [("D201", "发文字号")]


def test_a_report_without_a_fault_has_no_finding():
    assert found() == []


def test_figures_that_do_not_agree_are_reported_and_return_the_report():
    wrong = {"suspected_dropouts": "2", "returned_to_school": "3"}
    assert found(figures=wrong) == [("D750", "数据 › 劝返复学人数")]
    assert report(figures=wrong, submitted_on="2025-03-19").standing(D0) == Standing("退回")


@pytest.mark.parametrize(
    ("submitted", "seen"),
    [
        ("2025年3月18日", Standing("按时")),
        ("2025年3月20日", Standing("按时")),
        ("2025年3月28日", Standing("逾期", 8)),
        ("", Standing("未报", 21)),
    ],
)
def test_the_standing_follows_from_the_dates(submitted, seen):
    assert report(submitted_on=submitted).standing(D0) == seen


def test_a_report_that_was_sent_back_says_why(context):
    back = report(returned_for="数据有误")
    assert back.standing(D0) == Standing("退回")
    assert ["退回原因", "数据有误"] in rows(tables(REPORT.compose(back, context))[0])


def test_too_few_meetings_are_reported():
    assert found(meetings_held="2") == [("D751", "会议次数")]


def test_a_period_of_its_own_is_printed_and_checked(context):
    work, _ = tables(REPORT.compose(report(period_from="2025-1-1", period_to="2025-3-31"), context))
    assert ["报送期", "2025年1月1日至2025年3月31日"] in rows(work)
    assert ("D752", "报送期止") in found(period_from="2025年4月1日", period_to="2025年3月1日")


def test_a_report_handed_in_before_its_period_is_reported():
    assert ("D752", "报送日期") in found(submitted_on="2024年3月18日")


def test_highlights_have_a_row_of_their_own(context):
    work, _ = tables(REPORT.compose(report(highlights="每周三会商。"), context))
    assert ["亮点做法", "每周三会商。"] in rows(work)


def test_a_quarter_that_there_is_not_is_refused():
    with pytest.raises(ValidationError, match="季度应当是"):
        report(quarter="5")


def test_other_work_has_its_name_and_no_figures_of_children(context):
    blank = QuarterlyReport.blank("清禾派出所", 2025, 2).model_copy(update={"work": "防溺水工作"})
    document = REPORT.compose(blank, context)
    assert document.title == "清禾派出所2025年第2季度防溺水工作情况汇报表"
    (work,) = tables(document)
    assert work.below == ("单位负责人：", "复核人：", "填表人：")
    assert len(tables(REPORT.compose(report(work="防溺水工作"), context))) == 2
