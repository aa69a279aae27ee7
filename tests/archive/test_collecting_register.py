"""A collected year held against the register: what no page tells, which papers and numbers are missing."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

import pytest
from collected_papers import BUREAU, OWN, notice, pdf, picture, put, scan

from govdocs.app.archiving.collecting import Wishes, collect
from govdocs.app.archiving.collecting_register import only_registered, registered_in, with_register
from govdocs.app.offices.office import Office, OrganCode
from govdocs.context import Context
from govdocs.register.book import open_register
from govdocs.register.model import Desk, DocumentFile, Facts, Receipt, Series, Wish

DAY = Context(date(2026, 3, 10))
OFFICE = Office(name=OWN, codes=(OrganCode("清政发", OWN),))
CLERK = Desk("施某远", datetime(2025, 4, 10, 9, 0, tzinfo=UTC))
SERIES = Series("清政发", 2025)
VISITS = f"{OWN}关于做好入户走访工作的通知"
SCAN = scan()
FILES = {
    "发文/清政发〔2025〕1号.pdf": pdf(notice("清政发〔2025〕1号", VISITS)),
    "发文/扫描件2.pdf": SCAN,
    "发文/清政发〔2025〕3号 作废.pdf": pdf(notice("清政发〔2025〕3号", f"{OWN}关于值班的通知")),
    "发文/清政发〔2025〕9号.pdf": pdf(notice("清政发〔2025〕9号", f"{OWN}关于防火的通知")),
    "收文/关于报送名单的函.pdf": scan(7),
    "收文/例民发〔2025〕11号.pdf": pdf(
        notice("例民发〔2025〕11号", f"{BUREAU}关于摸底排查的通知", author=BUREAU)
    ),
    "其他/2025-06-01 签到表.jpg": picture(),
}


@pytest.fixture
def registered(tmp_path):
    register = open_register(str(tmp_path / "登记簿.sqlite"), create=True)
    taken = [register.take(Wish(SERIES, Facts()), CLERK).entry.number for _ in range(5)]
    register.issue(taken[0], Facts(title=VISITS, signed_on=date(2025, 3, 10)), CLERK)
    files = (DocumentFile("扫描.pdf", hashlib.sha256(SCAN).hexdigest()),)
    facts = Facts(title=f"{OWN}关于防汛的通知", signed_on=date(2025, 6, 3), files=files)
    register.issue(taken[1], facts, CLERK)
    register.void(taken[2], "重复编号", CLERK)
    register.issue(taken[3], Facts(title=f"{OWN}关于防疫的通知", signed_on=date(2025, 7, 1)), CLERK)
    register.receive(2025, Receipt("例示县教育局", "关于报送名单的函"), CLERK)
    register.receive(2025, Receipt(BUREAU, "关于摸底排查的通知", "例民发〔2025〕11号"), CLERK)
    struck = register.receive(2025, Receipt(BUREAU, "关于误收的函"), CLERK)
    register.strike(struck.number, "不是给本镇的", CLERK)
    found = registered_in(register, 2025)
    register.close()
    return found


@pytest.fixture
def collected(tmp_path, registered):
    found = collect(put(tmp_path / "文件", FILES), 2025, OFFICE, DAY)
    return with_register(found, registered, OFFICE)


def by_path(collected):
    paths = {each.item: each.path for each in collected.record.files}
    return {paths[item.number]: item for item in collected.record.items}


def test_a_scan_is_known_by_its_digest(collected):
    item = by_path(collected)["发文/扫描件2.pdf"]
    assert (item.title, item.doc_no, item.date) == (f"{OWN}关于防汛的通知", "清政发〔2025〕2号", "20250603")
    assert "日期、题名、文号取自登记簿（清政发〔2025〕2号）" in item.question
    assert "没有日期" not in item.question


def test_an_incoming_scan_is_known_by_its_title(collected):
    item = by_path(collected)["收文/关于报送名单的函.pdf"]
    assert item.author == "例示县教育局"
    assert "责任者看不出来" not in item.question


def test_what_stands_on_a_page_is_not_changed(collected):
    item = by_path(collected)["发文/清政发〔2025〕1号.pdf"]
    assert (item.title, item.date) == (VISITS, "20250310")
    assert "登记簿" not in item.question


def test_what_is_missing_is_told_and_void_numbers_are_no_gaps(collected):
    (absent,) = [each.message for each in collected.findings if each.code == "A166"]
    assert absent == f"登记簿里有、文件夹里没有：清政发〔2025〕4号《{OWN}关于防疫的通知》"
    assert "A158" not in [each.code for each in collected.findings]


def test_numbers_that_the_register_does_not_have_are_told(collected):
    told = [each.message for each in collected.findings if each.code == "A167"]
    assert len(told) == 2
    assert any("清政发〔2025〕9号 不在登记簿里" in words for words in told)
    assert any("清政发〔2025〕3号 在登记簿里已作废（重复编号）" in words for words in told)


def test_a_list_by_the_register_has_only_what_it_knows(collected, registered):
    only = only_registered(collected, registered)
    assert set(by_path(only)) == {
        "发文/清政发〔2025〕1号.pdf",
        "发文/扫描件2.pdf",
        "收文/关于报送名单的函.pdf",
        "收文/例民发〔2025〕11号.pdf",
    }
    assert "文件夹里另有 3 件不在登记簿里" in only.findings[-1].message
    assert {each.item for each in only.record.files} == {item.number for item in only.record.items}


def test_many_missing_papers_are_counted(tmp_path):
    register = open_register(str(tmp_path / "登记簿.sqlite"), create=True)
    for _ in range(25):
        number = register.take(Wish(SERIES, Facts()), CLERK).entry.number
        register.issue(number, Facts(title=f"{OWN}关于第{number.sequence}件事的通知"), CLERK)
    registered = registered_in(register, 2025)
    register.close()
    found = collect(put(tmp_path / "文件", {"1.jpg": picture()}), 2025, OFFICE, DAY)
    (absent,) = [each for each in with_register(found, registered, OFFICE).findings if each.code == "A166"]
    assert "等 25 份" in absent.message
    assert only_registered(found, registered).record.items == ()


def test_the_archive_itself_is_not_collected(tmp_path):
    put(tmp_path, {**FILES, "归档/Z109-2024/data/旧.pdf": scan(9), "归档说明.pdf": scan(5)})
    found = collect(
        tmp_path, 2025, OFFICE, DAY, Wishes(without=(tmp_path / "归档", tmp_path.parent / "别处"))
    )
    assert not [path for path in found.files if path.startswith("归档/")]
    assert "归档说明.pdf" in found.files


@pytest.mark.parametrize(
    ("author", "folder", "direction"),
    [
        ("例示县清禾镇党政办公室", "会议", "内部"),
        ("中共例示县清禾镇委员会", "发文", "发文"),
        ("例示县清禾镇中心学校", "报送", "收文"),
        ("例示县清禾镇甲山村村民委员会", "报送", "收文"),
        ("例示县某某公司", "发文", "收文"),
        ("例示县清禾镇未成年人保护工作领导小组", "会议", "内部"),
    ],
)
def test_parts_of_the_office_are_the_office_and_others_are_not(tmp_path, author, folder, direction):
    lines = [f"{author}工作情况说明", "情况如下。", author, "2025年5月6日"]
    (item,) = collect(put(tmp_path, {f"{folder}/1.pdf": pdf(lines)}), 2025, OFFICE, DAY).record.items
    assert (item.author, item.direction) == (author, direction)
