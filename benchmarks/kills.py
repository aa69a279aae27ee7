"""A batch killed again and again at random moments: in the end every file is there, once and whole.

`python benchmarks/kills.py` runs the acceptance: 500 orders, 50 kills, separate files and a merged one.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pypdfium2

from order_records import workbook

KIND = "督促监护令"
LOCK = ".govdocs-batch.lock"


@dataclass(frozen=True)
class Trial:
    """A batch to be killed: the workbook, the options, after how many seconds of printing at the latest."""

    book: Path
    options: tuple[str, ...]
    latest: float

    def start(self, folder: Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "govdocs", "batch", KIND, str(self.book), "-o", str(folder)]
        return subprocess.Popen(
            [*command, "--paper", "正本", "--quiet", *self.options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def printing(self, folder: Path) -> subprocess.Popen[bytes]:
        """The batch at the moment when it begins to print."""
        run = self.start(folder)
        while run.poll() is None and not (folder / LOCK).is_file():
            time.sleep(0.01)
        return run

    def kill(self, folder: Path, chance: random.Random) -> bool:
        """Start the batch, kill it at a random moment of its printing; True when it was still at it."""
        run = self.printing(folder)
        try:
            run.wait(chance.uniform(0.0, self.latest))
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            run.wait()
            return True
        return False

    def finish(self, folder: Path) -> float:
        """Let the batch run to its end; give the seconds that it printed."""
        run, start = self.printing(folder), time.monotonic()
        assert run.wait() == 0, "the last run did not end well"
        return time.monotonic() - start


def digests(folder: Path) -> dict[str, str]:
    """The files of a folder, hidden ones included, by name."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def torn(folder: Path) -> list[str]:
    """The PDF files in `folder` that another reader cannot open."""
    found = []
    for path in folder.glob("*.pdf"):
        try:
            with pypdfium2.PdfDocument(path) as document:
                assert len(document)
        except pypdfium2.PdfiumError:
            found.append(path.name)
    return found


def tried(trial: Trial, whole: Path, folder: Path, kills: int, seed: int) -> tuple[int, list[str]]:
    """How many kills hit a batch at work, and what is wrong in the end: `whole` is a run nobody killed."""
    chance = random.Random(seed)
    hits, faults = 0, []
    for _ in range(kills):
        hits += trial.kill(folder, chance)
        if folder.is_dir():
            faults += [f"torn: {name}" for name in torn(folder)]
            finished = digests(whole)
            faults += [
                f"not as it should be: {name}"
                for name, digest in digests(folder).items()
                if name.endswith(".pdf") and finished.get(name) != digest
            ]
    trial.finish(folder)
    if digests(folder) != digests(whole):
        faults.append(f"other files than in one go: {sorted(digests(folder).keys() ^ digests(whole).keys())}")
    return hits, faults


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=500)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--latest", type=float, help="seconds of printing; else a quarter of a whole run")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        book = home / "工作簿.json"
        book.write_text(json.dumps(workbook(chosen.records), ensure_ascii=False), encoding="utf-8")
        ways = (
            ("separate", ("-f", "pdf")),
            ("separate, 2 processes, Word too", ("--jobs", "2")),
            ("merged", ("--merge", "合并.pdf")),
        )
        for number, (label, options) in enumerate(ways):
            whole, folder = home / f"whole{number}", home / f"killed{number}"
            seconds = Trial(book, options, 0.0).finish(whole)
            trial = Trial(book, options, chosen.latest or seconds / 4)
            hits, faults = tried(trial, whole, folder, chosen.kills, chosen.seed)
            files = len(digests(folder))
            words = f"{chosen.records} records, seed {chosen.seed}: {hits} of {chosen.kills} kills hit"
            print(f"{label}: {words}, {files} files in the end, faults: {faults or 'none'}", flush=True)


if __name__ == "__main__":
    main()
