"""`verify`: the archive of a year is checked from its folder alone, on any later day."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sound_archive import OFFICE, SCHEME, sound_archive

from govdocs.app.archiving.rechecking import recheck
from govdocs.app.archiving.reporting import report_files, report_paper
from govdocs.app.archiving.verifying import TOOL, Wishes, verify
from govdocs.app.offices.office import Office
from govdocs.app.printing import Options, open_press
from govdocs.archive.access import access_of, line_of
from govdocs.archive.checks.registry import CHECKS
from govdocs.archive.checks.subject import Access, Validation
from govdocs.archive.four_properties import DUTIES, duty_status, report_json, shown, summary
from govdocs.archive.keeping import dump, load
from govdocs.archive.model import YearArchive
from govdocs.archive.places import ACCESS_LOG, DATA
from govdocs.archive.retention import load_table
from govdocs.context import Context
from govdocs.digests import tree_below
from govdocs.errors import InputError
from govdocs.resources import append_line

YEARS_LATER = date(2041, 5, 6)


@pytest.fixture(scope="module")
def filed(tmp_path_factory):
    return sound_archive(tmp_path_factory.mktemp("镇")).root


@pytest.fixture
def root(filed, tmp_path):
    return shutil.copytree(filed, tmp_path / "归档" / filed.name)


def checks(root, **wishes):
    given = {"table": load_table(), "office": OFFICE, "fonds": "Z109", "measured": False, **wishes}
    report = verify(root, YEARS_LATER, Wishes(**given))
    return {result.id: result for result in report.results}


def test_an_archive_that_nobody_touched_is_sound_years_later(root):
    report = verify(root, YEARS_LATER, Wishes(report=True))
    assert [(one.id, one.evidence) for one in (*report.failed, *report.warned)] == []
    assert report.sound
    assert len(report.results) == len(CHECKS) == 89


def test_nothing_is_written_by_a_check(root):
    before = {name: (root.parent / name).stat().st_mtime_ns for name in tree_below(root.parent)[0]}
    verify(root, YEARS_LATER)
    assert {name: (root.parent / name).stat().st_mtime_ns for name in tree_below(root.parent)[0]} == before


def test_equal_checks_give_equal_reports(root):
    assert report_json(verify(root, YEARS_LATER)) == report_json(verify(root, YEARS_LATER))


def test_a_changed_paper_is_found_by_its_digests(root):
    path = next(root.rglob("*_01_正文_原件.pdf"))
    path.write_bytes(path.read_bytes() + b"%")
    found = checks(root)
    for number in ("A-59", "A-70", "A-74"):
        assert found[number].status == "FAIL" if number != "A-74" else "WARN"
        assert path.name in " ".join(found[number].evidence)


def test_a_removed_item_is_found(root):
    shutil.rmtree(next(root.rglob("*-0001")))
    found = checks(root)
    assert {"A-58", "A-62", "A-65", "A-70"} <= {
        number for number, one in found.items() if one.status == "FAIL"
    }


def test_a_record_that_was_changed_is_found(root):
    path = root / "data" / DATA
    path.write_bytes(path.read_bytes()[:-40])
    found = checks(root)
    assert found["A-64"].status == found["A-70"].status == "FAIL"
    assert found["A-01"].status == "NOT_RUN"


def test_the_report_must_lie_beside_the_bag(root):
    assert checks(root)["A-68"].status == "FAIL"
    (root.parent / f"{root.name} 四性检测报告.json").write_text("{}", encoding="utf-8")
    assert checks(root)["A-68"].status == "PASS"


def test_the_other_years_beside_it_are_known(root):
    last = load((root / "data" / DATA).read_bytes())
    other = root.parent / "Z109-2024" / "data" / DATA
    other.parent.mkdir(parents=True)
    other.write_bytes(dump(YearArchive(SCHEME, 2024, last.items)))
    (root.parent / "坏的" / "data").mkdir(parents=True)
    (root.parent / "坏的" / "data" / DATA).write_bytes(b"{")
    found = checks(root)
    assert found["A-12"].status == "PASS"
    assert found["A-01"].status == "FAIL"
    assert "其他年度已用" in found["A-01"].evidence[0]


def test_another_retention_table_is_told_and_not_held_against_it(root):
    other = replace(load_table(), version="修订后的表")
    report = verify(root, YEARS_LATER, Wishes(table=other, measured=False))
    assert next(one for one in report.results if one.id == "A-76").status == "NOT_RUN"
    assert any("修订后的表" in note for note in report.notes)


def test_a_validator_is_asked_for_each_level_that_files_claim(root):
    asked = []

    def validators(level):
        asked.append(level)
        return lambda folder, paths: {
            path: Validation("另一程序", (folder / path).is_file()) for path in paths
        }

    report = verify(root, YEARS_LATER, Wishes(validators=validators))
    assert next(one for one in report.results if one.id == "A-61").status == "PASS"
    assert asked == ["2b"]
    assert not any("外部校验" in note for note in report.notes)


def test_public_copies_are_searched_for_names(root, tmp_path):
    public = tmp_path / "归档公开件"
    public.mkdir()
    (public / "目录.txt").write_text("关于姓某名的通知", encoding="utf-8")
    found = checks(root, public=public, secrets=frozenset({"姓某名"}))
    assert found["A-83"].status == found["A-80"].status == "FAIL"
    assert "目录.txt" in found["A-83"].evidence[0]
    assert "姓某名" not in " ".join(found["A-83"].evidence)


def test_a_quick_check_opens_no_pdf_and_says_so(root):
    report = verify(root, YEARS_LATER, Wishes(measured=False))
    assert next(one for one in report.results if one.id == "A-44").status == "NOT_RUN"
    assert any("快速检测" in note for note in report.notes)


def test_several_processes_see_the_same_as_one(root):
    one, two = (verify(root, YEARS_LATER, Wishes(jobs=jobs)) for jobs in (1, 2))
    assert one.results == two.results


def test_uses_of_the_archive_are_logged_whole_or_not_at_all(root):
    access = Access("施某远", "2026-04-01", "上级核查", "何某川", "Z109-ZY·WCN·2025·D30-001")
    append_line(root.parent / ACCESS_LOG, line_of(access))
    assert access_of(line_of(access)) == access
    assert checks(root)["A-85"].status == "PASS"
    append_line(root.parent / ACCESS_LOG, '{"利用人": "施某远"}')
    append_line(root.parent / ACCESS_LOG, "torn")
    found = checks(root)["A-85"]
    assert (found.status, len(found.evidence)) == ("WARN", 2)
    with pytest.raises(InputError, match="批准人"):
        line_of(Access("施某远", "2026-04-01", "核查", " ", "一卷"))


def test_access_lines_that_are_lists_say_nothing():
    assert access_of("[]") == Access("", "", "", "", "")


def test_the_report_is_json_word_and_pdf_with_tool_and_time(root):
    report = verify(root, YEARS_LATER, Wishes(moment="2041-05-06T08:30:00+08:00"))
    files = report_files(report, open_press(Options(), Context(YEARS_LATER)))
    name = "Z109-2025 四性检测报告"
    assert set(files) == {f"{name}.{suffix}" for suffix in ("json", "docx", "pdf")}
    told = json.loads(files[f"{name}.json"])
    assert (told["检测程序"], told["检测时间"]) == (TOOL, "2041-05-06T08:30:00+08:00")
    assert len(told["检测项"]) == 89
    assert sum(told["结果"].values()) == 89
    assert {row["结果"] for row in told["四性"] if isinstance(row["依据"], str)} == {"MANUAL"}


def test_what_is_to_be_done_stands_first_in_the_report(root):
    (root / "data" / "多余.exe").write_bytes(b"MZ")
    report = verify(root, YEARS_LATER, Wishes(measured=False))
    assert not report.sound
    texts = [block.text for block in report_paper(report).blocks if hasattr(block, "text")]
    assert texts[1] == "需要处理的项目"
    tables = [block.rows for block in report_paper(report).blocks if hasattr(block, "rows")]
    for failed in report.failed:
        told = [row[-1].text for rows in tables for row in rows if row[0].text == failed.id]
        assert told == [shown(failed.evidence), "见“需要处理的项目”"]


def test_the_summary_counts_every_result(root):
    report = verify(root, YEARS_LATER, Wishes(report=True, measured=False))
    assert "不通过 0 项" in summary(report)
    assert sum(report.counts().values()) == 89


def test_each_duty_of_the_standard_is_done_by_known_checks_or_by_people(root):
    known = {check.id for check in CHECKS}
    results = {one.id: one for one in verify(root, YEARS_LATER, Wishes(measured=False)).results}
    for duty in DUTIES:
        assert set(duty.by) <= known
        assert bool(duty.by) != bool(duty.outside)
        assert duty_status(duty, results)


def test_long_evidence_is_cut_on_paper_and_says_where_the_rest_is():
    text = shown(tuple(f"第{number}处" for number in range(20)))
    assert text.endswith("……共 20 处，其余见同名的 JSON 文件")
    assert shown(("一处",)) == "一处"


def test_a_folder_above_the_years_is_refused_with_the_years(root, tmp_path):
    with pytest.raises(InputError) as refused:
        verify(root.parent, YEARS_LATER)
    assert "Z109-2025" in refused.value.hint
    with pytest.raises(InputError, match="不是一个年度"):
        verify(tmp_path.parent / "..", YEARS_LATER)


def test_a_bag_of_others_is_checked_as_a_bag(tmp_path):
    (tmp_path / "别人的" / "data").mkdir(parents=True)
    (tmp_path / "别人的" / "data" / "a.txt").write_bytes(b"a")
    report = verify(tmp_path / "别人的", YEARS_LATER)
    assert any("没有可读的归档数据" in note for note in report.notes)
    assert {"A-69", "A-70", "A-71"} <= {one.id for one in report.failed}


@pytest.mark.parametrize("folder", ["/没有这个文件夹", "没有/Z109-2025"])
def test_a_folder_that_is_not_there_is_named(folder):
    with pytest.raises(InputError, match="找不到文件夹"):
        recheck(Path(folder), Office(), YEARS_LATER)
