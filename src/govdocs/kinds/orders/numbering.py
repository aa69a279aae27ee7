"""Numbers of demands (1、2) in fields, and 文号 of papers that this office did not issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from govdocs.diagnostics import Diagnostic, warning
from govdocs.kinds.parts.form_rules import Path, place
from govdocs.kinds.parts.record_fields import Names
from govdocs.text.document_number import is_formal_number
from govdocs.text.numerals import ascii_digits

_RANGE = re.compile(r"(\d{1,2})\s*[-—–~～至到]\s*(\d{1,2})")
_ONE = re.compile(r"第?(\d{1,2})项?")


def _as_texts(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list | tuple):
        return [_as_texts(each) for each in value]
    return value


def _numbers(texts: tuple[str, ...]) -> tuple[str, ...]:
    found = dict.fromkeys(number for text in texts for number in _read(ascii_digits(text)))
    return tuple(sorted(found, key=int))


def _read(text: str) -> Iterator[str]:
    if match := _RANGE.fullmatch(text):
        yield from (str(number) for number in range(int(match[1]), int(match[2]) + 1))
    elif match := _ONE.fullmatch(text):
        yield str(int(match[1]))
    else:
        raise ValueError("应当写要求的序号，几个序号用顿号隔开，如“1、3”")


DemandNumbers = Annotated[Names, BeforeValidator(_as_texts), AfterValidator(_numbers)]
"""Numbers of demands, each once and in order; 1、2, 1-3 and 第1项 are read."""


def foreign_number_findings(number: str, path: Path, example: str) -> Iterator[Diagnostic]:
    """The form of a 文号; that of another organ is its own affair, so it is told, never refused.

    `example` shows the usual form.
    """
    if number and not is_formal_number(number):
        words = "文号不是“机关代字〔年份〕序号号”的写法，照原样排印"
        yield warning("D840", words, place(path), f"核对原件，如“{example}”")
