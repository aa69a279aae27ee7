"""What a PDF carries beside its pages: PDF/A keeps what is read, drops what acts (ISO 19005-2, 6.6, 6.9)."""

from __future__ import annotations

import pikepdf
from pikepdf import Dictionary

from govdocs.writers.archival_objects import drop, items_of, keep

_KEPT = frozenset(
    {
        "/Type",
        "/Pages",
        "/Outlines",
        "/PageLabels",
        "/ViewerPreferences",
        "/PageMode",
        "/PageLayout",
        "/Lang",
        "/MarkInfo",
        "/StructTreeRoot",
        "/Names",
        "/Dests",
        "/OCProperties",
        "/AcroForm",
    }
)
_TOLD = {
    "/Collection": "去掉了文件夹式的附件目录",
    "/AA": "去掉了自动执行的动作",
    "/Perms": "去掉了使用权限的签名",
}
_ALLOWED_ACTIONS = frozenset({"/GoTo", "/URI", "/Named", "/Thread"})
_DEPTH = 200_000


def cleaned_catalogue(pdf: pikepdf.Pdf) -> list[str]:
    """Drop from the catalogue what PDF/A does not know; what was done, in Chinese."""
    root = pdf.Root
    changes = [words for key, words in _TOLD.items() if key in root]
    changes += _names(root)
    if _acts(root.get("/OpenAction")):
        changes.append("去掉了打开时执行的动作")
    keep(root, _KEPT)
    _clean_layers(root)
    if _clean_outline(root):
        changes.append("去掉了书签里的动作")
    return changes


def _names(root: pikepdf.Object) -> list[str]:
    """Keep the named places alone; scripts and attached files go, and are told."""
    names = root.get("/Names")
    if not isinstance(names, Dictionary):
        if names is not None:
            del root["/Names"]
        return []
    told = {"/JavaScript": "去掉了脚本程序", "/EmbeddedFiles": "去掉了附在 PDF 里的文件，原件里还有"}
    changes = [words for key, words in told.items() if key in names]
    root.Names = Dictionary(Dests=names.Dests) if "/Dests" in names else Dictionary()
    return changes


def _acts(action: object) -> bool:
    """True for an action that does more than to go to a page."""
    return isinstance(action, Dictionary) and str(action.get("/S")) != "/GoTo"


def forbidden(action: object) -> bool:
    """True for an action that PDF/A does not allow: scripts, programs, media, forms (6.5.1)."""
    return not isinstance(action, Dictionary) or str(action.get("/S")) not in _ALLOWED_ACTIONS


def _clean_layers(root: pikepdf.Object) -> None:
    """Layers bear names and no automatic states (ISO 19005-2, 6.9)."""
    properties = root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return
    configurations = [properties.get("/D"), *items_of(properties.get("/Configs"))]
    for number, each in enumerate(configurations):
        if isinstance(each, Dictionary):
            drop(each, "/AS")
            if "/Name" not in each:
                each.Name = pikepdf.String(f"Layers {number + 1}")


def _clean_outline(root: pikepdf.Object) -> int:
    """Drop the actions of bookmarks that PDF/A does not allow; how many."""
    dropped = 0
    seen: set[tuple[int, int]] = set()
    waiting = [root.get("/Outlines")]
    while waiting and len(seen) < _DEPTH:
        entry = waiting.pop()
        if not isinstance(entry, Dictionary) or entry.objgen in seen:
            continue
        if entry.is_indirect:
            seen.add(entry.objgen)
        waiting += [entry.get("/First"), entry.get("/Next")]
        if "/A" in entry and forbidden(entry.A):
            del entry["/A"]
            dropped += 1
        drop(entry, "/SE")
        drop(entry, "/AA")
    return dropped
