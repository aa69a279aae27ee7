"""成员单位名册: the units that plans name, by full and short names, and the groups that mean many."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Annotated, Final, Literal, get_args

from pydantic import Field

from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.document.nodes import Column, Document
from govdocs.kinds._fields import FormalDate, Input, Line, OptionalLine, Title, YesNo
from govdocs.kinds._form_rules import date_finding, place
from govdocs.kinds._ledgers import Ledger, LedgerColumn, document_of, reported
from govdocs.kinds._record_fields import (
    GAP,
    CreditCode,
    Names,
    Phone,
    chosen,
    gap_finding,
    one_of,
    or_gap,
    sample_phone_findings,
)
from govdocs.kinds.registry import Kind

LABEL: Final = "成员单位名册"

UnitWord = Literal[
    "", "镇办（站所中心）", "派出机构", "学校", "卫生院", "群团", "村（社区）", "上级部门", "社会组织"
]

UNIT_TYPES = tuple(filter(None, get_args(UnitWord)))
"""What units there are in a township."""

UnitType = Annotated[UnitWord, chosen(*UNIT_TYPES)]
"""One of UNIT_TYPES, or nothing; 镇办 is read as 镇办（站所中心）."""


class Unit(Input):
    """A unit, or a name that means several units: 各村（社区）."""

    full_name: Line = Field(title="单位全称", description="如“清禾镇社会事务办公室”")
    aliases: Names = Field((), title="简称", description="文件里的其他叫法，如“社会事务办”；几个用顿号隔开")
    unit_type: UnitType = Field("", title="类别", description=one_of(UNIT_TYPES))
    members: Names = Field((), title="包含单位", description="泛指的名称才写：它指哪些单位")
    is_group: YesNo = Field(False, title="泛指", description="如“各村（社区）”写“是”")
    head: OptionalLine = Field("", title="负责人")
    liaison: OptionalLine = Field("", title="联络员")
    phone: Phone = Field("", title="联系电话")
    credit_code: CreditCode = Field("", title="统一社会信用代码")
    reports_quarterly: YesNo = Field(False, title="季报", description="每季度报送工作情况的写“是”")

    @property
    def means_many(self) -> bool:
        """True for a name that stands for several units."""
        return self.is_group or bool(self.members)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the unit, each once, the full one first."""
        return tuple(dict.fromkeys((self.full_name, *self.aliases)))


class UnitRegister(Input):
    """The units that take part in a piece of work."""

    kind: Literal["成员单位名册"] = Field(LABEL, title="文种")
    title: Title = Field(LABEL, title="标题", description="如“清禾镇未成年人保护工作成员单位名册”")
    unit: OptionalLine = Field("", title="填报单位")
    as_of: FormalDate = Field("", title="填报日期")
    units: tuple[Unit, ...] = Field((), title="单位")

    def find(self, name: str) -> Unit | None:
        """The unit that `name` means, a full or a short one; None where the register has no such name."""
        return next((unit for unit in self.units if name_key(name) in map(name_key, unit.names)), None)

    def expand(self, name: str) -> tuple[str, ...]:
        """The full names of the units that `name` means: one for a unit, many for a group, none if unknown.

        A member of a group that the register does not have is given as it is written there.
        """
        return tuple(dict.fromkeys(self._expanded(name, frozenset())))

    def _expanded(self, name: str, seen: frozenset[str]) -> Iterator[str]:
        unit = self.find(name)
        if unit is None or unit.full_name in seen:
            yield from (name,) if unit is None and seen else ()
        elif not unit.means_many:
            yield unit.full_name
        else:
            for member in unit.members:
                yield from self._expanded(member, seen | {unit.full_name})

    @property
    def single_units(self) -> tuple[Unit, ...]:
        """The units without the groups."""
        return tuple(unit for unit in self.units if not unit.means_many)

    @property
    def reporting(self) -> tuple[Unit, ...]:
        """The units that report each quarter."""
        return tuple(unit for unit in self.single_units if unit.reports_quarterly)


def name_key(name: str) -> str:
    """A name as names are compared: without blanks, its brackets full width."""
    return "".join(name.split()).replace("(", "（").replace(")", "）")


