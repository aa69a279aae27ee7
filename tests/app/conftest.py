"""Data files as a clerk writes them."""

from __future__ import annotations

import pytest

from govdocs.app.records import load_record
from govdocs.errors import InvalidDataError


@pytest.fixture
def load():
    """The record in a text."""

    def loaded(text, name="通知.yaml"):
        return load_record(text.encode("utf-8") if isinstance(text, str) else text, name)

    return loaded


@pytest.fixture
def faults(load):
    """The faults that a text is refused for."""

    def refused(text, name="通知.yaml"):
        with pytest.raises(InvalidDataError) as caught:
            load(text, name)
        return caught.value.diagnostics

    return refused
