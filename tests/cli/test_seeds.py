"""Five real documents: imported and rendered without an edit, no character lost on the way.

The counts here are made from the files alone, with no code of the readers or the writers.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter

import pypdfium2
import pytest
from click.testing import CliRunner
from lxml import etree
from ruamel.yaml import YAML

from govdocs.cli.main import main

pytestmark = pytest.mark.seeds

NUMBERS = ("000", "001", "002", "003", "004")
NOT_PRINTED = {"文种", "版头", "类别", "表头行数", "跨行", "跨列", "横排", "读入记录"}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def visible(text):
    """The characters of a text that can be seen, each with its count."""
    return Counter(c for c in text if not c.isspace() and c not in "\ufeff\u200b\u200c\u200d\u00ad")


def strings(data):
    """Every text of a data file that the document prints."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in NOT_PRINTED:
                yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)
    elif data is not None:
        yield str(data)


def entries(data, label):
    return data["读入记录"].get(label, ())


def set_aside(data):
    """What is not printed: set aside, or the dash of a list in a web page."""
    dashes = [entry for entry in entries(data, "字段代表的字") if entry["用处"] == "列表符号"]
    return visible("".join(str(entry["文字"]) for entry in (*entries(data, "搁置的内容"), *dashes)))


def pdf_text(data):
    document = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_range() for page in document)


def word_text(data):
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    fallback = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
    for element in root.findall(f".//{fallback}"):
        element.getparent().remove(element)
    return "".join(element.text or "" for element in root.iter(f"{WORD}t"))


@pytest.fixture(scope="module", params=NUMBERS)
def journey(request, seeds, tmp_path_factory):
    """One document on its way: the source text, the data file, the PDF and the Word file."""
    folder = tmp_path_factory.mktemp(f"seed{request.param}")
    (source,) = seeds.glob(f"{request.param}_*.txt")
    imported = CliRunner().invoke(main, ["import", str(source), "-o", str(folder / "数据.yaml")])
    rendered = CliRunner().invoke(main, ["render", str(folder / "数据.yaml"), "-o", str(folder / "出")])
    assert (imported.exit_code, rendered.exit_code) == (0, 0), imported.stderr + rendered.stderr
    loader = YAML(typ="base", pure=True)
    data = loader.load((folder / "数据.yaml").read_text(encoding="utf-8"))
    (pdf,), (word,) = (folder / "出").glob("*.pdf"), (folder / "出").glob("*.docx")
    return source.read_text(encoding="utf-8"), data, pdf.read_bytes(), word.read_bytes()


def test_every_character_is_in_the_data_once_or_in_a_list(journey):
    source, data, _, _ = journey
    held = visible("".join(strings(data)))
    lists = (*entries(data, "搁置的内容"), *entries(data, "字段代表的字"))
    assert held + visible("".join(str(entry["文字"]) for entry in lists)) == visible(source)


@pytest.mark.parametrize("written", [2, 3], ids=["pdf", "docx"])
def test_every_character_is_printed_or_was_set_aside(journey, written):
    source, data = journey[:2]
    text = pdf_text(journey[2]) if written == 2 else word_text(journey[3])
    lost = visible(source) - visible(text) - set_aside(data)
    assert lost == Counter()
