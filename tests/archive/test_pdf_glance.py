"""A glance at a PDF: pages and text in front and at the end; bad ones have a reason."""

from __future__ import annotations

import io

import pikepdf
from collected_papers import pdf

from govdocs.readers.pdf_glance import GLANCED, glance


def saved(change):
    document = pikepdf.open(io.BytesIO(pdf(["甲"])))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_first_pages_and_the_last_are_read():
    seen = glance(pdf(*[[f"第{number}页"] for number in range(1, 11)]))
    assert seen.pages == 10
    assert seen.text.split() == [f"第{number}页" for number in (*range(1, GLANCED + 1), 10)]


def test_what_is_no_pdf_or_is_broken_has_a_reason():
    assert glance(b"").fault == "不是 PDF 文件，或文件是空的"
    assert glance(b"%PDF-1.7").fault == "文件已损坏，读不出来"


def test_a_pdf_without_pages_has_a_reason():
    def emptied(document):
        del document.pages[0]

    assert glance(saved(emptied)).fault == "文件已损坏，读不出来"


def test_a_pdf_with_a_page_that_is_none_has_a_reason():
    def broken(document):
        document.Root.Pages.Kids[0] = pikepdf.Dictionary(Nonsense=1)
        document.Root.Pages.Count = 1

    seen = glance(saved(broken))
    assert seen.fault or not seen.text


def test_a_locked_pdf_has_a_reason():
    out = io.BytesIO()
    pikepdf.open(io.BytesIO(pdf(["甲"]))).save(out, encryption=pikepdf.Encryption(user="x", owner="y"))
    assert glance(out.getvalue()).fault == "加了打开密码，读不出来"


def test_one_that_is_only_protected_from_changes_is_read():
    out = io.BytesIO()
    pikepdf.open(io.BytesIO(pdf(["某事"]))).save(out, encryption=pikepdf.Encryption(user="", owner="y"))
    assert glance(out.getvalue()).text.strip() == "某事"
