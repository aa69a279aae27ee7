"""The papers of an archive as files: laid out, written in every format, named as the archive has them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from govdocs.app.printing import Press, written
from govdocs.archive.days import day_of
from govdocs.archive.model import RETENTION_WORDS, YearArchive
from govdocs.archive.papers.boxes import box_listing, box_notes_document
from govdocs.archive.papers.catalogue import (
    Catalogue,
    catalogue_listing,
    catalogues,
    cover_document,
)
from govdocs.archive.papers.faces import front_of, label_of, on_sheets, spine_of, true_size
from govdocs.archive.papers.listing import Listing, fitted, listing_document, listing_sheet
from govdocs.archive.papers.lists import public_listing
from govdocs.archive.papers.volumes import contents_listing, volume_cover, volume_listing, volume_note
from govdocs.archive.papers.words import class_name
from govdocs.archive.places import BOXES, CATALOGUES, volume_folder
from govdocs.context import Context
from govdocs.document.nodes import Document
from govdocs.layout.engine import layout
from govdocs.layout.pages import Pages
from govdocs.layout.typesetting.glyphs import Typesetter
from govdocs.resources import safe_name
from govdocs.styles.archive import (
    A4,
    MEASURES,
    ArchiveMeasures,
    catalogue_style,
    cover_style,
    list_style,
    note_style,
    volume_cover_style,
)
from govdocs.styles.sheet import StyleSheet

FORMATS = ("docx", "xlsx", "pdf")
"""What a list of the archive is written as; papers that are no list are no workbook."""

_SAMPLE = 300
"""Rows by which a workbook is laid out: the widths of its columns do not depend on them."""


def archive_papers(
    archive: YearArchive, press: Press, measures: ArchiveMeasures = MEASURES
) -> Mapping[str, bytes]:
    """Every paper of a year by its path in the payload; the same archive gives the same bytes on any day."""
    shop = _Shop(replace(press, context=Context(_day(archive))), measures)
    found: dict[str, bytes] = {}
    for files in (_catalogues(archive, shop), _boxes(archive, shop), _volumes(archive, shop)):
        found.update(files)
    return found


def list_papers(
    listing: Listing,
    press: Press,
    formats: tuple[str, ...] = FORMATS,
    measures: ArchiveMeasures = MEASURES,
) -> Mapping[str, bytes]:
    """A list on lying pages (到期鉴定清单, 移交清单, 开放档案目录) by suffix, dated as `press` is."""
    shop = _Shop(press, measures)
    return shop.lying(listing, formats)


def public_papers(
    archive: YearArchive, press: Press, measures: ArchiveMeasures = MEASURES
) -> Mapping[str, bytes]:
    """The catalogue for everybody, by file name."""
    shop = _Shop(replace(press, context=Context(_day(archive))), measures)
    files = shop.lying(public_listing(archive))
    return {f"开放档案目录 {archive.year}.{suffix}": content for suffix, content in files.items()}


def report_papers(
    document: Document, press: Press, measures: ArchiveMeasures = MEASURES
) -> Mapping[str, bytes]:
    """A report (`archive.papers.report`) as Word and PDF, by suffix."""
    shop = _Shop(press, measures)
    return shop.printed(document, list_style(press.profile.style, measures))


def _day(archive: YearArchive) -> date:
    """The day that the files bear: when the year was arranged, else when its last item was filed."""
    filed = [item.filed_on for item in archive.items] + [volume.filed_on for volume in archive.volumes]
    return _latest((archive.arranged_on, *filed)) or date(archive.year + 1, 1, 1)


def _latest(days: Iterable[str]) -> date | None:
    """The last of the days that are written so; None where none is."""
    return max((day for day in map(day_of, days) if day), default=None)


def _catalogues(archive: YearArchive, shop: _Shop) -> Iterator[tuple[str, bytes]]:
    for catalogue in catalogues(archive):
        own = shop.dated(item.filed_on for item in catalogue.items)
        listing = catalogue_listing(catalogue, archive.scheme, shop.measures)
        name = f"{CATALOGUES}/{_called(catalogue, archive)}"
        for suffix, content in own.lying(listing).items():
            yield f"{name}.{suffix}", content
        cover = cover_document(catalogue, archive.scheme)
        for suffix, content in own.printed(cover, cover_style(shop.style, shop.measures)).items():
            yield f"{name} 封面.{suffix}", content
    if archive.volumes:
        for suffix, content in shop.lying(volume_listing(archive)).items():
            yield f"{CATALOGUES}/案卷目录 {archive.year}.{suffix}", content


def _called(catalogue: Catalogue, archive: YearArchive) -> str:
    """The name of the files of a catalogue: what it is, its year, its period, its class."""
    name = class_name(archive.scheme, catalogue.org)
    words = (
        "归档文件目录",
        str(catalogue.year),
        RETENTION_WORDS[catalogue.retention],
        catalogue.org,
        name if name != catalogue.org else "",
    )
    return safe_name(" ".join(filter(None, words)))


def _boxes(archive: YearArchive, shop: _Shop) -> Iterator[tuple[str, bytes]]:
    if not archive.boxes:
        return
    notes = box_notes_document(archive, archive.boxes)
    for suffix, content in shop.printed(notes, note_style(shop.style, shop.measures)).items():
        yield f"{BOXES}/备考表 {archive.year}.{suffix}", content
    files = shop.listed(box_listing(archive), list_style(shop.style, shop.measures), FORMATS)
    for suffix, content in files.items():
        yield f"{BOXES}/盒清单 {archive.year}.{suffix}", content
    scheme = archive.scheme
    faces = [front_of(scheme, shop.measures)]
    faces += [spine_of(box, scheme, shop.measures) for box in archive.boxes]
    exact = true_size(faces, shop.style, shop.press.fonts)
    sheets = on_sheets(faces, shop.style, shop.press.fonts, shop.measures.sheet)
    labels = [label_of(box, scheme, shop.measures) for box in archive.boxes]
    small = on_sheets(labels, shop.style, shop.press.fonts, A4)
    yield f"{BOXES}/档案盒封面和脊背 {archive.year}（原大）.pdf", shop.pdf(exact)
    yield f"{BOXES}/档案盒封面和脊背 {archive.year}（A3裁切）.pdf", shop.pdf(sheets)
    yield f"{BOXES}/档案盒脊背标签 {archive.year}（A4裁切）.pdf", shop.pdf(small)


def _volumes(archive: YearArchive, shop: _Shop) -> Iterator[tuple[str, bytes]]:
    scheme, measures = archive.scheme, shop.measures
    for volume in archive.volumes:
        own = shop.dated((volume.filed_on,))
        contents = contents_listing(volume, scheme, measures)
        papers = {
            "封面": own.printed(volume_cover(volume, scheme), volume_cover_style(shop.style, measures)),
            "卷内文件目录": own.listed(contents, list_style(shop.style, measures), ("docx", "pdf")),
            "卷内备考表": own.printed(volume_note(volume, scheme), note_style(shop.style, measures)),
        }
        for label, files in papers.items():
            for suffix, content in files.items():
                yield f"{volume_folder(volume)}/{volume.code}_{label}.{suffix}", content


class _Shop:
    """What all papers share: the office's looks, fonts and day, and the lengths that the archive wants."""

    def __init__(self, press: Press, measures: ArchiveMeasures) -> None:
        self.press, self.measures = press, measures
        self._lying: dict[float, StyleSheet] = {}
        self._typesetter = Typesetter(press.fonts, self.style.numbers.baseline)

    @property
    def style(self) -> StyleSheet:
        """The looks of the office's documents."""
        return self.press.profile.style

    def dated(self, days: Iterable[str]) -> _Shop:
        """The same with files that bear the last of `days`: what no late item changes stays as it is."""
        day = _latest(days)
        return _Shop(replace(self.press, context=Context(day)), self.measures) if day else self

    def lying(self, listing: Listing, formats: tuple[str, ...] = FORMATS) -> dict[str, bytes]:
        """A list on lying pages by suffix; its type is as large as its 档号 allow."""
        listing, size = fitted(listing, self.measures, self._width)
        style = self._lying.setdefault(size, catalogue_style(self.style, self.measures, size))
        return self.listed(listing, style, formats)

    def _width(self, text: str) -> float:
        return self._typesetter.width(text, self.style.looks["table_cell"].font)

    def listed(self, listing: Listing, style: StyleSheet, formats: tuple[str, ...]) -> dict[str, bytes]:
        """A list by suffix."""
        files: dict[str, bytes] = {}
        papers = tuple(suffix for suffix in formats if suffix != "xlsx")
        if papers:
            files |= self.printed(listing_document(listing), style, papers)
        if "xlsx" in formats:
            files["xlsx"] = self._workbook(listing, style)
        return {suffix: files[suffix] for suffix in formats}

    def printed(
        self, document: Document, style: StyleSheet, formats: tuple[str, ...] = ("docx", "pdf")
    ) -> dict[str, bytes]:
        """A document by suffix."""
        press = replace(self.press, profile=replace(self.press.profile, style=style))
        pages = layout(document, style, press.fonts)
        return {suffix: written(suffix, document, pages, press) for suffix in formats}

    def pdf(self, pages: Pages) -> bytes:
        """Pages that were drawn, as PDF."""
        return written("pdf", pages.document, pages, self.press)

    def _workbook(self, listing: Listing, style: StyleSheet) -> bytes:
        """A list as a workbook: written row by row into a template that looks like its paper."""
        from govdocs.writers.xlsx_ledger import LedgerBook  # noqa: PLC0415 - heavy, and not always wanted
        from govdocs.writers.xlsx_ledger_template import ledger_template  # noqa: PLC0415 - heavy

        sheet = listing_sheet(listing)
        sample = replace(listing, rows=listing.rows[:_SAMPLE])
        pages = layout(listing_document(sample), style, self.press.fonts)
        template = ledger_template(pages, (sheet,), self.press.context, style)
        out = io.BytesIO()
        LedgerBook(template, (sheet,), listing.title).write(out, listing.title, self.press.context)
        return out.getvalue()
