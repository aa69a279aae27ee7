"""The papers of one child's volume: which forms of which records, printed as PDF, without other children."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from govdocs.app.archiving.personal_others import Others, own_names, redacted
from govdocs.app.archiving.personal_sorts import CLOSURE, SORTS, PaperSort, filed_kinds
from govdocs.app.batch.jobs import telling_keys
from govdocs.app.casebooks import form_kinds
from govdocs.app.form_papers import print_sheet
from govdocs.app.printing import Press
from govdocs.archive.model import Part, VolumePaper
from govdocs.archive.volumes import paper_place
from govdocs.diagnostics import Diagnostic, warning
from govdocs.kinds.children.child import LABEL as REGISTER_LABEL
from govdocs.kinds.children.child import Child
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.fields import Input
from govdocs.kinds.parts.form_checks import is_number
from govdocs.kinds.registry import Kind, Sheet
from govdocs.resources import safe_name

SOURCE = "未成年人工作簿"
"""What messages call the workbook: its own name may say a person."""

COVERED = "其他未成年人已用代号"
"""备注 of a paper in which other children are called by their codes."""

SEALED = "密封件"
"""备注 of a paper that names who reported harm (反家庭暴力法 第十四条)."""

_ASSESSMENTS = ("风险等级评估", "监护能力评估")


@dataclass(frozen=True, slots=True)
class ChildCase:
    """What the volume of a child is made of: its code, all records, who the other children are.

    `until` is the last day of the year, YYYYMMDD: later papers are left for another; "" takes all.
    `filed` are the papers that lie in volumes already, by title, 文号 and day; `telling` are numbers of
    records that tell a person.
    """

    child: Child
    code: str
    casebook: Casebook
    others: Others
    closed: bool = True
    until: str = ""
    filed: frozenset[tuple[str, str, str]] = frozenset()
    telling: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LoosePaper:
    """A paper before it is printed: it has no number, no page and no parts yet. `kind` is a label."""

    paper: VolumePaper
    sheet: Sheet
    kind: str


@dataclass(slots=True)
class PaperSearch:
    """Looks for the papers of a case; gathers what it noticed, in which no person is named."""

    case: ChildCase
    press: Press
    findings: list[Diagnostic] = field(default_factory=list)

    def papers(self) -> list[LoosePaper]:
        """All papers of the case in the order of the volume."""
        found = [paper for kind in filed_kinds(form_kinds()) for paper in self._of_kind(kind)]
        if self.case.closed:
            found = _with_reassessments(found)
        return sorted(found, key=_place)

    def _of_kind(self, kind: Kind) -> Iterator[LoosePaper]:
        case = self.case
        own: tuple[Input, ...] = case.casebook.of_child(kind.name, kind.model, case.child.file_no)
        for record in own:
            key = str(getattr(record, kind.key, ""))
            safe = key if is_number(key) and key not in case.telling else ""
            yield from self._of_record(record, kind, case.code if kind.model is Child else safe)

    def _of_record(self, record: Input, kind: Kind, key: str) -> Iterator[LoosePaper]:
        """The papers of a record whose number, where it tells nobody, is `key`."""
        sort, shown = SORTS[kind.name], redacted(record, self.case.others, self.case.code)
        names, seen = own_names(shown), dict[str, int]()
        for sheet in kind.sheets(shown, self.press.context):
            day = sort.day_of(sheet.label, record)
            if sheet.label in sort.left_out or (sheet.label in sort.if_dated and not day):
                continue
            if self.case.until and day > self.case.until:
                continue
            seen[sheet.label] = seen.get(sheet.label, 0) + 1
            title, doc_no = _called(sheet.label, kind, key, seen[sheet.label])
            author = sort.author_of(record, self.case.casebook.unit)
            if (title, doc_no, day) in self.case.filed:
                continue
            note = SEALED if sheet.label in sort.sealed else ""
            section = sort.section_of(sheet.label)
            paper = VolumePaper(0, title, author, day, 0, 0, doc_no, note, section)
            if self._names_others(sheet, names):
                self._tell(
                    paper, "提到别的未成年人，不能遮盖，没有入卷", "在工作簿里改写这条记录，再运行一次"
                )
                continue
            if not day:
                self._tell(paper, "没有日期，排在所属部分的最后", "在工作簿里补写日期", "A218")
            yield LoosePaper(self._noted(paper, covered=shown != record), sheet, kind.label)

    def _names_others(self, sheet: Sheet, names: frozenset[str]) -> bool:
        """Whether what is filled in still names another child; the printed words of a form name nobody."""
        named = self.case.others.named_in
        return any(True for text in _texts(sheet.values or {}) for _ in named(text, self.case.code, names))

    def _noted(self, paper: VolumePaper, *, covered: bool) -> VolumePaper:
        if not covered:
            return paper
        self._tell(paper, "提到别的未成年人，姓名和号码改用代号", "原来的记录在工作簿里没有改动")
        return replace(paper, note="；".join(filter(None, (paper.note, COVERED))))

    def _tell(self, paper: VolumePaper, words: str, hint: str, code: str = "A217") -> None:
        self.findings.append(warning(code, f"{self.case.code} 的《{paper.title}》{words}", SOURCE, hint))


def _texts(value: Any) -> Iterator[str]:
    """Every text in the values of a form."""
    match value:
        case str():
            yield value
        case Mapping():
            for each in value.values():
                yield from _texts(each)
        case list() | tuple():
            for each in value:
                yield from _texts(each)


def _place(loose: LoosePaper) -> tuple[int, bool, str]:
    """The registration form lies before all others of its section."""
    section, day = paper_place(loose.paper)
    return section, loose.kind != REGISTER_LABEL, day


def telling_numbers(casebook: Casebook) -> frozenset[str]:
    """The numbers of records in which a name or another personal fact stands."""
    kinds = filed_kinds(form_kinds())
    keys = (
        str(getattr(record, kind.key, "")) for kind in kinds for record in casebook.all(kind.name, kind.model)
    )
    return telling_keys(keys, casebook)


def _called(label: str, kind: Kind, key: str, count: int) -> tuple[str, str]:
    """题名 and 文号 of a form: no name, the number of its record where that tells nobody."""
    sort: PaperSort = SORTS[kind.name]
    words = f"{kind.label}（{label}）" if sort.called_by_kind else label
    again = f"（{count}）" if count > 1 else ""
    if "〔" in key:
        return f"{words}{again}", key
    return f"{words} {key}{again}".strip(), ""


def _with_reassessments(found: Iterable[LoosePaper]) -> list[LoosePaper]:
    """The papers of a closed case, the last of several assessments of a sort among those that close it."""
    papers = list(found)
    for kind in _ASSESSMENTS:
        days = sorted({each.paper.date for each in papers if each.kind == kind and each.paper.date})
        for at, each in enumerate(papers):
            if len(days) > 1 and each.kind == kind and each.paper.date == days[-1]:
                papers[at] = replace(each, paper=replace(each.paper, section=CLOSURE))
    return papers


def printed(
    loose: LoosePaper, number: int, case: ChildCase, means: tuple[Press, Path | None]
) -> tuple[VolumePaper, bytes]:
    """A paper as PDF, with its pages, and the part under which it lies among the files of its volume.

    `means` are the press (PDF is its only format) and the folder in which photographs lie.
    """
    press, folder = means
    content = print_sheet(loose.sheet, press, SOURCE, (), folder)
    pdf = content.contents["pdf"]
    source = f"{case.code}/{number:03} {safe_name(loose.paper.title)}.pdf"
    pages = content.page_count
    part = Part("正文", source, sha256(pdf).hexdigest(), len(pdf), "pdf", pages)
    return replace(loose.paper, number=number, pages=pages, parts=(part,)), pdf
