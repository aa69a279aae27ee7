"""The boxes of choices in Word: □ and ☑ in one font, for most Chinese fonts have only the first."""

from __future__ import annotations

import re

from govdocs.writers.docx.oxml import fonts

BOX_FONT = "Segoe UI Symbol"
"""The font of Windows that has both; other programs take one of their own for both alike."""

_MARKS = "□☑☒■"
_RUN = re.compile(
    r"<w:r(?: [^>]*)?>(?P<look><w:rPr/>|<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?"
    rf"<w:t(?: [^>]*)?>(?P<text>[^<]*[{_MARKS}][^<]*)</w:t></w:r>",
    re.DOTALL,
)
_PIECES = re.compile(f"([{_MARKS}]+)")
_FAMILY = re.compile(r"<w:rFonts[^>]*/>")


def with_even_boxes(xml: str) -> str:
    """The XML of a Word part with the boxes in runs of their own font."""
    if not any(mark in xml for mark in _MARKS):
        return xml
    return _RUN.sub(_divided, xml)


def _divided(match: re.Match[str]) -> str:
    look = match["look"] or ""
    inner = _FAMILY.sub("", re.sub("</?w:rPr/?>", "", look))
    boxed = f"<w:rPr>{fonts(BOX_FONT)}{inner}</w:rPr>"
    return "".join(
        f'<w:r>{boxed if piece[0] in _MARKS else look}<w:t xml:space="preserve">{piece}</w:t></w:r>'
        for piece in _PIECES.split(match["text"])
        if piece
    )
