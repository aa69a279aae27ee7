"""The papers of an archive: item catalogue and box note (DA/T 22-2015), volume papers (GB/T 9705-2008).

Lengths are millimetres, type sizes points. What the standards show as pictures without numbers is a
default of this project (called "own") and may be changed by whoever makes the papers: `ArchiveMeasures`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from govdocs.fonts.roles import FontRole
from govdocs.styles.gb9704 import MM_PER_POINT, SIZE_3, SIZE_SMALL_4
from govdocs.styles.sheet import Look, Measures, PageFrame, StyleSheet

SIZE_SMALL_2 = 18.0
SIZE_5 = 10.5
SIZE_SMALL_5 = 9.0

A4 = (210.0, 297.0)
A4_LYING = (297.0, 210.0)
A3 = (297.0, 420.0)

_LINE = 10.45  # body lines that a page is divided into; nothing is set in them
_CELL = 5.57  # cells likewise
_LEADING = 1.38  # of the type size: lines in cells


@dataclass(frozen=True, slots=True)
class Margins:
    """The margins of a page that is bound at its left edge."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class ArchiveMeasures:
    """Every length of the papers of an archive that a county archive may want otherwise."""

    margins: Margins = Margins(20.0, 15.0, 25.0, 15.0)
    """GB/T 9705-2008: 卷内文件目录 and 卷内备考表, each +-0.5; for DA/T 22 papers own."""

    catalogue: tuple[float, ...] = (10.0, 46.0, 36.0, 34.0, 75.0, 20.0, 12.0, 10.0, 14.0)
    """The nine columns of 归档文件目录 on A4 lying: own; 257 in all."""

    volume_contents: tuple[float, ...] = (12.0, 28.0, 28.0, 58.0, 20.0, 12.0, 12.0)
    """The seven columns of 卷内文件目录: own; 170 in all."""

    title_size: float = SIZE_SMALL_2
    """小二 宋体 bold: a published local format."""

    head_size: float = SIZE_SMALL_4
    """小四, where 四号 is too wide: the same."""

    row_sizes: tuple[float, ...] = (SIZE_5, SIZE_SMALL_5)
    """五号, or 小五 where a 档号 would not fit: the same."""

    box: tuple[float, float] = (220.0, 310.0)
    """The front of a box, width and height (DA/T 22-2015, 6.4); that of a hard cover (GB/T 9705-2008)."""

    sheet: tuple[float, float] = A3
    """The paper on which fronts and spines are printed to be cut: own."""

    label_height: float = 280.0
    """A label for the spine that fits on A4: own."""


MEASURES = ArchiveMeasures()

CATALOGUE_PADS = 0.7  # own: beside the text of a catalogue, so that two 字 of 小四 stand in 10 mm
HEAD_HEIGHT = 8.0  # own: the row of headings
_PAD_Y = 0.9  # own
_TABLE_AFTER_TITLE = 4.0  # own
_LINE_GAP = 1.5  # own
_NUMBER_FOOT = 7.0  # own: the page number below the text


def catalogue_style(base: StyleSheet, measures: ArchiveMeasures, size: float) -> StyleSheet:
    """A4 lying, bound at the left, rows in type of `size`."""
    return _style(base, measures, A4_LYING, measures.margins, size)


def list_style(base: StyleSheet, measures: ArchiveMeasures) -> StyleSheet:
    """A4 upright with the margins of GB/T 9705-2008, rows in 五号: volume contents, box lists."""
    return _style(base, measures, A4, measures.margins, measures.row_sizes[0])


def note_style(base: StyleSheet, measures: ArchiveMeasures) -> StyleSheet:
    """A4 upright for 备考表: the same with wider cells."""
    style = _style(base, measures, A4, measures.margins, measures.row_sizes[0])
    numbers = replace(style.numbers, table_pad_x=2.0, table_pad_y=1.5)
    return replace(style, numbers=numbers)


_COVER_TITLE = 36.0  # own: as large as a title of eight characters allows
_COVER_TEXT = SIZE_SMALL_2
_COVER_BESIDE = 60.0  # own: from the edges of a lying sheet
_COVER_TOP = 45.0  # own
_AFTER_COVER_TITLE = 14.0  # own
_COVER_PAD = 2.5  # own


