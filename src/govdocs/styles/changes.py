"""An office's changes to a style sheet, and how the result differs from the standard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import floor
from typing import ClassVar

from govdocs.diagnostics import Diagnostic, warning
from govdocs.fonts.roles import FontRole
from govdocs.styles.codes import DEVIATION
from govdocs.styles.gb9704 import GB9704, MM_PER_POINT, SIZE_3
from govdocs.styles.sheet import Look, Rgb, StyleSheet, WordFrame

_TWIPS = 20
_LEAST_LEADING = 1.05
_COMPARED_SIZES = (
    ("标题", "title", "7.3.1"),
    ("正文", "body", "5.2.2"),
    ("版记", "imprint", "7.4.2"),
    ("页码", "page_number", "7.5"),
)


class Draft:
    """A style sheet being changed."""

    FRAME: ClassVar[Mapping[str, tuple[float, float]]] = {
        "天头": (10.0, 100.0),
        "地脚": (10.0, 100.0),
        "订口": (10.0, 80.0),
        "切口": (10.0, 80.0),
        "每页行数": (10.0, 40.0),
        "每行字数": (10.0, 50.0),
    }
    SIZES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "标题": ("title", "attachment_title"),
        "正文": (),
        "发文机关标志": ("mark",),
        "版记": ("imprint",),
        "页码": ("page_number",),
        "表格": ("table_head", "table_cell", "table_note"),
    }
    WORD: ClassVar[Mapping[str, tuple[float, float]]] = {
        "上边距": (10.0, 100.0),
        "下边距": (10.0, 100.0),
        "行距": (20.0, 40.0),
    }
    LEVELS: ClassVar[tuple[str, ...]] = ("一级", "二级", "三级", "四级", "五级")

    def __init__(self, base: StyleSheet, name: str) -> None:
        self._base = base
        self._name = name
        self._page = base.page
        self._word: dict[str, float] = {}
        self._looks = dict(base.looks)
        self._fonts = dict(base.fonts)
        self._numbers = base.numbers
        self._even = base.imprint_on_even_page

    def set_number(self, section: str, key: str, value: float) -> None:
        """Sets one number of a section."""
        if section == "版心":
            self._set_frame(key, value)
        elif section == "字号":
            self._set_size(key, value)
        elif section == "Word":
            self._word[key] = value
        elif section == "红线":
            self._numbers = replace(self._numbers, rule_thickness=value * MM_PER_POINT)
        else:
            self._numbers = replace(self._numbers, least_pitch=value * MM_PER_POINT)

    def set_red(self, color: Rgb) -> None:
        """Sets the colour of the mark and its rule."""
        self._numbers = replace(self._numbers, rule_color=color)

    def set_level(self, level: str, role: FontRole) -> None:
        """Sets the face of a heading level."""
        name = f"heading_{self.LEVELS.index(level) + 1}"
        self._looks[name] = replace(self._looks[name], font=role)

    def set_centred(self, centred: bool) -> None:
        """Sets whether page numbers stand in the middle instead of outside."""
        look = self._looks["page_number"]
        self._looks["page_number"] = replace(look, align="center" if centred else "right")

    def set_family(self, role: FontRole, family: str) -> None:
        """Sets the family name that Word files carry."""
        self._fonts[role] = family

    def set_even(self, even: bool) -> None:
        """Sets whether 版记 needs an even page."""
        self._even = even

    def sound(self) -> bool:
        """True when lines and characters fit the 版心."""
        page = self._page
        em = self._looks["body"].size * MM_PER_POINT
        return (
            page.text_width >= 0.9 * em * page.characters
            and page.text_height >= _LEAST_LEADING * em * page.lines
        )

    def finished(self) -> StyleSheet:
        """The changed sheet; what hangs on the changed numbers follows."""
        moved = self._page.top - self._base.page.top
        air = GB9704.page.text_width - GB9704.numbers.mark_width
        width = min(self._numbers.mark_width, self._page.text_width - air)
        old = self._numbers
        numbers = replace(
            old,
            mark_top=old.mark_top + moved,
            order_mark_top=old.order_mark_top + moved,
            minutes_mark_top=old.minutes_mark_top + moved,
            mark_width=width,
            mark_size=self._looks["mark"].size,
        )
        return StyleSheet(
            self._name, self._page, self._word_frame(), self._looks, self._fonts, numbers, self._even
        )

    def _set_frame(self, key: str, value: float) -> None:
        match key:
            case "天头":
                self._page = replace(self._page, top=value)
            case "地脚":
                self._page = replace(self._page, bottom=value)
            case "订口":
                self._page = replace(self._page, left=value)
            case "切口":
                self._page = replace(self._page, right=value)
            case "每页行数":
                self._page = replace(self._page, lines=round(value))
            case _:
                self._page = replace(self._page, characters=round(value))

    def _set_size(self, key: str, value: float) -> None:
        roles = self.SIZES[key] or tuple(role for role, look in self._looks.items() if look.size == SIZE_3)
        for role in roles:
            look: Look = self._looks[role]
            pitch = None if look.pitch is None else look.pitch + (value - look.size) * MM_PER_POINT
            self._looks[role] = replace(look, size=value, pitch=pitch)

    def _word_frame(self) -> WordFrame:
        """Word's page set-up: margins moved as those of the 版心, line grid and tracking to match."""
        page, old, base = self._page, self._base.page, self._base.word
        top = self._word.get("上边距", base.top + page.top - old.top)
        bottom = self._word.get("下边距", base.bottom + page.bottom - old.bottom)
        fitting = (page.height - top - bottom) / MM_PER_POINT / page.lines
        pitch = self._word.get("行距", fitting)
        spare = page.cell / MM_PER_POINT - self._looks["body"].size
        tracking = floor(spare * _TWIPS) / _TWIPS
        return WordFrame(top, bottom, page.left, page.right, floor(pitch * _TWIPS), tracking)


