"""A-14 to A-23: what belongs to an item, and in which order (DA/T 22-2015, 5.1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from govdocs.archive.checks.model import Check, Examined, Family, each, when
from govdocs.archive.checks.subject import Subject
from govdocs.archive.model import RETENTION_WORDS, RETENTIONS, Item, Role
from govdocs.archive.order import sorted_parts

_CONTENT: Family = ("完整性", "内容")
_ARRANGED: Family = ("整理规范", "组件")
_RANK = {retention: rank for rank, retention in enumerate(RETENTIONS)}
_DRAFTS: tuple[Role, ...] = ("发文稿纸", "定稿")
_USUAL = 3  # documents without drafts, and most of all, are the usage of an office
_ANSWERING = {"批复": "请示", "请示": "批复"}
_PERIODIC = ("简报", "纪要", "名册")
_ISSUE = re.compile(r"第?[0-9〇零一二三四五六七八九十百]+[期次]")
_INCOMING_WORDS = re.compile("来文|来函|请示|报告|函|建议|提案")


def one_main_part(subject: Subject) -> Examined:
    """A-14: where two documents make one item, each has at most one."""

    def judge(item: Item) -> Iterator[str]:
        groups = Counter(part.group for part in item.parts if part.role == "正文")
        if not groups:
            yield f"{item.code}：没有正文"
        for group, count in groups.items():
            yield from when(count > 1, f"{item.code}：{group}有 {count} 个正文，应当只有一个")

    return each(subject.items, judge)


def parts_in_order(subject: Subject) -> Examined:
    """A-15."""
    return each(
        subject.items,
        lambda item: when(
            sorted_parts(item.parts, item.direction) != item.parts,
            f"{item.code}：件内次序是 {_roles(item)}",
        ),
    )


def slip_first(subject: Subject) -> Examined:
    """A-16."""
    incoming = [item for item in subject.items if item.direction == "收文" and not _combined(item)]
    with_slip = [item for item in incoming if any(part.role == "文件处理单" for part in item.parts)]
    return each(
        with_slip,
        lambda item: when(item.parts[0].role != "文件处理单", f"{item.code}：文件处理单不在最前面"),
    )


def drafts_behind(subject: Subject) -> Examined:
    """A-17: an office that keeps neither drafts nor sheets is told once, not for each of its documents."""
    issued = [item for item in subject.items if item.direction == "发文"]
    without = [item.code for item in issued if not any(part.role in _DRAFTS for part in item.parts)]
    usual = len(without) >= _USUAL and 2 * len(without) > len(issued)
    told = f"{len(issued)} 件发文中 {len(without)} 件没有{'、'.join(_DRAFTS)}，如 {''.join(without[:1])}"

    def judge(item: Item) -> Iterator[str]:
        roles = [part.role for part in item.parts]
        missing = [role for role in _DRAFTS if role not in roles]
        if missing and not (usual and item.code in without):
            yield f"{item.code}：缺{'、'.join(missing)}"
        before = roles[: roles.index("正文")] if "正文" in roles else []
        if any(role in before for role in _DRAFTS):
            yield f"{item.code}：{'、'.join(_DRAFTS)}应在正本之后"

    examined = each(issued, judge)
    return replace(examined, faults=(*when(usual, told), *examined.faults))


def annexes_complete(subject: Subject) -> Examined:
    """A-18: only where the body announces annexes."""

    def judge(item: Item) -> Iterator[str]:
        found = sum(part.role == "附件" for part in item.parts)
        if found != item.annexes:
            yield f"{item.code}：正文写明附件 {item.annexes} 个，归档 {found} 个"

    return each((item for item in subject.items if item.annexes), judge)


def answers_linked(subject: Subject) -> Examined:
    """A-19."""
    answered = {item.answers for item in subject.items if item.answers}

    def judge(item: Item) -> Iterator[str]:
        known = {item.key, item.code, item.doc_no, item.title} & answered
        groups = {part.group for part in item.parts}
        if not (item.answers or item.note or known or {"来文", "复文"} <= groups):
            yield f"{item.code}：没有写明对应的{_ANSWERING[item.kind]}，备注也没有说明"

    return each((item for item in subject.items if item.kind in _ANSWERING), judge)


def reply_first(subject: Subject) -> Examined:
    """A-20."""

    def judge(item: Item) -> Iterator[str]:
        if item.parts[0].group != "复文":
            yield f"{item.code}：来文与复文合为一件时，复文应在前"
        if not _INCOMING_WORDS.search(item.title + item.note):
            yield f"{item.code}：题名和备注都没有反映来文"

    return each((item for item in subject.items if _combined(item)), judge)


def _combined(item: Item) -> bool:
    return any(part.group in {"复文", "来文"} for part in item.parts)


def one_issue_each(subject: Subject) -> Examined:
    """A-21."""
    return each(
        (item for item in subject.items if item.kind in _PERIODIC or "简报" in item.title),
        lambda item: when(
            len(set(_ISSUE.findall(item.title))) > 1, f"{item.code}：一期（一次会议、一册）应为一件"
        ),
    )


def longest_retention(subject: Subject) -> Examined:
    """A-22."""

    def judge(item: Item) -> Iterator[str]:
        for part in item.parts:
            if part.retention and _RANK[part.retention] < _RANK[item.retention]:
                yield f"{item.code}：短于其中{part.role}的{RETENTION_WORDS[part.retention]}"

    return each(subject.items, judge)


def not_to_be_filed(subject: Subject) -> Examined:
    """A-23."""
    unfiled = subject.unfiled or {}
    return each(
        subject.items,
        lambda item: when(item.code in unfiled, f"{item.code}：{unfiled.get(item.code, '')}"),
    )


def _roles(item: Item) -> str:
    return "、".join(f"{part.group}{part.role}" for part in item.parts)


_ARCHIVE = ("archive",)

CHECKS = (
    Check("A-14", "E", "每件有一个正文（合为一件的两份文件各一个）", _CONTENT, one_main_part, _ARCHIVE),
    Check("A-15", "W", "件内按规定的次序排列", _ARRANGED, parts_in_order, _ARCHIVE),
    Check("A-16", "W", "收文有文件处理单的，处理单在最前面", _ARRANGED, slip_first, _ARCHIVE),
    Check("A-17", "W", "发文有发文稿纸和定稿，且在正本之后", _CONTENT, drafts_behind, _ARCHIVE),
    Check("A-18", "W", "附件个数与正文写明的一致", _CONTENT, annexes_complete, _ARCHIVE),
    Check("A-19", "W", "请示与批复互相对应，或在备注中说明", _CONTENT, answers_linked, _ARCHIVE),
    Check("A-20", "W", "来文与复文合为一件的，复文在前并反映来文", _ARRANGED, reply_first, _ARCHIVE),
    Check("A-21", "W", "简报一期一件，纪要一次会议一件，名册一册一件", _ARRANGED, one_issue_each, _ARCHIVE),
    Check("A-22", "E", "一件的保管期限不短于其中最长的", _ARRANGED, longest_retention, _ARCHIVE),
    Check("A-23", "W", "不归档的文件没有列入目录", _ARRANGED, not_to_be_filed, (*_ARCHIVE, "unfiled")),
)
