"""The archive of a year from what was filed and what is new: boxes, record, metadata, papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from govdocs import __version__
from govdocs.app.archiving.copies import CopyWish, archival_pdf
from govdocs.app.archiving.papers import archive_papers
from govdocs.app.archiving.ready import People, Ready
from govdocs.app.printing import Press
from govdocs.archive.bags import bag_info
from govdocs.archive.boxes import boxed, boxed_volumes
from govdocs.archive.days import day_of
from govdocs.archive.keeping import dump
from govdocs.archive.metadata import Origin, item_xml, volume_xml
from govdocs.archive.metadata_lists import catalogue_xml, readme_text
from govdocs.archive.model import Box, Item, Scheme, Volume, YearArchive
from govdocs.archive.order import class_place
from govdocs.archive.places import CATALOGUE_XML, DATA, METADATA, README, bag_name, item_folder, volume_folder
from govdocs.readers.pdf import look_at
from govdocs.writers.archival import Level
from govdocs.writers.archival_identity import Identity

PROGRAM = f"govdocs {__version__}"


@dataclass(frozen=True, slots=True)
class Fresh:
    """What a run files: items and volumes with their numbers and their stored files."""

    items: tuple[Item, ...] = ()
    volumes: tuple[Volume, ...] = ()


def assembled(filed: YearArchive, fresh: Fresh, scheme: Scheme, ready: Ready) -> YearArchive:
    """The archive of the year with what is `fresh`, in boxes; what was filed stays as it is."""
    items = sorted((*filed.items, *fresh.items), key=lambda item: (class_place(item, scheme), item.item_no))
    volumes = (*filed.volumes, *fresh.volumes)
    boxes = boxed_volumes(volumes, scheme, boxed(items, scheme, filed.boxes))
    known = {box.number for box in filed.boxes}
    people = _people(filed, ready.people)
    return replace(
        filed,
        scheme=scheme,
        items=tuple(items),
        volumes=volumes,
        boxes=tuple(box if box.number in known else _arranged(box, people) for box in boxes),
        arranged_by=people.arranged_by,
        arranged_on=people.arranged_on,
        checked_by=people.checked_by,
        checked_on=people.checked_on,
        table=ready.table or filed.table,
        synthetic=ready.synthetic or filed.synthetic,
    )


def record_files(archive: YearArchive, fresh: Fresh, day: date) -> dict[str, bytes]:
    """The record of the year, the lists of what there is, and the metadata of what is `fresh`, by path."""
    origin = Origin(archive.scheme, PROGRAM, archive.scheme.fonds_name)
    files: dict[str, bytes] = {}
    for item in fresh.items:
        files[f"{item_folder(item)}/{METADATA}"] = item_xml(item, origin, item_folder(item))
    for volume in fresh.volumes:
        files[f"{volume_folder(volume)}/{METADATA}"] = volume_xml(volume, origin, volume_folder(volume))
    files[DATA] = dump(archive)
    files[CATALOGUE_XML] = catalogue_xml(archive)
    files[README] = readme_text(archive, origin, day)
    return files


def papers_of(archive: YearArchive, press: Press, level: Level) -> dict[str, bytes]:
    """The papers of the year by path, those in PDF as PDF/A."""
    day = _last_day(archive)
    papers = archive_papers(archive, press)
    return {path: _lasting(path, content, archive, day, level) for path, content in papers.items()}


def bag_facts(archive: YearArchive, day: date) -> Mapping[str, str]:
    """What bag-info.txt says of the year."""
    name = bag_name(archive.scheme, archive.year)
    return bag_info(name, archive.scheme.fonds_name, PROGRAM, day)


def _lasting(path: str, content: bytes, archive: YearArchive, day: date, level: Level) -> bytes:
    if not path.endswith(".pdf"):
        return content
    title = path.rpartition("/")[2].removesuffix(".pdf")
    wish = CopyWish(Identity(title, archive.scheme.fonds_name, day), archive.scheme, None, 0, level)
    return archival_pdf(content, look_at(content), wish, path).content or content


def _people(filed: YearArchive, given: People) -> People:
    """Who did the work: as the list says, else as the year had it."""
    return People(
        given.arranged_by or filed.arranged_by,
        given.arranged_on or filed.arranged_on,
        given.checked_by or filed.checked_by,
        given.checked_on or filed.checked_on,
    )


def _arranged(box: Box, people: People) -> Box:
    return replace(
        box,
        arranged_by=people.arranged_by,
        arranged_on=people.arranged_on,
        checked_by=people.checked_by,
        checked_on=people.checked_on,
    )


def _last_day(archive: YearArchive) -> date:
    """The day of the last filing: that of the papers, so that the same archive gives the same bytes."""
    filed: tuple[Item | Volume, ...] = (*archive.items, *archive.volumes)
    days = (day_of(each.filed_on) for each in filed)
    return max((day for day in days if day), default=date(archive.year + 1, 1, 1))
