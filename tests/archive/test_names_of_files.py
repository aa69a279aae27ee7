"""What the names of files tell: 文号, date, title, role, author, kind."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from govdocs.archive import model
from govdocs.archive.formats import SIGNATURES, format_fault, suffix_of
from govdocs.archive.matters import Asked, answered, matter_in, missing_numbers
from govdocs.archive.numbers import Numbers
from govdocs.archive.roles import folder_role, group_of, leading_number, role_of
from govdocs.archive.titles import (
    agrees,
    author_in,
    case_title,
    kind_of,
    latest_day,
    made_up,
    mentioned_numbers,
    person_in,
    read_name,
)
from govdocs.kinds.filing import fields


@pytest.mark.parametrize(
    ("stem", "number", "day", "title"),
    [
        ("清政发〔2025〕3号 关于入户走访的通知", "清政发〔2025〕3号", "", "关于入户走访的通知"),
        (
            "20250310 清政发[2025]3号关于入户走访的通知（盖章版）",
            "清政发〔2025〕3号",
            "20250310",
            "关于入户走访的通知",
        ),
        ("01 清政发（2025）12号 关于专班的通知 - 副本", "清政发〔2025〕12号", "", "关于专班的通知"),
        ("清政发2025-3号 通知", "清政发〔2025〕3号", "", "通知"),
        ("清政发〔2025〕3号", "清政发〔2025〕3号", "", ""),
        ("收文处理单-例民发〔2025〕11号", "例民发〔2025〕11号", "", "收文处理单"),
        ("文件处理单（例民发〔2025〕11号）", "例民发〔2025〕11号", "", "文件处理单"),
        ("关于转发例民发〔2025〕15号的通知", "", "", "关于转发例民发〔2025〕15号的通知"),
        ("关于落实例民发2025年15号的通知", "", "", "关于落实例民发2025年15号的通知"),
        ("2025-06-01 签到表", "", "20250601", "签到表"),
        ("[20250601] 签到表", "", "20250601", "签到表"),
        ("3 2025年6月1日签到表", "", "20250601", "签到表"),
        ("20251399 签到表", "", "", "20251399 签到表"),
        ("2025年工作计划", "", "", "2025年工作计划"),
        ("（1）关于值班的通知(2)", "", "", "关于值班的通知"),
        ("7.", "", "", "7."),
        ("（1）", "", "", "（1）"),
    ],
)
def test_a_name_tells_number_date_and_title(stem, number, day, title):
    facts = read_name(stem)
    assert (facts.doc_no, facts.date, facts.title) == (number, day, title)


@pytest.mark.parametrize(
    ("stem", "role", "number", "rest"),
    [
        ("附件1 走访登记表", "附件", 1, "走访登记表"),
        ("附件：2.汇总表", "附件", 2, "汇总表"),
        ("附件十一、名单", "附件", 11, "名单"),
        ("附表３ 名单", "附件", 3, "名单"),
        ("走访登记表（附件2）", "附件", 2, "走访登记表"),
        ("附件", "附件", 0, ""),
        ("关于做好附件材料报送工作的通知", "正文", 0, "关于做好附件材料报送工作的通知"),
        ("关于走访的通知（定稿）", "定稿", 0, "关于走访的通知"),
        ("最终定稿 关于走访的通知", "定稿", 0, "关于走访的通知"),
        ("发文稿纸", "发文稿纸", 0, ""),
        ("关于走访的通知 发文处理笺", "发文稿纸", 0, "关于走访的通知"),
        ("收文处理单", "文件处理单", 0, ""),
        ("公文阅办单", "文件处理单", 0, ""),
        ("关于走访的方案（征求意见稿）", "修改稿", 0, "关于走访的方案"),
        ("第二稿 关于走访的方案", "修改稿", 0, "关于走访的方案"),
        ("关于走访的通知 复印件", "复制件", 0, "关于走访的通知"),
        ("译文 合作协议", "译文", 0, "合作协议"),
        ("关于规范定稿管理的通知", "正文", 0, "关于规范定稿管理的通知"),
    ],
)
def test_a_name_tells_the_role_of_a_part(stem, role, number, rest):
    guess = role_of(stem)
    assert (guess.role, guess.number, guess.rest) == (role, number, rest)


def test_a_folder_called_annex_gives_its_files_that_role():
    assert role_of("名单", ("发文", "附件")).role == "附件"
    assert role_of("名单", ("发文", "附件")).by_folder
    assert role_of("名单", ("发文",)).role == "正文"
    assert [folder_role(name) for name in ("附件材料", "定稿", "收文处理单", "发文")] == [
        "附件",
        "定稿",
        "文件处理单",
        None,
    ]
    assert (leading_number("2.名单"), leading_number("名单")) == (2, 0)


def test_a_name_may_say_which_of_two_documents_it_is():
    assert group_of("来文 例民函〔2025〕2号") == ("来文", "例民函〔2025〕2号")
    assert group_of("被转发文件：关于救助的意见") == ("被转发文", "关于救助的意见")
    assert group_of("关于救助的复函（复文）") == ("复文", "关于救助的复函")
    assert group_of("关于来文登记的通知") == ("", "关于来文登记的通知")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于入户走访的通知", "通知"),
        ("工作例会纪要（第12期）", "纪要"),
        ("关于印发《工作方案》的通知", "通知"),
        ("工作简报第3期", "简报"),
        ("关于救助的复函", "复函"),
        ("一些材料", ""),
        ("", ""),
    ],
)
def test_a_title_ends_with_the_kind_of_its_document(title, kind):
    assert kind_of(title) == kind


def test_a_title_begins_with_its_author():
    assert author_in("例示县清禾镇人民政府关于入户走访的通知") == "例示县清禾镇人民政府"
    joint = "例示县清禾镇人民政府 例示县民政局、例示县教育局关于联合检查的通知"
    assert author_in(joint) == "例示县清禾镇人民政府、例示县民政局、例示县教育局"
    assert author_in("关于入户走访的通知") == ""


def test_titles_of_minors_say_the_code_only():
    assert case_title("WCN-2025-0007", "姓某宁帮扶方案") == "[WCN-2025-0007困境儿童个案]方案"
    assert case_title("WCN-2025-0007") == "[WCN-2025-0007困境儿童个案]"
    assert person_in("个案/WCN-2025-0007 走访") == "WCN-2025-0007"
    assert person_in("WCN-2025-0007 和 WCN-2025-0008") == ""


def test_what_is_made_up_stands_in_brackets_and_is_not_compared():
    assert made_up("签到表") == "[签到表]"
    assert made_up("[签到表]") == "[签到表]"
    assert agrees("[2025年]关于值班的通知", "关于值班的通知")
    assert agrees("关于值班的通知", "关于 值班的通知")
    assert not agrees("关于放假的通知", "关于值班的通知")
    assert agrees("工作简报[第3期]", "工作简报[第3期]")
    assert agrees("工作简报第3期", "工作简报[第3期]")
    own_brackets = "清禾镇关于“三个一”《试点》[一]<二>&三的报告"
    assert agrees(own_brackets, own_brackets)
    assert agrees(f"[2025年]{own_brackets}", own_brackets)


def test_numbers_and_days_are_found_in_texts():
    text = "你镇《请示》（清政请〔2025〕2号）收悉。根据例民发〔2025〕15号，2025年3月1日至2025年4月2日"
    assert mentioned_numbers(text) == ("清政请〔2025〕2号", "例民发〔2025〕15号")
    assert latest_day(text) == date(2025, 4, 2)
    assert latest_day("没有日期") is None


def test_a_number_in_running_text_means_the_document_whose_code_it_ends_with():
    known = Numbers([("例民发〔2025〕15号", "民"), ("清政发〔2025〕15号", "政"), ("", "无")])
    assert known.find("现将例民发〔2025〕15号") == ["民"]
    assert known.find("例民发〔2025〕16号") == []


def test_an_answer_is_linked_by_number_else_by_its_matter():
    asked = Asked("1", "清禾镇关于建设儿童之家的请示", "清政请〔2025〕2号", "请示")
    other = Asked("2", "清禾镇关于修缮校舍围墙的请示", "清政请〔2025〕3号", "请示")
    named = Asked("3", "关于资金的批复", "例政复〔2025〕1号", "批复", ("清政请〔2025〕2号",))
    alike = Asked("4", "关于同意修缮校舍围墙的批复", "", "批复")
    vague = Asked("5", "关于资金的批复", "", "批复")
    assert answered((asked, other, named, alike, vague)) == {"3": "1", "4": "2"}
    assert matter_in("清禾镇关于建设儿童之家的请示") == "建设儿童之家"
    assert matter_in("工作总结") == ""


def test_gaps_of_a_series_are_told_by_code_and_year():
    numbers = ["清政发〔2025〕1号", "清政发〔2025〕4号", "清政办〔2025〕2号", "清政发〔2024〕9号", "", "乱写"]
    assert missing_numbers(numbers, 2025) == {"清政发": (2, 3), "清政办": (1,)}


@pytest.mark.parametrize(
    ("suffix", "head", "words"),
    [
        ("pdf", b"%PDF-1.4", ""),
        ("pdf", b"\0\0mail\n%PDF-1.4", ""),
        ("pdf", b"\xff\xd8\xff\xe0", "扩展名是 pdf，内容是JPEG 图片"),
        (
            "docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "扩展名是 docx，内容是旧版 Office 文件（.doc、.xls、.wps）",
        ),
        ("doc", b"hello", "扩展名是 doc，内容不是这种格式"),
        ("txt", b"hello", ""),
        ("txt", b"\xff\xfeh\0", ""),
        ("txt", b"a\0b", "扩展名是 txt，内容不是文字"),
        ("zip", b"PK\x03\x04", "是压缩包，不能归档"),
        ("exe", b"MZ", "格式“exe”不在可以归档的格式之列"),
        ("", b"%PDF-1.4", "没有扩展名，看不出是什么文件"),
    ],
)
def test_a_file_must_be_what_its_suffix_says(suffix, head, words):
    assert format_fault(suffix, head) == words


def test_a_suffix_is_short_and_behind_a_name():
    assert [suffix_of(name) for name in ("甲.PDF", "甲", ".pdf", "甲.这不是一个扩展名啊", "a.b/丙")] == [
        "pdf",
        "",
        "",
        "",
        "",
    ]
    assert "pdf" in SIGNATURES


@pytest.mark.parametrize(
    ("listed", "kept"),
    [
        (fields.ListedGroup, model.Group),
        (fields.ListedDirection, model.Direction),
        (fields.ListedSpan, model.Span),
        (fields.ListedImportance, model.Importance),
    ],
)
def test_the_list_and_the_archive_have_the_same_words(listed, kept):
    assert get_args(listed) == get_args(kept)


def test_the_list_knows_every_role_and_period_of_the_archive():
    assert set(get_args(fields.ListedRole)) == {*get_args(model.Role), fields.EDITABLE, fields.LEFT_OUT}
    assert dict(fields.PERIOD_CODES) == dict(model.RETENTION_WORDS)
