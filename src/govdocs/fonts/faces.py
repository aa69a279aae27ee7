"""A face: one font file's coverage and widths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, eq=False)
class Face:
    """One face of a font file.

    `advances` gives each covered character's width in em; `name` is its PostScript name; `number`
    counts the faces of a collection (.ttc).
    """

    name: str
    path: Path
    number: int = 0
    advances: Mapping[str, float] = field(repr=False, default_factory=dict)
    family: str = ""
    bundled: bool = False

    def has(self, character: str) -> bool:
        """True when the face has a glyph for `character`."""
        return character in self.advances

    def advance(self, character: str) -> float:
        """The width of `character` in em."""
        return self.advances[character]
