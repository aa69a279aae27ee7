"""What must hold of page 1: the whole title and body text below 版头 (7.3.3)."""

from __future__ import annotations

from collections.abc import Sequence

from govdocs.diagnostics import error
from govdocs.errors import InvalidDataError
from govdocs.layout import codes
from govdocs.layout.fills import Fill
from govdocs.layout.strips import Kind

_SLACK = 0.05  # millimetres, for rounding


def shows_body(fills: Sequence[Fill]) -> bool:
    """True when the first page shows body text, or there is none to show."""
    return fills[0].shows_body or not any(fill.shows_body for fill in fills) if fills else True


def refuse_cut_title(fills: Sequence[Fill]) -> None:
    """Refuses a 版头 so high that page 1 does not hold the whole title."""
    if not fills:
        return
    last, _ = fills[0].placed[-1]
    following = fills[1].placed[0][0] if len(fills) > 1 else None
    cut = following is not None and last.kind is Kind.HEAD and following.index == last.index and last.keep
    if cut or fills[0].bottom > fills[0].limit + _SLACK:
        message, hint = "版头过高，首页排不下标题", "请减少版头中的发文机关或签发人，或缩短标题"
        raise InvalidDataError(message, (error(codes.MASTHEAD_TOO_TALL, message, "第1页", hint),), hint)


def lonely(fills: Sequence[Fill]) -> bool:
    """True when a signature stands without any text."""
    return any(code == codes.SIGNATURE_ALONE for fill in fills for code, _ in fill.notes)
