"""`govdocs batch --merge`: one print file in the order of the ledger, for one side of the paper or both."""

from __future__ import annotations

import json
from datetime import date

import pypdfium2
import pytest
from printed_files import digest_of, names_in, rows_of, texts_of

from govdocs.app.batch.merged import Merger, print_merged
from govdocs.app.batch.opening import Order, open_batch
from govdocs.app.printing import Options
from govdocs.app.yamlio import load_yaml
from govdocs.context import Context

KIND = "督促监护令"


def bookmarks_of(path):
    with pypdfium2.PdfDocument(path) as document:
        return [(each.get_title(), each.get_dest().get_index() + 1) for each in document.get_toc()]


def test_all_papers_stand_in_one_file_in_their_order(printed):
    _, out = printed(6, "--merge", "合并.pdf")
    rows = rows_of(out / "合并 清单.csv")
    texts = texts_of(out / "合并.pdf")
    assert names_in(out) == ["manifest.jsonl", "合并 清单.csv", "合并.pdf"]
    assert [row["编号"] for row in rows] == [f"例检未督监〔2025〕{n}号" for n in range(1, 7)]
    assert all(row["编号"] in texts[int(row["起页"]) - 1] for row in rows)
    assert int(rows[-1]["止页"]) == len(texts)
    assert {row["sha256"] for row in rows} == {digest_of(out / "合并.pdf")}


def test_every_record_has_a_bookmark_at_its_first_page(printed):
    _, out = printed(5, "--merge", "合并.pdf", "--duplex")
    rows = rows_of(out / "合并 清单.csv")
    assert bookmarks_of(out / "合并.pdf") == [(row["编号"], int(row["起页"])) for row in rows]


def test_the_papers_of_a_record_have_bookmarks_below_its_own(run, book, tmp_path):
    run("batch", "督促监护令", book(2), "-o", tmp_path, "--paper", "正本,存根", "--merge", "合并.pdf")
    assert [title for title, _ in bookmarks_of(tmp_path / "合并.pdf")] == [
        "例检未督监〔2025〕1号",
        "正本",
        "存根",
        "例检未督监〔2025〕2号",
        "正本",
        "存根",
    ]


def test_for_both_sides_of_the_paper_every_paper_begins_on_a_front(printed):
    _, out = printed(5, "--merge", "双面.pdf", "--duplex")
    rows, texts = rows_of(out / "双面 清单.csv"), texts_of(out / "双面.pdf")
    assert all(int(row["起页"]) % 2 for row in rows)
    assert [int(row["页数"]) for row in rows] == [1] * 5
    assert [text == "" for text in texts] == [False, True] * 4 + [False]


def test_the_backs_are_truly_empty(printed):
    _, out = printed(2, "--merge", "双面.pdf", "--duplex")
    with pypdfium2.PdfDocument(out / "双面.pdf") as document:
        back = document[1].render(scale=1).to_pil().convert("L")
        front = document[0].render(scale=1).to_pil()
    assert back.getextrema() == (255, 255)
    assert front.size == back.size


def test_a_merged_page_looks_as_the_page_of_its_own_file(printed):
    _, apart = printed(4, "-f", "pdf", folder="分")
    _, out = printed(4, "--merge", "合并.pdf", folder="合")
    for number, row in enumerate(rows_of(apart / "清单.csv")):
        with (
            pypdfium2.PdfDocument(out / "合并.pdf") as merged,
            pypdfium2.PdfDocument(apart / row["文件"]) as own,
        ):
            pictures = [
                document[at].render(scale=1.5).to_pil() for document, at in ((merged, number), (own, 0))
            ]
            words = [
                sorted(document[at].get_textpage().get_text_bounded())
                for document, at in ((merged, number), (own, 0))
            ]
        assert pictures[0].tobytes() == pictures[1].tobytes()
        assert words[0] == words[1]


def test_what_all_pages_have_alike_is_drawn_once(printed):
    _, few = printed(3, "--merge", "少.pdf", folder="少")
    _, many = printed(30, "--merge", "多.pdf", folder="多")
    assert b"/Plate1" in (many / "多.pdf").read_bytes()
    added = (many / "多.pdf").stat().st_size - (few / "少.pdf").stat().st_size
    assert added / 27 < 6000


