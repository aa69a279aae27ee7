"""`govdocs batch`: a file for every record, a list of them, and nothing done twice."""

from __future__ import annotations

import json
import os
import time

import pytest
from printed_files import digest_of, names_in, rows_of, texts_of

from govdocs.locks import claimed


def test_every_record_has_its_files_and_its_line_in_the_list(printed):
    _, out = printed(5)
    rows = rows_of(out / "清单.csv")
    assert [row["编号"] for row in rows[::2]] == [f"例检未督监〔2025〕{n}号" for n in range(1, 6)]
    assert {row["文件"] for row in rows} | {"清单.csv", "manifest.jsonl"} == set(names_in(out))
    assert all(row["sha256"] == digest_of(out / row["文件"]) for row in rows)


def test_the_pages_in_the_list_are_those_of_the_files(printed):
    _, out = printed(3, "-f", "pdf")
    for row in rows_of(out / "清单.csv"):
        assert len(texts_of(out / row["文件"])) == int(row["页数"])


def test_file_names_are_the_paper_and_the_number(printed):
    _, out = printed(1, "-f", "pdf")
    assert names_in(out) == ["manifest.jsonl", "正本 例检未督监〔2025〕1号.pdf", "清单.csv"]


def test_a_second_run_does_nothing_again(printed):
    _, out = printed(4, "-f", "pdf")
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("*.pdf")}
    result, _ = printed(4, "-f", "pdf")
    assert "4 条先前已印好" in result.output
    assert {path.name: path.stat().st_mtime_ns for path in out.glob("*.pdf")} == before


def test_a_changed_record_is_printed_again_and_no_other(printed):
    _, out = printed(
        4, "-f", "pdf", change=lambda orders: orders[1].update(查明事实="多次旷课，家长知情而没有管教")
    )
    before = {path.name: digest_of(path) for path in out.glob("*.pdf")}
    result, _ = printed(4, "-f", "pdf")
    after = {path.name: digest_of(path) for path in out.glob("*.pdf")}
    assert "3 条先前已印好" in result.output
    assert [name for name in before if before[name] != after[name]] == ["正本 例检未督监〔2025〕2号.pdf"]


def test_a_file_that_is_gone_is_printed_again(printed):
    _, out = printed(3, "-f", "pdf")
    (gone := out / "正本 例检未督监〔2025〕2号.pdf").unlink()
    result, _ = printed(3, "-f", "pdf")
    assert "2 条先前已印好" in result.output
    assert gone.is_file()


def test_what_somebody_wrote_into_a_file_is_kept_beside_the_new_one(printed):
    _, out = printed(2, "-f", "pdf")
    (file := out / "正本 例检未督监〔2025〕1号.pdf").write_bytes(b"edited")
    result, _ = printed(2, "-f", "pdf")
    assert "C041" in result.output
    assert (out / "正本 例检未督监〔2025〕1号（改动1）.pdf").read_bytes() == b"edited"
    assert file.read_bytes() != b"edited"


def test_a_file_that_was_made_again_just_before_a_kill_is_not_taken_for_changed(printed):
    _, out = printed(2, "-f", "pdf")
    journal = (out / "manifest.jsonl").read_bytes()
    change = lambda orders: orders[0].update(查明事实="多次旷课，家长知情而没有管教")  # noqa: E731
    printed(2, "-f", "pdf", change=change)
    (out / "manifest.jsonl").write_bytes(journal)  # as if the kill had come before the line
    result, _ = printed(2, "-f", "pdf", change=change)
    assert "C041" not in result.output
    assert len(names_in(out)) == 4


def test_files_of_records_that_vanished_are_told_and_stay(printed):
    printed(3, "-f", "pdf")
    result, out = printed(2, "-f", "pdf")
    assert "C040" in result.output
    assert "正本 例检未督监〔2025〕3号.pdf" in result.output
    assert (out / "正本 例检未督监〔2025〕3号.pdf").is_file()
    assert len(rows_of(out / "清单.csv")) == 2


def test_files_in_a_format_no_longer_wanted_are_told_and_stay(printed):
    printed(1)
    result, out = printed(1, "-f", "pdf")
    assert "C040" in result.output
    assert (out / "正本 例检未督监〔2025〕1号.docx").is_file()


