"""Lists: their last member is like the others, and what ends them belongs to the whole."""

from __future__ import annotations

import pytest

HEAD = "清禾镇人民政府关于防汛工作的通知\n各村（社区）：\n现将有关事项通知如下：\n"
ITEMS = "一、原则同意《清禾镇防汛规划》，由镇应急办组织实施；\n二、到2035年，全镇不再新增隐患点；\n"
END = "清禾镇人民政府\n2025年6月3日\n"


def shapes(reading):
    return [next(iter(block)) if isinstance(block, dict) else block for block in reading.data["body"]]


@pytest.mark.parametrize("closing", ["特此通知。", "此复。", "特此报告。", "以上意见如无不妥，请批转。", ""])
def test_the_last_of_a_list_of_sentences_is_one_too(read_text, closing):
    reading = read_text(f"{HEAD}{ITEMS}三、各村要认真落实。\n{closing}\n{END}")
    assert shapes(reading)[1:4] == ["item", "item", "item"]


def test_the_last_of_a_list_is_a_sentence_although_a_paragraph_follows(read_text):
    reading = read_text(f"{HEAD}{ITEMS}三、各村要认真落实。\n本通知由镇应急办解释。\n{END}")
    assert shapes(reading)[1:4] == ["item", "item", "item"]


def test_a_heading_with_a_full_stop_stays_one_among_headings(read_text):
    body = "一、加强领导。\n各村要落实责任。\n二、加强巡查。\n各村要每日巡查。\n"
    assert shapes(read_text(f"{HEAD}{body}{END}"))[1:] == ["heading", "heading"]


@pytest.mark.parametrize("wish", ["祝大家节日快乐！", "希望各村再接再厉，再创佳绩。", "望各单位遵照执行。"])
def test_a_wish_at_the_end_belongs_to_the_whole(read_text, wish):
    body = f"一、先进集体\n上清村\n下清村\n二、先进个人\n何某川　上清村村民\n{wish}\n"
    assert shapes(read_text(f"{HEAD}{body}{END}"))[-1] == wish


def test_a_wish_right_below_a_heading_is_its_text(read_text):
    reading = read_text(f"{HEAD}一、目标\n保安全。\n二、要求\n希望各村高度重视。\n{END}")
    assert shapes(reading)[1:] == ["heading", "heading"]


def test_who_was_present_stands_beside_the_items_of_the_minutes(read_text):
    text = f"""清禾镇人民政府专题会议纪要
会议议定事项如下：
一、同意方案，由镇应急办组织实施。
二、会议要求，各村抓好落实。
出席：何某川、施某远
请假：方某月（出差）
列席：各村负责人
{END}"""
    assert shapes(read_text(text))[-3:] == [
        "出席：何某川、施某远",
        "请假：方某月（出差）",
        "列席：各村负责人",
    ]


CONTINGENCY = """清禾镇防汛应急预案
1 总则
1.1 编制目的
保安全。
1.2 适用范围
本预案适用于全镇。
1.2.1 时间范围
全年。
2 组织指挥体系
2.1 镇防汛指挥部
指挥部设在镇政府。
3 附则
3.1 本预案由镇应急办解释。
3.2 本预案自印发之日起实施。
"""


def test_bare_numbers_above_decimal_sections_are_chapters(read_text):
    reading = read_text(CONTINGENCY)
    assert [(one.level, one.ordinal, one.kind) for one in reading.outline] == [
        (1, "1", "heading"),
        (2, "1.1", "heading"),
        (2, "1.2", "heading"),
        (3, "1.2.1", "heading"),
        (1, "2", "heading"),
        (2, "2.1", "heading"),
        (1, "3", "heading"),
        (2, "3.1", "item"),
        (2, "3.2", "item"),
    ]
    assert [block["heading"] for block in reading.data["body"]] == ["1 总则", "2 组织指挥体系", "3 附则"]
    assert not [finding for finding in reading.findings if finding.code == "R205"]


def test_a_number_before_a_word_is_no_chapter_without_sections(read_text):
    reading = read_text(f"{HEAD}1 石桥村\n2 上清村\n{END}")
    assert reading.outline == ()


def test_chapters_go_on_in_order_or_are_none(read_text):
    reading = read_text(CONTINGENCY.replace("2 组织", "4 组织"))
    assert [one.ordinal for one in reading.outline if one.level == 1] == ["1"]
