"""Real documents on paper: nothing is invented, and Word prints what the PDF shows."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections import Counter
from itertools import chain

import pdfplumber
import pytest
from click.testing import CliRunner

from govdocs.cli.main import main
from office import Office
from test_printed import Pair, agree

pytestmark = pytest.mark.seeds
NUMBERS = ["000", "001", "002", "003", "004"]


def characters(text):
    return Counter(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


@pytest.fixture(scope="module")
def rendered(seeds, tmp_path_factory):
    """Number -> the PDF and the Word file of a seed, made by the two commands."""
    folder = tmp_path_factory.mktemp("seeds")
    found = {}
    for number in NUMBERS:
        (source,) = seeds.glob(f"{number}_*.txt")
        data, out = folder / f"{number}.yaml", folder / number
        for command in (["import", str(source), "-o", str(data)], ["render", str(data), "-o", str(out)]):
            done = CliRunner().invoke(main, command)
            assert done.exit_code == 0, done.output
        found[number] = (
            next(out.glob("*.pdf")),
            shutil.copy(next(out.glob("*.docx")), folder / f"{number}.docx"),
        )
    return found


@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_is_printed_that_the_source_does_not_say(rendered, seeds, number):
    """Added are only the mark, page numbers, 〔待补：…〕, and what a table repeats on each page."""
    expected = json.loads((seeds / "expected" / f"{number}.structure.json").read_text(encoding="utf-8"))
    source = next(seeds.glob(f"{number}_*.txt")).read_text(encoding="utf-8")
    with pdfplumber.open(rendered[number][0]) as pdf:
        painted = characters("".join(c["text"] for c in chain.from_iterable(p.chars for p in pdf.pages)))
    furniture = (
        f"{expected['issuing_org'] or ''}文件〔待补：发文字号〕〔待补：印发机关〕〔待补：印发日期〕印发"
    )
    table = characters("".join(re.findall(r"^\t.*$", source, re.M)))
    repeated = Counter({character: 60 * count for character, count in table.items()})
    added = painted - characters(source) - characters(furniture + "—0123456789" * 60) - repeated
    assert added == Counter()


@pytest.mark.printing
def test_word_prints_what_the_pdf_shows(rendered, tmp_path):
    office = Office(tmp_path)
    printed = office.neutral([word for _, word in rendered.values()], tmp_path)
    for (pdf, _), path in zip(rendered.values(), printed, strict=True):
        agree(Pair(pdf.read_bytes(), path))
