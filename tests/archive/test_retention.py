"""保管期限: every row of the table finds its documents, and an office changes the table, not the code."""

from __future__ import annotations

from dataclasses import replace

import pytest
from retention_titles import TITLES

from govdocs.archive.model import Item, Part
from govdocs.archive.retention import is_shorter, load_table, longest, propose
from govdocs.errors import InvalidDataError

TOWN = "清禾镇人民政府"


@pytest.fixture(scope="module")
def table():
    return load_table()


def item(title, direction="发文", author=TOWN, **more):
    return Item("1", title, author, "20250312", 2025, "D30", direction=direction, **more)


def part(role, **more):
    return Part(role, "a.pdf", "", 1, "pdf", **more)


@pytest.mark.parametrize(("title", "direction", "author", "row"), TITLES, ids=lambda value: str(value)[:24])
def test_a_title_finds_its_row(table, title, direction, author, row):
    span = "案件" if row == "K45/案件" else ""
    assert propose(item(title, direction, author, span=span), table, TOWN).row == row


def test_every_row_is_found_by_something(table):
    found = {row for *_, row in TITLES} | {"K19/协办重要", "K19/协办一般", "K45/重大", "K45/其他", "N04/角色"}
    assert {row.ident for row in table.rows} == found


@pytest.mark.parametrize(
    ("importance", "row", "period"), [("重要", "K19/协办重要", "D30"), ("一般", "K19/协办一般", "D10")]
)
def test_a_co_signer_keeps_a_joint_document_for_a_shorter_time(table, importance, row, period):
    joint = item("关于联合整治的通告", "收文", f"例示县清水镇人民政府、{TOWN}", importance=importance)
    found = propose(joint, table, TOWN)
    assert (found.row, found.retention) == (row, period)


@pytest.mark.parametrize(
    ("author", "direction", "row"),
    [
        ("清禾镇人民政府、例示县公安局清禾派出所", "发文", "K19/主办一般"),
        ("中共清禾镇委员会、清禾镇人民政府", "发文", "K19/主办一般"),
        ("例示县公安局清禾派出所、清禾镇人民政府", "发文", "K19/协办一般"),
        ("例示县公安局、例示县教育局", "收文", "K42/一般"),
    ],
)
def test_an_office_knows_itself_with_or_without_its_county(table, author, direction, row):
    found = propose(item("关于联合整治的通告", direction, author), table, "例示县清禾镇人民政府")
    assert found.row == row


@pytest.mark.parametrize(("title", "row"), [("强制报告个案", "K45/重大"), ("困境儿童个案", "K45/其他")])
def test_the_file_of_a_child_is_a_case(table, title, row):
    assert propose(item(f"[WCN-2025-0007{title}]", "内部", person="WCN-2025-0007"), table).row == row


def test_an_item_of_nothing_but_drafts_need_not_be_filed(table):
    drafts = item("关于做好夏粮收购的通知", parts=(part("修改稿"), part("修改稿", number=2)))
    assert (propose(drafts, table).row, propose(drafts, table).file_it) == ("N04/角色", False)


def test_the_sheet_has_47_entries_and_each_row_says_what_it_rests_on(table):
    entries = {row.entry for row in table.rows if row.file_it}
    assert entries == {f"K{number:02}" for number in range(1, 48)}
    assert [row.ident for row in table.rows if not (row.basis and row.tag and row.what)] == []


