"""The files bear the date of the document, not that of the run."""

from __future__ import annotations

import json
from datetime import date

import generated
from govdocs.app.printing import Options
from govdocs.app.rendering import render_files
from govdocs.context import Context


def rendered(folder, day, data):
    folder.mkdir()
    (folder / "通知.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    (written,) = render_files([folder / "通知.json"], folder, Options(), Context(today=day))
    return {path.suffix: path.read_bytes() for path in written.paths}


def test_equal_data_give_equal_files_on_every_day(tmp_path):
    data = generated.record(2)
    first = rendered(tmp_path / "a", date(2025, 5, 1), data)
    second = rendered(tmp_path / "b", date(2026, 11, 22), data)
    assert first == second
    assert set(first) == {".docx", ".pdf"}


def test_a_document_without_date_bears_that_of_the_run(tmp_path):
    data = generated.record(2) | {"signed_on": ""}
    assert b"D:20260102" in rendered(tmp_path / "a", date(2026, 1, 2), data)[".pdf"]
