"""A list held against what was filed before: what is new, what is there already, what contradicts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from govdocs.archive.model import RETENTION_WORDS, Item
from govdocs.diagnostics import Diagnostic, error

_HINT = "已归档的不再改动：清单改回原样；确有错误的，写入备考表并请示档案馆"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The items of a list: those to be filed, those that were filed before, where the two contradict."""

    new: tuple[Item, ...]
    known: tuple[Item, ...]
    faults: tuple[Diagnostic, ...]


def compared(items: Iterable[Item], filed: Sequence[Item]) -> Comparison:
    """What of `items` is new.

    An item was filed before if its main file is there, or its number and title, or its place in the list
    with the same path.
    """
    known = _Known(filed)
    new: list[Item] = []
    same: list[Item] = []
    faults: list[Diagnostic] = []
    for item in items:
        before = known.find(item)
        if before is None:
            new.append(item)
            continue
        same.append(before)
        faults += _contradictions(item, before)
    return Comparison(tuple(new), tuple(same), tuple(faults))


class _Known:
    """The filed items by all that tells one from another."""

    def __init__(self, filed: Sequence[Item]) -> None:
        self._items: dict[tuple[str, ...], Item] = {}
        for item in filed:
            for name in _names(item):
                self._items.setdefault(name, item)

    def find(self, item: Item) -> Item | None:
        return next((self._items[name] for name in _names(item) if name in self._items), None)


def _names(item: Item) -> Iterator[tuple[str, ...]]:
    main = next((part for part in item.parts if part.role == "正文"), None)
    if main:
        yield "digest", main.sha256
    if item.doc_no:
        yield "number", item.doc_no, item.title
    if main:
        yield "place", item.key, main.source


def _contradictions(item: Item, before: Item) -> Iterator[Diagnostic]:
    where = f"归档清单 第 {item.key} 件"
    for label, was, now in _pairs(item, before):
        if was != now:
            words = f"已归档为 {before.code}，{label}是“{was}”，清单里是“{now}”"
            yield error("A603", words, where, _HINT)
    if _digests(item) != _digests(before):
        words = f"已归档为 {before.code}，清单里的文件与归档的不同（增减或改动了文件）"
        yield error("A603", words, where, _HINT)


def _pairs(item: Item, before: Item) -> Iterator[tuple[str, str, str]]:
    yield "题名", before.title, item.title
    yield "文号", before.doc_no, item.doc_no
    yield "责任者", before.author, item.author
    yield "日期", before.date, item.date
    yield "归档年度", str(before.year), str(item.year)
    yield "保管期限", RETENTION_WORDS[before.retention], RETENTION_WORDS[item.retention]
    yield "机构（问题）", before.org, item.org


def _digests(item: Item) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for part in item.parts:
        counts[part.sha256] = counts.get(part.sha256, 0) + 1
    return counts
