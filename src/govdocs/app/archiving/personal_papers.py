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
from govdocs.kinds.children.child import Child
from govdocs.kinds.parts.casebook import Casebook
from govdocs.kinds.parts.fields import Input
from govdocs.kinds.parts.form_checks import is_number
from govdocs.kinds.registry import FormPaper, Kind, Values
from govdocs.resources import safe_name

SOURCE = "未成年人工作簿"
"""What messages call the workbook: its own name may say a person."""

COVERED = "其他未成年人已用代号"
"""备注 of a paper in which other children are called by their codes."""

SEALED = "密封件"
"""备注 of a paper that names who reported harm (反家庭暴力法 第十四条)."""

_ASSESSMENTS = ("risk_assessment", "guardianship_assessment")


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
    """A paper before it is composed and printed: it has no number, no page and no parts yet."""

    paper: VolumePaper
    kind: Kind
    form: FormPaper
    values: Values


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
        shown = redacted(record, self.case.others, self.case.code)
        names = own_names(shown)
        for form in kind.forms:
            for count, values in enumerate(form.values(shown, self.press.context), start=1):
                paper = self._paper(record, kind, form.label, _called(form.label, kind, key, count))
                if self._belongs(paper, form.label, SORTS[kind.name]):
                    loose = LoosePaper(paper, kind, form, values)
                    yield from self._sound(loose, names, covered=shown != record)

    def _paper(self, record: Input, kind: Kind, label: str, called: tuple[str, str]) -> VolumePaper:
        sort, (title, doc_no) = SORTS[kind.name], called
        author = sort.author_of(record, self.case.casebook.unit)
        note = SEALED if label in sort.sealed else ""
        day, section = sort.day_of(label, record), sort.section_of(label)
        return VolumePaper(0, title, author, day, 0, 0, doc_no, note, section)

    def _belongs(self, paper: VolumePaper, label: str, sort: PaperSort) -> bool:
        """Whether a form is filed in this volume: no double, not blank, of its years, in no other volume."""
        if label in sort.left_out or (label in sort.if_dated and not paper.date):
            return False
        if self.case.until and paper.date > self.case.until:
            return False
        return (paper.title, paper.doc_no, paper.date) not in self.case.filed

    def _sound(self, loose: LoosePaper, names: frozenset[str], *, covered: bool) -> Iterator[LoosePaper]:
        """The paper, unless it names another child all the same."""
        paper, named = loose.paper, self.case.others.named_in
        if any(True for text in _texts(loose.values) for _ in named(text, self.case.code, names)):
            self._tell(paper, "提到别的未成年人，不能遮盖，没有入卷", "在工作簿里改写这条记录，再运行一次")
            return
        if not paper.date:
            self._tell(paper, "没有日期，排在所属部分的最后", "在工作簿里补写日期", "A218")
        yield replace(loose, paper=self._noted(paper, covered=covered))

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
    return section, loose.kind.model is not Child, day


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
        days = sorted({each.paper.date for each in papers if each.kind.name == kind and each.paper.date})
        for at, each in enumerate(papers):
            if len(days) > 1 and each.kind.name == kind and each.paper.date == days[-1]:
                papers[at] = replace(each, paper=replace(each.paper, section=CLOSURE))
    return papers


def printed(
    loose: LoosePaper, number: int, case: ChildCase, means: tuple[Press, Path | None]
) -> tuple[VolumePaper, bytes]:
    """A paper as PDF, with its pages, and the part under which it lies among the files of its volume.

    `means` are the press (PDF is its only format) and the folder in which photographs lie.
    """
    press, folder = means
    sheet = loose.kind.sheet(loose.form, loose.values, press.context)
    content = print_sheet(sheet, press, SOURCE, (), folder)
    pdf = content.contents["pdf"]
    source = f"{case.code}/{number:03} {safe_name(loose.paper.title)}.pdf"
    pages = content.page_count
    part = Part("正文", source, sha256(pdf).hexdigest(), len(pdf), "pdf", pages)
    return replace(loose.paper, number=number, pages=pages, parts=(part,)), pdf
