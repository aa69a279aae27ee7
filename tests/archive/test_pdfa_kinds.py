"""Every document that the project prints becomes PDF/A-1b in the eyes of another program."""

from __future__ import annotations

import io
import subprocess
from datetime import date
from itertools import pairwise

import pytest
from paper_samples import archive
from pdf_samples import copy_of, picture, printed, scan
from PIL import Image, ImageDraw
from preflight import faults

from govdocs.app.archiving.converting import Original, to_pdfs
from govdocs.app.archiving.papers import archive_papers
from govdocs.app.casebooks import form_kinds
from govdocs.app.ledgers.choices import LedgerOptions
from govdocs.app.ledgers.making import make_ledgers
from govdocs.app.printing import Options, open_press
from govdocs.app.rendering import render_files
from govdocs.context import Context
from govdocs.document.nodes import Document
from govdocs.fonts.library import bundled_fonts
from govdocs.fonts.roles import FontRole
from govdocs.layout.pages import GlyphRun, Page, Pages, PlacedPicture
from govdocs.readers.pdf import look_at
from govdocs.readers.pdf_stamps import stamps_of
from govdocs.writers.archival_images import picture_pdf
from govdocs.writers.pdf import write_pdf

DAY = Context(date(2025, 4, 10))

pytestmark = pytest.mark.printing


@pytest.fixture(scope="module")
def samples(root, tmp_path_factory):
    """All samples of all kinds, each printed."""
    folder = tmp_path_factory.mktemp("samples")
    made = {}
    for path in sorted((root / "data" / "samples").glob("*.yaml")):
        for written in render_files([path], folder / path.stem, Options(formats=("pdf",), as_is=True), DAY):
            for file in written.paths:
                made[f"{path.stem}/{file.name}"] = file.read_bytes()
    return made


def test_every_kind_is_valid_as_pdfa_1b(samples, tmp_path):
    copies = {name: copy_of(data, level="1b") for name, data in samples.items()}
    assert {copy.level for copy in copies.values()} == {"1b"}
    assert faults({name: copy.content for name, copy in copies.items()}, tmp_path) == {}


def test_every_kind_is_sound_as_pdfa_2b(samples, tmp_path):
    paths = []
    for number, (name, data) in enumerate(samples.items()):
        copy = copy_of(data)
        assert (copy.level, look_at(copy.content).pdfa) == ("2b", "2b"), name
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(copy.content)
    for path in paths:
        subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)


def test_no_stamp_of_any_kind_meets_a_text(samples):
    for name, data in samples.items():
        copy = copy_of(data)
        (stamp,) = stamps_of(copy.content)
        before = look_at(data).pages[0]
        if not copy.front:
            assert not any(stamp.frame.meets(box) for box in before.sheet.boxes), name


def test_every_ledger_is_valid_as_pdfa_1b(root, tmp_path):
    books = sorted((root / "data" / "casebook").glob("*.yaml"))
    options = LedgerOptions(formats=("pdf",))
    made = {}
    for kind in form_kinds():
        if kind.ledgers:
            for ledger in make_ledgers(kind.name, books, tmp_path / kind.name, options, DAY).written:
                made |= {f"{kind.name}/{path.name}": path.read_bytes() for path in ledger.paths}
    assert len(made) >= len([kind for kind in form_kinds() if kind.ledgers])
    copies = {name: copy_of(data, level="1b").content for name, data in made.items()}
    assert faults(copies, tmp_path / "judged") == {}


def test_the_papers_of_the_archive_are_valid_as_pdfa_1b(tmp_path):
    papers = archive_papers(archive(), open_press(Options(), DAY))
    copies = {
        name: copy_of(data, level="1b", stamp=False, first_number=0).content
        for name, data in papers.items()
        if name.endswith(".pdf")
    }
    assert len(copies) > 3
    assert faults(copies, tmp_path) == {}


def seal(mode, form, size=300):
    """A red ring on nothing, or on white."""
    image = Image.new(mode, (size, size), (255, 255, 255, 0) if mode == "RGBA" else "white")
    ImageDraw.Draw(image).ellipse([10, 10, size - 10, size - 10], outline=(220, 0, 0), width=14)
    out = io.BytesIO()
    image.save(out, form)
    return out.getvalue()


@pytest.fixture
def sealed():
    """Two seals that overlap, over the name of an office."""
    face = bundled_fonts().face(FontRole.SONGTI)
    run = GlyphRun(90, 200, "例示县清禾镇人民政府", face, 16)
    pictures = (
        PlacedPicture(90, 180, 42, 42, seal("RGBA", "PNG")),
        PlacedPicture(118, 180, 42, 42, seal("RGB", "JPEG")),
    )
    page = Page(210, 297, "portrait", 1, (run,), (), pictures)
    return write_pdf(Pages(Document("例子", ()), (page,), (), ()), DAY)


def test_seals_are_valid_as_pdfa_1b_and_none_hides_the_other(sealed, tmp_path):
    copy = copy_of(sealed, level="1b", stamp=False)
    assert copy.level == "1b"
    assert faults({"seal": copy.content}, tmp_path) == {}
    image = picture(copy.content, 0, 254)
    row = [image.getpixel((x, 2080)) for x in range(900, 1600)]
    reds = [x for x, (r, g, b) in enumerate(row) if r > 180 and g < 120 and b < 120]
    assert 1 + sum(after - before > 5 for before, after in pairwise(reds)) == 4


def test_what_is_written_under_a_seal_stays_black(sealed):
    image = picture(copy_of(sealed, level="1b", stamp=False).content, 0, 254)
    blacks = sum(max(image.getpixel((x, y))) < 60 for x in range(900, 1480, 2) for y in range(1940, 2010, 2))
    assert blacks > 300


def test_word_and_excel_by_libreoffice_are_valid_in_both_levels(root, tmp_path):
    samples = [root / "data" / "samples" / f"{name}.yaml" for name in ("notice", "tasks", "child")]
    options = Options(formats=("docx", "xlsx"), as_is=True)
    files = [path for each in render_files(samples, tmp_path / "made", options, DAY) for path in each.paths]
    originals = [Original(path.read_bytes(), path.suffix[1:], path.name) for path in files]
    made = dict(zip((path.name for path in files), to_pdfs(originals), strict=True))
    assert [name for name, each in made.items() if each.why_not] == []
    copies = {name: copy_of(each.content, level="1b") for name, each in made.items()}
    assert {copy.level for copy in copies.values()} == {"1b"}
    assert faults({name: copy.content for name, copy in copies.items()}, tmp_path / "judged") == {}
    assert {copy_of(each.content).level for each in made.values()} == {"2b"}


def test_pictures_of_every_sort_are_valid_as_pdfa_1b(tmp_path):
    files = {"jpg": scan()}
    for form, mode in (("PNG", "RGBA"), ("TIFF", "1"), ("BMP", "RGB"), ("GIF", "P"), ("WEBP", "RGB")):
        out = io.BytesIO()
        Image.new(mode, (320, 200), 1).save(out, form)
        files[form] = out.getvalue()
    copies = {name: copy_of(picture_pdf(data), level="1b").content for name, data in files.items()}
    assert faults(copies, tmp_path) == {}


def test_what_preflight_refuses_is_seen_as_refused(tmp_path):
    """The judge judges: our plain PDF is no PDF/A."""
    assert list(faults({"a": printed([(28, 80, "正文")])}, tmp_path)) == ["a"]
