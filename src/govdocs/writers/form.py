"""Word forms filled from templates by docxtpl's rules: read once, filled for many records.

What a template may say is the language of govdocs.text.tags, which reaches nothing but the values.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from govdocs.context import COPY_WORDS, Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.nodes import Picture
from govdocs.errors import TemplateError
from govdocs.layout.pictures import picture_height
from govdocs.styles.gb9704 import GB9704
from govdocs.text.tags import TagError, Values, XmlText, is_verbatim, verbatim
from govdocs.text.tags_examined import Names
from govdocs.writers.docx.drawing import Box, inline_picture
from govdocs.writers.docx.oxml import legal
from govdocs.writers.form_boxes import with_even_boxes
from govdocs.writers.form_dates import with_whole_dates
from govdocs.writers.form_examined import examined
from govdocs.writers.form_package import described, opened, parts_with_text, with_mark, with_picture
from govdocs.writers.form_tags import read_part
from govdocs.writers.package import packed

_CELL_SIZE = re.compile(rb'w:styleId="GovFormCell">.*?<w:sz w:val="(\d+)"', re.DOTALL)
_USUAL_SIZE = GB9704.looks["form_cell"].size
_PARAGRAPH = "\a"
"""What docxtpl makes a new paragraph of."""
_FIRST_DRAWING = 9000  # numbers below may be those of the template's own drawings
_NEAT = DocxTemplate(None)


class FormTemplate:
    """A template: its parts read, its tags put together, ready to be filled again and again."""

    def __init__(self, data: bytes, name: str) -> None:
        """Opens the template called `name`; raises TemplateError for what is no Word template."""
        self.name = name
        self._members = opened(data, name)
        names = parts_with_text(self._members)
        self._parts = {part: read_part(self._members[part], part, name) for part in names}
        self._texts: dict[str, XmlText] = {}

    @property
    def small(self) -> bool:
        """True for one that was made with smaller type."""
        return self._cell_size < _USUAL_SIZE

    @cached_property
    def _cell_size(self) -> float:
        """The size of the cells of the form in points."""
        found = _CELL_SIZE.search(self._members.get("word/styles.xml", b""))
        return int(found[1]) / 2 if found else _USUAL_SIZE

    def findings(self, names: Names, fields: Collection[str] = ()) -> tuple[Diagnostic, ...]:
        """Everything wrong with the template where `names` are known; which of `fields` it leaves out."""
        return examined(list(self._parts.values()), names, fields)

    def fill(self, values: Values, context: Context, title: str = "") -> bytes:
        """The Word file of the template with `values` in the place of the tags.

        Raises TemplateError where a tag cannot be filled; its message names the tag and never a value.
        """
        members = described(self._members, title, context.today)
        plain: dict[str, Any] = dict(values)
        for number, (name, value) in enumerate(values.items(), start=_FIRST_DRAWING):
            if isinstance(value, Picture):
                relation = f"rIdPicture{number}"
                members = with_picture(members, relation, value.data)
                plain[name] = _drawing(value, relation, number)
        for part, text in self._compiled().items():
            members[part] = self._rendered(text, plain)
        if word := COPY_WORDS[context.copy]:
            members = with_mark(members, f"〔{word}〕")
        return packed(members, context.today)

    def _compiled(self) -> Mapping[str, XmlText]:
        """The parts that have tags, compiled once."""
        if not self._texts:
            tagged = {name: part for name, part in self._parts.items() if part.tags}
            try:
                texts = {name: XmlText(_NEAT.patch_xml(part.xml), _printed) for name, part in tagged.items()}
            except TagError as problem:
                raise self._error(problem) from problem
            self._texts = texts
        return self._texts

    def _rendered(self, text: XmlText, values: Mapping[str, Any]) -> bytes:
        try:
            xml = text.filled(values)
        except TagError as problem:
            raise self._error(problem) from problem
        if _PARAGRAPH in xml or "\t" in xml:
            xml = _NEAT.resolve_listing(xml)
        data = with_whole_dates(with_even_boxes(xml), self._cell_size).encode("utf-8", "replace")
        try:
            etree.fromstring(data)
        except etree.XMLSyntaxError as problem:
            raise self._error(TagError("标签的位置使填好的文件不成样子")) from problem
        return data

    def _error(self, problem: TagError) -> TemplateError:
        hint = "改正模板里的标签；随程序的模板用 govdocs new 文种 --template 取得"
        return TemplateError(f"模板“{self.name}”：{problem}", hint)


def _printed(value: Any) -> Any:
    """A value as it stands in the XML: line ends begin paragraphs, what XML cannot hold is replaced."""
    if is_verbatim(value):
        return value
    if isinstance(value, Mapping | tuple | list) and type(value).__str__ is object.__str__:
        raise TagError("一组内容不能直接印出，写出其中的一项")
    return legal(str(value)).replace("\r\n", "\n").replace("\n", _PARAGRAPH)


def _drawing(picture: Picture, relation: str, number: int) -> str:
    """The XML of a picture in a line of text; it ends the text before it and begins new text."""
    box = Box(0.0, 0.0, picture.width, picture_height(picture), "照片", number)
    run = inline_picture(box, relation)
    return verbatim(f'</w:t></w:r>{run}<w:r><w:t xml:space="preserve">')
