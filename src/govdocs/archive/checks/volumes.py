"""A-50 to A-57: volumes (GB/T 9705-2008): their lists, page numbers, covers, and that each has one person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from govdocs.archive.checks.model import Check, Examined, Family, each, when
from govdocs.archive.checks.subject import ListSeen, PdfSeen, Subject
from govdocs.archive.days import day_of
from govdocs.archive.model import RETENTION_WORDS, Volume
from govdocs.text.person_codes import PERSON_CODE

CONTENTS = "卷内文件目录"
COLUMNS = ("顺序号", "文号", "责任者", "题名", "日期", "页号", "备注")
"""The seven columns in their order (GB/T 9705-2008)."""

MARGINS = (20.0, 15.0, 25.0, 15.0)
"""Top, bottom, left, right in millimetres (GB/T 9705-2008), each ±0.5."""

_REDACTED = re.compile(f"〔{PERSON_CODE.pattern}〕")
_VOLUMES: Family = ("整理规范", "案卷")
_PRIVATE: Family = ("安全性", "未成年人信息")
_MARGIN_OFF = 0.5
_COVER_ITEMS = ("全宗名称", "类目名称", "题名", "时间", "保管期限", "归档号", "档号")
_NOTE_ITEMS = ("本卷情况说明", "立卷人", "检查人", "立卷时间")
AROUND = ("封面", CONTENTS, "卷内备考表")
"""The papers of a volume beside what is filed in it, as their files are called."""


def _contents(subject: Subject) -> list[ListSeen]:
    return [seen for seen in subject.lists or () if CONTENTS in "".join(seen.title.split())]


def seven_columns(subject: Subject) -> Examined:
    """A-50."""
    return each(
        _contents(subject),
        lambda seen: when(
            tuple("".join(cell.split()) for cell in seen.header) != COLUMNS,
            f"{seen.path}：各栏是 {'、'.join(seen.header)}",
        ),
    )


def pages_run(subject: Subject) -> Examined:
    """A-51."""

    def judge(volume: Volume) -> Iterator[str]:
        if volume.papers and volume.papers[0].first_page != 1:
            yield f"{volume.code}：第一份的页号不是 1"
        for before, paper in pairwise(volume.papers):
            if paper.first_page != before.first_page + before.pages:
                wanted = before.first_page + before.pages
                yield f"{volume.code}：第{paper.number}份的页号是 {paper.first_page}，应是 {wanted}"

    examined = each(subject.volumes, judge)
    doubts = tuple(_single_numbers(subject))
    return Examined(examined.count, (*examined.faults, *_ranges(subject)), doubts)


def _single_numbers(subject: Subject) -> Iterator[str]:
    """Lists whose last paper, of one page, has a single number: the rule of the range is recalled only."""
    for seen in _contents(subject):
        if seen.rows and (last := seen.rows[-1][5].strip()).isdecimal():
            yield f"{seen.path}：最后一份的页号是“{last}”，应写起止页 {last}—{last}"


def _ranges(subject: Subject) -> Iterator[str]:
    """Lists whose last 页号 is not that of its first and last page."""
    pages = {volume.code: volume for volume in subject.volumes}
    for seen in _contents(subject):
        volume = next((pages[part] for part in PurePosixPath(seen.path).parts if part in pages), None)
        if volume and seen.rows and volume.papers:
            last = re.sub(r"\s", "", seen.rows[-1][5])
            wanted = list(dict.fromkeys((volume.papers[-1].first_page, volume.pages)))
            if list(dict.fromkeys(map(int, re.findall(r"\d+", last)))) != wanted:
                yield f"{seen.path}：最后一份的页号是“{last}”，应是 {'-'.join(map(str, wanted))}"


def list_margins(subject: Subject) -> Examined:
    """A-52."""

    def judge(seen: ListSeen) -> Iterator[str]:
        if any(abs(have - want) > _MARGIN_OFF for have, want in zip(seen.margins, MARGINS, strict=True)):
            margins = "/".join(f"{length:.1f}" for length in seen.margins)
            yield f"{seen.path}：页边距是 {margins} 毫米，应是 20/15/25/15"

    return each((seen for seen in _contents(subject) if seen.margins), judge)


def cover_facts(subject: Subject) -> Examined:
    """A-53: what the cover is written from, and the printed cover where it was read."""

    def judge(volume: Volume) -> Iterator[str]:
        days = sorted(day for paper in volume.papers if (day := day_of(paper.date)))
        span = tuple(f"{day:%Y%m%d}" for day in (days[:1] + days[-1:]))
        if span and span != (volume.begun.strip("[]"), volume.ended.strip("[]")):
            yield f"{volume.code}：时间 {volume.begun}—{volume.ended} 不是各份的最早和最晚日期"
        if not volume.title or volume.retention not in RETENTION_WORDS:
            yield f"{volume.code}：封面缺题名或保管期限"

    examined = each(subject.volumes, judge)
    lacking = _lacking(subject, "_封面.", _COVER_ITEMS)
    return Examined(examined.count, (*examined.faults, *lacking))


def note_fields(subject: Subject) -> Examined:
    """A-54: the form must have its fields; what is not filled in may still be written by hand."""

    def judge(volume: Volume) -> Iterator[str]:
        told = {"立卷人": volume.filed_by, "检查人": volume.checked_by}
        missing = [name for name, value in told.items() if not value.strip()]
        missing += ["立卷时间"] if day_of(volume.filed_on) is None else []
        if missing:
            yield f"{volume.code}：卷内备考表缺{'、'.join(missing)}"

    examined = each(subject.volumes, judge)
    lacking = tuple(_lacking(subject, "卷内备考表", _NOTE_ITEMS))
    return Examined(examined.count, lacking, doubts=examined.faults)


def _lacking(subject: Subject, paper: str, labels: tuple[str, ...]) -> Iterator[str]:
    """Printed papers of that name on which a label is missing."""
    for path, text in (subject.prints or {}).items():
        letters = "".join(text.split())
        if paper in path:
            missing = [label for label in labels if label not in letters]
            yield from when(bool(missing), f"{path}：缺{'、'.join(missing)}")


def unnumbered(subject: Subject) -> Examined:
    """A-55: no number stands outside the margins of cover, list and note of a volume."""
    around = [
        (path, seen)
        for path, seen in (subject.pdfs or {}).items()
        if seen.measured and any(f"_{word}." in path for word in AROUND)
    ]
    return each(around, lambda pair: when(any(_outside(pair[1])), f"{pair[0]}：编了页号"))


def _outside(seen: PdfSeen) -> Iterator[bool]:
    """Of each number that stands alone, whether it stands above or below what is printed."""
    above, below = MARGINS[0] - _MARGIN_OFF, MARGINS[1] - _MARGIN_OFF
    return (not above <= number.down * seen.height <= seen.height - below for number in seen.numbers)


def volume_order(subject: Subject) -> Examined:
    """A-56: cover, list and note are there, and the papers follow one another by their 页号."""
    folders: dict[str, list[str]] = defaultdict(list)
    for path in map(PurePosixPath, subject.files or {}):
        folders[path.parent.name].append(path.name)

    def judge(volume: Volume) -> Iterator[str]:
        names = " ".join(folders[volume.code])
        missing = [paper for paper in AROUND if paper not in names]
        yield from when(bool(missing), f"{volume.code}：缺{'、'.join(missing)}")
        order = [paper.first_page for paper in volume.papers]
        yield from when(order != sorted(order), f"{volume.code}：各份没有按页号排列")

    return each(subject.volumes, judge)


def one_person(subject: Subject) -> Examined:
    """A-57: by the codes in titles and on first pages; one in 〔〕 stands for a name that was covered."""
    pdfs = subject.pdfs or {}
    texts: dict[str, str] = {}
    for code, path, _, _ in subject.stored():
        texts[code] = texts.get(code, "") + (pdfs[path].text if path in pdfs else "")

    def judge(volume: Volume) -> Iterator[str]:
        told = " ".join(
            (volume.title, volume.note, *(f"{paper.title} {paper.note}" for paper in volume.papers))
        )
        plain = _REDACTED.sub("", f"{told} {''.join(texts.get(volume.code, '').split())}")
        others = sorted(set(PERSON_CODE.findall(plain)) - {volume.person})
        if others:
            yield f"{volume.code}：出现了其他人的代码 {'、'.join(others)}"

    examined = each(subject.volumes, judge)
    twice = sorted({one.person for one in subject.volumes if _count(subject, one) > 1})
    return Examined(examined.count, (*examined.faults, *(f"{person}：有几卷同一年度" for person in twice)))


def _count(subject: Subject, volume: Volume) -> int:
    same = (volume.person, volume.year, volume.retention, volume.filed_on)
    return sum((one.person, one.year, one.retention, one.filed_on) == same for one in subject.volumes)


_ARCHIVE = ("archive",)
_LISTED = (*_ARCHIVE, "lists")
_PRINTED = ("prints",)

CHECKS = (
    Check("A-50", "E", "卷内文件目录有规定的七栏，次序不变", _VOLUMES, seven_columns, _LISTED),
    Check("A-51", "E", "卷内页号前后相接，最后一份写起止页", _VOLUMES, pages_run, _ARCHIVE, also=("lists",)),
    Check(
        "A-52",
        "W",
        "卷内文件目录、备考表的页边距 20/15/25/15 毫米",
        _VOLUMES,
        list_margins,
        _LISTED,
        "程序量卷内文件目录；卷内备考表用同样的纸，由人看",
    ),
    Check(
        "A-53",
        "E",
        "案卷封面各项齐全，时间是各份的最早和最晚日期",
        _VOLUMES,
        cover_facts,
        _ARCHIVE,
        also=_PRINTED,
    ),
    Check("A-54", "E", "卷内备考表四项齐全", _VOLUMES, note_fields, _ARCHIVE, also=_PRINTED),
    Check("A-55", "E", "封面、卷内文件目录、备考表不编页号", _VOLUMES, unnumbered, (*_ARCHIVE, "pdfs")),
    Check(
        "A-56",
        "W",
        "卷内次序：封面、目录、文件、备考表",
        _VOLUMES,
        volume_order,
        (*_ARCHIVE, "files"),
        "程序查三样是否都在、各份是否按页号；打印后装订的次序由人看",
    ),
    Check(
        "A-57",
        "E",
        "一卷只有一个人的代码，不出现其他儿童",
        _PRIVATE,
        one_person,
        _ARCHIVE,
        "程序只认代码；正文里的其他姓名由立卷人看",
        ("pdfs",),
    ),
)
