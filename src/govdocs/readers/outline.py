"""The tree of a body: 一、（一）1.（1）① headings, run-in headings, items and plain paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from govdocs.readers.blocks import Block, CellBlock, Para, TableBlock
from govdocs.readers.ledger import Ledger
from govdocs.readers.looks import is_sentence, is_sign_off, label_of
from govdocs.readers.reading import OutlineEntry
from govdocs.readers.source import Piece, joined
from govdocs.text.characters import nonblank
from govdocs.text.ordinals import Ordinal, bare_ordinal, leading_ordinal
from govdocs.text.sentences import split_first_sentence

_RANKS = {"第一章": 0.2, "第一节": 0.4, "第一条": 0.6}
_LONG_TITLE = 28
_CERTAIN_LENGTH = 16
_SENTENCE_LENGTH = 40
_PROSE = re.compile(
    r"(?:的|时|后|前|中|内|者)，|必须|应当?[对在将按及由予]|不得|不准|严禁|可以|[能会]够|我[镇县区校局们]|"
    r"(?:之一|以上|以下)$|[:：]|\d{4}年|》的"
)
_SPOKEN = re.compile(
    r"对(?![标照接])|凡(?!事)|如(?:[有遇果]|需|因)|若|当(?!好|前|先)|自(?![觉主我治然愿查纠])|从(?![严重快优紧实细难])|由|"
    r"因(?![地时势人材])|截[至止]"
)
_PRESENT = frozenset(
    ("出席", "请假", "列席", "缺席", "参加", "出席人员", "列席人员", "请假人员", "参会人员", "记录")
)
_WISH = re.compile(r"^(?:祝|谨祝|预祝|顺祝|希望|望[各你大全]|让我们|恳请)")
_LAST_BLOCKS = 4
_CLOSERS = "。；;：:，,、.！？!?"


@dataclass(slots=True)
class Node:
    """A paragraph with an ordinal, and what stands under it.

    `kind`: heading, runin or item. `title` is what stands before the rest, the ordinal included.
    """

    para: Para
    ordinal: Ordinal
    kind: str
    title: Piece
    rest: Piece
    section: str = ""
    body: list[Node | Block | dict[str, Any]] = field(default_factory=list)

    @property
    def rank(self) -> float:
        """Its place in the order of levels; chapters and articles stand above the five levels."""
        return _RANKS.get(self.ordinal.style, float(self.ordinal.level))

    def entry(self) -> OutlineEntry:
        """How the outline lists it."""
        words = (
            self.title.text[self.ordinal.end :] if self.kind != "item" else self.para.text[self.ordinal.end :]
        )
        text = split_first_sentence(words)[0].strip().rstrip(_CLOSERS)
        return OutlineEntry(self.ordinal.level, self.ordinal.text, text, self.kind, self.para.line)


def outline_of(blocks: list[Block]) -> list[Node | Block | dict[str, Any]]:
    """`blocks` as a tree by the look of their ordinals."""
    nodes = [_node(block) if isinstance(block, Para) else block for block in blocks]
    _chapters(nodes)
    _settle(nodes)
    root: list[Node | Block | dict[str, Any]] = []
    open_nodes: list[Node] = []
    for entry in nodes:
        if isinstance(entry, Node):
            while open_nodes and open_nodes[-1].rank >= entry.rank:
                open_nodes.pop()
        elif isinstance(entry, Para) and _ends_lists(entry, open_nodes, nodes):
            open_nodes.clear()
        (open_nodes[-1].body if open_nodes else root).append(entry)
        if isinstance(entry, Node):
            open_nodes.append(entry)
    return root


def _ends_lists(para: Para, open_nodes: list[Node], nodes: list[Node | Block]) -> bool:
    """True for a paragraph that belongs to the whole: closing words, who was present, a wish at the end."""
    if is_sign_off(para.text) or label_of(para.text) in _PRESENT:
        return True
    if not open_nodes or not _WISH.match(para.bare):
        return False
    last = [node for node in nodes[-_LAST_BLOCKS:] if not (isinstance(node, Para) and is_sign_off(node.text))]
    under = bool(open_nodes[-1].body) or open_nodes[-1].kind == "item"
    return under and bool(last) and last[-1] is para


def _node(para: Para) -> Node | Para:
    ordinal = leading_ordinal(para.text)
    if ordinal is None:
        return para
    first, rest = split_first_sentence(para.text[ordinal.end :])
    cut = ordinal.end + len(first)
    title, behind = para.piece.divide(cut)
    return Node(para, ordinal, "", title, behind if rest else Piece("", ()))


def _chapters(nodes: list[Node | Block]) -> None:
    """The headings 1 总则, 2 职责 of a text whose sections are 1.1, 1.2, 2.1: each the next number."""
    last = 0
    below = _nodes_below(nodes)
    for index, entry in enumerate(nodes):
        if not isinstance(entry, Para) or is_sentence(entry.text) or len(entry.bare) > _SENTENCE_LENGTH:
            continue
        ordinal = bare_ordinal(entry.text)
        if ordinal is None or ordinal.number != last + 1:
            continue
        section = below[index]
        if last or (section and section.ordinal.style == "1.1" and section.ordinal.text[:1] == ordinal.text):
            nodes[index] = Node(entry, ordinal, "", entry.piece, Piece("", ()))
            last = ordinal.number


def _nodes_below(nodes: list[Node | Block]) -> list[Node | None]:
    """For each entry the first node behind it."""
    found: list[Node | None] = []
    behind: Node | None = None
    for entry in reversed(nodes):
        found.append(behind)
        behind = entry if isinstance(entry, Node) else behind
    return found[::-1]


def _settle(nodes: list[Node | Block]) -> None:
    """Decides for each node whether it is a heading, a run-in heading or an item.

    Paragraphs that are alike and stand in one list are alike in kind: what is doubtful follows the
    majority of its list.
    """
    leading: set[int] = set()
    for index, entry in enumerate(nodes):
        if isinstance(entry, Node):
            entry.kind = _certain(entry, nodes, index)
            if _leads(entry, nodes, index):
                leading.add(id(entry))
    for group in _lists(nodes):
        if len(group) > 1 and group[0].rank > 1 and not any(id(node) in leading for node in group):
            _only_listed(group)
        prose = sum(
            node.kind == "item" or (not node.kind and len(_words(node)) > _LONG_TITLE) for node in group
        )
        for node in group:
            if not node.kind:
                node.kind = "item" if prose * 2 > len(group) else _heading(node)
        _last_as_others(group)


def _only_listed(group: list[Node]) -> None:
    """Entries of a list under none of which anything stands are items, title or not."""
    for node in group:
        if node.kind == "heading" and not nonblank(node.rest.text):
            node.kind = "item"


def _last_as_others(group: list[Node]) -> None:
    """The last of a list of sentences is one too: what follows it goes on with the text, not under it."""
    *others, last = group
    sentence = last.title.text.rstrip().endswith("。") and not nonblank(last.rest.text)
    if others and last.kind == "heading" and sentence and all(node.kind == "item" for node in others):
        last.kind = "item"


def _words(node: Node) -> str:
    return nonblank(node.title.text[node.ordinal.end :]).rstrip(_CLOSERS)


def _heading(node: Node) -> str:
    return "runin" if nonblank(node.rest.text) else "heading"


def _certain(node: Node, nodes: list[Node | Block], index: int) -> str:
    """The kind where one paragraph alone tells it; "" where its list must."""
    words = _words(node)
    alone = not nonblank(node.rest.text)
    closed = node.title.text.rstrip().endswith(tuple(_CLOSERS))
    style = node.ordinal.style
    if style in ("第一章", "第一节"):
        return "heading"
    if style == "第一条" or not words or (style == "①" and closed and alone):
        return "item"
    if alone:
        return _certain_alone(node, words, closed, _leads(node, nodes, index))
    return _certain_first(words)


def _certain_first(words: str) -> str:
    """The kind that the first of several sentences tells."""
    short = len(words) <= _CERTAIN_LENGTH
    if len(words) > _SENTENCE_LENGTH or _PROSE.search(words):
        return "item"
    if _SPOKEN.match(words):
        return "" if short else "item"
    return "runin" if short else ""


def _certain_alone(node: Node, words: str, closed: bool, leads: bool) -> str:
    if not closed:
        return "heading" if len(words) <= _SENTENCE_LENGTH and not re.search(r"[。；:：]", words) else "item"
    if (
        not leads
        or len(words) > _SENTENCE_LENGTH
        or node.title.text.rstrip().endswith((";", "；", "，", ","))
    ):
        return "item"
    return "heading"


def _leads(node: Node, nodes: list[Node | Block], index: int) -> bool:
    """True when what follows stands under the node."""
    following = nodes[index + 1] if index + 1 < len(nodes) else None
    if isinstance(following, Node):
        return following.rank > node.rank
    if isinstance(following, Para) and (is_sign_off(following.text) or label_of(following.text) in _PRESENT):
        return False
    return following is not None and node.ordinal.level < 3


def _lists(nodes: list[Node | Block]) -> list[list[Node]]:
    """The nodes that stand in one list: same rank, no node of a higher rank between."""
    groups: list[list[Node]] = []
    running: dict[float, list[Node]] = {}
    for entry in nodes:
        if not isinstance(entry, Node):
            continue
        for rank in [rank for rank in running if rank > entry.rank]:
            del running[rank]
        if entry.rank not in running:
            running[entry.rank] = []
            groups.append(running[entry.rank])
        running[entry.rank].append(entry)
    return groups


def entries(tree: list[Any]) -> list[OutlineEntry]:
    """The outline of a tree, in order."""
    found: list[OutlineEntry] = []
    for entry in tree:
        if isinstance(entry, Node):
            found += [entry.entry(), *entries(entry.body)]
    return found


def data_of(tree: list[Any], ledger: Ledger) -> list[Any]:
    """A tree as plain data whose strings are still pieces."""
    return [_datum(entry, ledger) for entry in tree]


def _datum(entry: Any, ledger: Ledger) -> Any:
    if isinstance(entry, Node):
        mark, para = _without_list_mark(entry)
        if mark.text:
            ledger.mark(mark, "列表符号")
        body = data_of(entry.body, ledger)
        if entry.kind == "item":
            return {"item": without_tab(para.cut(len(mark.text))), "body": body}
        cut = len(entry.title.text)
        title = without_tab(para.cut(len(mark.text), cut).strip())
        return {"heading": title, "rest": entry.rest.strip(), "section": entry.section, "body": body}
    if isinstance(entry, TableBlock):
        rows = [[_cell(cell) for cell in row] for row in entry.rows]
        return {"table": {"header": entry.header, "rows": rows}}
    return entry.piece if isinstance(entry, Para) else entry


def without_tab(piece: Piece) -> Piece:
    """A paragraph without the tab that Word puts between an ordinal and its text."""
    ordinal = leading_ordinal(piece.text)
    if ordinal is None or "\t" not in piece.text[ordinal.start : ordinal.end]:
        return piece
    return joined([piece.cut(0, ordinal.start + len(ordinal.text)), piece.cut(ordinal.end)])


def _without_list_mark(node: Node) -> tuple[Piece, Piece]:
    return node.para.piece.cut(0, node.ordinal.start), node.para.piece


def _cell(cell: CellBlock) -> Any:
    if cell.rows == 1 and cell.columns == 1:
        return cell.piece
    return {"text": cell.piece, "rows": cell.rows, "columns": cell.columns}
