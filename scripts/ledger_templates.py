"""Makes templates/xlsx: a template for every ledger of every form, after the paper of the sample records.

Usage: python scripts/ledger_templates.py [--check]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from govdocs.app.casebooks import form_kinds, load_casebook
from govdocs.app.ledgers.choices import LedgerOptions
from govdocs.app.ledgers.own_templates import template_name
from govdocs.app.ledgers.papers import tables_of
from govdocs.app.ledgers.templates import new_template
from govdocs.app.printing import Options, open_press
from govdocs.context import Context
from govdocs.kinds.parts.ledger_sheets import sheet_of

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "templates" / "xlsx"
CONTEXT = Context(date(2025, 4, 10))


def templates() -> Iterator[tuple[str, bytes]]:
    """The name and the content of every template."""
    files = [(path.read_bytes(), path.name) for path in sorted((ROOT / "data" / "casebook").glob("*.yaml"))]
    loaded = load_casebook(files, CONTEXT)
    press = open_press(Options(), CONTEXT)
    for kind in form_kinds():
        for made in tables_of(kind, loaded, LedgerOptions()) if kind.ledgers else ():
            sheets = tuple(map(sheet_of, made.tables))
            yield template_name(kind, made.label), new_template(kind, made, sheets, press)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="only say which files are not what they would be"
    )
    checking = parser.parse_args().check
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = dict(templates())
    for path in sorted(FOLDER.glob("*.xlsx")):
        if path.name not in wanted:
            print(f"多余：{path.name}")
            if not checking:
                path.unlink()
    for name, content in wanted.items():
        path = FOLDER / name
        if not path.exists() or path.read_bytes() != content:
            print(f"{'不符' if checking else '写出'}：{name}")
            if not checking:
                path.write_bytes(content)


if __name__ == "__main__":
    main()
