"""The four-colour scale and the intervals of its levels."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.kinds.assessments.levels import level_at, worst
from govdocs.kinds.assessments.scale import BODY, CONDUCT, FORCED, GUARDIANSHIP, ITEMS, SCALE
from govdocs.kinds.parts.risk_levels import LEVEL_RULES


def test_each_dimension_gives_at_most_one_hundred_points():
    assert [sum(item.options[0].score for item in each.items) for each in SCALE] == [100, 100, 100]


def test_the_least_points_are_those_of_the_published_scale():
    assert [sum(item.options[-1].score for item in each.items) for each in SCALE] == [24, 17, 23]


def test_the_scale_has_its_items_and_forcing_matters():
    assert [len(each.items) for each in SCALE] == [12, 7, 10]
    assert [len(each.forced) for each in SCALE] == [8, 6, 10]


def test_groups_weigh_what_the_scale_says():
    found = {group.label: sum(item.options[0].score for item in group.items) for group in GUARDIANSHIP.groups}
    assert found == {"监护人情况": 45, "家庭状况": 25, "社会支持": 30}


def test_options_go_from_the_best_to_the_worst_and_each_score_stands_once():
    for item in ITEMS:
        scores = [option.score for option in item.options]
        assert scores == sorted(set(scores), reverse=True), item.code


def test_codes_and_labels_are_unique():
    assert len({item.code for item in ITEMS}) == len(ITEMS)
    assert len({forced.code for forced in FORCED}) == len(FORCED)
    assert all(len({item.label for item in each.items}) == len(each.items) for each in SCALE)


def test_no_choice_holds_a_mark_that_divides_lists():
    words = [forced.word for forced in FORCED] + [option.word for item in ITEMS for option in item.options]
    assert [word for word in words if set(word) & set("、，,；;\n")] == []


@pytest.mark.parametrize(
    "text", ["8", "8分", "8分：60岁以下", "8分:60岁以下", "60岁以下", "A", "a", " 8 分 "]
)
def test_an_option_is_read_in_every_way_a_clerk_writes_it(text):
    assert GUARDIANSHIP.items[0].option(text).score == 8


@pytest.mark.parametrize("text", ["7", "E", "很好", "-8"])
def test_an_option_that_is_none_is_not_guessed(text):
    assert GUARDIANSHIP.items[0].option(text) is None


@pytest.mark.parametrize(
    ("score", "level"),
    [
        (0, "一级红"),
        (39, "一级红"),
        (40, "二级黄"),
        (59, "二级黄"),
        (60, "三级蓝"),
        (79, "三级蓝"),
        (80, "四级绿"),
        (100, "四级绿"),
    ],
)
def test_scores_have_levels_in_half_open_intervals(score, level):
    assert level_at(score) == level


def test_every_score_has_a_level():
    assert all(level_at(score) for score in range(101))


def test_the_worst_level_wins_and_nothing_is_none():
    assert (worst("四级绿", "二级黄", "三级蓝"), worst(), worst("")) == ("二级黄", "", "")


def test_dates_are_clamped_to_the_end_of_a_month():
    assert LEVEL_RULES["二级黄"].next_assessment(date(2025, 3, 31)) == date(2025, 6, 30)
    assert LEVEL_RULES["二级黄"].next_visit(date(2025, 3, 31)) == date(2025, 4, 30)
    assert LEVEL_RULES["一级红"].next_visit(date(2025, 4, 7)) == date(2025, 4, 14)


def test_rhythms_in_words():
    assert [LEVEL_RULES[level].rhythm for level in ("一级红", "二级黄", "四级绿")] == [
        "每7日",
        "每1个月",
        "每6个月",
    ]


def test_self_harm_and_street_life_are_harm_to_report():
    harm = {forced.code for forced in FORCED if forced.harm}
    assert {"A1-01", "A1-04", "A1-06", "C1-09", "C1-10"} <= harm
    assert not harm & {"A1-07", "C1-01", "B1-05"}


def test_the_item_of_age_stands_where_the_rules_look_for_it():
    assert (BODY.items[0].label, len(CONDUCT.items)) == ("年龄", 10)
