"""From files that belong together to a line of 归档清单: facts, decisions, and what a person must decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from govdocs.app.archiving.collecting_facts import DraftFacts, Ways, facts_of
from govdocs.archive.found import Draft, Member
from govdocs.archive.model import RETENTION_WORDS, Item, Part, Role
from govdocs.archive.retention import propose
from govdocs.archive.years import special_year_in, year_of
from govdocs.kinds.filing.fields import EDITABLE, Decision
from govdocs.kinds.filing.record import ListedFile, ListedItem
from govdocs.text.secrecy import CLASSIFIED

_ROLES = get_args(Role)
_OTHER_YEAR, _SECRET = "属于 {year} 年度，收入 {year} 年度的归档清单", "涉密件，不能在这里归档"


def listed_item(number: str, draft: Draft, ways: Ways) -> ListedItem:
    """The line of an item, with what year and retention table propose for it."""
    facts = facts_of(draft, ways)
    item = _item(number, draft, facts)
    year = year_of(item)
    proposal = propose(item, ways.table, ways.office.name)
    refused = _why_not(facts, year.year, ways.year)
    open_span = year.doubt if facts.span else ""
    sure = facts.sure and not (draft.doubts or open_span) and proposal.file_it and bool(year.year)
    questions = (*draft.doubts, *facts.questions, open_span, proposal.ask, _school_year(facts.title))
    return ListedItem(
        **_described(facts),
        number=number,
        file_it=_decision(refused, sure=sure),
        question="\n".join(dict.fromkeys(filter(None, questions))),
        retention=RETENTION_WORDS[proposal.retention],
        row=proposal.row,
        reason=proposal.reason if proposal.file_it else "",
        why_not=refused or ("" if proposal.file_it else proposal.reason),
        year=year.year or ways.year,
        year_reason=year.reason,
    )


def _described(facts: DraftFacts) -> dict[str, Any]:
    """The columns that say what an item is."""
    return {
        "title": facts.title,
        "doc_no": facts.doc_no,
        "author": facts.author,
        "date": facts.date,
        "document_kind": facts.kind,
        "direction": facts.direction,
        "org": facts.org,
        "security": facts.security,
        "annexes": facts.annexes,
        "span": facts.span,
        "ended_on": facts.span_end,
        "person": facts.person,
        "opening": "控制" if facts.person else "未审核",
        "disclosure": "不予公开" if facts.person else "依申请公开",
    }


def _decision(refused: str, *, sure: bool) -> Decision:
    if refused:
        return "否"
    return "是" if sure else "待定"


def _school_year(title: str) -> str:
    named = special_year_in(title)
    return f"按学年归类的，专门年度写“{named}”" if named else ""


def _why_not(facts: DraftFacts, year: int, wanted: int) -> str:
    """Why an item cannot be filed in this list; "" where it can."""
    if any(word in facts.security for word in CLASSIFIED):
        return _SECRET
    return _OTHER_YEAR.format(year=year) if year and year != wanted else ""


def _item(number: str, draft: Draft, facts: DraftFacts) -> Item:
    """The item as the rules of year and retention see it; its period is only a place-holder."""
    parts = tuple(_part(each) for each in draft.members if not each.editable)
    return Item(
        key=number,
        title=facts.title,
        author=facts.author,
        date=facts.date,
        year=0,
        retention="D10",
        parts=parts,
        doc_no=facts.doc_no,
        kind=facts.kind,
        direction=facts.direction,
        span=facts.span,
        ended_on=facts.span_end,
        person=facts.person,
        annexes=facts.annexes,
    )


def _part(member: Member) -> Part:
    found = member.found
    return Part(
        member.role,
        found.path,
        found.sha256,
        found.size,
        found.format,
        number=member.number,
        group=member.group,
    )


def listed_files(number: str, draft: Draft) -> Iterator[ListedFile]:
    """The lines of the files of an item."""
    for member in sorted(draft.members, key=_place):
        found = member.found
        note = f"{member.role}{member.number or ''}的 {found.format.upper()} 文件" if member.editable else ""
        yield ListedFile(
            item=number,
            path=found.path,
            role=EDITABLE if member.editable else member.role,
            number=member.number,
            group=member.group,
            format=found.format,
            sha256=found.sha256,
            note=note,
        )


def _place(member: Member) -> tuple[int, int, int, bool]:
    """Where a file stands in the list: documents in front, each with its annexes and editable files."""
    behind = {"": 0, "复文": 0, "转发文": 0, "来文": 1, "被转发文": 1}[member.group]
    return behind, _ROLES.index(member.role), member.number, member.editable
