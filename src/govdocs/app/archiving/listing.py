"""The lists of a year on the disk: found, read, written once, and supplemented by what came later."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from govdocs.app.archiving.collecting import Collected, Wishes
from govdocs.app.archiving.confirmed import Confirmed, ListFile, read_confirmed
from govdocs.app.archiving.confirmed_files import UNLISTED, unlisted_findings
from govdocs.app.blank_workbooks import record_workbook
from govdocs.app.offices.office import Office
from govdocs.app.reference_sheets import retention_reference
from govdocs.context import Context
from govdocs.diagnostics import Severity
from govdocs.errors import InputError, InvalidDataError
from govdocs.kinds.filing.fields import LEFT_OUT
from govdocs.kinds.filing.record import LABEL, FilingList, ListedFile
from govdocs.kinds.registry import find_kind
from govdocs.resources import read_bytes, write_files

LIMIT = 256 * 1024 * 1024
"""The largest list in bytes."""

_OPEN_MARKS = ("~$", ".")


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list that was read: its file, what it confirms."""

    path: Path
    confirmed: Confirmed

    @property
    def waiting(self) -> bool:
        """True for a list that nobody has confirmed."""
        return not self.confirmed.record.confirmed_by


def lists_in(home: Path, year: int) -> tuple[Path, ...]:
    """The lists of `year` in the folder `home`, in the order in which they were made."""
    found = [*home.glob(f"{LABEL} {year}.xlsx"), *home.glob(f"{LABEL} {year} 补*.xlsx")]
    kept = (path for path in found if not path.name.startswith(_OPEN_MARKS))
    return tuple(sorted(kept, key=lambda path: (len(path.name), path.name)))


def read_lists(
    paths: Sequence[Path], source: Path | None, office: Office, context: Context, wishes: Wishes
) -> tuple[ReadList, ...]:
    """Every list; raises with the faults of all when any has one that stops the filing.

    Of several lists those that nobody has confirmed yet wait: they are given back, unconfirmed.
    """
    alone: list[ReadList] = []
    for path in paths:
        file = ListFile(read_bytes(path, LIMIT), path.name)
        confirmed = read_confirmed(file, source or _folder_for(path, office), office, context, wishes)
        alone.append(ReadList(path, confirmed))
    read = tuple(_told_together(alone))
    stopping = [each for each in read if each.confirmed.faulty and not (len(read) > 1 and each.waiting)]
    faults = tuple(finding for each in stopping for finding in each.confirmed.findings)
    if faults:
        count = sum(each.severity is Severity.ERROR for each in faults)
        words = f"归档清单有 {count} 处要改正，没有归档任何文件"
        raise InvalidDataError(words, faults, "在清单里逐处改正后重新运行")
    return read


def _told_together(read: Sequence[ReadList]) -> Iterator[ReadList]:
    """The lists; of files that one does not name only those are told that no other names, and once."""
    told: set[str] = set()
    for each in read:
        others = [other.confirmed.record for other in read if other is not each]
        left = [path for path in each.confirmed.unlisted if path not in told]
        told |= set(left)
        own = tuple(finding for finding in each.confirmed.findings if finding.code != UNLISTED)
        confirmed = replace(each.confirmed, findings=(*own, *unlisted_findings(left, others)))
        yield replace(each, confirmed=confirmed)


def _folder_for(path: Path, office: Office) -> Callable[[FilingList], Path]:
    """Finds the folder that a list names: beside the list, in the office's folder, or where we are."""

    def found(record: FilingList) -> Path:
        homes = [path.parent, *([office.folder] if office.folder else []), Path()]
        places = [home / record.folder for home in homes if record.folder]
        for place in places:
            if place.is_dir():
                return place
        words = f"找不到“{path.name}”列的文件所在的文件夹“{record.folder}”"
        raise InputError(words, "加上 --from 文件夹")

    return found


def write_list(collected: Collected, home: Path, source: Path, context: Context) -> Path:
    """The list of what was collected from the folder `source` as a workbook in `home`; never over another."""
    record = collected.record
    content = _content(_placed(record, home, source), collected, context)
    return _written(content, f"{LABEL} {record.year}.xlsx", home)


def write_supplement(
    collected: Collected, lists: Sequence[ReadList], home: Path, source: Path, context: Context
) -> tuple[Path, FilingList] | None:
    """A further list of what none of `lists` has; None where there is nothing new."""
    record = _without_listed(collected.record, [each.confirmed.record for each in lists])
    if not record.files:
        return None
    number = 1
    while (home / (name := f"{LABEL} {record.year} 补{number}.xlsx")).exists():
        number += 1
    content = _content(_placed(record, home, source), collected, context)
    return _written(content, name, home), record


def _content(record: FilingList, collected: Collected, context: Context) -> bytes:
    return record_workbook(find_kind(LABEL), record, context, retention_reference(collected.table))


def _placed(record: FilingList, home: Path, source: Path) -> FilingList:
    """The list with its folder as seen from `home`."""
    if record.folder != source.name:
        return record
    return record.model_copy(update={"folder": _shown(source, home)})


def _written(content: bytes, name: str, home: Path) -> Path:
    target = home / name
    if target.exists():
        raise InputError(f"“{target}”已经有了", "在它里面核对、写上确认人；要重新列，先把它改名")
    return write_files(home, {name: content})[0]


def _shown(source: Path, home: Path) -> str:
    """The folder as a list names it: from the list's own folder where it lies below, else in full."""
    whole = source.resolve()
    below = home.resolve()
    return whole.relative_to(below).as_posix() if whole.is_relative_to(below) else str(whole)


def _without_listed(record: FilingList, lists: Sequence[FilingList]) -> FilingList:
    """What of `record` stands in none of `lists`, its items counted on behind theirs."""
    known = {file.sha256 for each in lists for file in each.files}
    fresh = [file for file in record.files if file.sha256 not in known]
    wanted = {file.item for file in fresh if file.item and file.role != LEFT_OUT}
    first = 1 + max((_count(item.number) for each in lists for item in each.items), default=0)
    kept = [item for item in record.items if item.number in wanted]
    numbers = {item.number: str(number) for number, item in enumerate(kept, first)}
    items = tuple(item.model_copy(update={"number": numbers[item.number]}) for item in kept)
    files = tuple(_files(record.files, numbers, set(map(id, fresh))))
    return record.model_copy(update={"items": items, "files": files})


def _files(files: Sequence[ListedFile], numbers: Mapping[str, str], fresh: set[int]) -> Iterator[ListedFile]:
    for file in files:
        if file.item in numbers:
            yield file.model_copy(update={"item": numbers[file.item]})
        elif id(file) in fresh:
            yield file


def _count(number: str) -> int:
    return int(number) if number.isdecimal() else 0
