"""Which face draws a character in a role: the chain of fonts, asked character by character.

By default only the bundled fonts are used, so that a record has the same lines and pages on every
machine; the office's own fonts serve where a profile or an option names them. A character that no
bundled font has is looked for among the installed ones; the room it takes is one cell all the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from govdocs.diagnostics import Diagnostic, info, warning
from govdocs.fonts.bundled import COMMON_FAMILIES, ROLE_FAMILIES, bundled_face
from govdocs.fonts.faces import Face
from govdocs.fonts.files import RefusedFontError, open_face
from govdocs.fonts.installed import OFFICE_FAMILIES, InstalledFonts, system_folders
from govdocs.fonts.marks import BOXES, is_foreign_letter, is_mark, is_unseen
from govdocs.fonts.roles import FontRole

MISSING_WIDTH = 1.0
"""The width in em of the framed box that stands for a character without a glyph."""

_FULL = 0.99  # em: a letter of that width stands in a full cell

_NEVER_INSTALLED = frozenset({"Cc", "Cs", "Co"})  # controls, surrogates, private use: no common meaning


@dataclass(frozen=True, slots=True)
class RoleReport:
    """What serves a role on this machine: `face`, the office font and where it is, what follows."""

    role: FontRole
    face: Face
    office_family: str
    office_file: Path | None
    effect: str


class _Memory(dict[str, "Face | None"]):
    """What was picked for each character, found when first asked."""

    def __init__(self, find: Callable[[str], Face | None]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, character: str) -> Face | None:
        face = self[character] = self._find(character)
        return face


class _Widths(dict[str, float]):
    """The width in em of each character, found when first asked."""

    def __init__(self, memory: _Memory) -> None:
        super().__init__()
        self._memory = memory

    def __missing__(self, character: str) -> float:
        face = self._memory[character]
        width = 0.0 if is_mark(character) else face.advance(character) if face else MISSING_WIDTH
        self[character] = width
        return width


class FontSet:
    """The fonts of a run. `findings` tells which of the wanted fonts could not be used."""

    def __init__(
        self,
        user: Mapping[FontRole, Face],
        installed: InstalledFonts,
        findings: tuple[Diagnostic, ...] = (),
    ) -> None:
        self.findings = findings
        self._user = dict(user)
        self._installed = installed
        self._picked = {role: _Memory(partial(self._find, role)) for role in FontRole}
        self._widths = {role: _Widths(self._picked[role]) for role in FontRole}

    def pick(self, role: FontRole, character: str) -> Face | None:
        """The face that draws `character`; None when none can, then a framed box stands for it."""
        return self._picked[role][character]

    def width(self, role: FontRole, text: str) -> float:
        """The natural width of `text` in em."""
        return sum(map(self._widths[role].__getitem__, text))

    def widths(self, role: FontRole) -> Mapping[str, float]:
        """The width in em by character; asking is a dictionary look-up."""
        return self._widths[role]

    def runs(self, role: FontRole, text: str) -> tuple[tuple[Face | None, str], ...]:
        """`text` in the longest pieces of one face; marks stay with what they stand on."""
        picked = self._picked[role]
        starts: list[tuple[int, Face | None]] = []
        for index, character in enumerate(text):
            face = picked[character]
            if not starts or (face is not starts[-1][1] and not is_mark(character)):
                starts.append((index, face))
        ends = [*(start for start, _ in starts[1:]), len(text)]
        return tuple((face, text[start:end]) for (start, face), end in zip(starts, ends, strict=False))

    def face(self, role: FontRole) -> Face:
        """The first face of the role: the user's, else the bundled one."""
        return next(self._chain(role))

    def report(self, role: FontRole, text: str, where: str = "") -> tuple[Diagnostic, ...]:
        """Which characters of `text` another font draws, and which none can."""
        first = self.face(role)
        found: dict[Face | None, list[str]] = {}
        for character in dict.fromkeys(text):
            face = self._picked[role][character]
            if face is not first and not self._expected(first, face, character):
                found.setdefault(face, []).append(character)
        return tuple(_fallback(role, face, "".join(names), where) for face, names in found.items())

    @staticmethod
    def _expected(first: Face, face: Face | None, character: str) -> bool:
        """True where another face serves by rule: for marks, spaces, boxes, and foreign letters."""
        if is_foreign_letter(character):
            return face is not None and first.has(character)
        if character in BOXES:
            return face is not None
        return (is_mark(character) and (face is not None or is_unseen(character))) or character.isspace()

    def explain(self) -> tuple[RoleReport, ...]:
        """For each role what serves it, whether the office font is installed, and what that changes."""
        return tuple(self._explain(role) for role in FontRole)

    def _chain(self, role: FontRole) -> Iterator[Face]:
        if role in self._user:
            yield self._user[role]
        for family in (*ROLE_FAMILIES[role], *COMMON_FAMILIES):
            yield bundled_face(family)

    def _find(self, role: FontRole, character: str) -> Face | None:
        if character in BOXES and (face := bundled_face(COMMON_FAMILIES[0])).has(character):
            return face
        having = [face for face in self._chain(role) if face.has(character)]
        if is_foreign_letter(character):
            having.sort(key=lambda face: face.advance(character) >= _FULL)
        if having:
            return having[0]
        if is_mark(character) or unicodedata.category(character) in _NEVER_INSTALLED:
            return None
        return next((face for face in self._installed.wide_faces() if face.has(character)), None)

    def _explain(self, role: FontRole) -> RoleReport:
        face = self.face(role)
        family, path = _office_font(role, self._installed)
        return RoleReport(role, face, family, path, _effect(role, face, family, path))


