"""Who does what in a plan, read from the text of its body."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from govdocs.kinds.parts.content import Item, Section
from govdocs.kinds.plans.body import lines_of, tagged
from govdocs.kinds.plans.facts import AreaFacts, Task, UnitFacts
from govdocs.kinds.plans.labels import (
    are_units,
    is_due_label,
    is_labelled,
    is_person_label,
    is_unit_label,
    labelled_lines,
)
from govdocs.text.names import split_list
from govdocs.text.ordinals import leading_ordinal

_UNIT = re.compile(r"(?P<unit>[^：:。；;，,\d]{2,30})[：:]\s*(?P<tasks>.*)", re.DOTALL)

_TASK = re.compile(
    r"(?:(?<=^)|(?<=[；;。，,：:\s]))\s*[（(]?(\d{1,2})[）)]?[.．、]?\s*(?=[\u3400-\u9fff“《])"
)

_ABOUT = re.compile(
    r"(?:的)?(?:负责(?:(?:以下|下列)?工作)?|(?:主要|工作|具体)?(?:职责|任务)(?:分工)?(?:是|为|如下)?)$"
)
"""What stands behind the unit in a heading or above its duties: 主要职责, 负责以下工作."""

_CHIEF = ("牵头", "主办", "主责")
_LEADING = (*_CHIEF, "责任", "承办")
"""Who leads: those named so, else those who are responsible."""


def numbered_tasks(text: str) -> tuple[str, ...]:
    """The tasks that a paragraph numbers from 1; the whole of it where it numbers none."""
    return tuple(task.text for task in _tasks(text))


def units_of(body: tuple[object, ...]) -> Iterator[UnitFacts]:
    """The duties by unit: the numbered lines of the sections 职责 that begin with a unit and a colon."""
    for part in tagged(body, "职责") or _unit_list(body):
        text = own_text(part)
        ordinal = leading_ordinal(text)
        if ordinal and (match := _UNIT.match(text[ordinal.end :])):
            below = "".join(lines_of(getattr(part, "body", ())))
            tasks = tuple(_tasks(match["tasks"] + below))
            if tasks:
                yield UnitFacts(ordinal.text, _ABOUT.sub("", match["unit"].strip()), tasks)
        elif ordinal and (name := _named(part)) and (tasks := tuple(_unit_tasks(part))):
            yield UnitFacts(ordinal.text, name, tasks)


def _unit_list(body: tuple[object, ...]) -> tuple[object, ...]:
    """The numbered sections of a plan, where most of them are units with their duties."""
    numbered = tuple(part for part in body if leading_ordinal(own_text(part)))
    units = [part for part in numbered if _unit_ahead(part)]
    if len(units) > 1 and len(units) * 2 >= len(numbered):
        return tuple(units)
    below = (_unit_list(part.body) for part in body if isinstance(part, Section))
    return next((found for found in below if found), ())


def _unit_ahead(part: object) -> bool:
    text = own_text(part)
    ordinal = leading_ordinal(text)
    match = _UNIT.match(text[ordinal.end :]) if ordinal else None
    return bool(_named(part)) or bool(match and match["tasks"].strip() and are_units(match["unit"].strip()))


def _named(part: object) -> str:
    """The unit that a heading is: （一）镇派出所; "" for one that says something else."""
    heading = part.heading if isinstance(part, Section) else part.item if isinstance(part, Item) else ""
    ordinal = leading_ordinal(heading)
    name = _ABOUT.sub("", heading[ordinal.end if ordinal else 0 :].rstrip("。：: \u3000"))
    below = isinstance(part, Section) or (isinstance(part, Item) and bool(part.body))
    return name if below and are_units(name) else ""


def _unit_tasks(part: object) -> Iterator[Task]:
    """The duties under a heading that is a unit: those numbered behind it, or its paragraphs."""
    rest = part.rest if isinstance(part, Section) else ""
    if rest:
        yield from _tasks(rest)
    for block in getattr(part, "body", ()):
        text = own_text(block)
        ordinal = leading_ordinal(text)
        words = "".join((text[ordinal.end if ordinal else 0 :], *lines_of(getattr(block, "body", ()))))
        if _bare(words) and not _ABOUT.fullmatch(_bare(words).rstrip("：:")):
            yield Task(ordinal.number if ordinal else None, _bare(words))


def own_text(part: object) -> str:
    """What a block says itself, without what stands under it."""
    match part:
        case str():
            return part
        case Item():
            return part.item
        case Section():
            return part.heading + part.rest
    return ""


def _tasks(text: str) -> Iterator[Task]:
    marks = [mark for place, mark in enumerate(_TASK.finditer(text), start=1) if int(mark[1]) == place]
    if not marks:
        if bare := _bare(text):
            yield Task(None, bare)
        return
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=True):
        yield Task(int(mark[1]), _bare(text[mark.end() : end]))


def _bare(text: str) -> str:
    return text.strip().rstrip("；;。 \u3000").strip()


def areas_of(body: tuple[object, ...]) -> Iterator[AreaFacts]:
    """The duties by area: the sections that name 牵头单位, or 责任单位 alone.

    Where other areas say who leads, units that are only called responsible lead nothing.
    """
    areas = tuple(_areas(body))
    named = any(area.lead_word.startswith(_CHIEF) for area in areas)
    yield from (_without_lead(area) if named else area for area in areas)


def _without_lead(area: AreaFacts) -> AreaFacts:
    if not area.lead_word or area.lead_word.startswith(_CHIEF) or area.responsible_word:
        return area
    return replace(area, lead=(), responsible=area.lead, lead_word="", responsible_word=area.lead_word)


def _areas(body: tuple[object, ...]) -> Iterator[AreaFacts]:
    for part in body:
        if not isinstance(part, Section):
            continue
        labels = _labels(part)
        lead = next((label for rank in _LEADING for label in labels if label.startswith(rank)), "")
        if not labels:
            yield from _areas(part.body)
            continue
        ordinal = leading_ordinal(part.heading)
        start, mark = (ordinal.end, ordinal.text) if ordinal else (0, "")
        area = part.heading[start:].rstrip("。：")
        others = {label: units for label, units in labels.items() if label != lead}
        responsible = split_list("、".join(others.values()))
        tasks = tuple(_area_tasks(part.body)) or tuple(_paragraphs(part))
        word = next(iter(others), "")
        lead_units = split_list(labels.get(lead, ""))
        yield AreaFacts(mark, area, lead_units, responsible, tasks, lead, word, *_due_and_persons(part))


def _due_and_persons(part: Section) -> tuple[str, str]:
    """By when the tasks of an area are to be done, and the persons it names, as lines with labels say."""
    lines = labelled_lines(part.body)
    due = next((words for label, words in lines.items() if is_due_label(label)), "")
    return due, "；".join(f"{label}：{words}" for label, words in lines.items() if is_person_label(label))


def _labels(part: Section) -> dict[str, str]:
    """Who is named under the heading of an area: 牵头单位 and what stands behind it."""
    return {label: units for label, units in labelled_lines(part.body).items() if is_unit_label(label)}


def _paragraphs(area: Section) -> Iterator[Task]:
    """The tasks of an area that numbers none: its paragraphs."""
    for block in (area.rest, *area.body):
        if isinstance(block, str) and block.strip() and not is_labelled(block):
            yield Task(None, _bare(block))


Told = Callable[[object], bool]


def left_out(body: tuple[object, ...], told: Told, inside: Told, *, top: bool = True) -> Iterator[str]:
    """The numbered parts of `body` that say nothing of units though those beside them do.

    `told` is true for a part that itself says who does it, `inside` for one in which something does.
    Of the sections of the whole plan only those beside one that is told are named.
    """
    numbered = [part for part in body if leading_ordinal(own_text(part))]
    if any(map(told, numbered)) or (not top and any(map(inside, numbered))):
        yield from (own_text(part) for part in numbered if not inside(part))
    for part in body:
        if isinstance(part, Section | Item) and not told(part) and inside(part):
            yield from left_out(part.body, told, inside, top=False)


def areas_left_out(body: tuple[object, ...]) -> tuple[str, ...]:
    """The sections that name no unit though those beside them are areas with units."""

    def told(part: object) -> bool:
        return isinstance(part, Section) and bool(_labels(part))

    def inside(part: object) -> bool:
        return any(True for _ in _areas((part,)))

    return tuple(left_out(body, told, inside))


def units_left_out(body: tuple[object, ...]) -> tuple[str, ...]:
    """The numbered lines of the sections 职责 that do not begin with a unit and a colon."""
    lines = ((own_text(part), part) for part in tagged(body, "职责"))
    return tuple(text for text, part in lines if leading_ordinal(text) and not _is_unit(text, part))


def _is_unit(text: str, part: object) -> bool:
    ordinal = leading_ordinal(text)
    match = _UNIT.match(text[ordinal.end :]) if ordinal else None
    named = bool(_named(part)) and any(True for _ in _unit_tasks(part))
    return named or bool(match and (match["tasks"].strip() or getattr(part, "body", ())))


def _area_tasks(body: tuple[object, ...]) -> Iterator[Task]:
    for part in body:
        if not isinstance(part, Section | Item):
            continue
        text = part.heading if isinstance(part, Section) else part.item
        if ordinal := leading_ordinal(text):
            yield Task(ordinal.number, _bare(text[ordinal.end :]), "".join(_below(part)))


def _below(part: Section | Item) -> Iterator[str]:
    """What runs on behind a task and stands under it."""
    if isinstance(part, Section):
        yield part.rest
    yield from lines_of(part.body)
