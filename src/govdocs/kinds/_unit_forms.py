"""Units that a table names in several ways, and names that seem to lack their last word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.kinds._duty_record import DutyBreakdown
from govdocs.text.names import split_list

_LEVELS = "镇乡街区县市"

_ENDS = frozenset("办所站院校学会局委联队部处科室厅行社心村区组府庭厂店协馆园台库位司团坊家点长员）)")
"""Last characters of the names of units: 办, 所, 站, 中心, 村."""

_MARKS = frozenset("、，,；;")

_GAP = "[\u4e00-\u9fff]{0,4}"


def unit_list(text: str) -> tuple[str, ...]:
    """The units that a cell lists; a line break divides them unless it stands within a name.

    A name goes on in the next line where what stands before the break has no mark and no closing word:
    文化服务／中心 is one name, 派出所／司法所 are two.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    whole = "".join(line + ("\n" if line[-1] in _ENDS or line[-1] in _MARKS else "") for line in lines)
    return split_list(whole)


def seems_cut(name: str, names: tuple[str, ...]) -> bool:
    """True for a name without the closing word that nearly all of `names` have: 镇住建 for 镇住建办."""
    cut = [each for each in names if each[-1] not in _ENDS]
    return name in cut and len(cut) * 5 <= len(names)


def other_forms(record: DutyBreakdown, name: str) -> Iterator[tuple[int, str]]:
    """The longer forms of `name` in the tasks, row by row: 镇未成年人保护工作站 for 镇未保站."""
    pattern = _longer(name)
    if pattern is None:
        return
    for index, row in enumerate(record.rows):
        found = (match[0] for match in pattern.finditer(row.task))
        yield from ((index, form) for form in dict.fromkeys(found) if form != name)


def _longer(name: str) -> re.Pattern[str] | None:
    """What a longer form of `name` looks like: characters put in behind 镇, or 镇 in front of it."""
    if len(name) < 3:
        return None
    if name[0] in _LEVELS:
        return re.compile(_GAP.join(map(re.escape, name)))
    return re.compile(f"[{_LEVELS}]{re.escape(name)}")
