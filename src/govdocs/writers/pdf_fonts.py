"""A face inside a PDF: one composite font, embedded as the subset that was used.

Every character has its own glyph number, so that the text layer gives back exactly what was set,
also where a font draws two characters with one glyph, and beyond the BMP.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import accumulate, pairwise

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
)

from govdocs.errors import FontError
from govdocs.fonts.faces import Face
from govdocs.fonts.outlines import Outlines, outlines_of
from govdocs.fonts.subset import subset

_SYMBOLIC = 4
_COMPRESSION = 2  # a third of the time of 6 for 5 % more bytes
# Joiners and variation selectors: no glyph of their own, part of the character before them.
_FOLLOWERS = "\u200b-\u200d\u2060\ufe00-\ufe0f\U000e0100-\U000e01ef"
_HAS_FOLLOWER = re.compile(f"[{_FOLLOWERS}]")
_CLUSTERS = re.compile(f".[{_FOLLOWERS}]*", re.DOTALL)
_IDENTITY = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
_CMAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class EmbeddedFont:
    """A face that collects the characters set in it; `name` is its name in the content streams."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._outlines: Outlines = outlines_of(face.path, face.number)
        self._codes = _Codes(self._outlines, face)

    def shown(self, texts: Sequence[str]) -> list[str]:
        """`texts` as the hexadecimal strings that Tj operators show; all of a page in one go."""
        whole = "".join(texts)
        if _HAS_FOLLOWER.search(whole):
            return [self._clustered(text) for text in texts]
        digits = whole.translate(self._codes).encode("utf-16-be", "surrogatepass").hex()
        ends = accumulate([4 * len(text) for text in texts], initial=0)
        return [digits[start:end] for start, end in pairwise(ends)]

    def _clustered(self, text: str) -> str:
        """`text` with every character and its variation selectors as one."""
        numbers = [self._codes.number_of(cluster) for cluster in _CLUSTERS.findall(text)]
        return "".join([f"{number:04x}" for number in numbers])

    def add_to(self, document: PDFDocument) -> PDFObjectReference:
        """Put the font, with the subset of its glyphs, into `document`."""
        file = subset(self._outlines, self._codes.glyphs)
        name = PDFName(f"{_tag(file)}+{self.face.name}".encode().decode("latin-1"))
        descendant = document.Reference(
            PDFDictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/CIDFontType2",
                    "BaseFont": name,
                    "CIDSystemInfo": _IDENTITY,
                    "CIDToGIDMap": "/Identity",
                    "DW": 1000,
                    "W": self._widths(),
                    "FontDescriptor": document.Reference(self._descriptor(document, name, file)),
                }
            )
        )
        return document.Reference(
            PDFDictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/Type0",
                    "BaseFont": name,
                    "Encoding": "/Identity-H",
                    "DescendantFonts": PDFArray([descendant]),
                    "ToUnicode": document.Reference(deflated(self._to_unicode())),
                }
            )
        )

    def _descriptor(self, document: PDFDocument, name: str, file: bytes) -> PDFDictionary:
        outlines = self._outlines
        stream = deflated(file, {"Length1": len(file)})
        return PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": name,
                "Flags": _SYMBOLIC,
                "FontBBox": f"[{' '.join(_per_mille(edge, outlines.units) for edge in outlines.box)}]",
                "ItalicAngle": 0,
                "Ascent": _per_mille(outlines.ascent, outlines.units),
                "Descent": _per_mille(outlines.descent, outlines.units),
                "CapHeight": _per_mille(outlines.ascent, outlines.units),
                "StemV": 80,
                "FontFile2": document.Reference(stream),
            }
        )

    def _widths(self) -> str:
        outlines, units = self._outlines, self._outlines.units
        widths = [_per_mille(outlines.glyph(number).advance, units) for number in self._codes.glyphs]
        return f"[0 [{' '.join(widths)}]]"

    def _to_unicode(self) -> bytes:
        lines = [f"<{number:04x}> <{_utf16(text)}>" for number, text in enumerate(self._codes.texts) if text]
        blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
        parts = [f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks]
        return _CMAP_HEAD + "".join(parts).encode("ascii") + _CMAP_TAIL


@lru_cache(maxsize=4096)
def _per_mille(length: int, units: int) -> str:
    """A length of so many `units` to the em in thousandths of it."""
    return f"{round(length * 1000 / units, 2):g}"


@lru_cache(maxsize=65536)
def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex()


class _Codes(dict[int, int]):
    """Code point -> number in the subset; a character met for the first time gets the next one."""

    def __init__(self, outlines: Outlines, face: Face) -> None:
        super().__init__()
        self._outlines = outlines
        self._face = face
        self._clusters: dict[str, int] = {}
        self.glyphs = [0]
        self.texts = [""]

    def __missing__(self, code: int) -> int:
        self[code] = number = self._next(chr(code), chr(code))
        return number

    def number_of(self, cluster: str) -> int:
        """The number of a character with its variation selectors."""
        if len(cluster) == 1:
            return self[ord(cluster)]
        if cluster not in self._clusters:
            self._clusters[cluster] = self._next(cluster[0], cluster)
        return self._clusters[cluster]

    def _next(self, character: str, text: str) -> int:
        glyph = self._outlines.glyph_of(character)
        if not glyph:
            raise FontError(
                f"字体 {self._face.name} 中没有“{_printable(character)}”（U+{ord(character):04X}）",
                "在配置中为这个字指定含有它的字体",
            )
        self.glyphs.append(glyph)
        self.texts.append(text)
        return len(self.glyphs) - 1


def deflated(content: bytes, entries: dict[str, object] | None = None) -> PDFStream:
    """A compressed stream object."""
    dictionary = PDFDictionary({**(entries or {}), "Filter": "/FlateDecode"})
    return PDFStream(dictionary, zlib.compress(content, _COMPRESSION))


def _tag(file: bytes) -> str:
    """The six letters that tell one subset of a font from another."""
    return "".join(chr(65 + byte % 26) for byte in sha256(file).digest()[:6])


def _printable(character: str) -> str:
    return character if character.isprintable() else " "
