"""Makes the Word templates of all forms in templates/docx from their descriptions.

    python scripts/form_templates.py [FOLDER]

The same bytes at each run. Run it again after a change of a form, of the styles or of base.docx.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from govdocs.app.form_names import sample_values
from govdocs.app.form_templates import template_name
from govdocs.fonts.library import bundled_fonts
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import FormPaper, Kind, all_kinds
from govdocs.layout.codes import FORM_SHRUNK
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704
from govdocs.writers.form_template import form_template

TARGET = Path(__file__).resolve().parents[1] / "templates" / "docx"
BASE = "base.docx"


def templates() -> Iterator[tuple[str, bytes]]:
    """The name and the content of each template."""
    for kind in all_kinds():
        for paper in kind.forms:
            small = _shrinks(kind, paper)
            yield template_name(kind, paper.label), form_template(paper.form, kind.label, small=small)


def _shrinks(kind: Kind, paper: FormPaper) -> bool:
    """True where the sample needs smaller type to spare a page."""
    sheets = (compose_form(paper.form, values, kind.label) for values in sample_values(kind, paper))
    laid_out = (layout(sheet, GB9704, bundled_fonts()) for sheet in sheets)
    return any(finding.code == FORM_SHRUNK for pages in laid_out for finding in pages.findings)


def make(folder: Path) -> None:
    """Writes every template, and removes those of forms that there are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    made = dict(templates())
    for name, content in made.items():
        (folder / name).write_bytes(content)
    for path in folder.glob("*.docx"):
        if path.name not in {*made, BASE}:
            path.unlink()
    print(f"{len(made)} 个模板：{folder}")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
