"""One source to its documents: the signed notice, what it issues, the attachments, 版记."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from govdocs.readers.addressees import addressees_of, is_addressed
from govdocs.readers.attachments import notes_at, notes_in
from govdocs.readers.blocks import Block, Para
from govdocs.readers.closing import Closing
from govdocs.readers.front import Front, read_front
from govdocs.readers.imprint import imprint_of, note_of
from govdocs.readers.ledger import Ledger
from govdocs.readers.looks import ends_as_title, is_note
from govdocs.readers.outline import data_of, entries, outline_of
from govdocs.readers.parts import Part, parts_of
from govdocs.readers.plan import tag_sections
from govdocs.readers.reading import OutlineEntry
from govdocs.readers.rosters import with_groups
from govdocs.readers.source import Piece, joined
from govdocs.readers.titles import kind_of
from govdocs.text.characters import nonblank

_PAPERS = re.compile(
    r"(?:公示|公示公告|启事|声明|倡议书|通知书|告知书|意见书|建议书|公开信|答复|情况说明|讲话)(?:[（(][^（）()]*[)）])?$"
)
_NEAREST = {"公示": "通告", "启事": "通告", "声明": "通告", "答复": "函"}
_ENDINGS = (
    (re.compile(r"^特此(公告|通告|通知|通报|报告)"), ""),
    (re.compile(r"请(?:予)?(?:批示|批准|审批)[。！]?$"), "请示"),
    (re.compile(r"^(?:特此函[告复达商]|专此函)|函[复告][。]?$"), "函"),
    (re.compile(r"^(?:特此批复|此复)"), "批复"),
)
_PASSED = re.compile(r"通过|批准|会议|审议|公布|施行|\d\s*日")


@dataclass(slots=True)
class Outcome:
    """What the documents gave: data of pieces, an outline each, the places."""

    data: dict[str, Any]
    outlines: list[list[OutlineEntry]]
    places: dict[str, tuple[int, ...]]


def documents_of(blocks: list[Block], ledger: Ledger) -> Outcome:
    """`blocks` as one record, its issued papers and attachments in it."""
    front = read_front(blocks, ledger)
    parts, imprints = parts_of(blocks[front.body :], front, ledger)
    if front.issuer:
        _sign(parts[0], front.issuer, ledger)
    return _Composer(front, parts, imprints, ledger).outcome()


def _sign(main: Part, issuer: Closing, ledger: Ledger) -> None:
    """The issuer and date of the head sign a document that has none at its end; else they say it twice."""
    if main.closing is None:
        main.closing = issuer
    elif main.closing.date is None and not issuer.names:
        main.closing = replace(main.closing, date=issuer.date)
    else:
        for piece in (*issuer.names, *([issuer.date] if issuer.date else []), *issuer.marks):
            ledger.set_aside(piece, "web page", "题下重复的署名、日期")


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
        own_name = bool(_PAPERS.search(nonblank(self.front.title.text)))
        return bool(self.imprints) or own_name or self._is_letter()

    def _is_letter(self) -> bool:
        """True for a text that is addressed and signed, and whose title names no plan."""
        first = self.all[0].blocks[0] if self.all[0].blocks else None
        if not isinstance(first, Para) or self.all[0].closing is None:
            return False
        addressed = first.text.endswith(("：", ":")) and is_addressed(first.text.rstrip("：:"))
        return addressed and not ends_as_title(self.front.title.text)

    def _kind(self) -> str:
        if not self.official:
            return "方案"
        title = self.front.title.text
        return kind_of(title) or _kind_of_mark(self.front) or _kind_of_ending(title, self.all[0]) or "通知"

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
        addressees, blocks = addressees_of(blocks, kind_of(part.title.text), self.ledger)
        if addressees.text:
            data["addressees"] = addressees
            self.places[prefix + "addressees"] = self.ledger.source.lines_of(addressees)
        names, blocks = self._attachment_notes(blocks, prefix)
        data["body"] = self._body(blocks, plan=not kind_of(part.title.text))
        self._place(prefix + "body", part.blocks)
        if names or part.late_notes:
            data["attachment_notes"] = [*names, *part.late_notes]
        self._signature(part, data, prefix)
        return data

    def _subtitle(self, part: Part, data: dict[str, Any]) -> list[Block]:
        """题注: a line in brackets right below the title that tells which meeting passed the text."""
        first = part.blocks[0] if part.blocks else None
        if not isinstance(first, Para) or not is_note(first.text) or not _PASSED.search(first.text):
            return part.blocks
        data["subtitle"] = note_of(first.piece, self.ledger, "题注的括号")
        self._place("subtitle", [first])
        return part.blocks[1:]

    def _attachment_notes(self, blocks: list[Block], prefix: str) -> tuple[list[Piece], list[Block]]:
        start = notes_in(blocks, len(blocks))
        if start is None:
            return [], blocks
        names: list[Piece] = []
        at = start
        while at < len(blocks) and (notes := notes_at(blocks, at, len(blocks), self.ledger)):
            names += notes.names
            at = notes.end
        self._place(prefix + "attachment_notes", blocks[start:at])
        return names, blocks[:start]

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


def _kind_of_ending(title: str, main: Part) -> str:
    """The kind that the last words of the body name, or that is nearest to what the title calls itself."""
    own_name = _PAPERS.search(nonblank(title))
    for name, kind in _NEAREST.items():
        if own_name and name in own_name[0]:
            return kind
    for block in main.blocks[-3:]:
        for pattern, kind in _ENDINGS:
            if isinstance(block, Para) and (match := pattern.search(block.bare)):
                return kind or match[1]
    return ""


def _kind_of_mark(front: Front) -> str:
    marks = front.parts.get("mark")
    text = marks[-1].text if isinstance(marks, list) and marks else ""
    return kind_of(text)
