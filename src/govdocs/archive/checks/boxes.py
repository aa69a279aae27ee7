"""A-39 to A-43: boxes, their faces and notes (DA/T 22-2015, 6.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from govdocs.archive.checks.model import Check, Examined, Family, each, when
from govdocs.archive.checks.subject import Subject
from govdocs.archive.codes import item_number
from govdocs.archive.days import day_of
from govdocs.archive.model import RETENTION_WORDS, Box, Item
from govdocs.archive.papers.words import SEE_NOTE, box_number, remark
from govdocs.archive.places import BOXES, PAYLOAD

_BOXES: Family = ("整理规范", "装盒")


def boxes_pure(subject: Subject) -> Examined:
    """A-39."""
    items = {item.code: item for item in subject.items}

    def judge(box: Box) -> Iterator[str]:
        for code in box.codes:
            item = items.get(code)
            if item is None:
                yield f"{_named(box)}：盒内的 {code} 不在归档数据中"
            elif (item.year, item.retention, item.org) != (box.year, box.retention, box.org):
                yield f"{_named(box)}：{code} 的年度、保管期限或机构（问题）与盒不同"

    return each((box for box in subject.boxes if not box.volumes), judge)


def box_ranges(subject: Subject) -> Examined:
    """A-40: also that each item lies in one box."""
    items = {item.code: item for item in subject.items}
    boxes = [box for box in subject.boxes if not box.volumes]

    def judge(box: Box) -> Iterator[str]:
        numbers = [items[code].item_no for code in box.codes if code in items]
        if numbers and (min(numbers), max(numbers)) != (box.first, box.last):
            yield f"{_named(box)}：起止件号 {box.first}—{box.last}，盒内是 {min(numbers)}—{max(numbers)}"

    examined = each(boxes, judge)
    ranges: dict[tuple[object, ...], list[Box]] = defaultdict(list)
    for box in sorted(boxes, key=lambda box: (box.first, box.last)):
        ranges[(box.year, box.retention, box.org)].append(box)
    overlaps = [
        f"{_named(after)}：与{_named(before)}的件号重叠"
        for row in ranges.values()
        for before, after in pairwise(row)
        if after.first <= before.last and not (after.codes and set(after.codes) <= set(before.codes))
    ]
    boxed = {code for box in boxes for code in box.codes}
    outside = [f"{code}：不在任何盒中" for code in items if boxes and code not in boxed]
    return Examined(examined.count, (*examined.faults, *overlaps, *outside))


def box_faces(subject: Subject) -> Examined:
    """A-41: the thickness, and what fronts and spines say where they were read."""
    sizes = subject.scheme.thicknesses

    def judge(box: Box) -> Iterator[str]:
        if box.thickness not in sizes and not box.note:
            yield f"{_named(box)}：厚度 {box.thickness} 毫米不是常用的，备考表也没有说明"

    examined = each(subject.boxes, judge)
    return Examined(examined.count, (*examined.faults, *_faces(subject)))


def _faces(subject: Subject) -> Iterator[str]:
    """What fronts and spines lack of their mandatory items (DA/T 22-2015, 6.4)."""
    fonds = "".join(subject.scheme.fonds_name.split())
    for path, text in (subject.prints or {}).items():
        letters = "".join(text.split())
        if not path.startswith(f"{PAYLOAD}/{BOXES}/"):
            continue
        if "封面" in path:
            yield from when(fonds not in letters, f"{path}：没有全宗名称")
        if "脊背" not in path:
            continue
        for box in subject.boxes:
            wanted = (
                subject.scheme.fonds,
                str(box.year),
                RETENTION_WORDS[box.retention],
                str(box.number),
                box_number(box, box.first),
                box_number(box, box.last),
            )
            missing = [word for word in wanted if word not in letters]
            yield from when(bool(missing), f"{path}：{_named(box)}缺 {'、'.join(missing)}")


def box_notes(subject: Subject) -> Examined:
    """A-42: 盒内文件情况说明 may be empty, the four others not."""

    def judge(box: Box) -> Iterator[str]:
        told = {"整理人": box.arranged_by, "检查人": box.checked_by}
        days = {"整理日期": box.arranged_on, "检查日期": box.checked_on}
        missing = [name for name, value in told.items() if not value.strip()]
        missing += [name for name, value in days.items() if day_of(value) is None]
        if missing:
            yield f"{_named(box)}：备考表缺{'、'.join(missing)}"
        elif box.arranged_by == box.checked_by:
            yield f"{_named(box)}：整理人与检查人是同一人"
        elif box.checked_on < box.arranged_on:
            yield f"{_named(box)}：检查日期早于整理日期"

    return each(subject.boxes, judge)


def stars_explained(subject: Subject) -> Examined:
    """A-43: also remarks that are too long for their column and stand there as `*`."""
    boxes = {code: box for box in subject.boxes for code in box.codes}
    printed = "".join(
        "".join(text.split()) for path, text in (subject.prints or {}).items() if "备考表" in path
    )

    def judge(item: Item) -> Iterator[str]:
        box = boxes.get(item.code)
        told = box.note if box else ""
        numbered = any(number in told for number in (item.code, item_number(item.item_no)))
        if not numbered and "".join(item.note.strip("*").split()) not in printed:
            yield f"{item.code}：备注有“*”，备考表没有对应的说明"

    return each((item for item in subject.items if SEE_NOTE in f"{item.note}{remark(item.note)}"), judge)


def _named(box: Box) -> str:
    return f"{box.year}年{RETENTION_WORDS[box.retention]}{box.org}第{box.number}盒"


_ARCHIVE = ("archive",)
_PRINTED = ("prints",)

CHECKS = (
    Check("A-39", "E", "一盒只装同一年度、保管期限、机构（问题）", _BOXES, boxes_pure, _ARCHIVE),
    Check("A-40", "E", "盒的起止件号与盒内一致，互不重叠", _BOXES, box_ranges, _ARCHIVE),
    Check("A-41", "W", "盒的厚度合规，盒面、盒脊的项目齐全", _BOXES, box_faces, _ARCHIVE, also=_PRINTED),
    Check("A-42", "W", "备考表各项齐全，整理人与检查人不同", _BOXES, box_notes, _ARCHIVE),
    Check("A-43", "W", "备注有“*”的，备考表有说明", _BOXES, stars_explained, (*_ARCHIVE, *_PRINTED)),
)
