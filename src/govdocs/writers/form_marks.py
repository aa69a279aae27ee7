"""The tags of a Word template that repeat or leave out paragraphs and rows, as paragraphs of their own."""

from __future__ import annotations

from typing import Literal

from govdocs.document.forms import ITEM, NUMBER
from govdocs.text.tags import FILLED_UP
from govdocs.writers.docx.oxml import Look, Setting, paragraph, run

Unit = Literal["p", "tr"]
"""What is repeated or left out: a paragraph or a row."""

_LOOK = Look(color="808080", half_points=18).xml()

_MARK_LINE = 240  # twips: such a paragraph is gone when the template is filled


def for_each(unit: Unit, of: str, item: str = ITEM, least: int = 0) -> str:
    """What begins the repetition for each item of `of`, at least so often; with no `of` what ends it."""
    if not of:
        return _mark(f"{{%{unit} endfor %}}")
    whole = of if of.replace(".", "").replace("_", "").isalnum() else f"({of})"
    filled = f"{whole}|{FILLED_UP}({least})" if least else of
    return _mark(f"{{%{unit} for {item} in {filled} %}}")


def numbered(unit: Unit) -> str:
    """What gives an item its number."""
    return _mark(f"{{%{unit} set {NUMBER} = loop.index %}}")


def when(unit: Unit, test: str) -> str:
    """What begins a part that stands only where `test` holds; without a test what ends it."""
    return _mark(f"{{%{unit} if {test} %}}" if test else f"{{%{unit} endif %}}")


def _mark(text: str) -> str:
    return paragraph(Setting("GovTableNote", line=_MARK_LINE), run(text, _LOOK))
