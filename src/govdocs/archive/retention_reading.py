"""Reads a retention table from its YAML file; every fault by its line, all at once, in Chinese."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, get_args

from govdocs.archive.model import RETENTION_WORDS, Direction, Importance, Retention, Role, Span
from govdocs.archive.retention_rows import Joint, Level, Phrase, RetentionRow
from govdocs.diagnostics import Diagnostic, error
from govdocs.errors import InvalidDataError

Node = Any
"""A node of a YAML file as ruamel.yaml composes it: its `id`, its `value`, its `start_mark`."""

_PERIODS: Mapping[str, Retention] = {
    **{words: code for code, words in RETENTION_WORDS.items()},
    **{code: code for code in RETENTION_WORDS},
}
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "期限": tuple(_PERIODS),
    "方向": get_args(Direction),
    "级别": get_args(Level),
    "重要程度": tuple(filter(None, get_args(Importance))),
    "跨年情形": tuple(filter(None, get_args(Span))),
    "联合": tuple(filter(None, get_args(Joint))),
    "角色": get_args(Role),
    "不归档": ("是", "否"),
    "涉及未成年人": ("是", "否"),
    "可信": ("L", "V2", "V1", "R", "D"),
}
_LISTS = ("方向", "级别", "文种", "题名", "题名不含", "跨年情形", "角色")
_ROW_KEYS = (
    *("文件", "条件", "期限", "依据", "可信", "方向", "级别", "文种", "题名", "题名不含", "重要程度"),
    *("跨年情形", "涉及未成年人", "联合", "角色", "优先", "须人定", "不归档"),
)
_TABLE_KEYS = ("版本", "依据次序", "级别", "重要词", "条目", "替换全部")
LOCAL_BASIS = "本单位保管期限表"
"""What a row of the office's own table rests on where it names nothing else."""

Raw = Mapping[str, tuple[str, ...]]
"""A row as it stands in the file: texts by key."""


@dataclass(slots=True)
class RawTable:
    """A table as it stands in its file, before rows are made of it.

    `lines` are those of its rows, `faults` what is wrong with it: then a row may say what it does not.
    """

    version: str = ""
    ranks: tuple[str, ...] = ()
    levels: dict[Level, tuple[Phrase, ...]] = field(default_factory=dict)
    weighty: tuple[Phrase, ...] = ()
    rows: dict[str, Raw] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    replaces_all: bool = False
    faults: list[Diagnostic] = field(default_factory=list)


def read_table(content: bytes, name: str) -> RawTable:
    """The table in a YAML file that is called `name`, with every fault by line.

    A file that is no YAML is an `InvalidDataError`.
    """
    table = RawTable()
    root = _composed(content, name)
    if root is not None:
        _Reader(name, table.faults).table(root, table)
    return table


def refuse_faults(faults: list[Diagnostic], name: str) -> None:
    """Raise all that is wrong with the table called `name`, in the order of its lines."""
    if faults:
        raise _invalid(sorted(faults, key=_line), name)


def _line(fault: Diagnostic) -> int:
    return int("".join(filter(str.isdigit, fault.where.rpartition("第")[2])) or 0)


def row_of(ident: str, raw: Raw, *, local: bool = False, added: bool = False) -> RetentionRow:
    """The row that `raw` describes; `local` one of the office's own table, `added` one only it has."""
    one = {key: values[0] for key, values in raw.items() if values}
    return RetentionRow(
        ident=ident,
        what=one.get("文件", ident),
        retention=_PERIODS[one.get("期限", "10年")],
        basis=one.get("依据", LOCAL_BASIS if local else "建议"),
        condition=one.get("条件", ""),
        tag=one.get("可信", ""),
        directions=_texts(raw, "方向"),
        levels=_texts(raw, "级别"),
        kinds=_texts(raw, "文种"),
        titles=_phrases(raw.get("题名", ())),
        without=_phrases(raw.get("题名不含", ())),
        importance=one.get("重要程度", ""),  # type: ignore[arg-type]
        spans=_texts(raw, "跨年情形"),
        person=one.get("涉及未成年人") == "是",
        joint=one.get("联合", ""),  # type: ignore[arg-type]
        roles=_texts(raw, "角色"),
        priority=int(one.get("优先", "0")),
        ask=one.get("须人定", ""),
        file_it=one.get("不归档") != "是",
        local=local,
        added=added,
    )


def _texts(raw: Raw, key: str) -> Any:
    """The texts under `key`, which were held against its choices when they were read."""
    return raw.get(key, ())


def _phrases(texts: tuple[str, ...]) -> tuple[Phrase, ...]:
    return tuple(Phrase.of(text) for text in texts)


