"""What is refused and what is told about a child of the register (facts 5.3 and 6.6)."""

from __future__ import annotations

import json
from datetime import date

import pytest

from govdocs.app.casebooks import load_casebook
from govdocs.context import Context
from govdocs.errors import InvalidDataError
from govdocs.kinds.children.child import Child
from govdocs.kinds.children.cross import completed, register_findings
from govdocs.kinds.parts.casebook import Casebook

ERROR, WARNING = "error", "warning"


def test_the_child_of_the_sample_has_no_fault(codes):
    assert codes() == set()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("999999201205200015", "D003"),  # 6.6 no. 1: the check character is wrong
        ("999999202302290413", "D205"),  # 6.6 no. 3: 2023 has no 29 February
        ("99999920120520001", "D003"),
    ],
)
def test_a_wrong_citizen_number_is_refused(codes, number, code):
    assert codes(证件号码=number) == {(code, ERROR)}


def test_a_small_x_at_the_end_of_a_number_is_stored_as_a_large_one(town, plain):
    """6.6 no. 2."""
    child = plain["QH-02-2024-0003"]["证件号码"]
    assert child.endswith("X")
    assert Child(id_no=child.lower()).id_no == child


def test_a_number_of_a_boy_with_sex_female_is_refused(findings, child):
    """6.6 no. 4."""
    assert ("D884", ERROR, "未成年人 › 第1项 › 性别") in findings("未成年人", child(性别="女")) or (
        "D884",
        ERROR,
        "未成年人 › 第1项 › 证件号码",
    ) in findings("未成年人", child(性别="女"))


def test_who_is_eighteen_on_the_day_of_registration_is_refused(codes):
    """6.6 no. 5: born 2007-04-10, registered 2025-04-10."""
    found = codes("QH-04-2021-0005", 登记日期="2025年4月10日", 状态="在册", 退出原因=None, 退出日期=None)
    assert ("D801", ERROR) in found


def test_who_turns_eighteen_the_day_after_may_be_registered(codes):
    found = codes("QH-04-2021-0005", 登记日期="2025年4月9日", 状态="在册", 退出原因=None, 退出日期=None)
    assert ("D801", ERROR) not in found
    assert ("D813", WARNING) in found


@pytest.mark.parametrize(
    ("category", "refused"), [("农村留守儿童", True), ("失管闲散", False), ("离异家庭", False)]
)
def test_a_child_of_sixteen_is_not_left_behind_but_may_be_of_other_classes(codes, category, refused):
    """6.6 no. 6: 孙某禾 is sixteen on 2025-04-11."""
    found = codes(
        "QH-03-2024-0002",
        day="2025年4月11日",
        登记日期="2025年4月11日",
        更新日期="2025年4月11日",
        类别=category,
        主要类别=category,
        委托照料原因="父母双方同时外出",
    )
    assert (("D802", ERROR) in found) is refused


def test_a_day_earlier_the_same_child_is_fifteen_and_may_be_left_behind(codes):
    found = codes(
        "QH-03-2024-0002",
        登记日期="2025年4月10日",
        更新日期="2025年4月10日",
        类别="农村留守儿童",
        主要类别="农村留守儿童",
        委托照料原因="父母双方同时外出",
    )
    assert ("D802", ERROR) not in found


def test_a_child_of_the_town_is_not_left_behind_in_the_country(codes):
    assert ("D802", ERROR) in codes(户籍性质="城镇居民")


class TestUnsupported:
    """事实无人抚养儿童: both parents, grounds, six months."""

    GIRL = "QH-02-2024-0003"

    def test_prison_of_four_years_and_lost_contact_for_six_months_count(self, codes):
        assert codes(self.GIRL) == set()

    def test_five_months_of_prison_are_too_short(self, codes):
        """6.6 no. 7: father 服刑 for five months, mother dead."""
        found = codes(
            self.GIRL,
            父亲情形起算="2024年1月10日",
            父亲情形届满="2024年6月9日",
            母亲情形="死亡",
            母亲情形起算=None,
        )
        assert ("D804", ERROR) in found

    def test_six_months_to_the_day_are_enough(self, codes):
        found = codes(self.GIRL, 父亲情形起算="2024年1月10日", 父亲情形届满="2024年7月9日")
        assert found == set()

    def test_lost_contact_counts_from_the_day_the_police_took_it(self, codes):
        late = {"登记日期": "2024年8月30日", "更新日期": "2024年8月30日", "评估日期": None, "风险等级": None}
        assert ("D804", ERROR) in codes(self.GIRL, **late)

    def test_one_parent_is_not_enough(self, codes):
        assert ("D804", ERROR) in codes(self.GIRL, 母亲情形=None, 母亲情形起算=None)

    def test_both_dead_is_an_orphan(self, codes):
        assert ("D804", ERROR) in codes(
            self.GIRL,
            父亲情形="死亡",
            父亲情形起算=None,
            父亲情形届满=None,
            母亲情形="失踪",
            母亲情形起算=None,
        )

    def test_a_term_without_its_end_cannot_be_judged(self, codes):
        assert ("D804", WARNING) in codes(self.GIRL, 父亲情形届满=None)
        assert ("D804", WARNING) in codes(self.GIRL, 父亲情形起算=None)

    def test_a_month_is_enough_for_the_end(self, codes):
        assert codes(self.GIRL, 父亲情形届满="2027年5月") == set()


