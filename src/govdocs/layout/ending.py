"""Where 版记 goes: the foot of the last page, an even one, and which pages show no number (7.4.1, 7.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.layout import codes
from govdocs.layout.flow import Fill
from govdocs.layout.imprint import ImprintBlock
from govdocs.styles.sheet import StyleSheet


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
    block: ImprintBlock, fills: Sequence[Fill], style: StyleSheet, findings: list[Diagnostic]
) -> Ending:
    """The ending with 版记 on the last page of text where it fits, else on a page of its own."""
    if block.height > style.page.text_height:
        findings.append(warning(codes.IMPRINT_TOO_TALL, "版记过高，超出版心", "版记", "请精简主送或抄送机关"))
    count = len(fills)
    even_only = style.imprint_on_even_page
    last = fills[-1]
    room = last.frame.bottom - last.bottom - style.numbers.imprint_clearance
    fits = last.frame.orientation == "portrait" and (not last.placed or block.height <= room)
    if fits and not (even_only and count % 2):
        return Ending(block, count, count - 1)
    page = count + 1 if not even_only or count % 2 else count + 2
    blanks = page - count - 1
    findings.append(info(codes.IMPRINT_PAGE, f"版记单独排在第{page}页", f"第{page}页"))
    if not blanks:
        return Ending(block, page, page - 1)
    findings.append(
        info(codes.BLANK_PAGES, f"为使版记位于偶数页，第{count + 1}页为空白页", f"第{count + 1}页")
    )
    findings.append(
        info(
            codes.NUMBERS_LEFT_OUT, "版记页前有空白页，空白页和版记页不编页码", f"第{count + 1}页至第{page}页"
        )
    )
    return Ending(block, page, page - 1, count)