def test_two_processes_make_the_same_bytes_as_one(printed):
    _, one = printed(60, folder="一")
    _, two = printed(60, "--jobs", "2", folder="二")
    assert {path.name: digest_of(path) for path in one.iterdir()} == {
        path.name: digest_of(path) for path in two.iterdir()
    }


def test_all_papers_of_a_record_are_printed_under_different_names(run, book, tmp_path):
    result = run("batch", "督促监护令", book(2), "-o", tmp_path / "全", "-f", "pdf")
    assert result.exit_code == 0, result.output
    labels = {row["文件"].split(" ")[0] for row in rows_of(tmp_path / "全" / "清单.csv")}
    assert {"正本", "副本", "存根"} <= labels


def test_nothing_is_printed_when_one_record_is_wrong(printed):
    result, out = printed(5, change=lambda orders: orders[3].update(制发日期="2025年13月1日"), code=2)
    assert not out.exists()
    assert "第4项" in result.output or "第 4" in result.output


def test_wrong_records_are_left_out_and_listed(printed):
    def spoil(orders):
        orders[1]["要求"] = orders[1]["要求"][:1]
        orders[3]["制发日期"] = "2025年13月1日"

    result, out = printed(5, "-f", "pdf", "--skip-bad", change=spoil, code=1)
    skipped = rows_of(out / "跳过的记录.csv")
    assert [row["编号"] for row in skipped] == ["例检未督监〔2025〕2号", "例检未督监〔2025〕4号"]
    assert all(row["原因"] for row in skipped)
    assert len(rows_of(out / "清单.csv")) == 3
    assert "跳过有错的记录 2 条" in result.output


def test_a_name_in_the_place_of_a_number_is_not_listed(printed):
    def spoil(orders):
        orders[1].update(文号="钱某钰", 制发日期="2025年13月1日")

    _, out = printed(3, "-f", "pdf", "--skip-bad", change=spoil, code=1)
    assert [row["编号"] for row in rows_of(out / "跳过的记录.csv")] == [""]


def test_the_list_of_left_out_records_goes_when_none_is(printed):
    printed(
        3, "-f", "pdf", "--skip-bad", change=lambda orders: orders[0].update(制发日期="2025年13月1日"), code=1
    )
    _, out = printed(3, "-f", "pdf", "--skip-bad")
    assert not (out / "跳过的记录.csv").exists()


def test_the_result_can_be_read_by_programs(printed):
    result, out = printed(2, "-f", "pdf", "--json")
    told = json.loads(result.output)
    assert (told["records"], told["printed"], told["kept"], told["pages"]) == (2, 2, 0, 2)
    assert [file["name"] for file in told["files"]] == [row["文件"] for row in rows_of(out / "清单.csv")]


def test_files_that_a_killed_run_left_half_written_are_removed(printed):
    _, out = printed(1, "-f", "pdf")
    (out / ".govdocs-x1y2.tmp").write_bytes(b"%PDF-1.5 half")
    result, _ = printed(1, "-f", "pdf")
    assert "C042" in result.output
    assert not list(out.glob(".govdocs-*"))


def test_a_torn_last_line_of_the_journal_costs_one_record(printed):
    _, out = printed(3, "-f", "pdf")
    journal = out / "manifest.jsonl"
    journal.write_bytes(journal.read_bytes()[:-40])
    result, _ = printed(3, "-f", "pdf")
    assert "2 条先前已印好" in result.output
    assert len(journal.read_text(encoding="utf-8").splitlines()) == 3


def test_lines_of_the_journal_that_say_nothing_are_dropped(printed):
    _, out = printed(1, "-f", "pdf")
    journal = out / "manifest.jsonl"
    journal.write_text(journal.read_text(encoding="utf-8") + '[]\n{"kind": 1}\n', encoding="utf-8")
    result, _ = printed(1, "-f", "pdf")
    assert "1 条先前已印好" in result.output
    assert len(journal.read_text(encoding="utf-8").splitlines()) == 1


