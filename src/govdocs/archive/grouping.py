"""件: which of the collected files belong together (DA/T 22-2015, 5.1.1).

A guess from names, folders and first pages, for a person to confirm. One document is one item; with it
go its annexes, drafts, sheets and slips. What cannot be placed is an item of its own with a doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from govdocs.archive.found import Draft, Found
from govdocs.archive.grouping_heads import LEAST_KEY, Head, absorb, add, best_of, by_folder, heads_of, join
from govdocs.archive.grouping_index import Index
from govdocs.archive.model import Group, Role
from govdocs.archive.titles import FORMAL_KINDS, NameFacts, read_name, title_key

_PROMOTED: tuple[Role, ...] = ("定稿", "复制件", "修改稿", "译文", "附件", "发文稿纸", "文件处理单")
"""What stands for the body of an item that has none, the likeliest first."""

_PLAIN_NAMES = ("", "正文", "正本", "原件", "扫描件", "扫描", "原文", "文件")
"""Names of files that say no more than that this is the document."""

_PICTURES = ("jpg", "jpeg", "png", "tif", "tiff", "bmp", "gif", "webp")

_FORWARDING = ("转发", "批转")
"""Words of titles that forward another document."""


def drafts_of(files: Iterable[Found]) -> tuple[Draft, ...]:
    """The items that `files` make, in the order of their main documents."""
    rows = sorted(files, key=lambda each: natural_path(each.path))
    heads = heads_of([each for each in rows if each.role.role == "正文"])
    _take_numbers_of_folders(heads)
    _tell_repeated_numbers(heads)
    _take_announced(heads)
    _take_strays(heads)
    index = Index(heads)
    left = []
    for each in (each for each in rows if each.role.role != "正文"):
        if head := index.item_of(each):
            add(head, each)
        else:
            left.append(each)
    heads += _promoted(left)
    _join_pairs(heads)
    kept = [head for head in heads if not head.gone]
    return tuple(head.draft() for head in sorted(kept, key=lambda each: natural_path(each.body.path)))


def natural_path(path: str) -> tuple[tuple[int, str], ...]:
    """A path so that 3号 comes before 10号."""
    pieces = ("".join(group) for _, group in groupby(path, str.isdecimal))
    return tuple((int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces)


def _take_numbers_of_folders(heads: Sequence[Head]) -> None:
    """A scan without any 文号 in a folder that bears one has that of the folder, if it is the document."""
    for folder, there in by_folder(heads).items():
        named = read_name(folder[-1]) if folder else None
        if not named or not named.doc_no or any(head.body.number == named.doc_no for head in there):
            continue
        free = [head for head in there if not (head.body.number or head.body.group)]
        plain = [head for head in free if head.body.role.rest in _PLAIN_NAMES]
        if len(plain or free) == 1:
            _name_after((plain or free)[0], named)
        elif free and all(head.body.format in _PICTURES for head in free):
            for head in free:
                words = f"文件夹里有 {len(free)} 张图片；是同一份文件的各页时，先合成一个 PDF 再归档"
                head.doubts.append(words)


def _name_after(head: Head, named: NameFacts) -> None:
    """Gives a document the number of its folder, and its title where the document tells none."""
    body = head.body
    rest = named.title if body.role.rest in _PLAIN_NAMES and named.title else body.role.rest
    head.body = replace(body, doc_no=named.doc_no, role=replace(body.role, rest=rest))
    head.editions = [head.body if each is body else each for each in head.editions]


def _tell_repeated_numbers(heads: Sequence[Head]) -> None:
    """Two documents with one 文号 and different content: which is right only a person knows."""
    by_number: dict[str, list[Head]] = {}
    for head in heads:
        if head.body.number:
            by_number.setdefault(head.body.number, []).append(head)
    for number, same in by_number.items():
        for head in same if len(same) > 1 else ():
            others = "、".join(f"“{each.body.path}”" for each in same if each is not head)
            head.doubts.append(f"{number} 有几份内容不同的文件：另有{others}")


def _take_announced(heads: list[Head]) -> None:
    """Bodies that another one in their folder announces as its annexes become that."""
    beside = by_folder(heads)
    for head in (head for head in heads if head.body.annexes):
        titles = [title_key(title) for title in head.body.annexes]
        for other in beside[head.body.home]:
            if other is head or other.gone or other.body.number:
                continue
            number = next((at for at, key in enumerate(titles, 1) if key and key in other.names), 0)
            if number:
                absorb(head, other, "附件", number)


def _take_strays(heads: list[Head]) -> None:
    """In a folder that bears the 文号 of one document, files without one are perhaps its annexes."""
    for folder, there in by_folder(heads).items():
        number = read_name(folder[-1]).doc_no if folder else ""
        owners = [head for head in there if head.body.number == number and not head.gone]
        if not number or len(owners) != 1:
            continue
        head = owners[0]
        at = sum(each.role == "附件" and not each.editable for each in head.members)
        for other in there:
            body = other.body
            if other is head or other.gone or body.number or body.group or body.kind in FORMAL_KINDS:
                continue
            at += 1
            absorb(head, other, "附件", at)
            head.doubts.append(f"“{body.path}”在同一文件夹里，暂作附件{at}")


def _promoted(left: Sequence[Found]) -> list[Head]:
    """Parts whose document is not there: those of one document together, the likeliest as its body."""
    heads: list[Head] = []
    groups: dict[tuple[object, ...], list[Found]] = {}
    for each in left:
        groups.setdefault((each.home, each.number or each.key or each.path), []).append(each)
    for files in groups.values():
        body = min(files, key=lambda each: _PROMOTED.index(each.role.role))
        same = [each for each in files if each.role.role == body.role.role and each.key == body.key]
        head = Head(best_of(same), same)
        for each in files:
            if each not in same:
                add(head, each)
        head.doubts.append(f"没有找到它的正文，暂把{body.role.role}“{head.body.path}”当作正文")
        heads.append(head)
    return heads


def _join_pairs(heads: list[Head]) -> None:
    """A forwarding document and the forwarded one in its folder are one item; so are files marked 来文."""
    for folder, there in by_folder(heads).items():
        standing = [head for head in there if not head.gone]
        incoming = any(head.body.group == "来文" for head in standing)
        for head in standing if folder and len(standing) > 1 else ():
            forwards = any(word in _titles(head.body) for word in _FORWARDING)
            if head.gone or not (forwards or incoming):
                continue
            others = [other for other in standing if other is not head and not other.gone]
            if forwards:
                found = [each for each in others if _is_forwarded(each.body, head.body, len(others))]
                pair: tuple[Group, Group] = ("转发文", "被转发文")
            else:
                found = [each for each in others if _is_incoming(each.body, head.body, len(others))]
                pair = ("复文", "来文")
            if len(found) == 1:
                join(head, found[0], *pair)


def _titles(body: Found) -> str:
    return f"{body.title} {body.role.rest}"


def _is_forwarded(other: Found, body: Found, beside: int) -> bool:
    """True for a document marked so, and for one that the forwarding text means by number, title or both.

    A title stands for itself where the text gives no other number of that organ; within another title
    it loses its 的.
    """
    if other.group == "被转发文":
        return True
    mentioned = other.number and any(mention.endswith(other.number) for mention in body.mentions)
    title = other.title or other.role.rest
    matter = _without_links(title[max(title.find("关于"), 0) :])
    named = len(matter) >= LEAST_KEY and matter in _without_links(_titles(body))
    if mentioned:
        return named or beside == 1
    code = other.number.partition("〔")[0]
    return named and not (code and any(code in mention for mention in body.mentions))


def _without_links(title: str) -> str:
    return title_key(title).replace("的", "")


def _is_incoming(other: Found, body: Found, beside: int) -> bool:
    return other.group == "来文" != body.group and (beside == 1 or body.group == "复文")
