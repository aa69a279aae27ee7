"""Use case: data files that lack their 发文字号 are rendered with the next numbers of the register.

Everything is checked and laid out first; then the numbers are taken, the files written, the numbers
issued. A run that ends in between leaves numbers reserved for these very files: the next run takes
the same ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from govdocs.app.printing import Options, Press, Printed, open_press
from govdocs.app.registering.copies import numbered_copy
from govdocs.app.registering.opening import Counter
from govdocs.app.registering.wishes import Draft, drafts_of
from govdocs.app.rendering import Written, checked_records, printed_records, write_printed
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.errors import GovdocsError, InvalidDataError, WriteError
from govdocs.register.codes import NO_COPY, NOT_NUMBERED, NOT_REGISTERED, OTHER_YEAR, TAKEN_BEFORE
from govdocs.register.model import ISSUED, RESERVED, Desk, DocumentFile, Facts, NumberEntry, Series, Taken
from govdocs.text.document_number import DocumentNumberParts, parse_document_number

Issue = tuple[DocumentNumberParts, Facts, str]
"""A number, what its document says, the SHA-256 of its data."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A data file that got its number; `again` where it had it from an earlier run."""

    source: str
    number: DocumentNumberParts
    again: bool
    copy: Path | None


@dataclass(frozen=True, slots=True)
class NumberedRun:
    """The documents of a run, the numbers that were given, what was noticed."""

    written: tuple[Written, ...]
    numbered: tuple[Numbered, ...]
    findings: tuple[Diagnostic, ...]


def render_numbered(
    paths: Sequence[Path], folder: Path, options: Options, counter: Counter, desk: Desk
) -> NumberedRun:
    """The documents of the data files at `paths` with their numbers, written into `folder`."""
    press = open_press(options, Context(counter.today, unit=counter.office.name))
    drafts = drafts_of(checked_records(paths, options), counter, desk)
    expected = _expected(drafts, counter)
    printed = _printed(drafts, expected, press)
    taken = _taken(drafts, counter, desk)
    numbers = [each.entry.number if each else None for each in taken]
    if numbers != expected:  # another desk was faster
        printed = _printed(drafts, numbers, press)
    together = zip(drafts, taken, printed, strict=True)
    made = [_Made(draft, own, paper, _copy(draft, own, paper)) for draft, own, paper in together if own]
    written = _written(made, printed, folder, paths)
    _issue([each for each in made if each.reserved], counter, desk)
    numbered = tuple(each.told(folder) for each in made)
    return NumberedRun(
        written, numbered, (*counter.begun, *_findings(made, counter), *_registered(drafts, counter))
    )


def _written(
    made: Sequence[_Made], printed: Sequence[Printed], folder: Path, inputs: Sequence[Path]
) -> tuple[Written, ...]:
    """The files on the disk; where that fails the numbers stay reserved for these very data."""
    try:
        return write_printed(printed, folder, inputs, dict(each.copy for each in made if each.copy))
    except WriteError as problem:
        kept = f"{_numbers(made)}已经取出，给这些文件留着；" if made else ""
        raise WriteError(problem.message, f"{kept}{problem.hint}") from problem


def _issue(made: Sequence[_Made], counter: Counter, desk: Desk) -> None:
    """Tells the register; where it does not answer now, the next run of the same command does it."""
    try:
        counter.register.issue_all([each.issue for each in made], desk)
    except GovdocsError as problem:
        words = f"文件已经写出，{_numbers(made)}还没有登记为已发：{problem.message}"
        raise WriteError(words, "把同样的命令再运行一次，用的仍是这些号") from problem


def _numbers(made: Sequence[_Made]) -> str:
    return "、".join(str(each.number) for each in made)


@dataclass(frozen=True, slots=True)
class _Made:
    """A draft with the number that it was given, or that was reserved for it; the paper that it became.

    `copy` are its data with their number: name and content of the file, None where none is to be written.
    """

    draft: Draft
    taken: Taken
    printed: Printed
    copy: tuple[str, bytes] | None

    @property
    def reserved(self) -> bool:
        """True until the register knows that it was issued."""
        return self.taken.entry.state == RESERVED

    @property
    def number(self) -> DocumentNumberParts:
        """The number that it was given."""
        return self.taken.entry.number

    @property
    def issue(self) -> Issue:
        """What the register is told when the files are on the disk."""
        files = tuple(
            DocumentFile(f"{self.printed.stem}.{suffix}", sha256(content).hexdigest())
            for suffix, content in self.printed.contents.items()
        )
        return self.number, replace(self.draft.facts, files=files), self.draft.digest

    def told(self, folder: Path) -> Numbered:
        """What the clerk is told."""
        path = folder / self.copy[0] if self.copy else None
        return Numbered(self.draft.loaded.name, self.number, self.taken.again, path)