@pytest.mark.parametrize(
    ("row", "period"),
    [
        *[(row, "Y") for row in ("K01", "K02", "K03", "K05/主要", "K07", "K09", "K10", "K11/重要", "K12")],
        *[
            (row, "Y")
            for row in ("K13/普发性", "K13/意见", "K14/多年", "K15", "K16/重要", "K17/重要", "K18/重要")
        ],
        *[(row, "Y") for row in ("K19/主办重要", "K20", "K22/年度", "K23/重要", "K24", "K26", "K27/结论")],
        *[(row, "Y") for row in ("K28/重要", "K29/长期", "K31/重要", "K32/批示", "K33/常设", "K34")],
        *[(row, "Y") for row in ("K35/重要", "K36/凭证", "K37/年度综合", "K38/年度", "K39/现行")],
        *[(row, "Y") for row in ("K40/重要", "K41/决算", "K42/重要", "K45/重大", "K46/主办")],
        *[(row, "D30") for row in ("K04", "K05/辅助", "K06/主要", "K11/一般", "K13/单项", "K14/专项")],
        *[(row, "D30") for row in ("K16/一般", "K16/未批复", "K17/一般", "K18/一般", "K19/主办一般")],
        *[(row, "D30") for row in ("K19/协办重要", "K27/底稿", "K28/一般", "K28/汇报材料", "K31/一般")],
        *[(row, "D30") for row in ("K32/有结果", "K33/临时", "K35/一般", "K37/年终", "K41/预算")],
        *[(row, "D30") for row in ("K42/一般", "K43", "K44/专题报告", "K45/其他", "K46/协办", "K47/重要")],
        *[(row, "D10") for row in ("K06/辅助", "K08", "K13/事务性", "K14/活动", "K16/日常", "K19/协办一般")],
        *[(row, "D10") for row in ("K21", "K22/年度以下", "K23/一般", "K25", "K29/临时", "K30")],
        *[(row, "D10") for row in ("K32/无结果", "K36/签到发放", "K37/月度", "K38/年度以下", "K39/活动")],
        *[(row, "D10") for row in ("K40/一般", "K44/计划总结统计", "K47/一般")],
    ],
)
def test_the_periods_are_those_of_the_sheet(table, row, period):
    assert table.row(row).retention == period


def test_a_proposal_names_row_basis_and_table(table):
    found = propose(item("县督导组督导日程", "收文", "例示县人民政府"), table)
    assert (found.reason, found.retention, found.table) == ("K28/一般 ← 令8号", "D30", "乡镇默认表2026.1")


def test_a_person_is_asked_where_importance_decides(table):
    asked = propose(item("关于修建石桥的请示"), table).ask
    assert asked == "重要程度须由人确定，暂按一般：重要的 K16/重要（永久），一般的 K16/一般（30年）"


def test_nobody_is_asked_again_who_has_decided(table):
    decided = propose(item("关于修建石桥的请示", importance="重要"), table)
    assert (decided.row, decided.retention, decided.ask) == ("K16/重要", "Y", "")


def test_what_need_not_be_filed_is_proposed_with_its_reason(table):
    found = propose(item("关于2026年度报刊征订的通知", "收文", "例示县委宣传部"), table)
    assert not found.file_it
    assert found.reason == "拟不归档：上级普发、供工作参考、不需要办理的文件（N01 ← 令8号 第四条）"
    assert found.ask == "由人确认是否不归档"
    assert found.others[0].startswith("K42")


def test_an_item_takes_the_longest_period_of_its_parts(table):
    parts = (part("正文"), part("附件", number=2, retention="Y"))
    found = propose(item("关于做好夏粮收购的通知", parts=parts), table)
    assert (found.retention, found.row) == ("Y", "K13/单项")
    assert found.reason == "K13/单项 ← 令8号 第八条；附件2为永久，取最长的"


def test_shorter_parts_change_nothing(table):
    found = propose(item("关于做好夏粮收购的通知", parts=(part("附件", retention="D10"),)), table)
    assert (found.retention, found.reason) == ("D30", "K13/单项 ← 令8号 第八条")


def test_a_document_that_no_row_knows_is_left_to_a_person(table):
    found = propose(item("清禾镇地名由来", "内部", parts=(part("正文", retention="Y"),)), table)
    assert (found.row, found.retention, found.ask) == ("", "Y", "由人选定条目和期限")
    assert found.reason == "保管期限表（乡镇默认表2026.1）没有对得上的条目"


@pytest.mark.parametrize(
    ("author", "row"),
    [
        ("例示县乡村振兴局", "K42/一般"),
        ("例示县清水镇人民政府", "K43"),
        ("清禾镇中心小学", "K44/专题报告"),
        ("石桥村民委员会", "K44/专题报告"),
        ("向阳社区", "K44/专题报告"),
        ("某某协会", "K42/一般"),
        ("", "K42/一般"),
    ],
)
def test_the_level_of_the_author_tells_who_wrote(table, author, row):
    assert propose(item("关于有关事项的专题材料", "收文", author), table, TOWN).row == row


def test_words_that_the_archivist_added_behind_a_title_do_not_count(table):
    title = "关于同意借用会场的复函[附来函：清禾镇人民政府关于借用会场的请示]"
    assert propose(item(title, "收文", "例示县民政局"), table, TOWN).row == "K18/一般"


