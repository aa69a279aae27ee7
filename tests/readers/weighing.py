"""Counts of characters that use no code of the reader."""

from __future__ import annotations

from collections import Counter

# Keys whose words are derived, or belong to the account and not to the document.
NOT_CONTENT = {"kind", "section", "intake", "masthead", "header", "landscape"}
INVISIBLE = "\ufeff\u200b\u00ad"


def strings(tree):
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for key, value in tree.items():
            if key not in NOT_CONTENT:
                yield from strings(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from strings(value)


def seen(texts):
    """The characters that can be seen, counted without any code of the reader."""
    return Counter(sign for text in texts for sign in text if not sign.isspace() and sign not in INVISIBLE)


def assert_nothing_lost(text, reading):
    account = reading.account
    placed = seen(strings(reading.data))
    placed += seen(entry.text for entry in account.set_aside) + seen(mark.text for mark in account.marks)
    assert placed == seen([text])
    assert account.balanced
    assert account.total == sum(placed.values())
    assert "unplaced" not in {entry.kind for entry in account.set_aside}
