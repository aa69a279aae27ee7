"""What must hold for every document, tried on the generated two hundred."""

from datetime import date
from itertools import pairwise

import pytest
from layout_samples import bottom, laid_out

import generated
from govdocs.context import Context
from govdocs.document.nodes import Heading, PageBreak, Paragraph, StampArea, Table
from govdocs.document.numbering import number_headings
from govdocs.kinds.registry import find_kind
from govdocs.layout import codes
from govdocs.styles.gb9704 import GB9704

EDGES = {"portrait": (28.0, 184.0, 262.0), "landscape": (35.0, 260.0, 184.0)}
SOLID = ("body", "roster")


@pytest.fixture(scope="module")
def laid():
    """Every generated document, laid out."""
    pages = []
    for number in range(generated.COUNT):
        record = generated.record(number)
        kind = find_kind(record["kind"])
        document = kind.compose(kind.model.model_validate(record), Context(date(2025, 4, 11)))
        pages.append(laid_out(number_headings(document)))
    return pages


def block_lines(pages):
    return [line for line in pages.lines if line.part == "block"]


def is_body(block):
    return isinstance(block, Heading | Table) or (isinstance(block, Paragraph) and block.role in SOLID)


def body_on(pages, page):
    blocks = pages.document.blocks
    return any(line.page == page and is_body(blocks[line.index]) for line in block_lines(pages))


def test_text_stays_inside_the_type_area(laid):
    for pages in laid:
        for line in block_lines(pages):
            left, right, foot = EDGES[pages.pages[line.page].orientation]
            assert line.x0 >= left - 0.05
            assert line.x1 <= right + 0.3
            assert bottom(line) <= foot + 0.06


def test_page_1_shows_body_text_and_the_imprint_ends_an_even_page(laid):
    for pages in laid:
        if pages.document.furniture.masthead:
            assert body_on(pages, 0)
        if pages.document.furniture.imprint:
            assert len(pages.pages) % 2 == 0
            (last,) = {line.page for line in pages.lines if line.part == "imprint.printing"}
            assert last == len(pages.pages) - 1


def test_a_signature_stands_with_body_text_or_the_run_says_why_not(laid):
    for pages in laid:
        said = {finding.code for finding in pages.findings}
        assert codes.SIGNATURE_ALONE not in said
        for index, block in enumerate(pages.document.blocks):
            if isinstance(block, StampArea):
                on = {line.page for line in block_lines(pages) if line.index == index}
                together = any(body_on(pages, page) for page in on)
                assert together or codes.SIGNATURE_WITH_NAMES in said


def test_no_heading_ends_a_page(laid):
    for pages in laid:
        blocks = pages.document.blocks
        last = {}
        for line in sorted(block_lines(pages), key=lambda line: line.top):
            last[line.page] = line.index
        for index in last.values():
            block = blocks[index]
            follows = index + 1 < len(blocks) and not isinstance(blocks[index + 1], PageBreak)
            assert not (isinstance(block, Heading) and not block.rest and follows)


def test_lines_of_a_page_keep_its_pitch(laid):
    least = GB9704.numbers.least_pitch - 1e-6
    for pages in laid:
        assert all(least <= pitch for pitch in pages.pitches)
        tops = {}
        for line in block_lines(pages):
            block = pages.document.blocks[line.index]
            if isinstance(block, Paragraph) and block.role == "body":
                tops.setdefault((line.page, line.index), []).append(line.top)
        for (page, _), found in tops.items():
            gaps = [below - above for above, below in pairwise(found)]
            assert gaps == pytest.approx([pages.pitches[page]] * len(gaps), abs=1e-6)


def test_page_numbers_run_on_and_fall_silent_only_at_the_end(laid):
    for pages in laid:
        numbers = [page.number for page in pages.pages]
        shown = [number for number in numbers if number is not None]
        assert shown == list(range(1, len(shown) + 1))
        assert numbers[: len(shown)] == shown
        silent = len(numbers) - len(shown)
        assert silent in (0, 2)
        assert (codes.NUMBERS_LEFT_OUT in {f.code for f in pages.findings}) == (silent == 2)