def test_two_processes_make_the_same_file_as_one(printed):
    _, one = printed(120, "--merge", "合并.pdf", folder="一")
    _, two = printed(120, "--merge", "合并.pdf", "--jobs", "2", folder="二")
    assert digest_of(one / "合并.pdf") == digest_of(two / "合并.pdf")


def test_a_second_run_does_nothing_again(printed):
    _, out = printed(3, "--merge", "合并.pdf")
    before = (out / "合并.pdf").stat().st_mtime_ns
    result, _ = printed(3, "--merge", "合并.pdf")
    assert "3 条先前已印好" in result.output
    assert (out / "合并.pdf").stat().st_mtime_ns == before


@pytest.mark.parametrize("option", ["--duplex", "--copy=internal"])
def test_another_wish_is_another_file(printed, option):
    _, out = printed(3, "--merge", "合并.pdf")
    before = digest_of(out / "合并.pdf")
    printed(3, "--merge", "合并.pdf", option)
    assert digest_of(out / "合并.pdf") != before


def test_what_somebody_wrote_into_a_merged_file_is_kept_beside_the_new_one(printed):
    _, out = printed(2, "--merge", "合并.pdf")
    (out / "合并.pdf").write_bytes(b"edited")
    result, _ = printed(2, "--merge", "合并.pdf")
    assert "C041" in result.output
    assert (out / "合并（改动1）.pdf").read_bytes() == b"edited"
    assert len(texts_of(out / "合并.pdf")) == 2


def test_separate_and_merged_files_share_a_folder_without_a_word(printed):
    printed(3, "--merge", "合并.pdf")
    result, out = printed(3, "-f", "pdf")
    assert "C040" not in result.output
    assert len(names_in(out)) == 7


def test_the_parts_of_a_stopped_run_are_used_and_removed(printed, tmp_path):
    _, whole = printed(120, "--merge", "合并.pdf", folder="整")
    parts = tmp_path / "断" / ".govdocs-合并.parts"
    _, again = printed(70, "--merge", "合并.pdf", folder="断")
    assert not parts.exists()
    parts.mkdir()
    (parts / "000001-0123456789abcdef.part").write_bytes(b"of another run")
    _, again = printed(120, "--merge", "合并.pdf", folder="断")
    assert not parts.exists()
    assert digest_of(again / "合并.pdf") == digest_of(whole / "合并.pdf")


def test_a_damaged_part_is_told_and_the_next_run_makes_it_again(printed, book, tmp_path):
    order = Order(KIND, (book(70),), tmp_path / "印", Options(("pdf",), papers=("正本",)), merge="合并.pdf")
    ready = open_batch(order, Context(date(2025, 4, 10)))
    merger = Merger(order.folder / "合并.pdf", "合并", duplex=False)
    assert list(print_merged(ready.jobs, ready.settings, merger, 1, lambda count: None)) == []
    first, second = sorted(merger.parts.iterdir())
    second.write_bytes(second.read_bytes()[:-50])
    result, _ = printed(70, "--merge", "合并.pdf", code=3)
    assert "中间文件损坏" in result.output
    assert (first.is_file(), second.is_file()) == (True, False)
    _, out = printed(70, "--merge", "合并.pdf")
    assert len(texts_of(out / "合并.pdf")) == 70


def test_records_without_such_a_paper_are_told(run, root, tmp_path):
    data = load_yaml(
        (root / "data" / "casebook" / "child.yaml").read_text(encoding="utf-8"), "child.yaml"
    ).data
    data["未成年人"] = [each for each in data["未成年人"] if "留守" not in each["类别"]][:2]
    (book := tmp_path / "无.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    out = tmp_path / "印"
    result = run("batch", "未成年人", book, "-o", out, "--paper", "农村留守儿童登记表", "--merge", "合并.pdf")
    assert result.exit_code == 2, result.output
    assert "没有可以打印的文书" in result.output
    assert names_in(out) == []
