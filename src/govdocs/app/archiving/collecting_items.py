"""From files that belong together to a line of 归档清单: facts, decisions, and what a person must decide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import get_args

from govdocs.app.offices.office import Office
from govdocs.archive.days import day_of
from govdocs.archive.found import Draft, Found, Member
from govdocs.archive.model import RETENTION_WORDS, Direction, Item, Part, Role
from govdocs.archive.retention import propose
from govdocs.archive.retention_matching import level_of
from govdocs.archive.retention_rows import RetentionTable
from govdocs.archive.titles import author_in, case_title, kind_of, made_up, title_key
from govdocs.archive.years import special_year_in, year_of
from govdocs.kinds.filing.fields import EDITABLE, Decision
from govdocs.kinds.filing.record import ListedFile, ListedItem
from govdocs.text.document_number import parse_document_number
from govdocs.text.secrecy import CLASSIFIED

_CLASSIFIED_NAME = re.compile(rf"[（(【\[]\s*({'|'.join(CLASSIFIED)})")
_INCOMING, _OUTGOING = re.compile(r"收文|来文|上级"), re.compile(r"发文|发出|制发")
_TELLING = 8
"""A name of fewer characters (批复, 转发通知) does not claim to be the title."""
_ROLES = get_args(Role)
_OTHER_YEAR, _SECRET = "属于 {year} 年度，收入 {year} 年度的归档清单", "涉密件，不能在这里归档"


@dataclass(frozen=True, slots=True)
class Ways:
    """By what items are decided: the office, its retention table, the year that is filed."""

    office: Office
    table: RetentionTable
    year: int


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of a draft, and the questions that remain."""

    title: str
    doc_no: str
    author: str
    date: str
    kind: str
    direction: Direction
    security: str
    person: str
    org: str
    span_end: str
    annexes: int
    questions: tuple[str, ...]
    sure: bool


def listed_item(number: str, draft: Draft, ways: Ways) -> ListedItem:
    """The line of an item, with what year and retention table propose for it."""
    facts = _facts(draft, ways)
    item = _item(number, draft, facts)
    year = year_of(item)
    proposal = propose(item, ways.table, ways.office.name)
    questions = [*draft.doubts, *facts.questions, proposal.ask]
    if school_year := special_year_in(facts.title):
        questions.append(f"按学年归类的，专门年度写“{school_year}”")
    why_not = _why_not(facts, year.year, ways.year) or ("" if proposal.file_it else proposal.reason)
    sure = facts.sure and not draft.doubts and proposal.file_it and bool(year.year)
    decision: Decision = "否" if _why_not(facts, year.year, ways.year) else "是" if sure else "待定"
    return ListedItem(
        number=number,
        file_it=decision,
        title=facts.title,
        doc_no=facts.doc_no,
        author=facts.author,
        date=facts.date,
        document_kind=facts.kind,
        direction=facts.direction,
        org=facts.org,
        security=facts.security,
        annexes=facts.annexes,
        retention=RETENTION_WORDS[proposal.retention],
        row=proposal.row,
        reason=proposal.reason if proposal.file_it else "",
        year=year.year or ways.year,
        year_reason=year.reason,
        span="会议" if facts.span_end else "",
        ended_on=facts.span_end,
        question="\n".join(dict.fromkeys(filter(None, questions))),
        why_not=why_not,
        person=facts.person,
        opening="控制" if facts.person else "未审核",
        disclosure="不予公开" if facts.person else "依申请公开",
    )


def _why_not(facts: _Facts, year: int, wanted: int) -> str:
    """Why an item cannot be filed in this list; "" where it can."""
    if any(word in facts.security for word in CLASSIFIED):
        return _SECRET
    return _OTHER_YEAR.format(year=year) if year and year != wanted else ""


def _item(number: str, draft: Draft, facts: _Facts) -> Item:
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
        span="会议" if facts.span_end else "",
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


def _facts(draft: Draft, ways: Ways) -> _Facts:
    body = _richest(draft)
    questions: list[str] = []
    title = _title(draft, body, questions)
    doc_no = _doc_no(body, questions)
    author, direction = _author(body, title, doc_no, ways)
    if not author:
        questions.append("责任者看不出来，补写发文机关")
    date = _date(body, ways.year, questions)
    security = body.security or _secret_in_name(body)
    org = _org(body, ways.office, questions)
    return _Facts(
        title=title,
        doc_no=doc_no,
        author=author,
        date=date,
        kind=body.kind or kind_of(body.role.rest),
        direction=direction,
        security=security.partition("★")[0].strip(),
        person=next((each.found.person for each in draft.members if each.found.person), ""),
        org=org,
        span_end=body.span_end,
        annexes=len(body.annexes),
        questions=tuple(questions),
        sure=bool(author and (body.date or body.name.date) and (org or not ways.office.scheme.dimension)),
    )


