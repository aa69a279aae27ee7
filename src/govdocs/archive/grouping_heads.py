"""Items in the making: a main document, the same in other formats, what is added to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from govdocs.archive.found import Draft, Found, Member
from govdocs.archive.model import Group, Role
from govdocs.archive.titles import title_key

_ARCHIVAL = ("pdf", "ofd", "tif", "tiff", "jpg", "jpeg", "png")
"""Formats that show a document as it was issued; of one in several formats the first of these is kept."""

LEAST_KEY = 4
"""A title of fewer characters may be that of anything."""


@dataclass(slots=True)
class Head:
    """An item in the making: its body, the same in other formats, what was added to it."""

    body: Found
    editions: list[Found]
    members: list[Member] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    gone: bool = False

    @property
    def names(self) -> frozenset[str]:
        """Its titles as titles are compared."""
        texts = (self.body.role.rest, self.body.title, self.body.name.title)
        return frozenset(filter(None, map(title_key, texts)))

    @property
    def keys(self) -> frozenset[str]:
        """Those of its titles that only it can have."""
        return frozenset(key for key in self.names if len(key) >= LEAST_KEY)

    def draft(self) -> Draft:
        """The item as far as it is made."""
        first = Member(self.body, "正文", group=self.body.group)
        return Draft((first, *editable_of(self.editions), *self.members), tuple(self.doubts))


def heads_of(bodies: Sequence[Found]) -> list[Head]:
    """One head for each document; the same name in another format is another edition of it."""
    heads: list[Head] = []
    by_name: dict[tuple[object, ...], Head] = {}
    for each in bodies:
        name = (each.folders, each.name.doc_no, title_key(each.role.rest), each.group)
        head = by_name.get(name) if each.role.rest or each.name.doc_no else None
        if head and each.format not in {other.format for other in head.editions}:
            head.editions.append(each)
            head.body = best_of(head.editions)
        else:
            heads.append(head := Head(each, [each]))
            by_name.setdefault(name, head)
    return _same_by_content(heads)


def _same_by_content(heads: list[Head]) -> list[Head]:
    """Heads whose pages bear the same number and the same title in different formats are one."""
    first: dict[tuple[str, str], Head] = {}
    for head in heads:
        body = head.body
        key = (body.number, title_key(body.title or body.role.rest))
        other = first.setdefault(key, head) if all(key) else head
        if other is not head and body.format not in {each.format for each in other.editions}:
            other.editions += head.editions
            other.body = best_of(other.editions)
            head.gone = True
    return [head for head in heads if not head.gone]


def best_of(editions: Sequence[Found]) -> Found:
    """Of one document in several formats the one that shows it as it was issued."""
    return min(editions, key=lambda each: _ARCHIVAL.index(each.format) if each.format in _ARCHIVAL else 99)


def editable_of(editions: Sequence[Found], role: Role = "正文", number: int = 0) -> Iterator[Member]:
    """The other formats of a document, as members of the part that the best one is."""
    best = best_of(editions)
    others = [each for each in editions if each is not best]
    yield from (Member(each, role, number, each.group, editable=True) for each in others)


def by_folder(heads: Sequence[Head]) -> dict[tuple[str, ...], list[Head]]:
    """The items by their folders."""
    found: dict[tuple[str, ...], list[Head]] = {}
    for head in heads:
        found.setdefault(head.body.home, []).append(head)
    return found


def absorb(head: Head, other: Head, role: Role, number: int = 0) -> None:
    """Makes of the document of `other` a part of `head`, with all that went with it."""
    head.members.append(Member(other.body, role, number))
    head.members += editable_of(other.editions, role, number)
    head.members += other.members
    head.doubts += other.doubts
    other.gone = True


def add(head: Head, each: Found) -> None:
    """Adds a part to an item; the same part in another format goes with it."""
    number = each.role.number
    titles = [title_key(title) for title in head.body.annexes]
    if each.role.role == "附件" and not number and each.key in titles:
        number = titles.index(each.key) + 1
    same = _same_part(head, each, number)
    if same is None:
        head.members.append(Member(each, each.role.role, number, each.group))
        return
    place = head.members.index(same)
    best = best_of((same.found, each))
    other = each if best is same.found else same.found
    head.members[place] = replace(same, found=best)
    head.members.append(replace(same, found=other, editable=True))


def _same_part(head: Head, each: Found, number: int) -> Member | None:
    """The part of which `each` is the same in another format."""
    for member in head.members:
        found = member.found
        alike = member.role == each.role.role and member.number == number and not member.editable
        if alike and found.format != each.format and found.folders == each.folders and found.key == each.key:
            return member
    return None


def join(head: Head, other: Head, front: Group, behind: Group) -> None:
    """Makes one item of two documents; the files of each form a group."""
    head.body = replace(head.body, group=front)
    head.editions = [replace(each, group=front) for each in head.editions]
    head.members = [replace(each, group=each.group or front) for each in head.members]
    second = other.draft()
    head.members += [replace(each, group=behind) for each in second.members]
    head.doubts += second.doubts
    other.gone = True
