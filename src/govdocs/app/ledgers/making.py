"""Use case: the ledgers of a kind from an office's workbook: all is checked first, then written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from govdocs.app.casebooks import LoadedCasebook, load_casebook
from govdocs.app.ledgers.choices import COPY_WORDS, LedgerOptions, LedgerRun, WrittenLedger
from govdocs.app.ledgers.papers import LedgerTables, tables_of, wanted_papers
from govdocs.app.printing import Options, Press, Printed, open_press, print_document
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, Severity, info
from govdocs.errors import InvalidDataError
from govdocs.kinds.parts.ledgers import document_of, page_for
from govdocs.kinds.registry import Kind, find_kind
from govdocs.resources import read_bytes, safe_name, write_files
from govdocs.text.dates import formal_date


def make_ledgers(
    word: str, paths: Sequence[Path], folder: Path, options: LedgerOptions, context: Context
) -> LedgerRun:
    """The ledgers of the kind called `word` from the workbooks at `paths`, written into `folder`."""
    kind = find_kind(word)
    wanted_papers(kind, options.wanted)
    press = open_press(Options(options.formats, options.profile), context)
    loaded = _checked(paths, options, context)
    press = replace(press, context=replace(loaded.context, copy=options.copy))
    made = tables_of(kind, loaded, options)
    printed = [(each, _printed(each, kind, press)) for each in made]
    files = {
        f"{_stem(each, press.context)}.{suffix}": content
        for each, paper in printed
        for suffix, content in paper.contents.items()
    }
    written = iter(write_files(folder, files, paths))
    ledgers = tuple(
        WrittenLedger(
            each.label,
            each.rows,
            len(paper.pages.pages),
            tuple(next(written) for _ in paper.contents),
            paper.findings,
        )
        for each, paper in printed
    )
    return LedgerRun(kind, loaded.context.today, ledgers, (*loaded.findings, *_remarks(kind, loaded, made)))


def _checked(paths: Sequence[Path], options: LedgerOptions, context: Context) -> LoadedCasebook:
    """The records of all files; raises with every fault where there is one."""
    files = [(read_bytes(path), path.name) for path in dict.fromkeys(paths)]
    loaded = load_casebook(files, context, options.by, options.as_of)
    if any(finding.severity is Severity.ERROR for finding in loaded.findings):
        raise InvalidDataError("数据有错误，没有生成任何台账", loaded.findings, "改正后重新运行")
    return loaded


def _printed(made: LedgerTables, kind: Kind, press: Press) -> Printed:
    return print_document(document_of(kind.label, made.tables, page=page_for(made.tables)), press, made.label)


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
