"""Order of parts and items, their numbers; numbers once given stay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.archive.model import Item, Part, Scheme, Volume
from govdocs.archive.order import (
    class_of,
    late_findings,
    numbered,
    numbered_volumes,
    scheme_changes,
    sorted_items,
    sorted_parts,
)
from govdocs.errors import InputError

SCHEME = Scheme("Z109", "清禾镇人民政府")
ORGS = replace(SCHEME, dimension="机构", classes={"BGS": "办公室", "MZB": "民政办"})


def part(role, number=0, group="", source=""):
    return Part(role, source or f"{role}{number}", "", 1, "pdf", number=number, group=group)


def item(key, day="20250312", retention="D30", **more):
    return Item(key, f"文件{key}", "清禾镇人民政府", day, 2025, retention, **more)


def roles(parts):
    return [f"{each.group}{each.role}{each.number or ''}" for each in parts]


def test_an_incoming_item_begins_with_its_slip():
    parts = [part("复制件"), part("附件", 2), part("正文"), part("附件", 1), part("文件处理单")]
    assert roles(sorted_parts(parts, "收文")) == ["文件处理单", "正文", "附件1", "附件2", "复制件"]


@pytest.mark.parametrize("direction", ["发文", "内部"])
def test_an_outgoing_item_begins_with_what_was_issued(direction):
    parts = [
        *(part("修改稿", 1), part("修改稿", 2), part("复制件"), part("定稿"), part("发文稿纸")),
        *(part("附件", 10), part("附件", 2), part("译文"), part("正文")),
    ]
    assert roles(sorted_parts(parts, direction)) == [
        *("正文", "译文", "附件2", "附件10", "发文稿纸", "定稿", "修改稿2", "修改稿1", "复制件"),
    ]


def test_our_reply_lies_before_what_came_each_in_its_own_order():
    parts = [
        *(part("正文", group="来文"), part("文件处理单", group="来文")),
        *(part("定稿", group="复文"), part("正文", group="复文")),
    ]
    assert roles(sorted_parts(parts, "发文")) == ["复文正文", "复文定稿", "来文文件处理单", "来文正文"]


def test_a_reply_that_came_lies_before_what_we_asked():
    parts = [
        *(part("定稿", group="来文"), part("正文", group="来文"), part("发文稿纸", group="来文")),
        *(part("正文", group="复文"), part("文件处理单", group="复文")),
    ]
    assert roles(sorted_parts(parts, "收文")) == [
        *("复文文件处理单", "复文正文", "来文正文", "来文发文稿纸", "来文定稿"),
    ]


def test_what_forwards_lies_before_what_is_forwarded():
    parts = [
        *(part("附件", 1, "被转发文"), part("正文", group="被转发文"), part("文件处理单", group="被转发文")),
        *(part("定稿", group="转发文"), part("正文", group="转发文")),
    ]
    assert roles(sorted_parts(parts, "发文")) == [
        *("转发文正文", "转发文定稿", "被转发文文件处理单", "被转发文正文", "被转发文附件1"),
    ]


def test_parts_that_rank_alike_stay_as_they_were():
    parts = [part("复制件", source="乙"), part("复制件", source="甲"), part("附件", source="丙")]
    assert [each.source for each in sorted_parts(parts, "收文")] == ["丙", "乙", "甲"]


def keys(items):
    return [each.key for each in items]


def test_items_lie_by_date_and_then_by_number():
    items = [
        item("c", "20250401"),
        item("b", "20250312", doc_no="清政发〔2025〕10号"),
        item("a", "20250312", doc_no="清政发〔2025〕3号"),
        item("d", ""),
        item("0", "[20250101]"),
    ]
    assert keys(sorted_items(items, SCHEME)) == ["0", "a", "b", "c", "d"]


def test_items_of_one_matter_lie_together_from_the_first_of_them_on():
    items = [
        item("reply", "20250620", matter="修桥"),
        item("other", "20250401"),
        item("request", "20250312", matter="修桥"),
        item("early", "20250311"),
        item("same day", "20250312"),
    ]
    assert keys(sorted_items(items, SCHEME)) == ["early", "request", "reply", "same day", "other"]


def test_a_matter_is_kept_together_within_its_class_alone():
    items = [item("long", "20250620", "Y", matter="修桥"), item("short", "20250101", matter="修桥")]
    items.append(item("between", "20250301", "Y"))
    assert keys(sorted_items(items, SCHEME)) == ["between", "long", "short"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("年度—机构（问题）—保管期限", ["BGS Y", "BGS D30", "MZB Y", "MZB D10", "XXX Y"]),
        ("年度—保管期限—机构（问题）", ["BGS Y", "MZB Y", "XXX Y", "BGS D30", "MZB D10"]),
    ],
)
def test_classes_stand_in_the_order_of_the_scheme(order, expected):
    pairs = [("MZB", "D10"), ("XXX", "Y"), ("BGS", "D30"), ("MZB", "Y"), ("BGS", "Y")]
    items = [item(f"{org} {retention}", retention=retention, org=org) for org, retention in pairs]
    assert keys(sorted_items(items, replace(ORGS, order=order))) == expected


def test_each_lowest_class_counts_from_one():
    items = [
        item("b", "20250401", org="BGS"),
        item("a", org="BGS"),
        item("c", org="MZB"),
        item("d", "", "Y", org="BGS"),
    ]
    filed = numbered(items, (), ORGS)
    assert {each.key: each.code for each in filed} == {
        "d": "Z109-WS·2025-Y-BGS-0001",
        "a": "Z109-WS·2025-D30-BGS-0001",
        "b": "Z109-WS·2025-D30-BGS-0002",
        "c": "Z109-WS·2025-D30-MZB-0001",
    }


def test_a_late_item_takes_the_next_number_however_early_its_date():
    filed = numbered([item("a"), item("b", "20250401")], (), SCHEME)
    late = numbered([item("late", "20250101"), item("new class", retention="Y")], filed, SCHEME)
    assert {each.key: each.item_no for each in late} == {"late": 3, "new class": 1}
    (told,) = late_findings(late, filed)
    assert told.message == "后补的文件《文件late》编为第 3 件（Z109-WS·2025-D30-0003），排在本类最后"
    assert (told.code, told.where) == ("A206", "归档清单 第 late 件")


def test_a_late_item_without_a_key_has_no_place_in_the_list():
    filed = numbered([item("a")], (), SCHEME)
    (told,) = late_findings(numbered([item("")], filed, SCHEME), filed)
    assert told.where == ""


def test_a_fonds_that_comes_later_counts_on():
    filed = numbered([item("a")], (), replace(SCHEME, fonds=""))
    assert filed[0].code == "WS·2025-D30-0001"
    (late,) = numbered([item("b")], filed, SCHEME)
    assert late.code == "Z109-WS·2025-D30-0002"


def test_more_items_than_four_digits_count_are_refused():
    with pytest.raises(InputError, match="2025 年度的件号编到 10000，档号只能写到 9999"):
        numbered([item("b")], [replace(item("a"), item_no=9999)], SCHEME)


def days():
    return st.integers(1, 28).map(lambda day: f"202503{day:02}")


@given(
    st.lists(st.tuples(days(), st.sampled_from(["Y", "D30", "D10"]), st.sampled_from(["", "甲", "乙"]))),
    st.data(),
)
def test_numbers_never_repeat_nor_skip_however_items_come_in(rows, data):
    items = [item(str(at), day, retention, matter=matter) for at, (day, retention, matter) in enumerate(rows)]
    cut = data.draw(st.integers(0, len(items)))
    first = numbered(items[:cut], (), SCHEME)
    everything = (*first, *numbered(items[cut:], first, SCHEME))
    for retention in ("Y", "D30", "D10"):
        numbers = sorted(each.item_no for each in everything if each.retention == retention)
        assert numbers == list(range(1, len(numbers) + 1))
    assert len({each.code for each in everything}) == len(items)


def test_an_item_knows_its_lowest_class():
    assert class_of(item("a", org="BGS")) == ("WS", 2025, "D30", "BGS")


def volume(person, retention="D30", year=2025):
    return Volume(person, f"[{person}困境儿童个案]", year, retention)


def test_volumes_are_numbered_by_person_within_series_year_and_period():
    filed = numbered_volumes(
        [volume("WCN-2025-0002"), volume("WCN-2025-0001"), volume("WCN-2025-0003", "Y")], (), SCHEME
    )
    assert [(each.person[-1], each.retention, each.volume_no) for each in filed] == [
        ("3", "Y", 1),
        ("1", "D30", 1),
        ("2", "D30", 2),
    ]
    (late,) = numbered_volumes([volume("WCN-2024-0009")], filed, SCHEME)
    assert (late.volume_no, late.fonds) == (3, "Z109")


def test_a_scheme_that_stays_is_not_told():
    assert scheme_changes(ORGS, ORGS) == ()
    assert scheme_changes(replace(ORGS, classes={**ORGS.classes, "DJB": "党建办"}), ORGS) == ()
    assert scheme_changes(SCHEME, replace(SCHEME, fonds="")) == ()


def test_within_a_year_a_change_is_one_of_what_was_filed():
    (told,) = scheme_changes(SCHEME, replace(SCHEME, fonds="Z110"), "已归档的")
    assert told.message == "全宗号与已归档的不同：已归档的“Z110”，现在“Z109”"


def test_each_change_of_the_scheme_is_told():
    now = Scheme("Z110", "清禾镇人民政府", order="年度—保管期限—机构（问题）", dialect="DAT13_2022")
    told = [finding.message for finding in scheme_changes(now, ORGS)]
    assert told == [
        "全宗号与上年不同：上年“Z109”，现在“Z110”",
        "分类方案与上年不同：上年“年度—机构（问题）—保管期限”，现在“年度—保管期限—机构（问题）”",
        "第三级分类与上年不同：上年“机构”，现在“不分”",
        "档号格式与上年不同：上年“DA/T 22”，现在“DA/T 13”",
        "机构（问题）BGS与上年不同：上年“办公室”，现在“没有”",
        "机构（问题）MZB与上年不同：上年“民政办”，现在“没有”",
    ]
