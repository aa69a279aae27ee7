"""A Word template examined before anything is printed: every fault by name and place, all at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from govdocs.diagnostics import Diagnostic, error, warning
from govdocs.text.tags_examined import (
    ANYTHING,
    Names,
    TagFault,
    assignment_of,
    below,
    faults_in,
    in_loop,
    loop_of,
    used,
)
from govdocs.writers.codes import (
    FIELD_LEFT_OUT,
    TAG_FORBIDDEN,
    TAG_UNCLOSED,
    TAG_UNKNOWN,
    TAG_UNREADABLE,
)
from govdocs.writers.form_tags import Part, Tag

_CODES = {"syntax": TAG_UNREADABLE, "unknown": TAG_UNKNOWN, "forbidden": TAG_FORBIDDEN}
_ENDS = {"for": "endfor", "if": "endif"}
_LOOKS = frozenset({"vm", "hm", "cellbg", "colspan"})
_SHAPE = "标签写作 {{ 名称 }}，两边各两个花括号"
_SEE = "用 govdocs new 文种 --tags 看可用的标签"


@dataclass(frozen=True, slots=True)
class _Open:
    """A statement that waits for its end, and the names that were known before it."""

    word: str
    tag: Tag
    names: Names


def examined(parts: Sequence[Part], names: Names, fields: Collection[str] = ()) -> tuple[Diagnostic, ...]:
    """Everything wrong with a template where `names` are known, and which of `fields` it does not print."""
    found = [finding for part in parts for finding in _part_faults(part, names)]
    printed = {word for part in parts for word in _printed_words(part.tags)}
    left_out = [field for field in fields if field not in printed]
    if left_out:
        words = f"模板没有印出：{'、'.join(left_out)}"
        hint = "有意不印的不必管；要印的，在模板里加上标签（只写在 if 里不会印出）"
        found.append(warning(FIELD_LEFT_OUT, words, "", hint))
    return tuple(dict.fromkeys(found))


def _printed_words(tags: Sequence[Tag]) -> Iterator[str]:
    """The names whose values stand on paper: not those that are only asked for in an if.

    A list counts where something is printed inside its loop.
    """
    loops: list[frozenset[str]] = []
    for tag in tags:
        loop, assignment = loop_of(tag.words), assignment_of(tag.words)
        if tag.kind == "value":
            yield from used(tag.words).union(*loops)
        elif tag.kind == "statement" and loop:
            loops.append(used(loop[1]))
        elif tag.kind == "statement" and assignment:
            yield from used(assignment[1])
        elif tag.kind == "statement" and tag.words == "endfor" and loops:
            loops.pop()


def _part_faults(part: Part, names: Names) -> Iterator[Diagnostic]:
    for where in part.broken:
        yield error(TAG_UNREADABLE, "有没有写完的标签", where, _SHAPE)
    for words, where in part.single:
        if words in names:
            yield error(TAG_UNREADABLE, f"“{words}”两边只有一个花括号，会照原样印出", where, _SHAPE)
    walk = _Walk(names)
    for tag in part.tags:
        yield from walk.step(tag)
    yield from walk.end()


class _Walk:
    """The statements of a part in their order: what is open, which names are known."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._open: list[_Open] = []

    def step(self, tag: Tag) -> Iterator[Diagnostic]:
        """The faults of the next tag."""
        if tag.kind == "comment":
            return
        if tag.kind == "value":
            yield from self._expression(tag, tag.words)
            inside = below(tag.words, self._names)
            if inside is not None and inside is not ANYTHING:
                words = f"“{tag.words}”是一组内容，不能直接印出"
                near = f"如 {tag.words}.{next(iter(inside), '')}" if inside else ""
                yield error(
                    TAG_UNKNOWN, words, tag.where, f"写出其中的一项{near}；多行的用 {{%tr for 项 in …%}}"
                )
            return
        yield from self._statement(tag)

    def end(self) -> Iterator[Diagnostic]:
        """What is still open."""
        for each in self._open:
            words = f"“{each.tag.words}”没有结束"
            unit = each.tag.unit
            yield error(TAG_UNCLOSED, words, each.tag.where, f"在后面加上 {{%{unit} {_ENDS[each.word]} %}}")

    def _statement(self, tag: Tag) -> Iterator[Diagnostic]:
        word, _, rest = tag.words.partition(" ")
        match word:
            case "for":
                yield from self._begin_loop(tag)
            case "if":
                yield from self._expression(tag, rest)
                self._open.append(_Open("if", tag, self._names))
            case "elif" | "else":
                yield from self._other(tag, word, rest)
            case "endfor" | "endif":
                yield from self._close(tag, word)
            case "set":
                yield from self._assign(tag)
            case _ if word in _LOOKS:
                yield from self._expression(tag, rest) if rest else ()
            case _:
                hint = "可用的语句：for、endfor、if、elif、else、endif、set"
                yield error(TAG_FORBIDDEN, f"模板里不能用语句“{word}”", tag.where, hint)

    def _begin_loop(self, tag: Tag) -> Iterator[Diagnostic]:
        loop = loop_of(tag.words)
        before = self._names
        if loop is None or not loop[0].isidentifier():
            yield error(TAG_UNREADABLE, f"“{tag.words}”写法有误", tag.where, "写作 for 项 in 名称")
        else:
            yield from self._expression(tag, loop[1])
            self._names = in_loop(self._names, *loop)
        self._open.append(_Open("for", tag, before))

    def _other(self, tag: Tag, word: str, rest: str) -> Iterator[Diagnostic]:
        if not self._open:
            yield error(TAG_UNCLOSED, f"“{word}”前面没有 if", tag.where, "加上 if，或删去这个标签")
        if word == "elif":
            yield from self._expression(tag, rest)

    def _close(self, tag: Tag, word: str) -> Iterator[Diagnostic]:
        if not self._open:
            begin = "for" if word == "endfor" else "if"
            yield error(TAG_UNCLOSED, f"“{word}”前面没有 {begin}", tag.where, f"加上 {begin}，或删去这个标签")
            return
        last = self._open.pop()
        self._names = last.names
        if _ENDS[last.word] != word:
            words = f"“{last.tag.words}”（{last.tag.where}）应当以 {_ENDS[last.word]} 结束，这里是 {word}"
            yield error(TAG_UNCLOSED, words, tag.where, "按先开后关的次序改正")
        elif last.tag.unit != tag.unit or last.tag.home is not tag.home:
            words = f"“{last.tag.words}”（{last.tag.where}）与它的 {word} 不在同一层"
            hint = "开始和结束写成同一种（如都写 {%tr … %}），并放在同一个表格或同一格里"
            yield error(TAG_UNCLOSED, words, tag.where, hint)

    def _assign(self, tag: Tag) -> Iterator[Diagnostic]:
        assignment = assignment_of(tag.words)
        if assignment is None or not assignment[0].isidentifier():
            yield error(TAG_UNREADABLE, f"“{tag.words}”写法有误", tag.where, "写作 set 名称 = 值")
            return
        yield from self._expression(tag, assignment[1])
        self._names = {**self._names, assignment[0]: below(assignment[1], self._names)}

    def _expression(self, tag: Tag, expression: str) -> Iterator[Diagnostic]:
        for fault in faults_in(expression, self._names):
            yield _finding(fault, tag)


def _finding(fault: TagFault, tag: Tag) -> Diagnostic:
    hint = f"是否指“{fault.near}”？{_SEE}" if fault.near else _SEE
    if fault.kind != "unknown":
        hint = "删去或改写这个标签；标签里只能写内容的名称"
    words = fault.words if fault.kind != "syntax" else f"{fault.words}：{tag.words}"
    return error(_CODES[fault.kind], words, tag.where, hint)