def test_two_runs_do_not_share_a_folder(printed, tmp_path):
    with claimed(tmp_path / "印", ".govdocs-batch.lock"):
        result, _ = printed(1, code=4)
    assert "另一个批量打印" in result.output


def test_a_lock_that_a_killed_run_left_behind_stops_nobody(printed, tmp_path):
    (tmp_path / "印").mkdir()
    (tmp_path / "印" / ".govdocs-batch.lock").write_text("1\n", encoding="utf-8")
    _, out = printed(1, "-f", "pdf")
    assert not (out / ".govdocs-batch.lock").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--jobs", "0"], "进程数"),
        (["-f", "xlsx"], "xlsx"),
        (["--paper", "别的"], "别的"),
        (["--duplex"], "--merge"),
        (["--merge", "a/b.pdf"], "只写文件名"),
        (["--merge", "合并.docx"], ".pdf"),
        (["--merge", "合并.pdf", "-f", "docx"], "只有 PDF 可以合并"),
        (["--merge", "合并.pdf", "--separate"], "--separate"),
        (["--as-of", "那天"], "那天"),
        (["--copy", "public"], "public"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(run, book, tmp_path, options, words):
    result = run("batch", "督促监护令", book(1), "-o", tmp_path / "印", *options)
    assert result.exit_code == 2
    assert words in result.output
    assert not (tmp_path / "印").exists()


def test_kinds_without_forms_and_empty_workbooks_are_refused(run, book, tmp_path):
    assert run("batch", "通知", book(1), "-o", tmp_path / "印").exit_code == 2
    assert run("batch", "未成年人", book(1), "-o", tmp_path / "印").exit_code == 2
    assert run("batch", "督促监护令", "-o", tmp_path / "印").exit_code == 2
    assert not (tmp_path / "印").exists()


def test_the_day_of_the_account_can_be_given(printed):
    printed(1, "-f", "pdf")
    result, _ = printed(1, "-f", "pdf", "--as-of", "2025-06-30")
    assert "先前已印好" not in result.output, "another day, another print"


def test_a_workbook_without_a_day_is_told(run, book, tmp_path):
    text = (file := book(1)).read_text(encoding="utf-8")
    file.write_text(text.replace('"统计日期": "2025年4月10日", ', ""), encoding="utf-8")
    command = ["batch", "督促监护令", file, "-o", tmp_path / "印", "--paper", "正本", "-f", "pdf"]
    assert "C030" in run(*command).output
    assert "C030" not in run(*command, "--as-of", "2025-04-10").output


def test_numbers_that_differ_only_in_case_or_marks_have_different_files(printed):
    def rename(orders):
        orders[0]["文号"], orders[1]["文号"], orders[2]["文号"] = "A-1/2", "a-12", "A-12（2）"

    _, out = printed(3, "-f", "pdf", change=rename)
    assert len({name.casefold() for name in names_in(out)}) == 5


def test_a_list_never_holds_a_formula(printed):
    _, out = printed(1, "-f", "pdf", change=lambda orders: orders[0].update(文号="=1+1"))
    assert rows_of(out / "清单.csv")[0]["编号"] == "'=1+1"


def test_a_full_disk_ends_the_run_clearly_and_it_can_go_on(printed, book, tmp_path):
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    long = "".join(map(chr, range(0x4E00, 0x4E00 + 300)))
    change = lambda orders: orders[2].update(查明事实=long)  # noqa: E731
    _, sizes = printed(4, "-f", "pdf", change=change, folder="量")
    largest = max(path.stat().st_size for path in sizes.glob("*.pdf"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest - 1, hard))
    try:
        result, out = printed(4, "-f", "pdf", change=change, code=4)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "无法写入" in result.output
    assert not list(out.glob(".govdocs-*"))
    result, _ = printed(4, "-f", "pdf", change=change)
    assert "2 条先前已印好" in result.output


def test_a_new_file_is_not_made_executable_or_hidden(printed):
    _, out = printed(1, "-f", "pdf")
    assert all(not os.access(path, os.X_OK) for path in out.iterdir())
    assert time.time() >= max(path.stat().st_mtime for path in out.iterdir())
