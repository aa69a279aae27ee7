"""Word files printed by LibreOffice are our PDF: the same pages, the same lines, the same places."""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

import generated
from govdocs.app.importing import import_file
from govdocs.app.records import load_record
from govdocs.document.numbering import number_headings
from govdocs.fonts.library import bundled_fonts
from govdocs.kinds.registry import find_kind
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704, GB9704_VISUAL
from govdocs.writers.docx.writer import write_docx
from govdocs.writers.pdf import write_pdf
from measure import BOTTOM, LEFT, RIGHT, TOP, Box, Sheet, ink, sheets, squeezed
from office import Office

sys.path.insert(0, str(Path(__file__).parent / "writers"))
from format_samples import formats
from word_samples import CONTEXT, samples

pytestmark = pytest.mark.printing

SHARE = 0.98
SHIFT = 0.5
PLAIN = range(0, generated.COUNT, 5)
VISUAL = range(2, generated.COUNT, 10)
SPECIAL = range(5, generated.COUNT, 39)


@dataclass(frozen=True)
class Pair:
    """A document as our PDF and as LibreOffice prints its Word file."""

    ours: bytes
    word: Path

    @cached_property
    def sheets(self) -> tuple[list[Sheet], list[Sheet]]:
        return sheets(self.ours), sheets(self.word)


def document_of(number, make=generated.record):
    data = make(number)
    kind = find_kind(data["kind"])
    return number_headings(kind.compose(kind.model.model_validate(data), CONTEXT))


def pairs(documents, folder, style=GB9704, *, plain=False):
    """Name -> the two prints of a document."""
    folder.mkdir()
    ours, files = {}, {}
    for name, document in documents.items():
        pages = layout(document, style, bundled_fonts())
        files[name] = folder / f"{name}.docx"
        files[name].write_bytes(write_docx(pages.document, pages, style, CONTEXT))
        ours[name] = write_pdf(pages, CONTEXT)
    office = Office(folder)
    printed = (office.printed if plain else office.neutral)(files.values(), folder)
    return {name: Pair(ours[name], path) for name, path in zip(documents, printed, strict=True)}


def generated_pairs(numbers, folder, **how):
    return pairs({number: document_of(number) for number in numbers}, folder, **how)


@pytest.fixture(scope="module")
def all_pairs(tmp_path_factory):
    return generated_pairs(range(generated.COUNT), tmp_path_factory.mktemp("all") / "print")


@pytest.fixture(scope="module")
def sample_pairs(tmp_path_factory):
    return pairs(samples(), tmp_path_factory.mktemp("samples") / "print")


def undashed(text):
    """`text` without spaces and without the dashes of a cut, which are rules in the PDF."""
    return re.sub("-{3,}", "", squeezed(text))


def said(sheet):
    """The characters of a page, in no order."""
    characters = undashed(sheet.text) + "".join(glyph.text for glyph in sheet.turned)
    return "".join(sorted(characters.replace("\u200b", "")))


def pieces(page):
    """The lines of every page, those of tables cell by cell."""
    return Counter(
        (number, undashed(piece.text))
        for number, sheet in enumerate(page)
        for line in sheet.lines
        for piece in line.pieces(gap=2.0)
        if undashed(piece.text)
    )


def alike(pair):
    """How many of how many lines end at the same character on the same page."""
    ours, word = map(pieces, pair.sheets)
    return sum((ours & word).values()), max(sum(ours.values()), sum(word.values()))


def agree(pair):
    ours, word = pair.sheets
    assert len(word) == len(ours)
    assert [said(sheet) for sheet in word] == [said(sheet) for sheet in ours]
    equal, whole = alike(pair)
    assert equal >= SHARE * whole


@pytest.fixture(scope="module", params=[GB9704, GB9704_VISUAL], ids=lambda style: style.name)
def special_pairs(request, tmp_path_factory):
    made = (generated.letter, generated.order, generated.minutes)
    documents = {
        f"{make.__name__} {number}": document_of(number, make) for number in SPECIAL for make in made
    }
    return pairs(documents, tmp_path_factory.mktemp("special") / "print", request.param)


def test_generated_letters_orders_and_minutes_print_line_for_line(special_pairs):
    for pair in special_pairs.values():
        agree(pair)


@pytest.mark.parametrize("number", range(generated.COUNT))
def test_a_generated_document_prints_line_for_line(all_pairs, number):
    agree(all_pairs[number])


