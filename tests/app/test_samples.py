"""Every sample: without a fault, the same after a round trip, every text of it on paper."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from govdocs.app.labels import to_chinese
from govdocs.app.printing import Options, open_press
from govdocs.app.record_papers import print_record
from govdocs.app.records import load_record
from govdocs.app.yamldump import dump_yaml
from govdocs.app.yamlio import load_yaml
from govdocs.context import Context
from govdocs.diagnostics import Severity
from govdocs.kinds.registry import all_kinds

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "data" / "samples").glob("*.yaml"))
CONTEXT = Context(date(2025, 4, 10))
NOT_PRINTED = {
    "文种",
    "示例数据",
    "格式",
    "版头",
    "类别",
    "表头行数",
    "跨行",
    "跨列",
    "横排",
    "用印",
    "起",
    "止",
    "SHA-256",
}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def sample(request):
    return request.param


@pytest.fixture(scope="module")
def press():
    return open_press(Options(), CONTEXT)


def strings(data):
    if isinstance(data, dict):
        yield from (text for key, value in data.items() if key not in NOT_PRINTED for text in strings(value))
    elif isinstance(data, list):
        yield from (text for value in data for text in strings(value))
    else:
        yield "".join(data.split())


def pdf_text(content):
    pdf = pypdfium2.PdfDocument(content)
    return squeezed("".join(page.get_textpage().get_text_range() for page in pdf))


def word_text(content):
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    return squeezed("".join(element.text or "" for element in root.iter(WORD)))


def squeezed(text):
    return re.sub(r"\s|\ufffe|\u00ad|\u200b", "", text)


def test_there_is_a_sample_of_every_kind():
    kinds = {load_record(path.read_bytes(), path.name).kind.label for path in SAMPLES}
    assert kinds == {kind.label for kind in all_kinds()}


def test_a_sample_has_no_fault(sample):
    findings = load_record(sample.read_bytes(), sample.name).findings
    assert [each for each in findings if each.severity is not Severity.INFO] == []


def test_a_sample_is_the_same_after_a_round_trip(sample):
    loaded = load_record(sample.read_bytes(), sample.name)
    data = loaded.record.model_dump(mode="json", exclude_defaults=True)
    text = dump_yaml(to_chinese({"kind": loaded.kind.label, **data}, (loaded.kind.model,)), {})
    assert load_record(text.encode("utf-8"), "回.yaml").record == loaded.record


def test_every_text_of_a_sample_is_on_paper(sample, press):
    papers = print_record(load_record(sample.read_bytes(), sample.name), press)
    pages = "".join(pdf_text(printed.contents["pdf"]) for printed in papers)
    word = "".join(word_text(printed.contents["docx"]) for printed in papers)
    data = load_yaml(sample.read_text(encoding="utf-8"), sample.name).data
    for text in filter(None, strings(data)):
        pieces = [piece for piece in re.split(r"[\[\]文件]|(?<=\d)-(?=\d)", text) if piece]
        assert [piece for piece in pieces if piece not in word] == [], "Word"
        assert [each for each in "".join(pieces) if each not in pages] == [], "PDF"


def test_the_order_of_the_text_is_that_of_the_data(press):
    """The PDF reads from the title to the last attachment as the data do."""
    path = next(path for path in SAMPLES if path.stem == "report")
    pdf = pypdfium2.PdfDocument(
        print_record(load_record(path.read_bytes(), path.name), press)[0].contents["pdf"]
    )
    text = squeezed("".join(page.get_textpage().get_text_range() for page in pdf))
    wanted = [
        "清政报〔2025〕6号",
        "签发人",
        "例示县人民政府：",
        "一、基本情况",
        "二、主要做法",
        "特此报告。",
        "2025年4月8日印发",
    ]
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)


@pytest.mark.seeds
def test_no_sentence_of_a_real_document_is_in_the_samples(seeds):
    real = squeezed("".join(path.read_text(encoding="utf-8") for path in seeds.glob("*.txt")))
    runs = {real[index : index + 20] for index in range(len(real) - 19)}
    for path in SAMPLES[0].parent.iterdir():
        text = squeezed(path.read_text(encoding="utf-8"))
        assert [text[i : i + 20] for i in range(len(text) - 19) if text[i : i + 20] in runs] == [], path.name
