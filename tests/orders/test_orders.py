"""督促监护令: who issues it, what it demands, when follow-ups are due, what its papers say."""

from __future__ import annotations

from datetime import date

import pytest
from guardian_records import CONTEXT, D0, ORDER, cells, demand, document_text, order, told
from pydantic import ValidationError

from govdocs.context import Context
from govdocs.kinds.orders.ledger import orders_ledger, summary
from govdocs.kinds.orders.record import GuardianshipOrder
from govdocs.kinds.orders.schedule import (
    conclusion_late,
    done_rounds,
    due_rounds,
    first_late,
    last_day,
    next_due,
    rounds,
    state_on,
)
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.persons import age_on
from govdocs.text.dates import parse_date


@pytest.fixture
def orders(casebook):
    return {each.doc_no[-2]: each for each in casebook.all("guardianship_order", GuardianshipOrder)}


# The five orders of the fact sheet on D0


@pytest.mark.parametrize(
    ("number", "age", "done", "due", "following"),
    [
        ("1", 14, 3, 3, None),
        ("2", 15, 0, 1, date(2025, 3, 20)),
        ("3", 13, 1, 1, date(2025, 5, 6)),
        ("4", 11, 0, 0, date(2025, 4, 28)),
        ("5", 12, 0, 0, date(2025, 5, 7)),
    ],
)
def test_ages_at_issue_and_follow_ups_are_those_of_the_sheet(orders, number, age, done, due, following):
    each = orders[number]
    assert age_on(each.child.born_on, parse_date(each.issued_on)) == age
    assert (len(done_rounds(each, D0)), len(due_rounds(each, D0))) == (done, due)
    assert next_due(each, D0) == following


def test_the_conclusion_of_order_1_is_two_days_past(orders):
    assert conclusion_late(orders["1"], D0) == 2
    assert state_on(orders["1"], D0) == "期满待评估，已过2天"


def test_the_first_follow_up_of_order_2_is_21_days_late(orders):
    late = first_late(orders["2"], D0)
    assert (late.number, late.late(D0)) == (1, 21)
    assert state_on(orders["2"], D0) == "回访逾期21天"


def test_the_other_orders_run(orders):
    assert {state_on(orders[number], D0) for number in "345"} == {"执行中"}


def test_a_follow_up_made_early_counts_once(orders):
    (each,) = due_rounds(orders["3"], date(2025, 4, 4))
    assert (each.due, each.done, each.late(D0)) == (date(2025, 4, 6), date(2025, 4, 3), 0)


def test_the_workbook_tells_what_is_late_and_nothing_of_persons(loaded):
    found = [each for each in loaded.findings if "督促监护令" in each.where]
    assert [(each.code, "2 天" in each.message, "21 天" in each.message) for each in found] == [
        ("D848", True, False),
        ("D847", False, True),
    ]
    names = ("冯某", "孙某", "陈某", "999999", "甲山村")
    assert not any(name in each.message + (each.hint or "") for each in found for name in names)


def test_the_ledger_shows_the_figures_of_the_sheet(casebook):
    (ledger,) = orders_ledger(casebook, CONTEXT)
    rows = cells(ledger)
    assert [row["回访（已/应）"] for row in rows] == ["3/3", "0/1", "1/1", "0/0", "0/0"]
    assert [row["年龄（制发时）"] for row in rows] == ["14", "15", "13", "11", "12"]
    assert [row["评估结论"] for row in rows] == ["待评估", "—", "—", "—", "—"]
    assert rows[1]["被督促人"] == "孙某强\n陈某梅"
    assert rows[1]["送达"] == "2025年2月21日\n宣告送达\n2025年2月25日\n邮寄送达"
    assert rows[1]["督促期限"] == "2025年2月20日至\n2025年5月20日"
    assert ledger.summary == "共5件，应访5次，已访4次，回访逾期1件，期满待评估1件。".replace(
        "次，已", "次、已"
    )


# Rules


