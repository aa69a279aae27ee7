"""A data file with the 发文字号 that it got: a copy, since the file of the clerk is never changed."""

from __future__ import annotations

import re
from pathlib import PurePath

from govdocs.app.labels import to_chinese
from govdocs.app.records import LoadedRecord, load_record
from govdocs.app.yamldump import dump_yaml
from govdocs.errors import GovdocsError
from govdocs.text.document_number import DocumentNumberParts

_LINE = re.compile(r"^(?:发文字号|number)[ \t]*:.*$", re.MULTILINE)
_KIND = re.compile(r"^(?:文种|kind)[ \t]*:.*$", re.MULTILINE)
_TEXTS = (".yaml", ".yml")


def numbered_copy(loaded: LoadedRecord, content: bytes, number: DocumentNumberParts) -> bytes:
    """The data of `loaded` with `number`, as YAML; empty for data with pictures, which lie beside them.

    Of a YAML file only the one line changes, so that its comments stay.
    """
    if getattr(loaded.record, "seals", ()):
        return b""
    wanted = loaded.record.model_copy(update={"number": str(number)})
    if PurePath(loaded.name).suffix.lower() in _TEXTS:
        edited = _edited(content, number)
        if _says(edited, loaded, wanted):
            return edited
    data = wanted.model_dump(mode="json", exclude_defaults=True)
    named = to_chinese({"kind": loaded.kind.label, **data}, (loaded.kind.model,))
    return dump_yaml(named, {}).encode()


def _edited(content: bytes, number: DocumentNumberParts) -> bytes:
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return b""
    line = f"发文字号: {number}"
    if _LINE.search(text):
        return _LINE.sub(line, text, count=1).encode()
    return _KIND.sub(lambda match: f"{match[0]}\n{line}", text, count=1).encode()


def _says(edited: bytes, loaded: LoadedRecord, wanted: object) -> bool:
    try:
        return load_record(edited, loaded.name).record == wanted
    except GovdocsError:
        return False
