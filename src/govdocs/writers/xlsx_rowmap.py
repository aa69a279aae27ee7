"""Where the rows of a template come to stand, and references that go with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError

Span = tuple[int, int]
"""The first and the last row."""

_REFERENCE = re.compile(
    r"(?P<sheet>(?:'(?:[^']|'')+'|[^!'\s]+)!)?"
    r"(?P<column1>\$?[A-Z]{1,3})?(?P<fixed1>\$?)(?P<row1>[1-9]\d*)"
    r"(?::(?P<column2>\$?[A-Z]{1,3})?(?P<fixed2>\$?)(?P<row2>[1-9]\d*))?"
)


@dataclass(frozen=True)
class RowMap:
    """The rows that each row of a template becomes, those behind the last moved on by `shift`.

    A row that is left out has an empty span: its end stands before its beginning.
    """

    spans: Mapping[int, Span] = field(default_factory=dict)
    shift: int = 0

    def span(self, row: int) -> Span:
        """The rows that `row` becomes."""
        return self.spans.get(row) or (row + self.shift, row + self.shift)

    def area(self, first: int, last: int) -> Span:
        """The rows that the rows from `first` to `last` become."""
        return self.span(first)[0], self.span(last)[1]


class Reference(NamedTuple):
    """A reference of a formula to rows; `sheet` with its mark as it stands, "" for the own one."""

    sheet: str
    column: str
    fixed: bool
    row: int
    last_column: str = ""
    last_fixed: bool = False
    last_row: int = 0

    @property
    def sheet_name(self) -> str:
        """The name of the sheet without marks."""
        return self.sheet.removesuffix("!").removeprefix("'").removesuffix("'").replace("''", "'")


Formula = tuple[str | Reference, ...]
"""A formula in pieces: text, and references to rows."""

Place = Callable[[str, int, bool], Span]
"""The rows that a row of a sheet becomes; the last argument is True for $5."""


def formula_of(text: str) -> Formula:
    """A formula (without =) in pieces; one that nobody can read is one piece."""
    try:
        return tuple(_piece(token) for token in Tokenizer(f"={text}").items)
    except (TokenizerError, IndexError):
        return (text,)


def _piece(token: Token) -> str | Reference:
    if token.type != Token.OPERAND or token.subtype != Token.RANGE:
        return str(token.value)
    return reference_of(token.value) or str(token.value)


def reference_of(text: str) -> Reference | None:
    """The reference that `text` is: $A$5, 表!A5:H9, 3:4; None for whole columns and for names."""
    match = _REFERENCE.fullmatch(text)
    if match is None or not (match["column1"] or match["row2"]):
        return None
    first = (match["sheet"] or "", match["column1"] or "", bool(match["fixed1"]), int(match["row1"]))
    if not match["row2"]:
        return Reference(*first)
    return Reference(*first, match["column2"] or "", bool(match["fixed2"]), int(match["row2"]))


def placed(formula: Formula, place: Place) -> str:
    """A formula with its references where their rows have come to stand."""
    return "".join(each if isinstance(each, str) else _reference(each, place) for each in formula)


def _reference(own: Reference, place: Place) -> str:
    first, last = place(own.sheet_name, own.row, own.fixed)
    column, fixed = own.last_column, own.last_fixed
    if own.last_row:
        last = max(first, place(own.sheet_name, own.last_row, own.last_fixed)[1])
    else:
        column, fixed = own.column, own.fixed
        if last <= first:
            return f"{own.sheet}{own.column}{'$' * own.fixed}{first}"
    return f"{own.sheet}{own.column}{'$' * own.fixed}{first}:{column}{'$' * fixed}{last}"


def moved_area(ref: str, rows: RowMap) -> str:
    """An area such as A1:H9 or A5 after its rows have moved; "" where none is left of it."""
    own = reference_of(ref)
    if own is None:
        return ref
    first, last = rows.area(own.row, own.last_row or own.row)
    if last < first:
        return ""
    column = own.last_column or own.column
    start, end = f"{own.column}{first}", f"{column}{last}"
    return start if start == end else f"{start}:{end}"


def moved_areas(refs: str, rows: RowMap) -> str:
    """Several areas, divided by spaces."""
    return " ".join(filter(None, (moved_area(ref, rows) for ref in refs.split())))


def moved_formula(text: str, maps: Mapping[str, RowMap], own: str) -> str:
    """A formula of a cell of the sheet `own` that stands outside the rows of records."""

    def place(sheet: str, row: int, fixed: bool) -> Span:
        del fixed
        return maps.get(sheet or own, RowMap()).span(row)

    return placed(formula_of(text), place)


def moved_rule(text: str, maps: Mapping[str, RowMap], own: str) -> str:
    """A formula of a rule for many cells: what is not fixed is counted from the first of them."""

    def place(sheet: str, row: int, fixed: bool) -> Span:
        first, last = maps.get(sheet or own, RowMap()).span(row)
        return (first, last) if fixed else (first, first)

    return placed(formula_of(text), place)
