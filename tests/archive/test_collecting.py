"""A folder of a year becomes 归档清单: what makes one item, what is known of it, what a person decides."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

import pytest
from collected_papers import BUREAU, OWN, notice, ofd, pdf, picture, put, scan, sheet, word

from govdocs.app.archiving.collecting import Wishes, collect
from govdocs.app.offices.office import Office, OrganCode
from govdocs.app.printing import Options, open_press
from govdocs.app.record_papers import print_record
from govdocs.app.records import load_record
from govdocs.archive.model import Scheme
from govdocs.context import Context
from govdocs.errors import InputError

DAY = Context(date(2026, 3, 10))
OFFICE = Office(
    name=OWN,
    codes=(OrganCode("清政发", OWN), OrganCode("清政请", OWN)),
    people={"整理人": "施某远"},
    scheme=Scheme(fonds="Z109", fonds_name=OWN),
)
VISITS = f"{OWN}关于做好入户走访工作的通知"
SURVEY = f"{BUREAU}关于开展摸底排查的通知"


@pytest.fixture
def gathered(tmp_path):
    def collected(files, office=OFFICE, people=None, year=2025):
        put(tmp_path / "2025年文件", files)
        return collect(tmp_path / "2025年文件", year, office, DAY, Wishes(people or {}))

    return collected


def groups(collected):
    """The items by the names of their files: (role, number, group, file) each."""
    names = {}
    for each in collected.record.files:
        name = each.path.rpartition("/")[2]
        names.setdefault(each.item, []).append((each.role, each.number, each.group, name))
    return [names[item.number] for item in collected.record.items]


def codes(collected):
    return [finding.code for finding in collected.findings]


def only(collected):
    (item,) = collected.record.items
    return item


def test_the_head_of_a_list_says_who_and_by_which_table(gathered):
    record = gathered({"a.pdf": pdf(notice("清政发〔2025〕3号", VISITS))}).record
    assert (record.year, record.fonds, record.unit, record.folder) == (2025, "Z109", OWN, "2025年文件")
    assert (record.arranged_by, record.arranged_on, record.confirmed_by) == ("施某远", "2026年3月10日", "")
    assert record.table


def test_a_document_tells_number_author_date_and_kind_itself(gathered):
    item = only(gathered({"收文/扫描01.pdf": pdf(notice("例民发〔2025〕11号", SURVEY, author=BUREAU))}))
    assert (item.title, item.doc_no, item.author) == (SURVEY, "例民发〔2025〕11号", BUREAU)
    assert (item.date, item.document_kind, item.direction) == ("20250310", "通知", "收文")
    assert (item.file_it, item.year, item.retention, item.row) == ("是", 2025, "30年", "K42/一般")
    assert "重要程度须由人确定" in item.question


@pytest.mark.parametrize("made", [pdf, word, lambda lines: ofd(lines[1:])])
def test_every_format_with_text_is_read(gathered, made):
    lines = notice("清政发〔2025〕3号", VISITS)
    suffix = {b"%PDF": "pdf"}.get(made(lines)[:4], "ofd" if b"OFD.xml" in made(lines) else "docx")
    item = only(gathered({f"发文/1.{suffix}": made(lines)}))
    assert (item.title, item.doc_no, item.date, item.direction) == (
        VISITS,
        "清政发〔2025〕3号",
        "20250310",
        "发文",
    )


def test_a_text_file_is_read_too(gathered):
    item = only(gathered({"发文/1.txt": "\n".join(notice("清政发〔2025〕3号", VISITS))}))
    assert (item.title, item.doc_no) == (VISITS, "清政发〔2025〕3号")


def test_one_document_in_two_formats_is_one_part(gathered):
    lines = notice("清政发〔2025〕3号", VISITS)
    collected = gathered({"发文/通知.docx": word(lines), "发文/通知.pdf": pdf(lines)})
    assert groups(collected) == [[("正文", 0, "", "通知.pdf"), ("其他格式", 0, "", "通知.docx")]]


def test_a_scan_takes_its_facts_from_its_word_file(gathered):
    item = only(gathered({"1.pdf": scan(), "1.docx": word(notice("清政发〔2025〕3号", VISITS))}))
    assert (item.title, item.doc_no, item.date) == (VISITS, "清政发〔2025〕3号", "20250310")


def test_the_same_document_under_two_names_is_one(gathered):
    lines = notice("清政发〔2025〕3号", VISITS)
    collected = gathered({"发文/盖章.pdf": pdf(lines), "底稿/3号.docx": word(lines)})
    assert groups(collected) == [[("正文", 0, "", "盖章.pdf"), ("其他格式", 0, "", "3号.docx")]]


def test_annexes_drafts_and_sheets_go_with_their_document(gathered):
    collected = gathered(
        {
            "发文/清政发〔2025〕3号 走访.pdf": pdf(
                notice("清政发〔2025〕3号", VISITS, annexes=["走访登记表", "汇总表"])
            ),
            "发文/附件1 走访登记表.xlsx": sheet("走访登记表", ["村", "户"]),
            "发文/附件1 走访登记表.pdf": scan(7),
            "发文/汇总表.xlsx": sheet("汇总表", ["村", "数"]),
            "发文/清政发〔2025〕3号 发文稿纸.pdf": scan(1),
            "发文/清政发〔2025〕3号 定稿.pdf": scan(2),
            "收文/例民发〔2025〕11号 排查.pdf": pdf(notice("例民发〔2025〕11号", SURVEY, author=BUREAU)),
            "收文/收文处理单-例民发〔2025〕11号.pdf": scan(3),
        }
    )
    assert groups(collected) == [
        [
            ("正文", 0, "", "清政发〔2025〕3号 走访.pdf"),
            ("附件", 1, "", "附件1 走访登记表.pdf"),
            ("其他格式", 1, "", "附件1 走访登记表.xlsx"),
            ("附件", 2, "", "汇总表.xlsx"),
            ("发文稿纸", 0, "", "清政发〔2025〕3号 发文稿纸.pdf"),
            ("定稿", 0, "", "清政发〔2025〕3号 定稿.pdf"),
        ],
        [
            ("正文", 0, "", "例民发〔2025〕11号 排查.pdf"),
            ("文件处理单", 0, "", "收文处理单-例民发〔2025〕11号.pdf"),
        ],
    ]
    assert [item.annexes for item in collected.record.items] == [2, 0]


def test_parts_find_their_document_by_title_by_content_and_by_folder(gathered):
    collected = gathered(
        {
            "发文/关于做好入户走访工作的通知.pdf": pdf(notice("清政发〔2025〕3号", VISITS)),
            "发文/关于做好入户走访工作的通知（定稿）.docx": word(["关于做好入户走访工作的通知", "草稿"]),
            "收文/1.pdf": pdf(notice("例民发〔2025〕11号", SURVEY, author=BUREAU)),
            "收文/2.pdf": pdf(notice("例民发〔2025〕12号", f"{BUREAU}关于报送名单的函", author=BUREAU)),
            "收文/收文处理单.pdf": pdf(["收文处理单", "来文字号 例民发〔2025〕12号", "拟办意见：请阅"]),
            "专班/成立专班.pdf": pdf(notice("清政发〔2025〕5号", f"{OWN}关于成立专班的通知")),
            "专班/附件/1.名单.pdf": scan(4),
            "专班/附件/2.分工.pdf": scan(5),
        }
    )
    assert groups(collected) == [
        [("正文", 0, "", "成立专班.pdf"), ("附件", 1, "", "1.名单.pdf"), ("附件", 2, "", "2.分工.pdf")],
        [
            ("正文", 0, "", "关于做好入户走访工作的通知.pdf"),
            ("定稿", 0, "", "关于做好入户走访工作的通知（定稿）.docx"),
        ],
        [("正文", 0, "", "1.pdf")],
        [("正文", 0, "", "2.pdf"), ("文件处理单", 0, "", "收文处理单.pdf")],
    ]


def test_files_in_the_folder_of_a_number_are_its_annexes_with_a_doubt(gathered):
    collected = gathered(
        {
            "清政发〔2025〕5号/清政发〔2025〕5号.pdf": pdf(notice("清政发〔2025〕5号", VISITS)),
            "清政发〔2025〕5号/甲村情况.jpg": picture("red"),
        }
    )
    assert groups(collected) == [[("正文", 0, "", "清政发〔2025〕5号.pdf"), ("附件", 1, "", "甲村情况.jpg")]]
    assert "暂作附件1" in only(collected).question
    assert only(collected).file_it == "待定"


def test_a_scan_has_the_number_of_its_folder(gathered):
    collected = gathered(
        {
            "清政发〔2025〕5号 关于成立专班的通知/正文.pdf": scan(),
            "清政发〔2025〕5号 关于成立专班的通知/名单.xlsx": sheet("名单"),
            "清政发〔2025〕6号/关于值班的通知.pdf": scan(4),
            "清政发〔2025〕7号/甲.pdf": scan(5),
            "清政发〔2025〕7号/乙.pdf": scan(6),
        }
    )
    items = {item.doc_no: item.title for item in collected.record.items if item.doc_no}
    assert items == {"清政发〔2025〕5号": "关于成立专班的通知", "清政发〔2025〕6号": "关于值班的通知"}
    assert len(collected.record.items) == 4


def test_pictures_in_the_folder_of_a_number_may_be_pages_of_one_document(gathered):
    collected = gathered(
        {f"清政发〔2025〕5号/第{at}页.jpg": picture(colour) for at, colour in enumerate(("red", "blue"))}
    )
    assert [item.file_it for item in collected.record.items] == ["待定", "待定"]
    assert "有 2 张图片；是同一份文件的各页时" in collected.record.items[0].question


def test_a_part_without_its_document_is_told_and_left_to_a_person(gathered):
    collected = gathered(
        {
            "发文/清政发〔2025〕9号 定稿.docx": word(["一份草稿"]),
            "发文/清政发〔2025〕9号 发文稿纸.pdf": scan(),
            "发文/通知.pdf": pdf(notice("清政发〔2025〕3号", VISITS)),
            "其他/附件2 汇总表.xlsx": sheet("汇总表"),
        }
    )
    assert groups(collected) == [
        [("正文", 0, "", "附件2 汇总表.xlsx")],
        [
            ("正文", 0, "", "清政发〔2025〕9号 定稿.docx"),
            ("发文稿纸", 0, "", "清政发〔2025〕9号 发文稿纸.pdf"),
        ],
        [("正文", 0, "", "通知.pdf")],
    ]
    assert codes(collected).count("A163") == 2
    assert [item.file_it for item in collected.record.items] == ["待定", "待定", "是"]


def test_a_forwarding_document_and_the_forwarded_one_are_one_item(gathered):
    forwarding = notice(
        "清政发〔2025〕6号",
        f"{OWN}转发{BUREAU}关于救助的意见的通知",
        body="现将例民发〔2025〕15号转发给你们。",
    )
    forwarded = notice("例民发〔2025〕15号", f"{BUREAU}关于救助的意见", author=BUREAU)
    wanted = [[("正文", 0, "转发文", "通知.pdf"), ("正文", 0, "被转发文", "被转发文 意见.pdf")]]
    marked = {"6号/通知.pdf": pdf(forwarding), "6号/被转发文 意见.pdf": pdf(["意见"])}
    assert groups(gathered(marked)) == wanted
    named = {"6号/通知.pdf": pdf(forwarding), "6号/被转发文 意见.pdf": pdf(forwarded)}
    assert groups(gathered(named)) == wanted


def test_a_forwarded_document_is_known_by_its_number_too(gathered):
    collected = gathered(
        {
            "6号/a通知.pdf": pdf(
                notice(
                    "清政发〔2025〕6号", f"{OWN}转发关于救助的意见的通知", body="现将例民发〔2025〕15号转发。"
                )
            ),
            "6号/b意见.pdf": pdf(notice("例民发〔2025〕15号", f"{BUREAU}关于救助的意见", author=BUREAU)),
            "6号/c附件1 表.pdf": scan(),
        }
    )
    assert [(role, group) for role, _, group, _ in groups(collected)[0]][:2] == [
        ("正文", "转发文"),
        ("正文", "被转发文"),
    ]


def test_a_document_that_is_only_mentioned_is_not_forwarded(gathered):
    collected = gathered(
        {
            "发文/6号.pdf": pdf(
                notice(
                    "清政发〔2025〕6号", f"{OWN}转发{BUREAU}意见的通知", body="与例民发〔2025〕15号一并落实。"
                )
            ),
            "发文/15号.pdf": pdf(notice("例民发〔2025〕15号", f"{BUREAU}关于防火的通知", author=BUREAU)),
            "发文/7号.pdf": pdf(notice("清政发〔2025〕7号", f"{OWN}关于值班的通知")),
        }
    )
    assert len(collected.record.items) == 3


def test_a_reply_and_what_came_are_two_items_that_are_linked(gathered):
    collected = gathered(
        {
            "请示.pdf": pdf(notice("清政请〔2025〕2号", f"{OWN}关于建设儿童之家的请示")),
            "批复.pdf": pdf(
                notice(
                    "例政复〔2025〕4号",
                    "例示县人民政府关于清禾镇建设儿童之家的批复",
                    author="例示县人民政府",
                    body="清政请〔2025〕2号收悉。",
                )
            ),
        }
    )
    reply, request = collected.record.items
    assert (reply.answers, reply.matter, request.matter) == (request.number, "建设儿童之家", "建设儿童之家")
    assert request.answers == ""


def test_files_marked_as_incoming_and_reply_are_one_item(gathered):
    collected = gathered(
        {
            "往来/复文 例民函〔2025〕3号.pdf": pdf(notice("清政函〔2025〕3号", f"{OWN}关于场地的复函")),
            "往来/来文 例民函〔2025〕2号.pdf": pdf(
                notice("例民函〔2025〕2号", f"{BUREAU}关于借用场地的函", author=BUREAU)
            ),
        }
    )
    assert [(role, group) for role, _, group, _ in groups(collected)[0]] == [
        ("正文", "复文"),
        ("正文", "来文"),
    ]


def test_doubles_are_left_out_and_told(gathered):
    content = pdf(notice("清政发〔2025〕3号", VISITS))
    collected = gathered(
        {
            "发文/通知.pdf": content,
            "发文/通知（1）.pdf": content,
            "备份/通知.pdf": content,
            "发文/通知 - 副本.pdf": content,
            "发文/通知 复印件.pdf": content,
        }
    )
    assert groups(collected) == [[("正文", 0, "", "通知.pdf")]]
    assert codes(collected).count("A156") == 4
    assert [each.role for each in collected.record.files] == ["正文"] + ["不归档"] * 4


def test_a_form_may_be_an_annex_of_two_documents(gathered):
    form = sheet("登记表", ["村"])
    collected = gathered(
        {
            "3号/清政发〔2025〕3号.pdf": pdf(notice("清政发〔2025〕3号", VISITS)),
            "3号/附件1 登记表.xlsx": form,
            "5号/清政发〔2025〕5号.pdf": pdf(notice("清政发〔2025〕5号", f"{OWN}关于值班的通知")),
            "5号/附件1 登记表.xlsx": form,
        }
    )
    assert [len(group) for group in groups(collected)] == [2, 2]


def test_one_number_on_two_documents_is_left_to_a_person(gathered):
    collected = gathered(
        {
            "a.pdf": pdf(notice("清政发〔2025〕3号", VISITS)),
            "b.pdf": pdf(notice("清政发〔2025〕3号", f"{OWN}关于值班的通知")),
        }
    )
    assert [item.file_it for item in collected.record.items] == ["待定", "待定"]
    assert codes(collected).count("A157") == 2


def test_gaps_in_a_series_of_our_own_are_told(gathered):
    collected = gathered(
        {
            f"{number}.pdf": pdf(notice(f"清政发〔2025〕{number}号", f"{OWN}关于第{number}件事的通知"))
            for number in (1, 2, 5)
        }
    )
    assert [each.message for each in collected.findings if each.code == "A158"] == [
        "清政发〔2025〕缺 3、4 号"
    ]


def test_a_meeting_over_the_end_of_a_year_belongs_to_the_year_in_which_it_closed(gathered):
    lines = [
        "清禾镇工作会议纪要",
        "会议时间：2024年12月30日至2025年1月8日",
        "议定如下。",
        OWN,
        "2025年1月8日",
    ]
    item = only(gathered({"会议/纪要.pdf": pdf(lines)}))
    assert (item.span, item.ended_on, item.year, item.file_it) == ("会议", "20250108", 2025, "是")


def test_a_document_of_another_year_is_listed_and_not_filed(gathered):
    collected = gathered({"a.pdf": pdf(notice("清政发〔2024〕30号", VISITS, "2024年12月20日"))})
    item = only(collected)
    assert (item.file_it, item.year) == ("否", 2024)
    assert item.why_not == "属于 2024 年度，收入 2024 年度的归档清单"
    assert "A161" in codes(collected)


def test_a_summary_of_last_year_belongs_to_the_year_in_which_it_was_signed(gathered):
    lines = [f"{OWN}2024年工作总结", "一年来，各项工作平稳。", OWN, "2025年1月12日"]
    item = only(gathered({"总结.docx": word(lines)}))
    assert (item.year, item.file_it, item.retention) == (2025, "是", "永久")


def test_an_undated_paper_takes_the_date_of_its_name_in_brackets(gathered):
    collected = gathered({"其他/2025-06-01 慰问活动签到表.jpg": picture()})
    assert (only(collected).date, only(collected).title) == ("[20250601]", "慰问活动签到表")
    assert "日期是考证的（据文件名）" in only(collected).question
    assert "A159" in codes(collected)


def test_a_paper_without_any_date_waits_for_a_person(gathered, tmp_path):
    files = {"签到表.jpg": picture(), "汇总.xlsx": sheet("入户走访汇总表", ["村"])}
    put(tmp_path / "2025年文件", files)
    when = datetime(2025, 7, 2, 12, tzinfo=UTC).timestamp()
    os.utime(tmp_path / "2025年文件" / "签到表.jpg", (when, when))
    os.utime(tmp_path / "2025年文件" / "汇总.xlsx", (0, 0))
    undated, dated = gathered({}).record.items
    assert (undated.title, undated.date, undated.file_it) == ("入户走访汇总表", "", "待定")
    assert (dated.date, dated.file_it) == ("[20250702]", "待定")


def test_a_workbook_tells_its_day_beside_the_word(gathered):
    rows = sheet(
        "2024年度儿童福利统计报表", ["填报单位：甲村", "填报日期：2025年1月15日"], ["出生", "2019年5月1日"]
    )
    item = only(gathered({"统计/报表.xlsx": rows}))
    assert (item.title, item.date, item.year) == ("2024年度儿童福利统计报表", "[20250115]", 2025)
    undated = only(
        gathered({"统计/报表.xlsx": sheet("儿童名册", ["填报日期：", "甲"], ["出生", "2019年5月1日"])})
    )
    assert undated.date == ""


def test_each_issue_of_a_bulletin_is_told_by_its_number(gathered):
    issues = {
        f"简报/{at}.pdf": pdf(["未成年人保护工作简报", f"第{at}期", OWN, f"2025年{at}月28日", "本月走访。"])
        for at in (3, 4)
    }
    items = gathered(issues).record.items
    assert [item.title for item in items] == ["未成年人保护工作简报[第3期]", "未成年人保护工作简报[第4期]"]


def test_a_book_over_the_end_of_a_year_waits_for_its_last_day(gathered):
    item = only(gathered({"值班/2024—2025年值班记录本.pdf": scan()}))
    assert (item.span, item.ended_on, item.file_it) == ("记录本", "", "待定")
    assert "写明记录本的结束日期" in item.question


def test_a_paper_of_govdocs_names_its_title_itself(gathered, root):
    sample = root / "data" / "samples" / "conference.yaml"
    press = open_press(Options(), DAY)
    papers = print_record(load_record(sample.read_bytes(), sample.name), press)
    leave = next(paper for paper in papers if "请假条" in paper.stem)
    item = only(gathered({"请假条.pdf": leave.contents["pdf"]}))
    assert item.title == leave.stem
    assert item.document_kind == "请假条"


def test_joint_documents_name_every_organ(gathered):
    lines = notice("清政发〔2025〕8号", f"{OWN} {BUREAU}关于联合检查的通知")
    item = only(gathered({"8号.pdf": pdf(lines)}))
    assert (item.author, item.direction) == (f"{OWN}、{BUREAU}", "发文")


def test_what_nobody_can_read_is_called_by_its_name_in_brackets(gathered):
    collected = gathered({"会议/会场.jpg": picture(), "会议/关于会场布置的方案.pdf": scan()})
    named, made_up = sorted(collected.record.items, key=lambda item: item.title)[::-1]
    assert {named.title, made_up.title} == {"关于会场布置的方案", "[会场]"}


def test_a_name_that_differs_from_the_page_is_asked_about(gathered):
    lines = notice("清政发〔2025〕3号", VISITS)
    item = only(gathered({"清政发〔2025〕4号 关于开展安全检查的通知.pdf": pdf(lines)}))
    assert "与文件的标题不同" in item.question
    assert "文件名里的文号是清政发〔2025〕4号，文件里是清政发〔2025〕3号" in item.question
    assert (item.title, item.doc_no) == (VISITS, "清政发〔2025〕3号")


def test_a_class_is_known_by_the_folder(gathered):
    scheme = Scheme(fonds="Z109", dimension="机构", classes={"BGS": "党政办公室", "MZB": "民政办公室"})
    office = Office(name=OWN, scheme=scheme)
    files = {
        "民政办公室/1.pdf": pdf(notice("", VISITS)),
        "BGS/2.pdf": pdf(notice("", f"{OWN}关于值班的通知")),
        "3.pdf": pdf(notice("", f"{OWN}关于防火的通知")),
    }
    items = gathered(files, office).record.items
    assert {item.title: item.org for item in items} == {
        VISITS: "MZB",
        f"{OWN}关于值班的通知": "BGS",
        f"{OWN}关于防火的通知": "",
    }
    open_item = next(item for item in items if not item.org)
    assert "写明机构：党政办公室、民政办公室" in open_item.question
    assert open_item.file_it == "待定"
    one = Office(name=OWN, scheme=Scheme(dimension="问题", classes={"001": "综合"}))
    assert {item.org for item in gathered(files, one).record.items} == {"001"}


def test_an_office_without_a_name_goes_by_the_folders(gathered):
    lines = notice("例办发〔2025〕1号", "关于值班的通知", author="")
    files = {"收文/a.pdf": pdf(lines), "发文/b.pdf": pdf([*lines, "另"]), "c.pdf": pdf([*lines, "三"])}
    items = gathered(files, Office()).record.items
    assert sorted(item.direction for item in items) == ["内部", "发文", "收文"]
    incoming = next(item for item in items if item.direction == "收文")
    assert (incoming.author, incoming.file_it) == ("", "待定")
    assert "责任者看不出来" in incoming.question


def test_a_school_year_is_proposed(gathered):
    lines = notice("清政发〔2025〕3号", f"{OWN}关于做好2024—2025学年控辍保学工作的通知")
    assert "专门年度写“2024—2025学年”" in only(gathered({"1.pdf": pdf(lines)})).question


def test_a_minor_is_called_by_code_in_titles_paths_and_findings(gathered):
    files = {
        "个案/姓某宁帮扶方案.docx": word(["姓某宁帮扶方案", "方案内容。", "2025年6月1日"]),
        "个案/WCN-2025-0009 走访记录.pdf": pdf(["走访记录", "2025年6月2日"]),
        "名册/姓某安情况.pdf": pdf(["情况说明", "2025年6月3日"]),
    }
    people = {"姓某宁": "WCN-2025-0007", "姓某": "某未成年人", "姓某安": "某未成年人"}
    collected = gathered(files, people=people)
    items = {item.person: item for item in collected.record.items}
    assert items["WCN-2025-0007"].title == "[WCN-2025-0007困境儿童个案]方案"
    assert items["WCN-2025-0009"].title.startswith("[WCN-2025-0009困境儿童个案]")
    assert (items["WCN-2025-0007"].opening, items["WCN-2025-0007"].disclosure) == ("控制", "不予公开")
    shown = collected.record.model_dump_json() + "".join(map(str, collected.findings))
    assert "姓某" not in shown
    assert codes(collected).count("A164") == 2
    assert set(collected.files) == {each.path for each in collected.record.files}


def test_an_office_proposes_periods_by_a_table_of_its_own(gathered, tmp_path):
    table = tmp_path / "期限.yaml"
    table.write_text("版本: 本镇2025版\n条目:\n  K13/单项:\n    期限: 永久\n", encoding="utf-8")
    office = Office(name=OWN, codes=OFFICE.codes, retention_table=table)
    collected = gathered({"1.pdf": pdf(notice("清政发〔2025〕3号", VISITS))}, office)
    assert only(collected).retention == "永久"
    assert "本镇2025版" in collected.record.table


def test_progress_is_told_file_by_file(tmp_path):
    put(tmp_path, {"1.jpg": picture(), "2.jpg": picture("red")})
    seen = []
    collect(tmp_path, 2025, OFFICE, DAY, Wishes(progress=lambda: seen.append(1)))
    assert len(seen) == 2


def test_a_folder_that_is_none_is_refused(tmp_path):
    with pytest.raises(InputError, match="不是文件夹"):
        collect(tmp_path / "没有", 2025, OFFICE, DAY)


def test_an_empty_folder_is_told(tmp_path):
    assert codes(collect(tmp_path, 2025, OFFICE, DAY)) == ["A169"]


def test_collecting_twice_gives_the_same_list(gathered):
    files = {f"{number}.pdf": pdf(notice(f"清政发〔2025〕{number}号", VISITS)) for number in range(1, 5)}
    first = gathered(files)
    assert gathered({}).record == first.record


def test_a_forwarded_paper_is_known_by_its_title_alone(gathered):
    forwarding = notice(
        "清政发〔2025〕12号", f"{OWN}转发{BUREAU}关于规范救助工作意见的通知", body="现予转发。"
    )
    forwarded = notice("例民发〔2025〕30号", f"{BUREAU}关于规范救助工作的意见", author=BUREAU)
    found = gathered({"发文/转发/a.docx": word(forwarding), "发文/转发/b.pdf": pdf(forwarded)})
    assert groups(found) == [[("正文", 0, "转发文", "a.docx"), ("正文", 0, "被转发文", "b.pdf")]]
    assert only(found).direction == "发文"


def test_a_paper_of_another_organ_among_those_sent_is_asked_about(gathered):
    alone = notice("例民发〔2025〕30号", f"{BUREAU}关于规范救助工作的意见", author=BUREAU)
    item = only(gathered({"发文/30号.pdf": pdf(alone)}))
    assert (item.direction, item.file_it) == ("收文", "待定")
    assert "不是本单位" in item.question


def test_a_paper_of_another_organ_with_our_number_is_asked_about(gathered):
    alone = notice("清政发〔2025〕30号", f"{BUREAU}关于规范救助工作的意见", author=BUREAU)
    item = only(gathered({"杂/30号.pdf": pdf(alone)}))
    assert (item.direction, item.file_it) == ("发文", "待定")
    assert "不是本单位" in item.question


def test_our_own_report_without_a_number_went_out(gathered):
    lines = notice("", "清禾镇关于儿童之家建设情况的报告", body="现将情况报告如下。")
    item = only(gathered({"杂/报告.pdf": pdf([line for line in lines if line])}))
    assert (item.author, item.direction, item.row) == (OWN, "发文", "K17/一般")


def test_our_own_minutes_without_a_number_stay_inside(gathered):
    lines = [f"{OWN}办公会议纪要", "会议研究了儿童之家建设。", OWN, "2025年3月10日"]
    assert only(gathered({"会议/纪要.pdf": pdf(lines)})).direction == "内部"


def test_organs_that_sign_in_one_line_are_told_apart(gathered):
    first, second = "共青团例示县委员会", "例示县妇女联合会"
    lines = [f"{first}文件", "例青发〔2025〕3号", "关于开展走访的通知", "各乡镇：", "请走访一遍。"]
    item = only(gathered({"收文/3号.docx": word([*lines, f"{first}　　{second}", "2025年3月10日"])}))
    assert item.author == f"{first}、{second}"
