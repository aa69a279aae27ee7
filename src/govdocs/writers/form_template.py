"""Word templates made from the descriptions of forms: the tags stand in them as text, to be moved at will."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from govdocs.context import Context
from govdocs.document.forms import Form, Grid, Line, NewPage, Part, Seam, Sign
from govdocs.document.nodes import Document, Orientation
from govdocs.layout.pages import MM_PER_POINT
from govdocs.layout.tables.sidelines import LINE_ROLE
from govdocs.layout.typesetting.titles import shape_title
from govdocs.styles.forms import form_style
from govdocs.styles.gb9704 import GB9704
from govdocs.styles.sheet import StyleSheet
from govdocs.writers.docx.numbers import footer_distance, silent, turned, upright
from govdocs.writers.docx.oxml import HINT, Section, Setting, body, empty, paragraph, run
from govdocs.writers.docx.paragraphs import SEAM_LEADER, SEAM_SPACE
from govdocs.writers.docx.parts import Package
from govdocs.writers.docx.styles import style_id
from govdocs.writers.docx.units import twips
from govdocs.writers.form_cells import grid_table
from govdocs.writers.form_marks import for_each, numbered, when

_DAY = date(2012, 7, 1)  # GB/T 9704-2012 comes into force: templates bear the date of no office
_TINY = 20  # twips: a paragraph that only parts or carries something
_TAG = re.compile(r"\{\{(.*?)\}\}")
_LANDSCAPE_FOOTER = 400  # twips, as in documents
_SIGN_OVER = 12.0  # mm: how far a long name may reach over the right edge
_PAIR = 2
_COLONS = ("：", ":")
_USUAL_VALUE, _ROOM = 8, 5  # 字
_DATE_EMS = 7.5  # about what a date is wide


def form_template(form: Form, kind: str, style: StyleSheet = GB9704, *, small: bool = False) -> bytes:
    """The Word template of `form` of the kind called `kind`; the same bytes at each run.

    A `small` one has smaller type, where that spares a page.
    """
    style = form_style(style, small=small)
    package = Package.opened(style)
    package.fill(body(_Template(form, package, style).xml()))
    package.describe(Document(form.title, (), kind=kind), Context(_DAY))
    return package.saved(Context(_DAY))


@dataclass(slots=True)
class _Template:
    """A template being written; `orientation` is that of the page it has come to."""

    form: Form
    package: Package
    style: StyleSheet
    orientation: Orientation = "portrait"
    fresh: bool = False
    table: bool = False
    first: bool = True

    def xml(self) -> str:
        """The content of the body."""
        self.orientation = self.form.orientation
        pieces = [self._title()] if self.form.title_shown else []
        pieces += [self._part(part) for part in self.form.parts]
        pieces.append(empty(_TINY) if self.table else "")
        return "".join(pieces) + self._section()

    # -- parts ------------------------------------------------------------------------------------

    def _title(self) -> str:
        text = self.form.title
        limit = float(int(self._width() / MM_PER_POINT / self.style.looks["title"].size))
        lines = [text[start:end] for start, end in shape_title(text, [1.0] * len(text), limit)]
        after = twips(self.style.numbers.one_line / 2)
        return paragraph(Setting(style_id("title"), after=after), run("\n".join(lines), HINT))

    def _part(self, part: Part) -> str:
        match part:
            case NewPage():
                return self._new_page(part)
            case Grid():
                xml = self._before_table() + self._grid(part)
            case Line():
                xml = "".join(self._line(part))
            case Seam():
                xml = self._seam(part)
            case Sign():
                xml = self._sign(part)
        self.fresh, self.first, self.table = False, False, isinstance(part, Grid) and not part.below
        return xml

    def _new_page(self, part: NewPage) -> str:
        if part.orientation != self.orientation:
            xml = empty(_TINY, section=self._section())
            self.orientation, self.fresh = part.orientation, False
            self.table = False
            return xml
        self.fresh = True
        return ""

    def _broken(self) -> bool:
        """True once, for what begins the new page."""
        fresh, self.fresh = self.fresh, False
        return fresh

    def _before_table(self) -> str:
        if self.fresh or self.table:
            line = _TINY if self.fresh else twips(self.style.numbers.table_line_gap)
            return empty(line, page_break=self._broken())
        return ""

    def _grid(self, grid: Grid) -> str:
        after = twips(self.style.numbers.table_line_gap) // 2
        above = self._spread(grid.above, Setting(style_id(LINE_ROLE), after=after, keep_next=True))
        sign = twips(self.style.numbers.table_sign_gap)
        below = self._spread(grid.below, Setting(style_id(LINE_ROLE), before=sign))
        return above + grid_table(grid, self._width(), self.style) + below

    def _spread(self, texts: tuple[str, ...], setting: Setting) -> str:
        """Pieces of one line: two at the edges, more at even distances."""
        if not texts:
            return ""
        width = twips(self._width())
        needs = [_need(text) for text in texts]
        stops = [(width * sum(needs[:place]) // sum(needs), "left") for place in range(1, len(texts))]
        if len(texts) == _PAIR and not texts[-1].endswith(_COLONS):
            stops = [(width, "right")]
        return _paragraph(setting, "\t".join(texts), tabs=tuple(stops), align="left")

    def _line(self, line: Line) -> Iterator[str]:
        if line.test:
            yield when("p", line.test)
        if line.each:
            yield for_each("p", line.each)
            yield numbered("p")
        for text in line.text.split("\n"):
            test = _only_tags(text)
            setting = Setting(style_id(line.role), page_break=self._broken(), natural=False)
            yield (when("p", test) if test else "") + _paragraph(setting, text)
            yield when("p", "") if test else ""
        if line.each:
            yield for_each("p", "")
        if line.test:
            yield when("p", "")

    def _seam(self, seam: Seam) -> str:
        width, gap = twips(self._width()), twips(self.style.numbers.seam_gap)
        setting = Setting(
            style_id("seam"),
            before=None if self.first else gap,
            after=gap // 2,
            page_break=self._broken(),
            keep_next=True,
            tabs=((width // 2, "center"), (width, "right")),
            leader=SEAM_LEADER,
        )
        return _paragraph(setting, f"\t{SEAM_SPACE}{seam.text}{SEAM_SPACE}\t", align="left")

    def _sign(self, sign: Sign) -> str:
        """署名 and date: under a seal both around one middle, else the date two 字 further right."""
        numbers, cell = self.style.numbers, self.style.page.cell
        em = self.style.looks["date"].size * MM_PER_POINT
        width, date_width = self._width(), _DATE_EMS * em
        if sign.sealed:
            middle = width - numbers.date_indent_sealed * cell - date_width / 2
            left, over = twips(2 * middle - width - _SIGN_OVER), twips(-_SIGN_OVER)
            before = twips(numbers.form_seal / 2)
            names = Setting(
                style_id("signature"), before=before, keep_next=True, align="center", left=left, right=over
            )
            return _paragraph(names, sign.issuer) + _paragraph(
                Setting(style_id("date"), align="center", left=left, right=over), sign.date
            )
        right = twips(numbers.date_indent_unsealed * cell)
        before = twips(numbers.one_line / 2)
        names = Setting(style_id("signature"), before=before, right=2 * right, keep_next=True, align="right")
        return _paragraph(names, sign.issuer) + _paragraph(
            Setting(style_id("date"), right=right, align="right"), sign.date
        )

    # -- pages ------------------------------------------------------------------------------------

    def _width(self) -> float:
        page = self.style.page
        return page.text_width if self.orientation == "portrait" else page.text_height

    def _section(self) -> str:
        page, word = self.style.page, self.style.word
        upright_page = self.orientation == "portrait"
        edges = (word.top, word.bottom, word.left, word.right)
        width, height = twips(page.width), twips(page.height)
        if not upright_page:
            edges = (page.left, page.right, page.bottom, page.top)
            width, height = height, width
        top, bottom, left, right = map(twips, edges)
        return Section(
            width,
            height,
            top,
            bottom,
            left,
            right,
            footer_distance(self.style) if upright_page else _LANDSCAPE_FOOTER,
            word.line_pitch,
            self._footer(odd=True),
            self._footer(odd=False),
            lined=False,
        ).xml()

    def _footer(self, *, odd: bool) -> str:
        if not self.form.page_numbers:
            return self.package.footer(silent())
        make = upright if self.orientation == "portrait" else turned
        return self.package.footer(make(self.style, odd=odd))


def _need(text: str) -> int:
    """About how many 字 a piece of a line takes, its tags filled, with room to sign behind a colon."""
    return len(_TAG.sub("", text)) + _USUAL_VALUE * len(_TAG.findall(text)) + _ROOM * text.endswith(_COLONS)


def _only_tags(text: str) -> str:
    """The test under which a paragraph of nothing but tags says something; "" for one with words."""
    tags = [tag.strip() for tag in _TAG.findall(text)]
    if _TAG.sub("", text).strip():
        return ""
    return " or ".join(f"({tag})" if " " in tag else tag for tag in tags)


def _paragraph(
    setting: Setting, text: str, *, tabs: tuple[tuple[int, str], ...] | None = None, align: str = ""
) -> str:
    """A paragraph of `text` with its tags."""
    if tabs is not None:
        setting = replace(setting, tabs=tabs)
    if align:
        setting = replace(setting, align=align)
    return paragraph(setting, run(text, HINT))
