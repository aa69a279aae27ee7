"""文号 as they are mentioned in running text: which known document is meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

Document = TypeVar("Document")


class Numbers(Generic[Document]):
    """Documents by their 文号; a number in running text may have other characters in front of its code."""

    def __init__(self, documents: Iterable[tuple[str, Document]]) -> None:
        """The documents with their numbers; those without one are left out."""
        self._by_tail: dict[str, list[tuple[str, Document]]] = {}
        for number, document in documents:
            if number:
                self._by_tail.setdefault(_tail(number), []).append((number, document))

    def find(self, mention: str) -> list[Document]:
        """The documents that a number in a text means: 现将例民发〔2025〕15号 the one of 例民发."""
        there = self._by_tail.get(_tail(mention), ())
        return [document for number, document in there if mention.endswith(number)]


def _tail(number: str) -> str:
    """Year and sequence of a number."""
    return number[number.rfind("〔") :]
