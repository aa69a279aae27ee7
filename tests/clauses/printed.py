"""The samples as our PDF and as LibreOffice prints their Word files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from clauses.registry import Case
from clauses.samples import samples
from govdocs.context import Context
from govdocs.document.nodes import Document, Picture, StampArea
from govdocs.document.numbering import number_headings
from govdocs.fonts.library import bundled_fonts
from govdocs.kinds.registry import find_kind
from govdocs.layout.engine import layout
from govdocs.layout.pages import Pages
from govdocs.styles.gb9704 import GB9704
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.docx.writer import write_docx
from govdocs.writers.pdf import write_pdf
from office import Office

CONTEXT = Context(today=date(2025, 4, 10))


def pages(data: dict, style: StyleSheet = GB9704) -> Pages:
    """The layout of a record."""
    kind = find_kind(data["kind"])
    document = number_headings(kind.compose(kind.model.model_validate(data), CONTEXT))
    return layout(_with_seals(document, data.get("seals", ())), style, bundled_fonts())


def source_case(name: str, data: dict) -> Case:
    """A record as it was read from a source, with what a measurement looks for taken from its layout."""
    laid = pages(data)
    masthead, imprint = laid.document.furniture.masthead, laid.document.furniture.imprint
    wanted = dict(data)
    wanted["issuers"] = list(masthead.issuers) if masthead else data.get("signature", [])
    wanted.setdefault("signature", wanted["issuers"])
    if masthead:
        wanted["number"] = masthead.number
    if imprint:
        wanted["imprint"] = {"printer": imprint.printer, "printed_on": imprint.printed_on}
    return Case(name, wanted, write_pdf(laid, CONTEXT))


def pdf_cases(folder: Path) -> list[Case]:
    """Every sample as our PDF."""
    found = []
    for name, data in samples(folder).items():
        found.append(Case(name, data, write_pdf(pages(data), CONTEXT)))
    return found


def word_cases(folder: Path, style: StyleSheet = GB9704) -> tuple[list[Case], list[Case]]:
    """Every sample as LibreOffice prints its Word file, plainly and without the space that only
    LibreOffice puts between Han characters and digits though the file asks for none.

    The literal profile is known by its page set-up, which goes along; the visual one by what is seen.
    """
    folder = folder / style.name
    folder.mkdir(exist_ok=True)
    wanted, made = samples(folder), {}
    for name, data in wanted.items():
        laid = pages(data, style)
        made[name] = write_docx(laid.document, laid, style, CONTEXT)
        (folder / f"{name}.docx").write_bytes(made[name])
    files = [folder / f"{name}.docx" for name in wanted]
    office, setup = Office(folder), made if style is GB9704 else dict.fromkeys(made, b"")
    prints = (office.printed(files, folder / "plain"), office.neutral(files, folder / "neutral"))
    return tuple(
        [
            Case(name, wanted[name], path.read_bytes(), "Word", setup[name])
            for name, path in zip(wanted, paths, strict=True)
        ]
        for paths in prints
    )


def _with_seals(document: Document, paths) -> Document:
    """`document` with the seal pictures of the record in its signature."""
    pictures = [Path(path).read_bytes() for path in paths]

    def sealed(block):
        if not isinstance(block, StampArea) or not pictures:
            return block
        return replace(block, seals=tuple(Picture(data, block.diameter) for data in pictures))

    return replace(document, blocks=tuple(map(sealed, document.blocks)))
