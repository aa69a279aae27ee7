"""Pages in Word's flow: each made to end where the layout ends it.

A gap is stretched or shrunk a little where a page would come out close, rows of tables likewise, and a
page break is written where the flow alone would not end a page as the layout does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govdocs.layout.pages import Pages
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.docx.flow import Room, Unit, repeated_rows, spaced_units

# Twips (1.5 mm) that must be left over at the foot of a page, and be missing for what comes next.
_MARGIN = 87
# The most that one gap gives way, in twips (2.3 mm).
_GIVE = 130
_ROW_GIVE = 60  # twips that a table row may be lower
_CLEARANCE = 20  # twips left over below the last line of a page
_TABLE_CLEARANCE = 120  # twips left over below a table: its rules, and the paragraph that must follow
_ROWS_CLEARANCE = 60  # twips left over below the rows of a table that goes on

# (table, twips) of the rows that a page shows again, by page.
_Repeats = dict[int, list[tuple[int, int]]]


def arranged(pages: Pages, style: StyleSheet, room: Room) -> list[Unit]:
    """The units of the document in order, each with its place in Word's flow."""
    units = spaced_units(pages, style, room)
    repeats = repeated_rows(pages)
    for page, here in sorted(_by_page(units).items()):
        _settle(units, here, (page, room, repeats))
    return units


def _by_page(units: Iterable[Unit]) -> dict[int, list[Unit]]:
    """The units that have lines on each page."""
    found: dict[int, list[Unit]] = {}
    for unit in units:
        for page in range(unit.first_page, unit.last_page + 1):
            if unit.count(page):
                found.setdefault(page, []).append(unit)
    return found


def _settle(units: list[Unit], here: Sequence[Unit], place: tuple[int, Room, _Repeats]) -> None:
    """Makes the page on which the units `here` stand end where the layout ends it."""
    page, room, repeats = place
    if here[0].first_page == page and page and not (here[0].row or here[0].stamp):
        here[0].before = 0
    need = _need(units, here[-1], page)
    span = _span(units, here[-1], need)
    _give(here, page, _wanted(_rest(here, page, room, repeats), span))
    _stretch(here, page, _wanted(_rest(here, page, room, repeats), span))
    rest = _rest(here, page, room, repeats)
    here[-1].spare = max(0, rest)
    if rest < 0:
        _press(here, page, -rest)
    elif need is not None and rest > need - _MARGIN:
        _break(units, here[-1], page)


def _need(units: Sequence[Unit], last: Unit, page: int) -> int | None:
    """The height of what comes first on the next page; None for a page break, or for the rest of a row."""
    if last.last_page > page:
        return None if last.row else last.line
    place = units.index(last) + 1
    if place == len(units) or units[place].forced:
        return None
    return _together(units, place)


def _together(units: Sequence[Unit], place: int) -> int:
    """The height of the first line of a unit, with all that no page break parts from it."""
    height = units[place].line
    while units[place].keep and place + 1 < len(units):
        height += units[place].line * max(0, len(units[place].lines) - 1) * (not units[place].spread)
        place += 1
        height += units[place].before + units[place].line
    return height


def _rest(here: Sequence[Unit], page: int, room: Room, repeats: _Repeats) -> int:
    used = room.start if page == 0 else 0
    used += sum(unit.line * unit.count(page) for unit in here)
    used += sum(unit.before for unit in here if unit.first_page == page)
    used += sum(height for _, height in repeats.get(page, ()))
    return room.heights[page] - used


def _span(units: Sequence[Unit], last: Unit, need: int | None) -> tuple[int, int | None]:
    """The least and the most twips that a page which ends with `last` should have left over."""
    if need is None:
        return (_TABLE_CLEARANCE if last.row else _CLEARANCE), None
    if not last.row:
        return min(_MARGIN, need // 2), need - _MARGIN
    goes_on = units[units.index(last) + 1].index == last.index
    return (_ROWS_CLEARANCE if goes_on else _TABLE_CLEARANCE), need - _MARGIN


def _wanted(rest: int, span: tuple[int, int | None]) -> int:
    """By how much the gaps of a page should grow (or, negative, shrink)."""
    least, most = span
    if rest < least:
        return rest - least
    if most is not None and rest > most:
        return rest - most
    return 0


def _give(here: Sequence[Unit], page: int, change: int) -> None:
    gaps = [unit for unit in here if unit.first_page == page and unit.before > _GIVE // 2]
    for place, unit in enumerate(gaps):
        share = round(change / (len(gaps) - place))
        share = max(-min(_GIVE, unit.before), min(_GIVE, share))
        unit.before += share
        change -= share


def _stretch(here: Sequence[Unit], page: int, change: int) -> None:
    """Makes the rows of tables on `page` higher, or lower by no more than their padding, `change` in all."""
    rows = [unit for unit in here if unit.row]
    for place, unit in enumerate(rows):
        share = max(-_ROW_GIVE, round(change / (len(rows) - place)))
        unit.line += share
        change -= share


def _press(here: Sequence[Unit], page: int, excess: int) -> None:
    """Lowers the lines of paragraphs that stand on `page` alone until everything fits."""
    own = [unit for unit in here if unit.first_page == unit.last_page and not unit.row]
    count = sum(unit.count(page) for unit in own)
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
