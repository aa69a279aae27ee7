"""The looks of forms: narrower margins above and below, signatures in the size of their text.

Forms are not regulated by GB/T 9704-2012; the numbers here are practice.
"""

from __future__ import annotations

from dataclasses import replace

from govdocs.styles.gb9704 import MM_PER_POINT, SIZE_4, SIZE_SMALL_4
from govdocs.styles.sheet import Look, StyleSheet

_MARGIN = 25.0  # mm above and below the text of a form
_AFTER_TITLE = 7.0  # mm between the title and the form
_ABOVE_TITLE = 8.0  # mm between a cut and the title
_SMALL_PITCH = 20.0 * MM_PER_POINT
_SMALLER = 0.875  # 五号 for 小四
_CELLS = ("form_cell", "form_label")
_TEXT = ("form_text", "form_addressee", "form_number")


_MADE: dict[tuple[int, bool], tuple[StyleSheet, StyleSheet]] = {}
"""The styles of forms by the identity of the style that each was made of, which is held with it."""
_MOST_MADE = 16


def form_style(style: StyleSheet, *, small: bool = False) -> StyleSheet:
    """`style` as forms have it; a `small` one has smaller type and lower rows, where that spares a page."""
    key = (id(style), small)
    if key not in _MADE:
        if len(_MADE) >= _MOST_MADE:
            _MADE.clear()
        _MADE[key] = (style, _made(style, small=small))
    return _MADE[key][1]


def _made(style: StyleSheet, *, small: bool) -> StyleSheet:
    page, word = style.page, style.word
    top, bottom = min(page.top, _MARGIN), min(page.bottom, _MARGIN)
    pitch = (page.text_height - style.looks["body"].size * MM_PER_POINT) / (page.lines - 1)
    height = page.height - top - bottom
    lines = int((height - style.looks["body"].size * MM_PER_POINT) / pitch + 1.01)
    row = style.numbers.form_row_low if small else style.numbers.form_row
    return replace(
        style,
        page=replace(page, top=top, bottom=bottom, lines=lines),
        word=replace(word, top=word.top - page.top + top, bottom=word.bottom - page.bottom + bottom),
        looks={**style.looks, **_looks(style, small=small)},
        numbers=replace(style.numbers, one_line=_AFTER_TITLE, form_row=row),
    )


def _looks(style: StyleSheet, *, small: bool) -> dict[str, Look]:
    """The looks that differ in forms."""
    size = SIZE_SMALL_4 if small else SIZE_4
    pitch = _SMALL_PITCH if small else style.looks["form_text"].pitch
    looks = {role: replace(style.looks[role], size=size, pitch=pitch) for role in ("signature", "date")}
    looks["title"] = replace(style.looks["title"], gap=_ABOVE_TITLE)
    for role in _TEXT if small else ():
        look = style.looks[role]
        indent = look.first_indent * size / look.size
        looks[role] = replace(look, size=size, pitch=_SMALL_PITCH, first_indent=indent)
    for role in _CELLS if small else ():
        look = style.looks[role]
        looks[role] = replace(look, size=look.size * _SMALLER, pitch=(look.pitch or 0.0) * _SMALLER)
    return looks
