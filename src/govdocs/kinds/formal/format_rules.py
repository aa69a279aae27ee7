"""Findings about the format of an official document: whether its kind may have it, what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from govdocs.diagnostics import Diagnostic, error, info, warning
from govdocs.kinds.formal.formats import (
    attendance_groups,
    bare_mark,
    format_of,
    imported_as_document,
    mark_title,
)
from govdocs.kinds.formal.organs import SUFFIX, document_issuers, mark_lines
from govdocs.kinds.formal.record import OfficialDocument
from govdocs.kinds.formal.regulation import Format
from govdocs.kinds.parts.form_rules import missing_finding, place


def format_findings(record: OfficialDocument) -> Iterator[Diagnostic]:
    """What is to be said about the format."""
    yield from _asked(record)
    found = format_of(record)
    if found == "信函":
        yield from _left_out(record)
    if found == "纪要":
        yield from _minutes(record)
    else:
        yield from _of_minutes_only(record)
    if record.masthead and bare_mark(record):
        yield from _bare_mark(record, found)
    if not record.form and record.masthead and imported_as_document(record):
        words = "原文的版记有印发机关和印发日期，按文件格式排印"
        yield info("D319", words, place(("格式",)), "改用信函格式时写“格式: 信函”，并删去这两项")


def _bare_mark(record: OfficialDocument, found: Format) -> Iterator[Diagnostic]:
    """What is to be said about a mark without 令 or 纪要; one that ends in 文件 is meant so."""
    word = "令" if record.rule.own_format == "命令" else record.rule.own_format
    lines = mark_lines(record)
    if found == record.rule.own_format:
        words = f"发文机关标志“{lines[-1]}”没有“{word}”字，印作“{mark_title(record)}”"
        yield warning("D317", words, place(("发文机关标志",)), f"写全发文机关标志，以“{word}”结尾")
    elif not any(line.endswith(SUFFIX) for line in lines):
        words = f"发文机关标志“{lines[-1]}”没有“{word}”字，按文件格式排印"
        hint = f"改用{record.rule.own_format}格式时写“格式: {record.rule.own_format}”"
        yield info("D319", words, place(("格式",)), hint)


def _asked(record: OfficialDocument) -> Iterator[Diagnostic]:
    """Whether the format that is asked for suits the kind."""
    if not record.form:
        return
    where, rule = place(("格式",)), record.rule
    if record.form not in rule.formats:
        hint = f"{rule.label}可用：{'、'.join(rule.formats)}"
        yield error("D317", f"{rule.label}不用{record.form}格式", where, hint)
    elif record.form != "文件" and not record.masthead:
        words = f"没有版头的公文不能用{record.form}格式，按文件格式排印"
        yield error("D317", words, where, "删去“版头: 否”，或删去格式")
    elif record.form != "文件" and record.upward:
        words = f"{record.form}格式没有签发人的位置，按文件格式排印"
        yield error("D317", words, where, "删去签发人，或删去格式")


def _left_out(record: OfficialDocument) -> Iterator[Diagnostic]:
    """What a 信函 does not print (10.1)."""
    imprint = record.imprint
    if imprint and (imprint.printer or imprint.printed_on):
        words = "信函格式的版记没有印发机关和印发日期，不予排印"
        yield warning("D318", words, place(("版记",)), "删去这两项，或写“格式: 文件”")
    if any(line.endswith(SUFFIX) for line in mark_lines(record)):
        words = f"信函格式的发文机关标志没有“{SUFFIX}”二字，不予排印"
        yield info("D318", words, place(("发文机关标志",)))
    if len(document_issuers(record)) > 1:
        words = f"联合行文的信函只印主办机关“{document_issuers(record)[0]}”的标志"
        yield info("D318", words, place(("发文机关标志",)))


def _minutes(record: OfficialDocument) -> Iterator[Diagnostic]:
    if not record.signed_on:
        yield missing_finding("成文日期", ("成文日期",))


def _of_minutes_only(record: OfficialDocument) -> Iterator[Diagnostic]:
    """What only minutes have, in a document of another format."""
    for label, _ in attendance_groups(record):
        words = f"只有纪要写“{label}”人员；照原样排印"
        yield warning("D308", words, place((label,)), "删去这一项，或改用文种“纪要”")
    if record.issue and record.rule.name != "minutes":
        yield warning("D308", "只有纪要编期号；照原样排印", place(("期号",)), "改写“发文字号”")
    if record.editor:
        words = f"只有纪要格式排印编发单位，“{record.editor}”没有位置"
        yield error("D317", words, place(("编发单位",)), "删去这一项，或改用纪要格式")
