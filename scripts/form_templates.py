"""Makes the Word templates of all forms in templates/docx from their descriptions.

    python scripts/form_templates.py [FOLDER]

The same bytes at each run. Run it again after a change of a form, of the styles or of base.docx.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from govdocs.app.form_templates import template_name
from govdocs.kinds.registry import all_kinds
from govdocs.writers.form_template import form_template

TARGET = Path(__file__).resolve().parents[1] / "templates" / "docx"
BASE = "base.docx"


def templates() -> Iterator[tuple[str, bytes]]:
    """The name and the content of each template."""
    for kind in all_kinds():
        for paper in kind.forms:
            yield template_name(kind, paper.label), form_template(paper.form, kind.label)


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
