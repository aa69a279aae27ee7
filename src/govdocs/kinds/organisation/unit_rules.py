"""Findings about a register of units: names that mean two units, groups that lead nowhere, gaps."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.kinds.organisation.unit_register import Unit, UnitRegister, name_key
from govdocs.kinds.parts.form_rules import date_finding, place
from govdocs.kinds.parts.record_fields import GAP, gap_finding, sample_phone_findings


def register_findings(register: UnitRegister) -> tuple[Diagnostic, ...]:
    """Names that mean two units, groups that lead nowhere, facts that are missing."""
    phones = (unit.phone for unit in register.units)
    return (
        *date_finding(register.as_of, ("填报日期",)),
        *_repeated_names(register),
        *_repeated_codes(register),
        *_group_findings(register),
        *_gaps(register),
        *sample_phone_findings(phones, ("单位",)),
    )


def _path(index: int, *labels: str) -> tuple[str, ...]:
    return "单位", f"第{index}项", *labels


def _repeated_names(register: UnitRegister) -> Iterator[Diagnostic]:
    owners: dict[str, int] = {}
    for index, unit in enumerate(register.units):
        names = {name_key(name): name for name in unit.names}
        for key, name in names.items():
            first = owners.setdefault(key, index)
            if first != index:
                words = f"“{name}”已是第{first + 1}项“{register.units[first].full_name}”的名称"
                label = "单位全称" if key == name_key(unit.full_name) else "简称"
                yield error("D710", words, place(_path(index + 1, label)), "一个名称只能指一个单位：删去一处")


def _repeated_codes(register: UnitRegister) -> Iterator[Diagnostic]:
    owners: dict[str, str] = {}
    for index, unit in enumerate(register.units, start=1):
        first = owners.setdefault(unit.credit_code, unit.full_name) if unit.credit_code else unit.full_name
        if first != unit.full_name:
            words = f"“{unit.full_name}”与“{first}”的统一社会信用代码相同"
            yield warning("D714", words, place(_path(index, "统一社会信用代码")), "核对代码")


def _group_findings(register: UnitRegister) -> Iterator[Diagnostic]:
    units = register.by_key()
    known = [name for unit in register.units for name in unit.names]
    for index, unit in enumerate(register.units, start=1):
        where = place(_path(index, "包含单位"))
        if unit.means_many and not unit.members:
            words = f"“{unit.full_name}”是泛指，没有写明指哪些单位，印作“{GAP}”"
            yield warning("D713", words, where, "补写“包含单位”")
        for member in unit.members:
            if name_key(member) not in units:
                near = difflib.get_close_matches(member, known, n=1)
                hint = f"是否指“{near[0]}”？" if near else "先把这个单位写进名册"
                yield error("D711", f"“{unit.full_name}”包含的“{member}”不在名册里", where, hint)
        if _in_itself(unit, units):
            words = f"“{unit.full_name}”经过包含单位又包含了自己"
            yield error("D712", words, where, "从“包含单位”中删去绕回来的名称")


def _in_itself(group: Unit, units: Mapping[str, Unit]) -> bool:
    """True when `group` is among its members, theirs, and so on."""
    waiting, seen = list(group.members), set[str]()
    while waiting:
        unit = units.get(name_key(waiting.pop()))
        if unit is None or unit.full_name in seen:
            continue
        if unit.full_name == group.full_name:
            return True
        seen.add(unit.full_name)
        waiting.extend(unit.members)
    return False


def _gaps(register: UnitRegister) -> Iterator[Diagnostic]:
    for index, unit in enumerate(register.units, start=1):
        if not unit.means_many:
            facts = {
                "类别": unit.unit_type,
                "负责人": unit.head,
                "联络员": unit.liaison,
                "联系电话": unit.phone,
            }
            yield from gap_finding(f"“{unit.full_name}”", facts, _path(index))
