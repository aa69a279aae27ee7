"""What the books of the register have in common on paper."""

from __future__ import annotations

from govdocs.kinds.parts.wording import missing, printed_date

BOOK_SIGNATURES = ("负责人：", "核对人：", "登记人：")
"""The line below a book that is printed and bound at the end of the year."""


def above_book(unit: str, as_of: str) -> tuple[str, ...]:
    """The line above a book: whose it is and until which day, as far as they are known."""
    day = (f"登记日期：{printed_date(as_of)}",) if as_of else ()
    return (f"登记单位：{unit or missing('登记单位')}", *day)


def copies_words(number: int | None) -> str:
    """A number of copies or pages; empty where it is not known."""
    return "" if number is None else str(number)


def two_lines(first: str, second: str) -> str:
    """Two facts that share a cell, one below the other."""
    return "\n".join(filter(None, (first, second)))
