"""Tasks that end in a remark on who does them: （牵头单位：镇妇联；配合单位：中心学校）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govdocs.kinds.content import Item, Section
from govdocs.text.ordinals import leading_ordinal

_WORD = r"(?:(?:牵头|主办|主责|责任|承办|配合|协办|参与)(?:单位|部门)|完成时限|完成时间|时限)"
_LABEL = re.compile(rf"(?P<label>{_WORD})\s*[：:]")
_REMARK = re.compile(
    rf"\s*[（(〔\[【]\s*(?={_WORD}\s*[：:])(?P<remark>.*)[）)〕\]】]\s*[。；;]?\s*$", re.DOTALL
)
_LEAD, _RESPONSIBLE, _COOP = ("牵头", "主办", "主责"), ("责任", "承办"), ("配合", "协办", "参与")


@dataclass(frozen=True, slots=True)
class RemarkedTask:
    """A task with its remark taken apart; the units as printed, the words for them."""

    area: str
    task: str
    lead: str
    coop: str
    due: str
    lead_word: str
    coop_word: str


def remarked_tasks(body: tuple[object, ...], area: str = "") -> Iterator[RemarkedTask]:
    """The tasks in `body` whose paragraph ends in a remark that names units; `area` is the heading above."""
    for part in body:
        match part:
            case str():
                yield from _task(part, area)
            case Item():
                yield from _task(part.item, area)
                yield from remarked_tasks(part.body, area)
            case Section():
                yield from _task(part.heading + part.rest, area)
                yield from remarked_tasks(part.body, part.heading.rstrip("。：:"))


def _task(text: str, area: str) -> Iterator[RemarkedTask]:
    match = _REMARK.search(text)
    if match is None:
        return
    parts = dict(_parts(match["remark"]))
    lead = _first(parts, _LEAD) or _first(parts, _RESPONSIBLE)
    others = [label for label in parts if label != lead and label.startswith((*_RESPONSIBLE, *_COOP))]
    if not lead:
        return
    ordinal = leading_ordinal(text)
    words = text[ordinal.end if ordinal else 0 : match.start()].strip()
    due = next((value for label, value in parts.items() if label.endswith(("时限", "时间"))), "")
    coop = "、".join(parts[label] for label in others)
    yield RemarkedTask(area, words, parts[lead], coop, due, lead, others[0] if others else "")


def _parts(remark: str) -> Iterator[tuple[str, str]]:
    """The labels of a remark, each with what stands behind it."""
    marks = list(_LABEL.finditer(remark))
    ends = [*(mark.start() for mark in marks[1:]), len(remark)]
    for mark, end in zip(marks, ends, strict=True):
        yield mark["label"], remark[mark.end() : end].strip(" \u3000；;，,。、")


def _first(parts: dict[str, str], ranks: tuple[str, ...]) -> str:
    return next((label for label in parts if label.startswith(ranks)), "")
