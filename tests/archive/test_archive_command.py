"""govdocs archive as a clerk types it: what it says, what it refuses, what it leaves as it was."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys

import pikepdf
import pytest
from click.testing import CliRunner
from years import bulk, clerk
from years.drawing import Paper, content_of
from years.folder import OFFICE, write_papers

from generated_children import generated_data
from govdocs.cli.chinese import TRACE
from govdocs.cli.main import main

PAPERS = [paper for paper in bulk.papers(2023) if paper.suffix == "pdf"][:6]


class Office:
    """An office in its folder."""

    def __init__(self, home):
        self.home = home
        (home / "本单位.yaml").write_text(OFFICE, encoding="utf-8")

    def run(self, *words, code=0):
        options = ("--office", self.home, "archive", *words)
        result = CliRunner(env={TRACE: "1"}).invoke(main, [str(each) for each in options])
        assert result.exit_code == code, result.output
        return result

    def year(self, *words, code=0, day="2024-03-20"):
        return self.run("2023", *words, "--date", day, code=code)

    @property
    def source(self):
        return self.home / "文件"

    @property
    def root(self):
        return self.home / "归档" / "Z109-2023"

    def list(self, papers=PAPERS, confirmed=True, decisions=None):
        write_papers(self.source, papers)
        self.year("--from", self.source)
        if confirmed:
            clerk.confirm(self.home / "归档清单 2023.xlsx", decisions or {}, papers)


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path)


def digests(root):
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_the_help_is_chinese_and_says_how_to_begin():
    result = CliRunner().invoke(main, ["archive", "--help"])
    assert "govdocs archive 2025 --from 文件夹" in result.output
    assert "verify" in result.output
    assert "Usage" not in result.output


def test_the_first_run_lists_and_files_nothing(office):
    write_papers(office.source, PAPERS)
    result = office.year("--from", office.source)
    assert "列出 6 件、6 个文件" in result.stdout
    assert "写上确认人" in result.stdout
    assert not (office.home / "归档").exists()


def test_a_list_is_never_written_over(office):
    office.list(confirmed=False)
    path = office.home / "归档清单 2023.xlsx"
    before = path.read_bytes()
    office.year("--from", office.source, code=2)
    assert path.read_bytes() == before


def test_a_list_that_nobody_confirmed_is_refused_with_every_fault(office):
    office.list(confirmed=False)
    result = office.year(code=2)
    assert "还没有人确认" in result.stderr
    assert not (office.home / "归档").exists()


def test_a_confirmed_list_is_filed_and_said(office):
    office.list()
    result = office.year()
    assert "归档 6 件" in result.stdout
    assert "四性检测：通过" in result.stdout
    assert str(office.root) in result.stdout
    again = office.year()
    assert "没有新的文件：清单里的 6 件都已归档，没有改动" in again.stdout


def test_a_year_without_a_list_says_how_to_make_one(office):
    result = office.year(code=2)
    assert "归档清单 2023.xlsx" in result.stderr
    assert "--from" in result.stderr


def test_an_empty_folder_is_told(office):
    office.source.mkdir()
    assert "没有可以归档的文件" in office.year("--from", office.source, code=2).stderr


@pytest.mark.parametrize("year", ["20255", "12"])
def test_a_year_that_is_none_is_told(office, year):
    assert f"“{year}”不是年度" in office.run(year, code=2).stderr


def test_a_list_elsewhere_is_named(office, tmp_path):
    office.list()
    shutil.move(office.home / "归档清单 2023.xlsx", tmp_path / "我的清单.xlsx")
    result = office.year("--list", tmp_path / "我的清单.xlsx")
    assert "归档 6 件" in result.stdout


def test_papers_that_were_moved_away_are_told(office):
    office.list()
    office.source.rename(office.home / "别处")
    assert "找不到" in office.year(code=2).stderr
    assert "归档 6 件" in office.year("--from", office.home / "别处").stdout


def test_a_contradiction_is_refused_with_its_place(office):
    office.list()
    office.year()
    before = digests(office.root)
    clerk.confirm(office.home / "归档清单 2023.xlsx", {PAPERS[0].file: {"题名": "改过的题名"}}, PAPERS)
    result = office.year(code=2)
    assert "A603" in result.stderr
    assert "改过的题名" in result.stderr
    assert digests(office.root) == before


def test_two_years_in_one_list_are_told_apart(office):
    office.list(decisions={PAPERS[0].file: {"归档年度": 2024, "跨年情形": "会议", "结束日期": "20240104"}})
    result = office.year()
    assert "归档 5 件" in result.stdout
    assert "归入2024年度" in result.stderr
    later = office.run("2024", "--list", office.home / "归档清单 2023.xlsx", "--date", "2025-03-20")
    assert "归档 1 件" in later.stdout


def test_a_year_that_was_filed_without_a_fonds_is_not_filed_twice(office):
    file = office.home / "本单位.yaml"
    file.write_text(OFFICE.replace("全宗号: Z109\n", ""), encoding="utf-8")
    office.list()
    office.year()
    assert (office.home / "归档" / "全宗号待定-2023").is_dir()
    file.write_text(OFFICE, encoding="utf-8")
    result = office.year(code=2)
    assert "在没有全宗号时已归档" in result.stderr


def test_the_result_for_programs(office):
    office.list()
    told = json.loads(office.year("--json").stdout)
    (filed,) = told["filed"]
    assert len(filed["new"]) == filed["items"] == 6
    assert filed["checks"]["FAIL"] == 0


def test_pdf_a_1b_on_request(office):
    office.list(PAPERS[:1])
    office.year("--level", "1b")
    (path,) = office.root.rglob("*_01_正文.pdf")
    with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("1", "B")


def test_verify_finds_a_sound_archive_sound(office):
    office.list()
    office.year()
    result = office.run("verify", office.root)
    assert "不通过 0 项" in result.stdout


def test_verify_finds_what_was_changed_and_says_so_by_its_exit_code(office):
    office.list()
    office.year()
    victim = next(office.root.rglob("*_原件.pdf"))
    victim.write_bytes(victim.read_bytes() + b"x")
    result = office.run("verify", office.root, "--quick", "--report", office.home / "报告", code=2)
    assert "已被改动" in result.stdout
    assert victim.name in result.stdout
    assert len(list((office.home / "报告").iterdir())) == 3


def test_verify_puts_right_what_a_killed_run_left(office):
    office.list()
    office.year()
    before = digests(office.root)
    office.root.rename(office.root.with_name(".govdocs-Z109-2023.old"))
    office.run("verify", office.root, "--quick")
    assert digests(office.root) == before


def test_verify_for_programs(office):
    office.list(PAPERS[:1])
    office.year()
    assert len(json.loads(office.run("verify", office.root, "--json").stdout)["检测项"]) == 89


def test_due_lists_what_is_over_and_deletes_nothing(office):
    office.list()
    office.year()
    before = digests(office.root)
    early = office.run("due", "--date", "2033-12-31", "-o", office.home / "清单")
    assert "应当鉴定：0 件" in early.stdout
    late = office.run("due", "--date", "2034-06-01", "-o", office.home / "清单")
    assert "应当向县级档案馆移交：" in late.stdout
    told = json.loads(office.run("due", office.root, "--date", "2054-01-01", "--json").stdout)
    assert len(told["expired"]) == len([item for item in told["expired"] if item["retention"] != "Y"]) > 0
    assert digests(office.root) == before


def test_due_of_a_folder_without_archives_is_told(office):
    assert "没有归档的年度" in office.run("due", office.home, code=2).stderr


def test_a_locked_pdf_and_a_damaged_one_are_kept_and_told(office, tmp_path):
    locked = tmp_path / "锁.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(locked, encryption=pikepdf.Encryption(owner="主人", user="口令"))
    write_papers(office.source, PAPERS[:2])
    (office.source / "社会事务办公室/发文/加密的通知.pdf").parent.mkdir(exist_ok=True, parents=True)
    shutil.copy(locked, office.source / "社会事务办公室/发文/加密的通知.pdf")
    (office.source / "社会事务办公室/发文/坏的通知.pdf").write_bytes(b"%PDF-1.4\n%broken")
    result = office.year("--from", office.source)
    for name in ("加密的通知.pdf", "坏的通知.pdf"):
        assert name in result.stderr


def test_a_disk_that_is_full_leaves_everything_as_it_was(office, tmp_path):
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("needs the right to mount a disk")
    office.list(PAPERS[:3])
    (disk := tmp_path / "盘").mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", disk], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        result = office.year("-o", disk / "归档", code=4)
        assert "磁盘空间不足" in result.stderr
        assert [path.name for path in (disk / "归档").iterdir() if not path.name.endswith(".work")] == []
    finally:
        subprocess.run(["umount", disk], check=True)


def test_an_archive_that_may_not_be_written_is_told(office):
    office.list(PAPERS[:1])
    (office.home / "归档").write_bytes(b"a file where the archive should be")
    assert "无法写入" in office.year(code=4).stderr


def test_a_late_paper_is_listed_confirmed_and_numbered(office):
    office.list(PAPERS[:3])
    office.year()
    write_papers(
        office.source,
        [Paper("社会事务办公室/简报/简报 第99期.pdf", "简报第99期", "清禾镇社会事务办公室", "2023年5月4日")],
    )
    listed = office.year("--from", office.source)
    assert "后来的文件另列 1 件" in listed.stdout
    waiting = office.year("--from", office.source)
    assert "还没有人确认" in waiting.stderr
    clerk.confirm(office.home / "归档清单 2023 补1.xlsx", {}, [])
    done = office.year()
    assert "归档 1 件" in done.stdout


def test_files_that_did_not_change_are_not_listed_again(office):
    office.list(PAPERS[:2])
    office.year()
    again = office.year("--from", office.source)
    assert "另列" not in again.stdout
    assert not list(office.home.glob("*补*"))


def test_a_folder_that_was_tidied_after_filing_stops_no_late_paper(office):
    office.list(PAPERS[:3])
    office.year()
    before = digests(office.root / "data" / "Z109")
    next(office.source.rglob("*.pdf")).unlink()
    late = Paper("社会事务办公室/简报/简报 第99期.pdf", "简报第99期", "清禾镇社会事务办公室", "2023年5月4日")
    write_papers(office.source, [late])
    office.year("--from", office.source)
    clerk.confirm(office.home / "归档清单 2023 补1.xlsx", {}, [])
    done = office.year()
    assert "归档 1 件" in done.stdout
    assert before.items() <= digests(office.root / "data" / "Z109").items()


def test_a_paper_that_was_changed_after_filing_is_told_and_stays_as_it_was_filed(office):
    office.list(PAPERS[:2])
    office.year()
    before = digests(office.root)
    changed = next(office.source.rglob("*.pdf"))
    changed.write_bytes(changed.read_bytes() + b"\n")
    assert "归档以后又改动过" in office.year().stderr
    assert digests(office.root) == before


def test_a_filed_item_that_is_withdrawn_in_its_list_is_told(office):
    office.list(PAPERS[:2])
    office.year()
    clerk.confirm(office.home / "归档清单 2023.xlsx", {PAPERS[0].file: {"归档": "否"}}, PAPERS[:2])
    told = office.year().stderr
    assert "A193" in told
    assert "不起作用" in told


def test_what_the_office_itself_keeps_is_no_paper(office):
    office.list(PAPERS[:2])
    office.year()
    again = office.year("--from", office.home)
    assert "另列" not in again.stdout


def test_content_of_papers_is_the_same_at_every_run():
    assert content_of(PAPERS[0]) == content_of(PAPERS[0])


def test_only_what_the_register_knows(office):
    options = ("--office", office.home, "register", "enter", "清政社〔2023〕3号", "--title")
    words = [*map(str, options), "关于组织例会有关事项的通知", "--signed", "2023-01-16", "--by", "施某远"]
    begin = ["--office", str(office.home), "register", "start", "清政社", "2023", "--next", "4"]
    for each in (begin, words):
        result = CliRunner(env={TRACE: "1"}).invoke(main, each)
        assert result.exit_code == 0, result.output
    write_papers(office.source, [paper for paper in bulk.papers(2023)[:10] if paper.suffix == "pdf"])
    told = office.year("--from", "register")
    assert "列出 1 件" in told.stdout
    assert "不在登记簿里" in told.stderr


def test_where_there_is_no_register_that_is_told_and_none_is_made(office):
    assert "没有登记簿" in office.year("--from", "register", code=2).stderr
    assert not list(office.home.glob("*.sqlite"))


def test_the_register_needs_an_office(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner(env={TRACE: "1"}).invoke(main, ["archive", "2023", "--from", "register"])
    assert result.exit_code == 2
    assert "在本单位的文件夹里" in result.stderr


@pytest.fixture
def book(office):
    """A workbook of four children, three of whom were in the register by the end of 2024."""
    path = office.home / "未成年人.json"
    path.write_text(json.dumps(generated_data(4, 5), ensure_ascii=False), encoding="utf-8")
    return path


def test_volumes_of_children_are_filed_without_a_list(office, book):
    words = ("--children", book, "--all-cases", "--confirmed-by", "魏某宁", "--date", "2025-06-03")
    result = office.run("2024", *words)
    assert "立卷" in result.stdout
    assert "只用代号" in result.stdout
    again = office.run("2024", *words)
    assert "没有新的文件" in again.stdout


def test_volumes_need_somebody_who_confirms_them(office, book):
    assert "没有写确认人" in office.run("2024", "--children", book, code=2).stderr


def test_papers_and_volumes_in_one_run(office, book):
    write_papers(office.source, PAPERS[:2])
    words = ("--children", book, "--all-cases", "--confirmed-by", "魏某宁")
    result = office.year("--from", office.source, *words)
    assert "列出 2 件" in result.stdout
    assert "立卷" in result.stdout or "没有新的文件" in result.stdout
