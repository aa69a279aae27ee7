"""Where things stand in a data file, as a clerk finds them: file, line or cell, path of labels."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from govdocs.app.translating import Translator
from govdocs.app.yamlio import Loaded, Path
from govdocs.diagnostics import Diagnostic
from govdocs.kinds.registry import PATH_MARK

_SPOT = re.compile(r" (?:表“(?P<sheet>[^”]*)”)?第 (?P<line>\d+) 行(?: (?P<column>[A-Z]+) 列)?")
_ITEM = re.compile(rf"，(?P<label>[^，›]+){PATH_MARK}第(?P<number>\d+)项")


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a text file, or a row or cell of a sheet; `sheet` and `column` may be ""."""

    sheet: str
    line: int
    column: str = ""


def spot_of(where: str) -> Spot | None:
    """What the words of a finding point at; None where they name no line."""
    match = _SPOT.search(where)
    return Spot(match["sheet"] or "", int(match["line"]), match["column"] or "") if match else None


def _is_item(path: Path) -> bool:
    return bool(path) and isinstance(path[-1], int)


class Places:
    """Where everything in one data file stands."""

    def __init__(self, name: str, loaded: Loaded, translator: Translator) -> None:
        self.name = name
        self._loaded, self._translator = loaded, translator
        sheets = dict.fromkeys(words.partition("”")[0] for words in loaded.places.values())
        self._sheets = {sheet: number for number, sheet in enumerate(sheets)}

    @property
    def by_cell(self) -> bool:
        """True when a field has its place though nothing is written there."""
        return bool(self._loaded.places)

    def order(self, finding: Diagnostic) -> tuple[int, int, int, str]:
        """Sheet, line and column that a finding names; what names none comes first."""
        spot = spot_of(finding.where)
        if spot is None:
            return -1, 0, 0, ""
        return self._sheets.get(f"表“{spot.sheet}", -1), spot.line, len(spot.column), spot.column

    def of_file_path(self, path: Path) -> str:
        """The place of a path as written in the file."""
        for end in range(len(path), 0, -1):
            if words := self._loaded.places.get(path[:end]):
                return f"{self.name} {words}"
            if line := self._loaded.lines.get(path[:end]):
                return f"{self.name} 第 {line} 行"
        return self.name

    def of_words(self, words: str) -> str:
        """The place of a path of labels; where the field is not in the file, that of what holds it."""
        if not words:
            return self.name
        parts = words.split(PATH_MARK)
        for end in range(len(parts), -1, -1):
            spot = self._translator.spot_of_words(tuple(parts[:end]))
            if spot and (end == len(parts) or self.by_cell or _is_item(spot.written)):
                return f"{self.of_file_path((*spot.written, *parts[end:]))}，{words}"
        return f"{self.name}，{words}"

    def spot(self, path: Path) -> Spot:
        """Where what stands at the English `path` begins; its number in its list where no line is known."""
        found = self._translator.spot(path)
        written = found.written if found else ()
        last = written[-1] if written else 0
        number = last + 1 if isinstance(last, int) else 0
        return spot_of(self.of_file_path(written)) or Spot("", number)

    def item_of(self, finding: Diagnostic, lists: Iterable[str]) -> tuple[str, int] | None:
        """The record that a finding is about: its list among those labelled `lists`, its number in it."""
        known = set(lists)
        match = _ITEM.search(finding.where)
        if match and match["label"] in known:
            return match["label"], int(match["number"]) - 1
        spot = spot_of(finding.where)
        if spot is None:
            return None
        if self.by_cell:
            return self._rows.get((spot.sheet, spot.line))
        at = bisect_right(self._starts, spot.line, key=lambda each: each[0]) - 1
        owner = self._starts[at][1] if at >= 0 else None
        return owner if owner and owner[0] in known else None

    @cached_property
    def _rows(self) -> dict[tuple[str, int], tuple[str, int]]:
        """Sheet and row to the record that stands there: its list and its number."""
        found: dict[tuple[str, int], tuple[str, int]] = {}
        for each in self._translator.records():
            path = each.english
            if not (len(path) in (2, 4) and isinstance(path[-1], int)):
                continue
            spot = spot_of(f" {self._loaded.places.get(each.written, '')}")
            if spot and isinstance(path[1], int):
                found[spot.sheet, spot.line] = (str(each.written[0]), path[1])
        return found

    @cached_property
    def _starts(self) -> list[tuple[int, tuple[str, int] | None]]:
        """The line on which each record begins, and which record; None for what stands between lists."""
        found: list[tuple[int, tuple[str, int] | None]] = []
        for each in self._translator.records():
            path, line = each.english, self._loaded.lines.get(each.written)
            if line and len(path) == 1:
                found.append((line, None))
            elif line and len(path) == 2 and isinstance(path[1], int):
                found.append((line, (str(each.written[0]), path[1])))
        return sorted(found, key=lambda each: (each[0], each[1] is not None))
