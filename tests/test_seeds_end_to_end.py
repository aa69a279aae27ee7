"""Real documents, from the pasted text to paper: nothing lost, counted without govdocs' own code."""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from collections import Counter
from itertools import chain
from xml.etree import ElementTree

import pdfplumber
import pytest
from click.testing import CliRunner

from govdocs.cli.main import main

pytestmark = pytest.mark.seeds
NUMBERS = ["000", "001", "002", "003", "004"]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def characters(text):
    return Counter(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


@pytest.fixture(scope="module", params=NUMBERS)
def printed(request, seeds, tmp_path_factory):
    if not seeds.is_dir():
        pytest.skip("需要 ../shared/seeds 中的真实公文，此处没有")
    folder = tmp_path_factory.mktemp(f"seed{request.param}")
    source = next(seeds.glob(f"{request.param}_*.txt"))
    expected = json.loads(
        (seeds / "expected" / f"{request.param}.structure.json").read_text(encoding="utf-8")
    )
    data = folder / "data.yaml"
    for command in (["import", str(source), "-o", str(data)], ["render", str(data), "-o", str(folder)]):
        done = CliRunner().invoke(main, command)
        assert done.exit_code == 0, done.output
    return source, expected, next(folder.glob("*.pdf")), next(folder.glob("*.docx"))


def source_characters(source, expected):
    counted = characters(source.read_text(encoding="utf-8"))
    counted.subtract(characters("".join(piece["text"] for piece in expected["set_aside"])))
    # The list mark "- " before an ordinal is layout of the web page, not content.
    marks = sum(1 for line in source.read_text(encoding="utf-8").split("\n") if re.match(r"\s*- ", line))
    counted.subtract({"-": marks})
    return +counted


def pdf_characters(path):
    with pdfplumber.open(path) as pdf:
        return characters("".join(c["text"] for c in chain.from_iterable(page.chars for page in pdf.pages)))


def word_characters(path):
    root = ElementTree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    fallbacks = {id(node) for fallback in root.iter(FALLBACK) for node in fallback.iter()}
    return characters("".join(t.text or "" for t in root.iter(f"{WORD}t") if id(t) not in fallbacks))


def test_no_character_of_the_source_is_missing_on_paper(printed):
    source, expected, pdf, _ = printed
    assert source_characters(source, expected) - pdf_characters(pdf) == Counter()


def test_no_character_of_the_source_is_missing_in_word(printed):
    source, expected, _, word = printed
    assert source_characters(source, expected) - word_characters(word) == Counter()


def test_nothing_is_printed_that_the_source_does_not_say(printed):
    """Added are only the mark, page numbers, 〔待补：…〕, and what a table repeats on each page."""
    source, expected, pdf, _ = printed
    added = pdf_characters(pdf) - source_characters(source, expected)
    mark = characters(f"{expected['issuing_org'] or ''}文件")
    furniture = mark + characters(
        "〔待补：发文字号〕〔待补：印发机关〕〔待补：印发日期〕印发" + "—0123456789" * 60
    )
    table = characters("".join(re.findall(r"^\t.*$", source.read_text(encoding="utf-8"), re.M)))
    repeated = Counter({character: 60 * count for character, count in table.items()})
    assert added - furniture - repeated == Counter()