def _composed(content: bytes, name: str) -> Node | None:
    """The nodes of a YAML file, each with its line."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - heavy, and only filing needs it
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415

    try:
        root: Node | None = YAML(typ="safe", pure=True).compose(content.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise _invalid([_fault(name, "不是 UTF-8 文本", "用 UTF-8 编码另存")], name) from fault
    except MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        where = f"{name} 第 {mark.line + 1} 行" if mark else name
        raise _invalid([_fault(where, "写法有误", "检查缩进、冒号和引号")], name) from fault
    except YAMLError as fault:
        raise _invalid([_fault(name, "写法有误", "检查是否混入控制字符")], name) from fault
    return root


def _fault(where: str, message: str, hint: str = "") -> Diagnostic:
    return error("A210", message, where, hint)


def _invalid(faults: list[Diagnostic], name: str) -> InvalidDataError:
    return InvalidDataError(f"保管期限表“{name}”有 {len(faults)} 处错误", tuple(faults), "改正后再运行")


class _Reader:
    """Reads nodes and gathers every fault."""

    def __init__(self, name: str, faults: list[Diagnostic]) -> None:
        self._name = name
        self._faults = faults

    def fault(self, node: Node, message: str, hint: str = "") -> None:
        """Note a fault in the line of `node`."""
        self._faults.append(_fault(f"{self._name} 第 {node.start_mark.line + 1} 行", message, hint))

    def pairs(self, node: Node, what: str) -> Iterator[tuple[str, Node]]:
        """The entries of a mapping; a repeated name is a fault."""
        if node.id != "mapping":
            self.fault(node, f"“{what}”应分行写作“名称: 值”")
            return
        seen = set()
        for key, value in node.value:
            if str(key.value) in seen:
                self.fault(key, f"“{key.value}”写了两次", "删去一个")
            seen.add(str(key.value))
            if value.value == "":
                value.start_mark = key.start_mark  # an empty value begins where the next line does
            yield str(key.value), value

    def table(self, root: Node, table: RawTable) -> None:
        """Read the whole file into `table`; an unknown name is a fault."""
        for key, node in self.pairs(root, "保管期限表"):
            match key:
                case "版本":
                    table.version = self.text(key, node)
                case "依据次序":
                    table.ranks = self.texts(key, node)
                case "重要词":
                    table.weighty = _phrases(self.texts(key, node))
                case "替换全部":
                    table.replaces_all = self.choice(key, node, ("否", "是")) == "是"
                case "级别":
                    self.levels(node, table)
                case "条目":
                    self.rows(node, table)
                case _:
                    self.unknown(key, node, _TABLE_KEYS)

    def rows(self, node: Node, table: RawTable) -> None:
        """Read the entries of the table."""
        for ident, row in self.pairs(node, "条目"):
            self.row(ident, row, table)

    def levels(self, node: Node, table: RawTable) -> None:
        """Read the words by which the level of an author is told."""
        for key, words in self.pairs(node, "级别"):
            if key in _CHOICES["级别"]:
                table.levels[key] = _phrases(self.texts(key, words))  # type: ignore[index]
            else:
                self.unknown(key, words, _CHOICES["级别"])

    def unknown(self, key: str, node: Node, known: tuple[str, ...]) -> None:
        """Note a name that there is none of."""
        near = get_close_matches(key, known, 1, 0.3)
        hint = f"是不是“{near[0]}”？" if near else f"可用：{'、'.join(known)}"
        self.fault(node, f"没有“{key}”这一项", hint)

    def text(self, key: str, node: Node) -> str:
        """One line of text."""
        if node.id == "scalar" and str(node.value).strip():
            return str(node.value).strip()
        self.fault(node, f"“{key}”应是一行文字")
        return ""

    def texts(self, key: str, node: Node) -> tuple[str, ...]:
        """A list of texts, or one."""
        if node.id != "sequence":
            return tuple(filter(None, (self.text(key, node),)))
        return tuple(filter(None, (self.text(key, each) for each in node.value)))

    def choice(self, key: str, node: Node, allowed: tuple[str, ...]) -> str:
        """One of `allowed`."""
        return self.allowed(key, node, self.text(key, node), allowed)

    def allowed(self, key: str, node: Node, text: str, allowed: tuple[str, ...]) -> str:
        """`text` when it is one of `allowed`, else a fault and the first of them."""
        if text and text not in allowed:
            self.fault(node, f"“{key}”不能写“{text}”", f"可写：{'、'.join(allowed)}")
        return text if text in allowed else allowed[0]

    def row(self, ident: str, node: Node, table: RawTable) -> None:
        """Read an entry: one row, or one for each of its variants."""
        above, variants = dict[str, tuple[str, ...]](), list[tuple[str, Node]]()
        for key, value in self.pairs(node, ident):
            if key == "分项":
                variants = list(self.pairs(value, f"{ident} 的分项"))
            elif key in _ROW_KEYS:
                above[key] = self.value(key, value)
            else:
                self.unknown(key, value, (*_ROW_KEYS, "分项"))
        if not variants and node.id == "mapping":
            self.add(ident, node, above, table)
        for name, variant in variants:
            own = self.variant(name, variant)
            self.add(f"{ident}/{name}", variant, above | own, table)

    def variant(self, name: str, node: Node) -> dict[str, tuple[str, ...]]:
        """What a variant says of its own."""
        own = {}
        for key, value in self.pairs(node, name):
            if key in _ROW_KEYS:
                own[key] = self.value(key, value)
            else:
                self.unknown(key, value, _ROW_KEYS)
        return own

    def value(self, key: str, node: Node) -> tuple[str, ...]:
        """What stands under `key` of a row."""
        texts = self.texts(key, node) if key in _LISTS else tuple(filter(None, (self.text(key, node),)))
        if key in _CHOICES:
            texts = tuple(self.allowed(key, node, text, _CHOICES[key]) for text in texts)
        for text in texts if key in ("题名", "题名不含") else ():
            if not Phrase.of(text).length:
                self.fault(node, f"“{key}”里的“{text}”没有字")
        if key == "优先" and not all(text.lstrip("-").isdecimal() for text in texts):
            self.fault(node, "“优先”应是整数", "数字大的先用，如 10")
            return ("0",)
        return texts

    def add(self, ident: str, node: Node, raw: Raw, table: RawTable) -> None:
        """Put a row into the table."""
        table.rows[ident] = raw
        table.lines[ident] = node.start_mark.line + 1
