"""The pieces that a batch is made of: parts of merged files, marks in file names, journals and locks."""

from __future__ import annotations

import os

import pytest
from printed_files import names_in

from govdocs.app.batch.executors import fitting
from govdocs.app.batch.jobs import distinct_marks
from govdocs.app.batch.manifest import table
from govdocs.diagnostics import error
from govdocs.digests import file_digest, set_aside
from govdocs.errors import (
    FontError,
    InputError,
    InvalidDataError,
    ResourceError,
    TemplateError,
    WriteError,
)
from govdocs.fonts.library import bundled_fonts
from govdocs.fonts.roles import FontRole
from govdocs.layout.pages import GlyphRun, Page, PlacedPicture, Rule
from govdocs.locks import claimed
from govdocs.resources import append_line, read_journal
from govdocs.writers.drafts import PartReader, PartWriter
from govdocs.writers.pdf_content import drawing_of

import pickle  # isort: skip


def page(text, *, top=50.0, picture=b""):
    face = bundled_fonts().face(FontRole.FANGSONG)
    runs = (
        GlyphRun(20.0, 30.0, "姓名", face, 12.0),
        GlyphRun(60.0, top, text, face, 12.0, 0.5, (1.0, 0.0, 0.0), 90),
    )
    pictures = (PlacedPicture(10.0, 10.0, 26.0, 35.0, picture),) if picture else ()
    return Page(210.0, 297.0, "portrait", None, runs, (Rule(20.0, 20.0, 190.0, 20.0, 0.2),), pictures)


def part(*pages):
    writer = PartWriter()
    for job, each in enumerate(pages, start=1):
        writer.add(job, "正本", [each])
    return writer.content()


def test_a_part_gives_back_every_page():
    pages = [page("甲某一"), page("乙某二𬱖", picture=b"\x89PNG"), page("丙", top=70.0)]
    drafts = list(PartReader().drafts(part(*pages)))
    for draft, each in zip(drafts, pages, strict=True):
        ((_, found),) = draft.pages
        wanted = drawing_of(each)
        assert (found.rules, found.pictures) == (wanted.rules, wanted.pictures)
        assert [(run.place, run.text, run.look[1:]) for run in found.runs] == [
            (run.place, run.text, run.look[1:]) for run in wanted.runs
        ]


def test_the_head_of_a_part_tells_what_its_pages_have_alike():
    head = PartReader().head(part(page("甲"), page("乙"), page("丙")))
    (sort,) = head.sorts.values()
    assert head.labels == ("正本",)
    assert sort.count == 3
    assert [run.text for run in sort.alike.runs] == ["姓名"]


def test_a_part_does_not_tell_what_it_says_in_the_open():
    assert "甲某一".encode() not in part(page("甲某一"))


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-20],
        lambda data: data[:30],
        lambda data: b"",
        lambda data: b"x" * 10 + data[10:],
        lambda data: data[:12] + bytes([data[12] ^ 255]) + data[13:],
    ],
)
def test_a_damaged_part_is_told(damage):
    with pytest.raises(ValueError, match=r"damaged|invalid|Expecting"):
        list(PartReader().drafts(damage(part(page("甲"), page("乙")))))


def test_marks_differ_whatever_the_keys_are():
    keys = ["A-1", "a-1", "A/1", "A1", "", "", "A-1（2）", "编" * 300, "编" * 301]
    marks = distinct_marks(keys)
    names = [f"正本{suffix} {mark}".casefold() for mark in marks for suffix in ("", "（2）")]
    assert len(set(marks)) == len(keys)
    assert len(set(names)) == len(names)
    assert marks[:2] == ["A-1", "a-1 第2条"]


def test_a_list_opens_in_excel_and_holds_no_formula():
    data = table(("编号", "页"), [("=1+1", 2), ("@甲", 0), ("a,b", "")])
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig") == "编号,页\r\n'=1+1,2\r\n'@甲,0\r\n\"a,b\",\r\n"


def test_a_journal_tells_its_whole_lines_and_whether_one_was_torn(tmp_path):
    path = tmp_path / "journal"
    assert read_journal(path) == ((), False)
    append_line(path, "一")
    append_line(path, "二", synced=False)
    assert read_journal(path) == (("一", "二"), False)
    path.write_bytes(path.read_bytes() + b"\xe4\xb8")
    assert read_journal(path) == (("一", "二"), True)


def test_a_journal_in_a_folder_that_is_gone_is_a_clear_failure(tmp_path):
    with pytest.raises(WriteError, match="路径不存在"):
        append_line(tmp_path / "gone" / "journal", "一")


def test_a_file_that_is_as_it_was_stays_and_another_is_set_aside(tmp_path):
    file = tmp_path / "正本.pdf"
    assert set_aside(file, ()) is None
    file.write_bytes(b"1")
    assert set_aside(file, {file_digest(file)}) is None
    assert set_aside(file, {"other"}).name == "正本（改动1）.pdf"
    file.write_bytes(b"2")
    assert set_aside(file, {"other"}).name == "正本（改动2）.pdf"
    assert names_in(tmp_path) == ["正本（改动1）.pdf", "正本（改动2）.pdf"]


def test_a_folder_is_claimed_once_and_given_back(tmp_path):
    with claimed(tmp_path / "印", ".lock"):
        assert (tmp_path / "印" / ".lock").read_text() == f"{os.getpid()}\n"
        with pytest.raises(WriteError, match="正在使用"), claimed(tmp_path / "印", ".lock"):
            pass
    assert names_in(tmp_path / "印") == []
    with claimed(tmp_path / "印", ".lock"):
        pass


def test_a_folder_that_cannot_be_made_is_a_clear_failure(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WriteError, match="无法写入"), claimed(tmp_path / "file" / "印", ".lock"):
        pass


@pytest.mark.parametrize("sort", [InputError, ResourceError, FontError, WriteError])
def test_errors_travel_between_processes_with_their_hints(sort):
    problem = pickle.loads(pickle.dumps(sort("what", "do")))
    assert (type(problem), problem.message, problem.hint) == (sort, "what", "do")


@pytest.mark.parametrize(
    "problem",
    [
        InvalidDataError("what", (error("D001", "wrong", "here"),), "do"),
        TemplateError("what", "do", (error("W110", "wrong", "here"),)),
    ],
)
def test_faults_travel_with_every_finding(problem):
    found = pickle.loads(pickle.dumps(problem))
    assert (found.message, found.diagnostics, found.hint) == ("what", problem.diagnostics, "do")


@pytest.mark.parametrize(("wanted", "records", "made"), [(1, 9000, 1), (4, 24, 1), (4, 60, 2), (4, 9000, 4)])
def test_processes_are_begun_only_where_they_pay(wanted, records, made):
    assert fitting(wanted, records) == made
