"""Headings, paragraphs and signature lines in Word."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from math import floor

from govdocs.document.nodes import Heading, Paragraph, StampArea
from govdocs.layout.pages import MM_PER_POINT, PlacedLine
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.docx.flow import Unit
from govdocs.writers.docx.oxml import HINT, Look, Setting, run
from govdocs.writers.docx.runs import runs, segments, spaced
from govdocs.writers.docx.styles import line_of, style_id, tracking_of
from govdocs.writers.docx.units import TWIPS_PER_POINT, twips

SEAM_LEADER = "hyphen"
"""What fills the way to the text of a cut."""
SEAM_SPACE = " "
"""What stands between the dashes and the text."""
_SPARE = 1.0  # points that a line filled by spacing leaves free

Span = tuple[float, float]
"""Left and right edge of the 版心 in millimetres."""


def text_paragraph(
    unit: Unit, block: Heading | Paragraph, style: StyleSheet, span: Span
) -> tuple[Setting, str]:
    """The setting and the runs of a heading or paragraph."""
    role = f"heading_{block.level}" if isinstance(block, Heading) else block.role
    left, first = _indents(unit, block, style, span)
    lines = unit.lines
    if unit.look.align == "justify" and lines[-1].end < _length(block):
        lines = [*lines[:-1], _filled(lines[-1], _text(block), span[1])]
    setting = Setting(
        style_id(role),
        line=unit.line if unit.line != line_of(style, unit.look) else None,
        before=unit.before or None,
        left=left,
        first=first,
        page_break=unit.forced,
        keep_next=_keep_next(unit, block),
        whole_words=not _cut_words(unit.lines, _text(block)),
    )
    inside = runs(
        segments(block, style),
        lines,
        default=tracking_of(style, unit.look),
        breaks=unit.look.shaped,
        free=(lambda line: span[1] - line.x1) if unit.look.align == "left" else None,
    )
    return setting, inside


def stamp_paragraph(unit: Unit, area: StampArea, style: StyleSheet, span: Span) -> tuple[Setting, str]:
    """The setting and the runs of a line of the signature block: a name, names in a row, or the date.

    Each begins where the layout has it: the clauses speak of the first characters as of the last, and
    programs that space digits from Chinese move only the end.
    """
    texts = (*(area.offices if area.sealing == "stamped" else area.issuers), area.date)
    lines = unit.lines
    last = lines[-1].row == len(texts) - 1
    alone = len(lines) == 1
    setting = Setting(
        style_id("date" if last and alone else "signature"),
        line=unit.line if unit.line != line_of(style, unit.look) else None,
        before=unit.before or None,
        left=twips(lines[0].x0 - span[0]),
        align="left",
        page_break=unit.forced,
        keep_next=None if last else True,
        tabs=tuple((twips(line.x0 - span[0]), "left") for line in lines[1:]),
    )
    return setting, run("\t").join(spaced(texts[line.row], line.tracking, Look()) for line in lines)


def seam_paragraph(unit: Unit, block: Paragraph, style: StyleSheet, span: Span) -> tuple[Setting, str]:
    """The setting and the runs of a cut: dashes lead to the text in the middle and on to the edge."""
    width = span[1] - span[0]
    setting = Setting(
        style_id(block.role),
        line=unit.line if unit.line != line_of(style, unit.look) else None,
        before=unit.before or None,
        align="left",
        page_break=unit.forced,
        keep_next=True,
        tabs=((twips(width / 2), "center"), (twips(width), "right")),
        leader=SEAM_LEADER,
    )
    return setting, run(f"\t{SEAM_SPACE}{block.text}{SEAM_SPACE}\t", HINT)


def _indents(
    unit: Unit, block: Heading | Paragraph, style: StyleSheet, span: Span
) -> tuple[int | None, int | None]:
    """Left and first-line indent in twips where the style's own do not serve."""
    if isinstance(block, Paragraph) and block.hang:
        return _hanging(unit, block, style, span)
    if unit.continued:
        return None, 0
    exact = unit.lines[0].tracking is not None or unit.lines[0].squeezes
    if unit.look.first_indent and exact:
        return None, twips(unit.look.first_indent * style.page.cell)
    return None, None


def _hanging(unit: Unit, block: Paragraph, style: StyleSheet, span: Span) -> tuple[int, int]:
    """Wrapped lines begin below the character after the `hang` first ones."""
    first = twips((unit.look.left_indent + unit.look.first_indent) * style.page.cell)
    if unit.continued:
        return twips(unit.lines[0].x0 - span[0]), 0
    if len(unit.lines) > 1:
        left = twips(unit.lines[1].x0 - span[0])
    else:
        spacing = tracking_of(style, unit.look) / 20
        width = sum(_em(character) * unit.size + spacing for character in block.text[: block.hang])
        left = first + twips(width * MM_PER_POINT)
    return left, first - left


def _filled(line: PlacedLine, text: str, right: float) -> PlacedLine:
    """`line`, the last of a paragraph that goes on behind a page break, spaced to reach the `right` edge.

    No program justifies it, and one that distributes it would spread out what an edit leaves there.
    """
    own = text[line.start : line.end]
    proportional = any(character.isascii() and not character.isdigit() for character in own)
    if line.tracking is not None or line.squeezes or proportional:
        return line
    free = (right - line.x0) / MM_PER_POINT - sum(map(_em, own)) * line.size - _SPARE
    return line._replace(tracking=floor(free / len(own) * TWIPS_PER_POINT) / TWIPS_PER_POINT)


def _em(character: str) -> float:
    return 0.5 if unicodedata.east_asian_width(character) in {"Na", "H", "N"} else 1.0


def _text(block: Heading | Paragraph) -> str:
    if isinstance(block, Heading):
        return (block.ordinal or "") + block.text + block.rest
    return block.text


def _length(block: Heading | Paragraph) -> int:
    return len(_text(block).rstrip())


def _keep_next(unit: Unit, block: Heading | Paragraph) -> bool | None:
    """Whether what follows stays on the page; None where the style says so."""
    if unit.keep and not unit.look.keep_next:
        return True
    return False if unit.look.keep_next and _run_in(block) and not unit.keep else None


def _run_in(block: Heading | Paragraph) -> bool:
    return isinstance(block, Heading) and bool(block.rest)


def _cut_words(lines: Sequence[PlacedLine], text: str) -> bool:
    """True when a line ends inside a Latin word."""
    ends = [line.end for line in lines[:-1]]
    return any(
        0 < end < len(text) and "!" <= text[end - 1] <= "~" and "!" <= text[end] <= "~" for end in ends
    )
