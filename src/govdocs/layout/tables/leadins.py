"""What leads into a table stays with it: 分工如下：, 单位：万元, 附件1, the name of the table."""

from __future__ import annotations

from collections.abc import Sequence

from govdocs.document.nodes import Heading, Paragraph
from govdocs.document.walk import plain_text
from govdocs.layout.strips import Strip

_LONGEST = 3  # lines: a longer paragraph goes on to the table with its last line alone
_FINAL = tuple("。！？；…）」』.!?;")
_COLON = tuple("：:")


def keep_lead_in(strips: Sequence[Strip], block: object) -> None:
    """Keeps the lines of `block`, the last of `strips`, with the table that follows, if they lead into it."""
    if not strips or not isinstance(block, Heading | Paragraph):
        return
    own = [strip for strip in strips if strip.index == strips[-1].index]
    if leads_in(block, len(own)):
        for strip in own if len(own) <= _LONGEST else own[-1:]:
            strip.keep = True


def leads_in(block: Heading | Paragraph, lines: int) -> bool:
    """True for a text that ends with a colon, and for one of a single line that no final mark closes."""
    text = plain_text(block).rstrip()
    return text.endswith(_COLON) or (lines == 1 and not text.endswith(_FINAL))
