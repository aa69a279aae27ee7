"""What holds for the records of every form, each rule by the words of section 6 of the fact sheet."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.app.records import load_record
from govdocs.context import Context
from govdocs.kinds.hazard import KINDS as HAZARDS
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.children_named import with_children
from govdocs.kinds.parts.form_checks import FormSort, casebook_findings, lone_findings, quoted_number
from govdocs.kinds.registry import find_kind

TODAY = Context(date(2025, 4, 10))
CHILD, VISIT = find_kind("未成年人"), find_kind("走访记录")
SORTS = [FormSort(kind.name, kind.label, kind.key) for kind in (CHILD, VISIT)]
FILE_NO = "QH-01-2023-0001"
ZHAO = {
    "file_no": FILE_NO,
    "name": "赵某晨",
    "sex": "男",
    "born_on": "2012年5月20日",
    "id_no": "999999201205200014",
    "village": "甲山村",
    "sample": True,
}


def child(**changes):
    return CHILD.model.model_validate({**ZHAO, **changes})


def visit(**ref):
    base = {"visit_id": "ZF-202501-0003", "sample": True, "child": {"file_no": FILE_NO, **ref}}
    return VISIT.model.model_validate(base)


def casebook(children=(), visits=()):
    return Casebook({"child": tuple(children), "visit": tuple(visits)})


def found(*, children=(), visits=()):
    findings = casebook_findings(casebook(children, visits), SORTS, TODAY)
    return [(each.code, each.severity.value, each.where) for each in findings]


def test_a_sound_workbook_has_no_finding():
    assert found(children=[child()], visits=[visit()]) == []


def test_a_record_without_a_number_is_an_error():
    assert ("D880", "error", "未成年人 › 第2项 › 档案号") in found(children=[child(), child(file_no="")])


def test_a_number_used_twice_is_an_error_at_both_places():
    again = child(file_no=" qh-01-2023-０００1")
    assert found(children=[child(), again]) == [
        ("D881", "error", "未成年人 › 第1项 › 档案号"),
        ("D881", "error", "未成年人 › 第2项 › 档案号"),
    ]


def test_a_child_that_is_not_registered_is_an_error():
    assert found(children=[child()], visits=[visit(file_no="QH-09-2025-0001")]) == [
        ("D882", "error", "走访记录 › 第1项 › 未成年人 › 档案号")
    ]


def test_without_a_register_the_child_cannot_be_looked_up():
    assert found(visits=[visit()]) == [("D882", "warning", "走访记录 › 第1项 › 未成年人 › 档案号")]


@pytest.mark.parametrize(
    ("name", "label", "value"),
    [
        ("name", "姓名", "赵某程"),
        ("sex", "性别", "女"),
        ("born_on", "出生日期", "2012年5月21日"),
        ("id_no", "证件号码", "999999200904110224"),
    ],
)
def test_a_child_may_not_be_another_one(name, label, value):
    assert ("D883", "error", f"走访记录 › 第1项 › 未成年人 › {label}") in found(
        children=[child()], visits=[visit(**{name: value})]
    )


def test_the_same_in_other_words_is_no_contradiction():
    same = visit(born_on="2012-05-20", name="赵 某 晨")
    assert found(children=[child()], visits=[same]) == []


def test_sex_and_birth_agree_with_the_number():
    assert found(children=[child(sex="女")]) == [("D884", "error", "未成年人 › 第1项 › 性别")]
    assert found(children=[child(born_on="2012年5月2日")]) == [
        ("D885", "error", "未成年人 › 第1项 › 出生日期")
    ]


def test_parents_are_persons_too():
    father = {"name": "赵某海", "sex": "女", "id_no": "999999198511021036", "born_on": "1985年11月2日"}
    assert found(children=[child(father=father)]) == [("D884", "error", "未成年人 › 第1项 › 父亲 › 性别")]


def test_no_number_says_nothing_about_sex_and_birth():
    assert found(children=[child(id_no="无户籍", sex="女")]) == []


def test_nobody_is_born_after_the_day_of_the_account():
    late = child(born_on="2025年4月11日", id_no="")
    assert found(children=[late]) == [("D886", "error", "未成年人 › 第1项 › 出生日期")]
    assert found(children=[child(born_on="2025年4月10日", id_no="")]) == []


@pytest.mark.parametrize("born_on", ["2012年5月", "2012年"])
def test_a_date_of_birth_without_a_day_is_told_at_its_place_without_being_quoted(born_on):
    (finding,) = casebook_findings(casebook([child(id_no="", born_on=born_on)]), SORTS, TODAY)
    assert (finding.code, finding.where) == ("D204", "未成年人 › 第1项 › 出生日期")
    assert "2012" not in finding.message


def test_numbers_of_nobody_stand_in_samples_only():
    real = child(sample=False, phone="10000000101")
    assert sorted(found(children=[real])) == [
        ("D887", "error", "未成年人 › 第1项 › 联系电话"),
        ("D887", "error", "未成年人 › 第1项 › 证件号码"),
    ]


def test_a_record_alone_is_checked_but_for_what_needs_others():
    assert list(lone_findings(child(born_on="2030年1月1日", id_no=""))) == []
    assert [each.code for each in lone_findings(child(sex="女"))] == ["D884"]
    assert [each.where for each in lone_findings(child(sample=False))] == ["证件号码"]
    assert list(lone_findings(visit(file_no="QH-09-2025-0001"))) == []


def test_a_data_file_of_one_form_is_checked_before_it_is_printed():
    loaded = load_record("文种: 未成年人\n性别: 女\n证件号码: '999999201205200014'\n".encode(), "甲.yaml")
    errors = [each for each in loaded.findings if each.severity.value == "error"]
    assert [(each.code, each.where) for each in errors] == [
        ("D884", "甲.yaml 第 2 行，性别"),
        ("D887", "甲.yaml 第 3 行，证件号码"),
    ]


def test_what_a_record_leaves_unsaid_of_its_child_is_filled_in():
    filled = with_children(visit(), casebook([child()]))
    assert (filled.child.name, filled.child.id_no, filled.child.village) == (
        "赵某晨",
        "999999201205200014",
        "甲山村",
    )
    assert with_children(visit(name="赵某"), casebook([child()])).child.name == "赵某"


def test_what_is_complete_or_not_registered_stays():
    other = visit(file_no="QH-09-2025-0001")
    assert with_children(other, casebook([child()])) is other
    assert with_children(child(), casebook([child()])) == child()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (FILE_NO, f"“{FILE_NO}”"),
        ("例检未督监〔2025〕1号", "“例检未督监〔2025〕1号”"),
        ("赵某晨", ""),
        ("赵某晨1", ""),
        ("999999201205200014", ""),
        ("13800000000", ""),
    ],
)
def test_only_numbers_of_records_are_quoted(text, shown):
    assert quoted_number(text) == shown


def test_the_key_of_every_form_is_one_of_its_fields():
    assert all(kind.key in kind.model.model_fields for kind in (CHILD, VISIT, *HAZARDS))
