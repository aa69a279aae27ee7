"""Two years of a township archived by the commands, against a catalogue that was made by hand."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import bagit
import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook
from ruamel.yaml import YAML
from years import bulk, clerk, office_2024
from years.folder import OFFICE, PAPERS, write_papers, write_year

from generated_children import generated_data
from govdocs.archive.keeping import load
from govdocs.archive.model import RETENTION_WORDS
from govdocs.cli.chinese import TRACE
from govdocs.cli.main import main

pytestmark = pytest.mark.printing

EXPECTED = YAML(typ="safe").load(Path(__file__).with_name("years") / "expected.yaml")
YEARS = (2023, 2024)
LATE = {"2024-Y-DZB-0013", "2024-D10-DZB-0005"}
"""Expected only when the late documents are filed."""


class Town:
    """The office, its folder and what its commands said."""

    def __init__(self, home):
        self.home, self.listed, self.filed = home, {}, {}

    def archive(self, year, *words, day):
        options = ("--office", self.home, "archive", year, *words, "--date", day, "--json")
        result = CliRunner(env={TRACE: "1"}).invoke(main, [str(each) for each in options])
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    def source(self, year):
        return self.home / f"{year}年文件"

    def root(self, year):
        return self.home / "归档" / f"Z109-{year}"

    def record(self, year):
        return load((self.root(year) / "data" / "归档数据.json").read_bytes())

    def confirm(self, year, name=""):
        papers = (*PAPERS[year], *bulk.papers(year), *office_2024.LATE)
        clerk.confirm(self.home / f"归档清单 {year}{name}.xlsx", clerk.DECISIONS[year], papers)


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    home = tmp_path_factory.mktemp("清禾镇")
    (home / "本单位.yaml").write_text(OFFICE, encoding="utf-8")
    town = Town(home)
    for year in YEARS:
        write_year(town.source(year), year)
        town.listed[year] = town.archive(year, "--from", town.source(year), day=f"{year + 1}-03-10")
        town.confirm(year)
        town.filed[year] = town.archive(year, day=f"{year + 1}-03-20")
    return town


@pytest.fixture(scope="module")
def later(town):
    """The digests of what was filed of 2024, then what the late documents came to."""
    before = digests(town.root(2024))
    write_papers(town.source(2024), office_2024.LATE)
    listed = town.archive(2024, "--from", town.source(2024), day="2025-05-12")
    town.confirm(2024, " 补1")
    return before, listed, town.archive(2024, day="2025-05-13")


@pytest.fixture(scope="module")
def children(town, later):
    """Forty children of the register, and what their volumes came to."""
    data = generated_data(60, 11)
    kept = [child for child in data["child"] if child["file_no"].split("-")[2] < "2025"][:40]
    numbers = {child["file_no"] for child in kept}
    for kind in ("visit", "risk_assessment"):
        data[kind] = [each for each in data[kind] if each["child"]["file_no"] in numbers]
    data["child"] = kept
    book = town.home / "未成年人.json"
    book.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    words = ("--children", book, "--all-cases", "--confirmed-by", "魏某宁")
    return kept, town.archive(2024, *words, day="2025-06-03")


def digests(root):
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file()
    }


def findings(told, code):
    return [each for each in told["findings"] if each["code"] == code]


def expected(year, late):
    """The lines of the catalogue made by hand, by 档号."""
    return {
        f"Z109-WS·{line['档号']}": line
        for line in EXPECTED
        if line["档号"].startswith(str(year)) and (line["档号"] in LATE) == late
    }


def line_of(item):
    return {
        "档号": item.code.removeprefix("Z109-WS·"),
        "文号": item.doc_no,
        "责任者": item.author,
        "题名": item.title,
        "日期": item.date,
        "页数": item.pages,
        "保管期限": RETENTION_WORDS[item.retention],
        "依据": item.row.partition("/")[0],
    }


def test_the_catalogue_made_by_hand_has_sixty_lines():
    assert len(EXPECTED) == 60


@pytest.mark.parametrize("year", YEARS)
def test_sixty_items_are_as_the_catalogue_made_by_hand_says(town, year):
    items = {item.code: line_of(item) for item in town.record(year).items}
    wanted = expected(year, late=False)
    assert {code: items.get(code) for code in wanted} == wanted


@pytest.mark.parametrize("year", YEARS)
def test_the_printed_catalogue_says_the_same(town, year):
    rows = {}
    for path in town.root(year).rglob("归档文件目录*.xlsx"):
        for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python():
            rows[str(row[1])] = [str(cell) for cell in row]
    for code, line in expected(year, late=False).items():
        _, _, number, author, title, day, _, pages, _ = rows[code]
        seen = (number, author, title, day, int(float(pages)))
        assert seen == (line["文号"], line["责任者"], line["题名"], line["日期"], line["页数"]), code


@pytest.mark.parametrize("year", YEARS)
def test_no_paper_is_lost(town, year):
    """Every file of the folder is in the archive byte for byte, but those that are told to stay out."""
    stored = {
        file.sha256
        for item in town.record(year).items
        for part in item.parts
        for file in part.stored
        if file.purpose == "working"
    }
    out = {path for path, digest in digests(town.source(year)).items() if digest not in stored}
    assert out <= {
        "党政办公室/收文/例政办发〔2023〕12号 关于印发交通运输简讯的通知.pdf",
        "党政办公室/收文/例密发〔2024〕1号 关于专项工作的通知.pdf",
        *(paper.file for paper in office_2024.LATE),
    }
    assert len(stored) >= 155


@pytest.mark.parametrize("year", YEARS)
def test_the_bag_is_valid_for_the_library_of_congress(town, year):
    bagit.Bag(str(town.root(year))).validate(processes=1)


@pytest.mark.parametrize("year", YEARS)
def test_no_check_fails_and_the_report_stands_beside_the_bag(town, year):
    (filed,) = town.filed[year]["filed"]
    assert filed["checks"]["FAIL"] == 0
    told = json.loads((town.home / f"归档/Z109-{year} 四性检测报告.json").read_bytes())
    assert len(told["检测项"]) == 89
    assert {each["id"] for each in told["检测项"] if each["status"] == "FAIL"} == set()


def test_a_copy_of_a_paper_is_told_and_left_out(town):
    (double,) = findings(town.listed[2023], "A156")
    assert "（副本）" in double["where"]
    items = {item.doc_no: item for item in town.record(2023).items}
    assert len(items["清政发〔2023〕8号"].parts) == 1


def test_a_number_that_is_missing_is_told(town):
    words = [each["message"] for each in findings(town.listed[2023], "A158")]
    (own,) = (each for each in words if each.startswith("清政发〔2023〕"))
    assert "7" in own.replace("、", " ").split()


def test_a_classified_paper_is_refused(town):
    (told,) = findings(town.listed[2024], "A160")
    assert "秘密" in told["message"]
    assert all("例密发" not in item.doc_no for item in town.record(2024).items)


def test_the_parts_of_an_item_lie_in_the_order_of_the_standard(town):
    items = {item.doc_no: item for item in town.record(2023).items}

    def roles(number):
        return [(part.role, part.group) for part in items[number].parts]

    assert roles("例政发〔2023〕4号") == [("文件处理单", ""), ("正文", "")]
    assert roles("清政办发〔2023〕2号") == [("正文", ""), ("发文稿纸", ""), ("定稿", "")]
    assert roles("清政发〔2023〕4号") == [("正文", "转发文"), ("正文", "被转发文")]
    assert roles("例民函〔2023〕3号") == [("正文", "复文"), ("正文", "来文")]
    answer = items["例政复〔2023〕15号"]
    assert answer.answers == "清政请〔2023〕6号"


def test_annexes_stand_by_their_numbers(town):
    items = {item.doc_no: item for item in town.record(2024).items}
    parts = [(part.role, part.number, part.first_page) for part in items["清政办发〔2024〕1号"].parts]
    assert parts == [("正文", 0, 1), ("附件", 1, 2), ("附件", 2, 3)]


def test_boxes_hold_one_year_one_period_one_unit(town):
    record = town.record(2023)
    by_code = {item.code: item for item in record.items}
    assert sum(len(box.codes) for box in record.boxes) == len(record.items)
    for box in record.boxes:
        classes = {(by_code[code].year, by_code[code].retention, by_code[code].org) for code in box.codes}
        assert classes == {(2023, box.retention, box.org)}


def test_the_same_command_again_changes_nothing(town):
    before = {path: path.stat().st_mtime_ns for path in (town.home / "归档").rglob("*")}
    told = town.archive(2023, day="2024-06-01")
    assert [(each["new"], each["known"]) for each in told["filed"]] == [([], 163)]
    assert {path: path.stat().st_mtime_ns for path in (town.home / "归档").rglob("*")} == before


def test_late_documents_are_listed_by_themselves(later):
    _, listed, _ = later
    assert listed["list"].endswith("归档清单 2024 补1.xlsx")
    assert listed["listed"] == {"items": 2, "files": 2}


def test_late_documents_get_the_next_numbers_of_their_classes(town, later):
    *_, filed = later
    new = [each for run in filed["filed"] for each in run["new"]]
    assert {each["code"] for each in new if each["late"]} == {f"Z109-WS·{code}" for code in LATE}
    items = {item.code: line_of(item) for item in town.record(2024).items}
    wanted = expected(2024, late=True)
    assert {code: items.get(code) for code in wanted} == wanted


def test_late_documents_change_nothing_that_was_filed(town, later):
    before, *_ = later
    after = digests(town.root(2024))
    filed = [path for path in before if path.startswith("data/Z109/")]
    assert len(filed) > 400
    assert {path: after.get(path) for path in filed} == {path: before[path] for path in filed}
    bagit.Bag(str(town.root(2024))).validate(processes=1)


def test_forty_children_have_a_volume_each_called_by_a_code(town, children):
    _, filed = children
    volumes = [volume for run in filed["filed"] for volume in run["volumes"]]
    assert len({volume["person"] for volume in volumes}) == len(volumes) == 40
    assert all(volume["pages"] for volume in volumes)
    codes = [volume.code for volume in town.record(2024).volumes]
    assert codes[0] == "Z109-ZY·WCN·2024·D30-001"
    assert len(codes) == len(set(codes)) == 40


def test_no_path_no_record_no_list_names_a_child(town, children):
    kept, _ = children
    secrets = {child[field] for child in kept for field in ("name", "id_no")}
    places = [*(town.home / "归档").rglob("*"), *(town.home / "归档公开件").rglob("*")]
    texts = {str(path.relative_to(town.home)) for path in places}
    for path in places:
        if path.suffix in {".json", ".xml", ".XML", ".txt", ".TXT"}:
            texts.add(path.read_text(encoding="utf-8-sig"))
        if path.suffix == ".xlsx" and "_" not in path.stem:
            book = CalamineWorkbook.from_path(path)
            rows = (row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
            texts.add("\n".join(str(cell) for row in rows for cell in row))
    assert len(texts) > 500
    assert [secret for secret in secrets if any(secret in text for text in texts)] == []


def test_volumes_change_nothing_that_was_filed_before(town, later, children):
    before, *_ = later
    after = digests(town.root(2024))
    filed = [path for path in before if path.startswith("data/Z109/WS")]
    assert {path: after.get(path) for path in filed} == {path: before[path] for path in filed}
    bagit.Bag(str(town.root(2024))).validate(processes=1)
