"""What a list asks or refuses by itself: marks of secrecy, names of minors, meetings over a year's end."""

from __future__ import annotations

from datetime import date

import pytest
from collected_papers import BUREAU, OWN, notice, pdf, put, scan, sheet, word

from govdocs.app.archiving.collecting import collect
from govdocs.app.offices.office import Office, OrganCode
from govdocs.archive.child_names import names_a_child
from govdocs.archive.model import Scheme
from govdocs.archive.secret_marks import mark_in_text, named_secret
from govdocs.context import Context

DAY = Context(date(2026, 3, 10))
OFFICE = Office(name=OWN, codes=(OrganCode("清政发", OWN),), scheme=Scheme(fonds="Z109", fonds_name=OWN))
PLAIN = f"{BUREAU}关于开展摸底排查的通知"


@pytest.fixture
def listed(tmp_path):
    def collected(files, office=OFFICE):
        return collect(put(tmp_path / "2025年文件", files), 2025, office, DAY)

    return collected


def only(collected):
    (item,) = collected.record.items
    return item


def incoming(*more, title=PLAIN):
    return [*notice("例民发〔2025〕11号", title, author=BUREAU), *more]


@pytest.mark.parametrize("made", [pdf, word])
@pytest.mark.parametrize("line", ["密级：秘密", "密 级：机密★1年", "密级：绝密　保密期限：长期"])
def test_a_line_that_tells_the_level_of_secrecy_refuses_a_paper_wherever_it_stands(listed, made, line):
    collected = listed({"收文/1.docx" if made is word else "收文/1.pdf": made(incoming(line))})
    item = only(collected)
    assert (item.file_it, item.why_not) == ("否", "涉密件，不能在这里归档")
    assert "A160" in [each.code for each in collected.findings]


def test_a_marked_annex_refuses_its_whole_item(listed):
    files = {
        "收文/通知.pdf": pdf(notice("例民发〔2025〕11号", PLAIN, author=BUREAU, annexes=["情况表"])),
        "收文/附件1 情况表.xlsx": sheet("情况表", ["密级：秘密"], ["村", "数"]),
    }
    assert only(listed(files)).file_it == "否"


def test_a_text_without_any_form_is_searched_for_its_mark_too(listed):
    assert only(listed({"收文/1.txt": "密级：秘密"})).file_it == "否"


@pytest.mark.parametrize(
    "name", ["收文/秘密文件.pdf", "秘密/1.pdf", "收文/摸底排查-机密.pdf", "涉密件/1.pdf"]
)
def test_a_name_that_sounds_secret_is_left_to_a_person(listed, name):
    item = only(listed({name: pdf(incoming())}))
    assert item.file_it == "待定"
    assert "像是涉密件" in item.question


def test_a_title_that_speaks_of_secrets_is_no_mark(listed):
    title = f"{BUREAU}关于加强保守国家秘密工作的通知"
    item = only(listed({"收文/保密工作/关于加强保守国家秘密工作的通知.pdf": pdf(incoming(title=title))}))
    assert (item.file_it, item.security) == ("是", "")


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("秘密★10年\n例示县民政局文件", "秘密"),
        ("绝　密\n例示县民政局文件", "绝密"),
        ("密级\n机密", "机密"),
        ("密级：秘密□　机密□", ""),
        ("密级：秘密、机密、绝密的载体分别存放", ""),
        ("\n" * 30 + "秘密", ""),
    ],
)
def test_what_is_a_mark_and_what_only_speaks_of_marks(text, mark):
    assert mark_in_text(text) == mark


def test_names_that_only_contain_the_words_are_not_secret():
    assert not any(map(named_secret, ("关于保守国家秘密的通知.pdf", "涉密人员管理/1.pdf", "秘密工作.pdf")))


@pytest.mark.parametrize(
    "path",
    ["杂/儿童 张小花 的情况说明.pdf", "张小花同学.pdf", "困境儿童张小花个案.pdf", "张小花（学生）.pdf"],
)
def test_a_name_beside_the_word_for_a_minor_is_left_to_a_person(listed, path):
    item = only(listed({path: scan()}))
    assert item.file_it == "待定"
    assert "未成年人的姓名" in item.question


def test_a_name_in_the_title_alone_is_enough(listed):
    lines = ["关于张小花同学情况的说明", "现将情况说明如下。", OWN, "2025年3月10日"]
    item = only(listed({"杂/1.pdf": pdf(lines)}))
    assert (item.file_it, "未成年人的姓名" in item.question) == ("待定", True)


@pytest.mark.parametrize(
    "title",
    [
        "关于石桥村儿童关爱工作的通知",
        "关于高中学生资助的通知",
        "困境儿童花名册",
        "关于方便学生就医的通知",
        "未成年人保护工作站方案",
        "儿童之家 情况",
    ],
)
def test_children_in_general_are_no_name(title):
    assert not names_a_child(title)


@pytest.mark.parametrize(
    "sentence",
    [
        "会议于2025年12月30日开始，至2026年1月4日结束。",
        "会议于2025年12月30日上午开始，2026年1月4日结束。",
        "会议于2025年12月30日召开，一直持续到2026年1月4日。",
        "会议于2025年12月30日至2026年1月4日召开。",
    ],
)
def test_a_meeting_belongs_to_the_year_in_which_it_ended(listed, sentence):
    lines = [f"{OWN}党政联席会议纪要", sentence, "会议听取了汇报。", OWN, "2025年12月31日"]
    item = only(listed({"会议/纪要.pdf": pdf(lines)}))
    assert (item.span, item.ended_on, item.year) == ("会议", "20260104", 2026)


def test_two_days_of_different_matters_are_no_meeting(listed):
    sentence = "方案于2025年12月30日印发，2026年1月4日前报送名单。"
    lines = [f"{OWN}党政联席会议纪要", sentence, "会议听取了汇报。", OWN, "2025年12月31日"]
    assert only(listed({"会议/纪要.pdf": pdf(lines)})).span == ""


def test_missing_numbers_are_told_of_our_own_series_only(listed):
    own = pdf(notice("清政发〔2025〕3号", f"{OWN}关于做好入户走访工作的通知"))
    other = notice("例民发〔2025〕30号", f"{BUREAU}关于规范临时救助工作的意见", author=BUREAU)
    collected = listed({"发文/1.pdf": own, "发文/2.pdf": pdf(other)})
    told = [each.message for each in collected.findings if each.code == "A158"]
    assert told == ["清政发〔2025〕缺 1、2 号"]


def test_many_missing_numbers_are_counted(listed):
    collected = listed({"发文/1.pdf": pdf(notice("清政发〔2025〕30号", f"{OWN}关于做好入户走访工作的通知"))})
    (told,) = (each.message for each in collected.findings if each.code == "A158")
    assert told.endswith("、20等 29 个号")
