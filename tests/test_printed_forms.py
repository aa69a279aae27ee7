"""Forms in Word, made from their templates and printed by LibreOffice: the same on each page as our PDF."""

from __future__ import annotations

from collections import Counter

import pytest

from form_samples import CONTEXT, EMPTY, FORM, NAMES, VALUES, laid_out, members, whole
from govdocs.app.form_names import sample_values
from govdocs.app.form_papers import print_sheet
from govdocs.app.printing import Options, open_press
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import Sheet, all_kinds
from govdocs.writers.form import FormTemplate
from govdocs.writers.form_template import form_template
from govdocs.writers.pdf import write_pdf
from measure import sheets
from office import Office
from test_printed import undashed

pytestmark = pytest.mark.printing

SENTENCE = "孩子与祖母同住，学习正常，生活上没有困难。"


def printed_forms():
    """Name of the kind and of the paper -> its PDF and its Word file."""
    press = open_press(Options(("docx", "pdf")), CONTEXT)
    found = {}
    for kind in all_kinds():
        for paper in kind.forms:
            for number, values in enumerate(sample_values(kind, paper)[:2]):
                document = compose_form(paper.form, values, kind.label)
                made = print_sheet(Sheet(paper.label, document, paper.form, values), press, "样张")
                found[f"{kind.name}-{paper.label}-{number}"] = made.contents
    return found


FORMS = printed_forms()


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Each form as LibreOffice prints it, without the space that only LibreOffice puts beside digits."""
    folder = tmp_path_factory.mktemp("forms")
    (folder / "print").mkdir()
    files = [folder / f"{number}.docx" for number in range(len(FORMS))]
    for file, contents in zip(files, FORMS.values(), strict=True):
        file.write_bytes(contents["docx"])
    return dict(zip(FORMS, Office(folder).neutral(files, folder / "print"), strict=True))


def marks(page):
    """How often each character stands on these sheets."""
    return Counter("".join(undashed(sheet.text).replace("\u200b", "") for sheet in page))


@pytest.mark.parametrize("name", FORMS)
def test_a_form_in_word_prints_all_that_the_pdf_says_on_as_many_pages(printed, name):
    ours, word = sheets(FORMS[name]["pdf"]), sheets(printed[name])
    assert len(word) == len(ours)
    assert set(marks(word)) == set(marks(ours))
    assert marks(word) <= marks(ours)  # a label that goes on over a page end is repeated in the PDF


@pytest.fixture(scope="module")
def extremes(tmp_path_factory):
    """A form filled as far as it goes, and one with nothing in it."""
    folder = tmp_path_factory.mktemp("extremes")
    long = {**VALUES, "情况": SENTENCE * 60, "意见": SENTENCE * 20, "要求": SENTENCE * 10}
    template = FormTemplate(form_template(FORM, "走访"), "样张")
    files = []
    for name, values in (("long", long), ("empty", EMPTY)):
        (folder / f"{name}.docx").write_bytes(template.fill(values, CONTEXT))
        files.append(folder / f"{name}.docx")
    return long, Office(folder).printed(files, folder)


def test_the_longest_text_goes_on_to_the_next_page_and_nothing_is_lost(extremes):
    values, (long, _) = extremes
    page = sheets(long)
    text = "".join(undashed(sheet.text) for sheet in page)
    assert len(page) > 1
    assert marks(page)["孩"] == marks(sheets_of(values))["孩"] == text.count("孩")
    assert all(line.bottom < 297 - 20 for sheet in page for line in sheet.lines if "—" not in line.text)


def sheets_of(values):
    return sheets(write_pdf(laid_out(values=values), CONTEXT))


def test_an_empty_form_prints_its_labels_and_room_to_write(extremes):
    _, (_, empty) = extremes
    (sheet, *_) = sheets(empty)
    assert "证件号码" in undashed(sheet.text)
    assert "{" not in undashed(sheet.text)


def test_a_template_saved_by_an_office_program_is_still_one(tmp_path):
    (tmp_path / "saved").mkdir()
    file = tmp_path / "样张.docx"
    file.write_bytes(form_template(FORM, "走访"))
    (saved,) = Office(tmp_path).converted([file], "docx", tmp_path / "saved")
    template = FormTemplate(saved.read_bytes(), "样张")
    assert template.findings(NAMES, [name for name in VALUES if name != "次"]) == ()
    made, plain = (
        template.fill(VALUES, CONTEXT),
        FormTemplate(file.read_bytes(), "样张").fill(VALUES, CONTEXT),
    )
    assert whole(made) == whole(plain)
    assert b"Segoe UI Symbol" in members(made)["word/document.xml"]
