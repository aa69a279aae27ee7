"""`import --normalize`: the corrections of form, each made in one place of one line and listed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from govdocs.readers.ledger import Ledger
from govdocs.readers.reading import Correction
from govdocs.readers.source import Piece
from govdocs.text.dates import formal_date, is_formal, parse_date
from govdocs.text.document_number import is_formal_number, parse_document_number
from govdocs.text.ordinals import leading_ordinal, standard_form
from govdocs.text.punctuation import corrections

_LITERAL = {"label", "role", "mark", "signature", "signers", "copy_number", "secrecy", "urgency", "people"}
_BOOKED = re.compile(r"^《([^《》]*)》$")
_END = re.compile(r"[。；;，,、：:.]+$")
Change = tuple[int, str, str, str]


def normalized_tree(tree: Any, ledger: Ledger, key: str = "") -> Any:
    """The tree as plain data with the forms corrected; each correction is entered in `ledger`."""
    if isinstance(tree, Piece):
        return _corrected(tree, key, ledger)
    if isinstance(tree, dict):
        return {name: normalized_tree(value, ledger, name) for name, value in tree.items()}
    if isinstance(tree, list):
        return [normalized_tree(value, ledger, key) for value in tree]
    return tree


def _corrected(piece: Piece, key: str, ledger: Ledger) -> str:
    if key in _LITERAL or not piece.text:
        return piece.text
    changes = _RULES.get(key, _prose)(piece.text)
    text, at = [], 0
    for position, before, after, rule in changes:
        text += [piece.text[at:position], after]
        at = position + len(before)
        line = ledger.source.line_of(piece.cut(position, position + 1))
        ledger.corrections.append(Correction(line, before, after, rule))
    return "".join((*text, piece.text[at:]))


def _prose(text: str) -> list[Change]:
    return [(one.position, one.before, one.after, one.rule) for one in corrections(text)]


def _with_ordinal(text: str) -> list[Change]:
    """A paragraph with an ordinal: the ordinal in its standard form, no blank behind it."""
    ordinal = leading_ordinal(text)
    if ordinal is None:
        return _prose(text)
    printed = text[ordinal.start : ordinal.end]
    form = standard_form(ordinal)
    keeps_blank = ordinal.style.startswith("第") or ordinal.style == "1.1"
    after = form + printed[len(ordinal.text) :] if keeps_blank else form
    rest = [
        (position + ordinal.end, before, new, rule)
        for position, before, new, rule in _prose(text[ordinal.end :])
    ]
    if printed == after:
        return rest
    return [(ordinal.start, printed, after, "层次序数用标准形式"), *rest]


def _number(text: str) -> list[Change]:
    parts = parse_document_number(text)
    if parts is None or is_formal_number(text):
        return []
    return [(0, text, str(parts), "发文字号用标准形式")]


def _date(text: str) -> list[Change]:
    day = parse_date(text)
    return [(0, text, formal_date(day), "日期用标准形式")] if day and not is_formal(text) else []


def _name(text: str) -> list[Change]:
    """The name of an attachment: no book marks round it, no mark behind it."""
    booked = _BOOKED.match(text)
    if booked:
        return [(0, "《", "", "附件名称不加书名号"), (len(text) - 1, "》", "", "附件名称不加书名号")]
    end = _END.search(text)
    inner = _prose(text[: end.start()] if end else text)
    return [*inner, (end.start(), end[0], "", "附件名称后不加标点")] if end else inner


_RULES: dict[str, Callable[[str], list[Change]]] = {
    "number": _number,
    "signed_on": _date,
    "printed_on": _date,
    "heading": _with_ordinal,
    "item": _with_ordinal,
    "attachment_notes": _name,
}