@pytest.mark.parametrize("name", sorted(samples()))
def test_a_sample_prints_line_for_line(sample_pairs, name):
    agree(sample_pairs[name])


@pytest.fixture(scope="module", params=[GB9704, GB9704_VISUAL], ids=lambda style: style.name)
def format_pairs(request, tmp_path_factory):
    return pairs(formats(), tmp_path_factory.mktemp("formats") / "print", style=request.param)


@pytest.mark.parametrize("name", sorted(formats()))
def test_a_special_format_prints_line_for_line(format_pairs, name):
    agree(format_pairs[name])


@pytest.fixture(scope="module")
def seed_pairs(seeds, tmp_path_factory):
    documents = {}
    for source in sorted(seeds.glob("*.txt")):
        record = load_record(import_file(source).text.encode(), "公文.yaml")
        documents[source.stem] = number_headings(record.kind.compose(record.record, CONTEXT))
    return pairs(documents, tmp_path_factory.mktemp("seeds") / "print")


@pytest.mark.seeds
def test_real_documents_print_line_for_line(seed_pairs):
    assert len(seed_pairs) == 5
    for pair in seed_pairs.values():
        agree(pair)


def test_the_visual_profile_prints_line_for_line(tmp_path):
    for pair in generated_pairs(VISUAL, tmp_path / "visual", style=GB9704_VISUAL).values():
        agree(pair)


def test_lines_begin_where_they_begin_in_the_pdf(tmp_path):
    shifts = {}
    for number, pair in generated_pairs(PLAIN, tmp_path / "plain", plain=True).items():
        ours, word = pair.sheets
        for page, (own, other) in enumerate(zip(ours, word, strict=False)):
            places = {squeezed(line.text): line.x0 for line in own.body}
            for line in other.body:
                found = places.get(squeezed(line.text))
                if found is not None and not centred(line):
                    shifts[number, page, line.text] = abs(line.x0 - found)
    assert len(shifts) > 20 * len(PLAIN)
    assert {place: shift for place, shift in shifts.items() if shift > SHIFT} == {}


def centred(line):
    """Centred lines grow at both ends where LibreOffice spaces digits from Han characters."""
    return abs(line.center - (LEFT + RIGHT) / 2) < 1.0 and line.x0 > LEFT + 1


def test_a_full_page_of_the_visual_profile_fills_the_type_area(tmp_path):
    pair = pairs({"bare": samples()["bare"]}, tmp_path / "bare", style=GB9704_VISUAL)["bare"]
    page = pair.sheets[1][1]
    assert len(page.body) == 22
    assert page.body[0].top == pytest.approx(TOP, abs=1.5)
    assert page.body[-1].bottom == pytest.approx(BOTTOM, abs=1.5)


def test_seals_stand_where_they_stand_in_the_pdf(sample_pairs):
    """Relative to the name they press: exact lines carry type lower in Word than in the PDF."""
    for name in ("plan", "joint"):
        ours, word = sample_pairs[name].sheets
        for own, other in zip(ours, word, strict=True):
            assert len(own.images) == len(other.images)
            for seal, print_of_it in zip(sorted_boxes(own), sorted_boxes(other), strict=True):
                assert print_of_it.x0 == pytest.approx(seal.x0, abs=0.2)
                assert lowest(other, print_of_it) == pytest.approx(lowest(own, seal), abs=0.3)


def sorted_boxes(sheet):
    return sorted(sheet.images, key=lambda box: (round(box.top), box.x0))


def lowest(sheet, box):
    """How far below the top of `box` the last line stands that it covers."""
    return max(line.top for line in sheet.lines if box.top <= line.top < box.bottom) - box.top


def test_the_number_of_a_landscape_page_stands_where_portrait_pages_have_it(tmp_path):
    pair = pairs({"wide": samples()["attachments"]}, tmp_path / "wide", plain=True)["wide"]
    margin = Box(20, 20, 34, 190)
    wide = [number for number, sheet in enumerate(pair.sheets[0]) if sheet.width > sheet.height]
    assert len(wide) > 1
    for page in wide:
        own, other = ink(pair.ours, page, margin), ink(pair.word, page, margin)
        assert other.center == pytest.approx(own.center, abs=0.3)
        assert other.top == pytest.approx(own.top, abs=0.3)
