"""The Word package: opened from the base template by python-docx, filled, and saved the same at each run."""

from __future__ import annotations

import io
from collections.abc import Iterable
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
from govdocs.writers.package import packed

_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_PROPERTY_LIMIT = 255
"""The longest property in characters that python-docx takes."""
_CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
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
        properties.title = document.title[:_PROPERTY_LIMIT]
        properties.author = document.author[:_PROPERTY_LIMIT]
        properties.last_modified_by = document.author[:_PROPERTY_LIMIT]
        properties.subject = document.kind
        properties.language = "zh-CN"
        properties.revision = 1
        when = datetime(context.today.year, context.today.month, context.today.day)  # noqa: DTZ001
        properties.created = when
        properties.modified = when

    def saved(self, context: Context) -> bytes:
        """The bytes of the file."""
        package = self.word.part.package
        parts = list(package.iter_parts())
        members = {_CONTENT_TYPES: _content_types(parts), "_rels/.rels": package.rels.xml}
        for part in parts:
            members[part.partname.membername] = part.blob
            if len(part.rels):
                members[part.partname.rels_uri.membername] = part.rels.xml
        return packed(members, context.today)


def _content_types(parts: Iterable[Any]) -> bytes:
    """The list of the kinds of parts: XML parts one by one, pictures by their suffix."""
    suffixes = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    names = {}
    for part in parts:
        if part.partname.ext == "xml":
            names[str(part.partname)] = part.content_type
        else:
            suffixes[part.partname.ext] = part.content_type
    inside = "".join(
        f'<Default Extension="{ext}" ContentType="{kind}"/>' for ext, kind in sorted(suffixes.items())
    )
    inside += "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in sorted(names.items())
    )
    return f'{_HEADING}<Types xmlns="{_TYPES}">{inside}</Types>'.encode()
