"""Colours of a printing press as those of a screen: a PDF/A file of ours has one output intent, sRGB."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Name, Operator, Stream

FOUR_COLOURS = re.compile(rb"(?:^|\s)(?:-?[\d.]+\s+){4}[kK](?=\s|$)|/(?:Device)?CMYK\b")
"""Content that may paint in four colours."""

_INLINE = re.compile(rb"/(?:CS|ColorSpace)\s*/(?:Device)?CMYK\b")
_DIRECT = {"k": "rg", "K": "RG"}
_SPACES = {"cs": "fill", "CS": "line"}
_VALUES = {"sc": "fill", "scn": "fill", "SC": "line", "SCN": "line"}
_CMYK = frozenset({"/DeviceCMYK", "/CMYK"})

_Instruction = tuple[list[pikepdf.Object | float], Operator]


def can_be_converted(content: bytes) -> bool:
    """True where the four colours of `content` are those of its lines, areas and text, not of a picture."""
    return not _INLINE.search(content)


def converted_content(content: pikepdf.Object | pikepdf.Page) -> bytes:
    """The operators of a page or form, each colour of four parts as one of three."""
    now = {"fill": False, "line": False}
    kept: list[dict[str, bool]] = []
    instructions: list[object] = []
    for instruction in pikepdf.parse_content_stream(content):
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            instructions.append(instruction)
            continue
        word = str(instruction.operator)
        if word == "q":
            kept.append(dict(now))
        elif word == "Q" and kept:
            now = kept.pop()
        instructions.append(_changed(list(instruction.operands), word, now))
    return pikepdf.unparse_content_stream(instructions)  # type: ignore[arg-type]


def _changed(operands: list[pikepdf.Object], word: str, now: dict[str, bool]) -> _Instruction:
    """An instruction in three colours; `now` says whether areas and lines are painted in four."""
    if word in _DIRECT and len(operands) == 4:
        now["fill" if word == "k" else "line"] = False
        return _rgb(operands), Operator(_DIRECT[word])
    if word in _SPACES and operands:
        now[_SPACES[word]] = str(operands[0]) in _CMYK
        if now[_SPACES[word]]:
            return [Name.DeviceRGB], Operator(word)
    if word in _VALUES and now[_VALUES[word]] and len(operands) == 4:
        return _rgb(operands), Operator(word)
    return list(operands), Operator(word)


def _rgb(operands: Iterable[pikepdf.Object]) -> list[pikepdf.Object | float]:
    """Red, green and blue of cyan, magenta, yellow and black."""
    cyan, magenta, yellow, black = (min(1.0, max(0.0, float(each))) for each in operands)
    return [round((1 - part) * (1 - black), 4) for part in (cyan, magenta, yellow)]


def convert_image(image: Stream) -> bool:
    """Change a picture of four colours into one of three; False where it cannot be done."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # 16 bits become 8: nobody sees it
            picture = pikepdf.PdfImage(image).as_pil_image()
    except (pikepdf.PdfError, NotImplementedError, ValueError, OSError):
        return False
    if picture.mode != "CMYK":
        return False
    pixels = picture.convert("RGB")
    for key in ("/Decode", "/DecodeParms", "/Intent"):
        if key in image:
            del image[key]
    image.write(pixels.tobytes())
    image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
    image.Width, image.Height = pixels.size
    return True


def set_content(holder: pikepdf.Object, content: bytes, pdf: pikepdf.Pdf) -> None:
    """Give a page or a form its new operators."""
    if isinstance(holder, Stream):
        holder.write(content)
    else:
        holder.Contents = Array([pdf.make_indirect(Stream(pdf, content))])