@pytest.mark.parametrize(
    ("author", "row"),
    [
        ("清禾镇党政办公室", "K25"),
        ("中共清禾镇委员会", "K25"),
        ("清禾镇派出所", "N08"),
        ("清禾镇中心小学", "N09"),
        ("清水镇党政办公室", "N08"),
        ("例示县民政局", "K42/一般"),
    ],
)
def test_papers_of_its_own_organs_did_not_come_from_elsewhere(table, author, row):
    assert propose(item("工作简报第3期", "收文", author), table, "例示县清禾镇人民政府").row == row


def test_what_the_office_wrote_itself_came_from_nobody_above(table):
    assert propose(item("关于有关事项的专题材料", "收文", TOWN), table, TOWN).row == ""


@pytest.mark.parametrize(
    ("periods", "most"),
    [(("D10", "Y", "D30"), "Y"), (("D10", "D30"), "D30"), (("D10", ""), "D10"), ((), "D30")],
)
def test_the_longest_of_periods(periods, most):
    assert longest(*periods) == most


def test_which_period_is_shorter():
    assert is_shorter("D10", "D30")
    assert is_shorter("D30", "Y")
    assert not is_shorter("Y", "Y")


OWN = """\
版本: 清禾镇2025
条目:
  K13/单项: {期限: 永久}
  Q01:
    文件: 防溺水巡查记录
    期限: 10年
    题名: [巡查记录]
"""


def test_the_table_of_an_office_takes_the_place_of_a_row():
    own = load_table(OWN.encode(), "期限表.yaml")
    found = propose(item("关于做好夏粮收购的通知"), own)
    assert (found.retention, found.reason) == ("Y", "K13/单项 ← 本单位保管期限表")
    assert own.version == "乡镇默认表2026.1＋清禾镇2025"
    assert own.row("K13/单项").kinds == ("通知", "通报", "通告")


def test_a_row_of_the_office_comes_before_all_others():
    own = load_table(OWN.encode(), "期限表.yaml")
    found = propose(item("关于召开防溺水会议巡查记录的通知"), own)
    assert (found.row, found.retention) == ("Q01", "D10")
    assert propose(item("关于召开防溺水会议的通知"), own).row == "K03"


def test_an_entry_of_the_office_changes_all_its_rows():
    own = load_table("条目: {K40: {期限: 永久, 依据: 清档发3号}}".encode(), "期限表.yaml")
    assert [(row.retention, row.basis) for row in own.rows if row.entry == "K40"] == [("Y", "清档发3号")] * 2


def test_a_period_below_that_of_the_state_is_told():
    own = load_table("条目:\n  K01: {期限: 10年}\n  K13/单项: {期限: 永久}\n".encode(), "期限表.yaml")
    (told,) = own.findings
    assert (told.code, told.where) == ("A211", "期限表.yaml 第 2 行")
    assert told.message == "K01 定为10年，比令18号 1.1的永久短"


def test_a_table_may_take_the_place_of_all():
    text = "版本: 本镇\n替换全部: 是\n条目: {Q1: {文件: 通知, 文种: 通知, 期限: D30}}"
    own = load_table(text.encode(), "期限表.yaml")
    assert [row.ident for row in own.rows] == ["Q1"]
    assert (own.version, propose(item("关于召开会议的通知"), own).row) == ("本镇", "Q1")


def test_a_row_without_words_is_chosen_by_hand_alone():
    own = load_table("条目: {Q1: {文件: 其他, 期限: 永久, 重要程度: 一般}}".encode(), "期限表.yaml")
    assert own.row("Q1").by_hand
    assert propose(item("关于做好夏粮收购的通知"), own).row == "K13/单项"


def test_own_words_tell_levels_importance_and_the_order_of_bases():
    text = "重要词: [粮食]\n依据次序: [令8号]\n级别: {下级: [农场]}\n条目: {Q1: {文件: x, 期限: D10}}"
    own = load_table(text.encode(), "期限表.yaml")
    assert propose(item("粮食问题的报告"), own).row == "K17/重要"
    assert propose(item("专题报告", "收文", "红旗农场"), own).row == "K44/专题报告"
    assert own.ranks == ("令8号",)


