"""代号: the codes by which children are called outside the workbook, and the table of who is who.

The table is kept with the workbook, apart from the archive (A-86): it names the 档案号 of a child in the
register and its code, nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from govdocs.diagnostics import error
from govdocs.errors import InvalidDataError
from govdocs.text.person_codes import PERSON_CODE

CODES_FILE = "未成年人代号对照表.json"
"""The table in the folder of the office; it never goes into an archive."""

_YEAR = re.compile(r"(?:19|20)\d{2}(?!\d)")
_LIMIT = 9_999


def assigned_codes(file_nos: Iterable[str], known: Mapping[str, str], year: int) -> dict[str, str]:
    """The code of every child by its 档案号: what is `known` stays, a new one gets the next number.

    The year of a code is that in the 档案号, else `year`. A 档案号 that is a code is its own.
    """
    codes = dict(known)
    for file_no in sorted(set(file_nos) - set(known)):
        if PERSON_CODE.fullmatch(file_no):
            codes[file_no] = file_no
    for file_no in sorted(set(file_nos) - set(codes)):
        found = _YEAR.search(file_no)
        codes[file_no] = _next_code(found[0] if found else str(year), codes.values())
    return codes


def _next_code(year: str, taken: Iterable[str]) -> str:
    start = f"WCN-{year}-"
    used = [int(code.removeprefix(start)) for code in taken if code.startswith(start)]
    number = max(used, default=0) + 1
    if number > _LIMIT:
        raise InvalidDataError(f"{year} 年的未成年人代号已用完", (error("A216", f"代号只能编到 {_LIMIT}"),))
    return f"{start}{number:04}"


def dump_codes(codes: Mapping[str, str]) -> bytes:
    """The table as JSON, in order; the same codes give the same bytes."""
    lines = {
        "说明": "档案号与代号的对照，只放在本单位的文件夹，不随档案移交",
        "代号": dict(sorted(codes.items())),
    }
    return (json.dumps(lines, ensure_ascii=False, indent=1) + "\n").encode()


def load_codes(content: bytes, name: str = CODES_FILE) -> dict[str, str]:
    """The table in `content`; a damaged one is an `InvalidDataError`: codes are never given anew."""
    try:
        data = json.loads(content.decode("utf-8"))["代号"]
        codes = {str(file_no): str(code) for file_no, code in data.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise _damaged(name, "不能读取") from fault
    if any(not PERSON_CODE.fullmatch(code) for code in codes.values()):
        raise _damaged(name, "有不合写法的代号")
    if len(set(codes.values())) < len(codes):
        raise _damaged(name, "有重复的代号")
    return codes


def _damaged(name: str, words: str) -> InvalidDataError:
    hint = "从备份恢复这个文件；不要删去，否则代号会重新编"
    return InvalidDataError(f"“{name}”{words}", (error("A216", words, name, hint),), hint)
