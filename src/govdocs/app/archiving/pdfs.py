"""PDFs of files of other formats: made once, and kept beside the archive until the year is filed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from govdocs.app.archiving.converting import Original, to_pdfs
from govdocs.app.archiving.ready import Told
from govdocs.archive.model import Item, Part
from govdocs.resources import file_size, read_bytes, write_files

LIMIT = 256 * 1024 * 1024
"""The largest file in bytes of which a PDF is made."""

_TOGETHER = 40
_LEFT_ALONE = frozenset({"pdf"})
_TOO_LARGE = f"文件超过 {LIMIT // 2**20} MB，没有转成 PDF"


@dataclass(frozen=True, slots=True)
class Conversions:
    """The PDFs that were made, by the sources of the parts; and why there is none of the others."""

    pdfs: Mapping[str, Path] = field(default_factory=dict)
    why_not: Mapping[str, str] = field(default_factory=dict)


def converted(items: Iterable[Item], files: Mapping[str, Path], work: Path, told: Told) -> Conversions:
    """PDFs in the folder `work` of every part that is none; what a run before made there is used again."""
    pdfs: dict[str, Path] = {}
    why_not: dict[str, str] = {}
    parts = [part for item in items for part in item.parts if part.format not in _LEFT_ALONE]
    waiting = []
    for part in parts:
        if _pdf_of(part, work).is_file():
            pdfs[part.source] = _pdf_of(part, work)
        elif file_size(files[part.source]) > LIMIT:
            why_not[part.source] = _TOO_LARGE
        else:
            waiting.append(part)
    for part, why in _made(waiting, files, work, told):
        if why:
            why_not[part.source] = why
        else:
            pdfs[part.source] = _pdf_of(part, work)
    return Conversions(pdfs, why_not)


def _pdf_of(part: Part, work: Path) -> Path:
    return work / f"{part.sha256}.{part.format}.pdf"


def _made(
    parts: Sequence[Part], files: Mapping[str, Path], work: Path, told: Told
) -> Iterator[tuple[Part, str]]:
    """Each part once its PDF is written, or why there is none; some at a time, to bound the memory."""
    waiting, done = iter(parts), 0
    while some := list(islice(waiting, _TOGETHER)):
        originals = [
            Original(read_bytes(files[part.source], LIMIT), part.format, part.source) for part in some
        ]
        for part, pdf in zip(some, to_pdfs(originals), strict=True):
            if pdf.content:
                write_files(work, {_pdf_of(part, work).name: pdf.content})
            done += 1
            told("转成 PDF", done, len(parts))
            yield part, "" if pdf.content else pdf.why_not or f"{part.format} 不能转成 PDF"
