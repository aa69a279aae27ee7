"""10,000 documents archived: documents a second, memory, and what takes the time.

`python benchmarks/archive.py` makes so many one-page PDFs of an office that does not exist, lists, confirms
and files them, then runs the same list again. The machine is shared: seconds are those of the processors, all
processes together, and beside them stands the ratio to plainly copying the same files and digesting them.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from datetime import date, timedelta
from hashlib import sha512
from pathlib import Path

from govdocs.app.archiving.collecting import collect
from govdocs.app.archiving.confirmed import confirmed_items
from govdocs.app.archiving.examining import examined
from govdocs.app.archiving.filing import file_year
from govdocs.app.archiving.ready import Order, People, Ready
from govdocs.app.offices.office import Office
from govdocs.app.printing import Options, open_press
from govdocs.archive.model import Scheme
from govdocs.archive.retention import load_table
from govdocs.context import Context

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "archive"))
from years.drawing import Paper, content_of

YEAR = 2025
SCHEME = Scheme("Z109", "例示县清禾镇人民政府", "机构", {"DZB": "党政办公室", "SHB": "社会事务办公室"})
OFFICE = Office(name="例示县清禾镇人民政府", scheme=SCHEME, synthetic=True)
PEOPLE = People("施某远", "20260310", "何某川", "20260316")
_KINDS = ("通知", "报告", "函", "简报", "请示")


def papers(count: int) -> list[Paper]:
    """So many papers of a year: each with a number, a day, a text of its own."""
    made = []
    for number in range(1, count + 1):
        day = date(YEAR, 1, 1) + timedelta(days=(number - 1) % 365)
        title = f"例示县清禾镇人民政府关于第{number}项工作的{_KINDS[number % len(_KINDS)]}"
        folder = SCHEME.classes[("DZB", "SHB")[number % 2]]
        file = f"{folder}/发文/清政发〔{YEAR}〕{number}号 {title}.pdf"
        words = f"{day.year}年{day.month}月{day.day}日"
        text = (f"第{number}项工作已经安排，请照此办理。",) * 3
        made.append(Paper(file, title, OFFICE.name, words, f"清政发〔{YEAR}〕{number}号", "各村", text))
    return made


def processor_seconds() -> float:
    """What this process and those that it has ended took of the processors."""
    return sum(os.times()[:4])


class Clock:
    """Seconds of the processors, and those that passed, by the name of what took them."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.passed: dict[str, float] = {}

    @contextmanager
    def over(self, what: str):
        start, begun = processor_seconds(), time.monotonic()
        yield
        self.seconds[what] = processor_seconds() - start
        self.passed[what] = time.monotonic() - begun


def copied(source: Path, target: Path) -> None:
    """What nobody can be faster than: every file copied and digested once."""
    shutil.copytree(source, target)
    for path in target.rglob("*"):
        if path.is_file():
            sha512(path.read_bytes()).hexdigest()


def stages(clock: Clock) -> Callable[[str, int, int], None]:
    """Told of progress; keeps how long each stage of the filing took until the next one began."""
    now: list[tuple[str, float, float]] = [("准备", processor_seconds(), time.monotonic())]

    def told(what: str, done: int, whole: int) -> None:
        del done, whole
        before, start, begun = now[-1]
        if what != before:
            clock.seconds[f"  {before}"] = processor_seconds() - start
            clock.passed[f"  {before}"] = time.monotonic() - begun
            now.append((what, processor_seconds(), time.monotonic()))

    return told


def ready(source: Path, count: int, clock: Clock) -> Ready:
    """The papers listed and confirmed as they were proposed."""
    context = Context(date(2026, 3, 20))
    with clock.over("收集、列清单"):
        record = collect(source, YEAR, OFFICE, context).record
    assert len(record.items) == count, f"{len(record.items)} items of {count} papers"
    items = tuple(item.model_copy(update={"file_it": "是"}) for item in record.items)
    update = {"items": items, "confirmed_by": "魏某宁", "checked_by": "何某川"}
    with clock.over("核对清单和文件"):
        found = confirmed_items(record.model_copy(update=update), source, OFFICE, context)
    assert not found.faulty, found.findings[:3]
    return Ready(found.items, found.files, PEOPLE, record.table, synthetic=True)


def measured(home: Path, count: int, jobs: int) -> Clock:
    clock, source = Clock(), home / "文件"
    for paper in papers(count):
        path = source / paper.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content_of(paper))
    with clock.over("只复制并计算 SHA-512"):
        copied(source, home / "copy")
    given = ready(source, count, clock)
    order = Order(YEAR, home / "归档", SCHEME, "2b", jobs, load_table(), OFFICE.name)
    press = open_press(Options(), Context(date(2026, 3, 20)))
    with clock.over("归档"):
        told = stages(clock)
        outcome = file_year(given, order, press, told)
        told("完", 0, 0)
    assert len(outcome.new) == count
    with clock.over("再运行一次（没有新的文件）"):
        assert not file_year(given, order, press, lambda *words: None).new
    with clock.over("重新检测（verify）"):
        assert examined(outcome.root, outcome.root, order, date(2036, 1, 1)).sound
    return clock


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="archive-") as home:
        clock = measured(Path(home), wanted.count, wanted.jobs)
    plain = clock.seconds["只复制并计算 SHA-512"]
    for what, seconds in clock.seconds.items():
        rate = wanted.count / seconds if seconds else 0
        passed = clock.passed[what]
        print(f"{what:<16}{seconds:9.1f} 处理器秒{rate:8.0f} 件/秒{seconds / plain:9.1f} 倍{passed:9.1f} 秒")
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"内存最多 {peak / 1024:.0f} MB（一个进程），{wanted.jobs} 个进程")


if __name__ == "__main__":
    main()
