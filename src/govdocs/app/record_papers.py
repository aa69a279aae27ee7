"""A record printed: each of its papers, sealed, laid out and written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from govdocs.app.form_papers import form_stem, print_sheet
from govdocs.app.pictures import read_picture
from govdocs.app.printing import Press, Printed, has_table, print_document
from govdocs.app.records import LoadedRecord
from govdocs.document.nodes import Block, Document, Picture, StampArea


def print_record(record: LoadedRecord, press: Press, folder: Path | None = None) -> tuple[Printed, ...]:
    """The documents of `record`, laid out and written; pictures are looked for in `folder`."""
    wanted, kind = press.options.papers, record.kind
    if kind.forms:
        sheets = kind.sheets(record.record, press.context, wanted)
        printed = (print_sheet(sheet, press, record.name, record.findings, folder) for sheet in sheets)
        key = str(getattr(record.record, kind.key, ""))
        return tuple(replace(each, stem=form_stem(each.label, key, press.context)) for each in printed)
    made = kind.documents(record.record, press.context, wanted)
    if press.options.formats == ("xlsx",):
        made = tuple(filter(has_table, made)) or made
    sealed = (_with_seals(document, record, folder) for document in made)
    return tuple(print_document(each, press, record.name, record.findings) for each in sealed)


def _with_seals(document: Document, record: LoadedRecord, folder: Path | None) -> Document:
    """The document with the seal pictures that its data name; a plan behind it bears none."""
    names: tuple[str, ...] = getattr(record.record, "seals", ())
    images = [read_picture((folder or Path()) / name, record.name) for name in names]
    return replace(document, blocks=tuple(_sealed(block, images) for block in document.blocks))


def _sealed(block: Block, images: Sequence[bytes]) -> Block:
    if not isinstance(block, StampArea) or block.sealing == "unsealed":
        return block
    return replace(block, seals=tuple(Picture(image, block.diameter) for image in images))
