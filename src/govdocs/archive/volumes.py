"""案卷: the papers of one person in order, their page numbers, what the cover says (GB/T 9705-2008).

A volume is called by the code of the person on its cover and in every list; nothing here holds a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from govdocs.archive.codes import paper_code, volume_code
from govdocs.archive.model import Scheme, Volume, VolumePaper

SECTIONS = ("登记受理", "决定审批", "服务落实", "资金发放", "结案")
"""The sections of a child's file in their order, between list and note [D] (fact sheet 3.5)."""

SUBJECT = "困境儿童个案"
"""What the title of a volume says behind the code [D] (fact sheet 7.3)."""


def volume_title(person: str) -> str:
    """题名 of a volume, made up and therefore in [ ] (DA/T 22-2015, 5.5): the code, never a name."""
    return f"[{person}{SUBJECT}]"


def volume_of(head: Volume, papers: Iterable[VolumePaper]) -> Volume:
    """The volume `head` with `papers` as they lie, numbered and paged, and their first and last day."""
    inside = paged(tuple(papers))
    days = sorted(filter(None, (paper.date.strip("[]") for paper in inside)))
    return replace(head, papers=inside, begun=days[0] if days else "", ended=days[-1] if days else "")


def sorted_papers(papers: Iterable[VolumePaper]) -> tuple[VolumePaper, ...]:
    """Papers by section and day, in a day as they came; those without a day end their section."""
    return tuple(sorted(papers, key=paper_place))


def paper_place(paper: VolumePaper) -> tuple[int, str]:
    """Where a paper lies in its volume; one of no section is taken for one of the service."""
    section = paper.section if paper.section in SECTIONS else "服务落实"
    return SECTIONS.index(section), paper.date.strip("[]") or "99999999"


def paged(papers: Sequence[VolumePaper]) -> tuple[VolumePaper, ...]:
    """`papers` numbered from 1, each beginning on the page after the one before it (A-51)."""
    result: list[VolumePaper] = []
    page = 1
    for number, paper in enumerate(papers, start=1):
        result.append(replace(paper, number=number, first_page=page))
        page += paper.pages
    return tuple(result)


def recounted(volume: Volume, pages: Mapping[int, int]) -> Volume:
    """`volume` with the pages of its papers as they were counted, by number of the paper, paged anew."""
    papers = (replace(paper, pages=pages.get(paper.number, paper.pages)) for paper in volume.papers)
    return replace(volume, papers=paged(tuple(papers)))


def page_words(volume: Volume, paper: VolumePaper) -> str:
    """页号 of a paper: where it begins; of the last one where it ends too (GB/T 9705-2008)."""
    last = paper.first_page + paper.pages - 1
    if paper != volume.papers[-1] or last <= paper.first_page:
        return str(paper.first_page)
    return f"{paper.first_page}-{last}"


def with_codes(volume: Volume, scheme: Scheme) -> Volume:
    """A numbered volume with fonds, its 档号 and those of its papers (DA/T 13-2022)."""
    own = replace(volume, fonds=volume.fonds or scheme.fonds)
    papers = tuple(replace(paper, code=paper_code(own, paper, scheme)) for paper in own.papers)
    return replace(own, code=volume_code(own, scheme), papers=papers)
