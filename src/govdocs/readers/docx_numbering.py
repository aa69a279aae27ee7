"""Word's automatic numbers as the text that the paper shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from govdocs.text.numerals import chinese_number, circled

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand", "chineseLegalSimplified", "ideographTraditional", "koreanDigital2",
    "japaneseDigitalTenThousand", "ideographLegalTraditional",
}  # fmt: skip
_CIRCLED = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_BULLET = "•"
_ARTICLE = re.compile(r"^第.+[编章节条]$")
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    start: int
    legal: bool


@dataclass(slots=True)
class Numbering:
    """The lists of a Word file, counting as paragraphs ask for their numbers in order."""

    _lists: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Any) -> Numbering:
        """The lists that the part numbering.xml defines."""
        abstract = {one.get(f"{W}abstractNumId"): _levels(one) for one in root.findall(f"{W}abstractNum")}
        lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        for one in root.findall(f"{W}num"):
            target = one.find(f"{W}abstractNumId")
            key = target.get(f"{W}val") if target is not None else ""
            own = _overrides(one, abstract.get(key, {}))
            name = one.get(f"{W}numId") or ""
            lists[name] = (f"num {name}" if own else f"abstract {key}", own or abstract.get(key, {}))
        return cls(lists)

    def text(self, number: str, depth: int) -> str:
        """The number of the next paragraph of that list and level, as text; "" when it shows none."""
        counter, levels = self._lists.get(number, ("", {}))
        level = levels.get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return f"{_BULLET} "
        counts = self._counts.setdefault(counter, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        text = _PLACE.sub(lambda match: _shown(int(match[1]) - 1, counts, levels, level.legal), level.pattern)
        return f"{text}\u3000" if _ARTICLE.search(text) else text


def _shown(depth: int, counts: dict[int, int], levels: dict[int, _Level], legal: bool) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    value = counts.get(depth, level.start)
    return str(value) if legal else formatted(level.form, value)


def _levels(abstract: Any) -> dict[int, _Level]:
    return {int(one.get(f"{W}ilvl") or 0): _level(one) for one in abstract.findall(f"{W}lvl")}


def _level(element: Any) -> _Level:
    return _Level(
        _value(element, "numFmt", "decimal"),
        _value(element, "lvlText", ""),
        int(_value(element, "start", "1")),
        element.find(f"{W}isLgl") is not None,
    )


def _overrides(number: Any, levels: dict[int, _Level]) -> dict[int, _Level]:
    """The levels of a list that starts anew or redefines a level; empty when it does neither."""
    own = dict(levels)
    changed = False
    for override in number.findall(f"{W}lvlOverride"):
        depth = int(override.get(f"{W}ilvl") or 0)
        full = override.find(f"{W}lvl")
        start = override.find(f"{W}startOverride")
        if full is not None:
            own[depth] = _level(full)
        if start is not None and depth in own:
            old = own[depth]
            own[depth] = _Level(old.form, old.pattern, int(start.get(f"{W}val") or 1), old.legal)
        changed = changed or full is not None or start is not None
    return own if changed else {}


def _value(element: Any, name: str, default: str) -> str:
    child = element.find(f"{W}{name}")
    value = child.get(f"{W}val") if child is not None else None
    return default if value is None else str(value)


def formatted(form: str, value: int) -> str:
    """`value` in one of Word's number formats."""
    if form in _CHINESE:
        return chinese_number(value)
    if form in _CIRCLED and 1 <= value <= 50:
        return circled(value)
    if form.endswith("Letter"):
        letter = chr(ord("a") + (value - 1) % 26) * (1 + (value - 1) // 26)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman") and value < 40:
        return _roman(value).upper() if form.startswith("upper") else _roman(value)
    width = {"decimalZero": "02"}.get(form, "")
    shown = format(value, f"{width}d")
    return shown.translate(_FULL_WIDTH) if form == "decimalFullWidth" else shown


def _roman(value: int) -> str:
    text = ""
    for number, sign in _ROMAN:
        while value >= number:
            text += sign
            value -= number
    return text
