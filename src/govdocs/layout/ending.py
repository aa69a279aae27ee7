"""Where 版记 goes: the foot of the last page, an even one, and which pages show no number (7.4.1, 7.5)."""

from __future__ import annotations

from dataclasses import dataclass

from govdocs.diagnostics import Diagnostic, error, info
from govdocs.errors import InvalidDataError
from govdocs.layout import codes
from govdocs.layout.fills import Fill
from govdocs.layout.imprint import ImprintBlock
from govdocs.layout.paragraphs import pitch
from govdocs.styles.sheet import StyleSheet

_TOGETHER = "使版记排在本页，免加空白页"


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a document.

    `block` is its 版记, `count` the number of pages, `page` the one that bears 版记, counted from 0;
    from page `silent` on no number is shown, None where all show one.
    """

    block: ImprintBlock | None
    count: int
    page: int | None
    silent: int | None = None


def place_imprint(
    block: ImprintBlock, fills: list[Fill], style: StyleSheet, findings: list[Diagnostic]
) -> Ending:
    """The ending with 版记 on the last page of text where it fits, else on a page of its own.

    An even last page that is only a little too full is tightened, which saves a sheet. That of a 信函
    stands on whatever page comes last (10.1).
    """
    if block.height > style.page.text_height:
        message, hint = "版记高于一页，排不下", "请精简主送或抄送机关（可用统称）"
        fault = error(codes.IMPRINT_TOO_TALL, message, "版记", hint)
        raise InvalidDataError(message, (fault,), hint)
    count = len(fills)
    even_only = style.imprint_on_even_page and block.ruled
    odd_forbidden = even_only and count % 2 == 1
    last = fills[-1]
    if last.frame.upright and not odd_forbidden:
        excess = last.bottom + style.numbers.imprint_clearance + block.height - last.frame.bottom
        if not last.placed or excess <= 0:
            return Ending(block, count, count - 1)
        tight = last.tightened(excess, pitch(style) - style.numbers.least_pitch, _TOGETHER)
        if tight:
            fills[-1] = tight
            return Ending(block, count, count - 1)
    return _own_page(block, count, even_only, findings)


def _own_page(block: ImprintBlock, count: int, even_only: bool, findings: list[Diagnostic]) -> Ending:
    """The ending with 版记 alone on the next page where it may stand."""
    page = count + 1 if not even_only or count % 2 else count + 2
    findings.append(info(codes.IMPRINT_PAGE, f"版记单独排在第{page}页", f"第{page}页"))
    if page == count + 1:
        return Ending(block, page, page - 1)
    where = f"第{count + 1}页"
    findings.append(info(codes.BLANK_PAGES, f"为使版记位于偶数页，{where}为空白页", where))
    message = "版记页前有空白页，空白页和版记页不编页码"
    findings.append(info(codes.NUMBERS_LEFT_OUT, message, f"{where}至第{page}页"))
    return Ending(block, page, page - 1, count)