def test_an_order_without_a_fault_has_no_finding():
    assert ORDER.check(order()) == ()


def test_an_order_of_a_township_is_refused_with_the_way_to_go():
    with pytest.raises(ValidationError, match="监护申请移送"):
        order(issuer="清禾镇人民政府")


@pytest.mark.parametrize("born", ["2007-03-06", "2000-01-01"])
def test_an_order_about_an_adult_is_refused(born):
    with pytest.raises(ValidationError, match="已满十八周岁"):
        order(child={"name": "吕某", "born_on": born})


def test_the_day_before_the_eighteenth_birthday_is_in_time():
    assert order(child={"name": "吕某", "born_on": "2007-03-07"}).child.name == "吕某"


def test_an_adult_known_from_the_register_only_is_found_in_the_workbook():
    bare = order(child={"file_no": "QH-01-2025-0009"})
    filled = bare.model_copy(update={"child": bare.child.model_copy(update={"born_on": "2005年1月1日"})})
    found = list(ORDER.across(Casebook({"guardianship_order": (filled,)}), CONTEXT))
    assert told(found)[0] == ("error", "D842", "督促监护令 › 第1项 › 未成年人 › 出生日期")


def test_what_is_missing_stays_empty_on_paper_and_is_told_at_once():
    bare = GuardianshipOrder(doc_no="例检未督监〔2025〕9号")
    found = ORDER.check(bare)
    assert {each.code for each in found} == {"D101"}
    assert {each.where for each in found} >= {
        "制发机关",
        "被督促人",
        "要求",
        "法律依据",
        "未成年人",
        "督促期限起",
    }


def test_a_guardian_without_name_is_told_by_place():
    found = ORDER.check(order(guardians=[{"name": "吕某成", "relation": "父亲"}, {"phone": "12345"}]))
    assert told(found) == [
        ("warning", "D101", "被督促人 › 第2项 › 姓名"),
        ("warning", "D101", "被督促人 › 第2项 › 与儿童关系"),
    ]


def test_a_third_guardian_is_refused():
    third = [{"name": name, "relation": "父亲"} for name in ("甲某", "乙某", "丙某")]
    assert ("error", "D841", "被督促人") in told(ORDER.check(order(guardians=third)))


def test_another_problem_is_to_be_named():
    assert told(ORDER.check(order(problems=["其他"]))) == [("warning", "D841", "其他问题")]


@pytest.mark.parametrize("count", [1, 2, 9])
def test_demands_are_three_to_eight(count):
    found = ORDER.check(order(demands=[demand()] * count))
    assert told(found) == [("error", "D843", "要求")]


def test_numbers_of_demands_have_no_gap():
    found = ORDER.check(order(demands=[demand(no=1), demand(no=3), demand(no=4)]))
    assert told(found) == [("error", "D843", "要求")]


def test_a_demand_is_due_within_the_term_and_has_words():
    found = ORDER.check(order(demands=[demand(due_on="2025-03-01"), demand(text=""), demand()]))
    assert told(found) == [
        ("error", "D843", "要求 › 第1项 › 完成时限"),
        ("warning", "D101", "要求 › 第2项 › 内容"),
    ]


def test_without_an_end_six_months_are_proposed():
    (found,) = ORDER.check(order(to_on=None))
    assert found.code == "D101"
    assert "2025年9月6日" in found.hint
    assert last_day(order(to_on=None)) == date(2025, 9, 6)


def test_without_a_beginning_nothing_is_due():
    bare = order(from_on=None, to_on=None)
    assert (rounds(bare), last_day(bare), state_on(bare, D0)) == ((), None, "执行中")


@pytest.mark.parametrize("end", ["2025-04-05", "2026-03-07"])
def test_a_term_is_one_to_twelve_months(end):
    assert told(ORDER.check(order(to_on=end))) == [("error", "D844", "督促期限止")]


@pytest.mark.parametrize("end", ["2025-04-06", "2026-03-06"])
def test_a_month_and_a_year_are_allowed(end):
    assert ORDER.check(order(to_on=end)) == ()


