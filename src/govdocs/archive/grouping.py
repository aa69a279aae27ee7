"""件: which of the collected files belong together (DA/T 22-2015, 5.1.1).

A guess from names, folders and first pages, for a person to confirm. One document is one item; with it
go its annexes, drafts, sheets and slips. What cannot be placed is an item of its own with a doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from govdocs.archive.model import Group, Role
from govdocs.archive.numbers import Numbers
from govdocs.archive.roles import RoleGuess, folder_role
from govdocs.archive.titles import NameFacts, read_name, title_key

_ARCHIVAL = ("pdf", "ofd", "tif", "tiff", "jpg", "jpeg", "png")
"""Formats that show a document as it was issued; of one in several formats the first of these is kept."""

_PROMOTED: tuple[Role, ...] = ("定稿", "复制件", "修改稿", "译文", "附件", "发文稿纸", "文件处理单")
"""What stands for the body of an item that has none, the likeliest first."""

_FORWARDING = ("转发", "批转")
"""Words of titles that forward another document."""

_LEAST_KEY = 4
"""A title of fewer characters may be that of anything."""


@dataclass(frozen=True, slots=True)
class Found:
    """A collected file: where it lies, what its name says, what can be read in it.

    `path` is how it is shown: a child's name in it is the child's code. `fault` says why it cannot be
    filed, "" where it can. `mentions` are the numbers of other documents on its pages, `annexes` the
    titles of those that its text announces.
    """

    path: str
    sha256: str
    size: int
    format: str
    name: NameFacts
    role: RoleGuess
    group: Group = ""
    title: str = ""
    doc_no: str = ""
    author: str = ""
    date: str = ""
    kind: str = ""
    security: str = ""
    person: str = ""
    span_end: str = ""
    annexes: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    changed_on: str = ""
    readable: bool = False
    fault: str = ""

    @property
    def number(self) -> str:
        """Its 文号: that of its name, else that on its page."""
        return self.name.doc_no or self.doc_no

    @property
    def key(self) -> str:
        """Its title as titles are compared."""
        return title_key(self.role.rest or self.title)

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders in which it lies."""
        return tuple(self.path.split("/")[:-1])

    @property
    def home(self) -> tuple[str, ...]:
        """The folder of its item: not one that is called 附件 or 定稿."""
        folders = self.folders
        return folders[:-1] if folders and folder_role(folders[-1]) else folders


@dataclass(frozen=True, slots=True)
class Member:
    """A file as part of an item; an `editable` one is the source from which another part was printed."""

    found: Found
    role: Role
    number: int = 0
    group: Group = ""
    editable: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """Files that make one item, the main document first, and what a person should look at."""

    members: tuple[Member, ...]
    doubts: tuple[str, ...] = ()

    @property
    def body(self) -> Found:
        """The main document."""
        return self.members[0].found


@dataclass(slots=True)
class _Head:
    """An item in the making: its body, the same in other formats, what was added to it."""

    body: Found
    editions: list[Found]
    members: list[Member] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    gone: bool = False

    @property
    def names(self) -> frozenset[str]:
        texts = (self.body.role.rest, self.body.title, self.body.name.title)
        return frozenset(filter(None, map(title_key, texts)))

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(key for key in self.names if len(key) >= _LEAST_KEY)

    def draft(self) -> Draft:
        first = Member(self.body, "正文", group=self.body.group)
        return Draft((first, *_editable(self.editions), *self.members), tuple(self.doubts))


def drafts_of(files: Iterable[Found]) -> tuple[Draft, ...]:
    """The items that `files` make, in the order of their main documents."""
    rows = sorted(files, key=lambda each: _natural_path(each.path))
    heads = _heads([each for each in rows if each.role.role == "正文"])
    _tell_repeated_numbers(heads)
    _take_announced(heads)
    _take_strays(heads)
    index = _Index(heads)
    left = []
    for each in (each for each in rows if each.role.role != "正文"):
        if head := index.item_of(each):
            _add(head, each)
        else:
            left.append(each)
    heads += _promoted(left)
    _join_pairs(heads)
    kept = [head for head in heads if not head.gone]
    return tuple(head.draft() for head in sorted(kept, key=lambda each: _natural_path(each.body.path)))


