"""农村留守儿童汇总表 against an independent count of a thousand generated children (facts R14, 5.3.1)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from generated_children import generated_casebook
from govdocs.context import Context
from govdocs.kinds.children.summary import (
    AGES,
    SECTIONS,
    SUM,
    checks,
    left_behind_on,
    summary_lines,
    unknown_counts,
)
from govdocs.kinds.children.summary_ledger import summary_ledger
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.ledgers import ledger_table

DAY = date(2025, 4, 10)


@pytest.fixture(scope="module")
def many():
    return generated_casebook(1000, seed=7)


@pytest.fixture(scope="module")
def left_behind(many):
    """The children left behind, found by their words."""
    return [child for child in many.records["child"] if "农村留守儿童" in {child.primary, *child.categories}]


@pytest.fixture(scope="module")
def lines(many):
    return summary_lines(many, DAY)


def years(child):
    year, month, day = (
        int(part) for part in child.born_on.replace("年", "-").replace("月", "-").rstrip("日").split("-")
    )
    return DAY.year - year - ((DAY.month, DAY.day) < (month, day))


def test_there_are_enough_of_them(left_behind):
    assert len(left_behind) > 400


def test_the_first_line_and_the_villages_count_them_all(lines, left_behind):
    assert lines[0].total == len(left_behind)
    assert {line.label: line.total for line in lines[1:]} == Counter(child.village for child in left_behind)


@pytest.mark.parametrize(
    ("band", "ages"), [("0—5周岁", range(6)), ("6—13周岁", range(6, 14)), ("14—16周岁", (14, 15))]
)
def test_ages(lines, left_behind, band, ages):
    for line in lines:
        here = [
            child for child in left_behind if line.label in ("合计", child.village) and years(child) in ages
        ]
        sexes = Counter(child.sex for child in here)
        assert line.of(AGES, band, SUM) == len(here)
        assert (line.of(AGES, band, "男"), line.of(AGES, band, "女")) == (sexes["男"], sexes["女"])


@pytest.mark.parametrize(
    ("section", "field", "words"),
    [
        ("受教育情况", "schooling", {"学龄前未入园": "学龄前"}),
        ("户籍性质", "hukou_type", {"农村居民": "农村", "城镇居民": "城镇"}),
        ("健康状况", "health", {}),
        ("委托照料原因", "care_reason", {}),
        ("实际照料人", "actual_carer", {"祖父母或外祖父母": "祖辈", "亲戚朋友": "亲友"}),
        ("监护情况", "guardian_grade", {}),
    ],
)
def test_sections(lines, left_behind, section, field, words):
    for line in lines:
        values = [getattr(child, field) for child in left_behind if line.label in ("合计", child.village)]
        wanted = Counter(words.get(value, value or "未采集") for value in values)
        found = {key[1]: count for key, count in line.counts.items() if key[0] == section and count}
        assert found == wanted


def test_boarding_is_counted_of_pupils_only(lines, left_behind):
    pupils = [child for child in left_behind if child.schooling in ("小学", "初中")]
    boarding = Counter(child.boarding for child in pupils)
    assert lines[0].of("寄宿情况", "寄宿") == boarding["是"]
    assert lines[0].of("寄宿情况", "非寄宿") == boarding["否"]


def test_aid_does_not_add_up_to_the_total(lines, left_behind):
    label = next(section.label for section in SECTIONS if section.multiple)
    kinds = Counter(aid.aid_type for child in left_behind for aid in child.aids)
    assert [lines[0].of(label, kind) for kind in ("低保", "医疗救助", "无")] == [
        kinds["低保"],
        kinds["医疗救助"],
        kinds["无"],
    ]


def test_all_relations_hold(lines):
    assert [check.words for check in checks(lines) if check.broken] == []
    assert len(checks(lines)) == 12


def test_a_relation_that_does_not_hold_names_its_line(lines):
    wrong = replace(lines[1], counts={**lines[1].counts, ("健康状况", "健康", ""): 999})
    broken = {check.words: check.broken for check in checks((lines[0], wrong, *lines[2:])) if check.broken}
    assert broken == {
        "数量=健康状况各项之和": (wrong.label,),
        "各村（社区）之和=合计": ("合计",),
    }


def test_a_sum_of_sexes_that_does_not_hold(lines):
    key = (AGES, "6—13周岁", "男")
    wrong = replace(lines[0], counts={**lines[0].counts, key: 0})
    assert "6—13周岁小计=男+女" in [check.words for check in checks((wrong, *lines[1:])) if check.broken]


def test_boarding_that_does_not_fit_the_schools(lines):
    wrong = replace(lines[0], counts={**lines[0].counts, ("寄宿情况", "寄宿", ""): 0})
    assert "小学+初中=寄宿+非寄宿" in [check.words for check in checks((wrong, *lines[1:])) if check.broken]


class TestGaps:
    """Facts that nobody has collected."""

    @pytest.fixture
    def gaps(self, town):
        first, *others = town.casebook.records["child"]
        bare = first.model_copy(update={"health": "", "sex": "", "boarding": "", "aids": (), "village": ""})
        return Casebook({"child": (bare, *others)})

    def test_they_are_counted_by_section(self, gaps):
        first = summary_lines(gaps, DAY)[0]
        assert unknown_counts(first) == {"健康状况": 1, "性别": 1, "寄宿情况": 1, "享受救助（可多项）": 1}

    def test_they_stand_in_the_result(self, gaps):
        first, _ = summary_ledger(gaps, Context(DAY))
        assert "未采集：寄宿情况1人、健康状况1人、享受救助（可多项）1人、性别1人" in first.summary
        assert "不平1项：6—13周岁小计=男+女" in first.summary

    def test_a_child_of_no_age_is_counted_as_such(self, town):
        first, *_ = town.casebook.records["child"]
        nameless = Casebook({"child": (first.model_copy(update={"born_on": ""}),)})
        assert summary_lines(nameless, DAY)[0].of(AGES, "未采集") == 1

    def test_a_village_without_a_name_is_marked(self, gaps):
        assert summary_lines(gaps, DAY)[-1].label == "〔待补〕"


def test_who_is_sixteen_is_not_counted(town):
    before, after = date(2028, 5, 19), date(2028, 5, 20)
    names = [[child.name for child in left_behind_on(town.casebook, day)] for day in (before, after)]
    assert ("赵某晨" in names[0], "赵某晨" in names[1]) == (True, False)


def test_the_paper_has_three_levels_of_headings_and_says_its_day(many):
    first, second = summary_ledger(many, Context(DAY))
    head = ledger_table(first)
    assert head.header == 3
    assert [cell.text for cell in head.rows[0]][:4] == ["区域", "数量", "占比", "年龄段"]
    assert [cell.text for cell in head.rows[3]][:3] == ["合计", str(len(left_behind_on(many, DAY))), "100%"]
    assert first.notes[0] == "年龄算到2025年4月10日；14—16周岁指满14周岁、不满16周岁。"
    assert first.summary == "勾稽关系12项，全部平衡。未采集：无。"
    assert second.title.endswith("（续）")


def test_the_public_summary_hides_small_counts_and_their_shares(town):
    first, _ = summary_ledger(town.casebook, Context(DAY, "public"))
    body = [[cell.text for cell in row] for row in ledger_table(first).rows[3:-1]]
    assert [text for row in body for text in row if text in ("1", "2")] == []
    assert body[0][:3] == ["合计", "不足3", ""]
