"""保管期限: the retention table as data, and what it proposes for an item; a person confirms.

The table that comes with govdocs (`data/archive/retention.yaml`) is a default: what the archive
authority approved for the office always wins (档案法实施条例 第十九条), then 令18号, 令8号, what is usual.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from govdocs.archive.model import RETENTION_WORDS, RETENTIONS, Item, Part, Retention
from govdocs.archive.retention_matching import Facts, facts_of, matches
from govdocs.archive.retention_reading import (
    LOCAL_BASIS,
    Raw,
    RawTable,
    read_table,
    refuse_faults,
    row_of,
)
from govdocs.archive.retention_rows import RetentionRow, RetentionTable
from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.resources import read_bytes, resource_path

DEFAULT_TABLE = "retention.yaml"
_UNKNOWN: Retention = "D30"
"""What is proposed where no row fits: 令8号 第八条, general papers, until a person decides."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a table says about an item: the number of the row ("" for none), the period, why.

    `file_it` is False for what need not be filed (令8号 第四条), `ask` what a person must decide,
    `others` the rows that a person may choose instead.
    """

    row: str
    retention: Retention
    reason: str
    file_it: bool = True
    ask: str = ""
    others: tuple[str, ...] = ()
    table: str = ""


def longest(*periods: Retention | str) -> Retention:
    """The longest of some periods; "" is none. A 件 takes that of its parts (A-22)."""
    return next((period for period in RETENTIONS if period in periods), _UNKNOWN)


def is_shorter(period: Retention, than: Retention) -> bool:
    """Whether one period is shorter than another (A-76)."""
    return RETENTIONS.index(period) > RETENTIONS.index(than)


def load_table(content: bytes | None = None, name: str = "保管期限表") -> RetentionTable:
    """The retention table of an office: the one that comes with govdocs, with the office's own rows in it.

    `content` is the office's own file, called `name` in findings; every fault of it is raised at once.
    """
    if content is None:
        return _default_table()
    own = read_table(content, name)
    base = RawTable() if own.replaces_all else _default_raw()
    rows, faults, findings = _merged(base, own, name)
    refuse_faults([*own.faults, *faults], name)
    version = own.version or name
    words = _default_raw()
    return RetentionTable(
        version=version if own.replaces_all else f"{base.version}＋{version}",
        rows=rows,
        levels=words.levels | own.levels,
        weighty=own.weighty or words.weighty,
        ranks=own.ranks or words.ranks,
        findings=tuple(findings),
    )


@lru_cache(maxsize=1)
def _default_raw() -> RawTable:
    return read_table(read_bytes(resource_path("data", "archive") / DEFAULT_TABLE), DEFAULT_TABLE)


@lru_cache(maxsize=1)
def _default_table() -> RetentionTable:
    raw = _default_raw()
    rows = tuple(row_of(ident, row) for ident, row in raw.rows.items())
    return RetentionTable(raw.version, rows, raw.levels, raw.weighty, raw.ranks)


def _merged(
    base: RawTable, own: RawTable, name: str
) -> tuple[tuple[RetentionRow, ...], list[Diagnostic], list[Diagnostic]]:
    """The rows of both tables: an own row takes the place of the one with its number."""
    rows = {ident: row_of(ident, raw) for ident, raw in base.rows.items()}
    faults, findings = list[Diagnostic](), list[Diagnostic]()
    for ident, raw in own.rows.items():
        where = f"{name} 第 {own.lines[ident]} 行"
        replaced = [ident] if ident in base.rows else [each for each in base.rows if _is_under(each, ident)]
        for each in replaced or [ident]:
            full = _completed(raw, base.rows.get(each))
            if "期限" not in full and full.get("不归档") != ("是",):
                hint = "写“期限: 30年”，可写永久、30年、10年；不归档的写“不归档: 是”"
                faults.append(error("A210", f"{each} 没有期限", where, hint))
                continue
            before = rows.get(each)
            rows[each] = row_of(each, full, local=True, added=before is None)
            findings += _shortened(rows[each], before, where)
    return tuple(rows.values()), faults, findings


def _is_under(ident: str, entry: str) -> bool:
    return ident.startswith(f"{entry}/")


def _completed(own: Raw, before: Raw | None) -> Raw:
    """An own row with what it leaves to the row whose place it takes."""
    return {**(before or {}), "依据": (LOCAL_BASIS,), "可信": (), **own}


def _shortened(row: RetentionRow, before: RetentionRow | None, where: str) -> list[Diagnostic]:
    if before is None or not before.file_it or not is_shorter(row.retention, before.retention):
        return []
    words = f"{row.ident} 定为{RETENTION_WORDS[row.retention]}，比{before.basis}的"
    words += f"{RETENTION_WORDS[before.retention]}短"
    return [warning("A211", words, where, "期限可以长、不可以短；确认本表经档案主管部门批准")]


def propose(item: Item, table: RetentionTable, own: str = "") -> Proposal:
    """What `table` proposes for `item`: the row that says most about it, the longest period of its parts.

    `own` is the name of the office, by which a co-signer of a joint document is told from its host.
    """
    facts = facts_of(item, table, own)
    found = matches(facts, table)
    if not found:
        return _unknown(item, table)
    row = found[0].row
    others = tuple(dict.fromkeys(match.row.ident for match in found[1:] if match.row.file_it))
    if not row.file_it:
        reason = f"拟不归档：{row.what}（{row.cited}）"
        ask = row.ask or "由人确认是否不归档"
        return Proposal(row.ident, row.retention, reason, False, ask, others, table.version)
    retention, reason = _over_parts(row, item.parts)
    return Proposal(row.ident, retention, reason, True, _question(row, facts, table), others, table.version)


def _unknown(item: Item, table: RetentionTable) -> Proposal:
    retention = longest(_UNKNOWN, *(part.retention for part in item.parts))
    reason = f"保管期限表（{table.version}）没有对得上的条目"
    return Proposal("", retention, reason, True, "由人选定条目和期限", (), table.version)


def _over_parts(row: RetentionRow, parts: Iterable[Part]) -> tuple[Retention, str]:
    """The longest period of a row and the parts of its item, and why."""
    rows = tuple(parts)
    retention = longest(row.retention, *(part.retention for part in rows))
    if retention == row.retention:
        return retention, row.cited
    named = next(f"{part.role}{part.number or ''}" for part in rows if part.retention == retention)
    return retention, f"{row.cited}；{named}为{RETENTION_WORDS[retention]}，取最长的"


def _question(row: RetentionRow, facts: Facts, table: RetentionTable) -> str:
    """What a person must decide: importance that nobody decided, and what the row asks."""
    asked = []
    if row.importance and not facts.importance:
        asked.append(_importance(row, facts, table))
    if row.ask:
        asked.append(row.ask)
    return "；".join(asked)


def _importance(row: RetentionRow, facts: Facts, table: RetentionTable) -> str:
    """The two rows between which importance decides, with their periods."""
    choices = []
    for importance in ("重要", "一般"):
        found = matches(replace(facts, importance=importance), table)
        if found:
            best = found[0].row
            choices.append(f"{importance}的 {best.ident}（{RETENTION_WORDS[best.retention]}）")
    return f"重要程度须由人确定，暂按{row.importance}：{'，'.join(choices)}"
