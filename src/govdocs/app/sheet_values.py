"""Texts of cells to data: lists divided, everything at its path of labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache
from typing import Any

from govdocs.app.record_books import BookField
from govdocs.app.yamlio import Path
from govdocs.text.dates import formal_date, parse_date
from govdocs.text.days import WORKBOOK_DAY_ZERO
from govdocs.text.names import split_outside_brackets

_BETWEEN_NAMES = "、"
_LINE = "\n"
_FIRST_OF_MONTH = re.compile(r"^(\d{4}-\d{2})-01$")
"""What office programs make of a month that is typed as 2025-04."""


_YES_OR_NO: Mapping[str, str] = {"是": "√✓✔☑对有1", "否": "×✗✘☒✕xX错无0"}
"""How a cell says yes or no beside the words, each sign for itself."""

_NUMBERS = ("id", "phone")
_APOSTROPHES = "'’‘`"
"""What makes a program take a number for text, typed once too often."""

_BRACKETED = re.compile(r"([^（）]+)（([^（）]+)）")

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_LIKELY_DAYS = range(18_264, 73_051)  # 1950 to 2099


def no_date_words(text: str, *, private: bool = False) -> str:
    """What is wrong with a bare number where a date or words are wanted, and what to do; "" where nothing is.

    Such a number is what remains of a date whose cell has lost its format. A `private` one is not told.
    """
    if not _NUMBER.fullmatch(text) or parse_date(text):
        return ""
    days = int(float(text))
    likely = formal_date(WORKBOOK_DAY_ZERO + timedelta(days)) if days in _LIKELY_DAYS else ""
    if private:
        return "只是一个数字，不是日期\n把这一格的格式设为“日期”，或写作“2025年4月10日”的样子"
    shown = f"（会显示为{likely}）" if likely else ""
    return f"“{text}”只是一个数字，不是日期\n把这一格的格式设为“日期”{shown}，或写作“2025年4月10日”的样子"


def value_of(field: BookField, text: str) -> Any:
    """What `text` in the cell of `field` means: lists are divided at lines, those of names also at marks.

    A word of a choice may be written in several ways; one that is none of its words stays as it is.
    """
    if field.secret in _NUMBERS:
        return text.lstrip(_APOSTROPHES)
    if field.sort == "month":
        return _FIRST_OF_MONTH.sub(r"\1", text)
    if field.sort == "choice":
        return _word(text, field.words)
    if field.sort not in ("list", "names"):
        return text
    pieces = text.split(_LINE)
    if field.sort == "names":
        pieces = [part for piece in pieces for part in _parts(piece, field.words)]
    return [_word(piece.strip(), field.words) for piece in pieces if piece.strip()]


def _parts(line: str, words: tuple[str, ...]) -> Iterator[str]:
    """The names in a line; of a choice the longest of its `words`, which may have marks in them."""
    parts = split_outside_brackets(line)
    while parts:
        lengths = range(len(parts), 1, -1) if words else ()
        joined = ((count, _word(_BETWEEN_NAMES.join(parts[:count]), words)) for count in lengths)
        count, text = next((each for each in joined if each[1] in words), (1, parts[0]))
        yield text
        parts = parts[count:]


def _word(text: str, words: tuple[str, ...]) -> str:
    """The one of `words` that `text` means; `text` itself where it is none or might be several."""
    if not words or text in words:
        return text
    bare = "".join(text.split())
    if set(words) == set(_YES_OR_NO):
        return next((word for word, signs in _YES_OR_NO.items() if bare in signs), text)
    return _spellings(words).get(bare.replace("(", "（").replace(")", "）"), text)


@cache
def _spellings(words: tuple[str, ...]) -> dict[str, str]:
    """Ways of writing `words`: 一级（红） also as 一级, 红 and 一级红, as far as only one word is meant."""
    ways = [(way, word) for word in words for way in _ways(word)]
    often = Counter(way for way, _ in ways)
    return {way: word for way, word in ways if often[way] == 1 or way == word}


def _ways(word: str) -> set[str]:
    bare = "".join(word.split())
    match = _BRACKETED.fullmatch(bare)
    return {bare, match[1], match[2], match[1] + match[2]} if match else {bare}


def text_of(field: BookField, value: Any) -> str:
    """`value` as the text of a cell that `value_of` reads back; "" for what no cell can hold."""
    if value is None or isinstance(value, dict):
        return ""
    if not isinstance(value, list | tuple):
        return str(value)
    if not all(isinstance(each, str | int) for each in value):
        return ""
    texts = list(map(str, value))
    joined = _BETWEEN_NAMES.join(texts)
    return joined if field.sort == "names" and value_of(field, joined) == texts else _LINE.join(texts)


def put_value(data: Any, path: Path, value: Any) -> None:
    """Puts `value` into nested `data` at `path`."""
    for part in path[:-1]:
        data = data[part] if isinstance(part, int) else data.setdefault(part, {})
    data[path[-1]] = value


def value_at(data: Any, path: Path) -> Any:
    """What stands in nested `data` at `path`; None where nothing does."""
    for part in path:
        known = part in data if isinstance(data, dict) else isinstance(data, list) and isinstance(part, int)
        data = data[part] if known else None
    return data
