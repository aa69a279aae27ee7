"""YAML that clerks edit: every value is text, every fault has its line, nothing is expanded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from govdocs.diagnostics import Diagnostic, error
from govdocs.errors import InvalidDataError

DEPTH_LIMIT = 40
"""The deepest nesting of lists and fields that is read."""

CHARACTER_LIMIT = 8_000_000
"""The longest data file in characters."""

UNREADABLE = "数据文件无法读取，没有生成任何文件"
"""Said when a data file is not even data; its one finding says why."""

Path = tuple[str | int, ...]

_WORDS = (
    (
        r"cannot start any token",
        "这里有不能用在行首的字符；缩进用空格，不用制表符（Tab），以 @ ` % 开头的文字要加引号",
    ),
    (r"could not find expected ':'", "这一行缺少半角冒号加空格（“字段: 内容”）"),
    (r"mapping values are not allowed", "这一行多了一个冒号，或缩进不对；内容里有“: ”时要整段加引号"),
    (r"expected <block end>", "缩进与上文不一致，或上一行的引号、列表没有写完"),
    (r"unexpected end of stream", "引号或括号没有成对，直到文件末尾也没有结束"),
    (r"did not find expected|expected .*,? but (?:found|got)", "括号、逗号或引号没有成对"),
    (r"unknown escape", "双引号里的反斜线“\\”要写成“\\\\”，或改用单引号"),
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Plain data (fields, lists, text) and the line of everything in it, counted from 1.

    `places` says it in words where there are no lines: 表“单位”第 5 行 C 列.
    """

    data: Any
    lines: Mapping[Path, int] = field(default_factory=dict)
    places: Mapping[Path, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Open:
    """A list or a set of fields that is being read."""

    content: Any
    path: Path
    key: str | None = None


class _Builder:
    """Builds plain data from the events of a YAML text, with no recursion."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.data: Any = None
        self.lines: dict[Path, int] = {}
        self.faults: list[Diagnostic] = []
        self._open: list[_Open] = []
        self._documents = 0

    def feed(self, event: Any) -> None:
        """Take one event."""
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise _refused(
                "D006",
                "数据文件不用锚点（&）和别名（*）",
                _at(self.name, line),
                "把内容原样写出来；以 & 或 * 开头的文字要加引号",
            )
        if getattr(event, "tag", None) not in (None, "!"):
            raise _refused("D006", "数据文件不用标签（!）", _at(self.name, line), "以 ! 开头的文字要加引号")
        if isinstance(event, DocumentStartEvent):
            self._document(line)
        elif isinstance(event, ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, MappingStartEvent):
            self._start({}, line)
        elif isinstance(event, SequenceStartEvent):
            self._start([], line)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._open.pop()

    def _document(self, line: int) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _refused(
                "D005",
                "一个文件里只写一份数据",
                _at(self.name, line),
                "不要用“---”分隔多份数据，另存为几个文件",
            )

    def _scalar(self, event: Any, line: int) -> None:
        parent = self._open[-1] if self._open else None
        if parent is None or isinstance(parent.content, list) or parent.key is not None:
            self._place(event.value, line)
        else:
            self._key(parent, event.value, line)

    def _key(self, parent: _Open, key: str, line: int) -> None:
        parent.key = key
        if key in parent.content:
            first = self.lines[(*parent.path, key)]
            words = f"字段“{key}”写了两次（第 {first} 行已有）"
            self.faults.append(error("D004", words, _at(self.name, line), "删去一个，或合并成一个"))
        self.lines[(*parent.path, key)] = line

    def _start(self, content: Any, line: int) -> None:
        parent = self._open[-1] if self._open else None
        if parent is not None and isinstance(parent.content, dict) and parent.key is None:
            raise _refused("D005", "字段名只能是文字", _at(self.name, line), "检查这一行的括号和问号")
        path = self._place(content, line)
        self._open.append(_Open(content, path))
        if len(self._open) > DEPTH_LIMIT:
            raise _refused(
                "D007", f"数据层次超过 {DEPTH_LIMIT} 层", _at(self.name, line), "检查这一行的缩进和括号"
            )

    def _place(self, value: Any, line: int) -> Path:
        if not self._open:
            self.data = value
            return ()
        parent = self._open[-1]
        if isinstance(parent.content, list):
            path: Path = (*parent.path, len(parent.content))
            parent.content.append(value)
            self.lines[path] = line
        else:
            path = (*parent.path, parent.key or "")
            parent.content[parent.key or ""] = value
            parent.key = None
        return path


def load_yaml(text: str, name: str) -> Loaded:
    """The data in `text`; faults of form are raised together as findings that name the line."""
    if len(text) > CHARACTER_LIMIT:
        raise _refused("D007", f"数据文件超过 {CHARACTER_LIMIT} 个字", name, "这不像一份公文；拆分后再试")
    builder = _Builder(name)
    try:
        for event in YAML(typ="rt", pure=True).parse(text):
            builder.feed(event)
    except MarkedYAMLError as fault:
        raise _syntax(fault, text, name) from fault
    except ReaderError as fault:
        raise _bad_character(fault, text, name) from fault
    except (YAMLError, ValueError) as fault:
        raise _refused("D005", f"无法读取：{fault}", name, "检查文件是否是 YAML") from fault
    if builder.faults:
        raise InvalidDataError(f"“{name}”有 {len(builder.faults)} 处错误", tuple(builder.faults))
    return Loaded(builder.data, builder.lines)


def _at(name: str, line: int) -> str:
    return f"{name} 第 {line} 行"


def _refused(code: str, message: str, where: str, hint: str) -> InvalidDataError:
    return InvalidDataError(UNREADABLE, (error(code, message, where, hint),))


def _syntax(fault: MarkedYAMLError, text: str, name: str) -> InvalidDataError:
    problem = str(fault.problem or fault)
    unclosed = "unexpected end of stream" in problem
    mark = (fault.context_mark if unclosed else None) or fault.problem_mark or fault.context_mark
    line = (mark.line if mark else 0) + 1
    lines = text.splitlines()
    shown = lines[line - 1] if line <= len(lines) else ""
    words = next(
        (words for pattern, words in _WORDS if re.search(pattern, problem)), f"写法有误（{problem}）"
    )
    if "\t" in shown[: len(shown) - len(shown.lstrip())]:
        words = "缩进不能用制表符（Tab），请改用空格"
    hint = _colon_hint(lines[max(0, line - 2) : line]) or "每行写作“字段: 内容”，下一层多缩进两个空格"
    return _refused("D005", words, _at(name, line), hint)


def _colon_hint(lines: list[str]) -> str:
    for line in lines:
        if re.match(r"\s*(?:- )?[\u3400-\u9fff]{1,8}：", line):
            return f"字段名后要用半角冒号加一个空格：“{line.strip()[:12]}…”"
        if re.match(r"\s*(?:- )?[\u3400-\u9fff]{1,8}:\S", line):
            return f"冒号后要空一格：“{line.strip()[:12]}…”"
    return ""


def _bad_character(fault: ReaderError, text: str, name: str) -> InvalidDataError:
    position = fault.position if isinstance(fault.position, int) else 0
    line = text.count("\n", 0, position) + 1
    code = fault.character if isinstance(fault.character, int) else ord(fault.character[:1] or "\0")
    return _refused("D009", f"含有不能出现的字符 U+{code:04X}", _at(name, line), "删去这个字符")
