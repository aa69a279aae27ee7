"""How Word and LibreOffice 7.4 fill lines, as measured: for checking that our line ends are theirs too."""

import re
from dataclasses import dataclass

CLOSING = "，。、；：？！）】》〉〕」』”’%),.:;?]}!％"
OPENING = "（【《〈〔「『“‘([{"
LATIN = re.compile(r"[!-~]")
WEAK = re.compile(r"[\u2010-\u2027·]")


@dataclass
class Office:
    """A program that fills lines greedily; `counts_all` as Word counts, else as LibreOffice does."""

    text: str
    widths: list[float]
    spacings: list[float]
    forced: set[int]
    size: float
    counts_all: bool

    def __post_init__(self):
        self.scripts = []
        for character in self.text:
            weak = WEAK.match(character) or character == " "
            latin = bool(LATIN.match(character)) or bool(weak and self.scripts and self.scripts[-1])
            self.scripts.append(latin)

    def breaks(self, first, rest):
        ends, start, available = [], 0, first
        while start < len(self.text):
            start = self.end(start, available)
            ends.append(start)
            available = rest
        return ends

    def end(self, start, available):
        end = start + 1
        while end < len(self.text) and self.width(start, end + 1) <= available:
            end += 1
        full = end
        while start < end < len(self.text) and not self.may_break(end):
            end -= 1
        return end if end > start else full

    def width(self, start, end):
        while end > start and self.text[end - 1] == " ":
            end -= 1
        total = 0.0
        for place in range(start, end):
            spacing = self.spacings[place]
            if not self.counts_all and spacing < 0 and self.portion_ends(place, end):
                spacing = 0.0
            total += self.widths[place] * self.size + spacing
        return total - (self.spacings[end - 1] if self.ends_wide(end) else 0.0)

    def ends_wide(self, end):
        return not self.counts_all and end > 0 and self.spacings[end - 1] > 0

    def portion_ends(self, place, end):
        return (
            place + 1 == end
            or self.spacings[place] != self.spacings[place + 1]
            or self.scripts[place] != self.scripts[place + 1]
        )

    def may_break(self, place):
        before, after = self.text[place - 1], self.text[place]
        if place in self.forced:
            return True
        if after in CLOSING or before in OPENING or after == " ":
            return False
        latin = LATIN.match(before), LATIN.match(after)
        if latin[0] and latin[1]:
            return False
        if self.counts_all:
            return True
        return not ((before in CLOSING + "—…" and latin[1]) or (latin[0] and after in OPENING + "—…"))


def office_breaks(text, widths, lines, room, setting, *, counts_all):
    """The line ends that the program finds when it is given our lines' tracking and squeezes."""
    spacings = []
    for line in lines:
        tracking = setting.tracking if line.tracking is None else line.tracking
        squeezed = {squeeze.index: squeeze.points for squeeze in line.squeezes}
        spacings += [round(tracking - squeezed.get(place, 0.0), 2) for place in range(line.end - line.start)]
    forced = {line.end for line in lines if line.forced}
    return Office(text, widths, spacings, forced, setting.size, counts_all).breaks(*room)
