"""Copies for others show no more than they may, and the guard sees what slipped through."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import Field

from govdocs.context import Context
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.copies import (
    copied,
    count_words,
    leaks,
    shown_table,
    small_counts,
)
from govdocs.kinds.parts.fields import Input, OptionalLine
from govdocs.kinds.parts.persons import (
    Address,
    BirthDate,
    ChildRef,
    CitizenId,
    Condition,
    Guardian,
    PersonName,
    PersonPhone,
    Reporter,
    School,
    Story,
    age_on,
    age_words,
)
from govdocs.kinds.parts.secrets import secrets_of

D0 = date(2025, 4, 10)
INTERNAL, PUBLIC, FULL = Context(D0, "internal"), Context(D0, "public"), Context(D0)


class Pupil(Input):
    file_no: OptionalLine = ""
    name: PersonName = ""
    born_on: BirthDate = ""
    id_no: CitizenId = ""
    phone: PersonPhone = ""
    home: Address = ""
    school: School = ""
    health: Condition = ""
    story: Story = ""
    reporter: Reporter = ""
    father: Guardian = Field(Guardian())
    visitor: OptionalLine = ""
    advice: OptionalLine = ""


class Note(Input):
    child: ChildRef = Field(ChildRef())
    text: OptionalLine = ""


CHEN = Pupil(
    file_no="QH-01-2023-0001",
    name="赵某晨",
    born_on="2012-05-20",
    id_no="999999201205200014",
    phone="10000000101",
    home="例示县清禾镇甲山村三组",
    school="清禾镇中心小学",
    health="残疾（肢体三级）",
    story="赵某晨随祖父住，电话10000000101。",
    reporter="卫某青",
    father=Guardian(name="赵某海", relation="父亲", work_place="浙江宁波"),
    visitor="郑某文",
    advice="请赵某海每周联系",
)
YU = CHEN.model_copy(update={"file_no": "QH-01-2023-0002", "name": "赵某雨", "id_no": "99999920150901048X"})
BOOK = Casebook(
    {"pupil": (CHEN, YU), "note": (Note(child=ChildRef(file_no="QH-01-2023-0001"), text="赵某晨未到校"),)}
)


def test_the_full_copy_is_the_records_themselves():
    assert copied(BOOK, FULL) is BOOK


def test_the_working_copy_keeps_what_work_needs():
    chen = copied(BOOK, INTERNAL).records["pupil"][0]
    assert chen == CHEN.model_copy(
        update={
            "name": "赵某某A",
            "born_on": "2012年（12岁）",
            "id_no": "999999********0014",
            "phone": "100****0101",
            "home": "例示县清禾镇甲山村",
            "school": "小学",
            "health": "残疾",
            "story": "赵某某A随祖父住，电话100****0101。",
            "reporter": "＊",
            "father": CHEN.father.model_copy(update={"name": "赵某某"}),
            "advice": "请赵某某每周联系",
        }
    )


def test_the_public_copy_keeps_what_points_at_nobody():
    chen = copied(BOOK, PUBLIC).records["pupil"][0]
    assert [chen.name, chen.born_on, chen.home] == ["赵某某A", "6—13岁", "例示县清禾镇"]
    assert [chen.id_no, chen.phone, chen.school, chen.health, chen.story, chen.reporter] == ["＊"] * 6
    assert [chen.visitor, chen.father.work_place] == ["郑某文", "浙江宁波"]


def test_free_text_about_a_child_names_nobody():
    assert copied(BOOK, INTERNAL).records["note"][0].text == "赵某某A未到校"


def copied_record(record, context):
    (shown,) = copied(Casebook({"pupil": (record,)}), context).records["pupil"]
    return shown


def test_brothers_and_sisters_have_letters_of_their_own():
    assert [each.name for each in copied(BOOK, PUBLIC).records["pupil"]] == ["赵某某A", "赵某某B"]


def test_an_only_child_has_none():
    assert copied_record(CHEN, PUBLIC).name == "赵某某"


def test_ages_are_known_in_the_working_copy_too():
    births = [CHEN.born_on, copied_record(CHEN, INTERNAL).born_on, copied_record(CHEN, PUBLIC).born_on, ""]
    assert [age_words(born, D0) for born in births] == ["12", "12", "6—13岁", ""]
    assert [age_on(born, D0) for born in births] == [12, 12, None, None]


def test_a_reason_for_no_number_stays_in_the_working_copy():
    nobody = CHEN.model_copy(update={"id_no": "无户籍"})
    assert copied_record(nobody, INTERNAL).id_no == "无户籍"
    assert copied_record(nobody, PUBLIC).id_no == "＊"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("赵某晨", "姓名"),
        ("就读于清禾镇中心小学", "学校"),
        ("例示县清禾镇甲山村三组", "住址"),
        ("号码999999201205200014", "证件号码"),
        ("别人的110101199003070011", "证件号码"),
        ("13912345678", "电话"),
        ("卫某青报告", "报告人"),
    ],
)
def test_the_guard_sees_what_a_public_copy_would_show(text, said):
    found = list(leaks(["清禾镇", text], secrets_of(BOOK), PUBLIC))
    assert [said in each.message for each in found] == [True]
    assert text not in found[0].message + found[0].hint


def test_the_guard_lets_a_clean_copy_pass():
    texts = ["赵某某A", "6—13岁", "例示县清禾镇", "＊", "小学", "QH-01-2023-0001", "2025年4月10日"]
    assert list(leaks(texts, secrets_of(BOOK), PUBLIC)) == []


def test_a_working_copy_may_name_a_school_but_no_number():
    assert list(leaks(["清禾镇中心小学", "赵某晨"], secrets_of(BOOK), INTERNAL)) == []
    assert len(list(leaks(["999999201205200014"], secrets_of(BOOK), INTERNAL))) == 1
    assert list(leaks(["999999201205200014"], secrets_of(BOOK), FULL)) == []


def test_a_reporter_is_one_only_where_reports_are_kept():
    helped = Note(child=ChildRef(file_no="QH-01-2023-0001"), text="卫某青走访")
    book = Casebook({"pupil": (CHEN,), "note": (helped,)})
    assert copied(book, INTERNAL).records["note"][0].text == "卫某青走访"
    assert list(leaks(["卫某青"], secrets_of(book).for_records(Note), INTERNAL)) == []
    assert len(list(leaks(["卫某青"], secrets_of(book).for_records(Pupil), INTERNAL))) == 1


def test_secrets_of_a_sort_can_be_left_out():
    secrets = secrets_of(BOOK).without("school")
    assert list(leaks(["清禾镇中心小学"], secrets, PUBLIC)) == []


def test_small_counts_point_at_persons():
    assert len(list(small_counts(["12", "2", "共2人", "13人"], PUBLIC))) == 1
    assert list(small_counts(["12", "3", "共12人", "0"], PUBLIC)) == []
    assert list(small_counts(["2"], FULL)) == []


def test_a_small_count_is_not_told_to_the_public():
    assert [count_words(number, PUBLIC) for number in (0, 1, 2, 3)] == ["0", "不足3", "不足3", "3"]
    assert count_words(2, INTERNAL) == "2"


def test_no_small_count_can_be_had_by_subtraction():
    rows = [[20, 12, 8], [10, 8, 2], [10, 4, 6]]
    shown = shown_table(rows, [(0, 1, 2)], PUBLIC)
    for line in (*shown, *zip(*shown, strict=True)):
        assert sum(not cell.isdecimal() for cell in line) != 1
    assert shown[1][2] == "不足3"
    assert shown_table(rows, [(0, 1, 2)], FULL) == [[str(n) for n in row] for row in rows]


def test_a_table_without_small_counts_is_told_whole():
    rows = [[20, 12, 8], [10, 6, 4], [10, 6, 4]]
    assert shown_table(rows, [(0, 1, 2)], PUBLIC) == [[str(n) for n in row] for row in rows]
    assert shown_table([], [], PUBLIC) == []


class Staff(Input):
    name: PersonName = ""
    note: OptionalLine = ""


def test_who_works_with_children_is_no_secret():
    book = Casebook({"pupil": (CHEN,), "staff": (Staff(name="卫某安"),)})
    assert list(leaks(["卫某安"], secrets_of(book), PUBLIC)) == []
    assert copied(book, PUBLIC).records["staff"][0].name == "卫某某"


def test_an_office_where_papers_are_served_is_no_home():
    served = CHEN.model_copy(update={"home": "例示县清禾镇丙田村村民委员会"})
    book = Casebook({"pupil": (served,)})
    assert list(leaks(["例示县清禾镇丙田村村民委员会"], secrets_of(book), PUBLIC)) == []


class Scholar(Pupil):
    schooling: OptionalLine = ""
    grade: School = ""


def test_a_stage_stands_for_school_and_class():
    pupil = Scholar(file_no="1", school="清禾镇中心学校", grade="初中一年级2班")
    masked = copied(Casebook({"": (pupil,)}), INTERNAL).records[""][0]
    assert (masked.school, masked.grade) == ("初中", "初中")
    known = Scholar(file_no="1", school="清禾镇中心学校", schooling="小学")
    assert copied(Casebook({"": (known,)}), INTERNAL).records[""][0].school == "小学"


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("赵 某 晨在家", "赵某某A在家"),
        ("身份证999999 20120520 0014。", "身份证999999********0014。"),
        ("电话１０００００００１０１", "电话100****0101"),
        ("住甲山村三组", "住甲山村"),
        ("家住丁桥村1组3号", "家住丁桥村"),
        ("生于2012年5月20日，5月1日走访", "生于2012年（12岁），5月1日走访"),
        ("2012-05-20出生", "2012年（12岁）出生"),
        ("2025年4月1日走访3次", "2025年4月1日走访3次"),
    ],
)
def test_a_fact_is_found_however_it_is_typed(typed, left):
    note = Note(child=ChildRef(file_no="QH-01-2023-0001"), text=typed)
    book = Casebook({"pupil": (CHEN, YU), "note": (note,)})
    assert copied(book, INTERNAL).records["note"][0].text == left
