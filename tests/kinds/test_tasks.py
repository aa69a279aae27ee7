"""任务台账: states and delays at a day, order, columns, monthly progress, findings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from govdocs.context import Context
from govdocs.document.nodes import PageBreak, Table
from govdocs.kinds.organisation.tasks import SOURCES, STAGES, STATUSES, TaskItem
from govdocs.kinds.tasks import KINDS, TaskLedger

(KIND,) = KINDS
DAY = date(2025, 4, 10)
TASK = {
    "task_id": "RW-2025-001",
    "source": "方案分解",
    "content": "签订委托照护协议",
    "lead_units": "镇未保站",
    "owner": "王某丽",
    "start_on": "2025-01-10",
    "due_on": "2025-04-30",
    "status": "推进中",
    "progress": 40,
}
CLOSED = {"status": "已销号", "progress": 100, "verified_by": "张勇", "closed_on": "2025-02-27"}


def task(**changes):
    return TaskItem.model_validate(TASK | changes)


def ledger(*changes, **fields):
    tasks = [{"task_id": f"RW-2025-{number:03}"} | change for number, change in enumerate(changes, 1)]
    data = {"unit": "社会事务办", "as_of": "2025年4月10日", "tasks": [TASK | each for each in tasks]}
    return TaskLedger.model_validate(data | fields)


def findings(*changes, **fields):
    return [(each.code, each.severity.value, each.where) for each in KIND.check(ledger(*changes, **fields))]


def tables(record, context, paper=0):
    document = KIND.documents(record, context)[paper]
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(table):
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("changes", "state", "days"),
    [
        ({}, "推进中", 0),
        ({"due_on": "2025-03-31"}, "逾期", 10),
        ({"due_on": "2025-04-10"}, "推进中", 0),
        ({"due_on": "2025年3月底前"}, "逾期", 10),
        ({"due_on": "长期坚持"}, "推进中", 0),
        ({"status": "逾期"}, "推进中", 0),
        ({"status": "逾期", "progress": 0}, "未启动", 0),
        ({"status": "", "progress": 0}, "未启动", 0),
        ({"status": "", "progress": 100}, "已完成待验", 0),
        ({"status": "", "progress": 100, "due_on": "2025-03-31"}, "已完成待验", 0),
        ({"status": "未启动", "progress": 0, "due_on": "2025-04-09"}, "逾期", 1),
        ({"status": "暂缓", "due_on": "2025-03-31"}, "暂缓", 0),
        ({"status": "已完成待验", "progress": 100, "due_on": "2025-04-04"}, "已完成待验", 0),
        (CLOSED | {"due_on": "2025-02-28"}, "已销号", 0),
        (CLOSED | {"due_on": "2025-02-20"}, "已销号", 7),
        (CLOSED | {"due_on": "2025-02-20", "closed_on": ""}, "已销号", 0),
    ],
)
def test_state_and_delay_follow_from_the_day(changes, state, days):
    each = task(**changes)
    assert (each.state_on(DAY), each.overdue_days(DAY)) == (state, days)


def test_the_late_come_first_then_those_due_next_then_those_without_a_day():
    record = ledger(
        {"due_on": "长期坚持"},
        {"due_on": "2025-06-20"},
        CLOSED | {"due_on": "2025-02-20"},
        {"due_on": "2025-04-01"},
        {"due_on": "2025-03-01"},
    )
    assert [each.task_id[-1] for each in record.sorted_on(DAY)] == ["5", "4", "3", "2", "1"]


def test_the_ledger_has_a_column_for_each_fact_and_a_summary(context):
    record = ledger({}, {"due_on": "2025-03-31", "source_ref": "责任分解表第6项"}, CLOSED)
    (table,) = tables(record, context)
    heads, late, running, closed, summary = texts(table)
    assert heads == [
        *("任务编号", "来源", "任务内容", "牵头单位", "配合单位", "责任人", "完成时限", "进度", "状态"),
        *("逾期天数", "验收人、销号日期"),
    ]
    assert late[:3] == ["RW-2025-002", "方案分解", "签订委托照护协议\n（依据：责任分解表第6项）"]
    assert late[-4:] == ["40%", "逾期", "10", ""]
    assert closed[-1] == "张勇\n2025年2月27日"
    assert running[6] == "2025年4月30日"
    assert summary == ["共3项，已销号1项，销号率33.3%，推进中1项，逾期1项。"]
    assert table.above == ("填报单位（盖章）：社会事务办", "统计日期：2025年4月10日")
    assert [column.choices for column in table.columns if column.choices] == [SOURCES, STATUSES]


def test_a_stage_has_a_column_where_one_is_written(context):
    (table,) = tables(ledger({"stage": "第一阶段"}, {}), context)
    assert [row[3] for row in texts(table)[:3]] == ["阶段", "第一阶段", ""]


def test_the_day_of_the_run_counts_where_none_is_written_and_is_printed(context):
    record = ledger({"due_on": "2025-04-09"}, as_of="")
    (table,) = tables(record, context)
    assert table.above[1] == "统计日期：2025年4月10日"
    assert texts(table)[1][-3:-1] == ["逾期", "1"]
    assert findings({"due_on": "2025-04-09"}, as_of="") == [("D736", "info", "统计日期")]


def test_tasks_of_many_words_lie_on_a3(context):
    def page(*changes):
        return KIND.documents(ledger(*changes), context)[0].blocks[0]

    assert page({}, {"content": "督" * 80}) == PageBreak("landscape")
    assert page({"content": "督" * 80}, {"content": "导" * 80}) == PageBreak("landscape", paper="A3")
    assert page() == PageBreak("landscape")


def test_an_empty_ledger_counts_nothing(context):
    (table,) = tables(ledger(), context)
    assert texts(table)[1:] == [["共0项，已销号0项。"]]


UPDATES = [
    {"month": "2025-02", "text": "发放协议文本", "by": "王某丽"},
    {"month": "2025年3月", "text": "签订一半"},
]


def test_progress_stands_under_its_month(context):
    record = ledger({"updates": UPDATES, "evidence": ["协议汇总表", "回执"]})
    (table,) = tables(record, context, 1)
    upper, lower, row = texts(table)
    assert upper == ["任务编号", "任务内容", "牵头单位", "开始日期", "2025年", "佐证材料"]
    assert lower == [f"{month}月" for month in range(1, 13)]
    assert row[3:7] == ["2025年1月10日", "", "发放协议文本\n王某丽", "签订一半"]
    assert row[-1] == "协议汇总表\n回执"


def test_every_year_of_progress_has_a_table_on_a3(context):
    record = ledger({"updates": [{"month": "2024-12", "text": "摸底"}], "start_on": "2024-12-01"})
    document = KIND.documents(record, context)[1]
    assert document.blocks[0] == PageBreak("landscape", paper="A3")
    first, second = tables(record, context, 1)
    assert texts(first)[0][4] == "2024年"
    assert texts(first)[2][-1] == "摸底"
    assert texts(second)[0][4] == "2025年"
    assert (first.sheet, second.sheet) == ("2024年月度进展", "2025年月度进展")


def test_the_two_papers_have_names_of_their_own(context):
    titles = [document.title for document in KIND.documents(ledger({}), context)]
    assert titles == ["任务台账", "任务台账（月度进展）"]


def test_a_sound_ledger_has_no_finding():
    assert findings({}, CLOSED | {"due_on": "长期坚持"}, {"due_on": "2025-03-31", "status": "逾期"}) == []


def test_who_reports_must_be_said():
    assert findings({}, unit="") == [("D101", "warning", "填报单位")]


def test_a_number_is_used_once():
    assert findings({}, {"task_id": "RW-2025-001"}) == [("D730", "error", "任务 › 第2项 › 任务编号")]


def test_a_number_of_another_form_is_kept_and_reported():
    assert findings({"task_id": "任务1"}) == [("D730", "warning", "任务 › 第1项 › 任务编号")]


def test_what_is_missing_of_a_task_is_said_once():
    (finding,) = KIND.check(ledger({"source": "", "owner": "", "due_on": ""}))
    assert finding.message == "RW-2025-001缺少来源、责任人、完成时限，印作“〔待补〕”"


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"due_on": "2025-01-09"}, "完成时限"),
        (CLOSED | {"closed_on": "2025-01-09"}, "销号日期"),
    ],
)
def test_nothing_ends_before_it_begins(changes, label):
    assert ("D731", "error", f"任务 › 第1项 › {label}") in findings(changes)


def test_a_task_begins_and_may_end_on_one_day():
    assert findings({"start_on": "2025-04-30"}) == []


def test_a_task_is_not_closed_after_the_day_of_the_account():
    assert findings(CLOSED | {"closed_on": "2025-04-11"}) == [("D731", "warning", "任务 › 第1项 › 销号日期")]


@pytest.mark.parametrize("label", ["验收人", "销号日期"])
def test_closing_needs_who_saw_it_and_when(label):
    name = {"验收人": "verified_by", "销号日期": "closed_on"}[label]
    assert findings(CLOSED | {name: ""}) == [("D732", "error", f"任务 › 第1项 › {label}")]


def test_what_closes_a_task_stands_only_in_closed_ones():
    assert findings({"verified_by": "张勇"}) == [("D732", "warning", "任务 › 第1项 › 状态")]


@pytest.mark.parametrize(
    ("changes", "severity", "label"),
    [
        (CLOSED | {"progress": 90}, "error", "进度"),
        ({"status": "已完成待验", "progress": 99}, "error", "进度"),
        ({"status": "未启动", "progress": 10}, "warning", "状态"),
    ],
)
def test_progress_and_state_agree(changes, severity, label):
    assert findings(changes) == [("D732", severity, f"任务 › 第1项 › {label}")]


def test_a_delay_that_is_not_written_is_counted_and_told():
    assert findings({"due_on": "2025-03-31"}) == [("D733", "info", "任务 › 第1项 › 状态")]


def test_a_delay_that_is_written_but_is_none_is_reported():
    assert findings({"status": "逾期"}) == [("D733", "warning", "任务 › 第1项 › 状态")]


def test_a_month_has_one_report():
    twice = [*UPDATES, {"month": "2025/2", "text": "再报"}]
    assert findings({"updates": twice}) == [("D734", "error", "任务 › 第1项 › 月度进展 › 第3项 › 月份")]


@pytest.mark.parametrize("month", ["2024-12", "2025-05"])
def test_progress_lies_between_the_beginning_and_the_account(month):
    updates = [{"month": month, "text": "走访"}]
    assert findings({"updates": updates}) == [("D734", "warning", "任务 › 第1项 › 月度进展 › 第1项 › 月份")]


def test_a_unit_stands_once_and_on_one_side():
    assert findings({"coop_units": "镇未保站、派出所"}) == [("D735", "warning", "任务 › 第1项 › 配合单位")]
    assert findings({"coop_units": "妇联、妇联"}) == [("D735", "warning", "任务 › 第1项 › 配合单位")]
    assert findings({"lead_units": "妇联、妇联"}) == [("D735", "warning", "任务 › 第1项 › 牵头单位")]


def test_a_date_without_its_day_is_reported_and_printed_as_it_is(context):
    record = ledger({"start_on": "2025年1月"})
    assert findings({"start_on": "2025年1月"}) == [("D204", "warning", "任务 › 第1项 › 开始日期")]
    assert texts(tables(record, context, 1)[0])[2][3] == "2025年1月"


@pytest.mark.parametrize(
    "changes",
    [
        {"progress": 101},
        {"status": "完成"},
        {"due_on": "2025-02-30"},
        {"updates": [{"month": "", "text": "无月份"}]},
    ],
)
def test_what_is_no_task_is_refused(changes):
    with pytest.raises(ValidationError):
        task(**changes)


WORDS = st.text("未成年人保护，、。；“”（）a1 ", min_size=1, max_size=40).filter(str.strip)
MONTHS = st.builds("{}-{:02}".format, st.integers(2023, 2026), st.integers(1, 12))
UPDATE = st.fixed_dictionaries({"month": MONTHS, "text": WORDS, "by": WORDS})
ANY_TASK = st.fixed_dictionaries(
    {
        "task_id": WORDS,
        "source": st.sampled_from(SOURCES),
        "source_ref": WORDS,
        "content": WORDS,
        "stage": st.sampled_from(STAGES),
        "lead_units": st.lists(WORDS, max_size=3),
        "coop_units": WORDS,
        "owner": WORDS,
        "start_on": st.sampled_from(["2025年1月10日", "2025年1月", ""]),
        "due_on": st.sampled_from(["2025年3月1日", "长期坚持", "2025年底前", ""]),
        "progress": st.integers(0, 100),
        "status": st.sampled_from(STATUSES),
        "updates": st.lists(UPDATE, max_size=4),
        "evidence": st.lists(WORDS, max_size=3),
        "verified_by": WORDS,
        "closed_on": st.sampled_from(["2025年2月2日", "2025年2月", ""]),
    }
)


def leaves(value):
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in ("kind", "month", "status"):
                yield from leaves(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from leaves(item)
    else:
        yield str(value)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ANY_TASK, max_size=5))
def test_nothing_of_a_task_is_lost(tasks):
    record = TaskLedger.model_validate({"unit": "社会事务办", "as_of": "2025年4月10日", "tasks": tasks})
    assert all(each.where for each in KIND.check(record))
    papers = KIND.documents(record, Context(DAY))
    said = "\n".join(
        "\n".join([*block.above, *(cell.text for row in block.rows for cell in row)])
        for paper in papers
        for block in paper.blocks
        if isinstance(block, Table)
    )
    assert [text for text in leaves(record.model_dump()) if text not in said] == [record.title]
