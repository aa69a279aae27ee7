"""To which item a part belongs: by number, title or list of annexes of its document, or by folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdocs.archive.found import Found
from govdocs.archive.grouping_heads import LEAST_KEY, Head, by_folder
from govdocs.archive.numbers import Numbers
from govdocs.archive.titles import title_key


class Index:
    """Where the item of a part is looked up: its folder, its number, its title, its list of annexes."""

    def __init__(self, heads: Sequence[Head]) -> None:
        standing = [head for head in heads if not head.gone]
        self._near = by_folder(standing)
        self._numbers = Numbers((head.body.number, head) for head in standing)
        self._titles: dict[str, list[Head]] = {}
        self._annexes: dict[str, list[Head]] = {}
        for head in standing:
            for key in head.keys:
                self._titles.setdefault(key, []).append(head)
            for title in head.body.annexes:
                self._annexes.setdefault(title_key(title), []).append(head)

    def item_of(self, each: Found) -> Head | None:
        """The one item to which a part belongs; None where none is found, or several are."""
        near = self._near.get(each.home, [])
        for found in self._candidates(each):
            beside = [head for head in found if head.body.home == each.home]
            for among in (beside, found):
                if len(among) == 1:
                    return among[0]
        alike = _alike(each, near)
        if len(alike) == 1:
            return alike[0]
        return near[0] if len(near) == 1 and not _elsewhere(each, near[0]) else None

    def _candidates(self, each: Found) -> Iterator[list[Head]]:
        """The items that a part names, the surest way first; each once."""
        numbers = (each.number,) if each.number else each.mentions
        yield [head for number in numbers for head in self._numbers.find(number)]
        if len(each.key) >= LEAST_KEY:
            yield self._titles.get(each.key, [])
        if each.role.role == "附件" and each.key:
            yield self._annexes.get(each.key, [])


def _alike(each: Found, heads: Sequence[Head]) -> list[Head]:
    """The items whose title contains that of a part, or is contained in it."""
    key = each.key
    if len(key) < LEAST_KEY:
        return []
    return [head for head in heads if any(key in other or other in key for other in head.keys)]


def _elsewhere(each: Found, head: Head) -> bool:
    """True for a part that bears the number of another document than the one beside it."""
    return bool(each.name.doc_no and head.body.number and each.name.doc_no != head.body.number)
