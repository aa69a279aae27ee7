"""The papers of cases on paper: the longest texts flow on, ledgers of nothing are zero reports."""

from __future__ import annotations

import re
from datetime import date

import pypdfium2
import pytest
from click.testing import CliRunner
from pydantic import BaseModel

from govdocs.app.printing import Options, open_press, print_document
from govdocs.app.records import load_record
from govdocs.cli.main import main
from govdocs.context import Context
from govdocs.kinds.registry import find_kind

DAY = date(2025, 4, 10)
EMPTY = "文种: 工作簿\n填报单位: 清禾镇未成年人保护工作站\n统计日期: 2025年4月10日\n"
LONG = "这一段写得很长，反复核对之后才记下来，逐条说明经过、原因和办法。" * 12
ON_ONE_PAGE = {
    "隐患排查整改销账单",
    "强制报告回执和反馈单",
    "控辍保学个案表",
    "劝返记录表",
    "劝学通知书",
    "限期返校通知书",
    "责令改正通知书",
    "复学跟踪表",
}
NAMES = ("hazard", "mandatory_report", "dropout_case")


@pytest.fixture(scope="module")
def press():
    return open_press(Options(("pdf",)), Context(DAY))


@pytest.fixture(params=NAMES)
def sample(request):
    path = request.config.rootpath / "data" / "samples" / f"{request.param}.yaml"
    return load_record(path.read_bytes(), path.name)


def stretched(record):
    """`record` with every free text as long as a careful clerk makes it."""
    return record.model_copy(update=dict(_long_fields(record)))


def _long_fields(record):
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            yield name, tuple(map(stretched, value))
        elif isinstance(value, str) and re.search("[。，]", value):
            yield name, value + LONG


def text_of(content):
    pdf = pypdfium2.PdfDocument(content)
    return re.sub(r"\s|\ufffe|\u00ad", "", "".join(page.get_textpage().get_text_range() for page in pdf))


def test_a_sample_takes_the_pages_that_its_papers_have(sample, press):
    for sheet in sample.kind.sheets(sample.record, Context(DAY)):
        pages = len(print_document(sheet.document, press, "x").pages.pages)
        assert pages == (1 if sheet.label in ON_ONE_PAGE else 2), sheet.label


def strings(record):
    for name in type(record).model_fields:
        value = getattr(record, name)
        items = value if isinstance(value, tuple) else (value,)
        for item in items:
            if isinstance(item, BaseModel):
                yield from strings(item)
            elif isinstance(item, str) and LONG in item:
                yield item


def test_long_texts_flow_on_to_further_pages(sample, press):
    long = stretched(sample.record)
    made = [print_document(each.document, press, "x") for each in sample.kind.sheets(long, Context(DAY))]
    told = [each for paper in made for each in paper.pages.findings if each.severity.value != "info"]
    assert told == []
    found = "".join(text_of(paper.contents["pdf"]) for paper in made)
    wanted = list(strings(long))
    assert wanted
    for text in wanted:
        assert re.sub(r"\s", "", text) in found or all(
            piece in found for piece in re.findall(r"[\u4e00-\u9fff]{2,}", text)
        )
    assert found.count("这一段写得很长") >= 12 * len(wanted)


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_without_cases_gives_zero_reports(name, tmp_path):
    (path := tmp_path / "空.yaml").write_text(EMPTY, encoding="utf-8")
    kind = find_kind(name)
    made = CliRunner().invoke(
        main, ["ledger", kind.label, str(path), "-f", "pdf", "-o", str(tmp_path / "出")]
    )
    assert made.exit_code == 0, made.stderr
    first = kind.ledgers[0].label
    (pdf,) = (tmp_path / "出").glob(f"{first}*.pdf")
    assert "零报告" in text_of(pdf.read_bytes())