class TestDisability:
    """重残: levels one and two, or mind and soul at three and four; the number of the card."""

    BOY = "QH-05-2024-0001"

    def test_the_second_level_is_severe(self, codes):
        assert codes(self.BOY) == set()

    @pytest.mark.parametrize(
        ("kind", "severe"), [("肢体", False), ("视力", False), ("智力", True), ("精神", True)]
    )
    def test_the_third_level_is_severe_for_the_mind_only(self, codes, kind, severe):
        digit = {"肢体": 4, "视力": 1, "智力": 5, "精神": 6}[kind]
        found = codes(self.BOY, 残疾类别=kind, 残疾等级="三级", 残疾证号=f"999999202002290413{digit}3")
        assert found == (set() if severe else {("D805", ERROR)})

    def test_a_severe_one_is_not_registered_as_a_light_one(self, codes):
        found = codes(self.BOY, 类别="非重残残疾儿童", 主要类别="非重残残疾儿童")
        assert found == {("D805", ERROR)}

    @pytest.mark.parametrize("card", ["99999920120520001442", "99999920200229041312", "99999920200229041343"])
    def test_the_card_repeats_the_number_the_type_and_the_level(self, codes, card):
        assert codes(self.BOY, 残疾证号=card) == {("D806", ERROR)}

    def test_two_types_are_manifold_on_the_card(self, codes):
        assert codes(self.BOY, 残疾类别="肢体、智力", 残疾证号="99999920200229041372") == set()

    @pytest.mark.parametrize("card", ["123", "9999992020022904139", "99999920200229041392"])
    def test_a_card_of_another_form_is_refused(self, codes, card):
        assert codes(self.BOY, 残疾证号=card) == {("D003", ERROR)}


def test_who_is_not_registered_with_the_police_shall_be(codes):
    assert codes(户籍状态="未登记") == {("D814", WARNING)}
    assert codes(户籍状态="未登记", 证件号码="无户籍") == {("D814", WARNING)}
    assert codes(证件号码="无户籍") == {("D814", ERROR)}
    assert codes(类别="农村留守儿童、无户籍") == {("D814", ERROR)}


def test_the_main_class_is_one_of_the_classes(codes):
    assert ("D803", ERROR) in codes(主要类别="孤儿")
    assert ("D803", WARNING) in codes(主要类别=None, 类别="农村留守儿童、离异家庭")
    assert codes(类别=None) == set()


def test_none_beside_something_is_refused(codes):
    assert ("D810", ERROR) in codes(受侵害情形="无、家暴")
    assert ("D810", ERROR) in codes(享受救助=[{"救助种类": "无"}, {"救助种类": "低保"}])


def test_other_wants_an_explanation(codes):
    assert codes(经济来源="务工、其他") == {("D811", WARNING)}
    assert codes(经济来源="务工、其他", 其他的说明="出租房屋") == set()


@pytest.mark.parametrize(
    "changes",
    [
        {"登记日期": "2012年5月1日"},
        {"更新日期": "2023年3月5日"},
        {"评估日期": "2012年1月1日"},
        {"状态": "已退出", "退出原因": "迁出", "退出日期": "2011年1月1日"},
    ],
)
def test_dates_in_a_wrong_order_are_refused(codes, changes):
    assert ("D812", ERROR) in codes(**changes)


def test_a_level_wants_the_day_of_its_assessment(codes):
    assert ("D812", WARNING) in codes(评估日期=None)


class TestStatus:
    def test_who_has_left_has_a_reason_and_a_day(self, codes):
        assert codes(状态="已退出") == {("D809", ERROR), ("D809", WARNING)}
        assert codes(状态="已退出", 退出原因="迁出", 退出日期="2025年4月1日") == set()

    def test_a_reason_without_having_left_is_refused(self, codes):
        assert codes(退出原因="迁出") == {("D809", ERROR)}

    def test_nobody_leaves_as_grown_up_before_the_birthday(self, codes):
        found = codes("QH-04-2021-0005", 退出日期="2025年4月9日")
        assert ("D809", ERROR) in found


