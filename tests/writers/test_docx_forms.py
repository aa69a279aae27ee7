"""Forms that the layout has set, written as Word: cells to sign and to seal in, photographs, cuts."""

import pytest
from lxml import etree
from test_form_templates import png

from form_samples import CONTEXT, FORM, VALUES, W, laid_out, members, paragraphs, rows
from govdocs.document.forms import Form, Grid, Line, Seam, row
from govdocs.document.nodes import Picture
from govdocs.styles.gb9704 import GB9704
from govdocs.writers.docx.writer import write_docx


@pytest.fixture(scope="module")
def written():
    """The form with everything in it, as Word."""
    return word(values={**VALUES, "照片": Picture(png(), 26.0)})


def word(form=FORM, values=VALUES):
    pages = laid_out(form, values)
    return write_docx(pages.document, pages, GB9704, CONTEXT)


def body(data):
    return etree.fromstring(members(data)["word/document.xml"])


def paragraph_of(data, text):
    """The properties of the paragraph that says `text`."""
    for each in body(data).iter(f"{W}p"):
        if "".join(piece.text or "" for piece in each.iter(f"{W}t")).strip() == text:
            return each.find(f"{W}pPr")
    raise AssertionError(text)


def test_every_text_of_the_form_is_there(written):
    cells = rows(written)
    assert cells[0][:4] == ["姓名", "林某安", "性别", "□男　☑女"]
    assert "骑缝　清未保〔2025〕3号" in "".join(paragraphs(written))


def test_labels_and_contents_have_styles_of_their_own(written):
    assert paragraph_of(written, "证件号码").find(f"{W}pStyle").get(f"{W}val") == "GovFormLabel"
    assert paragraph_of(written, "林某安").find(f"{W}pStyle").get(f"{W}val") == "GovFormCell"


def test_a_signature_stands_low_at_the_right_and_its_opinion_above_at_the_left(written):
    opinion, sign = paragraph_of(written, "情况属实。"), paragraph_of(written, "签名：")
    assert opinion.find(f"{W}jc").get(f"{W}val") == "left"
    assert sign.find(f"{W}jc").get(f"{W}val") == "right"
    assert int(sign.find(f"{W}ind").get(f"{W}right")) > 1000
    assert int(sign.find(f"{W}spacing").get(f"{W}before")) > 0
    assert sign.getparent().getparent().find(f"{W}tcPr/{W}vAlign").get(f"{W}val") == "bottom"


def test_what_stands_under_a_seal_is_centred_under_it(written):
    name = paragraph_of(written, "（盖章）")
    assert name.find(f"{W}jc").get(f"{W}val") == "center"


def test_a_photograph_stands_in_its_cell(written):
    assert [data for name, data in members(written).items() if "media" in name] == [png()]
    (drawing,) = body(written).iter(f"{W}drawing")
    assert next(drawing.iterancestors(f"{W}tc"), None) is not None


def test_a_cut_is_a_line_of_dashes_up_to_tab_stops(written):
    stops = [
        (stop.get(f"{W}val"), stop.get(f"{W}leader"))
        for each in body(written).iter(f"{W}tabs")
        for stop in each
        if stop.get(f"{W}leader")
    ]
    assert stops == [("center", "hyphen"), ("right", "hyphen")]


def test_a_cut_between_paragraphs_keeps_its_distance():
    data = word(Form("表", (Line("上联", "form_text"), Seam("骑缝"), Line("下联", "form_text"))))
    assert int(paragraph_of(data, "骑缝").find(f"{W}spacing").get(f"{W}before")) > 200


def test_smaller_type_is_written_as_the_layout_has_it():
    grid = Grid(tuple(row(FORM.parts[0].rows[0].boxes[:2]) for _ in range(29)), (20, 80))
    data = word(Form("表", (grid,), title_shown=False))
    styles = etree.fromstring(members(data)["word/styles.xml"])
    cell = next(each for each in styles if each.get(f"{W}styleId") == "GovFormCell")
    assert cell.find(f"{W}rPr/{W}sz").get(f"{W}val") == "21"
