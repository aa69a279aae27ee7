"""Where each paragraph stands in Word's own flow, so that its pages hold what the layout's pages hold.

Word pours lines of exact height into the page; the heights and the space between them are known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from govdocs.document.nodes import Block, Heading, PageBreak, Paragraph, StampArea, Table
from govdocs.layout.pages import Pages, PlacedLine, PlacedRow
from govdocs.layout.paragraphs import pitch as pitch_of
from govdocs.layout.tables.leadins import leads_in
from govdocs.layout.tables.sidelines import ABOVE, BELOW, LINE_ROLE
from govdocs.styles.sheet import Look, StyleSheet
from govdocs.writers.docx.styles import line_of
from govdocs.writers.docx.units import TWIPS_PER_MM, above, below, twips

# The parts of the layout that flow from page to page.
_FLOWING = frozenset({"block", ABOVE, BELOW})
_SAME = 0.35  # millimetres: gaps that differ by less are the same


@dataclass(slots=True, eq=False)
class Unit:
    """A paragraph, or a table row, of block `index`.

    `lines` are its lines and `pages` how many of them stand on which page; `line` is the height of one and
    `before` the space above the first, in twips; `forced` begins a new page; `continued` marks the
    second part of a paragraph that a page break divides; a `stamp` is a line of the signature block,
    whose names may stand side by side; `spread` are pieces side by side above or below a table; no page
    break follows a unit to `keep`. For a table row `row` is set, `end` is its part on the last page,
    `line` the height of its first, and `spare` the twips that its page leaves empty below it.
    """

    index: int
    look: Look
    size: float
    line: int
    lines: list[PlacedLine] = field(default_factory=list)
    before: int = 0
    forced: bool = False
    continued: bool = False
    stamp: bool = False
    spread: bool = False
    keep: bool = False
    spare: int = 0
    row: PlacedRow | None = None
    end: PlacedRow | None = None

    @property
    def first_page(self) -> int:
        """The page on which it begins."""
        return self.row.page if self.row else self.lines[0].page

    @property
    def last_page(self) -> int:
        """The page on which it ends."""
        return self.end.page if self.end else self.lines[-1].page

    @property
    def top(self) -> float:
        """The upper edge of its first em box, or of the row, in millimetres."""
        return self.row.top if self.row else self.lines[0].top

    def count(self, page: int) -> int:
        """How many of its lines stand on `page`."""
        if self.row or self.stamp or self.spread:
            return int(self.first_page == page)
        return sum(1 for line in self.lines if line.page == page)

    def bottom(self, page: int) -> float:
        """Its lower edge on `page` in millimetres: of its last em box there, or of the row."""
        if self.end:
            return self.end.top + self.end.height
        return max(line.top for line in self.lines if line.page == page) + self.size * 20 / TWIPS_PER_MM


@dataclass(frozen=True, slots=True)
class Room:
    """The height of the type area of each page in twips and where the flow begins on the first."""

    start: int
    start_mm: float
    heights: tuple[int, ...]


def spaced_units(pages: Pages, style: StyleSheet, room: Room) -> list[Unit]:
    """The units of the document in order, with the heights and the space that the layout gave them."""
    units = list(_units(pages, style))
    _tighten(units, pages, style)
    _force(units, pages)
    _keep(units, pages)
    _space(units, style, room)
    return units


# -- units ----------------------------------------------------------------------------------------


def _units(pages: Pages, style: StyleSheet) -> Iterator[Unit]:
    lines: dict[int, list[PlacedLine]] = {}
    for line in pages.lines:
        if line.part in _FLOWING:
            lines.setdefault(line.index, []).append(line)
    rows: dict[int, list[PlacedRow]] = {}
    for row in pages.rows:
        rows.setdefault(row.index, []).append(row)
    for index, block in enumerate(pages.document.blocks):
        yield from _block_units(index, block, style, lines.get(index, []), rows.get(index, []))


def _block_units(
    index: int, block: Block, style: StyleSheet, lines: list[PlacedLine], rows: list[PlacedRow]
) -> Iterator[Unit]:
    match block:
        case Heading():
            return _text(index, style.looks[f"heading_{block.level}"], style, lines)
        case Paragraph():
            return _text(index, style.looks[block.role], style, lines)
        case StampArea():
            return _stamp(index, style, lines)
        case Table():
            return _table(index, style, lines, rows)
        case PageBreak():
            return iter(())


def _text(index: int, look: Look, style: StyleSheet, lines: list[PlacedLine]) -> Iterator[Unit]:
    if lines:
        yield Unit(index, look, look.size, line_of(style, look), sorted(lines, key=lambda line: line.start))


def _stamp(index: int, style: StyleSheet, lines: Iterable[PlacedLine]) -> Iterator[Unit]:
    """One unit a height: names that stand side by side share one."""
    look = style.looks["signature"]
    group: list[PlacedLine] = []
    for line in sorted(lines, key=lambda line: (line.page, line.top, line.x0)):
        if group and (line.page != group[0].page or line.top - group[0].top > _SAME):
            yield Unit(index, look, look.size, line_of(style, look), group, stamp=True)
            group = []
        group.append(line)
    if group:
        yield Unit(index, look, look.size, line_of(style, look), group, stamp=True)


def _table(
    index: int, style: StyleSheet, lines: Sequence[PlacedLine], rows: Iterable[PlacedRow]
) -> Iterator[Unit]:
    """The lines above a table, its rows, the lines below it."""
    look = style.looks[LINE_ROLE]
    for part in (ABOVE, BELOW):
        if part == BELOW:
            yield from _rows(index, style, rows)
        for group in _side_by_side(line for line in lines if line.part == part):
            spread = group[0].row != group[-1].row
            yield Unit(index, look, look.size, line_of(style, look), group, spread=spread)


def _side_by_side(lines: Iterable[PlacedLine]) -> Iterator[list[PlacedLine]]:
    """The pieces that stand on one line together, a piece of several lines by itself."""
    group: list[PlacedLine] = []
    for line in lines:
        if group and line.row != group[-1].row and line.top != group[-1].top:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _rows(index: int, style: StyleSheet, rows: Iterable[PlacedRow]) -> Iterator[Unit]:
    """One unit a row, in the order of the table; a row that is repeated or divided counts where it begins."""
    look = style.looks["table_cell"]
    units: dict[int, Unit] = {}
    highest = -1
    for row in rows:
        if row.row not in units:
            units[row.row] = Unit(index, look, look.size, twips(row.height), row=row, end=row)
        elif row.row == highest:  # a row that goes on, not a head that is repeated
            units[row.row].end = row
        highest = max(highest, row.row)
    yield from units.values()


def repeated_rows(pages: Pages) -> dict[int, list[tuple[int, int]]]:
    """(table, twips) of the header rows that each page repeats, and of the parts of divided rows."""
    seen: set[tuple[int, int]] = set()
    found: dict[int, list[tuple[int, int]]] = {}
    for row in pages.rows:
        key = (row.index, row.row)
        if key in seen:
            found.setdefault(row.page, []).append((row.index, twips(row.height)))
        seen.add(key)
    return found


# -- heights --------------------------------------------------------------------------------------


def _tighten(units: Iterable[Unit], pages: Pages, style: StyleSheet) -> None:
    """Lines of pages that the layout tightened are as much lower."""
    usual = pitch_of(style)
    for unit in units:
        if unit.row is None and unit.look.pitch is None:
            pitch = min(pages.pitches[page] for page in {line.page for line in unit.lines})
            if pitch < usual - 1e-6:
                unit.line = int(style.word.line_pitch * pitch / usual)


def _force(units: Sequence[Unit], pages: Pages) -> None:
    """Units that follow a page break of the document begin a page."""
    breaks = {index for index, block in enumerate(pages.document.blocks) if isinstance(block, PageBreak)}
    previous = -1
    for unit in units:
        crossed = any(index in breaks for index in range(previous + 1, unit.index + 1))
        unit.forced = crossed and previous >= 0
        previous = unit.index


def _keep(units: Iterable[Unit], pages: Pages) -> None:
    """Rows that are joined to the next, and what leads into a table, allow no page break behind them."""
    blocks = pages.document.blocks
    joined = {table.index: table.joined for table in pages.tables}
    for unit in units:
        block = blocks[unit.index]
        if isinstance(block, Table):
            above = unit.row is None and unit.lines[0].part == ABOVE
            unit.keep = above or (unit.row is not None and unit.row.row in joined[unit.index])
        elif isinstance(block, Heading | Paragraph) and _before_table(blocks, unit.index):
            unit.keep = leads_in(block, len(unit.lines))


def _before_table(blocks: Sequence[Block], index: int) -> bool:
    return index + 1 < len(blocks) and isinstance(blocks[index + 1], Table)


def _space(units: Sequence[Unit], style: StyleSheet, room: Room) -> None:
    """Space above each unit: what the layout left between em boxes, less what lines bring along."""
    baseline = style.numbers.baseline
    natural = style.page.text_height - style.looks["body"].size * 20 / TWIPS_PER_MM
    natural = natural / (style.page.lines - 1) - style.looks["body"].size * 20 / TWIPS_PER_MM
    previous: Unit | None = None
    for unit in units:
        if previous is None:
            unit.before = _first_space(unit, room, baseline)
        elif unit.first_page == previous.last_page:
            gap = unit.top - previous.bottom(unit.first_page)
            unit.before = _between(previous, unit, gap, natural, baseline)
        elif unit.stamp:
            # A row of seals at the head of a page: only behind a page break does Word keep the space above.
            unit.forced = True
            space = (unit.top - style.page.top) * TWIPS_PER_MM - above(unit.line, unit.size, baseline)
            unit.before = max(0, round(space))
        previous = unit


def _first_space(unit: Unit, room: Room, baseline: float) -> int:
    if unit.row:
        return max(0, twips(unit.top - room.start_mm))
    return max(0, round((unit.top - room.start_mm) * TWIPS_PER_MM - above(unit.line, unit.size, baseline)))


def _between(previous: Unit, unit: Unit, gap: float, natural: float, baseline: float) -> int:
    if previous.row and unit.row:
        return 0
    elastic = not previous.row and not unit.row and unit.look.gap is None and gap < natural + _SAME
    if elastic and unit.look.pitch is None and previous.look.pitch is None:
        return 0
    inside = 0.0 if previous.row else below(previous.line, previous.size, baseline)
    inside += 0.0 if unit.row else above(unit.line, unit.size, baseline)
    return max(0, round(gap * TWIPS_PER_MM - inside))
