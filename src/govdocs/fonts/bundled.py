"""The fonts that come with govdocs, read from lists made when they were built.

A `.metrics` file beside each font has a line a width: the width in 1/1000 em, a tab, every character
of that width. Reading it takes about a millisecond; parsing the font itself takes a hundred.
"""

from __future__ import annotations

from functools import cache

from govdocs.fonts.faces import Face
from govdocs.fonts.roles import FontRole
from govdocs.resources import read_bytes, resource_path

ROLE_FAMILIES: dict[FontRole, tuple[str, ...]] = {
    FontRole.FANGSONG: ("GovDocs FangSong", "GovDocs FangSong Names"),
    FontRole.KAITI: ("GovDocs Kai", "GovDocs Kai Names"),
    FontRole.HEITI: ("GovDocs Hei",),
    FontRole.SONGTI: ("GovDocs Song",),
    FontRole.XIAOBIAOSONG: ("GovDocs XiaoBiaoSong",),
}
"""For each role its own font and those that complete it, in the order they are asked."""

COMMON_FAMILIES = ("GovDocs Song", "GovDocs Song Ext")
"""Asked after those of the role."""

FAMILIES = tuple(dict.fromkeys([*(name for row in ROLE_FAMILIES.values() for name in row), *COMMON_FAMILIES]))
"""Every bundled family."""


@cache
def bundled_face(family: str) -> Face:
    """The bundled face of `family`."""
    stem = family.replace(" ", "")
    advances = _advances(read_bytes(resource_path("data", "fonts", f"{stem}.metrics")).decode("utf-8"))
    path = resource_path("data", "fonts", f"{stem}.ttf")
    return Face(f"{stem}-Regular", path, 0, advances, family, bundled=True)


def _advances(metrics: str) -> dict[str, float]:
    advances: dict[str, float] = {}
    for line in metrics.split("\n")[:-1]:
        width, _, characters = line.partition("\t")
        advances.update(dict.fromkeys(characters, int(width) / 1000))
    return advances