def test_a_term_begins_with_the_order_at_the_earliest():
    found = ORDER.check(order(from_on="2025-03-05"))
    assert told(found) == [("error", "D844", "督促期限起")]


def test_a_date_without_its_day_is_told():
    found = ORDER.check(order(issued_on="2025年3月"))
    assert told(found) == [("warning", "D204", "制发日期")]


def test_a_number_of_another_shape_is_told_never_refused():
    found = ORDER.check(order(doc_no="例检督(2025)9"))
    assert told(found) == [("warning", "D840", "文号")]


# Follow-ups


def visit(**more):
    return {"due_on": "2025-04-06", "done_on": "2025-04-03", "way": "电话", "by": "郑某文"} | more


def test_numbers_of_demands_are_read_in_many_ways():
    each = order(follow_ups=[visit(met=[1, 2], partly="3", unmet="")]).follow_ups[0]
    assert (each.met, each.partly, each.unmet) == (("1", "2"), ("3",), ())
    assert order(follow_ups=[visit(met="1-3")]).follow_ups[0].met == ("1", "2", "3")
    assert order(follow_ups=[visit(met=2, partly="第3项、第１项")]).follow_ups[0].partly == ("1", "3")


def test_words_are_no_numbers_of_demands():
    with pytest.raises(ValidationError, match="序号"):
        order(follow_ups=[visit(met="全部")])


def test_results_speak_of_demands_that_there_are_and_once_each():
    found = ORDER.check(order(follow_ups=[visit(met="1、4", partly="1", unmet="2、3")]))
    assert told(found) == [
        ("error", "D847", "回访 › 第1项 › 做到"),
        ("error", "D847", "回访 › 第1项 › 做到"),
        ("error", "D847", "回访 › 第1项 › 部分做到"),
    ]


def test_demands_not_looked_at_are_told():
    found = ORDER.check(order(follow_ups=[visit(met="1")]))
    assert [(each.severity, each.code) for each in found] == [("info", "D847")]
    assert "第2、3项" in found[0].message


def test_a_follow_up_is_within_the_term_and_says_who_and_how():
    found = ORDER.check(order(follow_ups=[{"done_on": "2025-03-01"}]))
    assert told(found) == [
        ("error", "D847", "回访 › 第1项 › 回访日期"),
        ("warning", "D101", "回访 › 第1项 › 回访方式"),
        ("warning", "D101", "回访 › 第1项 › 回访人"),
    ]


def test_monthly_days_are_clamped_to_the_end_of_short_months():
    each = order(from_on="2025-03-31", issued_on="2025-03-31", to_on="2025-06-30")
    assert [one.due for one in rounds(each)] == [date(2025, 4, 30), date(2025, 5, 31), date(2025, 6, 30)]


def test_written_days_win_and_further_follow_ups_are_kept():
    more = [visit(due_on="2025-04-01"), visit(due_on=""), *[visit(due_on="", done_on="")] * 6]
    days = [one.due for one in rounds(order(follow_ups=more))]
    assert days[:2] == [date(2025, 4, 1), date(2025, 5, 6)]
    assert (len(days), days[6:]) == (8, [None, None])


# The end


END = {"concluded_on": "2025-09-08", "evaluation": "已做到", "next_step": "结束"}


def test_a_finished_order_waits_for_nothing():
    each = order(conclusion="履行良好", **END)
    assert ORDER.check(each) == ()
    late = date(2026, 1, 1)
    assert (state_on(each, late), first_late(each, late), next_due(each, late)) == (
        "已评估（履行良好）",
        None,
        None,
    )


