"""Use case: confirmed items become the archive of a year, wholly or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from govdocs.app.archiving.assembling import Fresh, assembled, bag_facts, papers_of, record_files
from govdocs.app.archiving.children import Shelf, store_volume
from govdocs.app.archiving.due import archives_in
from govdocs.app.archiving.examining import (
    examined,
    is_reported,
    put_beside,
    refuse_failed,
    set_public_aside,
    set_report_aside,
)
from govdocs.app.archiving.late import Comparison, compared
from govdocs.app.archiving.pdfs import Conversions, converted
from govdocs.app.archiving.ready import Order, Outcome, Ready, Told
from govdocs.app.archiving.store import Building, YearStore, building, open_store
from govdocs.app.archiving.storing import Stored, Task, store_item
from govdocs.app.batch.executors import executor_for, fitting, results
from govdocs.app.printing import Press
from govdocs.archive.days import written
from govdocs.archive.model import Item, Scheme, Volume, YearArchive
from govdocs.archive.order import class_of, late_findings, numbered, scheme_changes
from govdocs.archive.places import bag_name, item_folder
from govdocs.diagnostics import Diagnostic, Severity, error, info
from govdocs.errors import InputError, InvalidDataError
from govdocs.folders import beside, remove_folder

WORK = "work"
"""What of a run may serve the next one if it is killed: the PDFs of other formats."""

_RESTORED = {
    "went back": "上次归档在换上新文件夹时中断，已恢复到归档前的样子",
    "cleared": "上次归档中途停止，没有写完的内容已清除，归档还是原来的样子",
    "finished": "上次归档已完成，收尾时中断，已清理",
}


def file_year(ready: Ready, order: Order, press: Press, told: Told) -> Outcome:
    """File what is new of `ready`; what was filed before stays as it is, byte for byte."""
    _refuse_double_year(order)
    with open_store(order.folder, bag_name(order.scheme, order.year)) as store:
        filed = store.filed.archive if store.filed else YearArchive(order.scheme, order.year)
        _refuse_another_scheme(filed, order)
        own, elsewhere = _of_year(ready.items, order.year)
        comparison = compared(own, filed.items)
        _refuse(comparison.faults, "清单与已归档的内容矛盾，没有归档任何文件")
        noted = (*_restored(store), *elsewhere)
        if not comparison.new and not _volumes_wanted(ready, filed):
            _complete(store, order, press)
            late = ready.children.late(filed.volumes) if ready.children else ()
            return Outcome(store.root, filed, known=len(comparison.known), findings=(*noted, *late))
        outcome = _filed(comparison, filed, store, _Run(ready, order, press, told))
        return replace(outcome, findings=(*noted, *outcome.findings))


@dataclass(frozen=True, slots=True)
class _Run:
    ready: Ready
    order: Order
    press: Press
    told: Told


def _filed(comparison: Comparison, filed: YearArchive, store: YearStore, run: _Run) -> Outcome:
    day = written(run.press.context.today)
    new = tuple(replace(each, filed_on=day) for each in comparison.new)
    new = numbered(new, filed.items, run.order.scheme)
    with building(store) as build:
        stored = list(_stored(new, build, run))
        _refuse_blank(each.item for each in stored)
        order = {item.code: place for place, item in enumerate(new)}
        items = tuple(sorted((each.item for each in stored), key=lambda item: order[item.code]))
        volumes, told_volumes = _stored_volumes(filed, build, run)
        if not items and not volumes:
            return Outcome(store.root, filed, known=len(comparison.known), findings=tuple(told_volumes))
        fresh = Fresh(items, volumes)
        archive = assembled(filed, fresh, run.order.scheme, run.ready)
        run.told("目录、封面、备考表、盒脊", 0, 0)
        build.put(record_files(archive, fresh, run.press.context.today))
        build.put(papers_of(archive, run.press, run.order.level))
        run.told("检测", 0, 0)
        build.seal(archive, bag_facts(archive, run.press.context.today))
        public = set_public_aside(archive, store.root, run.press)
        report = examined(build.state.folder, store.root, run.order, run.press.context.today)
        refuse_failed(report, store.root, run.order, run.press.context.today)
        around = set_report_aside(report, store.root, run.press)
        build.state.commit()
        put_beside(store.root, {**public, **around})
    remove_folder(beside(store.root, WORK))
    begun = {class_of(item) for item in filed.items}
    late = tuple(item for item in items if class_of(item) in begun)
    findings = (*late_findings(new, filed.items), *(one for each in stored for one in each.findings))
    return Outcome(
        store.root,
        archive,
        items,
        len(comparison.known),
        late,
        volumes,
        (*findings, *told_volumes),
        report,
    )


def _refuse_blank(items: Iterable[Item]) -> None:
    """Raises for every file that became a PDF and has nothing on any page: it is no paper (A-34)."""
    findings = tuple(
        error(
            "A608",
            f"A-34 件 {item.key} 的{part.role}“{part.source}”没有一页有文字或图像",
            "",
            "换成有内容的文件，或在归档清单里把这一件改为不归档、删去这一行文件",
        )
        for item in items
        for part in item.parts
        if not part.pages and any(one.purpose == "archival" for one in part.stored)
    )
    if findings:
        words = f"{len(findings)} 个文件是空白的，没有归档任何文件"
        raise InvalidDataError(words, findings, "在归档清单或文件里改正后重新运行")


def _complete(store: YearStore, order: Order, press: Press) -> None:
    """Write what a run that was killed behind its last step did not write beside the bag."""
    if store.filed and not is_reported(store.root):
        public = set_public_aside(store.filed.archive, store.root, press)
        report = examined(store.root, store.root, order, press.context.today)
        put_beside(store.root, {**public, **set_report_aside(report, store.root, press)})


def _stored(items: Sequence[Item], build: Building, run: _Run) -> Iterator[Stored]:
    """Every item with its files in the next state, as each is done."""
    made = converted(items, run.ready.files, beside(build.store.root, WORK), run.told)
    jobs = fitting(run.order.jobs, len(items))
    executor = executor_for(jobs, _prepared, ())
    tasks = (_task(item, build, made, run) for item in items)
    for done, stored in enumerate(results(executor, store_item, tasks, jobs), 1):
        run.told("盖章、编页、转成 PDF/A", done, len(items))
        yield stored


def _volumes_wanted(ready: Ready, filed: YearArchive) -> int:
    return ready.children.count(_persons(filed)) if ready.children else 0


def _persons(filed: YearArchive) -> frozenset[str]:
    return frozenset(volume.person for volume in filed.volumes)


def _volumes_before(filed: YearArchive, order: Order) -> tuple[Volume, ...]:
    """The volumes of all years: their papers are not filed again."""
    others = (archive for archive in archives_in(order.folder) if archive.year != filed.year)
    return (*filed.volumes, *(volume for archive in others for volume in archive.volumes))


def _stored_volumes(
    filed: YearArchive, build: Building, run: _Run
) -> tuple[tuple[Volume, ...], list[Diagnostic]]:
    """The volumes of the children in the next state; one without a paper is told and left out."""
    children = run.ready.children
    if children is None:
        return (), []
    shelf = Shelf(build.payload, run.order.scheme, run.order.level, run.press.context.today)
    made: list[Volume] = []
    told = [*children.findings, *children.late(filed.volumes)]
    known = _persons(filed)
    count = children.count(known)
    for done, personal in enumerate(children.volumes(known, _volumes_before(filed, run.order)), 1):
        run.told("一人一档", done, count)
        if not personal.volume.papers:
            told += personal.findings
            continue
        volume, findings = store_volume(personal, (*filed.volumes, *made), shelf)
        made.append(volume)
        told += findings
    return tuple(made), told


def _task(item: Item, build: Building, made: Conversions, run: _Run) -> Task:
    sources = {source for part in item.parts for source in (part.source, part.working) if source}
    return Task(
        item,
        build.payload / item_folder(item),
        run.order.scheme,
        {source: run.ready.files[source] for source in sources},
        run.press.context.today,
        run.order.level,
        {source: made.pdfs[source] for source in sources if source in made.pdfs},
        {source: made.why_not[source] for source in sources if source in made.why_not},
    )


def _prepared() -> None:
    """A process needs nothing beforehand: fonts are read with the first stamp."""


def _of_year(items: Sequence[Item], year: int) -> tuple[list[Item], list[Diagnostic]]:
    """The items of the year, and a finding for each of another year."""
    told = [
        info(
            "A604",
            f"《{item.title}》归入{item.year}年度，没有在{year}年度归档",
            f"归档清单 第 {item.key} 件",
            f"运行：govdocs archive {item.year} --list 这份清单",
        )
        for item in items
        if item.year != year
    ]
    return [item for item in items if item.year == year], told


def _refuse_another_scheme(filed: YearArchive, order: Order) -> None:
    """Raises where the year began with another scheme; between years that is told by the checks."""
    if filed.items:
        changes = scheme_changes(order.scheme, filed.scheme, "已归档的")
        _refuse(
            [replace(each, severity=Severity.ERROR) for each in changes],
            "分类方案与本年度已归档的不同，没有归档任何文件",
        )


def _refuse_double_year(order: Order) -> None:
    """Raises where the year was filed before the office had its 全宗号: it would be filed twice."""
    before = order.folder / bag_name(Scheme(), order.year)
    if order.scheme.fonds and before.exists():
        words = f"{order.year}年度在没有全宗号时已归档在“{before}”，没有归档任何文件"
        hint = "把那个文件夹移到别处保存（不要删去），再用这一年全部的归档清单重新归档"
        raise InputError(words, hint)


def _restored(store: YearStore) -> Iterator[Diagnostic]:
    if store.restored:
        yield info("A605", _RESTORED[store.restored], str(store.root))


def _refuse(faults: Sequence[Diagnostic], words: str) -> None:
    if faults:
        raise InvalidDataError(words, tuple(faults), "改正以后重新运行")
