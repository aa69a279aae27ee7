"""The figures of a quarterly report: what is accepted, what must agree."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from govdocs.kinds.reporting.figures import INDICATORS, Figure, Figures, figure_faults


def faults(**figures):
    return [words for _, words in figure_faults(Figures.model_validate(figures))]


def test_a_pair_of_numbers_is_read_from_a_line():
    assert Figure.model_validate("12/40") == Figure(quarter=12, total=40)
    assert Figure.model_validate("1,236") == Figure(quarter=1236)
    assert Figure.model_validate("／４０") == Figure(total=40)
    assert Figure.model_validate(7) == Figure(quarter=7)


@pytest.mark.parametrize("value", ["-1", "1.5", "约10", {"quarter": "十"}])
def test_what_cannot_be_counted_is_refused(value):
    with pytest.raises(ValidationError, match="应当是不小于 0 的整数"):
        Figures.model_validate({"visits": value})


def test_money_has_at_most_two_decimals():
    figures = Figures.model_validate({"money": "3,000.50/5600", "entrusted_rate": "92.5%"})
    assert (figures.money.quarter, figures.money.total) == (Decimal("3000.50"), Decimal(5600))
    assert figures.entrusted_rate.quarter == Decimal("92.5")
    for value in ("0.005", "-1", "NaN"):
        with pytest.raises(ValidationError, match="应当不小于 0，最多两位小数"):
            Figures.model_validate({"money": value})
    with pytest.raises(ValidationError, match="应当是数字"):
        Figures.model_validate({"money": "三千"})


def test_an_empty_figure_is_not_a_zero():
    assert Figures.model_validate({"visits": {"quarter": None}}).visits == Figure()
    assert Figures.model_validate({"money": {"quarter": None}}).money.quarter is None
    assert faults(visits={"total": None}) == []


def test_each_indicator_has_a_unit_and_stands_with_its_group():
    groups = [each.group for each in INDICATORS]
    assert [group for place, group in enumerate(groups) if group not in groups[place - 1 : place]] == list(
        dict.fromkeys(groups)
    )
    assert all(each.unit for each in INDICATORS)
    assert len({each.label for each in INDICATORS}) == len(INDICATORS) == 39


def test_the_sum_so_far_is_not_less_than_the_quarter():
    assert faults(visits="62/61") == ["走访人次累计 61 小于本季 62"]
    assert faults(visits="62/62", minors="10/9") == []


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        ("hazards_closed", "hazards_found", "隐患销号数 3 大于隐患排查数 2"),
        ("returned_to_school", "suspected_dropouts", "劝返复学人数 3 大于疑似辍学人数 2"),
        ("concluded", "accepted", "办结件数 3 大于受理件数 2"),
        ("screened_out", "screened", "发现有记录人数 3 大于入职查询人次 2"),
    ],
)
def test_a_part_is_not_more_than_its_whole(part, whole, words):
    assert faults(**{part: "3", whole: "2"}) == [words]
    assert faults(**{part: "2", whole: "2"}) == []


def test_a_quarter_may_close_older_cases():
    assert faults(hazards_closed="3/7", hazards_found="2/9") == []
    assert faults(hazards_closed="1/10", hazards_found="2/9") == ["隐患销号数 10 大于隐患排查数 9"]
    assert faults(hazards_closed="/5", hazards_found="2") == []


def test_the_levels_add_up_to_those_in_difficulty():
    levels = {"high_risk": 3, "middle_risk": 11, "low_risk": 34}
    assert faults(in_difficulty=48, **levels) == []
    assert faults(in_difficulty=47, **levels) == ["高、中、低风险人数合计 48，困境（留守等）未成年人是 47"]
    assert faults(in_difficulty=50, **levels) == ["高、中、低风险人数合计 48，困境（留守等）未成年人是 50"]
    assert faults(in_difficulty=50, high_risk=3) == []


def test_classes_that_are_not_all_told_are_not_more_than_the_whole():
    assert faults(in_difficulty=5, orphans=2, left_behind=4) == ["各类人数合计 6，困境（留守等）未成年人是 5"]
    assert faults(in_difficulty=9, orphans=2) == []
    assert faults(orphans=2) == []


def test_a_rate_is_not_more_than_a_hundred():
    assert faults(entrusted_rate="100.5") == ["委托照护签订率大于 100%"]
    assert faults(entrusted_rate="100") == []
