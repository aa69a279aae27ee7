"""Use case: what this machine has, what is missing, what that changes."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from pathlib import Path

from govdocs import __version__
from govdocs.app.offices.examining import office_notes
from govdocs.errors import GovdocsError
from govdocs.fonts.library import FontSet, bundled_fonts
from govdocs.kinds.registry import all_kinds
from govdocs.resources import resource_path


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what, whether it is in order, in words; `advice` marks what is worth knowing."""

    what: str
    good: bool
    words: str
    advice: bool = False

    @property
    def state(self) -> str:
        """正常, 提示 or 缺失."""
        return "缺失" if not self.good else "提示" if self.advice else "正常"


_RESOURCES = (
    ("Word 模板", ("templates", "docx", "base.docx")),
    ("随附字体", ("data", "fonts")),
    ("示例数据", ("data", "samples")),
)


def doctor(office_file: Path | None = None) -> tuple[Check, ...]:
    """Everything that govdocs needs, in the order a clerk would ask; `office_file` is that in force."""
    return (
        Check(
            "程序", True, f"govdocs {__version__}，Python {platform.python_version()}，{platform.system()}"
        ),
        Check(
            "文种",
            bool(all_kinds()),
            f"{len(all_kinds())} 个：{'、'.join(kind.label for kind in all_kinds())}",
        ),
        *(_resource(what, parts) for what, parts in _RESOURCES),
        *_fonts(),
        *(Check("本单位", each.good, each.words, each.advice) for each in office_notes(office_file)),
    )


def _resource(what: str, parts: tuple[str, ...]) -> Check:
    try:
        path = resource_path(*parts)
    except GovdocsError as problem:
        return Check(what, False, f"{problem.message}。{problem.hint}")
    return Check(what, True, f"在 {path}")


def _fonts() -> tuple[Check, ...]:
    try:
        return tuple(_roles(bundled_fonts()))
    except GovdocsError as problem:
        return (Check("字体", False, f"{problem.message}。{problem.hint}"),)


def _roles(fonts: FontSet) -> list[Check]:
    return [
        Check(f"字体：{each.role}", True, f"{each.face.path.name}；{each.effect}", not each.office_file)
        for each in fonts.explain()
    ]
