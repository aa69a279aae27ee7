"""装盒: which items lie in which box, how thick it is, what its note says (DA/T 22-2015, 6.4).

A box holds one year, one period, one 机构(问题). Boxes are filled in the order of the numbers and are as
thin as the scheme has them. A box that was filled before stays: only the last one of a class takes late
items while they fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from govdocs.archive.codes import item_number, volume_number
from govdocs.archive.model import Box, Item, Retention, Scheme, Volume
from govdocs.archive.order import class_of, class_place
from govdocs.diagnostics import Diagnostic, info

BOARD = 2.0
"""Millimetres of a box's thickness that its board takes [D]."""

COVER_SHEETS = 8
"""A volume's cover, list and note as sheets of paper [D]: two boards of 250 g and two sheets."""

VOLUME_THICKNESSES = (30, 40, 50)
"""Boxes for volumes in soft covers, millimetres (GB/T 9705-2008 [V1])."""

_Key = tuple[bool, str, int, Retention, str]


@dataclass(frozen=True, slots=True)
class _Thing:
    """What lies in a box: an item or a volume, `thick` millimetres."""

    number: int
    code: str
    pages: int
    thick: float
    note: str


def boxed(items: Iterable[Item], scheme: Scheme, kept: Sequence[Box]) -> tuple[Box, ...]:
    """All boxes once the numbered `items` of a year lie in them: the `kept` ones, then new ones.

    Boxes of volumes among `kept` are given back as they are.
    """
    classes: dict[_Key, list[_Thing]] = {}
    for item in sorted(items, key=lambda each: (class_place(each, scheme), each.item_no)):
        _, year, retention, org = class_of(item)
        classes.setdefault((False, "", year, retention, org), []).append(_item(item, scheme))
    return _filled(classes, scheme.thicknesses, kept)


def boxed_volumes(volumes: Iterable[Volume], scheme: Scheme, kept: Sequence[Box]) -> tuple[Box, ...]:
    """All boxes once the numbered `volumes` lie in them too; `kept` are those of items and volumes."""
    classes: dict[_Key, list[_Thing]] = {}
    for volume in sorted(volumes, key=lambda each: (each.series, each.year, each.volume_no)):
        key = (True, volume.series, volume.year, volume.retention, "")
        classes.setdefault(key, []).append(_volume(volume, scheme))
    return _filled(classes, VOLUME_THICKNESSES, kept)


def thickness(pages: int, scheme: Scheme, *, more_sheets: int = 0) -> float:
    """How thick `pages` lie, in millimetres: two to a sheet where the office prints on both sides."""
    sheets = ceil(pages / 2) if scheme.duplex else pages
    return round((sheets + more_sheets) * scheme.sheet_thickness, 3)


def _item(item: Item, scheme: Scheme) -> _Thing:
    note = f"第{item_number(item.item_no)}件：{item.note}" if item.note else ""
    return _Thing(item.item_no, item.code, item.pages, thickness(item.pages, scheme), note)


def _volume(volume: Volume, scheme: Scheme) -> _Thing:
    note = f"第{volume_number(volume.volume_no)}卷：{volume.note}" if volume.note else ""
    thick = thickness(volume.pages, scheme, more_sheets=COVER_SHEETS)
    return _Thing(volume.volume_no, volume.code, volume.pages, thick, note)


def _filled(
    classes: dict[_Key, list[_Thing]], thicknesses: Sequence[int], kept: Sequence[Box]
) -> tuple[Box, ...]:
    boxes = list(kept)
    for key, things in classes.items():
        own = [at for at, box in enumerate(boxes) if _holds(box, key, things)]
        rest = [thing for thing in things if all(boxes[at].last < thing.number for at in own)]
        if own and rest:
            rest = _topped_up(boxes, own[-1], things, rest)
        for box in _new_boxes(key, rest, sorted(thicknesses)):
            boxes.append(replace(box, number=1 + max((each.number for each in boxes), default=0)))
    return tuple(boxes)


def _holds(box: Box, key: _Key, things: Sequence[_Thing]) -> bool:
    """Whether `box` is one of the class `key`; several series of volumes are told apart by their codes."""
    same = (box.volumes, box.year, box.retention, box.org) == (key[0], *key[2:])
    return same and (not box.volumes or any(thing.code in box.codes for thing in things))


def _topped_up(boxes: list[Box], last: int, things: Sequence[_Thing], rest: Sequence[_Thing]) -> list[_Thing]:
    """Put late things into the last box of their class while they fit; those that do not."""
    box = boxes[last]
    inside = (each.thick for each in things if box.first <= each.number <= box.last)
    room = round(box.thickness - BOARD - sum(inside), 3)
    late = []
    for thing in rest:
        room = round(room - thing.thick, 3)
        if room < 0:
            break
        late.append(thing)
    if late:
        boxes[last] = replace(
            box,
            last=late[-1].number,
            codes=(*box.codes, *(thing.code for thing in late)),
            note=_notes([box.note, *(thing.note for thing in late)]),
        )
    return list(rest[len(late) :])


def _new_boxes(key: _Key, things: Sequence[_Thing], thicknesses: Sequence[int]) -> Iterable[Box]:
    """New boxes, filled as far as the thickest one allows, each as thin as it may be."""
    most = thicknesses[-1] - BOARD
    load: list[_Thing] = []
    for thing in things:
        if load and _thick((*load, thing)) > most:
            yield _box(key, load, thicknesses)
            load = []
        if thing.thick > most:
            yield from _several(key, thing, thicknesses)
        else:
            load.append(thing)
    if load:
        yield _box(key, load, thicknesses)


def _several(key: _Key, thing: _Thing, thicknesses: Sequence[int]) -> Iterable[Box]:
    """The boxes of one thing that no single box can hold; each says which of them it is."""
    most = thicknesses[-1] - BOARD
    count = ceil(round(thing.thick / most, 3))
    what = f"第{volume_number(thing.number)}卷" if key[0] else f"第{item_number(thing.number)}件"
    for at in range(1, count + 1):
        thick = most if at < count else thing.thick - most * (count - 1)
        words = f"{what}共 {thing.pages} 页，分装 {count} 盒，本盒是第 {at} 盒"
        yield _box(key, [replace(thing, thick=thick, note=_notes([words, thing.note]))], thicknesses)


def _box(key: _Key, load: Sequence[_Thing], thicknesses: Sequence[int]) -> Box:
    needed = _thick(load) + BOARD
    return Box(
        number=0,
        year=key[2],
        retention=key[3],
        first=load[0].number,
        last=load[-1].number,
        thickness=next((each for each in thicknesses if each >= needed), thicknesses[-1]),
        org=key[4],
        codes=tuple(thing.code for thing in load),
        note=_notes(thing.note for thing in load),
        volumes=key[0],
    )


def _thick(load: Iterable[_Thing]) -> float:
    return round(sum(thing.thick for thing in load), 3)


def _notes(notes: Iterable[str]) -> str:
    return "\n".join(note for note in notes if note)


def box_findings(boxes: Iterable[Box]) -> tuple[Diagnostic, ...]:
    """What to tell of items that needed several boxes."""
    split: dict[str, list[Box]] = {}
    for box in boxes:
        if len(box.codes) == 1:
            split.setdefault(box.codes[0], []).append(box)
    return tuple(
        info(
            "A207",
            f"{code} 太厚，分装 {len(several)} 盒（第 {several[0].number} 至 {several[-1].number} 盒）",
        )
        for code, several in split.items()
        if len(several) > 1
    )
