"""A data file gathered from others: tasks from meetings, the tracker from quarterly reports."""

from __future__ import annotations

import pytest

from govdocs.app.records import load_record

APRIL = """\
文种: 工作会议
会议名称: 清禾镇未成年人保护2025年4月工作会议
组织单位: 清禾镇未成年人保护工作站
会议类型: 月度工作会议
期次: 2025年4月
会议时间: 2025-04-08 9:00
议定事项:
  - 议定内容: 补装救生圈
    责任单位: 甲山村
    完成时限: 2025年5月10日
  - 议定内容: 核对走访名单
    责任单位: 社会事务办
    任务编号: RW-2025-009
"""
REPORT = """\
文种: 季度工作情况汇报
单位: 清禾派出所
年度: {year}
季度: 1
报送日期: {year}年3月18日
"""


@pytest.fixture
def april(write):
    """A meeting with two resolutions, the second of which has its number."""
    return write("四月.yaml", APRIL)


def made(path):
    return load_record(path.read_bytes(), path.name).record


def test_what_meetings_resolved_becomes_a_ledger_numbered_on(run, april, root, tmp_path):
    samples = root / "data" / "samples"
    target = tmp_path / "台账.yaml"
    result = run(
        "collect", "任务台账", april, samples / "conference.yaml", "-o", target, "--date", "2025-05-01"
    )
    assert (result.exit_code, "核对后运行" in result.stdout) == (0, True)
    ledger = made(target)
    assert [task.task_id for task in ledger.tasks] == [
        "RW-2025-010",
        "RW-2025-011",
        "RW-2025-012",
        "RW-2025-009",
    ]
    assert [task.start_on for task in ledger.tasks][-2:] == ["2025年4月8日"] * 2
    assert (ledger.unit, ledger.as_of) == ("", "2025年5月1日")


def test_the_ledger_of_one_office_bears_its_name(run, april, tmp_path):
    run("collect", "任务台账", april, "-o", tmp_path / "台账.yaml", "--first", "20")
    ledger = made(tmp_path / "台账.yaml")
    assert ledger.unit == "清禾镇未成年人保护工作站"
    assert [task.task_id for task in ledger.tasks] == ["RW-2025-020", "RW-2025-009"]


def test_two_monthly_meetings_in_a_month_are_reported(run, april, write, tmp_path):
    again = write("又.yaml", APRIL.replace("补装救生圈", "清点救生圈"))
    result = run("collect", "任务台账", april, again, "-o", tmp_path / "台账.yaml")
    assert (result.exit_code, "月度工作会议有 2 次" in result.stderr) == (0, True)


def test_reports_become_the_tracker_of_the_units_that_report(run, write, root, tmp_path):
    report = write("季报.yaml", REPORT.format(year=2025))
    target, units = tmp_path / "收集.yaml", root / "data" / "samples" / "units.yaml"
    result = run("collect", "季报收集台账", report, "--units", units, "-o", target, "--date", "2025-07-01")
    assert result.exit_code == 0, result.stderr
    tracker = made(target)
    assert (tracker.year, tracker.units[2], len(tracker.units)) == (2025, "清禾派出所", 7)
    assert [(each.unit, each.submitted_on) for each in tracker.entries] == [("清禾派出所", "2025年3月18日")]


def test_a_report_under_a_short_name_counts_for_its_unit(run, write, root, tmp_path):
    report = write("季报.yaml", REPORT.format(year=2025).replace("清禾派出所", "派出所"))
    units = root / "data" / "samples" / "units.yaml"
    run("collect", "季报收集台账", report, "--units", units, "-o", tmp_path / "收集.yaml")
    tracker = made(tmp_path / "收集.yaml")
    assert ([each.unit for each in tracker.entries], len(tracker.expected)) == (["清禾派出所"], 7)


def test_two_reports_of_a_unit_for_a_quarter_are_reported(run, write, tmp_path):
    first = write("季报.yaml", REPORT.format(year=2025))
    later = write("又.yaml", REPORT.format(year=2025).replace("3月18日", "3月25日"))
    result = run("collect", "季报收集台账", later, first, "-o", tmp_path / "收集.yaml")
    assert "“清禾派出所”第1季度的季报有 2 份，取2025年3月25日报送的一份" in result.stderr
    assert [each.submitted_on for each in made(tmp_path / "收集.yaml").entries] == ["2025年3月25日"]
    undated = [write(f"{n}.yaml", REPORT.format(year=2025).rsplit("报送日期", 1)[0]) for n in (1, 2)]
    result = run("collect", "季报收集台账", *undated, "-o", tmp_path / "无日期.yaml")
    assert "都没有报送日期，取最后一份" in result.stderr


def test_a_number_that_two_resolutions_bear_is_reported(run, april, write, tmp_path):
    again = write("五月.yaml", APRIL.replace("4月", "5月").replace("-04-", "-05-"))
    result = run("collect", "任务台账", april, again, "-o", tmp_path / "台账.yaml")
    assert (result.exit_code, "任务编号“RW-2025-009”有 2 项议定事项用" in result.stderr) == (0, True)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("-o", "台账.xlsx"), "路径以 .yaml 结尾"),
        (("--first", "0"), "任务编号不能从 0 起"),
        (("--first", "一"), "“一”不是整数"),
    ],
)
def test_a_workbook_or_an_odd_number_is_refused(run, april, options, words):
    result = run("collect", "任务台账", april, *options)
    assert (result.exit_code, words in result.stderr) == (2, True)


def test_without_a_register_the_units_that_reported_are_listed(run, write, tmp_path):
    report = write("季报.yaml", REPORT.format(year=2025))
    run("collect", "季报收集台账", report, "-o", tmp_path / "收集.yaml")
    assert made(tmp_path / "收集.yaml").expected == ("清禾派出所",)


def test_reports_of_two_years_are_refused(run, write, tmp_path):
    paths = [write(f"{year}.yaml", REPORT.format(year=year)) for year in (2024, 2025)]
    result = run("collect", "季报收集台账", *paths, "-o", tmp_path / "收集.yaml")
    assert (result.exit_code, "2024、2025" in result.stderr) == (2, True)
    assert not (tmp_path / "收集.yaml").exists()


@pytest.mark.parametrize(
    ("kind", "words"),
    [("季报收集台账", "“四月.yaml”是工作会议，不是季报"), ("通知", "通知不能由别的数据汇成")],
)
def test_what_cannot_be_gathered_is_refused(run, april, kind, words):
    result = run("collect", kind, april)
    assert (result.exit_code, words in result.stderr) == (2, True)


def test_files_are_needed_and_none_is_overwritten(run, april):
    result = run("collect", "任务台账")
    assert (result.exit_code, "没有写数据文件" in result.stderr) == (2, True)
    before = april.read_bytes()
    assert run("collect", "任务台账", april, "-o", april).exit_code != 0
    assert run("collect", "任务台账", april, "-o", april, "--force").exit_code != 0
    assert april.read_bytes() == before


def test_a_meeting_without_its_day_leaves_the_numbers_open(run, write, tmp_path):
    path = write("无日期.yaml", APRIL.replace("会议时间: 2025-04-08 9:00\n", ""))
    run("collect", "任务台账", path, "-o", tmp_path / "台账.yaml")
    assert "〔待补：任务编号〕" in (tmp_path / "台账.yaml").read_text(encoding="utf-8")
