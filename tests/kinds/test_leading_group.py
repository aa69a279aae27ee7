"""领导小组名单: lines and table, who was there before, findings."""

from __future__ import annotations

from datetime import date

import pytest

from govdocs.document.nodes import PageBreak, Paragraph, Table
from govdocs.kinds.leading_group import KINDS
from govdocs.kinds.organisation.seats import GroupRoster, Seat

(KIND,) = KINDS
HEAD = {"role": "组长", "name": "何某川", "post": "镇长"}
DEPUTY = {"role": "副组长", "name": "施某远（镇）", "post": "副镇长"}
UNITS = {"role": "成员", "units": "派出所、妇联"}


def roster(*seats, **fields):
    return GroupRoster.model_validate(
        {"name": "清禾镇防溺水工作领导小组", "office": "社会事务办", "seats": seats} | fields
    )


def findings(*seats, **fields):
    return [(each.code, each.severity.value, each.where) for each in KIND.check(roster(*seats, **fields))]


def lines(record, context):
    document = KIND.compose(record, context)
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(record, context):
    _, document = KIND.documents(record, context)
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(table):
    return [[cell.text for cell in row] for row in table.rows]


def test_the_lines_name_each_role_once(context):
    office = {"role": "办公室主任", "name": "张勇", "post": "社会事务办主任"}
    assert lines(roster(HEAD, DEPUTY, UNITS, office), context) == [
        "清禾镇防溺水工作领导小组组成人员名单",
        "（2025年4月10日）",
        "组\u3000长：何某川\u3000镇长",
        "副组长：施某远（镇）\u3000副镇长",
        "成员单位：派出所、妇联",
        "办公室设在社会事务办。",
        "办公室主任：张\u3000勇\u3000社会事务办主任",
    ]


def test_a_person_without_a_name_is_a_gap_in_the_lines(context):
    assert "组长：〔待补：姓名〕" in lines(roster({"role": "组长"}), context)


def test_the_office_is_a_gap_where_it_is_not_known(context):
    assert "办公室设在〔待补：办公室设在〕。" in lines(roster(HEAD, office=""), context)
    assert findings(HEAD, office="") == [("D101", "warning", "办公室设在")]


def test_the_table_gives_every_unit_a_row_and_counts_the_roles(context):
    (table,) = tables(roster(HEAD, DEPUTY, UNITS, since="2025-1-6"), context)
    assert texts(table) == [
        ["序号", "姓名", "单位及职务", "组内职务"],
        ["1", "何某川", "镇长", "组长"],
        ["2", "施某远（镇）", "副镇长", "副组长"],
        ["3", "—", "派出所", "成员"],
        ["4", "—", "妇联", "成员"],
        ["组长1人、副组长1人、成员单位2个。"],
    ]
    assert table.above == ("成立日期：2025年1月6日", "统计日期：2025年4月10日")
    assert table.below == ("办公室设在：社会事务办",)


def test_who_has_left_stands_in_a_table_of_changes(context):
    old = DEPUTY | {"since": "2025年1月6日", "until": "2025年3月10日"}
    new = {"role": "副组长", "name": "康某峰", "post": "副镇长", "since": "2025年3月11日"}
    record = roster(HEAD, old, new)
    now, changes = tables(record, context)
    assert [row[1] for row in texts(now)[1:-1]] == ["何某川", "康某峰"]
    assert texts(changes)[1] == ["1", "施某远（镇）", "副镇长", "副组长", "2025年1月6日", "2025年3月10日"]
    before, _ = tables(roster(HEAD, old, new, as_of="2025年3月10日"), context)
    assert [row[1] for row in texts(before)[1:-1]] == ["何某川", "施某远（镇）"]
    assert not any("施某远" in line for line in lines(record, context))


def test_the_table_stands_upright_under_a_name_of_its_own(context):
    lists, table = KIND.documents(roster(HEAD), context)
    assert table.blocks[0] == PageBreak("portrait")
    assert table.title == f"{lists.title}（表格式）"


def test_a_group_without_members_says_so(context):
    assert texts(tables(roster(), context)[0])[-1] == ["没有在任的成员。"]


def test_an_own_title_is_kept(context):
    assert lines(roster(HEAD, title="名单"), context)[0] == "名单"


