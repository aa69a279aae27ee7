"""Ledgers in LibreOffice: the head on every page, every row once, no text lost."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pdfplumber
import pytest

from generated_children import generated_file
from govdocs.app.ledgers.choices import LedgerOptions
from govdocs.app.ledgers.making import make_ledgers
from govdocs.context import Context
from office import Office

sys.path.insert(0, str(Path(__file__).parent / "ledgers"))
from ledger_samples import filled, ledger, many
from test_own_templates import office as own_template

pytestmark = pytest.mark.printing


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