def _copy(draft: Draft, taken: Taken, printed: Printed) -> tuple[str, bytes] | None:
    if draft.wish is None:
        return None
    content = numbered_copy(draft.loaded, draft.content, taken.entry.number)
    return (f"{printed.stem}.yaml", content) if content else None


def _expected(drafts: Sequence[Draft], counter: Counter) -> list[DocumentNumberParts | None]:
    """The numbers that the drafts will most likely get."""
    last = {each.series: each.last for each in counter.register.series()}
    known = {(_series(each), each.claim): each for each in counter.register.numbers() if each.claim}
    found: list[DocumentNumberParts | None] = []
    refused: list[Diagnostic] = []
    for draft in drafts:
        if draft.wish is None:
            found.append(draft.kept.number if draft.kept else None)
            continue
        series = draft.wish.series
        entry = known.get((series, draft.wish.claim))
        if entry is None:
            last[series] = last.get(series, 0) + 1
        refused += _changed(draft, entry)
        found.append(entry.number if entry else series.number(last[series]))
    _refuse(refused)
    return found


def _series(entry: NumberEntry) -> Series:
    return Series(entry.number.prefix, entry.number.year)


def _taken(drafts: Sequence[Draft], counter: Counter, desk: Desk) -> list[Taken | None]:
    """The numbers that the drafts get from the register, in one transaction, or that they name themselves."""
    taken = iter(counter.register.take_all([draft.wish for draft in drafts if draft.wish], desk))
    found = [next(taken) if draft.wish else _kept(draft) for draft in drafts]
    pairs = zip(drafts, found, strict=True)
    _refuse([fault for draft, each in pairs for fault in _changed(draft, each.entry if each else None)])
    return found


def _kept(draft: Draft) -> Taken | None:
    return Taken(draft.kept) if draft.kept else None


def _changed(draft: Draft, entry: NumberEntry | None) -> Iterator[Diagnostic]:
    """A data file that was issued under a number and says something else now needs a clerk's decision."""
    if draft.wish and entry and entry.state == ISSUED and entry.content != draft.digest:
        words = f"这个文件已经以{entry.number}发出，现在的内容不同"
        hint = (
            f"还是那份公文的，在数据里写“发文字号: {entry.number}”再生成；"
            "是另一份公文的，另存为一个新文件再取号"
        )
        yield error(NOT_NUMBERED, words, draft.loaded.name, hint)


def _refuse(faults: Sequence[Diagnostic]) -> None:
    if faults:
        words = "不能取号，没有生成任何文件"
        raise InvalidDataError(words, tuple(faults), "按各条的办法处理后重新运行")


def _printed(
    drafts: Sequence[Draft], numbers: Sequence[DocumentNumberParts | None], press: Press
) -> list[Printed]:
    """The papers of the drafts with these numbers: one for each."""
    pairs = zip(drafts, numbers, strict=True)
    whole = [draft.with_number(number) if number else draft for draft, number in pairs]
    return printed_records([(draft.loaded, draft.path) for draft in whole], press)


def _findings(made: Sequence[_Made], counter: Counter) -> Iterator[Diagnostic]:
    for each in made:
        source, number = each.draft.loaded.name, each.number
        if each.taken.again:
            yield info(TAKEN_BEFORE, f"这份文件已取过{number}，仍用这个号", source)
        if number.year != counter.today.year:
            yield warning(OTHER_YEAR, f"取的是 {number.year} 年的号：{number}", source, "核对成文日期")
        if each.draft.wish and each.copy is None:
            hint = f"在“{source}”里写“发文字号: {number}”"
            yield info(NO_COPY, "数据里有图片，没有另写带字号的数据文件", source, hint)


def _registered(drafts: Sequence[Draft], counter: Counter) -> Iterator[Diagnostic]:
    """A document that came with its number should stand in the register under it."""
    for draft in drafts:
        number = None if draft.wish or draft.kept else parse_document_number(draft.number)
        if number is None:
            continue
        entry, hint = counter.register.find(number), f"govdocs register show {number}"
        if entry is None:
            words, hint = f"登记簿里没有{number}", "纸质登记的号用 govdocs register enter 补录"
        elif entry.facts.title != draft.facts.title:
            words = f"{number}在登记簿里是另一份公文"
        elif entry.state != ISSUED:
            words = f"{number}在登记簿里是“{entry.state}”"
        else:
            continue
        yield warning(NOT_REGISTERED, words, draft.loaded.name, hint)
