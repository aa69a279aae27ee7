"""The tags of a Word template where a clerk finds them, put together again where Word has cut them up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from lxml import etree

from govdocs.errors import TemplateError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OPEN, _CLOSE = "[{｛]", "[}｝]"
_TAG = re.compile(
    rf"{_OPEN}\s*(?P<kind>[{{｛%％#＃])(?P<inside>.*?)(?P<end>[}}｝%％#＃])\s*{_CLOSE}", re.DOTALL
)
_BRACE = re.compile("[{｛}｝]")
_LEFT_OVER = re.compile(r"[{｛]\s*[{｛%％]|[}｝%％]\s*[}｝]")
_SINGLE = re.compile(rf"{_OPEN}\s*(?P<words>\w[\w.]*)\s*{_CLOSE}")
_UNIT = re.compile(r"(?P<unit>tr|tc|p|r)?\s*(?P<words>.*)", re.DOTALL)
_FULL_NAME = re.compile(r"(?<=[\u4e00-\u9fff])（(?P<more>[\u4e00-\u9fff、／/]+)）(?=[^\w（]|$)")
_TYPED = str.maketrans(
    "“”‘’｜（）＝＋－．，！＞＜：　\u00a0［］", "\"\"''|()=+-.,!><:  []", "\u200b\u200c\u200d\u2060\ufeff"
)
"""What Word and Chinese keyboards put in the place of the marks of a tag."""

TagKind = Literal["value", "statement", "comment"]


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: what it does, what repeats or goes with it (p, tr, tc, r or ""), its words, where it stands.

    `home` is the element in which a statement that it begins has to end.
    """

    kind: TagKind
    unit: str
    words: str
    where: str
    home: Any = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a template: its XML with whole tags, the tags, and the places of what is no whole tag.

    `single` are words between single braces, each with its place: a tag that was meant, or plain text.
    """

    xml: str
    tags: tuple[Tag, ...]
    broken: tuple[str, ...]
    single: tuple[tuple[str, str], ...] = ()


def read_part(data: bytes, part: str, name: str) -> Part:
    """The part of the template `name` that is called `part`; raises TemplateError for damaged XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        hint = "用 Word 或 WPS 打开，另存为 .docx 后再试"
        raise TemplateError(f"模板“{name}”已损坏，读不出内容", hint) from problem
    if b"<!DOCTYPE" in data[:4096]:
        raise TemplateError(f"模板“{name}”含有不该有的内容，不能使用", "换一个模板")
    tags: list[Tag] = []
    broken: list[str] = []
    single: list[tuple[str, str]] = []
    for paragraph in root.iter(f"{_W}p"):
        pieces = _pieces(paragraph)
        text = "".join(piece.text or "" for piece in pieces)
        if not _BRACE.search(text):
            continue
        where = _where(paragraph, part)
        tags += [_tag(match, where, paragraph) for match in _TAG.finditer(text)]
        _join(pieces)
        rest = _TAG.sub("", text)
        if _LEFT_OVER.search(rest):
            broken.append(where)
        else:
            single += [(match["words"], where) for match in _SINGLE.finditer(rest)]
    return Part(etree.tostring(root, encoding="unicode"), tuple(tags), tuple(broken), tuple(single))


def _pieces(paragraph: Any) -> list[Any]:
    """The pieces of text of a paragraph, without those of boxes inside it."""
    found = paragraph.iter(f"{_W}t")
    return [piece for piece in found if next(piece.iterancestors(f"{_W}p")) is paragraph]


def _join(pieces: Sequence[Any]) -> None:
    """Puts each tag whole into the piece in which it begins."""
    texts = [piece.text or "" for piece in pieces]
    whole = "".join(texts)
    owners = [number for number, text in enumerate(texts) for _ in text]
    made = ["" for _ in pieces]
    place = 0
    for match in _TAG.finditer(whole):
        for index in range(place, match.start()):
            made[owners[index]] += whole[index]
        made[owners[match.start()]] += _clean(match)
        place = match.end()
    for index in range(place, len(whole)):
        made[owners[index]] += whole[index]
    for piece, text in zip(pieces, made, strict=True):
        if piece.text != text:
            piece.text = text
            piece.set(_XML_SPACE, "preserve")


def _parsed(match: re.Match[str]) -> tuple[TagKind, str, str]:
    """The kind, the unit and the words of a tag."""
    mark = match["kind"].translate(str.maketrans("｛％＃", "{%#"))
    kind: TagKind = "value" if mark == "{" else "statement" if mark == "%" else "comment"
    inside = _FULL_NAME.sub(lambda name: "".join(filter(str.isalnum, name["more"])), match["inside"])
    inside = inside.translate(_TYPED)
    found = _UNIT.fullmatch(inside)
    unit = found["unit"] or "" if found and re.match(r"(?:tr|tc|p|r)\s", inside) else ""
    return kind, unit, inside[len(unit) :].strip().strip("-").strip()


def _clean(match: re.Match[str]) -> str:
    """The tag as the language wants it."""
    kind, unit, words = _parsed(match)
    left, right = {"value": ("{{", "}}"), "statement": ("{%", "%}"), "comment": ("{#", "#}")}[kind]
    return f"{left}{unit} {words} {right}"


def _tag(match: re.Match[str], where: str, paragraph: Any) -> Tag:
    kind, unit, words = _parsed(match)
    return Tag(kind, unit, words, where, _home(paragraph, unit))


def _home(paragraph: Any, unit: str) -> Any:
    """The element in which a statement that begins in `paragraph` has to end."""
    levels = {"tr": "tbl", "tc": "tr", "r": "p"}
    if unit == "r":
        return paragraph
    if unit in levels:
        return next(paragraph.iterancestors(f"{_W}{levels[unit]}"), None)
    return paragraph.getparent()


def _where(paragraph: Any, part: str) -> str:
    """The place of a paragraph as a clerk finds it."""
    prefix = _part_name(part)
    row = next(paragraph.iterancestors(f"{_W}tr"), None)
    if row is None:
        return f"{prefix}第{_position(paragraph, f'{_W}p')}段"
    table, tc = row.getparent(), next(paragraph.iterancestors(f"{_W}tc"))
    tables = list(table.getroottree().iter(f"{_W}tbl"))
    number = tables.index(table) + 1
    return f"{prefix}第{number}个表格第{_position(row, f'{_W}tr')}行第{_position(tc, f'{_W}tc')}格"


def _part_name(part: str) -> str:
    names = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
    return next((label for word, label in names.items() if word in part), "")


def _position(element: Any, tag: str) -> int:
    """How many elements of the same sort stand before this one in its parent, itself counted."""
    return 1 + sum(1 for each in element.itersiblings(tag, preceding=True))
