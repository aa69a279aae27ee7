"""Paragraphs that a page number or a hard wrap cuts, above all the first of a body."""

from __future__ import annotations

import pytest

TITLE = "清禾镇人民政府关于提高救助标准的通知"
FIRST = (
    "为进一步保障全镇困难群众基本生活，根据县民政局统一部署，"
    "经镇人民政府同意，决定提高救助标准，现将有关事项通知如下："
)
REST = "一、标准\n每月八百元。\n"


@pytest.mark.parametrize("cut", range(20, len(FIRST) - 8, 3))
def test_the_first_paragraph_is_joined_across_a_page_number(read_text, cut):
    data = read_text(f"{TITLE}\n各村（社区）：\n\n{FIRST[:cut]}\n\n— 1 —\n\n{FIRST[cut:]}\n\n{REST}").data
    assert data["body"][0] == FIRST
    assert data["addressees"] == "各村（社区）"


@pytest.mark.parametrize("cut", [29, 32, 34, 38])
def test_the_only_paragraph_that_a_narrow_text_wraps_is_joined(read_text, cut):
    data = read_text(f"{TITLE}\n各村（社区）：\n{FIRST[:cut]}\n{FIRST[cut:]}\n{REST}").data
    assert data["body"][0] == FIRST


def test_spaces_of_recognized_text_do_not_hide_that_a_paragraph_goes_on(read_text):
    text = """
        清禾镇人民政府关于加强工地安全管理的紧急通知
        各有关企业：
        近期 , 外地连续发生多起事故 , 教训深刻 。 为吸取事故教训 , 坚决遏
        制建筑施工安全事故发生 , 现紧急通知如下 :
        一、排查隐患
        各企业要立即排查。
        """
    assert len(read_text(text).data["body"]) == 2


def test_a_signature_below_a_full_last_line_is_not_joined_to_it(read_text):
    text = """
        清禾镇人民政府关于清点防汛物资的通知
        各村（社区）：
            各村（社区）要认真组织开展防汛物资清点工作，建立台账并
        各村（社区）要认真组织开展防汛物资清点工作，建立台账并落
        各村（社区）要认真组织开展防汛物资清点工作，建立台账并落
        实到人。请于六月三十日前将清点结果报镇防汛办公室统一汇总。
        清禾镇人民政府
        2025年6月3日
        """
    data = read_text(text).data
    assert data["signature"] == ["清禾镇人民政府"]
    assert len(data["body"]) == 1
