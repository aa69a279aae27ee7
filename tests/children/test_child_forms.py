"""The papers of a child: what they print, and that they fit their pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from govdocs.context import Context
from govdocs.document.nodes import Paragraph, Table
from govdocs.fonts.library import bundled_fonts
from govdocs.kinds.children.child import Child
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.copies import copied
from govdocs.kinds.parts.persons import Guardian
from govdocs.kinds.registry import find_kind
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704

CONTEXT = Context(date(2025, 4, 10))


@pytest.fixture(scope="module")
def fonts():
    return bundled_fonts()


@pytest.fixture
def person(town):
    """A child of the demonstration by the end of its 档案号."""

    def find(end):
        return next(each for each in town.casebook.records["child"] if each.file_no.endswith(end))

    return find


def sheets(child, context=CONTEXT):
    return {sheet.label: sheet.document for sheet in find_kind("未成年人").sheets(child, context)}


def cells(document):
    return [
        cell.text
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
    ]


def beside(document, label):
    texts = cells(document)
    return texts[texts.index(label) + 1]


def test_only_a_child_left_behind_has_the_second_paper(person):
    assert list(sheets(person("2023-0001"))) == ["信息登记表", "农村留守儿童登记表"]
    assert list(sheets(person("02-2024-0003"))) == ["信息登记表"]


@pytest.mark.parametrize("end", ["2023-0001", "02-2024-0003", "03-2024-0002", "2021-0005", "05-2024-0001"])
def test_the_registration_form_takes_two_pages_at_most(person, fonts, end):
    child = person(end)
    pages = layout(sheets(child)["信息登记表"], GB9704, fonts).pages
    assert len(pages) <= 2


def test_an_empty_form_to_fill_in_by_hand_takes_two_pages(fonts):
    assert len(layout(sheets(Child())["信息登记表"], GB9704, fonts).pages) == 2


def test_the_form_of_a_child_left_behind_is_one_page(person, fonts):
    pages = layout(sheets(person("2023-0001"))["农村留守儿童登记表"], GB9704, fonts).pages
    assert len(pages) == 1


def test_an_empty_form_has_room_for_card_and_illness(person):
    assert {"残疾证号", "重病名称"} <= set(cells(sheets(Child())["信息登记表"]))
    assert "残疾证号" not in cells(sheets(person("2023-0001"))["信息登记表"])


def test_the_age_is_that_of_the_day(person):
    paper = sheets(person("2023-0001"))["信息登记表"]
    assert beside(paper, "年龄") == "12岁"
    later = sheets(person("2023-0001"), replace(CONTEXT, today=date(2025, 5, 20)))["信息登记表"]
    assert beside(later, "年龄") == "13岁"


def test_the_day_of_the_age_stands_below(person):
    notes = [
        block.text
        for block in sheets(person("2023-0001"))["信息登记表"].blocks
        if isinstance(block, Paragraph)
    ]
    assert notes[-1] == "注：年龄算到2025年4月10日。"


def test_the_office_of_the_workbook_stands_above(town, person):
    assert town.context.unit == "清禾镇未成年人保护工作站"
    for paper in sheets(person("2023-0001"), town.context).values():
        (table,) = (block for block in paper.blocks if isinstance(block, Table))
        assert table.above[0] == "填报单位（盖章）：清禾镇未成年人保护工作站"


def test_classes_are_ticked_among_all(person):
    boxes = beside(sheets(person("03-2024-0002"))["信息登记表"], "类别")
    assert (boxes.count("☑"), boxes.count("□")) == (2, 17)
    assert "☑失学辍学" in boxes
    assert "☑离异家庭" in boxes


def test_several_disabilities_are_manifold(person):
    child = person("05-2024-0001").model_copy(update={"disability_type": ("肢体", "智力")})
    boxes = beside(sheets(child)["信息登记表"], "残疾类别")
    assert "☑多重" in boxes
    assert "□多重" in beside(sheets(person("05-2024-0001"))["信息登记表"], "残疾类别")


def test_a_stepfather_is_called_one(person):
    child = person("2023-0001").model_copy(update={"father": Guardian(name="吴某贵", relation="继父")})
    assert beside(sheets(child)["信息登记表"], "姓名") == "赵某晨"
    assert "吴某贵（继父）" in cells(sheets(child)["信息登记表"])


def test_who_has_left_shows_why(person):
    paper = sheets(person("2021-0005"))["信息登记表"]
    assert beside(paper, "退出原因") == "年满18周岁"
    assert beside(paper, "退出日期") == "2025年4月10日"


def test_grounds_stand_only_where_there_are_some(person):
    paper = sheets(person("02-2024-0003"))["信息登记表"]
    assert cells(paper).count("不抚养情形") == 2
    assert "不抚养情形" not in cells(sheets(person("2023-0001"))["信息登记表"])


def test_the_form_of_2016_asks_who_is_away(person):
    paper = sheets(person("2023-0001"))["农村留守儿童登记表"]
    assert beside(paper, "父母双方\n同时外出") == "☑是　□否"
    assert beside(paper, "一方外出另一\n方无监护能力") == "□是　☑否"
    assert beside(paper, "祖母") == "赵某珍　1955年9月21日"
    assert beside(paper, "外祖父") == ""


def test_who_is_away_stays_open_where_nobody_has_said(person):
    child = person("2023-0001").model_copy(update={"care_reason": ""})
    assert beside(sheets(child)["农村留守儿童登记表"], "父母双方\n同时外出") == "□是　□否"


def test_a_copy_for_others_shows_no_name_and_no_number(person):
    context = replace(CONTEXT, copy="internal")
    (shown,) = copied(Casebook({"child": (person("2023-0001"),)}), context).records["child"]
    paper = sheets(shown, context)["信息登记表"]
    text = "".join(cells(paper))
    assert [fact for fact in ("赵某晨", "赵某海", "999999201205200014", "10000000101") if fact in text] == []
    assert beside(paper, "年龄") == "12岁"


def test_a_copy_for_others_shows_no_face(person):
    child = person("2023-0001").model_copy(update={"photo": "1.png"})
    kind = find_kind("未成年人")
    for copy, shown in (("full", "1.png"), ("internal", "")):
        for sheet in kind.sheets(child, replace(CONTEXT, copy=copy)):
            assert (sheet.values["照片"], sheet.values["photo"]) == (shown, shown)
