"""Units that a table names in several ways, and names that seem to lack their last word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from govdocs.diagnostics import Diagnostic, info
from govdocs.kinds.breakdowns.record import DutyBreakdown, DutyRow
from govdocs.kinds.breakdowns.rules import row_word, row_words
from govdocs.kinds.organisation.unit_register import name_key
from govdocs.kinds.parts.form_rules import place
from govdocs.text.names import split_list

_LEVELS = "镇乡街区县市"

_ENDS = frozenset("办所站院校学会局委联队部处科室厅行社心村区组府庭厂店协馆园台库位司团坊家点长员）)")
"""Last characters of the names of units: 办, 所, 站, 中心, 村."""

_MARKS = frozenset("、，,；;")

_NONE = re.compile(r"[-－—–―~～/／\\＼×xX○*＊.。…]+|[（(]?(?:暂)?(?:无|没有|空)[）)]?")
"""What clerks write into a cell that has no unit."""

_GAP = "[\u4e00-\u9fff]{0,4}"


def unit_list(text: str) -> tuple[str, ...]:
    """The units that a cell lists; a line break divides them unless it stands within a name.

    A name goes on in the next line where what stands before the break has no mark and no closing word:
    文化服务／中心 is one name, 派出所／司法所 are two. A line that begins with a bracket goes on with the
    name before it: 各村／（社区）. A dash or 无 means that there is none.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    whole = ""
    for line in lines:
        divided = whole[-1:] in _ENDS or whole[-1:] in _MARKS
        whole += ("\n" if whole and divided and line[0] not in "（(" else "") + line
    return tuple(name for name in split_list(whole) if not _NONE.fullmatch(name))


def in_one_form(record: DutyBreakdown) -> tuple[DutyBreakdown, tuple[Diagnostic, ...]]:
    """The table with each name written in one way, and what was changed.

    Brackets of half width and blanks make no other unit: 各村(社区) is 各村（社区）. The form with brackets
    of full width is kept, else the first.
    """
    forms: dict[str, dict[str, list[str]]] = {}
    for index, row in enumerate(record.rows):
        for name in (*row.lead_units, *row.coop_units):
            forms.setdefault(name_key(name), {}).setdefault(name, []).append(row_word(row, index))
    kept: dict[str, str] = {}
    findings: list[Diagnostic] = []
    for key, found in forms.items():
        chosen = key if key in found else next(iter(found))
        kept |= dict.fromkeys(found, chosen)
        for name, rows in found.items():
            if name != chosen:
                words = f"“{name}”与“{chosen}”是同一名称，统一写作“{chosen}”（{row_words(rows)}）"
                findings.append(info("D787", words, place(("行",))))
    if not findings:
        return record, ()
    changed = tuple(_renamed(row, kept) for row in record.rows)
    return record.model_copy(update={"rows": changed}), tuple(findings)


def _renamed(row: DutyRow, names: Mapping[str, str]) -> DutyRow:
    lead = tuple(names[name] for name in row.lead_units)
    coop = tuple(names[name] for name in row.coop_units)
    return row.model_copy(update={"lead_units": lead, "coop_units": coop})


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
