"""Where each paragraph stands in Word's own flow, so that its pages hold what the layout's pages hold.

Word pours lines of exact height into the page. The heights are known, so the pouring is done here in
twips; a gap is stretched or shrunk a little where a page would come out close, and a page break is
written where the flow alone would not end a page as the layout does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from govdocs.document.nodes import Heading, PageBreak, Paragraph, StampArea, Table
from govdocs.layout.pages import PlacedLine, PlacedRow, Pages
from govdocs.styles.sheet import Look, StyleSheet
from govdocs.writers.docx.styles import line_of
from govdocs.writers.docx.units import TWIPS_PER_MM, above, below, twips

# Parts of the next line's height that must be left over, or missing, at the foot of a page.
_LEAST, _MOST = 0.15, 0.85
# The most that one gap gives way, in twips (2.3 mm), and the least it keeps.
_GIVE = 130
_SAME = 0.35  # millimetres: gaps that differ by less are the same
_CLEARANCE = 20  # twips between the text and 版记


@dataclass(slots=True, eq=False)
class Unit:
    """A paragraph, or a table row, of block `index`.

    `lines` are its lines and `pages` how many of them stand on which page; `line` is the height of one and
    `before` the space above the first, in twips; `forced` begins a new page; `continued` marks the
    second part of a paragraph that a page break divides. For a table row `row` is set, `line` its height.
    """

    index: int
    look: Look
    size: float
    line: int
    lines: list[PlacedLine] = field(default_factory=list)
    before: int = 0
    forced: bool = False
    continued: bool = False
    row: PlacedRow | None = None

    @property
    def first_page(self) -> int:
        """The page on which it begins."""
        return self.row.page if self.row else self.lines[0].page

    @property
    def last_page(self) -> int:
        """The page on which it ends."""
        return self.row.page if self.row else self.lines[-1].page

    @property
    def top(self) -> float:
        """The upper edge of its first em box, or of the row, in millimetres."""
        return self.row.top if self.row else self.lines[0].top

    def count(self, page: int) -> int:
        """How many of its lines stand on `page`."""
        if self.row:
            return int(self.row.page == page)
        return sum(1 for line in self.lines if line.page == page)

    def bottom(self, page: int) -> float:
        """Its lower edge on `page` in millimetres: of its last em box there, or of the row."""
        if self.row:
            return self.row.top + self.row.height
        return max(line.top for line in self.lines if line.page == page) + self.size * 20 / TWIPS_PER_MM


@dataclass(frozen=True, slots=True)
class Room:
    """The height of the type area of each page in twips and where the flow begins on the first."""

    start: int
    start_mm: float
    heights: tuple[int, ...]


def arranged(pages: Pages, style: StyleSheet, room: Room) -> list[Unit]:
    """The units of the document in order, each with its place in Word's flow."""
    units = list(_units(pages, style))
    _tighten(units, pages, style)
    _force(units, pages)
    heads = _repeated(pages)
    _space(units, style, room)
    for page in range(len(pages.pages)):
        _settle(units, page, room, heads)
    return units


# -- units ----------------------------------------------------------------------------------------


def _units(pages: Pages, style: StyleSheet) -> Iterator[Unit]:
    lines: dict[int, list[PlacedLine]] = {}
    for line in pages.lines:
        if line.part == "block":
            lines.setdefault(line.index, []).append(line)
    rows: dict[int, list[PlacedRow]] = {}
    for row in pages.rows:
        rows.setdefault(row.index, []).append(row)
    for index, block in enumerate(pages.document.blocks):
        match block:
            case Heading():
                yield from _text(index, style.looks[f"heading_{block.level}"], style, lines.get(index, []))
            case Paragraph():
                yield from _text(index, style.looks[block.role], style, lines.get(index, []))
            case StampArea():
                yield from _stamp(index, style, lines.get(index, []))
            case Table():
                yield from _rows(index, style, rows.get(index, []))
            case PageBreak():
                pass


def _text(index: int, look: Look, style: StyleSheet, lines: list[PlacedLine]) -> Iterator[Unit]:
    if lines:
        yield Unit(index, look, look.size, line_of(style, look), sorted(lines, key=lambda line: line.start))


