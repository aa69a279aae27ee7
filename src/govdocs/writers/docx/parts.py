"""The Word package: opened from the base template by python-docx, filled, and saved the same at each run."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from govdocs.context import Context
from govdocs.document.nodes import Document
from govdocs.resources import read_bytes, resource_path
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.docx.styles import same_as_base, styles_xml
from govdocs.writers.package import repacked

_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_HEADING = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@lru_cache(maxsize=1)
def _base() -> bytes:
    return read_bytes(resource_path("templates", "docx", "base.docx"))


@dataclass(slots=True)
class Package:
    """A Word file being filled."""

    word: Any
    footers: int = 0

    @classmethod
    def opened(cls, style: StyleSheet) -> Package:
        """The base template with the styles of `style`."""
        word = docx.Document(io.BytesIO(_base()))
        if not same_as_base(style):
            styles: Any = word.part.part_related_by(RELATIONSHIP_TYPE.STYLES)
            styles._element = parse_xml(styles_xml(style))
        return cls(word)

    def footer(self, xml: str) -> str:
        """Adds a footer part and gives the name of its relation."""
        self.footers += 1
        name = PackURI(f"/word/footer{self.footers}.xml")
        part = Part(name, _FOOTER_TYPE, (_HEADING + xml).encode(), self.word.part.package)
        return str(self.word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTER))

    def picture(self, data: bytes) -> str:
        """Adds a picture file and gives the name of its relation."""
        relation, _ = self.word.part.get_or_add_image(io.BytesIO(data))
        return str(relation)

    def fill(self, body: str) -> None:
        """Puts the body in the place of the template's."""
        element = self.word.part.element
        element.replace(element.body, parse_xml(body))

    def describe(self, document: Document, context: Context) -> None:
        """Fills the properties that file managers and archives show."""
        properties = self.word.core_properties
        properties.title = document.title
        properties.author = document.author
        properties.last_modified_by = document.author
        properties.subject = document.kind
        properties.language = "zh-CN"
        properties.revision = 1
        when = datetime(context.today.year, context.today.month, context.today.day)  # noqa: DTZ001
        properties.created = when
        properties.modified = when

    def saved(self, context: Context) -> bytes:
        """The bytes of the file."""
        out = io.BytesIO()
        self.word.save(out)
        return repacked(out.getvalue(), context.today)