def _natural_path(path: str) -> tuple[tuple[int, str], ...]:
    """A path so that 3号 comes before 10号."""
    pieces = ("".join(group) for _, group in groupby(path, str.isdecimal))
    return tuple((int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces)


def _heads(bodies: Sequence[Found]) -> list[_Head]:
    """One head for each document; the same name in another format is another edition of it."""
    heads: list[_Head] = []
    by_name: dict[tuple[object, ...], _Head] = {}
    for each in bodies:
        name = (each.folders, each.name.doc_no, title_key(each.role.rest), each.group)
        head = by_name.get(name) if each.role.rest or each.name.doc_no else None
        if head and each.format not in {other.format for other in head.editions}:
            head.editions.append(each)
            head.body = _best(head.editions)
        else:
            heads.append(head := _Head(each, [each]))
            by_name.setdefault(name, head)
    return _same_by_content(heads)


def _same_by_content(heads: list[_Head]) -> list[_Head]:
    """Heads whose pages bear the same number and the same title in different formats are one."""
    first: dict[tuple[str, str], _Head] = {}
    for head in heads:
        body = head.body
        key = (body.number, title_key(body.title or body.role.rest))
        other = first.setdefault(key, head) if all(key) else head
        if other is not head and body.format not in {each.format for each in other.editions}:
            other.editions += head.editions
            other.body = _best(other.editions)
            head.gone = True
    return [head for head in heads if not head.gone]


def _best(editions: Sequence[Found]) -> Found:
    return min(editions, key=lambda each: _ARCHIVAL.index(each.format) if each.format in _ARCHIVAL else 99)


def _editable(editions: Sequence[Found], role: Role = "正文", number: int = 0) -> Iterator[Member]:
    best = _best(editions)
    others = [each for each in editions if each is not best]
    yield from (Member(each, role, number, each.group, editable=True) for each in others)


def _tell_repeated_numbers(heads: Sequence[_Head]) -> None:
    """Two documents with one 文号 and different content: which is right only a person knows."""
    by_number: dict[str, list[_Head]] = {}
    for head in heads:
        if head.body.number:
            by_number.setdefault(head.body.number, []).append(head)
    for number, same in by_number.items():
        for head in same if len(same) > 1 else ():
            others = "、".join(f"“{each.body.path}”" for each in same if each is not head)
            head.doubts.append(f"{number} 有几份内容不同的文件：另有{others}")


def _beside(heads: Sequence[_Head]) -> dict[tuple[str, ...], list[_Head]]:
    """The items by their folders."""
    found: dict[tuple[str, ...], list[_Head]] = {}
    for head in heads:
        found.setdefault(head.body.home, []).append(head)
    return found


def _take_announced(heads: list[_Head]) -> None:
    """Bodies that another one in their folder announces as its annexes become that."""
    beside = _beside(heads)
    for head in (head for head in heads if head.body.annexes):
        titles = [title_key(title) for title in head.body.annexes]
        for other in beside[head.body.home]:
            if other is head or other.gone or other.body.number:
                continue
            number = next((at for at, key in enumerate(titles, 1) if key and key in other.names), 0)
            if number:
                _absorb(head, other, "附件", number)


def _absorb(head: _Head, other: _Head, role: Role, number: int = 0) -> None:
    head.members.append(Member(other.body, role, number))
    head.members += _editable(other.editions, role, number)
    head.members += other.members
    head.doubts += other.doubts
    other.gone = True


def _take_strays(heads: list[_Head]) -> None:
    """In a folder that bears the 文号 of one document, files without one are perhaps its annexes."""
    for folder, there in _beside(heads).items():
        number = read_name(folder[-1]).doc_no if folder else ""
        owners = [head for head in there if head.body.number == number and not head.gone]
        if not number or len(owners) != 1:
            continue
        head = owners[0]
        at = sum(each.role == "附件" and not each.editable for each in head.members)
        for other in there:
            body = other.body
            if other is head or other.gone or body.number or body.group or body.kind:
                continue
            at += 1
            _absorb(head, other, "附件", at)
            head.doubts.append(f"“{body.path}”在同一文件夹里，暂作附件{at}")


class _Index:
    """Where the item of a part is looked up: its folder, its number, its title, its list of annexes."""

    def __init__(self, heads: Sequence[_Head]) -> None:
        standing = [head for head in heads if not head.gone]
        self._near = _beside(standing)
        self._numbers = Numbers((head.body.number, head) for head in standing)
        self._titles: dict[str, list[_Head]] = {}
        self._annexes: dict[str, list[_Head]] = {}
        for head in standing:
            for key in head.keys:
                self._titles.setdefault(key, []).append(head)
            for title in head.body.annexes:
                self._annexes.setdefault(title_key(title), []).append(head)

    def item_of(self, each: Found) -> _Head | None:
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

    def _candidates(self, each: Found) -> Iterator[list[_Head]]:
        """The items that a part names, the surest way first; each once."""
        numbers = (each.number,) if each.number else each.mentions
        yield [head for number in numbers for head in self._numbers.find(number)]
        if len(each.key) >= _LEAST_KEY:
            yield self._titles.get(each.key, [])
        if each.role.role == "附件" and each.key:
            yield self._annexes.get(each.key, [])


def _alike(each: Found, heads: Sequence[_Head]) -> list[_Head]:
    """The items whose title contains that of a part, or is contained in it."""
    key = each.key
    if len(key) < _LEAST_KEY:
        return []
    return [head for head in heads if any(key in other or other in key for other in head.keys)]


def _elsewhere(each: Found, head: _Head) -> bool:
    """True for a part that bears the number of another document than the one beside it."""
    return bool(each.name.doc_no and head.body.number and each.name.doc_no != head.body.number)


def _add(head: _Head, each: Found) -> None:
    number = each.role.number
    titles = [title_key(title) for title in head.body.annexes]
    if each.role.role == "附件" and not number and each.key in titles:
        number = titles.index(each.key) + 1
    same = _same_part(head, each, number)
    if same is None:
        head.members.append(Member(each, each.role.role, number, each.group))
        return
    place = head.members.index(same)
    best = _best((same.found, each))
    other = each if best is same.found else same.found
    head.members[place] = replace(same, found=best)
    head.members.append(replace(same, found=other, editable=True))


def _same_part(head: _Head, each: Found, number: int) -> Member | None:
    """The part of which `each` is the same in another format."""
    for member in head.members:
        found = member.found
        alike = member.role == each.role.role and member.number == number and not member.editable
        if alike and found.format != each.format and found.folders == each.folders and found.key == each.key:
            return member
    return None


def _promoted(left: Sequence[Found]) -> list[_Head]:
    """Parts whose document is not there: those of one document together, the likeliest as its body."""
    heads: list[_Head] = []
    groups: dict[tuple[object, ...], list[Found]] = {}
    for each in left:
        groups.setdefault((each.home, each.number or each.key or each.path), []).append(each)
    for files in groups.values():
        body = min(files, key=lambda each: _PROMOTED.index(each.role.role))
        same = [each for each in files if each.role.role == body.role.role and each.key == body.key]
        head = _Head(_best(same), same)
        for each in files:
            if each not in same:
                _add(head, each)
        head.doubts.append(f"没有找到它的正文，暂把{body.role.role}“{head.body.path}”当作正文")
        heads.append(head)
    return heads


def _join_pairs(heads: list[_Head]) -> None:
    """A forwarding document and the forwarded one in its folder are one item; so are files marked 来文."""
    for folder, there in _beside(heads).items():
        standing = [head for head in there if not head.gone]
        for head in standing if folder and len(standing) > 1 else ():
            others = [other for other in standing if other is not head and not other.gone]
            if head.gone:
                continue
            if any(word in head.body.title + head.body.role.rest for word in _FORWARDING):
                found = [each for each in others if _is_forwarded(each.body, head.body)]
                pair: tuple[Group, Group] = ("转发文", "被转发文")
            else:
                found = [each for each in others if _is_incoming(each.body, head.body, len(others))]
                pair = ("复文", "来文")
            if len(found) == 1:
                _join(head, found[0], *pair)


def _is_forwarded(other: Found, body: Found) -> bool:
    return other.group == "被转发文" or bool(
        other.number and any(mention.endswith(other.number) for mention in body.mentions)
    )


def _is_incoming(other: Found, body: Found, beside: int) -> bool:
    return other.group == "来文" != body.group and (beside == 1 or body.group == "复文")


def _join(head: _Head, other: _Head, front: Group, behind: Group) -> None:
    """Makes one item of two documents; the files of each form a group."""
    head.body = replace(head.body, group=front)
    head.editions = [replace(each, group=front) for each in head.editions]
    head.members = [replace(each, group=each.group or front) for each in head.members]
    second = other.draft()
    head.members += [replace(each, group=behind) for each in second.members]
    head.doubts += second.doubts
    other.gone = True
