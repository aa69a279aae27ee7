"""Reading a text in a test always weighs it: no test can pass with a character lost."""

from __future__ import annotations

import textwrap

import pytest

from govdocs.readers.read import read
from readers.weighing import assert_nothing_lost


@pytest.fixture
def read_text():
    """Reads a text; its common indent goes, its first line may be empty."""

    def run(text, **options):
        text = textwrap.dedent(text).strip("\n")
        reading = read(text.encode("utf-8"), "来文.txt", **options)
        if not options:
            assert_nothing_lost(text, reading)
        return reading

    return run
