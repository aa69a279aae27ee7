"""What can be said about the files of 归档清单: each belongs to one item, each item has one 正文."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.kinds.filing.fields import ANNEX, BODY
from govdocs.kinds.filing.record import FilingList, ListedFile, ListedItem
from govdocs.kinds.parts.form_rules import Path, place

_PAIRS = (("复文", "来文"), ("转发文", "被转发文"))


def file_findings(record: FilingList) -> Iterator[Diagnostic]:
    """Every finding about the files of a list and about the parts of its items."""
    known = {item.number for item in record.items}
    first: dict[str, int] = {}
    for number, file in enumerate(record.files, start=1):
        yield from _place_findings(file, known, first, number)
    files = record.files_by_item()
    for number, item in enumerate(record.items, start=1):
        if item.filed:
            yield from _part_findings(item, files.get(item.number, ()), ("件", f"第{number}项"))


def _place_findings(
    file: ListedFile, known: set[str], first: dict[str, int], number: int
) -> Iterator[Diagnostic]:
    path = ("文件", f"第{number}项")
    if not file.path:
        yield error("A108", "没有写是哪个文件", place((*path, "文件")), "写从文件夹算起的路径")
        return
    key = unicodedata.normalize("NFC", file.path)  # Abc and abc are two files on Linux
    if (earlier := first.setdefault(key, number)) != number:
        words = f"文件“{file.path}”已写在第{earlier}项，又写了一次"
        yield error("A107", words, place((*path, "文件")), "一个文件只属于一件，只写一次")
    if file.left_out:
        return
    if not file.item:
        words = f"没有写文件“{file.path}”属于哪一件"
        yield error("A108", words, place((*path, "件序号")), "写“件”表的件序号，或角色写“不归档”")
    elif file.item not in known:
        words = f"“件”表里没有件{file.item}"
        yield error("A108", words, place((*path, "件序号")), "改正件序号，或在“件”表补一行")


def _part_findings(item: ListedItem, files: Sequence[ListedFile], path: Path) -> Iterator[Diagnostic]:
    groups = dict.fromkeys(file.group for file in files)
    yield from _group_findings(item, tuple(groups), path)
    if not any(file.role == BODY for file in files):
        hint = "在“文件”表给它一个角色是“正文”的文件"
        yield error("A106", f"件{item.number}没有正文", place((*path, "件序号")), hint)
    for group in groups:
        bodies = [each for each in files if each.role == BODY and each.group == group]
        if len(bodies) > 1:
            shown = "、".join(f"“{each.path}”" for each in bodies)
            words = f"件{item.number}{f'的{group}' if group else ''}有 {len(bodies)} 个正文：{shown}"
            hint = "留一个正文；其余的改为附件、其他格式、复制件，或另立一件"
            yield error("A106", words, place((*path, "件序号")), hint)
        yield from _annex_findings(item, [each for each in files if each.group == group], path)


def _group_findings(item: ListedItem, groups: Sequence[str], path: Path) -> Iterator[Diagnostic]:
    for pair in _PAIRS:
        there = [group for group in pair if group in groups]
        if len(there) == 1:
            lacking = next(group for group in pair if group not in groups)
            words = f"件{item.number}有{there[0]}，没有{lacking}"
            hint = f"在“文件”表写明哪个文件是{lacking}；只有一份文件的件不写组"
            yield warning("A118", words, place((*path, "件序号")), hint)


def _annex_findings(item: ListedItem, files: Sequence[ListedFile], path: Path) -> Iterator[Diagnostic]:
    annexes = [each for each in files if each.role == ANNEX]
    often = Counter(each.number for each in annexes if each.number)
    for number, count in often.items():
        if count > 1:
            words = f"件{item.number}有 {count} 个附件{number}"
            yield warning("A116", words, place((*path, "件序号")), "改正“文件”表的附件序号")
    if item.annexes and annexes and len(annexes) != item.annexes:
        words = f"件{item.number}的正文写明 {item.annexes} 个附件，文件里有 {len(annexes)} 个"
        yield warning("A116", words, place((*path, "附件数")), "找齐附件；附件印在正文里的，改正附件数")
