"""What stands on one page, and how it becomes shorter where a little room is lacking (7.3.5.5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from govdocs.layout.canvas import Frame
from govdocs.layout.codes import GAPS_TIGHTENED, PITCH_TIGHTENED, SEAL_RAISED
from govdocs.layout.strips import Kind, Strip

_TINY = 1e-9

# A decision: its code and what the report says of it.
Note = tuple[str, str]


@dataclass(slots=True)
class Fill:
    """What stands on one page: strips with their upper edges.

    `squeeze` is what each line distance gave way, `raised` how much nearer to the text a seal went,
    `closed` what the gaps between parts gave way together. `foot` is how far down the strips may reach,
    None for the lower edge of the frame.
    """

    frame: Frame
    placed: list[tuple[Strip, float]]
    end: int
    squeeze: float = 0.0
    raised: float = 0.0
    closed: float = 0.0
    notes: list[Note] = field(default_factory=list)
    foot: float | None = None

    @property
    def bottom(self) -> float:
        """The lower edge of the last strip."""
        if not self.placed:
            return self.frame.top
        strip, top = self.placed[-1]
        return top + strip.height

    @property
    def limit(self) -> float:
        """How far down the strips may reach."""
        return self.frame.bottom if self.foot is None else self.foot

    @property
    def shows_body(self) -> bool:
        """True when body text stands on the page."""
        return any(strip.kind is Kind.BODY for strip, _ in self.placed)

    def tightened(self, excess: float, limit: float, purpose: str) -> Fill | None:
        """The page `excess` millimetres shorter.

        First the seal goes nearer to the text, then the lines come closer, each distance by no more
        than `limit`, then the gaps between the parts. None where all that is not enough. What was
        done is noted, with its `purpose`.
        """
        seals = self._each(lambda strip: strip.give)
        lines = self._each(lambda strip: float(strip.elastic))
        gaps = self._each(lambda strip: strip.slack)
        raised = min(excess, max(sum(seals) - self.raised, 0.0))
        most = max(limit - self.squeeze, 0.0) if any(lines) else 0.0
        share = min((excess - raised) / max(sum(lines), 1.0), most)
        closed = max(excess - raised - share * sum(lines), 0.0)
        if closed > sum(gaps) - self.closed + _TINY:
            return None
        placed, moved = [], 0.0
        parts = zip(_shares(raised, seals), lines, _shares(closed, gaps), strict=True)
        for (strip, top), (seal, line, gap) in zip(self.placed, parts, strict=True):
            moved += seal + share * line + gap
            placed.append((strip, top - moved))
        return Fill(
            self.frame,
            placed,
            self.end,
            self.squeeze + share,
            self.raised + raised,
            self.closed + closed,
            [*self.notes, *_tightenings(raised, share, closed, purpose)],
            self.foot,
        )

    def _each(self, room: Callable[[Strip], float]) -> list[float]:
        return [room(strip) if top > self.frame.top else 0.0 for strip, top in self.placed]


def _shares(amount: float, limits: Sequence[float]) -> list[float]:
    """`amount` divided in proportion to `limits`."""
    total = sum(limits)
    return [amount * limit / total if total else 0.0 for limit in limits]


def _tightenings(raised: float, share: float, closed: float, purpose: str) -> list[Note]:
    """What the report says of a tightened page."""
    notes = []
    if raised > _TINY:
        notes.append((SEAL_RAISED, f"印章位置上移{raised:.1f}毫米，{purpose}"))
    if share > _TINY:
        notes.append((PITCH_TIGHTENED, f"行距收紧{share:.2f}毫米，{purpose}"))
    if closed > _TINY:
        notes.append((GAPS_TIGHTENED, f"各部分之间的空白共收紧{closed:.1f}毫米，{purpose}"))
    return notes
