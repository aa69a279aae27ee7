"""What was filed of a year as JSON: the memory of the archive, read again by the next run."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

from pydantic import TypeAdapter, ValidationError

from govdocs.archive.model import YearArchive
from govdocs.archive.places import DATA
from govdocs.errors import InputError

FORMAT = "govdocs 归档数据"
VERSION = 1
"""The version of this form of JSON; a change that older readers cannot read raises it."""

_ADAPTER = TypeAdapter(YearArchive)


def dump(archive: YearArchive) -> bytes:
    """`archive` as JSON in UTF-8 and NFC: equal archives give equal bytes."""
    told = {"格式": FORMAT, "版本": VERSION, "归档": _ADAPTER.dump_python(archive, mode="json")}
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
    return unicodedata.normalize("NFC", text).encode() + b"\n"


def load(content: bytes) -> YearArchive:
    """The archive that `dump` wrote; an InputError says in Chinese why there is none."""
    told = _envelope(content)
    version = told.get("版本")
    if not isinstance(version, int) or version > VERSION:
        raise InputError(
            f"“{DATA}”的版本是 {version}，本程序只认识到版本 {VERSION}", "用归档时的或更新的 govdocs 打开"
        )
    try:
        return _ADAPTER.validate_python(told.get("归档"))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        words = f"“{DATA}”的内容不完整：{place or '归档'} 处共 {error.error_count()} 处不符"
        raise InputError(words, "文件可能被改动过；从备份取回原来的文件") from error


def _envelope(content: bytes) -> dict[str, Any]:
    try:
        told = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"“{DATA}”不是完好的 JSON 文件", "文件可能被改动过；从备份取回原来的文件") from error
    if not isinstance(told, dict) or told.get("格式") != FORMAT:
        raise InputError(f"“{DATA}”不是 govdocs 的归档数据", "检查文件夹是不是归档的文件夹")
    return told
