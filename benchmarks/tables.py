"""Speed and memory of tables beside reportlab's LongTable and LibreOffice, all in one run.

Usage: python benchmarks/tables.py [--rounds N] [--rows N,N] [--wait SECONDS]

Every way has a process of its own, which sets the table `--rounds` times; the best round counts: what
else the machine does counts least there. LongTable gets the column widths that govdocs found, its own
paragraphs and one of our fonts; it keeps no name, date or number whole. LibreOffice converts the Word
file and the workbook that govdocs wrote, each once; it may take `--wait` seconds. Memory is the most
that the process held in the first round, and what the table added to it.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

from govdocs.context import Context
from govdocs.fonts.bundled import bundled_face
from govdocs.fonts.library import bundled_fonts
from govdocs.kinds.registry import find_kind
from govdocs.layout.engine import layout
from govdocs.layout.pages import MM_PER_POINT, Pages
from govdocs.styles.gb9704 import GB9704
from govdocs.writers.docx.writer import write_docx
from govdocs.writers.pdf import write_pdf
from govdocs.writers.xlsx import write_xlsx
from ledger import HEAD, TITLE, duties, ledger, texts

CONTEXT = Context(date(2025, 4, 10))
OWN, LONG_TABLE = "govdocs", "LongTable"
NAMES = {OWN: "govdocs（排版+PDF）", LONG_TABLE: "reportlab LongTable"}
AIM = 5000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", default="1000,10000")
    parser.add_argument("--wait", type=float, default=120)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    sizes = [int(size) for size in chosen.rows.split(",")]
    if chosen.one:
        results = [WAYS[chosen.one](sizes[0]) for _ in range(chosen.rounds)]
        memory = {name: results[0][name] for name in ("peak", "added")}
        print(json.dumps(min(results, key=lambda each: each["seconds"]) | memory))
        return
    _breakdown(chosen.rounds)
    for rows in sizes:
        _compare(rows, chosen.rounds, chosen.wait)


# -- in a process of its own ----------------------------------------------------------------------


def _govdocs(rows: int) -> dict[str, float]:
    document, fonts = ledger(rows), bundled_fonts()
    write_pdf(layout(ledger(20, seed=1), GB9704, fonts), CONTEXT)
    before, start = _memory(), time.perf_counter()
    pages = layout(document, GB9704, fonts)
    laid = time.perf_counter()
    content = write_pdf(pages, CONTEXT)
    return _result(start, before, len(pages.pages), len(content)) | {"layout": laid - start}


def _long_table(rows: int) -> dict[str, float]:
    pdfmetrics.registerFont(TTFont("FangSong", bundled_face("GovDocs FangSong").path))
    found = layout(ledger(50), GB9704, bundled_fonts()).tables[0]
    style = ParagraphStyle(
        "cell", fontName="FangSong", fontSize=found.size, leading=found.pitch / MM_PER_POINT, wordWrap="CJK"
    )
    widths = [width / MM_PER_POINT for width in found.widths]
    looks = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    content = texts(rows)
    before, start = _memory(), time.perf_counter()
    cells = [[Paragraph(text, style) for text in row] for row in (HEAD, *content)]
    table = LongTable(cells, colWidths=widths, repeatRows=1, style=TableStyle(looks))
    out, points = BytesIO(), 72 / 25.4
    file = SimpleDocTemplate(
        out,
        pagesize=(297 * points, 210 * points),
        leftMargin=35 * points,
        rightMargin=37 * points,
        topMargin=28 * points,
        bottomMargin=26 * points,
    )
    file.build([Paragraph(TITLE, style), table])
    return _result(start, before, file.page, len(out.getvalue()))


WAYS: dict[str, Callable[[int], dict[str, float]]] = {OWN: _govdocs, LONG_TABLE: _long_table}


def _result(start: float, before: float, pages: int, size: int) -> dict[str, float]:
    seconds, peak = time.perf_counter() - start, _memory()
    return {"seconds": seconds, "pages": pages, "megabytes": size / 1e6, "peak": peak, "added": peak - before}


def _memory() -> float:
    """The most memory that this process held so far, in megabytes; the system's count begins before it."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / 1e6
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


