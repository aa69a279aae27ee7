"""LibreOffice prints the font names of Word files with the bundled fonts."""

from __future__ import annotations

import os
import subprocess
import sys

import pdfplumber
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

SERVED = {
    "仿宋_GB2312": "GovDocsFangSong",
    "楷体_GB2312": "GovDocsKai",
    "黑体": "GovDocsHei",
    "宋体": "GovDocsSong",
    "方正小标宋简体": "GovDocsXiaoBiaoSong",
}
TEXT = "例示县清禾镇发〔2025〕"


@pytest.fixture
def office(root, tmp_path):
    """An environment in which the script has run, and nobody's own settings count."""
    command = [sys.executable, root / "scripts" / "office_fonts.py", "--dir", tmp_path / "fontconfig"]
    for _ in range(2):
        subprocess.run(command, check=True, capture_output=True)
    return os.environ | {"XDG_CONFIG_HOME": str(tmp_path)}


def word_file(path):
    """A Word file with a line in each office font."""
    document = Document()
    for family in SERVED:
        run = document.add_paragraph().add_run(TEXT)
        run.font.size = Pt(16)
        fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
        for use in ("w:ascii", "w:hAnsi", "w:eastAsia"):
            fonts.set(qn(use), family)
    document.save(path)


def printed_lines(path, environment):
    """Of each printed line the faces used and the distance of its ends in points."""
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{path.parent}/profile"]
    command += ["--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    with pdfplumber.open(path.with_suffix(".pdf")) as pdf:
        for line in pdf.pages[0].extract_text_lines():
            faces = {char["fontname"].split("+")[1] for char in line["chars"]}
            yield faces, line["x1"] - line["x0"]


@pytest.mark.printing
def test_office_font_names_are_printed_with_the_bundled_fonts(office, tmp_path):
    word_file(tmp_path / "a.docx")
    lines = list(printed_lines(tmp_path / "a.docx", office))
    assert [faces for faces, _ in lines] == [{f"{face}-Regular"} for face in SERVED.values()]
    # 9 hanzi and brackets of a cell, 4 digits of half a cell, at 16 pt.
    assert [width for _, width in lines] == pytest.approx([11 * 16] * 5, abs=0.3)


def test_the_script_takes_its_file_away_again(root, tmp_path, office):
    command = [
        sys.executable,
        root / "scripts" / "office_fonts.py",
        "--dir",
        tmp_path / "fontconfig",
        "--remove",
    ]
    subprocess.run(command, check=True)
    assert list((tmp_path / "fontconfig" / "conf.d").iterdir()) == []
