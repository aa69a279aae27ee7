"""A-01 to A-13: 档号, 件号, the scheme, the order in a class (DA/T 22-2015, 5.2 to 5.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from govdocs.archive.checks.model import Check, Examined, Family, each, when
from govdocs.archive.checks.subject import Subject
from govdocs.archive.codes import (
    code_of,
    item_number,
    normalised_code,
    parse_code,
    repeated_codes,
    volume_code,
)
from govdocs.archive.days import day_of
from govdocs.archive.model import RETENTION_WORDS, Item, Volume
from govdocs.archive.order import ClassKey, class_of, scheme_changes

_METADATA: Family = ("真实性", "元数据准确性")
_COMPLETE: Family = ("完整性", "元数据")
_ARRANGED: Family = ("整理规范", "分类与排列")
_YEAR_CELL = 1  # 年度 is the second of the six cells of a stamp


def classes(subject: Subject) -> dict[ClassKey, list[Item]]:
    """The items by their lowest class, each in the order of 件号."""
    found: dict[ClassKey, list[Item]] = defaultdict(list)
    for item in sorted(subject.items, key=lambda item: item.item_no):
        found[class_of(item)].append(item)
    return found


def unique_codes(subject: Subject) -> Examined:
    """A-01."""
    codes = [entry.code for entry in subject.entries]
    codes += [paper.code for volume in subject.volumes for paper in volume.papers if paper.code]
    twice = tuple(f"{code}：重复" for code in repeated_codes(codes))
    elsewhere = sorted({*codes} & (subject.other_codes or frozenset()))
    return Examined(len(codes), (*twice, *(f"{code}：其他年度已用" for code in elsewhere)))


def well_formed(subject: Subject) -> Examined:
    """A-02."""

    def judge(entry: Item | Volume) -> Iterator[str]:
        form = subject.scheme.dialect if isinstance(entry, Item) else "DAT13_VOLUME"
        if parse_code(entry.code, form) is None:
            yield f"“{entry.code}”不符合 {form} 的格式"

    return each(subject.entries, judge)


def as_generated(subject: Subject) -> Examined:
    """A-03."""

    def judge(entry: Item | Volume) -> Iterator[str]:
        scheme = subject.scheme
        made = code_of(entry, scheme) if isinstance(entry, Item) else volume_code(entry, scheme)
        if made != entry.code:
            yield f"{entry.code}：由各著录项生成的应是 {made}"

    return each(subject.entries, judge)


def separators(subject: Subject) -> Examined:
    """A-04."""
    return each(
        subject.entries,
        lambda entry: when(normalised_code(entry.code)[1], f"{entry.code}：分隔符或数字不规范"),
    )


def fonds_agrees(subject: Subject) -> Examined:
    """A-05."""
    fonds = subject.scheme.fonds if subject.fonds is None else subject.fonds
    return each(
        subject.entries,
        lambda entry: when(entry.fonds != fonds, f"{entry.code}：全宗号是“{entry.fonds}”，应是“{fonds}”"),
    )


def years_agree(subject: Subject) -> Examined:
    """A-06."""
    year = subject.archive.year if subject.archive else 0

    def judge(item: Item) -> Iterator[str]:
        parts = parse_code(item.code, subject.scheme.dialect)
        if item.year != year or (parts and parts.year != year):
            yield f"{item.code}：归档年度 {item.year} 与本年度 {year} 不一致"

    examined = each(subject.items, judge)
    stamps = [
        f"{item.code}：归档章的年度是“{stamp.cells[_YEAR_CELL]}”"
        for item, _, seen in subject.seen()
        for stamp in seen.stamps[:1]
        if len(seen.stamps) == 1 and len(stamp.cells) > _YEAR_CELL
        if stamp.cells[_YEAR_CELL] != str(item.year)
    ]
    boxes = [f"第{box.number}盒：年度是 {box.year}" for box in subject.boxes if box.year != year]
    return Examined(examined.count, (*examined.faults, *stamps, *boxes))


def retention_known(subject: Subject) -> Examined:
    """A-07."""
    return each(
        subject.entries,
        lambda entry: when(
            entry.retention not in RETENTION_WORDS, f"{entry.code}：没有保管期限“{entry.retention}”"
        ),
    )


def numbers_shaped(subject: Subject) -> Examined:
    """A-08."""

    def judge(members: list[Item]) -> Iterator[str]:
        if members[0].item_no != 1:
            yield f"{members[0].code}：该类的第一个件号不是 0001"
        for item in members:
            number = item_number(item.item_no)
            if subject.scheme.dialect == "DAT22_2015" and not item.code.endswith(f"-{number}"):
                yield f"{item.code}：件号不是四位数字 {number}"

    return each(classes(subject).values(), judge)


def numbers_contiguous(subject: Subject) -> Examined:
    """A-09."""

    def judge(members: list[Item]) -> Iterator[str]:
        for before, item in pairwise(members):
            if item.item_no == before.item_no:
                yield f"{item.code}：件号重复"
            elif item.item_no != before.item_no + 1:
                first, last = item_number(before.item_no + 1), item_number(item.item_no - 1)
                yield f"{before.code} 之后缺 {first}—{last}"

    return each(classes(subject).values(), judge)


def org_everywhere(subject: Subject) -> Examined:
    """A-10."""
    without = [item for item in subject.items if not item.org]
    mixed = without if len(without) < len(subject.items) else []
    return Examined(len(subject.items), tuple(f"{item.code}：没有机构（问题）代码" for item in mixed))


def one_dimension(subject: Subject) -> Examined:
    """A-11."""
    scheme = subject.scheme
    faults = [
        f"{item.code}：机构（问题）“{item.org}”不在分类方案（{scheme.dimension or '不分机构或问题'}）中"
        for item in subject.items
        if item.org and (not scheme.dimension or (scheme.classes and item.org not in scheme.classes))
    ]
    last = subject.last_scheme
    if last and last.dimension and scheme.dimension and last.dimension != scheme.dimension:
        faults.append(f"上一年度按{last.dimension}分类，本年度按{scheme.dimension}分类")
    return Examined(len(subject.items), tuple(faults))


def scheme_stable(subject: Subject) -> Examined:
    """A-12."""
    changes = scheme_changes(subject.scheme, subject.last_scheme) if subject.last_scheme else ()
    return Examined(1, tuple(change.message for change in changes))


def in_order(subject: Subject) -> Examined:
    """A-13: late documents, filed on another day, begin a run of their own."""
    runs: dict[tuple[ClassKey, str], list[Item]] = defaultdict(list)
    for key, members in classes(subject).items():
        for item in members:
            runs[(key, item.filed_on)].append(item)
    return each(runs.values(), _disorder)


def _disorder(members: list[Item]) -> Iterator[str]:
    first: dict[str, str] = {}
    for item in members:
        day = item.date.strip("[]")
        first[item.matter] = min(first.get(item.matter, day), day)
    for before, item in pairwise(members):
        if before.matter and before.matter == item.matter:
            continue
        days = [first[one.matter] if one.matter else one.date.strip("[]") for one in (before, item)]
        if day_of(days[0]) and day_of(days[1]) and days[0] > days[1]:
            yield f"{item.code}：日期 {item.date} 早于前一件 {before.code} 的 {before.date}"


_ARCHIVE = ("archive",)

CHECKS = (
    Check("A-01", "E", "档号在全宗内唯一", _METADATA, unique_codes, _ARCHIVE),
    Check("A-02", "E", "档号完全符合所用档号格式", _METADATA, well_formed, _ARCHIVE),
    Check("A-03", "E", "档号与由著录项生成的一致", _METADATA, as_generated, _ARCHIVE),
    Check("A-04", "W", "档号只用“-”和“·”分隔", _METADATA, separators, _ARCHIVE),
    Check("A-05", "E", "全宗号与本单位的一致，或都为空", _METADATA, fonds_agrees, _ARCHIVE),
    Check(
        "A-06", "E", "档号、归档章、盒的年度与归档年度一致", _METADATA, years_agree, _ARCHIVE, also=("pdfs",)
    ),
    Check("A-07", "E", "保管期限是永久、30年或10年", _METADATA, retention_known, _ARCHIVE),
    Check("A-08", "E", "件号四位，从 0001 起", _METADATA, numbers_shaped, _ARCHIVE),
    Check("A-09", "W", "件号在最低一级类目内连续", _COMPLETE, numbers_contiguous, _ARCHIVE),
    Check("A-10", "W", "机构（问题）代码全有或全无", _ARRANGED, org_everywhere, _ARCHIVE),
    Check("A-11", "W", "机构与问题只取其一", _ARRANGED, one_dimension, _ARCHIVE),
    Check("A-12", "W", "分类方案与上一年度相同", _ARRANGED, scheme_stable, (*_ARCHIVE, "last_scheme")),
    Check("A-13", "W", "类内按时间结合事由排列", _ARRANGED, in_order, _ARCHIVE),
)
