"""govdocs register, as a clerk uses it."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime

import pytest
from pypdfium2 import PdfDocument
from python_calamine import CalamineWorkbook

from govdocs.app.blank_workbooks import record_workbook
from govdocs.app.records import load_record
from govdocs.context import Context
from govdocs.kinds.registry import find_kind

DAY = ("--date", "2025-04-10")
LETTER = ("--organ", "例示县民政局", "--title", "关于信息核查的通知", "--number", "例民发〔2025〕7号")


@pytest.fixture
def office(inside, run, monkeypatch):
    """The folder of an office with one 机关代字."""
    monkeypatch.delenv("GOVDOCS_REGISTER", raising=False)
    assert run("init", "--name", "例示县清禾镇人民政府", "--code", "清政发").exit_code == 0
    return inside


@pytest.fixture
def registered(run, office):
    """Runs a command of the register on the day of the tests; it must succeed."""

    def call(*words):
        result = run("register", *words, *DAY, "--by", "卫某青")
        assert result.exit_code == 0, result.stderr
        return result

    return call


def refused(run, *words, code=2):
    result = run("register", *words)
    assert result.exit_code == code, result.output
    assert "办法：" in result.stderr
    return result.stderr


def test_numbers_are_taken_reserved_issued_and_made_void(registered, office):
    first = registered("take", "--title", "关于春耕的通知", "--drafter", "农业服务中心")
    assert first.stdout == "清政发〔2025〕1号　预留　关于春耕的通知　卫某青取号\n"
    assert "新建了登记簿" in first.stderr
    assert (office / "登记簿.sqlite").is_file()
    assert registered("reserve", "-n", "2", "--for", "防汛").stdout.splitlines() == [
        "清政发〔2025〕2号　预留　防汛　卫某青取号",
        "清政发〔2025〕3号　预留　防汛　卫某青取号",
    ]
    registered("issue", "1", "--signed", "2025年4月10日", "--signer", "何某川", "--copies", "20")
    registered("void", "清政发[2025]3号", "--reason", "不发了")
    assert registered("list").stdout.splitlines() == [
        "清政发〔2025〕1号　已发　关于春耕的通知　2025年4月10日　签发：何某川",
        "清政发〔2025〕2号　预留　防汛　卫某青取号",
        "清政发〔2025〕3号　作废　作废原因：不发了　防汛",
    ]
    assert registered("list", "--reserved").stdout.count("\n") == 1
    assert registered("list", "--code", "清政办发").stdout == "没有可以列出的\n"


def test_a_title_that_has_a_number_already_is_told(registered, run):
    registered("take", "--title", "关于春耕的通知")
    told = refused(run, "take", "--title", "关于春耕的通知", *DAY)
    assert "同样标题的文件已经预留清政发〔2025〕1号" in told
    assert "2号" in registered("take", "--title", "关于春耕的通知", "--another").stdout
    registered("issue", "1")
    registered("issue", "2")
    assert "3号" in registered("take", "--title", "关于春耕的通知").stdout


def test_a_claim_gets_the_same_number(registered):
    first = registered("take", "--title", "关于春耕的通知", "--claim", "x").stdout
    again = registered("take", "--title", "关于春耕的通知", "--claim", "x").stdout
    assert again == first.replace("\n", "（这份文件已取过号）\n")


def test_the_journal_tells_who_did_what(registered, office):
    registered("take", "--title", "关于春耕的通知")
    (file := office / "通知.pdf").write_bytes(b"%PDF")
    registered("issue", "2025-1", "--file", file)
    registered("correct", "1", "--title", "关于做好春耕的通知")
    lines = registered("show", "清政发2025-1").stdout.splitlines()
    assert [line.split("　")[1:3] for line in lines] == [
        ["卫某青", "取号"],
        ["卫某青", "发出"],
        ["卫某青", "更正"],
    ]
    assert "文件已登记" in lines[1]
    assert "标题由“关于春耕的通知”改为“关于做好春耕的通知”" in lines[2]


def test_programs_get_the_same_as_json(registered):
    result = json.loads(registered("take", "--title", "关于春耕的通知", "--json").stdout)
    (entry,) = result["entries"]
    assert (entry["number"], entry["code"], entry["year"], entry["sequence"]) == (
        "清政发〔2025〕1号",
        "清政发",
        2025,
        1,
    )
    assert (entry["state"], entry["title"], entry["again"]) == ("预留", "关于春耕的通知", False)
    assert datetime.fromisoformat(entry["taken_at"]).tzinfo
    assert [each["code"] for each in result["findings"]] == ["G106"]
    registered("receive", *LETTER, "--due", "2025-04-20")
    paper = json.loads(registered("list", "--incoming", "--json").stdout)["entries"][0]
    assert (paper["number"], paper["document_number"], paper["state"]) == (
        "收文〔2025〕1号",
        "例民发〔2025〕7号",
        "办理中",
    )
    assert json.loads(registered("show", "1", "--json").stdout)["entries"][0]["action"] == "取号"


def test_an_office_starts_where_its_paper_register_ends(registered, run):
    assert registered("start", "清政发", "2025", "--next", "36").stdout == "清政发〔2025〕的下一个号是 36\n"
    assert "清政发〔2025〕36号" in registered("take").stdout
    told = run("register", "check", *DAY)
    assert told.exit_code == 0
    assert "1—35 号在登记簿启用以前编出" in told.stderr
    registered("enter", "清政发〔2025〕7号", "--title", "关于防汛的通知", "--signed", "2025-03-01")
    registered("enter", "8", "--void", "写错")
    assert "清政发〔2025〕8号　作废" in registered("list").stdout
    assert "已经从登记簿编号" in refused(run, "start", "清政发", "2025", *DAY)


def test_a_whole_register_is_good(registered):
    registered("take", "--title", "关于春耕的通知")
    registered("issue", "1", "--signed", "2025-04-10")
    assert registered("check").stdout == "登记簿没有缺号，没有不符\n"


def test_the_check_names_what_does_not_fit(registered, run):
    for title, day in (("甲", "2025-04-10"), ("乙", "2025-04-01"), ("丙", "")):
        registered("take", "--title", title)
        registered(
            "issue", "--title", title, *(("--signed", day) if day else ()), {"甲": 1, "乙": 2, "丙": 3}[title]
        )
    registered("correct", "1", "--signed", "2026-04-10")
    told = registered("check").stderr
    assert "清政发〔2025〕2号的成文日期2025年4月1日早于清政发〔2025〕1号的2026年4月10日" in told
    assert "清政发〔2025〕3号已经发出，没有登记成文日期" in told
    assert "不在这一年" in told


def test_papers_that_come_in_are_received_handed_over_and_finished(registered, run):
    registered("receive", *LETTER, "--due", "2025-04-20", "--pages", "6")
    told = refused(run, "receive", *LETTER, *DAY)
    assert "这份来文已登记为收文〔2025〕1号" in told
    again = registered("receive", *LETTER, "--again")
    assert "收文〔2025〕2号" in again.stdout
    assert "[G108]" in again.stderr
    registered("strike", "2", "--reason", "重复登记")
    registered("update", "2025-1", "--to", "社会事务办公室")
    late = run("register", "list", "--overdue", "--date", "2025-04-25")
    assert late.stdout == (
        "收文〔2025〕1号　逾期5天　例示县民政局　例民发〔2025〕7号　关于信息核查的通知"
        "　承办：社会事务办公室　2025年4月20日前办结\n"
    )
    registered("finish", "收文1", "--result", "已报送")
    assert run("register", "list", "--overdue", "--date", "2025-04-25").stdout == "没有可以列出的\n"
    lines = registered("list", "--incoming").stdout.splitlines()
    assert "已办结" in lines[0]
    assert "注销（重复登记）" in lines[1]
    assert "办结" in registered("show", "--incoming", "1").stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("take", "清证发"), "没有机关代字“清证发”"),
        (("take", "--signed", "昨天"), "成文日期“昨天”不是日期"),
        (("take", "--copies", "-1"), "份数不能小于 0"),
        (("issue", "9"), "登记簿里没有清政发〔2025〕9号"),
        (("issue", "九号"), "“九号”不是发文字号"),
        (("issue", "1", "--file", "没有.pdf"), "无法读取文件"),
        (("void", "1"), "要写原因"),
        (("show", "9"), "登记簿里没有清政发〔2025〕9号"),
        (("start", "ABC", "2025"), "不是机关代字"),
        (("start", "清办", "2025", "--next", "0"), "下一个号不能是 0"),
        (("enter",), "没有写发文字号"),
        (("enter", "清证发〔2025〕1号", "--title", "题"), "是否指“清政发”"),
        (("receive", "--organ", "例示县民政局"), "来文机关和标题"),
        (("receive", *LETTER, "--due", "2025-04-01"), "办结时限早于收文日期"),
        (("receive", *LETTER, "--pages", "-1"), "不能小于 0"),
        (("update", "9"), "登记簿里没有收文〔2025〕9号"),
        (("update", "九"), "“九”不是收文号"),
        (("finish", "1", "--result", " "), "没有写办理结果"),
        (("print", "2019"), "没有 2019 年的登记"),
    ],
)
def test_what_is_wrong_is_told_and_changes_nothing(registered, run, words, told):
    registered("take", "--title", "关于春耕的通知")
    before = registered("list", "--json").stdout
    assert told in refused(run, *words, *DAY)
    assert registered("list", "--json").stdout == before


def test_outside_of_an_office_a_register_is_begun_on_purpose(run, inside, monkeypatch):
    monkeypatch.delenv("GOVDOCS_REGISTER", raising=False)
    assert "这里没有登记簿" in refused(run, "take", "清政发", *DAY)
    assert "没有登记簿" in refused(run, "take", "清政发", "--register", "新.sqlite", *DAY)
    assert list(inside.iterdir()) == []
    assert run("register", "start", "清政发", "2025", *DAY).exit_code == 0
    assert run("register", "take", *DAY).stdout.startswith("清政发〔2025〕1号")
    assert run("register", "start", "清办发", "2025", *DAY).exit_code == 0
    assert "有几个机关代字" in refused(run, "take", *DAY)


def test_a_fresh_register_has_no_code(run, inside, monkeypatch):
    monkeypatch.setenv("GOVDOCS_REGISTER", str(inside / "共用.sqlite"))
    run("register", "start", "清政发", "2025")
    assert (inside / "共用.sqlite").is_file()
    run("init", "--name", "某镇")
    monkeypatch.delenv("GOVDOCS_REGISTER")
    assert "没有写机关代字" in refused(run, "take")


def test_looking_makes_no_register(run, office):
    for words in (("list",), ("check",), ("show", "1"), ("print", "2025"), ("void", "1", "--reason", "x")):
        assert "这里没有登记簿" in refused(run, *words, *DAY)
    assert not (office / "登记簿.sqlite").exists()


def test_a_code_may_be_named_either_way(registered):
    registered("start", "清办发", "2025")
    assert registered("take", "清办发").stdout.startswith("清办发〔2025〕1号")
    assert registered("take", "--code", "清办发", "--year", "2025").stdout.startswith("清办发〔2025〕2号")
    assert registered("list", "--code", "清办发").stdout.count("\n") == 2


def test_a_number_of_a_far_year_is_only_taken_where_the_year_was_started(registered, run, office):
    registered("take", "清政发")
    for verb in ("take", "reserve"):
        told = refused(run, verb, "清政发", "--year", "1999")
        assert "没有编过 1999 年的号" in told
        assert "register start 清政发 1999" in told
    registered("start", "清政发", "1999", "--next", "8")
    assert registered("take", "清政发", "--year", "1999").stdout.startswith("清政发〔1999〕8号")


def test_both_books_are_printed(registered, run, office):
    registered("start", "清政发", "2025", "--next", "3")
    registered("take", "--title", "关于春耕的通知")
    registered("issue", "3", "--signed", "2025-04-10")
    registered("reserve", "--for", "防汛")
    registered("take")
    registered("void", "5", "--reason", "误取")
    registered("receive", *LETTER)
    done = run("register", "print", "2025", "-o", "册", *DAY)
    assert done.exit_code == 0, done.stderr
    assert sorted(path.name for path in (office / "册").iterdir()) == sorted(
        f"例示县清禾镇人民政府2025年{name}.{suffix}"
        for name in ("发文登记簿（清政发）", "收文登记簿")
        for suffix in ("xlsx", "docx", "pdf")
    )
    book = CalamineWorkbook.from_path(
        str(office / "册" / "例示县清禾镇人民政府2025年发文登记簿（清政发）.xlsx")
    )
    rows = [row for row in book.get_sheet_by_index(0).to_python() if str(row[0]).startswith("清政发〔")]
    assert [(row[0], row[-2], row[-1]) for row in rows] == [
        ("清政发〔2025〕1号", "未补录", ""),
        ("清政发〔2025〕2号", "未补录", ""),
        ("清政发〔2025〕3号", "已发", ""),
        ("清政发〔2025〕4号", "预留", "防汛；卫某青取号"),
        ("清政发〔2025〕5号", "作废", "误取"),
    ]
    one = run("register", "print", "2025", "-o", "册2", "--book", "收文登记簿", "-f", "pdf", "--json", *DAY)
    assert [each["kind"] for each in json.loads(one.stdout)["documents"]] == ["收文登记簿"]


def book_file(folder, text):
    record = load_record(text.encode(), "簿.yaml").record
    content = record_workbook(find_kind("发文登记簿"), record, Context(datetime(2025, 4, 10).date()))  # noqa: DTZ001
    (path := folder / "去年.xlsx").write_bytes(content)
    return path


LAST_YEAR = """\
文种: 发文登记簿
登记单位: 清禾镇党政办公室
发文:
  - {发文字号: 清政发〔2024〕2号, 标题: 关于防汛的通知, 成文日期: 2024年5月1日, 签发人: 何某川, 份数: 20}
  - {发文字号: 清政发〔2024〕1号, 标题: 关于春耕的通知, 成文日期: 2024年3月1日}
  - {发文字号: 清政发〔2024〕3号, 状态: 作废, 作废原因: 写错}
  - {发文字号: 清政发〔2024〕4号, 状态: 预留}
