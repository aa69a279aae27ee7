"""Dates in cells of forms: narrower where LibreOffice would divide them, and nowhere else."""

import pytest

from govdocs.writers.form_dates import with_whole_dates

RUN = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{more}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(width, text, style="GovFormCell", more="", before=""):
    run = RUN.format(text=text, more=more)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        f'<w:pStyle w:val="{style}"/></w:pPr>{before}{run}</w:p></w:tc>'
    )


def test_a_date_that_just_fits_is_set_narrower_and_the_rest_stays():
    other = cell(1866, "冯某乐")
    made = with_whole_dates(other + cell(1866, "2025年1月17日") + other, 12)
    narrow = (
        '<w:rFonts w:hint="eastAsia"/><w:w w:val="93"/></w:rPr><w:t xml:space="preserve">2025年1月17日</w:t>'
    )
    assert (
        made
        == other
        + cell(1866, "2025年1月17日").replace(
            '<w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">2025年1月17日</w:t>', narrow
        )
        + other
    )


def test_a_longer_date_is_set_narrower_still_and_smaller_type_needs_less():
    row = cell(1866, "2025年10月17日") + cell(1866, "2025年1月17日")
    assert [part[:2] for part in with_whole_dates(row, 12).split('<w:w w:val="')[1:]] == ["86", "93"]
    assert with_whole_dates(row, 10.5) == row


@pytest.mark.parametrize(
    "other",
    [
        cell(4000, "2025年1月17日"),
        cell(1500, "2025年1月17日"),
        cell(1866, "2025年1月17日", style="GovFormLabel"),
        cell(1866, "2025年1月17日", more='<w:sz w:val="21"/>'),
        cell(1866, "2025年1月17日", before=RUN.format(text="由", more="")),
        cell(1866, "2025年1月17日前"),
        "<w:p>" + RUN.format(text="2025年1月17日", more="") + "</w:p>",
    ],
    ids=["wide", "too narrow", "another style", "own look", "several runs", "not only a date", "no cell"],
)
def test_other_cells_stay_as_they_are(other):
    assert with_whole_dates(other, 12) == other
