"""The desk at which a year is archived: what the command asks, what the office has, opened once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from govdocs.app.archiving.children import Children, ChildrenWish, open_children
from govdocs.app.archiving.collecting import Collected, Wishes, collect, table_of
from govdocs.app.archiving.collecting_register import only_registered, registered_in, with_register
from govdocs.app.archiving.examining import public_folder
from govdocs.app.archiving.filing import file_year
from govdocs.app.archiving.listing import ReadList
from govdocs.app.archiving.personal_codes import CODES_FILE
from govdocs.app.archiving.press import press_of
from govdocs.app.archiving.ready import Order, Outcome, People, Ready, Told
from govdocs.app.archiving.store import originals
from govdocs.app.offices.office import Office
from govdocs.app.registering.opening import open_counter
from govdocs.archive.days import written
from govdocs.archive.places import bag_name
from govdocs.context import Context
from govdocs.errors import InputError
from govdocs.kinds.filing.record import LABEL
from govdocs.register.connecting import is_url
from govdocs.text.dates import parse_date
from govdocs.writers.archival import Level


@dataclass(frozen=True, slots=True)
class Request:
    """What the command asks: the year, the folder of the papers (None where a list names it), lists.

    `lists` are those named by the clerk, else those of `home` are used. `archive` is the folder of the
    archive. With `registered` only what the register knows is collected, from the office's folder.
    `children` are workbooks whose closed cases become volumes, with `every` the others too, as
    `confirmed_by` says.
    """

    year: int
    home: Path
    archive: Path
    source: Path | None = None
    registered: bool = False
    lists: tuple[Path, ...] = ()
    level: Level = "2b"
    jobs: int = 1
    children: tuple[Path, ...] = ()
    every: bool = False
    confirmed_by: str = ""


class Desk:
    """What every step of a run needs."""

    def __init__(self, request: Request, office: Office, context: Context, told: Told) -> None:
        self.request, self.office, self.context = request, office, context
        self._told = told
        self._press = press_of(office, context)
        self._children = self._opened() if request.children else None

    @property
    def source(self) -> Path | None:
        """The folder of the papers."""
        if not self.request.registered:
            return self.request.source
        if self.office.folder is None:
            hint = "在本单位的文件夹里运行，或写 --from 文件夹"
            raise InputError("--from register 要在本单位的文件夹里使用", hint)
        return self.office.folder

    @property
    def names(self) -> Mapping[str, str]:
        """The codes of the children by their names, where a workbook tells them."""
        return self._children.names if self._children else {}

    @property
    def originals(self) -> Mapping[str, Path]:
        """The files that were filed before as they came, by their SHA-256."""
        return originals(self.request.archive / bag_name(self.office.scheme, self.request.year))

    def collected(self, source: Path) -> Collected:
        """What lies in the folder `source`, with what the register tells of it."""
        count = 0

        def progress() -> None:
            nonlocal count
            count += 1
            self._told("收集", count, 0)

        wishes = Wishes(self.names, tuple(self._own()), progress)
        found = collect(source.resolve(), self.request.year, self.office, self.context, wishes)
        return self._compared(found)

    def _own(self) -> Iterator[Path]:
        """What may lie in the folder of the papers and is none: archive, lists, workbooks, register."""
        wish, office = self.request, self.office
        own = [wish.archive, public_folder(wish.archive), *wish.home.glob(f"{LABEL}*.xlsx"), *wish.children]
        own += [wish.home / CODES_FILE, *([office.file] if office.file else [])]
        if office.register and not is_url(office.register):
            own.append(Path(office.register))
        yield from (path.resolve() for path in own)

    def _compared(self, found: Collected) -> Collected:
        if not self._has_register():
            return found
        counter = open_counter("", self.office, self.context.today)
        with closing(counter.register):
            registered = registered_in(counter.register, self.request.year)
        told = with_register(found, registered, self.office)
        return only_registered(told, registered) if self.request.registered else told

    def _has_register(self) -> bool:
        """Whether there is one; reading makes none. Raises where a clerk asks for one that is not there."""
        place = self.office.register
        found = is_url(place) or (bool(place) and Path(place).is_file())
        if self.request.registered and not found:
            hint = "写 --from 文件夹，或先启用登记簿：govdocs register"
            raise InputError(f"这里没有登记簿（{place}）", hint)
        return found

    def filed(self, read: Sequence[ReadList]) -> Iterator[Outcome]:
        """What came of each confirmed list."""
        for each in read:
            if not each.waiting:
                yield file_year(_ready(each), self._order(), self._press, self._told)

    def volumes(self) -> tuple[Outcome, ...]:
        """What came of the children's workbooks."""
        if self._children is None:
            return ()
        order, office = self._order(), self.office
        version = order.table.version if order.table else ""
        people = People(office.people.get("整理人", ""), "", office.people.get("检查人", ""), "")
        ready = Ready((), {}, people, version, office.synthetic, children=self._children)
        return (file_year(ready, order, self._press, self._told),)

    def _opened(self) -> Children:
        wish = self.request
        confirmed_by = wish.confirmed_by or self.office.people.get("确认人", "")
        asked = ChildrenWish(wish.children, wish.year, confirmed_by, wish.every)
        return open_children(asked, self.office, self._press)

    def _order(self) -> Order:
        wish, office = self.request, self.office
        scheme = replace(office.scheme, fonds_name=office.scheme.fonds_name or office.name)
        return Order(
            wish.year,
            wish.archive,
            scheme,
            wish.level,
            wish.jobs,
            table_of(office),
            office.name,
            frozenset(self.names) or None,
        )


def _ready(read: ReadList) -> Ready:
    record = read.confirmed.record
    people = People(
        record.arranged_by, _plain(record.arranged_on), record.checked_by, _plain(record.checked_on)
    )
    return Ready(read.confirmed.items, read.confirmed.files, people, record.table, record.sample)


def _plain(day: str) -> str:
    """A date of a record (2026年3月10日) as YYYYMMDD."""
    found = parse_date(day)
    return written(found) if found else ""
