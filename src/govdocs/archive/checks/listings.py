"""A-30 to A-38: 归档文件目录 and its cover (DA/T 22-2015, 5.5)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import PurePosixPath

from govdocs.archive.checks.model import Check, Examined, Family, each, when
from govdocs.archive.checks.subject import ListSeen, PdfSeen, Subject
from govdocs.archive.model import RETENTION_WORDS, Item
from govdocs.archive.places import CATALOGUES, PAYLOAD
from govdocs.text.document_number import faults, find_document_numbers
from govdocs.text.names import names_itself

CATALOGUE = "归档文件目录"
COLUMNS = ("序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注")
"""The nine columns in their order (DA/T 22-2015, 5.5)."""

LANDSCAPE = (297.0, 210.0)
"""A4 lying, in millimetres (DA/T 22-2015, 5.5)."""

_METADATA: Family = ("真实性", "元数据准确性")
_CONTENT: Family = ("真实性", "元数据与内容关联")
_LISTS: Family = ("整理规范", "目录与封面")
_TOLERANCE = 1.0
_COVER = " 封面"
_DIVIDER = re.compile(r"[、，,；;\s]+")
_MADE_UP = re.compile(r"\[[^\]]*\]")
_LETTERS = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+")


def _catalogues(subject: Subject) -> list[ListSeen]:
    return [seen for seen in subject.lists or () if CATALOGUE in seen.title and "封面" not in seen.path]


def nine_columns(subject: Subject) -> Examined:
    """A-30."""
    return each(
        _catalogues(subject),
        lambda seen: when(_plain(seen.header) != COLUMNS, f"{seen.path}：各栏是 {'、'.join(seen.header)}"),
    )


def _plain(header: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("".join(cell.split()) for cell in header)


def title_and_author(subject: Subject) -> Examined:
    """A-31."""

    def judge(item: Item) -> Iterator[str]:
        for name, text in (("题名", item.title), ("责任者", item.author)):
            if not text.strip():
                yield f"{item.code}：没有{name}"
        if any(map(names_itself, _DIVIDER.split(item.author))):
            yield f"{item.code}：责任者不能写“{item.author}”这样的代称"

    return each(subject.items, judge)


def title_as_printed(subject: Subject) -> Examined:
    """A-32: words in [ ] were made up and need not stand there."""
    pages = [(item, _letters(seen.text)) for item, seen in _bodies(subject)]

    def judge(pair: tuple[Item, str]) -> Iterator[str]:
        item, text = pair
        pieces = [_letters(piece) for piece in _MADE_UP.split(item.title)]
        if any(piece not in text for piece in pieces):
            yield f"{item.code}：题名与文件第一页上的不同，改动处没有加 [ ]"

    return each(((item, text) for item, text in pages if text), judge)


def number_as_printed(subject: Subject) -> Examined:
    """A-33."""
    texts = {item.code: seen.text for item, seen in _bodies(subject)}

    def judge(item: Item) -> Iterator[str]:
        yield from (f"{item.code}：文号{words}" for _, words in faults(item.doc_no))
        printed = [str(parts) for _, _, parts in find_document_numbers(texts.get(item.code, ""))]
        if printed and not any(number.endswith(item.doc_no) for number in printed):
            yield f"{item.code}：文号“{item.doc_no}”不在文件第一页上"

    return each((item for item in subject.items if item.doc_no), judge)


def _bodies(subject: Subject) -> Iterator[tuple[Item, PdfSeen]]:
    """The first body of each item, as its PDF shows it."""
    done: set[str] = set()
    for item, part, seen in subject.seen():
        if part.role == "正文" and item.code not in done:
            done.add(item.code)
            yield item, seen


def _letters(text: str) -> str:
    return _LETTERS.sub("", text)


def pages_counted(subject: Subject) -> Examined:
    """A-34: by the pages of each PDF/A copy that carry text or image."""
    return each(
        ((item, part.pages, part.role, sum(seen.filled) - seen.front) for item, part, seen in subject.seen()),
        lambda told: when(
            told[1] != told[3], f"{told[0].code}：{told[2]}记为 {told[1]} 页，有内容的是 {told[3]} 页"
        ),
    )


def rows_run(subject: Subject) -> Examined:
    """A-35: also that the catalogues together list every item once."""

    def judge(seen: ListSeen) -> Iterator[str]:
        if [row[0] for row in seen.rows] != [str(number) for number in range(1, len(seen.rows) + 1)]:
            yield f"{seen.path}：序号不是 1—{len(seen.rows)}"
        codes = [row[1] for row in seen.rows]
        for before, after in pairwise(codes):
            disordered = (len(after), after) < (len(before), before)
            yield from when(disordered, f"{seen.path}：{after} 排在 {before} 之后")

    catalogues = _catalogues(subject)
    examined = each(catalogues, judge)
    forms: dict[str, set[str]] = defaultdict(set)
    for seen in catalogues:
        forms[PurePosixPath(seen.path).suffix].update(row[1] for row in seen.rows)
    codes = {item.code for item in subject.items}
    others = []
    for suffix, listed in forms.items():
        others += [f"{suffix} 目录缺 {code}" for code in sorted(codes - listed)]
        others += [f"{suffix} 目录多出 {code}" for code in sorted(listed - codes)]
    return Examined(examined.count, (*examined.faults, *others))


def landscape_pages(subject: Subject) -> Examined:
    """A-36."""

    def judge(seen: ListSeen) -> Iterator[str]:
        away = max(abs(seen.width - LANDSCAPE[0]), abs(seen.height - LANDSCAPE[1]))
        if away > _TOLERANCE:
            yield f"{seen.path}：页面是 {seen.width:.0f}×{seen.height:.0f} 毫米，应是 A4 横向"
        if not seen.repeats:
            yield f"{seen.path}：表头不在每页重复"

    return each((seen for seen in _catalogues(subject) if seen.width), judge)


def covers_complete(subject: Subject) -> Examined:
    """A-37: also that 保管期限 and 机构(问题) are those of the items in the catalogue of the cover."""
    scheme = subject.scheme
    classes = _classes_listed(subject)
    year = str(subject.archive.year) if subject.archive else ""
    wanted = {"全宗号": scheme.fonds, "全宗名称": scheme.fonds_name, "年度": year, "保管期限": ""}

    def judge(cover: tuple[str, str]) -> Iterator[str]:
        path, text = cover
        letters = "".join(text.split())
        for label, value in wanted.items():
            if label not in letters or "".join(value.split()) not in letters:
                yield f"{path}：缺{label}{value}"
        if not any(word in letters for word in RETENTION_WORDS.values()):
            yield f"{path}：保管期限没有写出"
        for words in sorted(classes.get(PurePosixPath(path).stem.removesuffix(_COVER), ())):
            yield from when(
                not any(word in letters for word in words), f"{path}：与目录不一致，没有{words[0]}"
            )
        yield from when(
            bool(scheme.dimension) and "机构" not in letters, f"{path}：没有写出{scheme.dimension}"
        )

    prints = (subject.prints or {}).items()
    return each((pair for pair in prints if "封面" in pair[0] and CATALOGUE in pair[0]), judge)


def _classes_listed(subject: Subject) -> Mapping[str, set[tuple[str, ...]]]:
    """What the cover of each catalogue must say of its items, by the stem of its name: one of each words."""
    items = {item.code: item for item in subject.items}
    names = subject.scheme.classes
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for seen in _catalogues(subject):
        for item in (items[row[1]] for row in seen.rows if row[1] in items):
            words = found[PurePosixPath(seen.path).stem]
            words.add((RETENTION_WORDS[item.retention],))
            words.update({("".join(names.get(item.org, item.org).split()), item.org)} if item.org else ())
    return found


def both_forms(subject: Subject) -> Examined:
    """A-38."""
    forms: dict[str, set[str]] = defaultdict(set)
    for path in map(PurePosixPath, subject.files or {}):
        if path.is_relative_to(f"{PAYLOAD}/{CATALOGUES}") and CATALOGUE in path.name:
            forms[path.stem].add(path.suffix)

    def judge(pair: tuple[str, set[str]]) -> Iterator[str]:
        name, suffixes = pair
        if ".pdf" not in suffixes:
            yield f"“{name}”没有供打印的 PDF"
        if not suffixes & {".xlsx", ".docx"}:
            yield f"“{name}”没有电子的表格或文档"

    examined = each(sorted(forms.items()), judge)
    lacking = () if forms or not subject.items else ("没有归档文件目录",)
    return Examined(examined.count or len(lacking), (*examined.faults, *lacking))


_ARCHIVE = ("archive",)
_LISTED = (*_ARCHIVE, "lists")
_SEEN = (*_ARCHIVE, "pdfs")
_PRINTS = (*_ARCHIVE, "prints")

CHECKS = (
    Check("A-30", "E", "归档文件目录有规定的九栏，次序不变", _LISTS, nine_columns, _LISTED),
    Check("A-31", "E", "题名、责任者不为空，责任者不用代称", _METADATA, title_and_author, _ARCHIVE),
    Check(
        "A-32",
        "W",
        "题名与文件上的相同，自拟的字加 [ ]",
        _CONTENT,
        title_as_printed,
        _SEEN,
        "只能核对第一页有文字层的文件，扫描件由人看",
    ),
    Check(
        "A-33",
        "W",
        "文号与文件上的相同，用六角括号",
        _CONTENT,
        number_as_printed,
        _SEEN,
        "括号各件都查；与第一页核对只限有文字层的文件",
    ),
    Check("A-34", "E", "页数等于有文字或图像的页数", _CONTENT, pages_counted, _SEEN),
    Check("A-35", "E", "目录序号连续，按档号排列，各件不多不少", _LISTS, rows_run, _LISTED),
    Check("A-36", "W", "目录用 A4 横向，表头每页重复", _LISTS, landscape_pages, _LISTED),
    Check("A-37", "E", "目录封面各项齐全，与目录一致", _LISTS, covers_complete, _PRINTS, also=("lists",)),
    Check("A-38", "W", "目录既有电子文件，又有打印文件", _LISTS, both_forms, (*_ARCHIVE, "files")),
)
