"""Every document that the project prints becomes PDF/A-1b in the eyes of another program."""

from __future__ import annotations

import subprocess
from datetime import date

import pytest
from pdf_samples import copy_of, printed
from preflight import faults

from govdocs.app.printing import Options
from govdocs.app.rendering import render_files
from govdocs.context import Context
from govdocs.readers.pdf import look_at

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
    from govdocs.readers.pdf_stamps import stamps_of  # noqa: PLC0415

    for name, data in samples.items():
        copy = copy_of(data)
        (stamp,) = stamps_of(copy.content)
        before = look_at(data).pages[0]
        if not copy.front:
            assert not any(stamp.frame.meets(box) for box in before.sheet.boxes), name


def test_what_preflight_refuses_is_seen_as_refused(tmp_path):
    """The judge judges: our plain PDF is no PDF/A."""
    assert list(faults({"a": printed([(28, 80, "正文")])}, tmp_path)) == ["a"]
