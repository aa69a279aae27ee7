"""Tasks that end in a remark on who does them: （牵头单位：镇妇联；配合单位：中心学校）, （镇妇联牵头）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from govdocs.kinds.parts.content import Item, Section
from govdocs.kinds.plans.duties import left_out, own_text
from govdocs.kinds.plans.labels import (
    is_due_label,
    is_labelled,
    is_person_label,
    is_unit_label,
    label_parts,
    labelled_lines,
)
from govdocs.text.ordinals import leading_ordinal

_REMARK = re.compile(
    r"\s*[（(〔\[【]\s*(?P<remark>(?:[^（）()。]|[（(][^（）()]*[）)])*)[）)〕\]】]\s*[。；;]?\s*$"
)
_SENTENCE = re.compile(r"(?:^|(?<=[。；]))\s*由(?P<remark>[^。；]*(?:牵头|负责)[^。；]*)[。；]?\s*$")
_LEAD, _RESPONSIBLE = ("牵头", "主办", "主责"), ("责任单位", "责任部门", "责任科室", "责任站所", "承办")
_COOP = ("配合", "协办", "协助", "参与", "参加")


@dataclass(frozen=True, slots=True)
class RemarkedTask:
    """A task with its remark taken apart; the units as printed, the words for them, other persons named."""

    area: str
    task: str
    lead: str
    coop: str
    due: str
    lead_word: str
    coop_word: str
    note: str = ""


def remarked_tasks(body: tuple[object, ...], area: str = "") -> Iterator[RemarkedTask]:
    """The tasks in `body` whose paragraph ends in a remark that names units; `area` is the heading above.

    A remark behind a heading holds for the numbered tasks below it that have none of their own.
    """
    for part in body:
        own = _task_of(part, area)
        below = part.body if isinstance(part, Section | Item) else ()
        numbered = [each for each in below if leading_ordinal(own_text(each))]
        if own and numbered:
            yield from _inherited(own, own_text(part), tuple(numbered))
            continue
        if own:
            yield own
        yield from remarked_tasks(below, part.heading.rstrip("。：:") if isinstance(part, Section) else area)


def _inherited(own: RemarkedTask, text: str, below: tuple[object, ...]) -> Iterator[RemarkedTask]:
    ordinal = leading_ordinal(text)
    area = (ordinal.text if ordinal else "") + own.task.rstrip("。：:")
    for part in below:
        tasks = tuple(remarked_tasks((part,), area))
        yield from tasks or (replace(own, area=area, task=_unnumbered(own_text(part))),)


def remarks_left_out(body: tuple[object, ...]) -> tuple[str, ...]:
    """The numbered paragraphs without a remark beside those that have one."""

    def told(part: object) -> bool:
        return _task_of(part, "") is not None

    def inside(part: object) -> bool:
        return any(True for _ in remarked_tasks((part,)))

    return tuple(left_out(body, told, inside))


def _unnumbered(text: str) -> str:
    ordinal = leading_ordinal(text)
    return text[ordinal.end if ordinal else 0 :].strip()


def _task_of(part: object, area: str) -> RemarkedTask | None:
    """The task of a part: with the remark at its end, or with lines of labels and nothing else below it."""
    text = own_text(part)
    body = part.body if isinstance(part, Section | Item) else ()
    lines = labelled_lines(body)
    if any(map(is_unit_label, lines)) and all(map(is_labelled, body)) and leading_ordinal(text):
        return _remarked(area, _unnumbered(text), lines)
    return _task(text, area)


def _task(text: str, area: str) -> RemarkedTask | None:
    for pattern in (_REMARK, _SENTENCE):
        match = pattern.search(text)
        parts = label_parts(match["remark"]) if match else {}
        if match and any(label.startswith((*_LEAD, *_RESPONSIBLE, *_COOP)) for label in parts):
            return _remarked(area, _unnumbered(text[: match.start()]), parts)
    return None


def _remarked(area: str, task: str, parts: dict[str, str]) -> RemarkedTask:
    units = {label: value for label, value in parts.items() if is_unit_label(label)}
    lead = _first(units, _LEAD) or _first(units, _RESPONSIBLE)
    others = [label for label in units if label != lead]
    due = next((value for label, value in parts.items() if is_due_label(label)), "")
    persons = (f"{label}：{value}" for label, value in parts.items() if is_person_label(label))
    coop = "、".join(filter(None, (units[label] for label in others)))
    words = [_whole(label) for label in (lead, *others[:1])]
    return RemarkedTask(
        area, task, units.get(lead, ""), coop, due, words[0], words[1] if others else "", "；".join(persons)
    )


def _whole(label: str) -> str:
    """牵头 alone means 牵头单位."""
    return f"{label}单位" if len(label) == 2 else label


def _first(parts: dict[str, str], ranks: tuple[str, ...]) -> str:
    return next((label for label in parts if label.startswith(ranks)), "")