@cache
def bundled_fonts() -> FontSet:
    """The fonts that come with govdocs, the same on every machine."""
    return font_set()


def font_set(
    user: Mapping[FontRole, Path | str] | None = None, folders: Sequence[Path] | None = None
) -> FontSet:
    """The fonts of a run.

    `user` names the office's own font of a role: a file (`字体.ttf`, `字体.ttc#1` for the second face
    of a collection) or the family name of an installed font. One that cannot be embedded is told of
    in `findings`, and the bundled one serves. `folders` are searched for installed fonts; None for
    those of the system.
    """
    installed = InstalledFonts(system_folders() if folders is None else folders)
    faces: dict[FontRole, Face] = {}
    findings: list[Diagnostic] = []
    for role, wish in (user or {}).items():
        try:
            faces[role] = _wanted(str(wish), installed)
        except RefusedFontError as refusal:
            hint = f"{role}改用随附的“{ROLE_FAMILIES[role][0]}”。{refusal.hint}"
            findings.append(warning(refusal.code, refusal.message, f"字体：{role}", hint))
    return FontSet(faces, installed, tuple(findings))


def _wanted(wish: str, installed: InstalledFonts) -> Face:
    name, _, number = wish.rpartition("#") if wish.rpartition("#")[2].isdigit() else (wish, "", "0")
    if Path(name).suffix.lower() in {".ttf", ".ttc", ".otf", ".otc"} or Path(name).is_file():
        return open_face(Path(name), int(number))
    found = installed.find(name)
    if found is None:
        raise RefusedFontError("F004", f"本机没有安装字体“{name}”", "安装它，或写出字体文件的路径")
    return open_face(*found)


def _office_font(role: FontRole, installed: InstalledFonts) -> tuple[str, Path | None]:
    for family in OFFICE_FAMILIES[role]:
        found = installed.find(family)
        if found:
            return family, found[0]
    return OFFICE_FAMILIES[role][0], None


def _effect(role: FontRole, face: Face, family: str, path: Path | None) -> str:
    pdf = f"PDF 用随附的“{face.family}”" if face.bundled else f"PDF 嵌入“{face.family}”"
    if path:
        return f"{pdf}；Word 文件在本机用“{family}”显示"
    return (
        f"{pdf}；本机没有安装“{family}”，在本机打开 Word 文件时{role}会换成别的字体，"
        "字形不同，版面基本不变；装有该字体的电脑上不受影响"
    )


def _fallback(role: FontRole, face: Face | None, characters: str, where: str) -> Diagnostic:
    shown = "、".join(f"{one}（U+{ord(one):04X}）" for one in characters)
    if face is None:
        return warning("F007", f"没有字体能印出：{shown}", where, "核对这个字；必要时指定含有它的字体文件")
    if face.bundled:
        return info("F005", f"{role}字体缺字，改用随附的“{face.family}”：{shown}", where)
    return warning("F006", f"随附字体缺字，改用本机的“{face.family}”：{shown}", where, "别的电脑上可能印不出")
