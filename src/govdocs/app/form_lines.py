"""Lists of choices in Word broken where the layout breaks them: no program divides a word from its box."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from govdocs.document.nodes import Table
from govdocs.layout.pages import Pages

_BOXES = frozenset("□☑☒■")
_SPACE = "　"


def with_line_ends(values: Mapping[str, Any], pages: Pages) -> dict[str, Any]:
    """`values` with those that list choices divided into the lines that they have in `pages`."""
    cells = tuple(_broken_cells(pages))
    return {name: _divided(value, cells) for name, value in values.items()} if cells else dict(values)


def _broken_cells(pages: Pages) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The text of each cell with boxes on several lines, and where its lines begin."""
    starts: dict[tuple[int, int, int], set[int]] = {}
    for line in pages.lines:
        block = pages.document.blocks[line.index] if line.part == "block" else None
        if isinstance(block, Table) and block.fixed:
            starts.setdefault((line.index, line.row, line.column), set()).add(line.start)
    for (index, row, column), places in starts.items():
        block = pages.document.blocks[index]
        if isinstance(block, Table) and len(places) > 1:
            text = block.rows[row][column].text
            if not _BOXES.isdisjoint(text):
                yield text, tuple(sorted(places - {0}))


def _divided(value: Any, cells: tuple[tuple[str, tuple[int, ...]], ...]) -> Any:
    if isinstance(value, str):
        return value if _BOXES.isdisjoint(value) else _text(value, cells)
    if isinstance(value, Mapping):
        return {name: _divided(each, cells) for name, each in value.items()}
    if isinstance(value, tuple) and any(isinstance(each, Mapping) for each in value):
        return tuple(_divided(each, cells) for each in value)
    return value


def _text(value: str, cells: tuple[tuple[str, tuple[int, ...]], ...]) -> str:
    """A list of choices with a line end where its cell has one."""
    for text, starts in cells:
        place = text.find(value)
        if place < 0:
            continue
        inside = [start - place for start in starts if place < start < place + len(value)]
        edges = [0, *inside, len(value)]
        lines = (value[first:last] for first, last in pairwise(edges))
        return "\n".join(line.strip(_SPACE + "\n") for line in lines)
    return value
