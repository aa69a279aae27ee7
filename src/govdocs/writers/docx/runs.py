"""The runs of a paragraph, cut where a line needs spacing of its own to break where the layout broke it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from govdocs.document.nodes import Heading, Paragraph
from govdocs.layout.pages import MM_PER_POINT, PlacedLine
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.docx.oxml import Look, run
from govdocs.writers.docx.units import TWIPS_PER_POINT

ZERO_WIDTH_SPACE = "\u200b"
_HALF = 0.5  # em: about the narrowest Latin character
_ROUNDING = 1.2  # points by which a line may be wider in Word than in the layout
_FULL, _FULL_AND_ENDED = 3.0, 12.0  # points that a full line leaves at most

# A piece is text with the family and the spacing it is set in.
_Piece = tuple[str, str, int | None]


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters of one font family; "" is that of the paragraph's style."""

    text: str
    family: str = ""


def segments(block: Heading | Paragraph, style: StyleSheet) -> tuple[Segment, ...]:
    """The text of `block` by font."""
    if isinstance(block, Heading):
        title = Segment((block.ordinal or "") + block.text)
        return (title, Segment(block.rest, style.fonts[style.looks["body"].font]))
    return tuple(
        Segment(part.text, style.fonts[style.looks[part.role].font] if part.role else "")
        for part in block.runs
    )


def runs(  # noqa: PLR0913
    parts: Sequence[Segment],
    lines: Sequence[PlacedLine],
    *,
    default: int = 0,
    breaks: bool = False,
    free: Callable[[PlacedLine], float] | None = None,
    size: int | None = None,
) -> str:
    """The runs of `lines` of the text that `parts` make.

    `default` is the spacing of the paragraph's style in twips; `breaks` puts a line end after each line
    but the last. `free` tells of text that is not justified how many millimetres a line leaves: one that
    leaves room for the next character gets a line end, for nothing else would end it, and one that is
    all but full is set a little tighter. `size` is a type size in half points other than the style's.
    """
    text = "".join(part.text for part in parts)
    families = [part.family for part in parts for _ in part.text]
    pieces: list[_Piece] = []
    for number, line in enumerate(lines):
        end = ""
        if number < len(lines) - 1:
            loose = free is not None and (line.forced or _loose(text, line, free(line)))
            end = _end(text, line, lines[number + 1], breaks=breaks or loose)
        if free is not None and line.tracking is None and not line.squeezes:
            line = _eased(line, free(line), default, ended=end == "\n")  # noqa: PLW2901
        pieces += _line_runs(text, families, line, end, default)
    return "".join(_merged(pieces, size))


def _eased(line: PlacedLine, free: float, default: int, *, ended: bool) -> PlacedLine:
    """`line`, a little tighter when it is all but full, more so when it has a line end of its own."""
    room, less = (_FULL_AND_ENDED, 3) if ended else (_FULL, 1)
    if free >= room * MM_PER_POINT:
        return line
    return line._replace(tracking=(default - less) / TWIPS_PER_POINT)


def spaced(text: str, spacing: float | None, look: Look) -> str:
    """Runs of `text` with `spacing` points between its characters, none behind the last."""
    if spacing is None or len(text) < 2:
        return run(text, look.xml())
    wide = Look(look.family, look.color, round(spacing * TWIPS_PER_POINT), look.half_points)
    tail = Look(look.family, look.color, 0, look.half_points)
    return run(text[:-1], wide.xml()) + run(text[-1], tail.xml())


def _end(text: str, line: PlacedLine, following: PlacedLine, *, breaks: bool) -> str:
    """What follows a line: a line end, the blanks that the layout left out, or a place to break."""
    if breaks:
        return "\n"
    dropped = text[line.end : following.start]
    if dropped:
        return dropped
    return ZERO_WIDTH_SPACE if line.forced else ""


def _loose(text: str, line: PlacedLine, free: float) -> bool:
    """True when the next character would go on the line if nothing ended it."""
    following = text[line.end : line.end + 1]
    needed = line.size * (_HALF if "!" <= following <= "~" else 1.0) - _ROUNDING
    return free > needed * MM_PER_POINT


def _line_runs(
    text: str, families: Sequence[str], line: PlacedLine, end: str, default: int
) -> Iterator[_Piece]:
    base = _spacing(line, default)
    squeezes = {squeeze.index: squeeze.points for squeeze in line.squeezes}
    if not squeezes:
        for family, places in groupby(range(line.start, line.end), families.__getitem__):
            first, *others = places
            yield text[first : (others[-1] if others else first) + 1], family, base
    else:
        for place in range(line.start, line.end):
            points = squeezes.get(place - line.start)
            tight = (
                base
                if points is None
                else (default if base is None else base) - round(points * TWIPS_PER_POINT)
            )
            yield text[place], families[place], tight
    if end:
        yield end, families[line.end - 1] if line.end else "", base


def _spacing(line: PlacedLine, default: int) -> int | None:
    """The spacing of a line in twips; a tight one is set a twip tighter.

    LibreOffice loses up to a point where it changes from one script to the next.
    """
    if line.tracking is None:
        return None
    spacing = round(line.tracking * TWIPS_PER_POINT)
    return spacing - 1 if spacing < default else spacing


def _merged(pieces: Sequence[_Piece], size: int | None) -> Iterator[str]:
    for (family, spacing), same in groupby(pieces, lambda piece: piece[1:]):
        look = Look(family, spacing=spacing, half_points=size)
        yield run("".join(piece[0] for piece in same), look.xml())
