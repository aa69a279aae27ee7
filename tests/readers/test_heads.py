"""Heads that do not look like the model: one-word titles, marks by kind, addressees on several lines."""

from __future__ import annotations

import pytest

from govdocs.readers.codes import CODES

ADDRESSEES = "各村（社区）："
BODY = "为保障出行安全，现将有关事项通知如下。"
FOOT = "清禾镇人民政府\n2025年6月1日"


def codes(reading):
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    ("printed", "title", "kind"),
    [
        ("公　　告", "公告", "公告"),
        ("通　告", "通告", "通告"),
        ("通          知", "通知", "通知"),
        ("会议纪要", "会议纪要", "纪要"),
        ("紧 急 通 知", "紧急通知", "通知"),
        ("清禾镇人民政府\n公　告", "清禾镇人民政府公告", "公告"),
        ("关于清溪桥加固施工的\n通　　　知", "关于清溪桥加固施工的通知", "通知"),
        ("关于清溪桥加固施工的通　　知", "关于清溪桥加固施工的通知", "通知"),
    ],
)
def test_a_title_may_be_one_word_and_its_kind_padded(read_text, printed, title, kind):
    reading = read_text(f"{printed}\n{ADDRESSEES}\n{BODY}\n{FOOT}")
    data = reading.data
    assert (data["title"], data["kind"], data["addressees"]) == (title, kind, "各村（社区）")
    assert data["body"] == [BODY]
    assert "R140" not in codes(reading)


@pytest.mark.parametrize("number", ["第3号", "（第3号）", "第 3 号", "第十二号"])
def test_a_bare_number_below_a_one_word_title_is_the_number(read_text, number):
    data = read_text(f"公　告\n{number}\n{BODY}\n特此公告。\n{FOOT}").data
    assert data["number"].strip("（）") == number.strip("（）")
    assert (data["kind"], data["title"]) == ("公告", "公告")


def test_a_word_of_a_web_page_above_the_real_title_is_not_the_title(read_text):
    data = read_text(f"公告\n关于加强清溪桥安全管理\n{ADDRESSEES}\n{BODY}\n{FOOT}").data
    assert data["title"] == "关于加强清溪桥安全管理"


@pytest.mark.parametrize(
    ("closing", "kind"),
    [
        ("特此通告。", "通告"),
        ("特此报告。", "报告"),
        ("妥否，请批示。", "请示"),
        ("此复。", "批复"),
        ("特此函告。", "函"),
        ("请遵照执行。", "通知"),
    ],
)
def test_without_a_title_the_last_words_tell_the_kind(read_text, closing, kind):
    reading = read_text(f"例示县人民政府：\n清溪桥已经加固完毕，桥面恢复通行。\n{closing}\n{FOOT}")
    assert reading.data["kind"] == kind
    assert "R140" in codes(reading)


def test_addressees_on_several_lines_are_one_field(read_text):
    lines = "各村（社区），\n镇属各企业、各学校、\n驻镇各单位："
    reading = read_text(f"关于清溪桥施工的通知\n{lines}\n{BODY}\n{FOOT}")
    assert reading.data["addressees"] == "各村（社区），镇属各企业、各学校、驻镇各单位"
    assert reading.places["addressees"] == (2, 3, 4)
    assert reading.data["body"] == [BODY]


def test_a_body_that_begins_with_lines_is_not_taken_for_addressees(read_text):
    data = read_text("清禾镇防汛方案\n根据县里要求，\n结合本镇实际，\n制定措施如下：\n一、加强巡查。").data
    assert "addressees" not in data
    data = read_text("清禾镇防汛方案\n各村，\n一、加强巡查。\n二、加强值守。").data
    assert "addressees" not in data


@pytest.mark.parametrize(
    ("head", "mark"),
    [
        ("例示县人民政府议案\n例政案〔2025〕2号", "例示县人民政府议案"),
        ("例示县人民政府公报\n例政报〔2025〕2号", "例示县人民政府公报"),
        ("清禾镇人民政府\n专题会议纪要\n〔2025〕2号", "清禾镇人民政府专题会议纪要"),
        ("清禾镇人民政府\n文　件\n清政发〔2025〕2号", "清禾镇人民政府文　件"),
    ],
)
def test_an_organ_and_a_kind_above_the_number_are_the_mark(read_text, head, mark):
    reading = read_text(f"{head}\n关于提请研究清溪桥加固事项的报告\n例示县人民政府：\n{BODY}\n{FOOT}")
    assert reading.data["mark"] == mark
    assert reading.data["title"] == "关于提请研究清溪桥加固事项的报告"
    assert not reading.account.set_aside


