"""The duties of three real plans, field by field as they were read by hand."""

from __future__ import annotations

import json
from collections import Counter
from itertools import groupby

import openpyxl
import pypdfium2
import pytest
from click.testing import CliRunner

from govdocs.cli.main import main

pytestmark = pytest.mark.seeds


def duties(seeds, number, folder, *options):
    (source,) = seeds.glob(f"{number}_*.txt")
    arguments = ["duties", str(source), "-o", str(folder), "--json", *options]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.stdout
    return json.loads(result.stdout)


def expected(seeds, number):
    return json.loads((seeds / "expected" / f"{number}.duties.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def table(seeds, tmp_path_factory):
    """Seed 004, a ready table: the result for programs and the folder of its files."""
    folder = tmp_path_factory.mktemp("004")
    options = ("-f", "pdf,xlsx,docx", "--by-unit", "bound")
    return duties(seeds, "004", folder, *options), folder


def rows_of(found):
    return found["duties"]["rows"]


def test_the_46_rows_are_those_of_the_table(seeds, table):
    found = rows_of(table[0])
    wanted = expected(seeds, "004")["rows"]
    assert [(row["no"], row["area"], row["task"]) for row in found] == [
        (row["no"], row["area"], row["task"]) for row in wanted
    ]
    assert [row.get("lead_units", []) for row in found] == [row["lead_units"] for row in wanted]
    assert [row.get("coop_units", []) for row in found] == [row["coop_units"] for row in wanted]


def test_its_counts_are_those_counted_by_hand(table):
    found = rows_of(table[0])
    assert [len(list(group)) for _, group in groupby(found, key=lambda row: row["area"])] == [
        3, 5, 5, 10, 9, 6, 4, 4
    ]  # fmt: skip
    counts = table[0]["counts"]
    assert (counts["rows"], counts["lead"], counts["coop"]) == (46, 59, 68)
    assert sum(not row.get("coop_units") for row in found) == 12


def words(found, code):
    return [each["message"] for each in found["findings"] if each["code"] == code]


def test_its_findings_name_what_a_checker_should_report(table):
    found = table[0]
    assert words(found, "D770") == ["序号缺 5（46 行，编到 47）"]
    assert [word[:5] for word in words(found, "D775")] == ["序号31又", "序号38又"]
    assert [(each["name"], each["proposal"], each["rows"]) for each in found["doubtful_names"]] == [
        ("化服务中心", "文化服务中心", "序号41"),
        ("农服中心", "农业服务中心", "序号43"),
    ]
    assert len(words(found, "D782")) == 2
    assert words(found, "D777") == ["12 行没有配合单位：序号18、19、20、26、29、30、35、36、37、38、39、45"]
    assert words(found, "D779") == ["序号45的责任单位在格内换行，读作：民政办、财政办"]
    assert words(found, "D788") == [
        "“镇未保站”在任务里写作“镇未成年人保护工作站”（序号1、2、6）",
        "“财政办”在任务里写作“镇财政办”（序号45）",
    ]
    (group,) = words(found, "D780")
    assert "（序号1、2、3、4、6、7、8、9、25、27、32、44、46、47）" in group


def test_its_words_and_title_are_those_of_the_source(seeds, table):
    record = table[0]["duties"]
    assert (record["title"], record["label"]) == (expected(seeds, "004")["title"], "附件")


def squeezed(text):
    return Counter("".join(text.split()))


def test_no_character_of_it_is_lost_in_the_pdf_or_the_workbook(table):
    found, folder = table
    wanted = Counter()
    for row in rows_of(found):
        wanted += squeezed(
            row["task"] + "".join(row.get("lead_units", [])) + "".join(row.get("coop_units", []))
        )
    (pdf,) = (path for path in folder.glob("*.pdf") if "清单" not in path.name)
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    assert wanted - squeezed(text) == Counter()
    (book,) = (path for path in folder.glob("*.xlsx") if "清单" not in path.name)
    sheet = openpyxl.load_workbook(book).worksheets[0]
    cells = "".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row if value)
    assert wanted - squeezed(cells) == Counter()


def test_its_word_file_is_read_back_as_the_same_table(table, tmp_path):
    found, folder = table
    (word,) = (path for path in folder.glob("*.docx") if "清单" not in path.name)
    result = CliRunner().invoke(main, ["duties", str(word), "-o", str(tmp_path), "-f", "yaml", "--json"])
    again = json.loads(result.stdout)
    assert rows_of(again) == rows_of(found)
    assert again["duties"]["title"] == found["duties"]["title"]


def test_the_sheets_of_the_units_together_hold_every_mention(table):
    found, folder = table
    (book,) = (path for path in folder.glob("*.xlsx") if "清单" in path.name)
    leads = helps = 0
    for sheet in openpyxl.load_workbook(book).worksheets:
        if sheet.sheet_state == "visible":
            parts = [value for row in sheet.iter_rows(values_only=True) for value in row]
            leads += parts.count("责任")
            helps += parts.count("配合")
    assert (leads, helps) == (found["counts"]["lead"], found["counts"]["coop"])


def test_the_12_units_and_46_duties_of_a_plan_by_units(seeds, tmp_path):
    found = duties(seeds, "000", tmp_path, "-f", "yaml", "--calendar")
    units = expected(seeds, "000")["units"]
    assert found["form"] == "units"
    assert [(row["area"], row["lead_units"], row["task"]) for row in rows_of(found)] == [
        (unit["ordinal"] + unit["unit"], [unit["unit"]], item["text"])
        for unit in units
        for item in unit["items"]
    ]
    assert (len(units), len(rows_of(found))) == (12, 46)
    assert len({row["lead_units"][0] for row in rows_of(found)}) == 12
    assert any("在方案中没有编号" in word for word in words(found, "D772"))
    (alias,) = (each for each in expected(seeds, "000")["findings"] if each["kind"] == "unit_alias")
    assert [(each["proposal"], each["name"]) for each in found["doubtful_names"]] == [tuple(alias["printed"])]


def test_its_calendar_has_the_four_report_days_the_meetings_and_the_end(seeds, tmp_path):
    import icalendar  # noqa: PLC0415

    duties(seeds, "000", tmp_path, "-f", "yaml", "--calendar")
    (path,) = tmp_path.glob("*.ics")
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    days = sorted(event["dtstart"].dt.isoformat() for event in events)
    assert days == ["2023-09-20", "2023-09-30", "2023-12-20", "2024-03-20", "2024-06-20", "2025-12-31"]


def test_the_six_areas_and_25_tasks_of_a_plan_by_areas(seeds, tmp_path):
    found = duties(seeds, "001", tmp_path, "-f", "yaml")
    areas = expected(seeds, "001")["areas"]
    assert found["form"] == "areas"
    assert [
        (row["no"], row["area"], row["task"], row["lead_units"], row["coop_units"]) for row in rows_of(found)
    ] == [
        (
            task["no"],
            area["ordinal"] + area["area"],
            task["heading"],
            area["lead_units"],
            area["responsible_units"],
        )
        for area in areas
        for task in area["tasks"]
    ]
    assert (found["counts"]["areas"], found["counts"]["rows"]) == (6, 25)
    assert (found["duties"]["lead_word"], found["duties"].get("coop_word")) == ("牵头单位", "责任单位")
    twofold = {each["printed"] for each in expected(seeds, "001")["findings"] if "also" in each["kind"]}
    assert [word.split("“")[1].split("”")[0] for word in words(found, "D773")] == sorted(twofold)
    assert ["镇住建" in word for word in words(found, "D783")] == [True]


@pytest.mark.parametrize("number", ["002", "003"])
def test_plans_without_such_duties_are_refused_in_words(seeds, tmp_path, number):
    (source,) = seeds.glob(f"{number}_*.txt")
    result = CliRunner().invoke(main, ["duties", str(source), "-o", str(tmp_path / "出")])
    assert result.exit_code in (0, 2)
    if result.exit_code == 2:
        assert "没有找到任务分工" in result.stderr
