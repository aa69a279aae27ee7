"""What the styles of a Word file say of its paragraphs."""

from __future__ import annotations

from typing import Any

from govdocs.readers.docx_numbering import W


def properties(element: Any) -> dict[str, str]:
    """What a paragraph's properties say of alignment, outline level, list and page break."""
    if element is None:
        return {}
    paths = {
        "style": f"{W}pStyle",
        "align": f"{W}jc",
        "level": f"{W}outlineLvl",
        "list": f"{W}numPr/{W}numId",
        "depth": f"{W}numPr/{W}ilvl",
    }
    found = {name: element.find(path) for name, path in paths.items()}
    values = {
        name: one.get(f"{W}val") for name, one in found.items() if one is not None and one.get(f"{W}val")
    }
    page = element.find(f"{W}pageBreakBefore")
    if page is not None and page.get(f"{W}val") not in ("0", "false"):
        values["page"] = "1"
    return values


def styles_of(root: Any) -> dict[str, dict[str, str]]:
    """What each paragraph style says, its bases included; "" names the default style."""
    if root is None:
        return {}
    elements = {one.get(f"{W}styleId"): one for one in root.findall(f"{W}style")}
    default = next(
        (
            key
            for key, one in elements.items()
            if one.get(f"{W}default") == "1" and one.get(f"{W}type") == "paragraph"
        ),
        "",
    )
    styles = {key: _style_of(key, elements, 0) for key in elements}
    return {**styles, "": {"default": default or ""}}


def _style_of(key: str, elements: dict[str, Any], depth: int) -> dict[str, str]:
    element = elements.get(key)
    if element is None or depth > 20:
        return {}
    base = element.find(f"{W}basedOn")
    inherited = _style_of(base.get(f"{W}val"), elements, depth + 1) if base is not None else {}
    return {**inherited, **properties(element.find(f"{W}pPr"))}