def test_the_head_of_minutes_holds_number_issuer_and_date(read_text):
    reading = read_text(
        """
        清禾镇党委会议纪要
        〔2025〕7号
        清禾镇党政办公室　　　　2025年6月2日

        关于研究清溪桥加固工作的会议纪要
        会议听取了有关情况汇报，议定以下事项。
        一、落实资金。
        二、倒排工期。
        """
    )
    data = reading.data
    assert data["title"] == "关于研究清溪桥加固工作的会议纪要"
    assert (data["number"], data["signed_on"]) == ("〔2025〕7号", "2025年6月2日")
    assert data["signature"] == ["清禾镇党政办公室"]
    assert not reading.account.set_aside


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n\n"])
def test_a_title_goes_on_over_blank_lines(read_text, gap):
    title = gap.join(["关于召开清溪桥加固", "工作推进会议的通知"])
    reading = read_text(f"{title}{gap}{ADDRESSEES}{gap}{BODY}{gap}清禾镇人民政府{gap}2025年6月1日")
    assert reading.data["title"] == "关于召开清溪桥加固工作推进会议的通知"
    assert not reading.account.set_aside


@pytest.mark.parametrize(
    "line",
    [
        "清政办函〔2025〕2号    日期：2025-06-01    作者：  点击数： 35",
        "文号：清政办函〔2025〕2号  来源：清禾镇人民政府 浏览次数：35",
    ],
)
def test_a_number_among_the_words_of_a_web_page_is_kept(read_text, line):
    reading = read_text(f"关于清溪桥施工的通知\n{line}\n{ADDRESSEES}\n{BODY}\n{FOOT}")
    assert (reading.data["number"], reading.data["addressees"]) == ("清政办函〔2025〕2号", "各村（社区）")
    assert [entry.kind for entry in reading.account.set_aside] == ["web page"]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("密级：秘密★1年        份号：000021", {"secrecy": "秘密★1年", "copy_number": "000021"}),
        ("编号：000021　机密★1年　特急", {"copy_number": "000021", "secrecy": "机密★1年", "urgency": "特急"}),
        ("000021    加　急", {"copy_number": "000021"}),
    ],
)
def test_copy_number_secrecy_and_urgency_share_a_line(read_text, line, fields):
    data = read_text(f"{line}\n清禾镇人民政府文件\n关于清溪桥施工的通知\n{ADDRESSEES}\n{BODY}\n{FOOT}").data
    assert {name: data.get(name) for name in fields} == fields


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        ("000021\t清政函〔2025〕3号\n秘密★1年\n加急", {"secrecy": "秘密★1年", "urgency": "加急"}),
        ("秘密★1年\t清政函〔2025〕3号\n特　急", {"secrecy": "秘密★1年", "urgency": "特　急"}),
        ("特急\t清政函〔2025〕3号", {"urgency": "特急"}),
        ("清政函〔2025〕3号\n加急", {"urgency": "加急"}),
    ],
)
def test_the_number_of_a_letter_stands_beside_copy_number_secrecy_or_urgency(read_text, lines, fields):
    title = "关于商请协助清溪桥施工的函"
    reading = read_text(f"清禾镇人民政府\n{lines}\n{title}\n{ADDRESSEES}\n{BODY}\n{FOOT}")
    data = reading.data
    assert (data["mark"], data["number"], data["title"]) == ("清禾镇人民政府", "清政函〔2025〕3号", title)
    assert {name: data.get(name) for name in fields} == fields
    assert reading.account.set_aside == ()


def test_issuer_and_date_below_the_title_sign_the_document(read_text):
    head = "例示县2025年人口统计公报\n例示县统计局　例示县公安局\n\n2025年4月12日"
    reading = read_text(f"{head}\n\n全县人口保持稳定。\n一、总量\n年末常住人口30万人。")
    data = reading.data
    assert (data["signature"], data["signed_on"]) == (["例示县统计局", "例示县公安局"], "2025年4月12日")
    assert data["body"][0] == "全县人口保持稳定。"
    assert "addressees" not in data


def test_a_date_alone_below_the_title_dates_what_has_no_other_date(read_text):
    data = read_text(f"关于清溪桥施工的通告\n2025年4月12日\n{BODY}\n一、封闭施工。").data
    assert (data["signed_on"], data.get("signature")) == ("2025年4月12日", None)
    data = read_text(f"关于清溪桥施工的通告\n2025年4月12日\n{BODY}\n清禾镇人民政府\n2025年4月11日").data
    assert data["signed_on"] == "2025年4月11日"


def test_an_issuer_told_twice_is_set_aside_once(read_text):
    reading = read_text(f"关于清溪桥施工的通告\n清禾镇人民政府　2025年6月1日\n{BODY}\n{FOOT}")
    assert reading.data["signature"] == ["清禾镇人民政府"]
    assert {entry.line for entry in reading.account.set_aside} == {2}


