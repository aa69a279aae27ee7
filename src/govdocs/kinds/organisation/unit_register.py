"""The units that plans name, by full and short names, and the groups that mean many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Final, Literal

from pydantic import Field

from govdocs.kinds.parts.fields import FormalDate, Input, Line, OptionalLine, Title, YesNo
from govdocs.kinds.parts.record_fields import CreditCode, Names, Phone, chosen, one_of, words_of

LABEL: Final = "成员单位名册"

UnitWord = Literal[
    "", "镇办（站所中心）", "派出机构", "学校", "卫生院", "群团", "村（社区）", "上级部门", "社会组织"
]

UNIT_TYPES = words_of(UnitWord)
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

    def by_key(self) -> dict[str, Unit]:
        """Every name as names are compared, to its unit; of two units of one name the first."""
        return {name_key(name): unit for unit in reversed(self.units) for name in unit.names}

    def find(self, name: str) -> Unit | None:
        """The unit that `name` means, a full or a short one; None where the register has no such name."""
        return self.by_key().get(name_key(name))

    def expand(self, name: str) -> tuple[str, ...]:
        """The full names of the units that `name` means: one for a unit, many for a group, none if unknown.

        A member of a group that the register does not have is given as it is written there.
        """
        return tuple(dict.fromkeys(_expanded(name, self.by_key(), frozenset())))

    @property
    def single_units(self) -> tuple[Unit, ...]:
        """The units without the groups."""
        return tuple(unit for unit in self.units if not unit.means_many)

    @property
    def reporting(self) -> tuple[Unit, ...]:
        """The units that report each quarter."""
        return tuple(unit for unit in self.single_units if unit.reports_quarterly)


def _expanded(name: str, units: Mapping[str, Unit], seen: frozenset[str]) -> Iterator[str]:
    unit = units.get(name_key(name))
    if unit is None or unit.full_name in seen:
        yield from (name,) if unit is None and seen else ()
    elif not unit.means_many:
        yield unit.full_name
    else:
        for member in unit.members:
            yield from _expanded(member, units, seen | {unit.full_name})


def name_key(name: str) -> str:
    """A name as names are compared: without blanks, its brackets full width."""
    return "".join(name.split()).replace("(", "（").replace(")", "）")