def _stamp(index: int, style: StyleSheet, lines: Iterable[PlacedLine]) -> Iterator[Unit]:
    """One unit a height: names that stand side by side share one."""
    look = style.looks["signature"]
    group: list[PlacedLine] = []
    for line in sorted(lines, key=lambda line: (line.page, line.top, line.x0)):
        if group and (line.page != group[0].page or line.top - group[0].top > _SAME):
            yield Unit(index, look, look.size, line_of(style, look), group)
            group = []
        group.append(line)
    if group:
        yield Unit(index, look, look.size, line_of(style, look), group)


def _rows(index: int, style: StyleSheet, rows: Iterable[PlacedRow]) -> Iterator[Unit]:
    """One unit a row, in the order of the table; a row that is repeated or divided counts where it begins."""
    look = style.looks["table_cell"]
    seen: set[int] = set()
    for row in rows:
        if row.row not in seen:
            seen.add(row.row)
            yield Unit(index, look, look.size, twips(row.height), row=row)


def _repeated(pages: Pages) -> dict[int, list[tuple[int, int]]]:
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
    usual = max(pages.pitches, default=0.0)
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


# -- pages ----------------------------------------------------------------------------------------


def _settle(units: list[Unit], page: int, room: Room, heads: dict[int, list[tuple[int, int]]]) -> None:
    """Makes `page` end where the layout ends it."""
    here = [unit for unit in units if unit.count(page)]
    if not here:
        return
    if here[0].first_page == page and page:
        here[0].before = 0
    need = _need(units, here[-1], page)
    rest = _rest(here, page, room, heads)
    _give(here, page, _wanted(rest, need))
    rest = _rest(here, page, room, heads)
    if rest < 0:
        _press(here, page, -rest)
    elif need is not None and rest >= need * _MOST:
        _break(units, here[-1], page)


def _need(units: Sequence[Unit], last: Unit, page: int) -> int | None:
    """The height of what comes first on the next page; None where a page break stands there."""
    if last.last_page > page:
        return last.line
    place = units.index(last) + 1
    if place == len(units) or units[place].forced:
        return None
    return units[place].line


def _rest(here: Sequence[Unit], page: int, room: Room, heads: dict[int, list[tuple[int, int]]]) -> int:
    used = room.start if page == 0 else 0
    used += sum(unit.line * (1 if _is_stamp(unit) else unit.count(page)) for unit in here)
    used += sum(unit.before for unit in here if unit.first_page == page)
    used += sum(height for _, height in heads.get(page, ()))
    return room.heights[page] - used


def _is_stamp(unit: Unit) -> bool:
    return bool(unit.lines) and unit.lines[0].top == unit.lines[-1].top and unit.lines[0].page == unit.lines[-1].page


def _wanted(rest: int, need: int | None) -> int:
    """By how much the gaps of a page should grow (or, negative, shrink)."""
    if need is None:
        return min(0, rest - _CLEARANCE)
    if rest < need * _LEAST:
        return rest - round(need * _LEAST)
    if rest > need * _MOST:
        return rest - round(need * _MOST)
    return 0


def _give(here: Sequence[Unit], page: int, change: int) -> None:
    gaps = [unit for unit in here if unit.first_page == page and unit.before > _GIVE // 2 and not unit.row]
    for place, unit in enumerate(gaps):
        share = round(change / (len(gaps) - place))
        share = max(-min(_GIVE, unit.before), min(_GIVE, share))
        unit.before += share
        change -= share


def _press(here: Sequence[Unit], page: int, excess: int) -> None:
    """Lowers the lines of paragraphs that stand on `page` alone until everything fits."""
    own = [unit for unit in here if unit.first_page == unit.last_page and not unit.row]
    count = sum(1 if _is_stamp(unit) else unit.count(page) for unit in own)
    if count:
        less = -(-(excess + _CLEARANCE) // count)
        for unit in own:
            unit.line -= less


def _break(units: list[Unit], last: Unit, page: int) -> None:
    """Writes a page break behind what stands on `page`."""
    place = units.index(last)
    if last.last_page == page:
        units[place + 1].forced = True
        return
    later = [line for line in last.lines if line.page > page]
    last.lines = [line for line in last.lines if line.page <= page]
    rest = Unit(last.index, last.look, last.size, last.line, later, forced=True, continued=True)
    units.insert(place + 1, rest)
