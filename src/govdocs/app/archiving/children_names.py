"""The names of the children in an office's workbook, so that lists can say codes instead."""

from __future__ import annotations

from collections.abc import Mapping

from govdocs.app.archiving.collecting_walk import NAMESAKE
from govdocs.app.casebooks import Files, load_casebook
from govdocs.context import Context
from govdocs.kinds.children.child import Child

_SHORTEST = 2
"""A name of fewer characters stands in any text."""


def codes_of_children(files: Files, codes: Mapping[str, str], context: Context) -> Mapping[str, str]:
    """The code of each child by its name, from workbooks and the `codes` by 档案号 (`personal_codes`).

    A name that several children have, or of a child without a code, gives no code. Raises
    InvalidDataError for workbooks with faults.
    """
    casebook = load_casebook(files, context, skip_bad=True).casebook
    found: dict[str, str] = {}
    for child in casebook.all("child", Child):
        code = codes.get(child.file_no, NAMESAKE)
        for name in (child.name, child.former_name):
            if len(name) >= _SHORTEST:
                found[name] = code if found.get(name, code) == code else NAMESAKE
    return found