def test_an_extended_order_goes_on():
    each = order(conclusion="基本履行", **END | {"next_step": "延长"}, extended_to="2025-11-06")
    assert ORDER.check(each) == ()
    assert conclusion_late(each, date(2025, 10, 1)) == 0
    assert conclusion_late(each, date(2025, 11, 8)) == 2
    assert rounds(each)[-1].due == date(2025, 11, 6)
    (ledger,) = orders_ledger(Casebook({"guardianship_order": (each,)}), CONTEXT)
    assert cells(ledger)[0]["督促期限"].endswith("延长至2025年11月6日")
    assert cells(ledger)[0]["评估结论"] == "基本履行\n延长"
    assert "基本履行1件" in summary((each,), D0)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"next_step": "结束"}, "评估结论"),
        ({"concluded_on": "2025-09-08"}, "评估结论"),
        ({"conclusion": "基本履行", **END | {"next_step": "延长"}}, "延长至"),
        ({"conclusion": "履行良好", **END | {"concluded_on": "2025-03-01"}}, "评估日期"),
    ],
)
def test_an_end_is_whole_or_not_at_all(changes, place):
    assert told(ORDER.check(order(**changes))) == [("error", "D848", place)]


@pytest.mark.parametrize("conclusion", ["履行不力", "拒不履行"])
def test_a_bad_conclusion_does_not_end_the_matter(conclusion):
    found = ORDER.check(order(conclusion=conclusion, **END))
    assert told(found) == [("warning", "D848", "后续措施")]


def test_a_good_conclusion_after_a_bad_follow_up_is_told():
    found = ORDER.check(order(conclusion="履行良好", **END, follow_ups=[visit(met="1、2", unmet="3")]))
    assert told(found) == [("warning", "D848", "评估结论")]


def test_an_extension_is_longer_than_the_term():
    each = order(conclusion="基本履行", **END | {"next_step": "延长"}, extended_to="2025-09-06")
    assert told(ORDER.check(each)) == [("error", "D844", "延长至")]


def test_guardians_without_receipt_are_told_on_the_day():
    both = order(guardians=[{"name": "吕某成", "relation": "父亲"}, {"name": "施某云", "relation": "母亲"}])
    book = Casebook({"guardianship_order": (both,)})
    (found,) = [each for each in ORDER.across(book, CONTEXT) if each.code == "D846"]  # 吕某成 is served
    assert "35 天" in found.message
    assert "第 2 名" in found.message
    assert not [each for each in ORDER.across(book, Context(date(2025, 3, 1))) if each.code == "D846"]


def test_a_padded_name_is_the_same_guardian():
    padded = order(guardians=[{"name": "吕\u3000成", "relation": "父亲"}])
    served = [{**order().receipts[0].model_dump(), "guardian": "吕成"}]
    book = Casebook(
        {"guardianship_order": (padded.model_copy(update={"receipts": order(receipts=served).receipts}),)}
    )
    assert [each for each in ORDER.across(book, CONTEXT) if each.code == "D846"] == []


# Papers


def paper(label, record, day=D0):
    return [document_text(each) for each in ORDER.documents(record, Context(day), (label,))]


def test_the_original_says_all_that_the_guardian_must_know():
    (text,) = paper("正本", order(helpers=["丁桥村村民委员会"], report_cycle="每月", contact="卫某清"))
    for words in (
        "吕某成：",
        "你是未成年人吕某（男，2012年3月1日出生）的父亲",
        "多次旷课。",
        "监护缺位。",
        "根据《中华人民共和国未成年人保护法》第十六条的规定，自2025年3月6日起至2025年9月6日止",
        "1．到校陪同办理复学（2025年7月1日前）；",
        "3．每日按时回家（2025年7月1日前）。",
        "每月向本院报告一次",
        "丁桥村村民委员会协助落实",
        "联系人：卫某清。",
        "依法予以训诫。",
        "例检未督监〔2025〕9号",
    ):
        assert words in text


def test_two_guardians_are_addressed_together():
    both = [{"name": "吕某成", "relation": "父亲"}, {"name": "施某云", "relation": "母亲"}]
    (text,) = paper("正本", order(guardians=both))
    assert "吕某成、施某云：" in text
    assert "你们是未成年人吕某（男，2012年3月1日出生）的父亲、母亲" in text


