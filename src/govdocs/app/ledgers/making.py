"""Use case: the ledgers of a kind from an office's workbook: all is checked first, then written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from govdocs.app.casebooks import LoadedCasebook, load_casebook
from govdocs.app.ledgers.choices import LedgerOptions, LedgerRun, WrittenLedger
from govdocs.app.ledgers.papers import LedgerTables, tables_of, wanted_papers
from govdocs.app.ledgers.templates import book_of
from govdocs.app.own_findings import own_findings
from govdocs.app.printing import Options, Press, open_press, print_document
from govdocs.context import COPY_WORDS, Context
from govdocs.diagnostics import Diagnostic, info
from govdocs.kinds.parts.ledgers import document_of, page_for
from govdocs.kinds.registry import Kind, find_kind
from govdocs.layout.pages import Pages
from govdocs.resources import Content, read_bytes, safe_name, write_files
from govdocs.text.dates import formal_date

if TYPE_CHECKING:
    from govdocs.writers.xlsx_ledger import LedgerBook


@dataclass(frozen=True, slots=True)
class _MadeLedger:
    """A ledger ready to be written: its contents by suffix."""

    made: LedgerTables
    pages: int
    contents: Mapping[str, Content]
    findings: tuple[Diagnostic, ...]


def make_ledgers(
    word: str, paths: Sequence[Path], folder: Path, options: LedgerOptions, context: Context
) -> LedgerRun:
    """The ledgers of the kind called `word` from the workbooks at `paths`, written into `folder`."""
    kind = find_kind(word)
    wanted_papers(kind, options.wanted)
    press = open_press(Options(options.formats, options.profile, fonts=options.fonts), context)
    files = [(read_bytes(path), path.name) for path in dict.fromkeys(paths)]
    loaded = load_casebook(files, context, options.by, options.as_of)
    return write_ledgers(kind, loaded, folder, options, press, paths)


def write_ledgers(  # noqa: PLR0913, PLR0917 - the parts of a run
    kind: Kind,
    loaded: LoadedCasebook,
    folder: Path,
    options: LedgerOptions,
    press: Press,
    inputs: Sequence[Path] = (),
) -> LedgerRun:
    """The ledgers of `kind` from records that were read from `inputs`, written into `folder`."""
    press = replace(press, context=replace(loaded.context, copy=options.copy))
    ledgers = [_made(each, kind, press, options) for each in tables_of(kind, loaded, options)]
    files = {
        f"{_stem(each.made, press.context)}.{suffix}": each.contents[suffix]
        for each in ledgers
        for suffix in options.formats
    }
    paths_written = iter(write_files(folder, files, inputs))
    written = tuple(
        WrittenLedger(
            each.made.label,
            each.made.rows,
            each.pages,
            tuple(next(paths_written) for _ in each.contents),
            each.findings,
        )
        for each in ledgers
    )
    remarks = _remarks(kind, loaded, [each.made for each in ledgers])
    told = (*own_findings(loaded.findings, kind), *remarks)
    return LedgerRun(kind, loaded.context.today, written, told)


def _made(made: LedgerTables, kind: Kind, press: Press, options: LedgerOptions) -> _MadeLedger:
    """A ledger laid out where a paper of it is wanted, and its workbook ready to be filled."""
    printed = tuple(each for each in options.formats if each != "xlsx")
    contents: dict[str, Content] = {}
    findings = made.findings
    pages: Pages | None = None
    if printed:
        document = document_of(kind.label, made.tables, made.names, page_for(made.tables))
        paper = print_document(
            document, replace(press, options=replace(press.options, formats=printed)), made.label
        )
        contents.update(paper.contents)
        pages, findings = paper.pages, (*findings, *paper.findings)
    if "xlsx" in options.formats:
        book = book_of(made, kind, press, options.templates, pages)
        contents["xlsx"] = partial(_fill, book, made.label, press.context)
        findings = (*findings, *book.findings)
    return _MadeLedger(made, len(pages.pages) if pages else 0, contents, findings)


def _fill(book: LedgerBook, title: str, context: Context, file: IO[bytes]) -> None:
    book.write(file, title, context)


def _stem(made: LedgerTables, context: Context) -> str:
    """The name of a ledger's files: what it is, of which day, which copy."""
    words = (made.label, formal_date(context.today), COPY_WORDS[context.copy])
    return safe_name(" ".join(filter(None, words)))


def _remarks(kind: Kind, loaded: LoadedCasebook, made: Sequence[LedgerTables]) -> Iterator[Diagnostic]:
    """What is to be known of the ledgers as a whole."""
    if not loaded.dated:
        words = f"数据里没有写统计日期，年龄、到期和逾期算到运行的这一天：{formal_date(loaded.context.today)}"
        yield info("C030", words, "", "在工作簿里写“统计日期”，或加 --as-of 2025-04-10")
    for each in made:
        if not each.rows:
            yield info("C031", f"没有可以列入“{each.label}”的记录，台账是空的", kind.label)