def test_a_missing_fact_is_told_once_with_all_others(findings, child):
    found = findings("未成年人", child(民族=None, 需求=None, 儿童主任=None))
    assert [each for each in found if each[0] == "D101"] == [("D101", WARNING, "未成年人 › 第1项 › 民族")]


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"委托照料原因": None}, "委托照料原因"),
        ({"是否寄宿": None}, "是否寄宿"),
        ({"健康状况": "重病"}, "重病名称"),
        ({"健康状况": "残疾"}, "残疾类别"),
        ({"类别": "农村留守儿童、贫困家庭儿童"}, "贫困情形"),
        ({"类别": "农村留守儿童、涉案未成年人"}, "涉案身份"),
    ],
)
def test_what_a_class_asks_for_is_missed(findings, child, changes, label):
    found = findings("未成年人", child(**changes))
    assert ("D101", WARNING, f"未成年人 › 第1项 › {label}") in found


class TestOnTheDay:
    """What the day of the account brings (facts 5.3.3, 5.3.6)."""

    def test_eighteen_and_still_there(self, codes):
        stays = {"状态": "在册", "退出原因": None, "退出日期": None}
        assert ("D813", WARNING) in codes("QH-04-2021-0005", **stays)
        assert ("D813", WARNING) not in codes("QH-04-2021-0005", day="2025年4月9日", **stays)

    def test_sixteen_and_still_left_behind(self, codes):
        assert ("D813", WARNING) in codes(day="2028年5月20日")
        assert ("D813", WARNING) not in codes(day="2028年5月19日")

    def test_of_school_age_and_not_in_school(self, codes):
        assert ("D807", WARNING) in codes("QH-03-2024-0002")
        assert ("D807", WARNING) not in codes("QH-05-2024-0001")

    @pytest.mark.parametrize(
        ("day", "told"), [("2026年3月1日", False), ("2026年8月31日", False), ("2026年9月1日", True)]
    )
    def test_who_turns_six_in_winter_enters_school_in_autumn(self, codes, day, told):
        """周某宁 is six on 2026-03-01."""
        assert (("D807", WARNING) in codes("QH-05-2024-0001", day=day)) is told

    def test_harm_wants_a_report(self, codes):
        assert ("D808", WARNING) in codes("QH-02-2025-0002")

    def test_both_are_content_with_the_records_of_the_town(self, town):
        told = {each.code for each in town.findings if each.where.startswith("child")}
        assert told & {"D807", "D808"} == set()

    def test_the_level_is_that_of_the_latest_assessment(self, town):
        assessed = {"child": town.casebook.records["child"][:1]} | {
            "risk_assessment": town.casebook.records["risk_assessment"]
        }
        child = assessed["child"][0].model_copy(update={"risk_level": "四级绿"})
        told = Casebook(assessed | {"child": (child,)})
        context = Context(date(2025, 4, 10))
        assert [each.code for each in register_findings(told, context)] == ["D819"]
        assert list(register_findings(Casebook(assessed), context)) == []

    def test_a_level_left_open_is_filled_in_from_the_assessment(self, town):
        first = town.casebook.records["child"][0]
        bare = first.model_copy(update={"risk_level": "", "assessed_on": ""})
        assert completed(bare, town.casebook) == first
        assert completed(first, town.casebook) is first
        nobody = bare.model_copy(update={"file_no": "QH-09-2025-0009"})
        assert completed(nobody, town.casebook) is nobody

    def test_the_summary_tells_what_was_not_collected(self, findings, child):
        found = findings("未成年人", child(健康状况=None, 性别=None))
        assert [each[:2] for each in found if each[0] == "D815"] == [("D815", WARNING)] * 2


def test_no_message_quotes_the_child(child):
    data = child(性别="女", 登记日期="2012年5月1日", 残疾证号="99999920120520001442", 残疾等级="一级")
    content = json.dumps({"文种": "工作簿", "示例数据": "是", "未成年人": [data]}).encode()
    with pytest.raises(InvalidDataError) as problem:
        load_casebook([(content, "x.json")], Context(date(2025, 4, 10)))
    words = "".join(each.message + each.where + each.hint for each in problem.value.diagnostics)
    assert [fact for fact in ("赵某晨", "99999920", "清禾镇", "10000000101") if fact in words] == []
