"""What checks look at: what was filed, and what was found in the files, as plain facts.

Reading the files is the work of others (`app.archiving`); a field that is None was not read, and checks
that need it do not run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from govdocs.archive.bags import Bag, Digested
from govdocs.archive.model import Box, Item, Part, Scheme, StoredFile, Volume, YearArchive
from govdocs.archive.places import PAYLOAD, item_folder, volume_folder
from govdocs.layout.free_space import Rect


@dataclass(frozen=True, slots=True)
class StampSeen:
    """A 归档章 found on a page: its frame, the edges of its cells, the texts of the six cells by rows.

    One that is `turned` reads downwards, its frame is higher than wide.
    """

    page: int
    frame: Rect
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[str, ...]
    turned: bool = False


@dataclass(frozen=True, slots=True)
class NumberSeen:
    """A number that stands alone on a page (1-based): `across` and `down` are its middle as parts of it."""

    page: int
    number: int
    across: float
    down: float


@dataclass(frozen=True, slots=True)
class PdfSeen:
    """A PDF as another program sees it. Lengths in millimetres, as a reader displays the page.

    `filled` says of each page whether it carries text or image; `text` is how that of page 1 begins, `texts`
    is where it comes near to a stamp, the stamp's own left out; `front` is True where the stamp has a sheet
    of its own, `title` stands in its properties. `measured` is False where stamp and numbers were not
    looked for.
    """

    pages: int = 0
    filled: tuple[bool, ...] = ()
    width: float = 0.0
    height: float = 0.0
    text: str = ""
    texts: tuple[Rect, ...] = ()
    stamps: tuple[StampSeen, ...] = ()
    numbers: tuple[NumberSeen, ...] = ()
    encrypted: bool = False
    damaged: str = ""
    level: str = ""
    open_fonts: tuple[str, ...] = ()
    active: tuple[str, ...] = ()
    measured: bool = False
    front: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class ListSeen:
    """A printed list read back from its file: its title, header and rows.

    Lengths are in millimetres. `repeats` says whether the header stands on each page, `margins` are top,
    bottom, left, right; a `width` of 0 says that the paper is not known.
    """

    path: str
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    width: float = 0.0
    height: float = 0.0
    repeats: bool = False
    margins: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class XmlSeen:
    """元数据.xml read back: the texts of its elements by name, or what is wrong with the file."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fault: str = ""


@dataclass(frozen=True, slots=True)
class EntrySeen:
    """An entry of 目录文件.XML: 档号, folder, and the bytes of its files by name."""

    code: str
    folder: str
    files: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CatalogueSeen:
    """目录文件.XML read back; `declared` are the counts that it states."""

    entries: tuple[EntrySeen, ...] = ()
    declared: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Validation:
    """What a validator of others says of a PDF/A file."""

    tool: str
    valid: bool
    message: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """A line of the access log: who, when, why, who approved it, what was taken."""

    who: str
    when: str
    why: str
    approver: str
    what: str


@dataclass(frozen=True, slots=True)
class Subject:
    """An archive of a year with all that was found out about it; None was not looked at.

    `fonds` is the 全宗号 of the office, `last_scheme` last year's scheme, `other_codes` the 档号 of the
    other years. `periods` are those that the retention table knows by its rows, `unfiled` says by 档号 what
    it would not have filed. `files` are all files of the bag by path. `open_texts` are the texts of copies
    that leave the circle of those in charge (T1 to T3), `public_texts` of those for everybody (T3);
    `secrets` are names and numbers that may not stand in them. `prints` are the texts of papers under
    其他 by path, `report` says whether the four-property report stands beside the bag, `data_fault` what is
    wrong with the record of the year.
    """

    today: date
    archive: YearArchive | None = None
    fonds: str | None = None
    last_scheme: Scheme | None = None
    other_codes: frozenset[str] | None = None
    periods: Mapping[str, tuple[str, ...]] | None = None
    unfiled: Mapping[str, str] | None = None
    files: Mapping[str, Digested] | None = None
    folders: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    data_fault: str = ""
    bag: Bag | None = None
    metadata: Mapping[str, XmlSeen] | None = None
    catalogue: CatalogueSeen | None = None
    pdfs: Mapping[str, PdfSeen] | None = None
    lists: tuple[ListSeen, ...] | None = None
    prints: Mapping[str, str] | None = None
    validations: Mapping[str, Validation] | None = None
    report: bool | None = None
    open_texts: Mapping[str, str] | None = None
    public_texts: Mapping[str, str] | None = None
    secrets: frozenset[str] | None = None
    access: tuple[Access, ...] | None = None

    @property
    def scheme(self) -> Scheme:
        """The scheme of the fonds."""
        return self.archive.scheme if self.archive else Scheme()

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of the year."""
        return self.archive.items if self.archive else ()

    @property
    def volumes(self) -> tuple[Volume, ...]:
        """The volumes of the year."""
        return self.archive.volumes if self.archive else ()

    @property
    def entries(self) -> tuple[Item | Volume, ...]:
        """Items and volumes."""
        return (*self.items, *self.volumes)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes of the year."""
        return self.archive.boxes if self.archive else ()

    def stored(self) -> Iterator[tuple[str, str, Part, StoredFile]]:
        """Every stored file of the year: 档号, path in the bag, its part, what is recorded of it."""
        for item in self.items:
            yield from _stored(item.code, item_folder(item), item.parts)
        for volume in self.volumes:
            for paper in volume.papers:
                yield from _stored(volume.code, volume_folder(volume), paper.parts)

    def seen(self) -> Iterator[tuple[Item, Part, PdfSeen]]:
        """The PDF/A copies of items that could be read: item, part, what is seen."""
        for item in self.items:
            for _, path, part, stored in _stored(item.code, item_folder(item), item.parts):
                seen = (self.pdfs or {}).get(path)
                if stored.purpose == "archival" and seen and not seen.damaged:
                    yield item, part, seen


def _stored(code: str, folder: str, parts: tuple[Part, ...]) -> Iterator[tuple[str, str, Part, StoredFile]]:
    for part in parts:
        for stored in part.stored:
            yield code, f"{PAYLOAD}/{folder}/{stored.name}", part, stored
