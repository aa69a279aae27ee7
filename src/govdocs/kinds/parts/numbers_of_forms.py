"""编号 of forms: letters, the year or month, a running number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdocs.diagnostics import Diagnostic, warning
from govdocs.kinds.parts.form_rules import place


def odd_number(code: str, number: str, shape: str, example: str, label: str) -> Iterator[Diagnostic]:
    """A finding where `number`, in the field `label`, has not the shape of a form's numbers."""
    if number and not re.fullmatch(shape, number):
        yield warning(code, f"{label}不合“{example}”的写法", place((label,)), "核对编号")
