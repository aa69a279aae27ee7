"""Chinese numerals, circled numbers and full-width digits."""

from __future__ import annotations

from collections.abc import Iterable

DIGITS = "零一二三四五六七八九"
UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL_CHARACTERS = "〇○零一二三四五六七八九十百千万两"

_VALUES = {character: value for value, character in enumerate(DIGITS)} | {
    "〇": 0,
    "○": 0,
    "◯": 0,
    "Ｏ": 0,
    "两": 2,
}
_PLACES = ("", "十", "百", "千")
_CIRCLED = (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))
_CIRCLED_VALUES = {chr(code): value for value, code in enumerate(_CIRCLED, start=1)}
_FULL_DIGITS = {ord("０") + value: str(value) for value in range(10)}


def chinese_number(number: int) -> str:
    """`number` (0 to 99,999,999) in Chinese numerals: 23 is "二十三", 105 is "一百零五"."""
    if not 0 <= number < 100_000_000:
        raise ValueError(f"无法写成中文数字：{number}")
    high, low = divmod(number, 10_000)
    if not high:
        return _short_tens(_below_ten_thousand(low))
    gap = "零" if 0 < low < 1000 else ""
    return f"{_short_tens(_below_ten_thousand(high))}万{gap}{_below_ten_thousand(low) if low else ''}"


def _below_ten_thousand(number: int) -> str:
    if number == 0:
        return "零"
    text, gap = "", False
    digits = str(number)
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit == "0":
            gap = bool(text)
            continue
        text += ("零" if gap else "") + DIGITS[int(digit)] + _PLACES[place]
        gap = False
    return text


def _short_tens(text: str) -> str:
    return text[1:] if text.startswith("一十") else text


def parse_chinese_number(text: str) -> int | None:
    """The value of a Chinese numeral, by place ("一百零五") or by digits ("二〇二三"), else None."""
    if not text or any(character not in NUMERAL_CHARACTERS and character not in "◯Ｏ" for character in text):
        return None
    if not any(character in "十百千万" for character in text):
        return int("".join(str(_VALUES[character]) for character in text))
    if text.count("万") > 1:
        return None
    high, _, low = text.rpartition("万")
    if "万" not in text:
        return _parse_section(text)
    top, bottom = _parse_section(high), _parse_section(low) if low else 0
    return None if top is None or bottom is None else top * 10_000 + bottom


def _parse_section(text: str) -> int | None:
    total, digit, last_unit = 0, None, 10_000
    for character in text:
        unit = UNITS.get(character)
        if unit is None:
            if digit:
                return None
            digit = _VALUES[character]
            continue
        if unit >= last_unit or (digit is None and (unit != 10 or total)):
            return None
        total, digit, last_unit = total + (1 if digit is None else digit) * unit, None, unit
    return total + (digit or 0) if text else None


def circled(number: int) -> str:
    """`number` (1 to 50) in a circle: 1 is "①"."""
    if not 1 <= number <= len(_CIRCLED):
        raise ValueError(f"没有带圈的数字：{number}")
    return chr(_CIRCLED[number - 1])


def parse_circled(character: str) -> int | None:
    """The value of a circled number; None when `character` is none."""
    return _CIRCLED_VALUES.get(character)


def ascii_digits(text: str) -> str:
    """`text` with full-width digits made half-width; its length is unchanged."""
    return text.translate(_FULL_DIGITS)


def number_ranges(numbers: Iterable[int]) -> str:
    """`numbers` in order, those in a row as a range: 1—3、5."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1][-1:] = [number] if len(runs[-1]) > 1 else [runs[-1][0], number]
        else:
            runs.append([number])
    return "、".join("—".join(map(str, run)) for run in runs)
