"""Fonts installed on this machine, found without any program's help."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from govdocs.errors import FontError
from govdocs.fonts.faces import Face
from govdocs.fonts.files import family_names, open_face
from govdocs.fonts.roles import FontRole

OFFICE_FAMILIES: dict[FontRole, tuple[str, ...]] = {
    FontRole.FANGSONG: ("仿宋_GB2312", "仿宋", "FangSong_GB2312", "FangSong"),
    FontRole.KAITI: ("楷体_GB2312", "楷体", "KaiTi_GB2312", "KaiTi"),
    FontRole.HEITI: ("黑体", "SimHei"),
    FontRole.SONGTI: ("宋体", "SimSun"),
    FontRole.XIAOBIAOSONG: ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
}
"""The families by which offices know the font of each role, the usual one first."""

_USUAL_FILES: dict[str, tuple[str, ...]] = {
    "仿宋": ("simfang.ttf",), "仿宋_GB2312": ("仿宋_gb2312.ttf", "simfang_gb2312.ttf", "fangsong_gb2312.ttf"),
    "楷体": ("simkai.ttf",), "楷体_GB2312": ("楷体_gb2312.ttf", "simkai_gb2312.ttf", "kaiti_gb2312.ttf"),
    "黑体": ("simhei.ttf",), "宋体": ("simsun.ttc", "simsun.ttf"),
    "方正小标宋简体": ("fzxbsjw.ttf", "fzxbsjw--gb1-0.ttf", "方正小标宋简体.ttf"),
    "方正小标宋_GBK": ("fzxbsk.ttf", "fzxbsk--gbk1-0.ttf", "方正小标宋_gbk.ttf"),
}  # fmt: skip

_WIDE_FILES = (
    "simsunb.ttf", "hanaminb.ttf", "hanamina.ttf", "babelstonehan.ttf", "tw-sung-ext-b-98_1.ttf",
    "tw-kai-ext-b-98_1.ttf", "plangothicp1-regular.ttf", "plangothicp2-regular.ttf", "simsun.ttc",
    "seguisym.ttf", "arialuni.ttf", "dejavusans.ttf",
)  # fmt: skip

_SUFFIXES = frozenset({".ttf", ".ttc", ".otf", ".otc"})


class InstalledFonts:
    """The font files in some folders; nothing is read before it is asked for."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._files: dict[str, Path] | None = None
        self._families: dict[str, tuple[Path, int]] | None = None

    def find(self, family: str) -> tuple[Path, int] | None:
        """The file of `family` and the number of the face in it, None when it is not installed."""
        for name in _USUAL_FILES.get(family, ()):
            if name in self._by_file():
                return self._by_file()[name], 0
        return self._by_family().get(family.casefold())

    def wide_faces(self) -> Iterator[Face]:
        """Faces with rare characters that bundled fonts lack, the best first."""
        for name in _WIDE_FILES:
            path = self._by_file().get(name)
            try:
                if path:
                    yield open_face(path)
            except FontError:
                continue

    def _by_file(self) -> Mapping[str, Path]:
        if self._files is None:
            self._files = {path.name.casefold(): path for path in _font_files(self._folders)}
        return self._files

    def _by_family(self) -> Mapping[str, tuple[Path, int]]:
        if self._families is None:
            self._families = {}
            for path in self._by_file().values():
                for number, names in enumerate(family_names(path)):
                    for name in names:
                        self._families.setdefault(name.casefold(), (path, number))
        return self._families


def system_folders(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Where a system of that name keeps its fonts: Windows, macOS, or any other as Linux does."""
    home = Path(environ.get("USERPROFILE") or environ.get("HOME") or "/")
    if platform.startswith("win"):
        local = Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
        windows = Path(environ.get("WINDIR") or "C:/Windows")
        return windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
    if platform == "darwin":
        return home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")
    shared = (Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))
    return home / ".local/share/fonts", home / ".fonts", *shared


def _font_files(folders: Sequence[Path]) -> Iterator[Path]:
    """The font files below `folders`, those of earlier folders last so that they win."""
    for folder in reversed(folders):
        for where, below, names in os.walk(folder):
            below.sort()
            yield from (Path(where, name) for name in sorted(names) if Path(name).suffix.lower() in _SUFFIXES)
