"""Use case: data files to documents. All are checked first; nothing is written when one is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from govdocs.app.printing import Options, Press, Printed, distinct, open_press
from govdocs.app.record_papers import print_record
from govdocs.app.records import LoadedRecord, load_record
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, Severity, error
from govdocs.errors import GovdocsError, InvalidDataError, UnknownFormatError
from govdocs.resources import read_bytes, write_files

_DATA_LIMIT = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Written:
    """One document on the disk."""

    printed: Printed
    paths: tuple[Path, ...]


def render_files(
    paths: Sequence[Path], folder: Path, options: Options, context: Context
) -> tuple[Written, ...]:
    """The documents of the data files at `paths`, written into `folder`: all of them or none."""
    press = open_press(options, context)
    return write_printed(printed_records(checked_records(paths, options), press), folder, paths)


def checked_records(paths: Sequence[Path], options: Options) -> list[tuple[LoadedRecord, Path]]:
    """The record of every data file, and where it lies; raises with the faults of all of them."""
    return list(_checked(dict.fromkeys(paths), options))


def printed_records(records: Sequence[tuple[LoadedRecord, Path]], press: Press) -> list[Printed]:
    """The papers of `records`, laid out; pictures are looked for beside the data."""
    wanted = press.options.papers
    _refuse_unknown_papers([record for record, _ in records], wanted)
    printed = distinct(
        [each for record, path in records for each in print_record(record, press, path.parent)]
    )
    if not printed:
        words = f"没有可以排印的“{'”“'.join(wanted)}”"
        raise UnknownFormatError(words, "数据中没有这种文书所需的内容，补写后再运行")
    return printed


def write_printed(
    printed: Sequence[Printed],
    folder: Path,
    inputs: Collection[Path] = (),
    beside: Mapping[str, bytes] | None = None,
) -> tuple[Written, ...]:
    """Papers written into `folder`, with the files `beside` them: all or none."""
    files = {f"{each.stem}.{suffix}": data for each in printed for suffix, data in each.contents.items()}
    written = iter(write_files(folder, {**files, **(beside or {})}, inputs))
    return tuple(Written(each, tuple(next(written) for _ in each.contents)) for each in printed)


def _refuse_unknown_papers(records: Sequence[LoadedRecord], wanted: Sequence[str]) -> None:
    """Raises when none of `records` becomes a paper that is wanted."""
    kinds = [record.kind for record in records]
    labels = (paper.label for kind in kinds for paper in kind.papers)
    known = list(dict.fromkeys((*labels, *(form.label for kind in kinds for form in kind.forms))))
    for name in wanted:
        if name not in known:
            hint = f"可用的文书：{'、'.join(known)}" if known else "这些数据各只有一种文书，不必写 --paper"
            raise UnknownFormatError(f"不认识的文书“{name}”", hint)


def _checked(paths: Iterable[Path], options: Options) -> Iterator[tuple[LoadedRecord, Path]]:
    """Every record; raises with the faults of all files when any file has one."""
    faults: list[Diagnostic] = []
    problems: list[GovdocsError] = []
    found: list[tuple[LoadedRecord, Path]] = []
    for path in paths:
        try:
            record = _allowed(load_record(read_bytes(path, _DATA_LIMIT), path.name), options)
        except GovdocsError as problem:
            problems.append(problem)
            faults.extend(
                getattr(problem, "diagnostics", ())
                or (error("D005", problem.message, path.name, problem.hint),)
            )
            continue
        found.append((record, path))
    if len(problems) == 1:
        raise problems[0]
    if problems:
        words = f"{len(problems)} 个文件有错误，没有生成任何文件"
        raise InvalidDataError(words, tuple(faults), "改正后重新运行")
    yield from found


def _allowed(record: LoadedRecord, options: Options) -> LoadedRecord:
    if not record.faulty:
        return record
    if options.as_is or record.imported:
        return replace(record, findings=tuple(map(_softened, record.findings)))
    words = f"“{record.name}”有不合规定的内容，没有生成任何文件"
    raise InvalidDataError(words, record.findings, "改正后重新运行；确需照原样排印，加 --as-is")


def _softened(finding: Diagnostic) -> Diagnostic:
    return replace(finding, severity=Severity.WARNING) if finding.severity is Severity.ERROR else finding
