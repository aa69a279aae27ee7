"""四性检测报告 as files: the whole as JSON, and as Word and PDF for the eye."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from govdocs.app.archiving.papers import report_papers
from govdocs.app.printing import Press
from govdocs.archive.checks.model import PROPERTIES, SEVERITY_WORDS, STATUS_WORDS, CheckResult
from govdocs.archive.four_properties import DUTIES, Report, report_json, shown, summary
from govdocs.archive.papers.report import ReportGroup, ReportRow, report_document
from govdocs.archive.places import REPORT
from govdocs.document.nodes import Document

_TO_DO = "需要处理的项目"


def report_files(report: Report, press: Press) -> Mapping[str, bytes]:
    """The files of a report by name; they stand beside the bag, not in it (A-68)."""
    name = f"{report.bag} {REPORT}"
    files = {f"{name}.json": report_json(report)}
    for suffix, content in report_papers(report_paper(report), press).items():
        files[f"{name}.{suffix}"] = content
    return files


def report_paper(report: Report) -> Document:
    """The report as a paper: by property, then what people and others must still do."""
    facts = (
        ("检测对象", report.bag),
        ("检测程序", report.tool),
        ("检测时间", report.moment),
        ("检测结果", summary(report)),
        ("结论", _verdict(report)),
        *(("说明", note) for note in report.notes),
    )
    groups = [ReportGroup(name, tuple(_rows(report.results, name))) for name in PROPERTIES]
    if to_do := (*report.failed, *report.warned):
        groups.insert(0, ReportGroup(_TO_DO, tuple(map(_row, to_do))))
    groups.append(ReportGroup("由人工或接收单位检测的项目（DA/T 70-2018）", tuple(_outside())))
    closing = (
        "“未检测”是没有对象或缺少条件而没有运行的项目，不等于通过。",
        "依据：DA/T 70-2018《文书类电子档案检测一般要求》。"
        "“必须”的项目不通过，改正后才能归档；“应当”的供核对。",
    )
    return report_document(f"{report.bag} {REPORT}", facts, groups, closing)


def _verdict(report: Report) -> str:
    if report.failed:
        return f"有 {len(report.failed)} 项不通过，改正后重新检测"
    return "已检测的项目没有错误；未检测和人工检测的项目另行核对"


def _rows(results: Iterable[CheckResult], name: str) -> Iterator[ReportRow]:
    """The checks of a property; what must be dealt with was told in full before."""
    for result in results:
        if result.property == name:
            row = _row(result)
            told_before = result.status in ("FAIL", "WARN")
            yield replace(row, evidence=f"见“{_TO_DO}”") if told_before else row


def _row(result: CheckResult) -> ReportRow:
    told = shown(result.evidence) or f"检测 {result.examined} 个对象"
    words = STATUS_WORDS[result.status]
    return ReportRow(result.id, SEVERITY_WORDS[result.severity], result.text, words, told)


def _outside() -> Iterator[ReportRow]:
    for duty in DUTIES:
        if duty.outside:
            question = f"{duty.property}·{duty.family}：{duty.text}"
            yield ReportRow("", "", question, STATUS_WORDS["MANUAL"], duty.outside)