def test_a_title_without_the_name_of_the_group_has_it_below(context):
    record = roster(HEAD, title="名单")
    assert lines(record, context)[2] == "清禾镇防溺水工作领导小组组成人员如下："
    assert tables(record, context)[0].above[0] == "小组名称：清禾镇防溺水工作领导小组"


def test_nothing_of_a_seat_that_is_filled_in_twice_is_lost(context):
    both = UNITS | {"name": "白某霞", "post": "主席"}
    assert lines(roster(HEAD, both), context)[3:5] == ["成员单位：派出所、妇联", "成　员：白某霞　主席"]
    rows = texts(tables(roster(HEAD, both), context)[0])
    assert [row[1:3] for row in rows[2:5]] == [["—", "派出所"], ["—", "妇联"], ["白某霞", "主席"]]
    (_, left, *_) = texts(tables(roster(UNITS | {"post": "主席"}), context)[0])[2:]
    assert left[1:3] == ["〔待补〕", "主席"]


@pytest.mark.parametrize(
    ("since", "until", "held"),
    [
        ("", "", True),
        ("2025-04-10", "2025-04-10", True),
        ("2025-04-11", "", False),
        ("", "2025-04-09", False),
    ],
)
def test_a_seat_is_held_from_its_first_to_its_last_day(since, until, held):
    assert Seat(role="成员", since=since, until=until).held_on(date(2025, 4, 10)) is held


def test_without_a_day_those_who_have_not_left_are_there():
    assert Seat(role="成员", since="2099-01-01").held_on(None)
    assert not Seat(role="成员", until="2099-01-01").held_on(None)


def test_a_sound_group_has_no_finding():
    assert findings(HEAD, DEPUTY, UNITS) == []


TWO = [{"role": "双主任", "name": name, "post": "领导"} for name in ("何某川", "吕某岚")]


def test_a_committee_may_have_two_chairs():
    assert findings(*TWO) == []


@pytest.mark.parametrize(
    "seats",
    [
        [DEPUTY],
        [HEAD, HEAD | {"name": "吕某岚"}],
        [HEAD, {"role": "主任", "name": "吕某岚", "post": "书记"}],
        TWO[:1],
        [*TWO, HEAD],
    ],
    ids=["no head", "two heads", "head and chair", "one of two chairs", "two chairs and a head"],
)
def test_another_number_of_heads_is_reported(seats):
    assert ("D720", "warning", "成员") in findings(*seats)


def test_a_head_who_has_left_does_not_count():
    old = HEAD | {"name": "吕某岚", "until": "2025-01-05"}
    assert findings(old, HEAD) == [("D203", "info", "成员 › 第1项 › 免职日期")]


def test_a_seat_out_of_its_order_is_reported_and_kept(context):
    assert findings(DEPUTY, HEAD) == [("D721", "warning", "成员 › 第2项 › 职务")]
    assert lines(roster(DEPUTY, HEAD), context)[2].startswith("副组长")


def test_a_seat_is_of_a_person_or_of_units():
    both, none = UNITS | {"name": "白某霞"}, {"role": "成员"}
    assert findings(HEAD, both, none) == [
        ("D722", "error", "成员 › 第2项 › 姓名"),
        ("D722", "error", "成员 › 第3项 › 姓名"),
    ]


def test_a_person_without_a_post_is_reported():
    assert findings({"role": "组长", "name": "何某川"}) == [("D101", "warning", "成员 › 第1项 › 单位及职务")]


def test_a_seat_does_not_end_before_it_begins():
    seat = DEPUTY | {"since": "2025年3月1日", "until": "2025年2月1日"}
    assert ("D724", "error", "成员 › 第2项 › 免职日期") in findings(HEAD, seat)


def test_namesakes_need_a_mark():
    plain = DEPUTY | {"name": "张勇"}
    other = {"role": "成员", "name": "张　勇", "post": "干部"}
    assert findings(HEAD, plain, other) == [("D723", "warning", "成员")]
    assert findings(HEAD, plain, other | {"name": "张勇（校）"}) == []


def test_the_office_may_be_headed_by_a_member():
    office = {"role": "办公室主任", "name": "何某川", "post": "镇长"}
    assert findings(HEAD, office) == []
    assert findings(HEAD, office, office | {"role": "联络员"}) == [("D723", "warning", "成员")]