"""


def test_the_book_of_last_year_is_read_from_a_workbook(registered, office):
    told = registered("enter", "--from", book_file(office, LAST_YEAR))
    assert told.stdout.splitlines() == [
        "清政发〔2024〕1号　已发　关于春耕的通知　2024年3月1日",
        "清政发〔2024〕2号　已发　关于防汛的通知　2024年5月1日　签发：何某川",
        "清政发〔2024〕3号　作废　作废原因：写错",
    ]
    assert "清政发〔2024〕4号没有补录：状态是“预留”" in told.stderr
    again = registered("enter", "--from", book_file(office, LAST_YEAR))
    assert again.stdout == ""
    assert "清政发〔2024〕1号已经在登记簿里" in again.stderr


def test_a_book_with_faults_is_entered_not_at_all(registered, run, office):
    faulty = LAST_YEAR.replace("清政发〔2024〕1号", "清政发〔2024〕7号").replace("标题: 关于防汛的通知, ", "")
    faulty += "  - {发文字号: 清证发〔2024〕1号, 标题: 题}\n  - {发文字号: 清政发〔2024〕2号, 标题: 题}\n"
    told = refused(run, "enter", "--from", book_file(office, faulty), *DAY)
    for words in (
        "清政发〔2024〕缺 1、4—6 号",
        "清政发〔2024〕2号没有标题",
        "机关代字“清证发”",
        "2 号写了两次",
    ):
        assert words in told
    assert registered("list", "--year", "2024").stdout == "没有可以列出的\n"


def test_another_workbook_is_refused(run, office, notice):
    assert "不是发文登记簿" in refused(run, "enter", "--from", notice, *DAY)


def test_help_is_chinese_and_names_every_command(run):
    told = run("register", "--help").output
    for name in ("take", "reserve", "issue", "void", "receive", "finish", "print", "check"):
        assert name in told
    assert "选项" in run("register", "take", "--help").output


def test_the_sheets_of_documents_are_printed(registered, run, office):
    registered("take", "--title", "关于春耕的通知", "--drafter", "农业服务中心", "--copies", "20")
    registered("receive", *LETTER, "--due", "2025-04-20", "--to", "社会事务办公室")
    done = run("register", "sheet", "1", "收文1", "-o", "单", *DAY)
    assert done.exit_code == 0, done.stderr
    assert sorted(path.name for path in (office / "单").iterdir()) == [
        "发文稿纸 清政发〔2025〕1号.docx",
        "发文稿纸 清政发〔2025〕1号.pdf",
        "文件处理单 收文〔2025〕1号.docx",
        "文件处理单 收文〔2025〕1号.pdf",
    ]
    text = "".join(
        page.get_textpage().get_text_range()
        for name in ("发文稿纸 清政发", "文件处理单 收文")
        for page in PdfDocument(office / "单" / f"{name}〔2025〕1号.pdf")
    )
    for words in (
        "清政发〔2025〕1号",
        "农业服务中心",
        "例民发〔2025〕7号",
        "社会事务办公室",
        "2025年4月20日",
    ):
        assert words in text
    assert "登记簿里没有收文〔2025〕9号" in refused(run, "sheet", "9", "--incoming", *DAY)
    assert "登记簿里没有清政发〔2025〕9号" in refused(run, "sheet", "9", *DAY)


def test_incoming_papers_may_start_in_the_middle_of_a_year_too(registered):
    assert registered("start", "收文", "2025", "--next", "120").stdout == "收文〔2025〕的下一个号是 120\n"
    assert registered("receive", *LETTER).stdout.startswith("收文〔2025〕120号")
    assert "收文〔2025〕的 1—119 号在登记簿启用以前编出" in registered("check").stderr


def test_a_register_that_lost_a_number_ends_the_check_with_an_error(registered, run, office):
    registered("reserve", "-n", "3")
    with sqlite3.connect(office / "登记簿.sqlite") as other:
        other.execute("DROP TRIGGER numbers_no_delete")
        other.execute("DELETE FROM numbers WHERE sequence = 2")
    other.close()
    told = run("register", "check", *DAY)
    assert told.exit_code == 2
    assert "清政发〔2025〕缺 2 号" in told.stderr
