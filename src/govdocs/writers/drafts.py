"""Pages on their way into a merged PDF: small, whole and without code, so that another run can go on.

A draft holds what a page shows. The text and the rules that all pages of a sort have alike are its
plate: they are found here, where the pages are made, and drawn once where they are merged.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from govdocs.fonts.faces import Face
from govdocs.layout.pages import GlyphRun, Page, PlacedPicture, Rule

_COMPRESSION = 1

Key = str
"""Tells the sort of a page: its form, its number in it, its size and all its rules."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The pages of one paper: which job it belongs to, the label of the paper, the pages and their sorts."""

    job: int
    label: str
    pages: tuple[Page, ...]
    keys: tuple[Key, ...]

    @classmethod
    def of(cls, job: int, label: str, pages: Sequence[Page]) -> Draft:
        """That of a paper that is laid out."""
        keys = (_key(label, number, page) for number, page in enumerate(pages))
        return cls(job, label, tuple(pages), tuple(keys))


@dataclass(frozen=True, slots=True)
class Alike:
    """What the pages of one sort have alike, and how many there are."""

    count: int
    runs: frozenset[GlyphRun]


@dataclass(frozen=True, slots=True)
class Part:
    """Some papers of a batch, and by sort what their pages have alike."""

    drafts: tuple[Draft, ...]
    alike: dict[Key, Alike] = field(default_factory=dict)

    @classmethod
    def of(cls, drafts: Iterable[Draft]) -> Part:
        """The part with `drafts`."""
        found = tuple(drafts)
        alike: dict[Key, Alike] = {}
        for draft in found:
            for key, page in zip(draft.keys, draft.pages, strict=True):
                alike[key] = _joined(alike.get(key), Alike(1, frozenset(page.runs)))
        return cls(found, alike)


def gathered(alike: Mapping[Key, Alike], part: Part) -> dict[Key, Alike]:
    """What the pages of each sort have alike in `part` and in those gathered before."""
    return {**alike, **{key: _joined(alike.get(key), each) for key, each in part.alike.items()}}


def _joined(one: Alike | None, other: Alike) -> Alike:
    return Alike(one.count + other.count, one.runs & other.runs) if one else other


def _key(label: str, number: int, page: Page) -> Key:
    said = (label, number, page.width, page.height, page.rules)
    return sha256(repr(said).encode()).hexdigest()[:16]


def write_part(part: Part) -> bytes:
    """`part` as the bytes of a file."""
    faces = _Faces()
    data = {
        "drafts": [
            [draft.job, draft.label, draft.keys, [_page_data(page, faces) for page in draft.pages]]
            for draft in part.drafts
        ],
        "alike": {key: [each.count, _runs_data(each.runs, faces)] for key, each in part.alike.items()},
        "faces": faces.data,
    }
    return zlib.compress(json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass"), _COMPRESSION)


def read_part(content: bytes, faces: dict[tuple[str, int], Face]) -> Part:
    """The part in `content`; raises ValueError where it is damaged.

    `faces` are those met so far, by file and number; it grows.
    """
    try:
        data = json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass"))
        own = [_face(faces, *each) for each in data["faces"]]
        drafts = (
            Draft(job, label, tuple(_page(page, own) for page in pages), tuple(keys))
            for job, label, keys, pages in data["drafts"]
        )
        alike = {
            key: Alike(count, frozenset(_runs(runs, own))) for key, (count, runs) in data["alike"].items()
        }
        return Part(tuple(drafts), alike)
    except (zlib.error, KeyError, TypeError, IndexError) as problem:
        raise ValueError("damaged part") from problem


class _Faces:
    """The faces of a part, each by its place in a list."""

    def __init__(self) -> None:
        self.data: list[tuple[str, str, int]] = []
        self._places: dict[Face, int] = {}

    def place(self, face: Face) -> int:
        """The place of `face`, at the end of the list when it is new."""
        if face not in self._places:
            self._places[face] = len(self.data)
            self.data.append((face.name, str(face.path), face.number))
        return self._places[face]


def _face(faces: dict[tuple[str, int], Face], name: str, path: str, number: int) -> Face:
    if (path, number) not in faces:
        faces[path, number] = Face(name, Path(path), number)
    return faces[path, number]


def _page_data(page: Page, faces: _Faces) -> list[Any]:
    pictures = [(p.x, p.y, p.width, p.height, b64encode(p.data).decode()) for p in page.pictures]
    return [page.width, page.height, page.orientation, _runs_data(page.runs, faces), page.rules, pictures]


def _runs_data(runs: Iterable[GlyphRun], faces: _Faces) -> list[Any]:
    place = faces.place
    return [(x, y, text, place(face), *rest) for x, y, text, face, *rest in runs]


def _page(data: list[Any], faces: Sequence[Face]) -> Page:
    width, height, orientation, runs, rules, pictures = data
    return Page(
        width,
        height,
        orientation,
        None,
        tuple(_runs(runs, faces)),
        tuple(Rule(x0, y0, x1, y1, thick, tuple(color)) for x0, y0, x1, y1, thick, color in rules),
        tuple(PlacedPicture(x, y, wide, high, b64decode(file)) for x, y, wide, high, file in pictures),
    )


def _runs(data: list[Any], faces: Sequence[Face]) -> Iterator[GlyphRun]:
    for x, y, text, face, size, spacing, color, turn in data:
        yield GlyphRun(x, y, text, faces[face], size, spacing, tuple(color), turn)
