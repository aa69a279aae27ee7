#!/usr/bin/env python3
"""Draw the pages that the README shows, docs/images/*.png, from the samples.

Usage: .venv/bin/python scripts/picture.py
"""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from govdocs.app.printing import Options
from govdocs.app.rendering import render_files
from govdocs.context import Context

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "data" / "samples"
PICTURES = ROOT / "docs" / "images"
SHOWN = ("notice", "duties", "guardianship_order")
DOTS_PER_INCH = 80


def main() -> None:
    """Render each sample and keep its first page, framed."""
    PICTURES.mkdir(exist_ok=True)
    for name in SHOWN:
        picture = PICTURES / f"{name}.png"
        ImageOps.expand(first_page(name), border=1, fill="#b0b0b0").quantize(32).save(picture, optimize=True)
        print(picture.relative_to(ROOT))


def first_page(name: str) -> Image.Image:
    """The first page of a sample as the PDF has it."""
    with tempfile.TemporaryDirectory() as folder:
        options = Options(formats=("pdf",))
        sample = SAMPLES / f"{name}.yaml"
        written = render_files([sample], Path(folder), options, Context(date(2025, 4, 10)))
        page = pypdfium2.PdfDocument(written[0].paths[0].read_bytes())[0]
        return page.render(scale=DOTS_PER_INCH / 72).to_pil().convert("RGB")


if __name__ == "__main__":
    main()
