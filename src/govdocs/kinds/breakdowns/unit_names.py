"""Names of units in a table of duties: which unit is meant, by a register or by the table itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.kinds.breakdowns.record import DutyBreakdown
from govdocs.kinds.breakdowns.rules import row_place, row_word, row_words
from govdocs.kinds.breakdowns.unit_forms import other_forms, seems_cut

_RARE = 3
"""A name that stands so many times less often than another one may be that one misspelt."""

_SHORT = 3
"""Names of so many characters differ by one character and mean different units: 妇联, 残联."""

_GROUP = re.compile(r"^各|有关|相关|各(?:成员)?单位$|成员单位|等(?:有关)?(?:部门|单位)?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit named in a cell: row and field, the name as printed."""

    index: int
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class DoubtfulName:
    """A name that needs a look: where it stands, what may be meant (empty where nothing is near), why."""

    name: str
    rows: str
    cell: str
    proposal: str
    words: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A table with the full names of its units, what is doubtful, the members of its groups."""

    breakdown: DutyBreakdown
    findings: tuple[Diagnostic, ...]
    doubtful: tuple[DoubtfulName, ...] = ()
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def is_group_name(name: str) -> bool:
    """True for a name that means many: 各村（社区）, 有关成员单位."""
    return bool(_GROUP.search(name))


def mentions(record: DutyBreakdown) -> Iterator[Mention]:
    """Every unit of every row, in the order in which they are printed."""
    for index, row in enumerate(record.rows):
        yield from (Mention(index, "责任单位", name) for name in row.lead_units)
        yield from (Mention(index, "配合单位", name) for name in row.coop_units)


def near_name(name: str, candidates: Iterable[str]) -> str:
    """The one of `candidates` that `name` may be a slip for; empty when none is near or several are."""
    found = [each for each in dict.fromkeys(candidates) if each != name and _is_slip(name, each)]
    best = sorted(found, key=lambda each: abs(len(each) - len(name)))
    if len(best) > 1 and abs(len(best[0]) - len(name)) == abs(len(best[1]) - len(name)):
        return ""
    return best[0] if best else ""


def _is_slip(name: str, other: str) -> bool:
    """True when characters of `other` were lost, one was added or changed, or two changed places."""
    short, long = sorted((name, other), key=len)
    lost = len(long) - len(short)
    if lost == 0:
        return len(name) > _SHORT and (_differences(name, other) == 1 or _swapped(name, other))
    if lost == 1:
        return len(long) > 2 and _is_part(short, long)
    return len(name) < len(other) and lost <= 2 and len(name) > _SHORT and _is_part(name, other)


def _is_part(short: str, long: str) -> bool:
    """True when `short` is `long` with characters left out."""
    rest = iter(long)
    return all(character in rest for character in short)


def _differences(name: str, other: str) -> int:
    return sum(one != two for one, two in zip(name, other, strict=True))


def _swapped(name: str, other: str) -> bool:
    places = [at for at, (one, two) in enumerate(zip(name, other, strict=True)) if one != two]
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    first, second = places
    return name[first] == other[second] and name[second] == other[first]


def own_name_findings(record: DutyBreakdown) -> tuple[Diagnostic, ...]:
    """What is to be said about the names of units without a register."""
    return compared(record).findings


def compared(record: DutyBreakdown, known: Iterable[str] = ()) -> Resolved:
    """The names of a table compared with each other and with the names `known` from its plan.

    A rare name that is near to a frequent or known one is doubtful; nothing is changed.
    """
    doubtful = tuple(doubts(record, frozenset(known)))
    findings = (
        *group_findings(record, {}),
        *(doubt_finding(record, each) for each in doubtful),
        *_form_findings(record),
    )
    return Resolved(record, findings, doubtful)


def doubts(record: DutyBreakdown, known: frozenset[str]) -> Iterator[DoubtfulName]:
    """The names of a table that are near to a frequent one or to one of `known`, or that seem cut."""
    counts = Counter(mention.name for mention in mentions(record))
    for name in counts:
        if is_group_name(name) or name in known:
            continue
        near = near_name(name, _models(name, counts, known))
        if near:
            why = f"“{near}”写了 {counts[near]} 次" if counts[near] else f"方案写作“{near}”"
            yield doubtful_name(record, name, near, why)
        elif seems_cut(name, tuple(counts)):
            yield doubtful_name(record, name, "", "末尾没有“办”“所”“站”之类的字，可能漏写")


def _form_findings(record: DutyBreakdown) -> Iterator[Diagnostic]:
    """Names that the tasks of the table give in a longer form."""
    for name in dict.fromkeys(mention.name for mention in mentions(record)):
        forms: dict[str, list[str]] = {}
        for index, form in other_forms(record, name):
            forms.setdefault(form, []).append(row_word(record.rows[index], index))
        for form, rows in forms.items():
            words = f"“{name}”在任务里写作“{form}”（{row_words(rows)}）"
            hint = f"是同一个单位时，在成员单位名册里把“{name}”写成它的简称"
            yield info("D788", words, first_place(record, name), hint)


def _models(name: str, counts: Counter[str], known: frozenset[str]) -> Iterator[str]:
    yield from (other for other in counts if counts[other] >= _RARE * counts[name] and len(other) > 1)
    yield from known


def group_findings(record: DutyBreakdown, members: Mapping[str, Sequence[str]]) -> Iterator[Diagnostic]:
    """What each name that means many stands for: its `members`, or that nobody says which (D780)."""
    for name in dict.fromkeys(mention.name for mention in mentions(record)):
        if name in members or is_group_name(name):
            known = members.get(name, ())
            told = f"指 {len(known)} 个单位：{'、'.join(known)}" if known else "没有写明指哪些单位"
            words = f"“{name}”是泛指（{rows_of(record, name)}），{told}"
            hint = "" if known else "在成员单位名册里写上这个名称，“泛指”写“是”，再写“包含单位”"
            yield info("D780", words, first_place(record, name), hint)


def doubtful_name(record: DutyBreakdown, name: str, proposal: str, words: str) -> DoubtfulName:
    """`name` as one that needs a look, with all the rows and columns that have it; `words` say why."""
    cells = dict.fromkeys(each.label for each in mentions(record) if each.name == name)
    printed = {"责任单位": record.lead_word, "配合单位": record.coop_word}
    where = "、".join(printed[label] for label in cells)
    return DoubtfulName(name, rows_of(record, name), where, proposal, words)


def doubt_finding(record: DutyBreakdown, doubt: DoubtfulName) -> Diagnostic:
    """The warning about a doubtful name: with a proposal D782, without one D783."""
    place = first_place(record, doubt.name)
    if doubt.proposal:
        words = f"{doubt.rows}的{doubt.cell}“{doubt.name}”可能是“{doubt.proposal}”（{doubt.words}），没有改动"
        return warning("D782", words, place, f"确是“{doubt.proposal}”时改正；确有此单位时写进成员单位名册")
    words = f"{doubt.rows}的{doubt.cell}“{doubt.name}”，{doubt.words}"
    return warning("D783", words, place, "核对名称，或把它写进成员单位名册（全称或简称）")


def rows_of(record: DutyBreakdown, name: str) -> str:
    """The rows that name a unit, as findings list them: 序号1、2、3."""
    places = [each.index for each in mentions(record) if each.name == name]
    return row_words(row_word(record.rows[index], index) for index in places)


def first_place(record: DutyBreakdown, name: str) -> str:
    """The place of the first cell that names a unit, as a path of labels."""
    first = next(each for each in mentions(record) if each.name == name)
    return row_place(first.index, first.label)
