"""出席, 请假 and 列席 at the end of minutes (GB/T 9704-2012, 10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from govdocs.document.nodes import Paragraph, Run

_DIVIDERS = re.compile(r"[，；、,;\s（）()：:]+")
_LONGEST = 12  # characters of a unit with a name, as 农业服务中心陈某禾
_LABELLED = re.compile(r"(?P<label>(?:出席|请假|缺席|列席)(?:人员|单位)?)：\s*(?P<people>\S.*)")
_LISTED = re.compile(r"[，；、,;]")

Group = tuple[str, tuple[str, ...]]
Groups = Iterable[tuple[str, Sequence[str]]]


def attendance_blocks(groups: Groups) -> Iterator[Paragraph]:
    """A paragraph a group of people, such as ("出席", ("派出所李某山",)); empty groups left out.

    People are divided by commas, groups that list several people in one entry by semicolons.
    """
    role = "attendance"
    for label, people in groups:
        if people:
            divider = "；" if any(map(_LISTED.search, people)) else "，"
            runs = (Run(f"{label}：", "attendance_label"), Run(divider.join(people)))
            yield Paragraph(runs, role, len(label) + 1)
            role = "attendance_next"


def without_attendance(body: tuple[Any, ...]) -> tuple[tuple[Any, ...], tuple[Group, ...]]:
    """A body as imported minutes have it: what stands before the lines of 出席 at its end, and those."""
    place = len(body)
    while place and isinstance(body[place - 1], str) and _LABELLED.match(body[place - 1]):
        place -= 1
    matches = (_LABELLED.match(line) for line in body[place:])
    return body[:place], tuple((match["label"], (match["people"],)) for match in matches if match)


def attendance_names(groups: Groups) -> Iterator[str]:
    """The short names in `groups`, which no line may break."""
    for _, people in groups:
        for entry in people:
            yield from (name for name in _DIVIDERS.split(entry) if 1 < len(name) <= _LONGEST)
