"""What has waited long enough: items to be appraised, items to be handed over, of all years of an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from govdocs.app.archiving.papers import list_papers
from govdocs.app.archiving.store import read_filed
from govdocs.app.printing import Press
from govdocs.archive.expiry import due_for_transfer, expired
from govdocs.archive.model import Item, Scheme, Volume, YearArchive
from govdocs.archive.papers.listing import Listing
from govdocs.archive.papers.lists import expiry_listing, transfer_listing
from govdocs.archive.places import DATA, PAYLOAD
from govdocs.errors import InputError
from govdocs.resources import write_files

_Lister = Callable[[Iterable[Item | Volume], Scheme, date], Listing]


@dataclass(frozen=True, slots=True)
class Due:
    """What is due on a day in the `archives` of some years; `paths` are the lists that were written."""

    archives: tuple[YearArchive, ...]
    expired: tuple[Item | Volume, ...]
    transfer: tuple[Item | Volume, ...]
    paths: tuple[Path, ...] = ()


def due(folder: Path, today: date) -> Due:
    """What is due `today` in the bags in `folder`, or in `folder` where it is one itself."""
    archives = tuple(sorted(archives_in(folder), key=lambda each: each.year))
    if not archives:
        raise InputError(f"“{folder}”里没有归档的年度", "给出放有“全宗号-年度”文件夹的归档文件夹")
    ended = tuple(each for archive in archives for each in expired(archive, today))
    over = tuple(each for archive in archives for each in due_for_transfer(archive, today))
    return Due(archives, ended, over)


def write_due(found: Due, output: Path, press: Press) -> tuple[Path, ...]:
    """The lists of what is due as files in `output`; none for what there is none of. Nothing is deleted."""
    today, scheme = press.context.today, found.archives[-1].scheme
    wanted: tuple[tuple[str, tuple[Item | Volume, ...], _Lister], ...] = (
        ("到期鉴定清单", found.expired, expiry_listing),
        ("移交清单", found.transfer, transfer_listing),
    )
    files: dict[str, bytes] = {}
    for name, things, lister in wanted:
        if things:
            papers = list_papers(lister(things, scheme, today), press)
            files |= {f"{name} {today:%Y%m%d}.{suffix}": content for suffix, content in papers.items()}
    return write_files(output, files) if files else ()


def archives_in(folder: Path) -> Iterator[YearArchive]:
    """The archives of the years whose bags lie in `folder`, or of the bag that it is."""
    roots = [folder] if (folder / PAYLOAD / DATA).is_file() else _bags(folder)
    yield from (filed.archive for filed in map(read_filed, roots) if filed)


def _bags(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path.parent.parent for path in folder.glob(f"[!.]*/{PAYLOAD}/{DATA}"))
