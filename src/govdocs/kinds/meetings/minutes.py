"""会议纪要: minutes from the facts of a meeting, in the format of clause 10.3."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from govdocs.document.nodes import Block, Document, Furniture, Imprint, Masthead, Paragraph, Run
from govdocs.kinds.formal.record import ImprintData
from govdocs.kinds.meetings.fields import Speech
from govdocs.kinds.parts.attendance import attendance_blocks
from govdocs.kinds.parts.printing import title_paragraph
from govdocs.kinds.parts.wording import in_one_line, missing, names_of, printed_date
from govdocs.text.names import pad_name
from govdocs.text.ordinals import ordinal_text

_END = "。！？；："


@dataclass(frozen=True, slots=True)
class Minutes:
    """The text of minutes.

    `facts` are label and text of the block at the beginning (时间, 地点, 主持人 …), `body` what was
    said and resolved, `attendance` label and people at the end (出席, 请假, 列席).
    """

    mark: str
    title: str
    issue: str
    editor: str
    issued_on: str
    facts: Mapping[str, str]
    body: tuple[Block, ...]
    attendance: Mapping[str, tuple[str, ...]]
    imprint: ImprintData | None = None
    names: Iterable[str] = field(default_factory=tuple)


def compose_minutes(minutes: Minutes, kind: str) -> Document:
    """The document of `minutes`: no addressees, no signature, no seal (10.3)."""
    title = (title_paragraph(minutes.title),) if minutes.title else ()
    blocks = (*title, *_facts(minutes.facts), *minutes.body, *attendance_blocks(minutes.attendance.items()))
    masthead = Masthead(
        issuers=(minutes.mark,),
        number=minutes.issue,
        suffix="",
        editor=minutes.editor,
        issued_on=printed_date(minutes.issued_on) or missing("签发日期"),
    )
    return Document(
        title=in_one_line(minutes.title or minutes.mark),
        blocks=blocks,
        furniture=Furniture(masthead, _imprint(minutes), form="minutes"),
        kind=kind,
        author=minutes.editor,
        names=names_of(minutes.names),
    )


def _facts(facts: Mapping[str, str]) -> Iterator[Paragraph]:
    for label, text in facts.items():
        head = f"{pad_name(label)}："
        yield Paragraph((Run(head), Run(text)), "roster", hang=len(head))


def _imprint(minutes: Minutes) -> Imprint:
    given = minutes.imprint or ImprintData()
    return Imprint(
        printer=given.printer or minutes.editor,
        printed_on=printed_date(given.printed_on or minutes.issued_on) or missing("印发日期"),
        copies_to=given.copies_to.removeprefix("抄送：").rstrip("。"),
        addressees=given.addressees.rstrip("。：:"),
        others=given.others,
        distributed_to=given.distributed_to.removeprefix("分送：").rstrip("。"),
    )


def said(verb: str, texts: Iterable[str]) -> Iterator[Paragraph]:
    """What the meeting said: 会议指出，…; a text that begins with 会议 stands as it is."""
    for text in texts:
        begun = text if text.startswith("会议") else f"会议{verb}，{text}"
        yield Paragraph.of(ended(begun))


def speeches(notes: Iterable[Speech]) -> Iterator[Paragraph]:
    """What persons said, under a sentence that leads in."""
    for place, note in enumerate(notes):
        if not place:
            yield Paragraph.of("会上发言摘要如下：")
        lines = [ended(line.strip()) for line in note.text.splitlines() if line.strip()]
        first, *others = lines or [missing("发言内容")]
        yield Paragraph.of(f"{pad_name(note.speaker)}：{first}")
        yield from map(Paragraph.of, others)


def numbered(lead: str, texts: Sequence[str]) -> Iterator[Paragraph]:
    """Numbered sentences under the sentence `lead`; one alone runs on behind it."""
    if len(texts) == 1:
        yield Paragraph.of(lead + ended(texts[0]))
    elif texts:
        yield Paragraph.of(lead)
        yield from (Paragraph.of(ordinal_text(2, place) + ended(text)) for place, text in enumerate(texts, 1))


def ended(text: str) -> str:
    """`text` with a mark at its end."""
    return text if text[-1:] in _END else f"{text}。"


def run_in(texts: tuple[str, ...]) -> str:
    """Short texts as one sentence, numbered where there are several."""
    bare = [text.rstrip("。；") for text in texts]
    if len(bare) < 2:
        return "".join(map(ended, bare))
    return "；".join(f"{number}.{text}" for number, text in enumerate(bare, start=1)) + "。"