def cover_style(base: StyleSheet, measures: ArchiveMeasures) -> StyleSheet:
    """A4 lying: the cover of a catalogue."""
    binding = measures.margins.left - measures.margins.right
    margins = Margins(_COVER_TOP, measures.margins.bottom, _COVER_BESIDE + binding, _COVER_BESIDE)
    return _cover(base, measures, A4_LYING, margins, _COVER_TEXT)


def volume_cover_style(
    base: StyleSheet, measures: ArchiveMeasures, sheet: tuple[float, float] = A4
) -> StyleSheet:
    """The cover of a volume: soft, A4, or with the size of a hard one (GB/T 9705-2008)."""
    margins = replace(measures.margins, top=45.0)
    return _cover(base, measures, sheet, margins, SIZE_3)


def _cover(
    base: StyleSheet, measures: ArchiveMeasures, sheet: tuple[float, float], margins: Margins, size: float
) -> StyleSheet:
    style = _style(base, measures, sheet, margins, size)
    title = replace(style.looks["title"], size=_COVER_TITLE, pitch=_COVER_TITLE * MM_PER_POINT * 1.2)
    numbers = replace(
        style.numbers, one_line=_AFTER_COVER_TITLE, table_pad_x=_COVER_PAD, table_pad_y=_COVER_PAD
    )
    return replace(style, looks={**style.looks, "title": title}, numbers=numbers)


def _style(
    base: StyleSheet, measures: ArchiveMeasures, sheet: tuple[float, float], margins: Margins, size: float
) -> StyleSheet:
    """`base` on another sheet, with the looks of catalogues; Word has the same margins."""
    page = _frame(sheet, margins)
    word = replace(base.word, top=margins.top, bottom=margins.bottom, left=margins.left, right=margins.right)
    return replace(
        base,
        name=f"{base.name} 归档",
        page=page,
        word=word,
        looks={**base.looks, **_looks(base, measures, size)},
        fonts={**base.fonts, FontRole.XIAOBIAOSONG: base.fonts[FontRole.SONGTI]},
        numbers=_numbers(base.numbers),
        imprint_on_even_page=False,
    )


def _frame(sheet: tuple[float, float], margins: Margins) -> PageFrame:
    """A sheet and its text area; a lying sheet is one that is wider than high."""
    width, height = sheet
    lines = int((height - margins.top - margins.bottom) / _LINE)
    characters = round((width - margins.left - margins.right) / _CELL)
    return PageFrame(
        width, height, margins.left, margins.top, margins.right, margins.bottom, lines, characters
    )


def _numbers(numbers: Measures) -> Measures:
    return replace(
        numbers,
        one_line=_TABLE_AFTER_TITLE,
        table_pad_x=CATALOGUE_PADS,
        table_pad_y=_PAD_Y,
        table_gap=_TABLE_AFTER_TITLE,
        table_line_gap=_LINE_GAP,
        number_dash=_NUMBER_FOOT,
    )


def _looks(base: StyleSheet, measures: ArchiveMeasures, size: float) -> dict[str, Look]:
    """The looks that differ from those of official documents."""
    looks, pitch = base.looks, size * _LEADING * MM_PER_POINT
    title = replace(
        looks["title"],
        size=measures.title_size,
        gap=0.0,
        pitch=measures.title_size * _LEADING * MM_PER_POINT,
        bold=True,
        shaped=True,
    )
    note_pitch = measures.row_sizes[0] * _LEADING * MM_PER_POINT
    return {
        "title": title,
        "table_title": replace(looks["table_title"], size=measures.head_size, gap=_TABLE_AFTER_TITLE),
        "table_head": replace(looks["table_head"], size=measures.head_size, pitch=pitch),
        "table_cell": replace(looks["table_cell"], size=size, pitch=pitch),
        "table_note": replace(looks["table_note"], size=measures.row_sizes[0], pitch=note_pitch),
        "form_label": replace(looks["form_label"], size=size, pitch=pitch),
        "form_cell": replace(looks["form_cell"], size=size, pitch=pitch),
        "page_number": replace(looks["page_number"], size=measures.row_sizes[0], align="center"),
    }
