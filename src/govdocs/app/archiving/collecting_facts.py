"""What is known of files that belong together: title, author, date, class, and the questions that remain."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from govdocs.app.offices.office import Office
from govdocs.archive.child_names import names_a_child
from govdocs.archive.days import day_of
from govdocs.archive.found import Draft, Found
from govdocs.archive.model import Direction, Span
from govdocs.archive.retention_matching import is_same_organ, level_of
from govdocs.archive.retention_rows import RetentionTable
from govdocs.archive.secret_marks import named_secret
from govdocs.archive.titles import FORMAL_KINDS, author_in, case_title, kind_of, made_up, title_key
from govdocs.text.document_number import parse_document_number
from govdocs.text.secrecy import CLASSIFIED

_CLASSIFIED_NAME = re.compile(rf"[（(【\[]\s*({'|'.join(CLASSIFIED)})")
_INCOMING, _OUTGOING = re.compile(r"收文|来文|上级"), re.compile(r"发文|发出|制发")
_ISSUE = re.compile(r"\[?第[0-9一二三四五六七八九十百]{1,4}期\]?")
_BOOK = re.compile(r"(?:19|20)\d{2}年?\s*[—–－~～至-]+\s*(?:19|20)\d{2}年?.*记录本")
"""A book that was kept over the end of a year."""

_KEPT_INSIDE = ("纪要", "决议")
"""Formal kinds that need not leave the office."""

_TELLING = 8
"""A name of fewer characters (批复, 转发通知) does not claim to be the title."""


@dataclass(frozen=True, slots=True)
class Ways:
    """By what items are decided: the office, its retention table, the year that is filed."""

    office: Office
    table: RetentionTable
    year: int


@dataclass(frozen=True, slots=True)
class DraftFacts:
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
    span: Span
    span_end: str
    annexes: int
    questions: tuple[str, ...]
    sure: bool


def facts_of(draft: Draft, ways: Ways) -> DraftFacts:
    """What the files of an item tell, put together."""
    body = _richest(draft)
    questions: list[str] = []
    title = _title(draft, body, questions)
    doc_no = _doc_no(body, questions)
    author, direction = _author(body, title, doc_no, ways)
    foreign = _foreign(author, direction, body, ways)
    questions += foreign
    if not author:
        questions.append("责任者看不出来，补写发文机关")
    date = _date(body, ways.year, questions)
    security = _security(draft, body)
    warned = _warnings(draft, title)
    org = _org(body, ways.office, questions)
    return DraftFacts(
        title=title,
        doc_no=doc_no,
        author=author,
        date=date,
        kind=body.kind or kind_of(body.role.rest),
        direction=direction,
        security=security.partition("★")[0].strip(),
        person=next((each.found.person for each in draft.members if each.found.person), ""),
        org=org,
        span="会议" if body.span_end else "记录本" if _BOOK.search(title) else "",
        span_end=body.span_end,
        annexes=len(body.annexes),
        questions=(*warned, *questions),
        sure=not (warned or foreign)
        and bool(author and (body.date or body.name.date) and (org or not ways.office.scheme.dimension)),
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
    return made_up(rest or body.number or body.path.rpartition("/")[2])


def _alike(title: str, rest: str) -> bool:
    """True when a name says the title of a document, or a part of it, or more than it."""
    given, named = (title_key(_ISSUE.sub("", text)) for text in (title, rest))
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
        sent = doc_no or _OUTGOING.search(folders) or _issued(author, body, title, office)
        return author, "发文" if sent else "内部"
    if _INCOMING.search(folders):
        return author, "收文"
    if _OUTGOING.search(folders) and not (author and office.name):
        return author or office.name, "发文"
    if author and office.name:
        return author, "收文"
    return author or office.name, "内部"


def _issued(author: str, body: Found, title: str, office: Office) -> bool:
    """True for a document that the office itself signed and that is made to be sent, numbered or not."""
    kind = body.kind or kind_of(title)
    return kind in FORMAL_KINDS and kind not in _KEPT_INSIDE and is_same_organ(author, office.name)


def _foreign(author: str, direction: Direction, body: Found, ways: Ways) -> tuple[str, ...]:
    """What to ask about a paper of another organ that has our number or lies with what we issued."""
    if not author or not ways.office.name or is_own(author, ways):
        return ()
    folders = "/".join(body.folders)
    outgoing = _OUTGOING.search(folders) and not _INCOMING.search(folders)
    if direction != "发文" and not outgoing:
        return ()
    return (f"责任者“{author}”不是本单位，却与发文在一起：核对收发；是被转发的，与转发文合为一件",)


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


def _security(draft: Draft, body: Found) -> str:
    """密级 of an item: that of any of its files which is classified, else that of its body."""
    found = [each.found for each in draft.members]
    marks = [body.security, *(each.security for each in found), *map(_secret_in_name, found)]
    return next((mark for mark in marks if any(word in mark for word in CLASSIFIED)), body.security)


def _warnings(draft: Draft, title: str) -> tuple[str, ...]:
    """What a person has to decide before an item may be filed at all: secrets, names of minors."""
    found = [each.found for each in draft.members]
    told = []
    if any(named_secret(each.path) for each in found):
        told.append("文件名或文件夹名像是涉密件；涉密的“归档”写“否”，移出这台电脑，不涉密的改名")
    if any(names_a_child(text) for each in found if not each.person for text in (title, each.path)):
        told.append("题名或文件名里像有未成年人的姓名；是的，写未成年人代号，题名、文件名改用代号")
    return tuple(told)


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
