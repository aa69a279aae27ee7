"""PDF/A copies of PDF files, with the marks of the archive on their pages (ISO 19005-1 and -2, level b).

The file that came is never changed. What the standard forbids and can be mended is mended and told in
`changes`; what cannot be mended is told in `faults`, and then the copy does not say that it is PDF/A.
The same file and wishes give the same bytes.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

import pikepdf

from govdocs.layout.pages import GlyphRun, Rule
from govdocs.writers.archival_catalogue import cleaned_catalogue
from govdocs.writers.archival_identity import Identity, identify
from govdocs.writers.archival_marks import add_marks
from govdocs.writers.archival_objects import keep
from govdocs.writers.archival_pages import cleaned_pages
from govdocs.writers.archival_resources import Survey, survey

logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # its words are English; ours are in `faults`
logging.getLogger("pikepdf").propagate = False

Level = Literal["2b", "1b"]

_TRAILER = frozenset({"/Root", "/Info", "/Size"})
_PDF_VERSION: Mapping[Level, str] = {"2b": "1.7", "1b": "1.4"}


_MALFORMED = (pikepdf.PdfError, ValueError, TypeError, LookupError, AttributeError, RuntimeError)
"""What it comes to when the objects of a file are not what they should be: others write them, not we."""


@dataclass(frozen=True, slots=True)
class PageMark:
    """Glyphs and lines on a page, in millimetres from its top-left corner as it is read."""

    runs: tuple[GlyphRun, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a copy shall be: its level, what it says of itself, the marks by page (counted from 0).

    `front` is drawn on a sheet of A4 put before page 0.
    """

    identity: Identity
    level: Level = "2b"
    marks: Mapping[int, PageMark] = field(default_factory=dict)
    front: PageMark | None = None


@dataclass(frozen=True, slots=True)
class ArchivalCopy:
    """A copy; `level` is "" where it is no PDF/A, `faults` says why in Chinese.

    `content` is empty where the file cannot be opened; a `damaged` one could be read after repairs. A
    level other than the wished one is told in `changes`.
    """

    content: bytes
    level: Level | Literal[""]
    faults: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    damaged: bool = False


def archival_copy(source: bytes | BinaryIO, wishes: Wishes) -> ArchivalCopy:
    """The PDF/A copy of the PDF `source`; never raises for a bad file."""
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    try:
        with pikepdf.open(stream) as pdf:
            return _copied(pdf, wishes)
    except pikepdf.PasswordError:
        return ArchivalCopy(b"", "", ("加了打开密码，读不出来",))
    except _MALFORMED:
        return ArchivalCopy(b"", "", ("文件已损坏，读不出来",))


def _copied(pdf: pikepdf.Pdf, wishes: Wishes) -> ArchivalCopy:
    changes: list[str] = []
    if pdf.is_encrypted:
        changes.append("解除了限制修改、打印的密码")
    changes += cleaned_catalogue(pdf)
    changes += cleaned_pages(pdf)
    found = survey(pdf)
    level = _level(found, wishes.level)
    changes += _told(found, level, wishes.level)
    changes += found.mend(level)
    faults = found.faults()
    add_marks(pdf, wishes.marks, wishes.front, sets=level == "1b")
    identify(pdf, wishes.identity, "" if faults else level)
    content = _saved(pdf, level)
    damaged = bool(pdf.get_warnings())
    return ArchivalCopy(content, "" if faults else level, tuple(faults), tuple(changes), damaged)


def _level(found: Survey, wished: Level) -> Level:
    """The wished level; 2b where a file has what only part 2 allows."""
    return "2b" if wished == "1b" and found.only_part_2 else wished


def _told(found: Survey, level: Level, wished: Level) -> list[str]:
    if level == wished:
        return []
    return [f"PDF/A-1b 不允许{'、'.join(sorted(found.only_part_2))}，改存为 PDF/A-2b"]


def _saved(pdf: pikepdf.Pdf, level: Level) -> bytes:
    """The file; its identifier follows from its content alone."""
    keep(pdf.trailer, _TRAILER)
    out = io.BytesIO()
    packed = pikepdf.ObjectStreamMode
    pdf.save(
        out,
        force_version=_PDF_VERSION[level],
        object_stream_mode=packed.generate if level == "2b" else packed.disable,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        deterministic_id=True,
        fix_metadata_version=False,
        encryption=False,
    )
    return out.getvalue()
