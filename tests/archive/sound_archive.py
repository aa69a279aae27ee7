"""An archive of a year without a fault, filed for real: what checks are tried on."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from years.drawing import Paper, content_of

from govdocs.app.archiving.filing import file_year
from govdocs.app.archiving.ready import Order, People, Ready
from govdocs.app.printing import Options, open_press
from govdocs.archive.model import Item, Part, Scheme
from govdocs.archive.retention import load_table, propose
from govdocs.context import Context

OFFICE = "例示县清禾镇人民政府"
SCHEME = Scheme("Z109", OFFICE, "机构", {"DZB": "党政办公室", "MZB": "民政和社会事务办公室"})
FILED = date(2026, 3, 18)
PEOPLE = People("施某远", "20260310", "何某川", "20260316")


class Sound:
    """The papers of an office, and what a clerk confirmed of them."""

    def __init__(self, folder):
        self.folder, self.files, self.items = folder, {}, []

    def part(self, file, title, doc_no="", role="正文", **facts):
        pages = facts.pop("pages", 1)
        paper = Paper(file, title, OFFICE, "2025年3月10日", doc_no, "各村（社区）", pages=pages)
        content = content_of(paper)
        self.files[file] = self.folder / "收集" / file
        self.files[file].parent.mkdir(exist_ok=True, parents=True)
        self.files[file].write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        return Part(role, file, digest, len(content), file.rpartition(".")[2], **facts)

    def add(self, title, number, *, pages=1, annexes=0, **facts):
        key = str(len(self.items) + 1)
        parts = [self.part(f"{key}.pdf", title, number, pages=pages)]
        parts += [
            self.part(f"{key}附件{one}.pdf", "附表", role="附件", number=one) for one in range(1, annexes + 1)
        ]
        if facts.get("direction", "发文") == "发文":
            parts += [self.part(f"{key}{role}.pdf", role, role=role) for role in ("发文稿纸", "定稿")]
        told = {
            "author": OFFICE,
            "date": f"202503{int(key):02}",
            "year": 2025,
            "retention": "D30",
            "org": "DZB",
        }
        told |= {"direction": "发文", "kind": "通知", "confirmed_by": "施某远", "annexes": annexes}
        table = load_table()
        item = Item(key, title, parts=tuple(parts), doc_no=number, **{**told, **facts})
        proposed = propose(item, table, OFFICE)
        item = replace(item, row=proposed.row, retention=proposed.retention, reason=proposed.reason)
        self.items.append(replace(item, table=table.version, year_reason="按签发日期"))

    def file(self, scheme=SCHEME, **order):
        ready = Ready(tuple(self.items), self.files, PEOPLE, load_table().version)
        press = open_press(Options(), Context(FILED))
        wish = Order(2025, self.folder / "归档", scheme, **order)
        return file_year(ready, wish, press, lambda *_: None)


def sound_archive(folder, **order):
    """File a year without a fault below `folder`; give what came of it."""
    sound = Sound(folder)
    sound.add(f"{OFFICE}关于做好防汛值班的通知", "清政发〔2025〕1号", pages=2)
    sound.add(f"{OFFICE}关于印发消防检查方案的通知", "清政发〔2025〕2号", annexes=2)
    sound.add(f"{OFFICE}关于报送人口数据的函", "清政函〔2025〕3号", kind="函", org="MZB")
    sound.add(f"{OFFICE}关于开展河道清理的通知", "清政发〔2025〕4号")
    return sound.file(**order)
