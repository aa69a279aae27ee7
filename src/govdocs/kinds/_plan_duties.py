"""Who does what in a plan, read from the text of its body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.kinds._plan_body import lines_of, tagged
from govdocs.kinds.content import Item, Section
from govdocs.kinds.facts import AreaFacts, Task, UnitFacts
from govdocs.text.names import split_list
from govdocs.text.ordinals import leading_ordinal

_UNIT = re.compile(r"(?P<unit>[^：:。；;，,\d]{2,30})[：:]\s*(?P<tasks>.*)", re.DOTALL)

_TASK = re.compile(
    r"(?:(?<=^)|(?<=[；;。，,：:\s]))\s*[（(]?(\d{1,2})[）)]?[.．、]?\s*(?=[\u3400-\u9fff“《])"
)

_LEAD = re.compile(
    r"^(?P<label>牵头单位|牵头部门|责任单位|配合单位|责任部门|配合部门)\s*[：:]\s*(?P<units>.+?)[。；]?$"
)

_LEADING = ("牵头", "责任")
"""Who leads: those named so, else those who are responsible."""


def units_of(body: tuple[object, ...]) -> Iterator[UnitFacts]:
    """The duties by unit: the numbered lines of the sections 职责 that begin with a unit and a colon."""
    for part in tagged(body, "职责"):
        text = _own_text(part)
        ordinal = leading_ordinal(text)
        if ordinal and (match := _UNIT.match(text[ordinal.end :])):
            below = "".join(lines_of(getattr(part, "body", ())))
            tasks = tuple(_tasks(match["tasks"] + below))
            if tasks:
                yield UnitFacts(ordinal.text, match["unit"].strip(), tasks)


def _own_text(part: object) -> str:
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
    """The duties by area: the sections that name 牵头单位, or 责任单位 alone."""
    for part in body:
        if not isinstance(part, Section):
            continue
        labels = {match["label"]: match["units"] for line in part.body if (match := _labelled(line))}
        lead = next((label for rank in _LEADING for label in labels if label.startswith(rank)), "")
        if not lead:
            yield from areas_of(part.body)
            continue
        ordinal = leading_ordinal(part.heading)
        start, mark = (ordinal.end, ordinal.text) if ordinal else (0, "")
        area = part.heading[start:].rstrip("。：")
        others = {label: units for label, units in labels.items() if label != lead}
        responsible = split_list("、".join(others.values()))
        tasks = tuple(_area_tasks(part.body))
        word = next(iter(others), "")
        yield AreaFacts(mark, area, split_list(labels[lead]), responsible, tasks, lead, word)


def _labelled(block: object) -> re.Match[str] | None:
    return _LEAD.match(block.strip()) if isinstance(block, str) else None


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
