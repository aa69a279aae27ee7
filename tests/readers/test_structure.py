"""Trees, tables, joins, debris and findings, each by the smallest text that shows it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govdocs.readers.codes import CODES
from govdocs.readers.read import read
from readers.weighing import assert_nothing_lost

HEAD = "清禾镇防汛工作方案\n为做好防汛工作，制定本方案。\n"
LONG = "为进一步做好全镇防汛抗旱工作，最大限度减轻洪涝灾害造成的损失，保障人民群众生命财产安全，"


def outline(reading):
    return [(entry.level, entry.ordinal, entry.kind) for entry in reading.outline]


def kinds(reading):
    return [entry.kind for entry in reading.outline]


def joins(reading):
    return [(join.first_line, join.second_line, join.cause) for join in reading.account.joins]


def aside(reading):
    return [(entry.kind, entry.text) for entry in reading.account.set_aside]


def found(reading, code):
    return [finding for finding in reading.findings if finding.code == code]


def test_every_look_of_an_ordinal_has_its_level(read_text):
    lines = "一、目标\n（一）责任\n(二)巡查\n1.宣传\n2、演练\n（1）入户\n(2)张贴\n①上午\n②下午\n内容。"
    assert outline(read_text(HEAD + lines)) == [
        (1, "一、", "heading"),
        (2, "（一）", "heading"),
        (2, "(二)", "heading"),
        (3, "1.", "heading"),
        (3, "2、", "heading"),
        (4, "（1）", "heading"),
        (4, "(2)", "heading"),
        (5, "①", "item"),
        (5, "②", "item"),
    ]


def test_a_level_may_be_left_out(read_text):
    data = read_text(HEAD + "一、措施\n1.加强巡查。每日巡查。\n（一）另一项。内容。").data
    (first,) = data["body"][1:]
    assert [block["heading"] for block in first["body"]] == ["1.加强巡查。", "（一）另一项。"]


def test_chapters_stand_above_articles_and_articles_above_items(read_text):
    data = read_text(
        "清禾镇管理办法\n第一章 总则\n第一条 制定本办法。\n（一）甲。\n一、乙\n第二条 施行。"
    ).data
    (chapter,) = data["body"]
    assert [block["item"] for block in chapter["body"]] == ["第一条 制定本办法。", "第二条 施行。"]
    assert [block.get("item", block.get("heading")) for block in chapter["body"][0]["body"]] == [
        "（一）甲。",
        "一、乙",
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("（一）加强领导。各村要落实责任。", "runin"),
        ("（一）因地制宜，分类施策。各村要结合实际。", "runin"),
        ("（一）从严从快。各村要抓紧落实。", "runin"),
        ("（一）派出所：负责巡逻。做好记录。", "item"),
        ("（一）对发现的隐患，要立即整改并按照程序报告镇应急办。逾期通报。", "item"),
        ("（一）各村必须在6月10日以前完成全部隐患点的排查登记工作。逾期通报。", "item"),
        ("（一）2025年6月1日起实行。", "item"),
        (
            "（一）各村要落实责任，加强值守，做好记录，及时上报，确保不漏一处、不漏一户、不漏一人、不出事故。逾期通报。",
            "item",
        ),
        ("（一）", "item"),
    ],
)
def test_a_heading_is_told_from_an_item(read_text, line, kind):
    assert kinds(read_text(f"{HEAD}一、措施\n{line}"))[1:] == [kind]


def test_doubtful_paragraphs_follow_their_list(read_text):
    doubtful = "（三）建立健全统筹协调和监测预警工作机制，完善信息报告制度。由应急办负责。"
    titles = "（一）加强领导。甲。\n（二）加强宣传。乙。\n"
    items = (
        "（一）对隐患点要逐一登记造册并落实专人看守。甲。\n（二）凡发现险情的应当在第一时间向镇报告。乙。\n"
    )
    assert kinds(read_text(f"{HEAD}一、措施\n{titles}{doubtful}"))[-1] == "runin"
    assert kinds(read_text(f"{HEAD}一、措施\n{items}{doubtful}"))[-1] == "item"


def test_a_sentence_alone_is_a_heading_when_something_stands_under_it(read_text):
    text = "一、措施\n（一）开展形式多样的宣传活动。\n1.张贴标语；\n2.发放传单。\n（二）组织应急演练。"
    assert kinds(read_text(HEAD + text)) == ["heading", "heading", "item", "item", "item"]


def test_what_a_list_only_names_is_an_item(read_text):
    text = "一、整治对象\n1、占道经营的摊点\n2、乱停乱放的车辆\n二、要求\n内容。"
    assert kinds(read_text(HEAD + text)) == ["heading", "item", "item", "heading"]


def test_closing_words_stand_outside_the_last_heading(read_text):
    data = read_text("关于防汛工作的通知\n各村：\n一、要求\n落实责任。\n特此通知。").data
    assert data["body"][-1] == "特此通知。"


def test_sections_of_a_plan_are_tagged(read_text):
    heads = (
        "指导思想",
        "工作目标",
        "组织机构",
        "职责分工",
        "实施步骤",
        "工作措施",
        "信息报送",
        "保障措施",
        "附则",
    )
    lines = "\n".join(
        f"{number}、{head}\n内容。" for number, head in zip("一二三四五六七八九", heads, strict=True)
    )
    tags = [block["section"] for block in read_text(HEAD + lines).data["body"][1:]]
    assert tags == ["依据", "目标", "领导小组", "职责", "阶段", "措施", "汇报", "保障", ""]


GROUPS = {
    "组　长：何某川\n副组长：施某远、李　某\n成　员：张某、王某丙等": [
        ("组　长", ["何某川"], ""),
        ("副组长", ["施某远", "李某"], ""),
        ("成　员", ["张某", "王某丙"], "等"),
    ],
    "组长：何某川（镇长）\n成员单位：派出所、各村（社区、组）、司法所等部门": [
        ("组长", ["何某川（镇长）"], ""),
        ("成员单位", ["派出所", "各村（社区、组）", "司法所"], "等部门"),
    ],
    "组  长  何某川\n副组长  施某远": [("组  长", ["何某川"], ""), ("副组长", ["施某远"], "")],
    "组长：\n副组长：\n成员：": [("组长", [], ""), ("副组长", [], ""), ("成员", [], "")],
    "组长：何某川\n第一副组长：施某远\n常务副主任：李某": [
        ("组长", ["何某川"], ""),
        ("第一副组长", ["施某远"], ""),
        ("常务副主任", ["李某"], ""),
    ],
    "总指挥：何某川  镇长\n施某远  副镇长": [("总指挥", ["何某川  镇长", "施某远  副镇长"], "")],
}


@pytest.mark.parametrize("lines", GROUPS)
def test_a_leading_group_is_found(read_text, lines):
    data = read_text(f"{HEAD}一、组织机构\n{lines}\n领导小组下设办公室。").data
    group, office = data["body"][1]["body"]
    assert [(one["role"], one["people"], one["tail"]) for one in group["group"]] == GROUPS[lines]
    assert office == "领导小组下设办公室。"


def test_a_label_alone_is_no_leading_group(read_text):
    body = read_text(f"{HEAD}一、措施\n负责人：何某川\n二、其他\n成员：每村一名。").data["body"]
    assert "group" in body[1]["body"][0]
    assert body[2]["body"] == ["成员：每村一名。"]


TABLES = {
    "|单位|人数|\n|---|---|\n|上清村|3|": [["单位", "人数"], ["上清村", "3"]],
    "单位 | 人数 | 电话\n上清村 | 3 | 0000": [["单位", "人数", "电话"], ["上清村", "3", "0000"]],
    "序号\t单位\t人数\n1\t上清村\t3\n2\t下清村\t": [
        ["序号", "单位", "人数"],
        ["1", "上清村", "3"],
        ["2", "下清村", ""],
    ],
    "序号　　单位　　电话\n1　　上清村　　0000\n2　　下清村　　0001": [
        ["序号", "单位", "电话"],
        ["1", "上清村", "0000"],
        ["2", "下清村", "0001"],
    ],
    "\t类别\n\t单位\n\t人数\n\n\t宣传\n\t上清村\n\t3\n\n\t\n\t下清村\n\t5": [
        ["类别", "单位", "人数"],
        [{"text": "宣传", "rows": 2, "columns": 1}, "上清村", "3"],
        ["下清村", "5"],
    ],
    "\t单位\n\t备注\n\n\t上清村\n\t有\n险情\n\n\t下清村\n\t": [
        ["单位", "备注"],
        ["上清村", "有\n险情"],
        ["下清村", ""],
    ],
}


@pytest.mark.parametrize("lines", TABLES)
def test_a_table_is_found_in_plain_text(read_text, lines):
    text = f"{HEAD}一、分工\n{lines}\n\n二、其他\n内容。"
    data = read(text.encode(), "来文.txt")
    assert_nothing_lost(text, data)
    (block,) = data.data["body"][1]["body"]
    assert block == {"table": {"header": 1, "rows": TABLES[lines]}}


@pytest.mark.parametrize(
    "lines",
    [
        "\t第一段内容在这里。\n\t第二段内容在这里。\n\n\t第三段内容在这里。\n\t第四段内容在这里。",
        "1.\t清理垃圾。\n2.\t清理河道。\n3.\t清理村庄。",
        "联系人：\t何某川\n电　话：\t0000\n邮　箱：\tabc",
        "甲　　乙　　丙\n丁　　戊　　己\n庚　　辛　　壬",
        "何某川\t镇长\n施某远\t副镇长",
    ],
)
def test_paragraphs_with_tabs_are_no_table(lines):
    text = f"{HEAD}{lines}\n"
    reading = read(text.encode(), "来文.txt")
    assert_nothing_lost(text, reading)
    assert "table" not in str(reading.data["body"])


def test_a_gap_in_the_serial_numbers_of_a_table_is_noticed(read_text):
    reading = read_text(f"{HEAD}序号\t单位\t人数\n1\t甲村\t3\n2\t乙村\t3\n4\t丙村\t3")
    assert "从 2 到 4" in found(reading, "R205")[0].message


def test_a_paragraph_cut_by_a_page_is_joined_over_page_number_and_blank_lines(read_text):
    reading = read_text(f"清禾镇方案\n{LONG}特制\n\n— 2 —\n\n定本方案。\n一、目标\n内容。")
    assert joins(reading) == [(2, 6, "page break")]
    assert reading.data["body"][0] == f"{LONG}特制定本方案。"
    assert aside(reading) == [("page number", "— 2 —")]
    assert found(reading, "R130")[0].where == "第 2、6 行"


@pytest.mark.parametrize(
    "second",
    [
        "一、目标",
        "（一）目标。内容。",
        "附件：物资表",
        "2025年6月1日",
        "（此件公开发布）",
        "特此通知。",
        "联系人：何某川。",
    ],
)
def test_what_begins_anew_is_not_joined(read_text, second):
    assert joins(read_text(f"关于防汛的通知\n各村：\n{LONG}特制定本方案\n{second}")) == []


def test_a_long_title_is_not_joined_to_what_follows(read_text):
    title = "例示县清禾镇人民政府关于进一步做好2025年防汛抗旱、山洪灾害防御和水库安全度汛各项工作的通知"
    reading = read_text(f"{title}\n县直各部门、各直属机构：\n{LONG}现通知如下。")
    assert joins(reading) == []
    assert (reading.data["title"], reading.data["addressees"]) == (title, "县直各部门、各直属机构")


def test_a_paragraph_that_only_forgot_its_stop_is_not_joined(read_text):
    text = f"清禾镇方案\n{LONG}特制定本方案\n根据县里的统一安排，各村要抓紧落实到位。"
    assert joins(read_text(text)) == []


def test_labelled_lines_are_joined_only_behind_a_comma(read_text):
    units = "成员单位：" + "、".join(
        ["社会事务办公室", "综合治理办公室", "派出所", "司法所", "卫生院", "中心学校", "财政所"]
    )
    assert joins(read_text(f"{HEAD}{units}等部门\n领导小组下设办公室，办公室设在社会事务办。")) == []
    assert joins(read_text(f"{HEAD}{units}、\n农业服务中心、文化站、市场监管所和各村（社区）。")) == [
        (3, 4, "page break")
    ]


def test_hard_wrapped_paragraphs_are_told_apart_by_their_indent(read_text):
    width = 30
    prose = (
        "各村要严格落实防汛责任制，逐级签订责任书，做到责任到人、措施到位，确保全镇安全度汛，" * 3
        + "不出事故。"
    )
    lines = [
        "　　" + prose[: width - 2],
        *[prose[at : at + width] for at in range(width - 2, len(prose), width)],
    ]
    text = "清禾镇防汛方案\n" + "\n".join(lines * 2)
    reading = read_text(text)
    assert reading.data["body"] == [prose, prose]
    assert {cause for _, _, cause in joins(reading)} == {"hard wrap"}
    assert len(found(reading, "R131")) == 1


def test_hard_wrapped_lines_are_joined_over_a_page_number(read_text):
    line = "各村要严格落实防汛责任制逐级签订责任书做到责任到人措施到位"
    text = f"清禾镇防汛方案\n{line}\n{line}\n— 1 —\n{line}\n{line}\n确保安全。\n一、目标\n安全度汛。"
    reading = read_text(text)
    assert reading.data["body"][0] == line * 4 + "确保安全。"
    assert aside(reading) == [("page number", "— 1 —")]


def test_a_full_line_with_many_narrow_signs_is_full_by_its_characters(read_text):
    line = "各村要严格落实防汛责任制逐级签订责任书做到责任到人措施到位"
    narrow = "(一) 各村: 1. 落实责任; 2. 落实人员; 3. 落实物"
    text = f"清禾镇防汛方案\n{line}\n{line}\n{line}\n完成。\n{narrow}\n资。"
    assert read_text(text).outline[0].text == narrow.removeprefix("(一) ") + "资"


def test_latin_words_at_a_wrap_keep_a_space(read_text):
    han = "请各单位登录平台如实填报有关情况并下载安装最新版本的软件"
    text = f"清禾镇方案\n{han} govdoc\nonline{han}\n{han} version\n2025{han}\n{han}。"
    assert "govdoc online请" in read_text(text).data["body"][0]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("微信扫码分享", "promotion"),
        ("本文由清禾文库整理提供", "promotion"),
        ("https://www.example.com/a.html", "promotion"),
        ("希望对大家有所帮助，更多内容请关注小编。", "promotion"),
        ("- 3 -", "page number"),
        ("第3页 共5页", "page number"),
        ("3/5", "page number"),
        ("Page 3 of 5", "page number"),
        ("打印 关闭 分享", "web page"),
        ("【打印本页】 【关闭窗口】", "web page"),
        ("上一篇：镇里召开会议", "web page"),
        ("版权所有 清禾镇人民政府", "web page"),
        ("责任编辑：何某川", "web page"),
        ("扫一扫在手机打开当前页", "promotion"),
    ],
)
def test_debris_behind_the_text_is_set_aside(read_text, line, kind):
    assert aside(read_text(f"{HEAD}一、目标\n安全度汛。\n{line}")) == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 政务公开 > 通知公告",
        "您的位置：首页>>信息公开",
        "发布时间：2025-06-01 来源：清禾镇",
        "2025-06-01 10:30:00",
        "字体：【大 中 小】",
        "索引号：000-2025-001",
        "浏览次数：35",
        "admin 分享 时间: 加入收藏",
    ],
)
def test_debris_above_the_text_is_set_aside(read_text, line):
    assert aside(read_text(f"{line}\n{HEAD}一、目标\n安全度汛。")) == [("web page", line)]
    assert aside(read_text(f"清禾镇防汛方案\n{line}\n为做好防汛工作，制定本方案。")) == [("web page", line)]


@pytest.mark.parametrize(
    "line",
    [
        "群众可扫码登记领取防汛物资，各村要做好解释。",
        "时间：6月1日上午9时。",
        "（一）扫码登记。各村组织。",
        "电话：0000-111",
    ],
)
def test_text_that_only_speaks_of_such_things_stays(read_text, line):
    assert aside(read_text(f"{HEAD}一、要求\n各村落实。\n{line}\n二、其他\n内容。")) == []


def test_marks_of_a_converter_are_cut_out_of_their_line(read_text):
    reading = read_text(f"{HEAD}[bookmark: a][bookmark: b]一、目标&nbsp;\n<p>内容。</p>")
    assert aside(reading) == [
        ("bookmark", "[bookmark: a][bookmark: b]"),
        ("web page", "&nbsp;"),
        ("web page", "<p>"),
        ("web page", "</p>"),
    ]
    assert reading.data["body"][1]["heading"] == "一、目标"
    assert not any(entry.whole_line for entry in reading.account.set_aside)


def test_a_line_that_is_only_a_mark_goes_whole(read_text):
    (entry,) = read_text(f"{HEAD}[bookmark: end]\n一、目标\n内容。").account.set_aside
    assert entry.whole_line


@pytest.mark.parametrize(
    ("lines", "code", "words"),
    [
        ("一、甲\n内容。\n三、丙\n内容。", "R205", "缺号"),
        ("一、甲\n内容。\n一、乙\n内容。", "R205", "重号"),
        ("二.甲\n内容。", "R204", "顿号"),
        ("一、甲\n各村要落实责任,做好记录;及时上报。", "R206", "全角"),
        ('一、甲\n落实"人人有责"要求。', "R206", "引号"),
        ("一、甲\n落实（责任。", "R207", "没有对应"),
        ("一、甲\n由__负责。", "R213", "待填写"),
    ],
)
def test_faults_are_noticed_and_not_corrected(read_text, lines, code, words):
    reading = read_text(HEAD + lines)
    assert any(words in finding.message for finding in found(reading, code))
    assert code in CODES


def test_many_faults_of_one_sort_are_one_finding(read_text):
    lines = "\n".join(f"（{number}）甲,乙。" for number in "一二三四五六七八")
    (finding,) = found(read_text(HEAD + lines), "R206")
    assert "8 处" in finding.message
    assert finding.where == "第 3、4、5、6、7 行等"


def test_a_plan_with_an_imprint_or_a_number_is_a_document_with_a_head(read_text):
    data = read_text(f"清禾镇人民政府文件\n清政发〔2025〕5号\n{HEAD}一、目标\n内容。").data
    assert (data["kind"], data["masthead"], data["title"]) == ("通知", True, "清禾镇防汛工作方案")
    assert read_text(f"{HEAD}抄送：县水利局。").data["kind"] == "通知"


LINES = st.sampled_from(
    [
        "清禾镇人民政府文件",
        "清政发〔2025〕5号 签发人：何某川",
        "清禾镇人民政府关于印发《清禾镇防汛方案》的通知",
        "各村（社区）：",
        "现将《清禾镇防汛方案》印发给你们。",
        "附件：1.甲表 2.乙表",
        "附件1",
        "附件2：乙表",
        "清禾镇人民政府",
        "2025年6月1日",
        "（此件公开发布）",
        "清禾镇防汛方案",
        "一、目标",
        "（一）责任。各村落实。",
        "- （1）巡查；",
        "组　长：何某川、施　某",
        "\t序号",
        "\t单位",
        "",
        "甲\t乙\t丙",
        "|甲|乙|",
        "|---|---|",
        "抄送：县水利局，",
        "县应急局。",
        "党政办 2025年6月1日印发",
        "— 2 —",
        "[bookmark: a]",
        "**粗体** # ",
        "打印 关闭",
        LONG,
        "目 录",
        "篇一：方案",
        "第一条 为了防汛。",
        "2025年6月1日清禾镇防汛方案 2",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES | st.text(max_size=12), min_size=1, max_size=24))
def test_no_order_of_lines_loses_a_character(lines):
    text = "清" + "\n".join(lines).replace("\x00", "")
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        return
    controls = sum(ord(sign) < 32 and sign not in "\t\n\r\x0b\x0c" for sign in text)
    if controls > 8:
        return
    account = read(data, "来文.txt").account
    assert account.balanced
    assert read(data, "来文.txt", normalize=True).account.balanced