# -- the comparison -------------------------------------------------------------------------------


def _compare(rows: int, rounds: int, wait: float) -> None:
    best = {}
    for name in WAYS:
        command = [sys.executable, __file__, "--one", name, "--rows", str(rows), "--rounds", str(rounds)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        best[name] = json.loads(done.stdout)
    print(f"\n{rows} 行 × 8 列，单元格自动换行，横排")
    print(f"{_padded('')}        秒      行/秒     倍数     页   文件MB  内存峰值MB  增加MB")
    for name, result in best.items():
        _print(NAMES[name], rows, result, best[OWN]["seconds"])
    own = best[OWN]
    print(f"　其中：排版 {own['layout']:.2f} 秒，写出 PDF {own['seconds'] - own['layout']:.2f} 秒", end="")
    print(f"；目标 ≥ {AIM} 行/秒")
    for name, seconds in _office(rows, wait):
        if seconds is None:
            print(f"{_padded(name)}  {wait:.0f} 秒内没有完成")
        else:
            _print(name, rows, {"seconds": seconds}, own["seconds"])


def _print(name: str, rows: int, result: dict[str, float], own: float) -> None:
    line = f"{_padded(name)}{result['seconds']:10.2f}{rows / result['seconds']:11.0f}"
    line += f"{result['seconds'] / own:9.1f}"
    if "pages" in result:
        line += (
            f"{result['pages']:7.0f}{result['megabytes']:9.2f}{result['peak']:12.0f}{result['added']:8.0f}"
        )
    print(line)


def _office(rows: int, wait: float) -> Iterator[tuple[str, float | None]]:
    """Seconds of LibreOffice's conversion of our Word file and our workbook; None where it takes too long."""
    if shutil.which("soffice") is None:
        return
    pages = layout(ledger(rows), GB9704, bundled_fonts())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "warm.docx").write_bytes(_word(layout(ledger(5), GB9704, bundled_fonts())))
        (folder / "ledger.docx").write_bytes(_word(pages))
        (folder / "ledger.xlsx").write_bytes(write_xlsx(pages, CONTEXT))
        _converted(folder, "warm.docx", wait)
        yield "LibreOffice，从 Word 文件", _converted(folder, "ledger.docx", wait)
        yield "LibreOffice，从 Excel 文件", _converted(folder, "ledger.xlsx", wait)


def _converted(folder: Path, name: str, wait: float) -> float | None:
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    command += ["--convert-to", "pdf", "--outdir", str(folder / "out"), str(folder / name)]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as office:
        try:
            office.wait(wait)
        except subprocess.TimeoutExpired:
            office.terminate()
            return None
    return time.perf_counter() - start


# -- one table of duties in three formats ---------------------------------------------------------


def _breakdown(rounds: int) -> None:
    kind = find_kind("责任分解表")
    record = kind.model.model_validate(duties())

    def pages() -> Pages:
        (document,) = kind.documents(record, CONTEXT, ())
        return layout(document, GB9704, bundled_fonts())

    laid = pages()
    ways: dict[str, Callable[[], object]] = {
        "组文+排版": pages,
        "写出 PDF": lambda: write_pdf(laid, CONTEXT),
        "写出 Word": lambda: _word(laid),
        "写出 Excel": lambda: write_xlsx(laid, CONTEXT),
    }
    times = {name: min(_seconds(way) for _ in range(max(rounds, 5))) for name, way in ways.items()}
    print(
        f"46 行责任分解表（{len(laid.pages)} 页）到 Word、PDF、Excel：{sum(times.values()) * 1000:.0f} 毫秒"
    )
    print("　其中：" + "，".join(f"{name} {seconds * 1000:.0f} 毫秒" for name, seconds in times.items()))


def _word(pages: Pages) -> bytes:
    return write_docx(pages.document, pages, GB9704, CONTEXT)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _padded(text: str, width: int = 30) -> str:
    """`text` and blanks, as wide as `width` half-width characters."""
    return text + " " * (width - sum(2 if ord(character) > 255 else 1 for character in text))


if __name__ == "__main__":
    main()