_COLUMNS: tuple[LedgerColumn[Unit], ...] = (
    LedgerColumn("单位全称", lambda unit: unit.full_name),
    LedgerColumn("简称", lambda unit: "、".join(unit.aliases)),
    LedgerColumn("类别", lambda unit: or_gap(unit.unit_type), Column(choices=UNIT_TYPES)),
    LedgerColumn("负责人", lambda unit: or_gap(unit.head)),
    LedgerColumn("联络员", lambda unit: or_gap(unit.liaison)),
    LedgerColumn("联系电话", lambda unit: or_gap(unit.phone)),
    LedgerColumn("统一社会信用代码", lambda unit: unit.credit_code, optional=True),
    LedgerColumn("季报", lambda unit: "是" if unit.reports_quarterly else "否", Column(choices=("是", "否"))),
)

_GROUP_COLUMNS: tuple[LedgerColumn[Unit], ...] = (
    LedgerColumn("泛指的名称", lambda unit: unit.full_name, Column(share=2)),
    LedgerColumn("其他叫法", lambda unit: "、".join(unit.aliases), Column(share=1.5), optional=True),
    LedgerColumn("包含单位", lambda unit: or_gap("、".join(unit.members)), Column(share=5)),
    LedgerColumn("类别", lambda unit: unit.unit_type, Column(share=1.2), optional=True),
    LedgerColumn("负责人", lambda unit: unit.head, Column(share=1), optional=True),
    LedgerColumn("联络员", lambda unit: unit.liaison, Column(share=1), optional=True),
    LedgerColumn("联系电话", lambda unit: unit.phone, Column(share=1.5), optional=True),
    LedgerColumn("统一社会信用代码", lambda unit: unit.credit_code, Column(share=2), optional=True),
    LedgerColumn(
        "季报", lambda unit: "是" if unit.reports_quarterly else "", Column(share=0.7), optional=True
    ),
)


def compose(register: UnitRegister, context: Context) -> Document:
    """The register as tables: the units, and under them the groups."""
    del context
    groups = tuple(unit for unit in register.units if unit.means_many)
    singles = register.single_units
    above = reported(register.unit, register.as_of) if register.unit or register.as_of else ()
    summary = f"共{len(singles)}个单位，其中每季度报送工作情况的{len(register.reporting)}个。"
    ledgers = [Ledger(_COLUMNS, singles, title=register.title, above=above, summary=summary, sheet="单位")]
    if groups:
        ledgers.append(Ledger(_GROUP_COLUMNS, groups, title="泛指名称对照表", sheet="泛指名称"))
    return document_of(LABEL, ledgers, _names(register))


def _names(register: UnitRegister) -> Iterator[str]:
    for unit in register.units:
        yield from (*unit.names, unit.head, unit.liaison, unit.credit_code)


def check(register: UnitRegister) -> tuple[Diagnostic, ...]:
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
    known = [name for unit in register.units for name in unit.names]
    for index, unit in enumerate(register.units, start=1):
        where = place(_path(index, "包含单位"))
        if unit.means_many and not unit.members:
            words = f"“{unit.full_name}”是泛指，没有写明指哪些单位，印作“{GAP}”"
            yield warning("D713", words, where, "补写“包含单位”")
        for member in unit.members:
            if register.find(member) is None:
                near = difflib.get_close_matches(member, known, n=1)
                hint = f"是否指“{near[0]}”？" if near else "先把这个单位写进名册"
                yield error("D711", f"“{unit.full_name}”包含的“{member}”不在名册里", where, hint)
        if _in_itself(register, unit):
            words = f"“{unit.full_name}”经过包含单位又包含了自己"
            yield error("D712", words, where, "从“包含单位”中删去绕回来的名称")


def _in_itself(register: UnitRegister, group: Unit) -> bool:
    """True when `group` is among its members, theirs, and so on."""
    waiting, seen = list(group.members), set[str]()
    while waiting:
        unit = register.find(waiting.pop())
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


KINDS = (
    Kind(
        name="units",
        label=LABEL,
        use="成员单位的全称、简称、负责人、联络员和电话；责任分解表据此核对单位名称",
        model=UnitRegister,
        compose=compose,
        check=check,
        aliases=("单位名册",),
    ),
)
