"""Speed and memory of batches of one-page orders, beside docxtpl and openpyxl alone, all in one run.

Usage: python benchmarks/forms.py [--count 10000] [--others 300]

Every way runs in a process of its own; checking the workbook is told apart from printing. Memory is the
peak of that process, or of the largest of its printing processes where that is more. Processor time is
that of all processes together: on a busy machine it says more than the rate.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from docxtpl import DocxTemplate
from openpyxl import Workbook

from govdocs.app.batch.opening import Order, open_batch
from govdocs.app.batch.running import run_batch
from govdocs.app.casebooks import load_casebook
from govdocs.app.printing import Options
from govdocs.context import Context
from govdocs.kinds.registry import find_kind
from govdocs.text.tags import tag_environment
from order_records import workbook

KIND, PAPER = "督促监护令", "正本"
TODAY = date(2025, 4, 10)
WAYS = {
    "PDF，一份一个文件": (("pdf",), 1, False, "目标 ≥ 100 份/秒"),
    "PDF，一份一个文件，2 个进程": (("pdf",), 2, False, ""),
    "PDF，合并": (("pdf",), 1, True, ""),
    "PDF，合并，2 个进程": (("pdf",), 2, True, "目标 ≥ 1000 页/秒"),
    "Word，一份一个文件": (("docx",), 1, False, "目标 ≥ 60 份/秒"),
    "Word，一份一个文件，2 个进程": (("docx",), 2, False, ""),
}
OTHERS = {"docxtpl 填同一个模板": "docxtpl", "openpyxl 填同样内容的工作表": "openpyxl"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--others", type=int, default=300)
    parser.add_argument("--way", help=argparse.SUPPRESS)
    parser.add_argument("--book", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.way:
        print(json.dumps(_measured(chosen.way, chosen.book, chosen.others)))
        return
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "工作簿.json"
        book.write_text(json.dumps(workbook(chosen.count), ensure_ascii=False), encoding="utf-8")
        _compare(book, chosen.count, chosen.others)


def _compare(book: Path, count: int, others: int) -> None:
    print(f"{count} 份{KIND}{PAPER}；docxtpl 和 openpyxl 各 {others} 份\n")
    print(f"{_padded('每份')}      毫秒     份/秒  CPU 毫秒   内存 MB   每份 KB")
    rates: dict[str, float] = {}
    for label, aim in {**{label: way[3] for label, way in WAYS.items()}, **dict.fromkeys(OTHERS, "")}.items():
        found = _run(label, book, others)
        rates[label] = found["count"] / found["seconds"]
        figures = (
            f"{1000 / rates[label]:10.2f}{rates[label]:10.1f}{found['cpu'] * 1000 / found['count']:10.2f}"
        )
        figures += f"{found['memory']:10.0f}{found['size']:10.1f}"
        print(f"{_padded(label)}{figures}   {aim}".rstrip(), flush=True)
        if "checked" in found and label == next(iter(WAYS)):
            rate = count / found["checked"]
            print(f"　　读入并检查 {count} 条：{found['checked']:.1f} 秒，每秒 {rate:.0f} 条")
    word, alone = rates["Word，一份一个文件"], rates["docxtpl 填同一个模板"]
    print(f"\nWord 与 docxtpl 之比：{word / alone:.1f} 倍")


def _run(label: str, book: Path, others: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--way", label, "--book", str(book), "--others", str(others)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def _measured(label: str, book: Path, others: int) -> dict[str, float]:
    """What one way takes, in this process."""
    if label in OTHERS:
        found = _docxtpl(others) if OTHERS[label] == "docxtpl" else _openpyxl(others)
    else:
        with tempfile.TemporaryDirectory() as folder:
            found = _batch(label, book, Path(folder))
    unit = 1 if sys.platform == "darwin" else 1024
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {**found, "memory": max(peaks) * unit / 1e6}


def _batch(label: str, book: Path, folder: Path) -> dict[str, float]:
    formats, processes, merged, _ = WAYS[label]
    options = Options(formats, papers=(PAPER,))
    merge = "合并.pdf" if merged else ""
    start = time.perf_counter()
    ready = open_batch(Order(KIND, (book,), folder / "印", options, processes, merge=merge), Context(TODAY))
    checked, busy = time.perf_counter(), _cpu()
    outcome = run_batch(ready, lambda done: None)
    seconds, busy = time.perf_counter() - checked, _cpu() - busy
    bytes_written = sum(path.stat().st_size for path in (folder / "印").glob("*.*") if path.suffix != ".csv")
    count = outcome.printed
    return {
        "count": count,
        "seconds": seconds,
        "cpu": busy,
        "checked": checked - start,
        "size": bytes_written / count / 1e3,
    }


def _cpu() -> float:
    """Seconds of processor time so far, of this process and of those that it has waited for."""
    return sum(os.times()[:4])


def _values(count: int) -> list[dict[str, object]]:
    """The values of the tags, as the batch has them."""
    content = json.dumps(workbook(count), ensure_ascii=False).encode()
    loaded = load_casebook([(content, "工作簿.json")], Context(TODAY))
    kind = find_kind(KIND)
    paper = next(each for each in kind.forms if each.label == PAPER)
    records = loaded.casebook.all(kind.name, kind.model)
    return [dict(paper.values(record, loaded.context)[0]) for record in records]


def _docxtpl(count: int) -> dict[str, float]:
    """The template that comes with govdocs, filled by docxtpl alone."""
    file = Path(__file__).resolve().parents[1] / "templates" / "docx" / f"{KIND} {PAPER}.docx"
    stored, environment, size = file.read_bytes(), tag_environment(), 0
    filled = _values(count)
    start, busy = time.perf_counter(), _cpu()
    for values in filled:
        out, template = io.BytesIO(), DocxTemplate(io.BytesIO(stored))
        template.render(values, environment, autoescape=True)
        template.save(out)
        size += len(out.getvalue())
    seconds, busy = time.perf_counter() - start, _cpu() - busy
    return {"count": count, "seconds": seconds, "cpu": busy, "size": size / count / 1e3}


def _openpyxl(count: int) -> dict[str, float]:
    """A sheet with the same texts, made by openpyxl alone."""
    filled, size = _values(count), 0
    start, busy = time.perf_counter(), _cpu()
    for values in filled:
        made, out = Workbook(), io.BytesIO()
        sheet = made.active
        for label, value in values.items():
            if isinstance(value, str) and label.isidentifier() and not label.isascii():
                sheet.append([label, value])
        made.save(out)
        size += len(out.getvalue())
    seconds, busy = time.perf_counter() - start, _cpu() - busy
    return {"count": count, "seconds": seconds, "cpu": busy, "size": size / count / 1e3}


def _padded(text: str, width: int = 34) -> str:
    """`text` and blanks, as wide as `width` half-width characters."""
    return text + " " * (width - sum(2 if ord(character) > 255 else 1 for character in text))


if __name__ == "__main__":
    main()
