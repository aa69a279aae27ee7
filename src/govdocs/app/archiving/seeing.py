"""What is seen in the files of an archive: PDFs measured, lists and papers read back, texts of copies."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from html import unescape
from pathlib import Path, PurePosixPath

from govdocs.app.batch.executors import executor_for, fitting, results
from govdocs.archive.checks.subject import ListSeen, NumberSeen, PdfSeen, StampSeen
from govdocs.errors import InputError
from govdocs.layout.free_space import CELL, Rect
from govdocs.readers.docx_lists import docx_list
from govdocs.readers.pdf import PageFacts, PdfFacts, look_at
from govdocs.readers.pdf_pages import page_texts
from govdocs.readers.pdf_stamps import FoundStamp, stamps_of
from govdocs.readers.printed_lists import PrintedList
from govdocs.readers.xlsx_lists import xlsx_list
from govdocs.resources import read_bytes

FILE_LIMIT = 2 * 1024 * 1024 * 1024
"""The largest file that is opened to look into it, in bytes."""

KEPT_TEXT = 1500
"""So many characters of page 1 are kept: the head, title and number stand in them."""

_INSIDE = 0.6  # millimetres by which the text of a stamp may pass its frame
_TAGS = re.compile(r"<[^>]*>")
_ENDS = re.compile(r"</(?:w:p|si|c|is|comment|a:p)>")  # of what stands alone: paragraphs, cells
_TOLD = re.compile(r'="([^"]*[\u3400-\U0003ffff][^"]*)"')  # names of sheets and authors stand in attributes
_PACKED = (".docx", ".xlsx", ".pptx", ".ofd")
_PLAIN = (".txt", ".csv", ".xml", ".json", ".yaml", ".yml", ".html", ".md")


def see_pdfs(root: Path, paths: Collection[str], jobs: int = 1) -> dict[str, PdfSeen]:
    """The PDFs at `paths` below `root`, measured: by several processes where there are many."""
    workers = fitting(jobs, len(paths))
    with executor_for(workers, _ready, ()) as executor:
        found = dict(results(executor, partial(_seen_at, root), paths, workers))
    return {path: found[path] for path in paths}


def _ready() -> None:
    """Nothing has to be prepared."""


def _seen_at(root: Path, path: str) -> tuple[str, PdfSeen]:
    try:
        return path, see_pdf(read_bytes(root / path, FILE_LIMIT))
    except InputError as error:
        return path, PdfSeen(damaged=error.message)


def see_pdf(data: bytes) -> PdfSeen:
    """A PDF as it is found: pages, texts of page 1, stamps, page numbers, what hinders keeping it."""
    facts = look_at(data, fonts=True)
    if facts.fault:
        return PdfSeen(encrypted=facts.locked, damaged=facts.fault)
    stamps = stamps_of(data)
    first = facts.pages[0]
    frames = [stamp.frame.grown(_INSIDE) for stamp in stamps if stamp.page == 1]
    around = [box for box in first.sheet.boxes if not _lies_in(box, frames)]
    marks = [box for _, box in first.numbers]
    own = [box for box in around if not _lies_in(box, marks)]
    return PdfSeen(
        pages=len(facts.pages),
        filled=tuple(not page.blank for page in facts.pages),
        width=first.width,
        height=first.height,
        text=facts.first_text[:KEPT_TEXT] if own else "",
        texts=tuple(box for box in around if any(frame.meets(box) for frame in frames)),
        stamps=tuple(map(_stamp, stamps)),
        numbers=tuple(_numbers(facts, stamps)),
        encrypted=facts.restricted or facts.locked,
        level=facts.pdfa,
        open_fonts=facts.unembedded or (),
        active=tuple(_active(facts)),
        measured=True,
        title=facts.title,
        front=bool(frames) and len(facts.pages) > 1 and not _ink_outside(first, frames),
    )


def _ink_outside(page: PageFacts, frames: Iterable[Rect]) -> int:
    """How much ink a page bears beside its stamps: a sheet put in front bears none."""
    return page.sheet.ink.outside(frame.grown(CELL) for frame in frames)


def _lies_in(box: Rect, frames: Iterable[Rect]) -> bool:
    return any(
        frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1
        for frame in frames
    )


def _stamp(found: FoundStamp) -> StampSeen:
    return StampSeen(found.page, found.frame, found.columns, found.rows, found.cells, found.turned)


def _numbers(facts: PdfFacts, stamps: Iterable[FoundStamp]) -> Iterator[NumberSeen]:
    """The numbers that stand alone, those in a stamp left out."""
    for page in facts.pages:
        frames = [stamp.frame.grown(_INSIDE) for stamp in stamps if stamp.page == page.number]
        for number, box in page.numbers:
            if not _lies_in(box, frames):
                across, down = (box.x0 + box.x1) / 2 / page.width, (box.y0 + box.y1) / 2 / page.height
                yield NumberSeen(page.number, number, across, down)


def _active(facts: PdfFacts) -> Iterator[str]:
    counts = {"脚本": facts.scripts, "附件": facts.attachments}
    yield from (word for word, count in counts.items() if count)


def see_list(root: Path, path: str) -> ListSeen | None:
    """The list in the Word file or workbook at `path`; None where it has none or cannot be read."""
    read = {".docx": docx_list, ".xlsx": xlsx_list}[PurePosixPath(path).suffix]
    try:
        found = read(read_bytes(root / path, FILE_LIMIT), PurePosixPath(path).name)
    except InputError:
        return None
    return _listed(path, found) if found else None


def _listed(path: str, found: PrintedList) -> ListSeen:
    return ListSeen(
        path, found.title, found.header, found.rows, found.width, found.height, found.repeats, found.margins
    )


def see_print(root: Path, path: str) -> str:
    """The whole text of the PDF at `path`; "" where it cannot be read."""
    try:
        return "\n".join(page_texts(read_bytes(root / path, FILE_LIMIT)))
    except InputError:
        return ""


def every_text(data: bytes, name: str) -> str:
    """All text in a file: hidden sheets, comments, tracked changes, its name and properties too."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == ".pdf":
        facts = look_at(data)
        return "\n".join((name, facts.title, facts.producer, *page_texts(data)))
    if suffix in _PACKED:
        return "\n".join((name, *_package_texts(data)))
    if suffix in _PLAIN:
        return f"{name}\n{data.decode('utf-8', 'replace')}"
    return name


def _package_texts(data: bytes) -> Iterator[str]:
    """The text of every part of a package, its marks taken out so that no word is cut."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                if name.lower().endswith((".xml", ".rels")):
                    text = package.read(name).decode("utf-8", "replace")
                    yield unescape(_TAGS.sub("", _ENDS.sub("\n", text)))
                    yield from map(unescape, _TOLD.findall(text))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return