def test_equal_rows_are_decided_by_their_basis():
    text = """
替换全部: 是
条目:
  A: {文件: x, 期限: D10, 文种: 通知, 依据: 建议}
  B: {文件: x, 期限: D30, 文种: 通知, 依据: 令8号}
  C: {文件: x, 期限: 永久, 文种: 通知, 依据: 令18号}
"""
    rows = load_table(text.encode(), "x").rows
    table = load_table(text.encode(), "x")
    ranked = sorted((table.rank(row), row.ident) for row in rows)
    assert ranked == [(-1, "A"), (-1, "B"), (-1, "C")]
    default = load_table()
    assert (
        default.rank(default.row("K01"))
        < default.rank(default.row("K02"))
        < default.rank(default.row("K33/常设"))
    )


FAULTY = """\
版本:
条木: 1
替换全部: 或许
级别: {上峰: [县]}
条目:
  K01: {期限: 五十年, 优先: 高, 题目: [x]}
  K02: 永久
  Q1: {文件: 没有期限}
  Q2:
    期限: 10年
    题名: ["+", [a]]
    分项: {甲: {期限: 10年, 期线: 1}}
  Q2: {期限: 10年}
"""


def test_every_fault_of_a_table_is_told_by_line():
    with pytest.raises(InvalidDataError) as caught:
        load_table(FAULTY.encode(), "期限表.yaml")
    told = [f"{each.where.removeprefix('期限表.yaml ')}：{each.message}" for each in caught.value.diagnostics]
    assert told == [
        "第 1 行：“版本”应是一行文字",
        "第 2 行：没有“条木”这一项",
        "第 3 行：“替换全部”不能写“或许”",
        "第 4 行：没有“上峰”这一项",
        "第 6 行：“期限”不能写“五十年”",
        "第 6 行：“优先”应是整数",
        "第 6 行：没有“题目”这一项",
        "第 7 行：“K02”应分行写作“名称: 值”",
        "第 8 行：Q1 没有期限",
        "第 11 行：“题名”应是一行文字",
        "第 11 行：“题名”里的“+”没有字",
        "第 12 行：没有“期线”这一项",
        "第 13 行：“Q2”写了两次",
    ]
    assert {each.code for each in caught.value.diagnostics} == {"A210"}


def test_a_row_without_a_period_is_told():
    with pytest.raises(InvalidDataError) as caught:
        load_table(
            "条目:\n  Q1: {文件: 没有期限}\n  Q2: {文件: x, 不归档: 是, 题名: x}\n".encode(), "期限表.yaml"
        )
    (fault,) = caught.value.diagnostics
    assert (fault.where, fault.message) == ("期限表.yaml 第 2 行", "Q1 没有期限")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x00", "不是 UTF-8 文本"),
        ("条目: [".encode(), "写法有误"),
        (b"a: \x01", "写法有误"),
        (b"- 1", "“保管期限表”应分行写作“名称: 值”"),
    ],
)
def test_a_file_that_is_no_table_is_refused(content, words):
    with pytest.raises(InvalidDataError) as caught:
        load_table(content, "期限表.yaml")
    assert caught.value.diagnostics[0].message == words


def test_an_empty_file_changes_no_row():
    assert load_table(b"", "期限表.yaml").rows == load_table().rows


def test_what_a_superior_issued_is_received_wherever_it_lies(table):
    forwarded = item("例示县民政局关于规范临时救助工作的意见", author="例示县民政局")
    assert propose(forwarded, table, TOWN).row.startswith("K42/")
    assert propose(forwarded, table).row == "K13/意见", "without a name of the office nobody knows"
    joint = item("关于规范临时救助工作的意见", author=f"例示县民政局、{TOWN}")
    assert propose(joint, table, TOWN).row == "K19/协办一般"
    ours = item("关于开展走访的通知", author="未成年人保护工作委员会办公室")
    assert propose(ours, table, TOWN).row == "K13/单项"


def test_a_report_of_the_office_itself_went_up_though_the_list_says_nothing(table):
    told = item("清禾镇关于“三个一”《试点》的报告", "内部", f"例示县{TOWN}", kind="报告")
    assert propose(told, table, TOWN).row == "K17/一般"
    assert propose(replace(told, author="清禾镇党政办公室"), table, TOWN).row == ""