def deviations(style: StyleSheet, where: str) -> tuple[Diagnostic, ...]:
    """Each number of `style` that differs from GB/T 9704-2012."""
    return tuple(
        warning(DEVIATION, f"{label}为{value}，标准为{standard}（{clause}）", where, "确有需要才改")
        for label, value, standard, clause in _compared(style)
        if value != standard
    )


def _compared(style: StyleSheet) -> Iterator[tuple[str, str, str, str]]:
    """Name, value, value of the standard, clause."""
    own, norm = style.page, GB9704.page
    for label, value, standard in (
        ("天头", own.top, norm.top),
        ("地脚", own.bottom, norm.bottom),
        ("订口", own.left, norm.left),
        ("切口", own.right, norm.right),
    ):
        yield label, f"{value:g}毫米", f"{standard:g}毫米", "5.2.1"
    yield "每页行数", f"{own.lines}行", f"{norm.lines}行", "5.2.3"
    yield "每行字数", f"{own.characters}字", f"{norm.characters}字", "5.2.3"
    for label, role, clause in _COMPARED_SIZES:
        yield f"{label}字号", f"{style.looks[role].size:g}磅", f"{GB9704.looks[role].size:g}磅", clause
    for number, level in enumerate(Draft.LEVELS, 1):
        role = f"heading_{number}"
        yield f"{level}标题字体", style.looks[role].font.value, GB9704.looks[role].font.value, "7.3.3"
    yield "页码位置", _place(style), _place(GB9704), "7.5"
    yield "红色", _hex(style.numbers.rule_color), _hex(GB9704.numbers.rule_color), "5.2.4"
    even, norm_even = ("偶数页" if sheet.imprint_on_even_page else "任意页" for sheet in (style, GB9704))
    yield "版记所在页", even, norm_even, "GB/T 33476.2，7.3.1"


def _place(style: StyleSheet) -> str:
    return "居中" if style.looks["page_number"].align == "center" else "外侧"


def _hex(color: Rgb) -> str:
    return "".join(f"{round(part * 255):02X}" for part in color)
