"""Items as a clerk has confirmed them, made by hand."""

from __future__ import annotations

from hashlib import sha256

from govdocs.archive.model import Item, Part, Scheme, StoredFile, YearArchive

SCHEME = Scheme("Z109", "例示县清禾镇人民政府", "机构", {"DZB": "党政办公室"})


def part(text, role="正文", source="通知.pdf", **facts):
    content = text.encode()
    return Part(role, source, sha256(content).hexdigest(), len(content), source.rpartition(".")[2], **facts)


def item(key="1", text="内容", **facts):
    """An item with one part whose content is `text`."""
    told = {
        "title": f"关于第{key}件事的通知",
        "author": "例示县清禾镇人民政府",
        "date": "20250310",
        "year": 2025,
        "retention": "D30",
        "parts": (part(text, source=f"{key}.pdf"),),
        "doc_no": f"清政发〔2025〕{key}号",
        "org": "DZB",
        "fonds": "Z109",
        "direction": "发文",
    }
    return Item(key, **{**told, **facts})


def stored(name, content):
    return StoredFile(name, name.rpartition(".")[2], len(content), sha256(content).hexdigest(), "working", 1)


def year(*items, **facts):
    return YearArchive(SCHEME, 2025, tuple(items), **facts)
