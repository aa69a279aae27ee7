"""Speed and memory of govdocs beside docxtpl and LibreOffice, all in one run.

Usage: python benchmarks/run.py [--rounds N]

The ways take turns, and each line is its best round: what else the machine does counts least there.
docxtpl fills a plain template and decides nothing: no 28 characters a line, no 版记, no pages.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from docx import Document
from docxtpl import DocxTemplate

from govdocs.context import Context
from govdocs.fonts.library import bundled_fonts
from govdocs.kinds.registry import find_kind
from govdocs.layout.engine import layout
from govdocs.styles.gb9704 import GB9704
from govdocs.writers.docx.writer import write_docx
from govdocs.writers.pdf import write_pdf
from notice import notice, paragraphs

VARIANTS = 12
GOVDOCS = [sys.executable, "-c", "from govdocs.cli.main import main; main()"]
TODAY = date(2025, 4, 10)
PDF, WORD = "govdocs PDF（组文+排版+写出）", "govdocs Word（组文+排版+写出）"
HELP, RENDER = "govdocs --help（冷启动）", "govdocs render 一份到 Word 和 PDF（冷启动）"
AIMS = {PDF: "目标 ≥ 40 份/秒", WORD: "目标 ≥ 50 份/秒", HELP: "目标 < 0.25 秒", RENDER: "目标 < 1.2 秒"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        _print(_warm(rounds), _cold(rounds, Path(folder)), _office(Path(folder)))


def _warm(rounds: int) -> dict[str, float]:
    """Seconds a notice of each way, in a process that is already running."""
    ways = {**_own_ways(), "docxtpl": _docxtpl_way()}
    for way in ways.values():
        way(0)
    found: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            found[name].append(_seconds(lambda way=way: [way(seed) for seed in range(VARIANTS)]) / VARIANTS)
    return {name: min(times) for name, times in found.items()}


def _own_ways() -> dict[str, Callable[[int], object]]:
    kind, context, fonts = find_kind("通知"), Context(TODAY), bundled_fonts()
    records = [kind.model.model_validate(notice(seed)) for seed in range(VARIANTS)]

    def pages(seed: int):
        return layout(kind.compose(records[seed], context), GB9704, fonts)

    print(f"样张：{len(pages(0).pages)} 页（正文三页半，版记在最后一页）\n")
    laid = [pages(seed) for seed in range(VARIANTS)]
    return {
        PDF: lambda seed: write_pdf(pages(seed), context),
        WORD: lambda seed: write_docx(laid[seed].document, pages(seed), GB9704, context),
        "　其中：组文+排版": pages,
        "　其中：写出 PDF": lambda seed: write_pdf(laid[seed], context),
        "　其中：写出 Word": lambda seed: write_docx(laid[seed].document, laid[seed], GB9704, context),
    }


def _docxtpl_way() -> Callable[[int], bytes]:
    """The same texts through docxtpl, with a template made here."""
    template = Document()
    for text in ("{{ mark }}", "{{ number }}", "{{ title }}", "{{ addressees }}："):
        template.add_paragraph(text)
    for text in (
        "{%p for text in body %}",
        "{{ text }}",
        "{%p endfor %}",
        "附件：{{ note }}",
        "{{ issuer }}",
        "{{ day }}",
    ):
        template.add_paragraph(text)
    stored = io.BytesIO()
    template.save(stored)

    def fill(seed: int) -> bytes:
        data = notice(seed)
        fields = {name: data[name] for name in ("number", "title", "addressees")}
        fields |= {"mark": data["mark"][0], "issuer": data["issuers"][0], "day": data["signed_on"]}
        fields |= {"body": paragraphs(data)}
        out, file = io.BytesIO(), DocxTemplate(io.BytesIO(stored.getvalue()))
        file.render(fields, autoescape=True)
        file.save(out)
        return out.getvalue()

    return fill


def _cold(rounds: int, folder: Path) -> dict[str, float]:
    """Seconds of whole runs of the command, and the most memory one takes in megabytes."""
    (folder / "notice.json").write_text(json.dumps(notice(), ensure_ascii=False), encoding="utf-8")
    render = [*GOVDOCS, "render", str(folder / "notice.json"), "-f", "docx,pdf", "-o", str(folder)]
    helps, renders = [], []
    for _ in range(rounds):
        helps.append(_seconds(lambda: _run([*GOVDOCS, "--help"])))
        renders.append(_seconds(lambda: _run(render)))
    return {
        HELP: min(helps),
        RENDER: min(renders),
        "memory": _peak(render),
    }


def _peak(command: list[str]) -> float:
    """The peak memory of a command in megabytes, 0 where the system does not tell."""
    script = (
        "import json, resource, subprocess, sys; "
        "quiet = {'stdout': subprocess.DEVNULL, 'stderr': subprocess.DEVNULL}; "
        "subprocess.run(json.loads(sys.argv[1]), check=True, **quiet); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    result = subprocess.run(
        [sys.executable, "-c", script, json.dumps(command)], capture_output=True, text=True, check=False
    )
    unit = 1 if sys.platform == "darwin" else 1024
    return int(result.stdout) * unit / 1e6 if result.returncode == 0 else 0.0


def _office(folder: Path) -> dict[str, float]:
    """Seconds a notice through LibreOffice's conversion of our Word file to PDF."""
    files = sorted(folder.glob("*.docx"))
    if shutil.which("soffice") is None or not files:
        return {}
    batch = []
    for number in range(VARIANTS):
        batch.append(folder / f"batch{number}.docx")
        shutil.copy(files[0], batch[-1])
    convert = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to",
        "pdf",
    ]
    convert += ["--outdir", str(folder / "office")]
    _run([*convert, str(files[0])])
    single = _seconds(lambda: _run([*convert, str(files[0])]))
    many = _seconds(lambda: _run([*convert, *map(str, batch)])) / VARIANTS
    return {"LibreOffice 转换，一次一份": single, f"LibreOffice 转换，一次 {VARIANTS} 份": many}


def _print(warm: dict[str, float], cold: dict[str, float], office: dict[str, float]) -> None:
    memory = cold.pop("memory")
    print(f"{_padded('每份公文')}      毫秒     份/秒   与 govdocs PDF 之比")
    for name, seconds in {**warm, **office}.items():
        times = f"{seconds * 1000:10.1f}{1 / seconds:10.1f}{seconds / warm[PDF]:12.2f}"
        print(f"{_padded(name)}{times}   {AIMS.get(name, '')}".rstrip())
    print()
    for name, seconds in cold.items():
        print(f"{_padded(name)}{seconds:10.3f} 秒   {AIMS[name]}")
    print(f"{_padded('内存峰值（上一行的进程）')}{memory:10.0f} MB" if memory else "本系统不报告内存峰值")


def _padded(text: str, width: int = 46) -> str:
    """`text` and blanks, as wide as `width` half-width characters."""
    return text + " " * (width - sum(2 if ord(character) > 255 else 1 for character in text))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
