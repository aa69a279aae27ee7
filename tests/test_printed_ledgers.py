"""Ledgers in LibreOffice: the head on every page, every row once, no text lost."""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path

import pdfplumber
import pytest

from generated_children import generated_file
from govdocs.app.casebooks import form_kinds, load_casebook
from govdocs.app.ledgers.choices import LedgerOptions
from govdocs.app.ledgers.making import make_ledgers
from govdocs.app.ledgers.papers import tables_of
from govdocs.app.ledgers.templates import book_of
from govdocs.app.printing import Options, open_press
from govdocs.context import Context
from govdocs.kinds.parts.ledgers import columns_of
from office import ROOT, Office

sys.path.insert(0, str(Path(__file__).parent / "ledgers"))
from ledger_samples import filled, ledger, many
from test_own_templates import office as own_template

pytestmark = pytest.mark.printing


keys = {}


def every_ledger():
    """The main table and the workbook of every ledger of the sample records."""
    context = Context(date(2025, 4, 10))
    paths = sorted((ROOT / "data" / "casebook").glob("*.yaml"))
    loaded = load_casebook([(path.read_bytes(), path.name) for path in paths], context)
    press = open_press(Options(), context)
    for kind in (kind for kind in form_kinds() if kind.ledgers):
        for made in tables_of(kind, loaded, LedgerOptions()):
            out = io.BytesIO()
            book_of(made, kind, press, None, None).write(out, made.label, context)
            yield made.tables[0], out.getvalue()


@pytest.fixture(scope="module")
def prints(tmp_path_factory):
    folder = tmp_path_factory.mktemp("printed")
    (folder / "清禾.json").write_bytes(generated_file(60, 3))
    options = LedgerOptions(("xlsx", "docx"), wanted=("未成年人台账",))
    make_ledgers("未成年人", [folder / "清禾.json"], folder, options, Context(date(2025, 4, 10)))
    stem = "未成年人台账 2025年4月10日"
    (folder / "台账.xlsx").write_bytes((folder / f"{stem}.xlsx").read_bytes())
    (folder / "文档.docx").write_bytes((folder / f"{stem}.docx").read_bytes())
    (folder / "本镇.xlsx").write_bytes(
        filled(own_template().content(), ledger(many(120), group="村（社区）"))
    )
    files = [folder / name for name in ("台账.xlsx", "文档.docx", "本镇.xlsx")]
    for number, (made, content) in enumerate(every_ledger()):
        (folder / f"{number}.xlsx").write_bytes(content)
        files.append(folder / f"{number}.xlsx")
        keys[str(number)] = made
    texts = {}
    for path in Office(folder / "office").printed(files, folder):
        with pdfplumber.open(path) as pdf:
            texts[path.stem] = ["".join((page.extract_text() or "").split()) for page in pdf.pages]
    return texts


@pytest.mark.parametrize("name", ["台账", "文档"])
def test_every_page_of_the_register_has_its_head(prints, name):
    pages = [text for text in prints[name] if "QH-" in text]
    assert len(pages) > 2
    assert all("档案号" in text for text in pages)


@pytest.mark.parametrize("name", ["台账", "文档"])
def test_every_child_and_every_subtotal_is_printed_once(prints, name):
    text = "".join(prints[name])
    assert (
        len({text[place : place + 15] for place in range(len(text)) if text.startswith("QH-", place)}) == 60
    )
    assert text.count("小计") == 8
    assert "单位负责人：" in text


def test_an_offices_own_template_prints_as_it_was_set_up(prints):
    text = "".join(prints["本镇"])
    assert text.count("赵某") == 120
    assert text.count("小计") == 2
    assert "清禾镇儿童台账（本镇用）" in text
    assert "审核人：" in text


def test_every_ledger_of_every_form_prints_with_its_title_and_all_its_rows(prints):
    assert len(keys) > 20
    for name, table in keys.items():
        text = "".join(prints[name])
        assert "".join(table.title.split()) in text, table.title
        first = columns_of(table)[int(table.numbered)]
        codes = [text for text in map(first.text, table.rows) if text.isascii()]
        assert all(line in text for code in codes for line in code.split("\n")), table.title
