"""Tasks that end in a remark on who does them: （牵头单位：镇妇联；配合单位：中心学校）, （镇妇联牵头）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from govdocs.kinds.breakdowns.dues import due_in
from govdocs.kinds.parts.content import Item, Section
from govdocs.kinds.plans.duties import left_out, numbered_tasks, own_text
from govdocs.kinds.plans.labels import (
    are_units,
    is_due_label,
    is_labelled,
    is_person_label,
    is_unit_label,
    label_at,
    label_parts,
    labelled_lines,
    sentence_parts,
)
from govdocs.text.ordinals import leading_ordinal

_REMARK = re.compile(
    r"\s*[（(〔\[【]\s*(?P<remark>(?:[^（）()。]|[（(][^（）()]*[）)])*)[）)〕\]】]\s*[。；;]?\s*$"
)
_SENTENCE = re.compile(r"(?:^|(?<=[。；]))\s*由(?P<remark>[^。；]*(?:牵头|负责)[^。；]*)[。；]?\s*$")
_AHEAD = re.compile(r"^(?P<units>[^，。；：:]{2,40}?)(?:牵头|具体)?负责[^。]")
"""A sentence that begins with who does it: 财政所负责落实经费."""

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
    told = [part for part in body if _task_of(part, area)]
    grouped = any(leading_ordinal(own_text(each)) for part in told for each in _below(part))
    for part in body:
        own = _task_of(part, area) or (_ahead(part, area) if told else None)
        below = _below(part)
        numbered = [each for each in below if leading_ordinal(own_text(each))]
        if own and numbered:
            yield from _inherited(own, own_text(part), tuple(numbered))
            continue
        if own:
            yield _under_heading(own, part) if grouped else own
        yield from remarked_tasks(below, part.heading.rstrip("。：:") if isinstance(part, Section) else area)


def _below(part: object) -> tuple[object, ...]:
    return part.body if isinstance(part, Section | Item) else ()


def _under_heading(own: RemarkedTask, part: object) -> RemarkedTask:
    """A task beside areas with tasks of their own: its heading is its area."""
    heading = part.heading if isinstance(part, Section) else ""
    task = own.task.removeprefix(_unnumbered(heading)).strip()
    return replace(own, area=heading.rstrip("。：:"), task=task) if heading and task else own


def _inherited(own: RemarkedTask, text: str, below: tuple[object, ...]) -> Iterator[RemarkedTask]:
    ordinal = leading_ordinal(text)
    area = (ordinal.text if ordinal else "") + own.task.rstrip("。：:")
    for part in below:
        tasks = tuple(remarked_tasks((part,), area))
        yield from tasks or (
            replace(own, area=area, task=task, due=due_in(task) or own.due)
            for task in _each_task(own_text(part))
        )


def _each_task(text: str) -> tuple[str, ...]:
    """The task of a paragraph, or several that it numbers from 1."""
    tasks = numbered_tasks(text)
    return tasks if len(tasks) > 1 else (_unnumbered(text),)


def remarks_left_out(body: tuple[object, ...]) -> tuple[str, ...]:
    """The numbered paragraphs that say nothing of units beside those that do."""

    def told(part: object) -> bool:
        return _task_of(part, "") is not None

    def inside(part: object) -> bool:
        return _ahead(part, "") is not None or any(True for _ in remarked_tasks((part,)))

    return tuple(left_out(body, told, inside))


def _unnumbered(text: str) -> str:
    ordinal = leading_ordinal(text)
    return text[ordinal.end if ordinal else 0 :].strip().rstrip("；;，,")


def _task_of(part: object, area: str) -> RemarkedTask | None:
    """The task of a part: with the remark at its end, or with lines of labels below it.

    Beside such lines there is nothing but tasks, or nothing.
    """
    text = own_text(part)
    body = part.body if isinstance(part, Section | Item) else ()
    lines = labelled_lines(body)
    plain = (each for each in body if not is_labelled(each))
    tasks = all(leading_ordinal(own_text(each)) for each in plain)
    if any(map(is_unit_label, lines)) and tasks and leading_ordinal(text):
        return _remarked(area, _unnumbered(text), lines)
    return _task(text, area)


def _ahead(part: object, area: str) -> RemarkedTask | None:
    """The task of a numbered part whose last sentences begin with the unit: 财政所负责落实经费."""
    text = own_text(part)
    if not leading_ordinal(text):
        return None
    for sentence in _unnumbered(text).split("。"):
        match = _AHEAD.match(sentence.strip())
        if match and are_units(match["units"]):
            return _remarked(area, _unnumbered(text), {"责任单位": match["units"]})
    return None


def _task(text: str, area: str) -> RemarkedTask | None:
    if is_labelled(text):
        return None
    if match := _REMARK.search(text):
        parts, before = label_parts(match["remark"]), text[: match.start()]
        if not parts and before.rstrip()[-1:] == "。" and are_units(match["remark"].strip()):
            parts = {"责任单位": match["remark"].strip()}
        if _says_who(parts):
            return _remarked(area, _unnumbered(before), parts)
    if match := _SENTENCE.search(text):
        parts, more = sentence_parts(match["remark"])
        if _says_who(parts):
            return _remarked(area, _unnumbered(text if more else text[: match.start()]), parts)
    at = label_at(text)
    parts = label_parts(text[at:].rstrip("。；; ")) if at > 0 else {}
    return _remarked(area, _unnumbered(text[:at]), parts) if _says_who(parts) else None


def _says_who(parts: dict[str, str]) -> bool:
    return any(label.startswith((*_LEAD, *_RESPONSIBLE, *_COOP)) for label in parts)


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
