"""Order: parts in an item, items in a class, their numbers (DA/T 22-2015, 5.1 to 5.4).

A number once given stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from govdocs.archive.codes import with_code
from govdocs.archive.model import (
    DIALECT_WORDS,
    RETENTIONS,
    Direction,
    Group,
    Item,
    Part,
    Retention,
    Role,
    Scheme,
    Volume,
)
from govdocs.archive.volumes import with_codes
from govdocs.diagnostics import Diagnostic, info, warning

_INCOMING: Mapping[Role, int] = {
    "文件处理单": 10,
    "正文": 20,
    "译文": 25,
    "附件": 30,
    "复制件": 40,
    "发文稿纸": 50,
    "定稿": 60,
    "修改稿": 70,
}
"""Incoming: the slip comes first (DA/T 22-2015, 5.1.2)."""

_OUTGOING: Mapping[Role, int] = {
    "正文": 10,
    "译文": 15,
    "附件": 20,
    "发文稿纸": 30,
    "文件处理单": 35,
    "定稿": 40,
    "修改稿": 50,
    "复制件": 60,
}
"""Our own: the sheet and the signed draft come after what was issued (DA/T 22-2015, 5.1.2)."""

_GROUPS: Mapping[Group, int] = {"": 0, "复文": 10, "转发文": 10, "来文": 20, "被转发文": 20}
_LAST = 1_000_000_000
_DIGITS = re.compile(r"(\d+)", re.ASCII)

ClassKey = tuple[str, int, Retention, str]
"""The lowest class, in which items are counted: category, year, retention, 机构(问题)."""


def sorted_parts(parts: Iterable[Part], direction: Direction) -> tuple[Part, ...]:
    """`parts` of one item as they lie in it; equal ones stay as they were (DA/T 22-2015, 5.1.2)."""
    return tuple(sorted(parts, key=lambda part: _part_key(part, direction)))


def _part_key(part: Part, direction: Direction) -> tuple[int, int, int]:
    ranks = _INCOMING if _is_incoming(part.group, direction) else _OUTGOING
    number = -part.number if part.role == "修改稿" else part.number or _LAST
    return _GROUPS[part.group], ranks[part.role], number


def _is_incoming(group: Group, direction: Direction) -> bool:
    """Whether a part came to us: to our reply belongs what came, to a reply that came what we asked."""
    if group == "来文":
        return direction != "收文"
    return direction == "收文" or group == "被转发文"


def class_of(item: Item) -> ClassKey:
    """The lowest class of `item` in its fonds: the scope of its 件号 (DA/T 22-2015, 5.4.3).

    A fonds that had no 全宗号 when the first items were filed counts on when it has one.
    """
    return item.category, item.year, item.retention, item.org


def sorted_items(items: Iterable[Item], scheme: Scheme) -> tuple[Item, ...]:
    """`items` by the classes of `scheme`, in a class by time combined with matter (DA/T 22-2015, 5.3)."""
    rows = tuple(items)
    first: dict[tuple[ClassKey, str], str] = {}
    for item in rows:
        if item.matter:
            key = (class_of(item), item.matter)
            first[key] = min(first.get(key, _plain(item.date)), _plain(item.date))

    def place(item: Item) -> tuple[object, ...]:
        begun = first.get((class_of(item), item.matter), _plain(item.date))
        group = item.matter or f"\uffff{item.date}"
        return (*class_place(item, scheme), begun, group, _plain(item.date), _natural(item.doc_no))

    return tuple(sorted(rows, key=place))


def class_place(item: Item, scheme: Scheme) -> tuple[object, ...]:
    """Where the class of `item` stands: by year, then as `Scheme.order` says, the longest period first."""
    names = list(scheme.classes)
    org = (names.index(item.org) if item.org in names else len(names), item.org)
    period = RETENTIONS.index(item.retention)
    levels = (org, period) if scheme.order.endswith("保管期限") else (period, org)
    return (item.year, *levels)


def _plain(day: str) -> str:
    """A date that sorts: without [ ], the missing ones last."""
    return day.strip("[]") or "99999999"


def _natural(text: str) -> tuple[tuple[int, str], ...]:
    """`text` so that 3号 comes before 10号."""
    return tuple(
        (int(piece), "") if piece.isascii() and piece.isdigit() else (_LAST, piece)
        for piece in _DIGITS.split(text)
        if piece
    )


def numbered(new: Sequence[Item], filed: Sequence[Item], scheme: Scheme) -> tuple[Item, ...]:
    """The `new` items in order with 件号 and 档号: each class counts on after what was `filed` of it.

    Only the new ones are given back; what was filed keeps its numbers. More items than a 档号 can
    count is an `InputError`.
    """
    counts: Counter[ClassKey] = Counter()
    for item in filed:
        counts[class_of(item)] = max(counts[class_of(item)], item.item_no)
    result = []
    for item in sorted_items(new, scheme):
        counts[class_of(item)] += 1
        result.append(with_code(replace(item, item_no=counts[class_of(item)]), scheme))
    return tuple(result)


def numbered_volumes(new: Sequence[Volume], filed: Sequence[Volume], scheme: Scheme) -> tuple[Volume, ...]:
    """The `new` volumes with 案卷号 and 档号: by person in their series, after the `filed`."""
    counts: Counter[tuple[str, int, Retention]] = Counter()
    for volume in filed:
        counts[_series(volume)] = max(counts[_series(volume)], volume.volume_no)
    result = []
    for volume in sorted(new, key=lambda each: (each.year, RETENTIONS.index(each.retention), each.person)):
        counts[_series(volume)] += 1
        result.append(with_codes(replace(volume, volume_no=counts[_series(volume)]), scheme))
    return tuple(result)


def _series(volume: Volume) -> tuple[str, int, Retention]:
    return volume.series, volume.year, volume.retention


def late_findings(new: Iterable[Item], filed: Iterable[Item]) -> tuple[Diagnostic, ...]:
    """What to tell of numbered items that came after their class had been filed."""
    before = {class_of(item) for item in filed}
    return tuple(
        info(
            "A206",
            f"后补的文件《{item.title}》编为第 {item.item_no} 件（{item.code}），排在本类最后",
            f"归档清单 第 {item.key} 件" if item.key else "",
            "已归档文件的件号不变",
        )
        for item in new
        if class_of(item) in before
    )


def scheme_changes(scheme: Scheme, last: Scheme, earlier: str = "上年") -> tuple[Diagnostic, ...]:
    """In what `scheme` differs from the `last` one (A-12); a class may be added, not renamed.

    `earlier` is what messages call the last one.
    """
    pairs = {
        "全宗号": (last.fonds or scheme.fonds, scheme.fonds),
        "分类方案": (last.order, scheme.order),
        "第三级分类": (last.dimension or "不分", scheme.dimension or "不分"),
        "档号格式": (DIALECT_WORDS[last.dialect], DIALECT_WORDS[scheme.dialect]),
    }
    pairs |= {
        f"机构（问题）{code}": (name, scheme.classes.get(code, "没有")) for code, name in last.classes.items()
    }
    return tuple(
        _change(what, before, now, earlier) for what, (before, now) in pairs.items() if before != now
    )


def _change(what: str, before: str, now: str, earlier: str) -> Diagnostic:
    hint = "分类方案在一个全宗里应当前后一致；确要改动，先与县级档案馆商定"
    return warning("A205", f"{what}与{earlier}不同：{earlier}“{before}”，现在“{now}”", "本单位", hint)