def _richest(draft: Draft) -> Found:
    """The main document; of a scan with what its Word file tells."""
    body = draft.body
    for member in draft.members[1:]:
        if member.editable and member.role == "正文" and member.group == body.group and not body.readable:
            told = member.found
            return replace(
                told,
                path=body.path,
                format=body.format,
                name=body.name,
                role=body.role,
                changed_on=body.changed_on,
            )
    return body


def _title(draft: Draft, body: Found, questions: list[str]) -> str:
    person = next((each.found.person for each in draft.members if each.found.person), "")
    rest = body.role.rest.strip()
    if person:
        return case_title(person, body.title or rest)
    if body.title:
        if len(rest) >= _TELLING and kind_of(rest) and not _alike(body.title, rest):
            questions.append(f"文件名里的题名是“{rest}”，与文件的标题不同")
        return body.title
    if kind_of(rest):
        questions.append("题名取自文件名，与文件核对")
        return rest
    questions.append("题名是拟的，按内容改写，放在[ ]里")
    return made_up(rest or f"{body.number or body.path.rpartition('/')[2]}{body.role.role}")


def _alike(title: str, rest: str) -> bool:
    """True when a name says the title of a document, or a part of it, or more than it."""
    given, named = title_key(title), title_key(rest)
    return given in named or named in given


def _doc_no(body: Found, questions: list[str]) -> str:
    if body.doc_no and body.name.doc_no and body.doc_no != body.name.doc_no:
        questions.append(f"文件名里的文号是{body.name.doc_no}，文件里是{body.doc_no}")
    return body.doc_no or body.name.doc_no


def _author(body: Found, title: str, doc_no: str, ways: Ways) -> tuple[str, Direction]:
    """责任者 and whether the document went out, came in or stayed."""
    office = ways.office
    parts = parse_document_number(doc_no) if doc_no else None
    own = next((each for each in office.codes if parts and each.code == parts.prefix), None)
    author = max(body.author, author_in(title), key=lambda each: each.count("、") + bool(each))
    if own:
        return author or own.issuer or office.name, "发文"
    folders = "/".join(body.folders)
    if author and is_own(author, ways):
        return author, "发文" if doc_no or _OUTGOING.search(folders) else "内部"
    if _INCOMING.search(folders):
        return author, "收文"
    if _OUTGOING.search(folders):
        return author or office.name, "发文"
    if author and office.name:
        return author, "收文"
    return author or office.name, "内部"


def is_own(author: str, ways: Ways) -> bool:
    """True when one of the organs in `author` is the office, one of its own, or issues under its codes."""
    names = {ways.office.name, ways.office.short_name, *(each.issuer for each in ways.office.codes)} - {""}
    if any(name in author for name in names):
        return True
    organs = author.split("、")
    return any(level_of(each, "收文", ways.table, ways.office.name) == "本级" for each in organs)


def _date(body: Found, year: int, questions: list[str]) -> str:
    if body.date and not body.date.startswith("["):
        return body.date
    researched = body.date or (f"[{body.name.date}]" if body.name.date else "")
    if researched and day_of(researched):
        source = "正文里最后的日期" if body.date else "文件名"
        questions.append(f"日期是考证的（据{source}）")
        return researched
    if not body.changed_on.startswith(str(year)):
        questions.append("没有日期，按内容、版式考证后写作 [20250310] 的样子")
        return ""
    questions.append("日期据文件的修改时间，按内容考证后改写")
    return f"[{body.changed_on}]"


def _secret_in_name(body: Found) -> str:
    match = _CLASSIFIED_NAME.search(body.path)
    return match[1] if match else ""


def _org(body: Found, office: Office, questions: list[str]) -> str:
    """The code of 机构(问题): that whose name or code a folder bears, or the only one there is."""
    scheme = office.scheme
    if not scheme.dimension:
        return ""
    for folder in reversed(body.folders):
        for code, name in scheme.classes.items():
            if code in re.findall(r"[A-Z0-9]+", folder) or (name and name in folder):
                return code
    if len(scheme.classes) == 1:
        return next(iter(scheme.classes))
    questions.append(f"写明{scheme.dimension}：{'、'.join(scheme.classes.values())}")
    return ""
