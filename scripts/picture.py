#!/usr/bin/env python3
"""Draw docs/images/notice.png, the page that the README opens with, from the first sample.

Usage: .venv/bin/python scripts/picture.py
"""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pypdfium2
from PIL import ImageOps

from govdocs.app.printing import Options
from govdocs.app.rendering import render_files
from govdocs.context import Context

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data" / "samples" / "notice.yaml"
PICTURE = ROOT / "docs" / "images" / "notice.png"
DOTS_PER_INCH = 80


def main() -> None:
    """Render the sample and keep its first page, framed."""
    with tempfile.TemporaryDirectory() as folder:
        options = Options(formats=("pdf",))
        written = render_files([SAMPLE], Path(folder), options, Context(date(2025, 4, 10)))
        page = pypdfium2.PdfDocument(written[0].paths[0].read_bytes())[0]
        image = page.render(scale=DOTS_PER_INCH / 72).to_pil().convert("RGB")
    PICTURE.parent.mkdir(exist_ok=True)
    ImageOps.expand(image, border=1, fill="#b0b0b0").quantize(32).save(PICTURE, optimize=True)
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
