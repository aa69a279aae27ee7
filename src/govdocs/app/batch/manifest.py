"""What a batch has done, line by line: the journal it resumes from, and the list for people."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from govdocs.app.batch.jobs import Job, sheet_words
from govdocs.digests import file_digest
from govdocs.resources import append_line, read_journal, write_files

JOURNAL = "manifest.jsonl"
"""The journal of a folder, for the program."""

LIST = "清单.csv"
"""The list of a folder, for people."""

SKIPPED_LIST = "跳过的记录.csv"
"""The records that were left out because of errors."""

_SYNCED = 8
"""So many lines of the journal are written through to the disk together: what a power cut can cost."""

_RISKY = ("=", "+", "-", "@")
"""A cell that begins so would become a formula."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file of a batch: its name, its pages (0 where they are not known), the digest of its bytes."""

    name: str
    pages: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What was made of a record; `kind` and `mark` say of which."""

    kind: str
    mark: str
    fingerprint: str
    files: tuple[Made, ...]

    @property
    def line(self) -> str:
        """As the journal has it."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))


@dataclass(slots=True)
class Journal:
    """The journal of a folder: the last entry of each record."""

    path: Path
    entries: dict[tuple[str, str], Entry]
    _added: int = 0

    @classmethod
    def of(cls, folder: Path) -> Journal:
        """That of `folder`; a line that a kill has torn is taken out."""
        path = folder / JOURNAL
        lines, torn = read_journal(path)
        found = [entry for line in lines if (entry := _entry(line))]
        journal = cls(path, {(entry.kind, entry.mark): entry for entry in found})
        if torn or len(found) < len(lines):
            journal.rewrite()
        return journal

    def add(self, entry: Entry) -> None:
        """Note that the files of a record are complete."""
        self._added += 1
        append_line(self.path, entry.line, synced=self._added % _SYNCED == 0)
        self.entries[entry.kind, entry.mark] = entry

    def rewrite(self, first: Iterable[Entry] = ()) -> None:
        """Write the journal anew, the entries `first` in their order before the others."""
        ordered = {(entry.kind, entry.mark): entry for entry in first}
        self.entries = {**ordered, **{key: each for key, each in self.entries.items() if key not in ordered}}
        text = "".join(f"{entry.line}\n" for entry in self.entries.values())
        write_files(self.path.parent, {self.path.name: text.encode()})

    def done(self, kind: str, job: Job) -> Entry | None:
        """The entry of a job that needs not be done again: nothing changed, and its files are whole."""
        entry = self.entries.get((kind, job.mark))
        if entry is None or entry.fingerprint != job.fingerprint:
            return None
        folder = self.path.parent
        return entry if all(file_digest(folder / file.name) == file.sha256 for file in entry.files) else None

    def vanished(self, kind: str, jobs: Sequence[Job]) -> tuple[Entry, ...]:
        """The entries of records that are no longer there, but whose files are."""
        marks = {job.mark for job in jobs}
        gone = (entry for entry in self.entries.values() if entry.kind == kind and entry.mark not in marks)
        return tuple(entry for entry in gone if self.present(entry.files))

    def present(self, files: Iterable[Made]) -> tuple[str, ...]:
        """The names of those of `files` that are in the folder."""
        return tuple(file.name for file in files if (self.path.parent / file.name).is_file())


def _entry(line: str) -> Entry | None:
    """The entry that a line holds; None where it holds none."""
    try:
        data = json.loads(line)
        files = tuple(
            Made(str(each["name"]), int(each["pages"]), str(each["sha256"])) for each in data["files"]
        )
        return Entry(str(data["kind"]), str(data["mark"]), str(data["fingerprint"]), files)
    except (ValueError, KeyError, TypeError):
        return None


def listed(jobs: Sequence[Job], entries: Mapping[str, Entry]) -> bytes:
    """清单.csv: a line for each file, in the order of the ledger."""
    files = {job.origin.file for job in jobs}
    rows = [
        (*place_of(job, files), file.name, file.pages or "", file.sha256)
        for job in jobs
        if job.mark in entries
        for file in entries[job.mark].files
    ]
    return table(("序号", "表", "行", "编号", "文件", "页数", "sha256"), rows)


def place_of(job: Job, files: Collection[str]) -> tuple[object, ...]:
    """The first cells of a job in a list: its number, the sheet and the row it stands in, its key."""
    return job.number, sheet_words(job.origin, files), job.origin.row or "", job.key


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as CSV that Excel and WPS open as it is: UTF-8 with its mark, no cell a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RISKY) else cell
