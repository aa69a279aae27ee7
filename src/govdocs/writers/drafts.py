"""Pages on their way into a merged PDF: small, whole and without code, so that another run can go on.

What all pages of a sort have alike, such as the rules and the labels of a form, is told apart from the
rest here, where the pages are made; where they are merged it is drawn once, as a plate.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from govdocs.fonts.faces import Face
from govdocs.layout.pages import Page, PlacedPicture
from govdocs.writers.pdf_content import Drawing, Look, Run, drawing_of

_COMPRESSION = 1
_LENGTH = 10  # digits before the head of a file

Key = str
"""Tells the sort of a page: its form, its number in it, its size and all its rules."""


@dataclass(frozen=True, slots=True)
class Sort:
    """The pages of one sort: how many, and what they have alike."""

    count: int
    alike: Drawing

    def joined(self, other: Sort) -> Sort:
        """The pages of both."""
        runs = set(other.alike.runs)
        kept = tuple(run for run in self.alike.runs if run in runs)
        return Sort(self.count + other.count, _with(self.alike, kept))


@dataclass(frozen=True, slots=True)
class Draft:
    """One paper: which job it belongs to, its label, of each page the sort and what it shows besides."""

    job: int
    label: str
    pages: tuple[tuple[Key, Drawing], ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What must be known of a part before it is merged: the labels of its papers, the sorts of its pages."""

    labels: tuple[str, ...]
    sorts: dict[Key, Sort]


def _with(drawing: Drawing, runs: Iterable[Run], pictures: tuple[PlacedPicture, ...] = ()) -> Drawing:
    return Drawing(drawing.width, drawing.height, drawing.rules, tuple(runs), pictures)


def _key(label: str, number: int, drawing: Drawing) -> Key:
    said = "\n".join((label, f"{number} {drawing.width} {drawing.height}", *drawing.rules))
    return sha256(said.encode()).hexdigest()[:16]


class PartWriter:
    """Gathers the papers of a part."""

    def __init__(self) -> None:
        self._papers: list[tuple[int, str, list[tuple[Key, Drawing]]]] = []
        self._sorts: dict[Key, Sort] = {}

    def add(self, job: int, label: str, pages: Sequence[Page]) -> None:
        """Take in a paper that is laid out."""
        keyed = []
        for number, page in enumerate(pages):
            drawing = drawing_of(page)
            key = _key(label, number, drawing)
            own = Sort(1, _with(drawing, drawing.runs))
            self._sorts[key] = self._sorts[key].joined(own) if key in self._sorts else own
            keyed.append((key, drawing))
        self._papers.append((job, label, keyed))

    def content(self) -> bytes:
        """The part as the bytes of a file."""
        looks = _Looks()
        sorts = {key: _sort_data(sort, looks) for key, sort in self._sorts.items()}
        alike = {key: frozenset(sort.alike.runs) for key, sort in self._sorts.items()}
        papers = [
            [job, label, [_page_data(key, drawing, alike[key], looks) for key, drawing in pages]]
            for job, label, pages in self._papers
        ]
        labels = list(dict.fromkeys(label for _, label, _ in self._papers))
        head = _packed({"labels": labels, "sorts": sorts, "looks": looks.data, "faces": looks.faces})
        return b"%0*d" % (_LENGTH, len(head)) + head + _packed(papers)


class _Looks:
    """The looks and the faces of a part, each by its place in a list."""

    def __init__(self) -> None:
        self.data: list[tuple[int | str, ...]] = []
        self.faces: list[tuple[str, str, int]] = []
        self._places: dict[Look, int] = {}
        self._faces: dict[Face, int] = {}

    def runs(self, runs: Iterable[Run]) -> list[Any]:
        """Runs as data."""
        return [(self._place(look), place, text) for look, place, text in runs]

    def _place(self, look: Look) -> int:
        if look not in self._places:
            face, *rest = look
            if face not in self._faces:
                self._faces[face] = len(self.faces)
                self.faces.append((face.name, str(face.path), face.number))
            self._places[look] = len(self.data)
            self.data.append((self._faces[face], *rest))
        return self._places[look]


def _sort_data(sort: Sort, looks: _Looks) -> list[Any]:
    alike = sort.alike
    return [sort.count, alike.width, alike.height, alike.rules, looks.runs(alike.runs)]


def _page_data(key: Key, drawing: Drawing, alike: frozenset[Run], looks: _Looks) -> list[Any]:
    runs = looks.runs(run for run in drawing.runs if run not in alike)
    pictures = [(p.x, p.y, p.width, p.height, b64encode(p.data).decode()) for p in drawing.pictures]
    return [key, runs, pictures]


def _packed(data: Any) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _COMPRESSION)


def _unpacked(content: bytes) -> Any:
    try:
        return json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass"))
    except zlib.error as problem:
        raise ValueError("damaged part") from problem


class PartReader:
    """Reads parts; the faces that several of them name are the same. Damaged parts raise ValueError."""

    def __init__(self) -> None:
        self._faces: dict[tuple[str, int], Face] = {}
        self._looks: dict[Look, Look] = {}

    def head(self, content: bytes) -> Head:
        """The head of a part."""
        return self._parts(content)[0]

    def drafts(self, content: bytes) -> Iterator[Draft]:
        """The papers of a part, whole pages put together again."""
        head, looks, rest = self._parts(content)
        for job, label, pages in _unpacked(rest):
            yield Draft(job, label, tuple(self._page(head, looks, *page) for page in pages))

    def _parts(self, content: bytes) -> tuple[Head, list[Look], bytes]:
        try:
            end = _LENGTH + int(content[:_LENGTH])
            data = _unpacked(content[_LENGTH:end])
            faces = [self._face(*each) for each in data["faces"]]
            looks = [self._look((faces[face], *rest)) for face, *rest in data["looks"]]
            sorts = {key: _sort(looks, each) for key, each in data["sorts"].items()}
            return Head(tuple(data["labels"]), sorts), looks, content[end:]
        except (KeyError, TypeError, IndexError) as problem:
            raise ValueError("damaged part") from problem

    def _face(self, name: str, path: str, number: int) -> Face:
        if (path, number) not in self._faces:
            self._faces[path, number] = Face(name, Path(path), number)
        return self._faces[path, number]

    def _look(self, look: Any) -> Look:
        return self._looks.setdefault(look, look)

    def _page(
        self, head: Head, looks: Sequence[Look], key: Key, runs: list[Any], pictures: list[Any]
    ) -> tuple[Key, Drawing]:
        alike = head.sorts[key].alike
        own = [Run(looks[look], place, text) for look, place, text in runs]
        shown = tuple(PlacedPicture(x, y, wide, high, b64decode(file)) for x, y, wide, high, file in pictures)
        return key, _with(alike, (*alike.runs, *own), shown)


def _sort(looks: Sequence[Look], data: list[Any]) -> Sort:
    count, width, height, rules, runs = data
    own = tuple(Run(looks[look], place, text) for look, place, text in runs)
    return Sort(count, Drawing(width, height, tuple(rules), own))
