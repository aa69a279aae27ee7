"""One item becomes files: pages counted, 归档章 and page numbers drawn, the originals byte for byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from govdocs.app.archiving.copies import ArchivalPdf, CopyWish, archival_pdf
from govdocs.archive.model import Item, Part, Scheme, StoredFile
from govdocs.archive.order import sorted_parts
from govdocs.archive.places import stored_name
from govdocs.archive.stamps import stamp_of
from govdocs.diagnostics import Diagnostic, warning
from govdocs.digests import file_digest
from govdocs.errors import InputError
from govdocs.readers.pdf import PdfFacts, look_at
from govdocs.resources import Content, copy_of, file_size, opened, write_files
from govdocs.writers.archival import Level
from govdocs.writers.archival_identity import Identity

LOOK_LIMIT = 512 * 1024 * 1024
"""The largest PDF in bytes that is looked into and copied as PDF/A; a larger one is kept as it came."""


@dataclass(frozen=True, slots=True)
class Task:
    """An item to be stored in `folder`: where the files of its parts are, by their sources.

    `pdfs` are those that were made of files of other formats, `why_not` says of which there is none.
    """

    item: Item
    folder: Path
    scheme: Scheme
    files: Mapping[str, Path]
    day: date
    level: Level = "2b"
    pdfs: Mapping[str, Path] = field(default_factory=dict)
    why_not: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stored:
    """An item as it was stored, and what was noticed."""

    item: Item
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A part with its PDF (None where there is none) and what it is."""

    part: Part
    pdf: Path | None
    facts: PdfFacts = field(default_factory=PdfFacts)
    why_not: str = ""


def store_item(task: Task) -> Stored:
    """Write the files of an item; give the item with its pages, its stored files, its parts in order."""
    sheets = [_looked_at(part, task) for part in sorted_parts(task.item.parts, task.item.direction)]
    parts = tuple(_counted(sheets))
    item = replace(task.item, parts=parts)
    findings: list[Diagnostic] = []
    done = []
    for number, (sheet, part) in enumerate(zip(sheets, parts, strict=True), 1):
        made = _copy(replace(sheet, part=part), item, number, task)
        done.append(_stored(replace(part, why_not=made.why_not), made, number, task))
        findings += made.findings
    findings += _unstamped(item, sheets)
    return Stored(replace(item, parts=tuple(done)), tuple(findings))


def _looked_at(part: Part, task: Task) -> _Sheet:
    if part.format == "pdf":
        source = task.files[part.source]
        if file_size(source) > LOOK_LIMIT:
            return _Sheet(part, None, why_not=f"文件超过 {LOOK_LIMIT // 2**20} MB，照原样保存")
        _refuse_changed(source, part, task)
        return _Sheet(part, source, _facts(source))
    if part.source in task.pdfs:
        return _Sheet(part, task.pdfs[part.source], _facts(task.pdfs[part.source]))
    return _Sheet(part, None, why_not=task.why_not.get(part.source, f"{part.format} 不能转成 PDF"))


def _facts(path: Path) -> PdfFacts:
    with opened(path) as file:
        return look_at(file)


def _refuse_changed(source: Path, part: Part, task: Task) -> None:
    if file_digest(source) != part.sha256:
        words = f"归档清单第 {task.item.key} 件的{part.role}在归档过程中被改动"
        raise InputError(words, "关闭正在使用这个文件的程序，核对以后重新运行")


def _counted(sheets: list[_Sheet]) -> Iterator[Part]:
    """The parts with their pages, as counted or else as the clerk wrote them, and their first page."""
    next_page = 1
    for sheet in sheets:
        pages = sheet.facts.content_pages or sheet.part.pages
        yield replace(sheet.part, pages=pages, first_page=next_page)
        next_page += pages


def _copy(sheet: _Sheet, item: Item, number: int, task: Task) -> ArchivalPdf:
    if sheet.pdf is None:
        return _no_copy(sheet.why_not, item, sheet.part)
    identity = Identity(item.title, item.author, task.day, subject=sheet.part.role, code=item.code)
    stamp = stamp_of(item, task.scheme) if number == 1 else None
    wish = CopyWish(identity, task.scheme, stamp, sheet.part.first_page, task.level)
    with opened(sheet.pdf) as file:
        return archival_pdf(file, sheet.facts, wish, f"{item.code} {sheet.part.role}")


def _no_copy(why: str, item: Item, part: Part) -> ArchivalPdf:
    hint = "原件照样归档；要有长期保存件，用原来的程序导出 PDF 后一并归档"
    told = warning("A606", f"没有长期保存的 PDF/A 件：{why}", f"{item.code} {part.role}", hint)
    return ArchivalPdf(b"", "", why, part.pages, 0, findings=(told,))


def _stored(part: Part, made: ArchivalPdf, number: int, task: Task) -> Part:
    """Write the copy and the originals of a part; give it with what is recorded of them."""
    code = task.item.code
    files: dict[str, Content] = {}
    kept: list[StoredFile] = []
    if made.content:
        name = stored_name(code, number, part.role, "pdf")
        files[name] = made.content
        digest = sha256(made.content).hexdigest()
        kept.append(StoredFile(name, "pdf", len(made.content), digest, "archival", made.pages))
    for source, digest in _originals(part):
        path = task.files[source]
        suffix = path.suffix.lower().lstrip(".") or part.format
        name = stored_name(code, number, part.role, suffix, working=True)
        files[name] = copy_of(path)
        kept.append(StoredFile(name, suffix, file_size(path), digest, "working", part.pages))
    write_files(task.folder, files)
    return replace(part, stored=tuple(kept))


def _originals(part: Part) -> Iterator[tuple[str, str]]:
    yield part.source, part.sha256
    if part.working:
        yield part.working, part.working_sha256


def _unstamped(item: Item, sheets: list[_Sheet]) -> Iterator[Diagnostic]:
    """A finding where the first part, which bears the stamp, has no PDF."""
    if sheets and not sheets[0].facts.pages:
        hint = "打印出来以后在首页上端盖章，填写六项内容"
        yield warning("A607", "没有可以盖归档章的 PDF，归档章没有盖", item.code, hint)
