"""成员单位名册 on paper: the units as a table, and under it what the group names mean."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.context import Context
from govdocs.document.nodes import Column, Document
from govdocs.kinds.organisation.unit_register import LABEL, UNIT_TYPES, Unit, UnitRegister
from govdocs.kinds.organisation.unit_rules import register_findings
from govdocs.kinds.parts.ledgers import Ledger, LedgerColumn, document_of, reported
from govdocs.kinds.parts.record_fields import or_gap
from govdocs.kinds.registry import Kind

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


KINDS = (
    Kind(
        name="units",
        label=LABEL,
        use="成员单位的全称、简称、负责人、联络员和电话；责任分解表据此核对单位名称",
        model=UnitRegister,
        compose=compose,
        check=register_findings,
        aliases=("单位名册",),
    ),
)
