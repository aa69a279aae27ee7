"""Names set beside each other: rows of equal columns, so that they stand below each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from govdocs.document.nodes import Block, Paragraph

_SPACE = "\u3000"
_NAME = re.compile(r"[\u3400-\u9fff·\U00020000-\U000323af]{1,8}(?:（[\u4e00-\u9fff]{1,4}）)?")
_FEWEST = 5  # names: fewer are no list
_ROLE = "roster"


def in_columns(blocks: Sequence[Block], room: int) -> Iterator[Block]:
    """`blocks`, paragraphs that hold nothing but names divided by spaces set in columns.

    Each row becomes a paragraph of at most `room` characters; neighbouring lists share their columns.
    """
    for possible, group in groupby(blocks, lambda block: bool(names_in(block))):
        together = list(group)
        names = [name for block in together for name in names_in(block)] if possible else []
        if len(names) < _FEWEST or all(_SPACE in name for name in names):
            yield from together
            continue
        width = max(map(len, names))
        count = max(1, (room + 1) // (width + 1))
        for start in range(0, len(names), count):
            row = names[start : start + count]
            padded = [name.ljust(width, _SPACE) for name in row[:-1]]
            yield Paragraph.of(_SPACE.join([*padded, row[-1]]), _ROLE)


def names_in(block: Block) -> list[str]:
    """The names that a paragraph lists, 李　强 as one; [] where it can be no list of names."""
    if not isinstance(block, Paragraph) or block.role != "body":
        return []
    words = block.text.split()
    if len(words) < _FEWEST - 1 or not all(map(_NAME.fullmatch, words)):
        return []
    names = list(_paired(words))
    return names if min(map(len, names)) > 1 else []


def _paired(words: Sequence[str]) -> Iterator[str]:
    """`words`, two single characters in a row as one name of three."""
    first = ""
    for word in words:
        if first and len(word) == 1:
            yield f"{first}{_SPACE}{word}"
            first = ""
        elif first:
            yield first
            yield word
            first = ""
        elif len(word) == 1:
            first = word
        else:
            yield word
    if first:
        yield first
