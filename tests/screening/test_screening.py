"""入职查询: who may be asked about, what follows a hit, when the next time is, how far units have come."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from govdocs.app.casebooks import load_casebook
from govdocs.context import Context
from govdocs.document.nodes import Table
from govdocs.errors import InvalidDataError
from govdocs.fonts.library import bundled_fonts
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.copies import copied
from govdocs.kinds.parts.ledgers import columns_of, ledger_table, texts_of
from govdocs.kinds.registry import find_kind
from govdocs.kinds.screening.ledger import screening_ledger
from govdocs.kinds.screening.record import EntryScreening
from govdocs.kinds.screening.schedule import next_due, reply_due, screening_states, term_check
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704

DATA = Path(__file__).resolve().parents[2] / "data" / "casebook" / "entry_screening.yaml"
CONTEXT = Context(date(2025, 4, 10))
TEACHER, GUARD, WORKER, NURSE, DRIVER = range(5)


@pytest.fixture(scope="module")
def plain():
    return YAML(typ="safe").load(DATA.read_text(encoding="utf-8"))["入职查询"]


@pytest.fixture(scope="module")
def town():
    return load_casebook([(DATA.read_bytes(), DATA.name)], CONTEXT)


@pytest.fixture
def codes(plain):
    """The codes, severities and last labels about one of the five people with changes."""

    def told(who, day="2025年3月12日", **changes):
        data = {key: value for key, value in (plain[who] | changes).items() if value is not None}
        book = {"文种": "工作簿", "统计日期": day, "示例数据": "是", "入职查询": [data]}
        content = json.dumps(book, ensure_ascii=False).encode("utf-8")
        try:
            found = load_casebook([(content, "清禾.json")], CONTEXT).findings
        except InvalidDataError as problem:
            found = problem.diagnostics
        return {(each.code, each.severity.value, each.where.rpartition(" › ")[2]) for each in found}

    return told


def rows(table):
    headings = [column.heading for column in columns_of(table)]
    return [
        dict(zip(headings, (cell.text for cell in row), strict=True))
        for row in ledger_table(table).rows[1:]
        if len(row) == len(headings)
    ]


@pytest.mark.parametrize("who", range(5))
def test_the_five_people_have_no_fault_when_they_are_asked_about(codes, plain, who):
    assert codes(who, day=plain[who]["申请日期"]) == set()


class TestDays:
    """Facts 6.4: applied, done, next due."""

    @pytest.mark.parametrize(
        ("who", "due"),
        [
            (TEACHER, date(2026, 3, 4)),
            (GUARD, None),
            (WORKER, date(2025, 3, 18)),
            (NURSE, None),
            (DRIVER, date(2025, 9, 2)),
        ],
    )
    def test_the_next_time_is_a_year_after_a_clear_answer(self, town, who, due):
        assert next_due(town.casebook.records["entry_screening"][who]) == due

    def test_an_answer_is_due_after_three_days_of_work(self, town):
        assert reply_due(town.casebook.records["entry_screening"][NURSE]) == date(2025, 4, 11)

    @pytest.mark.parametrize(
        ("applied", "due"),
        [("2025年4月11日", date(2025, 4, 16)), ("2025年4月2日", date(2025, 4, 8))],
    )
    def test_over_a_weekend_and_a_holiday_it_takes_longer(self, applied, due):
        """4 April 2025 was 清明."""
        assert reply_due(EntryScreening(applied_on=applied, result="查询中")) == due

    def test_a_school_looks_its_people_up_every_term(self, town):
        assert term_check(town.casebook.records["entry_screening"][TEACHER]) == (2025, 9)
        assert term_check(town.casebook.records["entry_screening"][DRIVER]) is None

    @pytest.mark.parametrize(("done", "term"), [("2025年1月20日", (2025, 2)), ("2025年9月5日", (2026, 2))])
    def test_the_next_term_begins_in_february_or_september(self, done, term):
        record = EntryScreening(unit_kind="学校", done_on=done, result="未发现相关记录", action="录用")
        assert term_check(record) == term

    def test_the_social_worker_is_23_days_late(self, town):
        states = {
            state.record.post: state.overdue for state in screening_states(town.casebook, CONTEXT.today)
        }
        assert states == {"教师": 0, "校门保安": 0, "社工": 23, "保育员": 0, "校车驾驶员": 0}

    def test_it_is_told_once_with_the_days(self, town):
        told = [each for each in town.findings if each.code == "D818"]
        assert [(each.severity.value, "23 天" in each.message) for each in told] == [("warning", True)]

    def test_an_answer_that_does_not_come_is_told(self, codes):
        assert codes(NURSE, day="2025年4月11日") == set()
        assert codes(NURSE, day="2025年4月14日") == {("D818", "warning", "申请日期")}

    def test_a_newer_record_of_the_same_person_counts(self, town):
        old = town.casebook.records["entry_screening"][WORKER]
        new = old.model_copy(update={"applied_on": "2025年3月17日", "done_on": "2025年3月17日"})
        for records in ((old, new), (new, old)):
            (state,) = screening_states(Casebook({"entry_screening": records}), CONTEXT.today)
            assert (state.record, state.overdue) == (new, 0)

    def test_one_of_a_later_day_does_not_count_yet(self, town):
        states = screening_states(town.casebook, date(2025, 2, 1))
        assert {state.record.post for state in states} == {"社工", "校车驾驶员"}


class TestRules:
    @pytest.mark.parametrize("action", ["录用", "调岗待查", "复查"])
    def test_after_a_hit_nobody_stays(self, codes, action):
        assert ("D816", "error", "处理") in codes(GUARD, 处理=action)

    @pytest.mark.parametrize("action", ["不录用", "解聘"])
    def test_after_a_hit_he_goes(self, codes, action):
        assert codes(GUARD, 处理=action) == set()

    def test_of_a_hit_nothing_more_is_written(self, codes):
        assert ("D816", "error", "备注") in codes(GUARD, 备注="某年某案")

    @pytest.mark.parametrize("result", ["查询中", "不予受理"])
    def test_nobody_is_hired_before_the_answer(self, codes, result):
        assert ("D816", "error", "处理") in codes(NURSE, 查询结果=result, 处理="录用")

    def test_without_consent_nothing_is_asked(self, codes):
        assert ("D817", "error", "授权日期") in codes(TEACHER, 授权日期="2025年2月28日")
        assert ("D817", "warning", "材料") in codes(TEACHER, 材料="单位介绍信")
        assert ("D101", "warning", "授权日期") in codes(TEACHER, 授权日期=None)

    def test_an_answer_does_not_come_before_the_question(self, codes):
        assert ("D817", "error", "办结日期") in codes(TEACHER, 办结日期="2025年2月26日")
        assert ("D817", "error", "办结日期") in codes(NURSE, 办结日期="2025年4月9日")

    def test_a_worker_is_sixteen(self, codes):
        number = "999999201205200014"
        young = codes(TEACHER, 证件号码=number, 出生日期="2012年5月20日", 性别="男")
        assert ("D817", "error", "证件号码") in young
        old_enough = EntryScreening(born_on="2009年4月10日", applied_on="2025年4月10日")
        found = find_kind("入职查询").check(old_enough)
        assert [each for each in found if each.code == "D817"] == []

    def test_a_missing_fact_is_told(self, codes):
        assert codes(TEACHER, 保密责任人=None) == {("D101", "warning", "保密责任人")}
        assert codes(WORKER, day="2024年3月19日", 单位类别说明=None) == {("D101", "warning", "单位类别说明")}

    def test_a_wrong_credit_code_is_refused(self, codes):
        assert ("D003", "error", "统一社会信用代码") in codes(TEACHER, 统一社会信用代码="12999999000000001P")


class TestLedger:
    def test_people_stand_by_unit(self, town):
        main, _ = screening_ledger(town.casebook, CONTEXT)
        assert len(columns_of(main)) == 14
        assert main.group == "单位"
        assert [(row["姓名"], row["下次查询"]) for row in rows(main)] == [
            ("罗某敏", "2026年3月4日\n（学期复查2025年9月）"),
            ("邓某福", "—"),
            ("王某丽", "2025年3月18日\n（逾期23天）"),
            ("谭某欢", "应于2025年4月11日\n答复"),
            ("马某峰", "2025年9月2日"),
        ]

    def test_the_units_are_counted(self, town):
        _, counts = screening_ledger(town.casebook, CONTEXT)
        found = {row["单位"]: tuple(row.values())[3:] for row in rows(counts)}
        assert found == {
            "清禾镇中心学校": ("2", "2", "0", "0", "1", "100%"),
            "例示社工服务中心": ("1", "0", "0", "1", "0", "0%"),
            "清禾童乐托育有限公司": ("1", "0", "1", "0", "0", "0%"),
            "清禾校车服务有限公司": ("1", "1", "0", "0", "0", "100%"),
        }
        last = [cell.text for cell in ledger_table(counts).rows[-1]]
        assert last == ["合计", "5", "3", "1", "1", "1", "60%"]

    def test_the_public_copy_has_counts_only(self, town):
        context = replace(CONTEXT, copy="public")
        tables = screening_ledger(town.casebook, context)
        assert [table.counts for table in tables] == [True]
        texts = "".join(texts_of(tables[0]))
        assert [name for name in ("罗某", "邓某", "999999199", "有相关记录") if name in texts] == []
        assert {text for row in rows(tables[0]) for text in list(row.values())[3:]} <= {"0", "不足3", ""}

    def test_the_internal_copy_masks_people(self, town):
        context = replace(CONTEXT, copy="internal")
        main, _ = screening_ledger(copied(town.casebook, context), context)
        assert {row["姓名"] for row in rows(main)} == {"罗某某", "邓某某", "王某某", "谭某某", "马某某"}

    def test_nothing_asked_is_nothing_counted(self):
        main, counts = screening_ledger(Casebook(), CONTEXT)
        assert (len(main.rows), len(counts.rows)) == (0, 0)
        assert [cell.text for cell in ledger_table(counts).rows[-1]][-2:] == ["0", ""]


class TestForm:
    def cells(self, record):
        (sheet,) = find_kind("入职查询").sheets(record, CONTEXT)
        blocks = (block for block in sheet.document.blocks if isinstance(block, Table))
        return sheet.document, [cell.text for block in blocks for row in block.rows for cell in row]

    def test_it_is_one_page(self, town):
        document, _ = self.cells(town.casebook.records["entry_screening"][TEACHER])
        assert len(layout(document, GB9704, bundled_fonts()).pages) == 1

    def test_it_shows_the_answer_and_the_next_time(self, town):
        _, cells = self.cells(town.casebook.records["entry_screening"][TEACHER])
        assert "2026年3月4日（学期复查2025年9月）" in cells
        assert "☑未发现相关记录　□有相关记录　□不予受理　□查询中" in cells
        assert any("第六十二条" in text and text.endswith("2025年2月26日") for text in cells)

    def test_an_empty_one_has_room_for_the_date_of_the_consent(self):
        _, cells = self.cells(EntryScreening())
        assert any(text.endswith("年　　月　　日") and "第六十二条" in text for text in cells)