@pytest.mark.parametrize(
    ("name", "kind"),
    [("公示", "通告"), ("倡议书", "通知"), ("情况说明", "通知"), ("答复（A类）", "函"), ("讲话", "通知")],
)
def test_other_papers_of_an_office_are_documents_and_not_plans(read_text, name, kind):
    reading = read_text(f"清禾镇关于清溪桥加固的{name}\n清溪桥定于六月加固，敬请支持。\n{FOOT}")
    assert (reading.data["kind"], reading.data["masthead"]) == (kind, True)
    assert "R141" in codes(reading)
    assert set(codes(reading)) <= set(CODES)


@pytest.mark.parametrize("name", ["方案", "办法", "实施细则", "工作要点", "应急预案", "管理制度"])
def test_plans_and_rules_stay_plans(read_text, name):
    data = read_text(f"清禾镇清溪桥管理{name}\n为管好清溪桥，制定本文。\n一、落实责任。").data
    assert data["kind"] == "方案"


def test_a_number_with_brackets_round_its_serial_is_found_below_the_title(read_text):
    data = read_text(f"关于第12号提案的答复\n(A类)\n清政函〔2025〕第（6）号\n何委员：\n{BODY}\n{FOOT}").data
    assert (data["number"], data["addressees"]) == ("清政函〔2025〕第（6）号", "何委员")
    assert data["title"] == "关于第12号提案的答复(A类)"


def test_the_words_of_one_who_sent_a_notice_on_are_set_aside(read_text):
    reading = read_text(
        f"""
        各位同事：
        镇里来了通知，请看一下，有疑问打我电话。
        清禾镇人民政府关于清溪桥加固
        施工的通知
        {ADDRESSEES}
        {BODY}
        清禾镇人民政府
        2025年6月1日
        """
    )
    assert reading.data["title"] == "清禾镇人民政府关于清溪桥加固施工的通知"
    assert reading.data["addressees"] == "各村（社区）"
    assert {entry.line for entry in reading.account.set_aside} == {1, 2}


def test_a_forwarded_notice_below_a_text_without_a_title_does_not_push_it_aside(read_text):
    reading = read_text(
        f"各村：\n现将县局通知转发给你们，请执行。\n例示县水利局关于加固的通知\n{ADDRESSEES}\n{BODY}\n{FOOT}"
    )
    assert not reading.account.set_aside


@pytest.mark.parametrize("title", ["放假通知", "停水通告", "表扬通报", "致歉声明"])
def test_a_title_of_four_characters_is_a_title(read_text, title):
    assert read_text(f"{title}\n{ADDRESSEES}\n{BODY}\n{FOOT}").data["title"] == title


def test_the_name_of_a_web_page_is_no_title(read_text):
    reading = read_text(f"通知公告\n关于清溪桥施工的通知\n{ADDRESSEES}\n{BODY}\n{FOOT}")
    assert reading.data["title"] == "关于清溪桥施工的通知"
    assert [entry.text for entry in reading.account.set_aside] == ["通知公告"]


def test_a_number_may_share_its_line_with_the_date(read_text):
    line = "清政发〔2025〕2号　　2025年6月1日"
    reading = read_text(f"{line}\n关于清溪桥施工的通知\n{ADDRESSEES}\n{BODY}\n清禾镇人民政府")
    assert (reading.data["number"], reading.data["signed_on"]) == ("清政发〔2025〕2号", "2025年6月1日")
    assert reading.data["signature"] == ["清禾镇人民政府"]


def test_the_number_of_a_public_notice_may_name_its_year(read_text):
    assert read_text(f"公　告\n2025年第3号\n{BODY}\n{FOOT}").data["number"] == "2025年第3号"


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
def test_the_kind_may_stand_alone_below_a_title_of_two_lines(read_text, gap):
    data = read_text(f"关于召开清溪桥加固\n工作推进会的{gap}通　知{gap}{ADDRESSEES}\n{BODY}\n{FOOT}").data
    assert data["title"] == "关于召开清溪桥加固工作推进会的通知"


def test_what_is_addressed_and_signed_is_a_document_whatever_it_is_called(read_text):
    reading = read_text("温馨提示\n广大居民朋友：\n近日降温，请注意保暖。\n清溪社区居委会\n2025年1月3日")
    assert (reading.data["kind"], reading.data["addressees"]) == ("通知", "广大居民朋友")
    assert "R141" in codes(reading)
    unsigned = read_text("温馨提示\n广大居民朋友：\n近日降温，请注意保暖。")
    assert unsigned.data["kind"] == "方案"


def test_the_column_of_a_web_page_before_a_title_is_set_aside(read_text):
    reading = read_text(f"【通知】清禾镇关于清溪桥施工的通知\n{ADDRESSEES}\n{BODY}\n{FOOT}")
    assert reading.data["title"] == "清禾镇关于清溪桥施工的通知"
    assert [entry.text for entry in reading.account.set_aside] == ["【通知】"]
