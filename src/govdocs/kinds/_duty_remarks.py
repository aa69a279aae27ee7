"""Tasks that end in a remark on who does them: （牵头单位：镇妇联；配合单位：中心学校）, （镇妇联牵头）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from govdocs.kinds._plan_duties import left_out, own_text
from govdocs.kinds.content import Item, Section
from govdocs.text.names import split_outside_brackets
from govdocs.text.ordinals import leading_ordinal

_UNIT_LABEL = (
    r"(?:牵头|主办|主责|责任|承办|配合|协办|协助|参与|参加)(?:单位|部门|科室|站所)|牵头|主办|配合|协办|参与"
)
_PERSON_LABEL = (
    r"(?:牵头|责任|分管|主管|联系|包抓|包联)(?:镇|乡|县|区)?(?:领导|负责人)|责任人|负责人|牵头人|联系人"
)
_DUE_LABEL = r"(?:完成|办结)(?:时限|时间|期限)|时限要求|时限|期限"
_WORD = rf"(?:{_UNIT_LABEL}|{_PERSON_LABEL}|{_DUE_LABEL})"
_LABEL = re.compile(rf"(?<![\u4e00-\u9fff])(?P<label>{_WORD})\s*[：:]")
_REMARK = re.compile(
    r"\s*[（(〔\[【]\s*(?P<remark>(?:[^（）()。]|[（(][^（）()]*[）)])*)[）)〕\]】]\s*[。；;]?\s*$"
)
_SENTENCE = re.compile(r"(?:^|(?<=[。；]))\s*由(?P<remark>[^。；]*(?:牵头|负责)[^。；]*)[。；]?\s*$")
_CLAUSES = (
    ("lead", re.compile(r"^(?:.*由)?(?P<units>.+?)(?:共同|负责)?牵头(?:负责|落实|实施|办理|组织实施)?$")),
    (
        "coop",
        re.compile(r"^(?:.*由)?(?P<units>.+?)(?:积极|共同|等)?(?:配合|协助|参与|参加)(?:落实|实施|做好)?$"),
    ),
    (
        "responsible",
        re.compile(r"^(?:.*由)?(?P<units>.+?)(?:具体|共同)?(?:负责|承办|落实|实施)(?:落实|实施)?$"),
    ),
    ("due", re.compile(r"^(?P<units>[^，；]*(?:\d|年底|月底)[^，；]*?)(?:完成|办结)?$")),
)
"""What a clause of a remark without labels says: 镇妇联牵头，中心学校配合，6月底前完成."""

_LEAD, _RESPONSIBLE = ("牵头", "主办", "主责"), ("责任单位", "责任部门", "责任科室", "责任站所", "承办")
_COOP = ("配合", "协办", "协助", "参与", "参加")
_ENDS = " \u3000；;，,。、"


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
        own = _task(own_text(part), area)
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
        return _task(own_text(part), "") is not None

    def inside(part: object) -> bool:
        return any(True for _ in remarked_tasks((part,)))

    return tuple(left_out(body, told, inside))


def _unnumbered(text: str) -> str:
    ordinal = leading_ordinal(text)
    return text[ordinal.end if ordinal else 0 :].strip()


def _task(text: str, area: str) -> RemarkedTask | None:
    for pattern in (_REMARK, _SENTENCE):
        match = pattern.search(text)
        parts = _parts(match["remark"]) if match else {}
        if match and any(label.startswith((*_LEAD, *_RESPONSIBLE, *_COOP)) for label in parts):
            return _remarked(area, _unnumbered(text[: match.start()]), parts)
    return None


def _remarked(area: str, task: str, parts: dict[str, str]) -> RemarkedTask:
    units = {label: value for label, value in parts.items() if re.fullmatch(_UNIT_LABEL, label)}
    lead = _first(units, _LEAD) or _first(units, _RESPONSIBLE)
    others = [label for label in units if label != lead]
    due = next((value for label, value in parts.items() if re.fullmatch(_DUE_LABEL, label)), "")
    persons = (f"{label}：{value}" for label, value in parts.items() if re.fullmatch(_PERSON_LABEL, label))
    coop = "、".join(filter(None, (units[label] for label in others)))
    words = [_whole(label) for label in (lead, *others[:1])]
    return RemarkedTask(
        area, task, units.get(lead, ""), coop, due, words[0], words[1] if others else "", "；".join(persons)
    )


def _whole(label: str) -> str:
    """牵头 alone means 牵头单位."""
    return f"{label}单位" if len(label) == 2 else label


def _parts(remark: str) -> dict[str, str]:
    """The labels of a remark, each with what stands behind it; those of one without labels are supplied."""
    marks = list(_LABEL.finditer(remark))
    if not marks:
        return _clauses(remark)
    if remark[: marks[0].start()].strip(_ENDS):
        return {}
    ends = [*(mark.start() for mark in marks[1:]), len(remark)]
    return {
        mark["label"]: remark[mark.end() : end].strip(_ENDS) for mark, end in zip(marks, ends, strict=True)
    }


def _clauses(remark: str) -> dict[str, str]:
    """The parts of a remark whose clauses end in 牵头, 负责, 配合; none when a clause says something else."""
    labels = {"lead": "牵头单位", "coop": "配合单位", "responsible": "责任单位", "due": "完成时限"}
    found: dict[str, str] = {}
    waiting: list[str] = []
    for clause in split_outside_brackets(remark.strip(_ENDS), "，,；;"):
        name, units = _clause(clause.strip())
        waiting.append(units)
        if name:
            found[labels[name]] = "、".join(waiting)
            waiting = []
    return {} if waiting else found


def _clause(text: str) -> tuple[str, str]:
    """What a clause says and of whom; "" for one that only lists further names."""
    for name, pattern in _CLAUSES:
        if match := pattern.match(text):
            return name, match["units"].removesuffix("等")
    return "", text


def _first(parts: dict[str, str], ranks: tuple[str, ...]) -> str:
    return next((label for label in parts if label.startswith(ranks)), "")