@pytest.mark.parametrize(
    ("relation", "words"), [("祖母", "的祖母，"), ("姑", "的监护人（姑），"), ("", "的监护人，")]
)
def test_a_guardian_is_called_what_he_is(relation, words):
    (text,) = paper("正本", order(guardians=[{"name": "吕某英", "relation": relation}]))
    assert words in text


def test_an_empty_order_leaves_room_to_write():
    (text,) = paper("正本", GuardianshipOrder(doc_no="例检未督监〔2025〕9号"))
    assert "＿＿＿＿＿＿：" in text
    assert "年　　月　　日" in text


def test_the_copy_and_the_stub_carry_the_number_on_the_seam():
    for label in ("正本", "副本", "存根"):
        (text,) = paper(label, order())
        assert "骑　缝　　例检未督监〔2025〕9号" in text


def test_there_is_one_receipt_for_each_who_is_served():
    first, second = paper(
        "送达回证",
        order(
            receipts=[
                {**order().receipts[0].model_dump(), "copies": 1},
                {
                    "unit": "丁桥村村民委员会",
                    "paper": "督促监护令（副本）",
                    "way": "邮寄送达",
                    "served_on": "2025-03-08",
                    "received_by": "代收",
                    "deputy": "钟某良",
                    "deputy_relation": "其他家庭成员",
                    "deputy_age": 40,
                    "deputy_reason": "同住",
                    "deputy_on": "2025-03-08",
                    "servers": ["卫某清", "王某丽"],
                },
            ]
        ),
    )
    assert "☑直接送达" in first
    assert "督促监护令　1件" in first
    assert "钟某良，其他家庭成员，40岁\n同住" in second
    assert "丁桥村村民委员会" in second


def test_before_service_a_receipt_waits_for_each_guardian():
    (text,) = paper("送达回证", order(receipts=None))
    assert "吕某成" in text
    assert "□留置送达" in text


def test_follow_ups_stand_against_demands_with_marks():
    (text,) = paper("回访表", order(follow_ups=[visit(met="1", partly="2", unmet="3")]))
    assert {"√", "△", "×"} <= set(text.splitlines())
    assert "2025年9月6日" in text, "the days that are still to come stand there"


def test_the_evaluation_shows_the_last_result_of_each_demand():
    visits = [
        visit(met="1", partly="2", unmet="3"),
        visit(due_on="2025-05-06", done_on="2025-05-06", met="2、3"),
    ]
    (text,) = paper("评估表", order(follow_ups=visits), date(2025, 5, 10))
    for words in (
        "做到（2025年4月3日）",
        "做到（2025年5月6日）",
        "应访2次，已访2次",
        "□拒不履行",
    ):
        assert words in text
    assert "未做到（" not in text


def test_a_form_of_its_own_is_composed_for_lists_of_kinds():
    assert ORDER.compose(order(), CONTEXT).title == "督促监护令"


def test_a_masked_birth_reads_well_in_a_sentence():
    masked = order(child={"name": "吕某某", "sex": "男"})
    child = masked.child.model_copy(update={"born_on": "2012年（13岁）"})
    (text,) = paper("正本", masked.model_copy(update={"child": child}))
    assert "吕某某（男，2012年，13岁）的父亲" in text


def test_a_number_that_may_be_a_name_is_not_told():
    named = order(doc_no="吕某成", receipts=None)
    found = list(ORDER.across(Casebook({"guardianship_order": (named,)}), CONTEXT))
    assert found
    assert not any("吕某成" in each.message + (each.hint or "") for each in found)


def test_who_follows_up_is_the_unit_of_the_workbook_unless_the_order_says_else():
    station = Context(D0, unit="清禾镇未保站")
    for record, unit in ((order(), "清禾镇未保站"), (order(unit="丁桥村村委会"), "丁桥村村委会")):
        (sheet,) = ORDER.sheets(record, station, ("回访表",))
        assert f"回访单位（盖章）：{unit}" in document_text(sheet.document)
