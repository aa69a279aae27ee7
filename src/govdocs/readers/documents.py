"""One source to its documents: the signed notice, what it issues, the attachments, 版记."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from govdocs.readers.attachments import Label, label_at, notes_at, notes_in
from govdocs.readers.blocks import Block, Para
from govdocs.readers.closing import Closing, closing_at
from govdocs.readers.front import Front, addressees_of, read_front
from govdocs.readers.imprint import imprint_lines, imprint_of, is_contact, note_of
from govdocs.readers.ledger import Ledger
from govdocs.readers.looks import is_note, is_sentence
from govdocs.readers.outline import data_of, entries, outline_of
from govdocs.readers.plan import tag_sections, with_groups
from govdocs.readers.reading import OutlineEntry
from govdocs.readers.source import EMPTY, Piece, joined
from govdocs.readers.titles import books, is_numbered, kind_of, named_lines, title_lines_from, title_piece
from govdocs.text.characters import nonblank

_NOTE_LENGTH = 80
_PASSED = re.compile(r"通过|批准|会议|审议|公布|施行")


@dataclass(slots=True)
class Part:
    """A document of the source, or an attachment, as it is being put together."""

    sort: str
    title: Piece = EMPTY
    title_paras: tuple[Para, ...] = ()
    label: Piece = EMPTY
    blocks: list[Block] = field(default_factory=list)
    closing: Closing | None = None
    closing_blocks: list[Block] = field(default_factory=list)
    notes: list[Para] = field(default_factory=list)
    late_notes: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Outcome:
    """What the documents gave: data of pieces, an outline each, the places."""

    data: dict[str, Any]
    outlines: list[list[OutlineEntry]]
    places: dict[str, tuple[int, ...]]


def documents_of(blocks: list[Block], ledger: Ledger) -> Outcome:
    """`blocks` as one record, its issued papers and attachments in it."""
    front = read_front(blocks, ledger)
    rest = _split_glued(blocks[front.body :], front.title.text)
    parts, imprints = _Cutter(rest, front, ledger).parts()
    return _Composer(front, parts, imprints, ledger).outcome()


def _split_glued(blocks: list[Block], title: str) -> list[Block]:
    """Titles that stand at the end of the paragraph before them, made paragraphs of their own."""
    head = r"\s*".join(re.escape(sign) for sign in nonblank(title))
    if not head:
        return blocks
    pattern = re.compile(
        rf"(?<=[。！？”）日.])\s*(?P<title>{head}\s*[（(]?[篇]?\s*[0-9０-９一二三四五六七八九十]{{1,3}}[）)篇]?)$"
    )
    result: list[Block] = []
    for block in blocks:
        match = pattern.search(block.text) if isinstance(block, Para) else None
        if match is None or not isinstance(block, Para):
            result.append(block)
            continue
        before, after = block.piece.cut(0, match.start()).strip(), block.piece.cut(match.start("title"))
        result += [Para(before, block.lines, block.indent, block.gap), Para(after, block.lines[-1:])]
    return result


class _Cutter:
    """Cuts the blocks behind the first title into parts."""

    def __init__(self, blocks: list[Block], front: Front, ledger: Ledger) -> None:
        self.blocks = blocks
        self.front = front
        self.ledger = ledger
        self.main = Part("main", front.title, tuple(front.title_paras))
        self.all = [self.main]
        self.imprints: list[Para] = []
        self.names = books(front.title.text)

    def parts(self) -> tuple[list[Part], list[Para]]:
        """The parts in order, and the lines of 版记."""
        at = 0
        while at < len(self.blocks):
            at += self._step(at)
        return self.all, self.imprints

    @property
    def part(self) -> Part:
        """The part that is being filled."""
        return self.all[-1]

    def _step(self, at: int) -> int:
        """Deals with the block at `at`; how many blocks that took."""
        block = self.blocks[at]
        if isinstance(block, Para):
            for look in (
                self._imprint,
                self._label,
                self._numbered,
                self._named,
                self._closing,
                self._after_closing,
            ):
                taken = look(at)
                if taken:
                    return taken
        self._learn(block)
        self.part.blocks.append(block)
        return 1

    def _learn(self, block: Block) -> None:
        """Names in 《》 that the main document issues."""
        if self.part is self.main and isinstance(block, Para) and re.search(r"现?将|印发|转发", block.text):
            self.names += [name for name in books(block.text) if len(name) <= 80]

    def _imprint(self, at: int) -> int:
        count = imprint_lines([block for block in self.blocks[at : at + 12] if isinstance(block, Para)])
        if count:
            self.imprints += [block for block in self.blocks[at : at + count] if isinstance(block, Para)]
        return count

    def _label(self, at: int) -> int:
        listed = self.main.closing is not None or any(part.closing for part in self.all) or self._listed(at)
        found = label_at(self.blocks, at, self._listed_names(), listed)
        if found is None or (not self.blocks[at + found.count :] and not found.title.text):
            return 0
        self._begin("attachment", found)
        return found.count

    def _listed(self, at: int) -> bool:
        return any(self._notes_of(part) for part in self.all)

    def _notes_of(self, part: Part) -> bool:
        return any(
            isinstance(block, Para) and bool(re.match(r"^附\s*件[\s\d一二三]*[:：]", block.text))
            for block in part.blocks
        )

    def _listed_names(self) -> list[str]:
        names: list[str] = []
        for part in self.all:
            for index in range(len(part.blocks)):
                found = notes_at(part.blocks, index, len(part.blocks), None)
                names += [name.text for name in found.names] if found else []
        return names

    def _begin(self, sort: str, label: Label) -> None:
        self.all.append(Part(sort, label.title, label.paras, label.label))

    def _numbered(self, at: int) -> int:
        """A further paper of a collection: the title with a number behind it."""
        block = self.blocks[at]
        if isinstance(block, Para) and is_numbered(block.text, self.front.title.text):
            return self._issue(at, 1)
        return 0

    def _named(self, at: int) -> int:
        """A title that the notice names in 《》, wherever it stands."""
        if self.part.sort == "attachment" or not self.main.blocks:
            return 0
        return self._issue(at, named_lines(self.blocks, at, self.names))

    def _issue(self, at: int, count: int) -> int:
        if count:
            paras = [block for block in self.blocks[at : at + count] if isinstance(block, Para)]
            self.all.append(Part("issued", title_piece(paras), tuple(paras)))
        return count

    def _closing(self, at: int) -> int:
        if self.part.closing or not self.part.blocks or self.part.sort == "attachment":
            return 0
        found = closing_at(self.blocks, at)
        if found is None:
            return 0
        self.part.closing = found
        self.part.closing_blocks = self.blocks[found.start : found.end]
        return found.end - found.start

    def _after_closing(self, at: int) -> int:
        """What follows a signed document: 附注, a list of attachments, or the paper that it issues."""
        if not self.part.closing:
            return 0
        block = self.blocks[at]
        if not isinstance(block, Para):
            return self._issue_untitled(at)
        if (is_note(block.text) and len(block.bare) <= _NOTE_LENGTH) or is_contact(block.text):
            return self._note(block)
        notes = notes_at(self.blocks, at, len(self.blocks), self.ledger)
        if notes:
            self.part.late_notes += notes.names
            return notes.end - notes.start
        count = title_lines_from(self.blocks, at)
        if count:
            return self._issue(at, count)
        return self._issue_untitled(at)

    def _issue_untitled(self, at: int) -> int:
        following = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        block = self.blocks[at]
        if (
            isinstance(block, Para)
            and following is not None
            and not is_sentence(block.text)
            and len(block.bare) <= 40
        ):
            return self._issue(at, 1)
        self.all.append(Part("issued"))
        self.part.blocks.append(block)
        return 1

    def _note(self, block: Para) -> int:
        self.part.notes.append(block)
        return 1


class _Composer:
    """Turns the parts into plain data of pieces."""

    def __init__(self, front: Front, parts: list[Part], imprints: list[Para], ledger: Ledger) -> None:
        self.front = front
        self.all = parts
        self.imprints = imprints
        self.ledger = ledger
        self.official = True
        self.outlines: list[list[OutlineEntry]] = []
        self.places: dict[str, tuple[int, ...]] = {}

    def outcome(self) -> Outcome:
        """Everything that was found."""
        main, *others = self.all
        self.official = self._is_official()
        data: dict[str, Any] = {"kind": self._kind()}
        if self.official:
            data["masthead"] = True
            for name in ("copy_number", "secrecy", "urgency", "mark", "number", "signers"):
                self._front_part(name, data)
        data |= self._document(main, "")
        owner, prefix = data, ""
        for part in others:
            if part.sort == "issued":
                index = len(data.setdefault("issued", []))
                prefix = f"issued.{index}."
                owner = self._document(part, prefix)
                data["issued"].append(owner)
            else:
                self._attach(part, data, owner, prefix)
        if self.imprints:
            self.places["imprint"] = tuple(sorted({line for para in self.imprints for line in para.lines}))
            imprint = imprint_of(self.imprints, self.ledger)
            data["imprint"] = imprint
        return Outcome(data, self.outlines, self.places)

    def _is_official(self) -> bool:
        if self.front.parts.keys() & {"number", "mark", "signers", "secrecy", "copy_number", "urgency"}:
            return True
        if kind_of(self.front.title.text) or not self.front.title.text:
            return True
        return bool(self.imprints)

    def _kind(self) -> str:
        if not self.official:
            return "方案"
        return kind_of(self.front.title.text) or _kind_of_mark(self.front) or "通知"

    def _front_part(self, name: str, data: dict[str, Any]) -> None:
        value = self.front.parts.get(name)
        if value is None:
            return
        pieces = value if isinstance(value, list) else [value]
        self.places[name] = tuple(
            sorted({line for piece in pieces for line in self.ledger.source.lines_of(piece)})
        )
        data[name] = value[0] if name == "mark" and isinstance(value, list) and len(value) == 1 else value

    def _document(self, part: Part, prefix: str) -> dict[str, Any]:
        data: dict[str, Any] = {"title": part.title}
        self._place(prefix + "title", part.title_paras)
        blocks = self._subtitle(part, data) if part.sort == "main" and self.official else part.blocks
        addressees, blocks = addressees_of(blocks, self.ledger)
        if addressees.text:
            data["addressees"] = addressees
            self._place(prefix + "addressees", part.blocks[:1])
        names, blocks = self._attachment_notes(blocks, prefix)
        data["body"] = self._body(blocks, plan=not kind_of(part.title.text))
        self._place(prefix + "body", part.blocks)
        if names or part.late_notes:
            data["attachment_notes"] = [*names, *part.late_notes]
        self._signature(part, data, prefix)
        return data

    def _subtitle(self, part: Part, data: dict[str, Any]) -> list[Block]:
        """题注: a line in brackets right below the title that tells which meeting passed the text, and when."""
        first = part.blocks[0] if part.blocks else None
        if not isinstance(first, Para) or not is_note(first.text) or not _PASSED.search(first.text):
            return part.blocks
        data["subtitle"] = note_of(first.piece, self.ledger, "题注的括号")
        self._place("subtitle", [first])
        return part.blocks[1:]

    def _attachment_notes(self, blocks: list[Block], prefix: str) -> tuple[list[Piece], list[Block]]:
        found = notes_in(blocks, 0, len(blocks))
        if found is None:
            return [], blocks
        names: list[Piece] = []
        at = found[0]
        while at < found[1]:
            notes = notes_at(blocks, at, found[1], self.ledger)
            if notes is None:
                break
            names += notes.names
            at = notes.end
        self._place(prefix + "attachment_notes", blocks[found[0] : at])
        return names, [*blocks[: found[0]], *blocks[at:]]

    def _body(self, blocks: list[Block], plan: bool) -> list[Any]:
        tree = outline_of(blocks)
        self.outlines.append(entries(tree))
        if plan:
            tag_sections(tree)
        return data_of(with_groups(tree, self.ledger), self.ledger)

    def _signature(self, part: Part, data: dict[str, Any], prefix: str) -> None:
        source = self.ledger.source
        if part.closing:
            if part.closing.names:
                data["signature"] = list(part.closing.names)
                lines = {line for name in part.closing.names for line in source.lines_of(name)}
                self.places[prefix + "signature"] = tuple(sorted(lines))
            if part.closing.date:
                data["signed_on"] = part.closing.date
                self.places[prefix + "signed_on"] = source.lines_of(part.closing.date)
        if part.notes:
            data["note"] = note_of(joined([note.piece for note in part.notes]), self.ledger)
            self._place(prefix + "note", part.notes)

    def _attach(self, part: Part, data: dict[str, Any], owner: dict[str, Any], prefix: str) -> None:
        holder, place = (
            (owner, prefix)
            if owner.get("attachment_notes") or not data.get("attachment_notes")
            else (data, "")
        )
        attachments = holder.setdefault("attachments", [])
        place = f"{place}attachments.{len(attachments)}."
        self._place(place + "title", part.title_paras)
        self._place(place + "body", part.blocks)
        body = self._body(part.blocks, plan=False)
        colon = re.search(r"\s*[:：]\s*$", part.label.text)
        cut = colon.start() if colon else len(part.label.text)
        self.ledger.mark(part.label.cut(cut), "附件序号后的冒号")
        attachments.append(
            {"label": part.label.cut(0, cut), "title": part.title, "body": body, "landscape": None}
        )

    def _place(self, name: str, blocks: Any) -> None:
        lines = {line for block in blocks for line in block.lines}
        if lines:
            self.places[name] = tuple(sorted(lines))


def _kind_of_mark(front: Front) -> str:
    marks = front.parts.get("mark")
    text = marks[-1].text if isinstance(marks, list) and marks else ""
    return kind_of(text)
