"""The pages of a PDF without what acts, moves or is seen only on a screen (ISO 19005-2, 6.1, 6.3)."""

from __future__ import annotations

from collections import Counter

import pikepdf
from pikepdf import Array, Dictionary, Name

from govdocs.writers.archival_catalogue import forbidden
from govdocs.writers.archival_objects import drop, items_of, keep

_KEPT = frozenset(
    {
        "/Type",
        "/Parent",
        "/MediaBox",
        "/CropBox",
        "/BleedBox",
        "/TrimBox",
        "/ArtBox",
        "/Rotate",
        "/Resources",
        "/Contents",
        "/Group",
        "/Annots",
        "/StructParents",
        "/Tabs",
        "/UserUnit",
    }
)
_PRINTED = 4
"""The flag of an annotation that is printed, and hidden nowhere."""

_FILES = frozenset({"/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"})


def cleaned_pages(pdf: pikepdf.Pdf) -> list[str]:
    """Make comments and filled fields part of the page, drop what a page of paper has not; what was done."""
    met = _annotations(pdf)
    changes = _told(met)
    if met.total() > met["/Link"] + met["/Popup"]:
        if "/AcroForm" in pdf.Root and met["/Widget"]:
            pdf.generate_appearance_streams()
        pdf.flatten_annotations("screen")
        drop(pdf.Root, "/StructTreeRoot")
        drop(pdf.Root, "/MarkInfo")
    drop(pdf.Root, "/AcroForm")
    for page in pdf.pages:
        _clean(page.obj)
    return changes


def _annotations(pdf: pikepdf.Pdf) -> Counter[str]:
    """How many annotations there are by sort; "signed" counts signatures, "unseen" those without a look."""
    met: Counter[str] = Counter()
    for page in pdf.pages:
        for annotation in _list(page.obj):
            sort = str(annotation.get("/Subtype", ""))
            met[sort] += 1
            met["unseen"] += sort not in {"/Link", "/Popup", "/Widget"} and "/AP" not in annotation
            met["signed"] += str(annotation.get("/FT", "")) == "/Sig" and "/V" in annotation
    return met


def _told(met: Counter[str]) -> list[str]:
    files = sum(met[sort] for sort in _FILES)
    unseen, signed = met.pop("unseen", 0), met.pop("signed", 0)
    changes = []
    if signed:
        changes.append(f"有电子签名或电子印章 {signed} 处：样子留在页面上，签名只在原件里验证")
    if met["/Widget"] > signed:
        changes.append("可填写的栏目已固定为页面内容")
    if files:
        changes.append(f"去掉了附件、音频、视频 {files} 处，原件里还有")
    comments = met.total() - met["/Link"] - met["/Popup"] - met["/Widget"] - files
    if comments:
        changes.append(f"批注 {comments} 处已固定为页面内容")
    if unseen > files:
        changes.append(f"其中 {unseen - files} 处没有外观，只在原件里")
    return changes


def _list(page: Dictionary) -> list[Dictionary]:
    return [each for each in items_of(page.get("/Annots")) if isinstance(each, Dictionary)]


def _clean(page: Dictionary) -> None:
    keep(page, _KEPT)
    links = [each for each in _list(page) if _kept_link(each)]
    if links:
        page.Annots = Array(links)
    else:
        drop(page, "/Annots")


def _kept_link(annotation: Dictionary) -> bool:
    """True for a link that may stay; it is made to be printed and left nothing to do of its own."""
    if annotation.get("/Subtype") != Name.Link or ("/A" in annotation and forbidden(annotation.A)):
        return False
    drop(annotation, "/AA", "/PA", "/AP", "/OC")
    annotation.F = _PRINTED
    return True
