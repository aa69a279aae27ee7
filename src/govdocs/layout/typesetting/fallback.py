"""Which characters the fonts that were asked for lack, and on which page they stand."""

from __future__ import annotations

from collections.abc import Sequence

from govdocs.diagnostics import Diagnostic
from govdocs.fonts.roles import FontRole
from govdocs.layout.canvas import Canvas
from govdocs.layout.typesetting.glyphs import Typesetter


def font_findings(typesetter: Typesetter, canvases: Sequence[Canvas]) -> list[Diagnostic]:
    """Every character drawn by another font than its role's, with the first page that shows it."""
    found: list[Diagnostic] = []
    for role, characters in typesetter.foreign.items():
        for page, together in _by_page(characters, canvases).items():
            found += typesetter.fonts.report(role, together, _where(page))
    return found


def missing_findings(typesetter: Typesetter, characters: Sequence[str], page: int) -> list[Diagnostic]:
    """The characters that no font has, framed on `page`, which counts from 0."""
    return list(typesetter.fonts.report(FontRole.FANGSONG, "".join(characters), _where(page)))


def _by_page(characters: Sequence[str] | dict[str, None], canvases: Sequence[Canvas]) -> dict[int, str]:
    pages: dict[int, str] = {}
    wanted = list(characters)
    for canvas in canvases:
        text = "".join(run.text for run in canvas.runs)
        here = [character for character in wanted if character in text]
        if here:
            pages[canvas.page] = "".join(here)
            wanted = [character for character in wanted if character not in here]
    return pages


def _where(page: int) -> str:
    return f"第{page + 1}页"
