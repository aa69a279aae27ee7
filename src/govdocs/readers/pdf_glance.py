"""A glance at a PDF: how many pages, the text of the first and the last ones; nothing is drawn."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

GLANCED = 6
"""So many pages in front are read: a document ends within them or on the last page."""

_LONGEST = 60_000

HEAD = 1024
"""Bytes before which %PDF- stands (ISO 32000-1, annex H, note 13)."""

LOCKED, DAMAGED = "加了打开密码，读不出来", "文件已损坏，读不出来"
"""What is said of a PDF that cannot be read."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What a PDF shows at a glance; `fault` says in Chinese why it shows nothing, "" where it does."""

    pages: int = 0
    text: str = ""
    title: str = ""
    creator: str = ""
    fault: str = ""


def glance(data: bytes) -> Glance:
    """What the PDF `data` shows at a glance; never raises for a bad one."""
    if b"%PDF-" not in data[:HEAD]:
        return Glance(fault="不是 PDF 文件，或文件是空的")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        locked = getattr(problem, "err_code", None) == raw.FPDF_ERR_PASSWORD
        return Glance(fault=LOCKED if locked else DAMAGED)
    with closing(document):
        count = len(document)
        try:
            text = "\n".join(_text(document, index) for index in _wanted(count))
        except pypdfium2.PdfiumError:
            return Glance(count, fault="文件已损坏，有的页读不出来")
        told = document.get_metadata_dict()
        return Glance(count, text[:_LONGEST], told.get("Title", ""), told.get("Creator", ""))


def _wanted(count: int) -> list[int]:
    return sorted({*range(min(count, GLANCED)), count - 1})


def _text(document: pypdfium2.PdfDocument, index: int) -> str:
    with closing(document[index]) as page, closing(page.get_textpage()) as text:
        return str(text.get_text_range()).replace("\r\n", "\n").replace("\x02", "").replace("\ufffe", "")
