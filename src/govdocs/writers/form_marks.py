"""The tags of a Word template that repeat or leave out paragraphs and rows, as paragraphs of their own."""

from __future__ import annotations

from typing import Literal

from govdocs.text.tags import FILLED_UP
from govdocs.writers.docx.oxml import Setting, paragraph, run

Unit = Literal["p", "tr"]
"""What is repeated or left out: a paragraph or a row."""

_NUMBER = "序"
_ITEM = "项"
_MARK_LINE = 240  # twips: such a paragraph is gone when the template is filled


def for_each(unit: Unit, of: str, look: str, item: str = _ITEM, least: int = 0) -> str:
    """What begins the repetition for each item of `of`, at least so often; with no `of` what ends it."""
    if not of:
        return _mark(f"{{%{unit} endfor %}}", look)
    whole = of if of.replace(".", "").replace("_", "").isalnum() else f"({of})"
    filled = f"{whole}|{FILLED_UP}({least})" if least else of
    return _mark(f"{{%{unit} for {item} in {filled} %}}", look)


def numbered(unit: Unit, look: str) -> str:
    """What gives an item its number."""
    return _mark(f"{{%{unit} set {_NUMBER} = loop.index %}}", look)


def when(unit: Unit, test: str, look: str) -> str:
    """What begins a part that stands only where `test` holds; without a test what ends it."""
    return _mark(f"{{%{unit} if {test} %}}" if test else f"{{%{unit} endif %}}", look)


def _mark(text: str, look: str) -> str:
    return paragraph(Setting("GovTableNote", line=_MARK_LINE), run(text, look))
