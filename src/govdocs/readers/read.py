"""Reading a source: bytes of a .txt or .docx to the plain data of a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.readers.debris import without_debris
from govdocs.readers.decode import decode, is_doubtful, refuse_format
from govdocs.readers.documents import documents_of
from govdocs.readers.findings import Words, findings_of, proof
from govdocs.readers.joins import blocks_of
from govdocs.readers.ledger import Ledger, plain
from govdocs.readers.normalize import normalized_tree
from govdocs.readers.reading import Account, Reading
from govdocs.readers.source import Source, text_lines
from govdocs.readers.tables import with_cells


def read(data: bytes, name: str, *, normalize: bool = False) -> Reading:
    """The document that `data`, the content of the file `name`, holds.

    Every character that can be seen is in the result's data once, or listed in its account; the
    account says whether that is so.
    """
    refuse_format(data, name)
    source, findings = _source(data, name)
    ledger = Ledger(source)
    lines = without_debris(with_cells(list(source.lines), ledger), ledger)
    outcome = documents_of(blocks_of(lines, ledger), ledger)
    record = normalized_tree(outcome.data, ledger) if normalize else plain(outcome.data)
    account = ledger.account(outcome.data)
    record["intake"] = intake(account)
    words = Words(source, "段" if name.lower().endswith(".docx") else "行")
    findings += [*findings_of(outcome.data, outcome.outlines, account, words), *proof(account)]
    return Reading(
        record,
        tuple(findings),
        account,
        tuple(entry for outline in outcome.outlines for entry in outline),
        outcome.places,
    )


def _source(data: bytes, name: str) -> tuple[Source, list[Diagnostic]]:
    if name.lower().endswith(".docx"):
        from govdocs.readers.docx_source import read_docx  # noqa: PLC0415 - lxml only where it is needed

        return read_docx(data, name)
    text, encoding = decode(data, name)
    return Source.of(text, text_lines(text)), list(_encoding_findings(text, encoding))


def _encoding_findings(text: str, encoding: str) -> Iterator[Diagnostic]:
    if not encoding.startswith("utf-8"):
        yield info("R101", f"文件的文字编码是 {encoding.upper()}，已转换")
    if is_doubtful(text):
        hint = "核对文字；如果是乱码，请用记事本打开原文，“另存为”时编码选 UTF-8"
        yield warning("R103", f"按 {encoding.upper()} 读出的文字多是生僻字，编码可能不对", "", hint)


def intake(account: Account) -> dict[str, Any]:
    """The account as plain data, for the record."""
    return {
        "total": account.total,
        "in_data": account.in_data,
        "aside": account.aside,
        "marked": account.marked,
        "set_aside": [
            {"line": one.line, "text": one.text, "reason": one.reason} for one in account.set_aside
        ],
        "marks": [{"line": one.line, "text": one.text, "use": one.use} for one in account.marks],
        "joins": [[one.first_line, one.second_line] for one in account.joins],
        "corrections": [
            {"line": one.line, "before": one.before, "after": one.after, "rule": one.rule}
            for one in account.corrections
        ],
    }
