"""Records to printed documents: composed, laid out, and written in every format of a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from govdocs.app.form_templates import TemplateShelf, open_shelf
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, info
from govdocs.document.nodes import Document, StampArea, Table
from govdocs.document.numbering import number_headings
from govdocs.errors import UnknownFormatError
from govdocs.fonts.library import FontSet, font_set
from govdocs.fonts.roles import FontRole
from govdocs.layout.engine import layout
from govdocs.layout.pages import Pages
from govdocs.resources import safe_name
from govdocs.styles.profile import Profile, load_profile
from govdocs.text.dates import parse_date

FORMATS = ("docx", "pdf", "xlsx")
"""What a document can be written as; a workbook holds its tables."""

USUAL_FORMATS = ("docx", "pdf")

DEFAULT_PROFILE = "literal"


@dataclass(frozen=True, slots=True)
class Options:
    """How to render: the formats, the profile (a built-in name or a file), what to let pass.

    `as_is` prints what the Regulation forbids as it stands; it is reported all the same. An imported
    record is always printed as its source stands. `papers` names those wanted of a record that becomes
    several, empty for all. On `preprinted` paper the red parts are there already. `templates` is the
    folder of the office's own Word templates; `fonts` are its own fonts, for roles of which the profile
    names none.
    """

    formats: tuple[str, ...] = USUAL_FORMATS
    profile: str = DEFAULT_PROFILE
    as_is: bool = False
    papers: tuple[str, ...] = ()
    preprinted: bool = False
    templates: Path | None = None
    fonts: tuple[tuple[FontRole, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """One document laid out and written: its file name without suffix, the bytes by suffix.

    `counted` are the pages of a file that another program laid out, 0 where nobody knows them; None
    where the file has those of `pages`.
    """

    source: str
    label: str
    stem: str
    pages: Pages
    contents: Mapping[str, bytes]
    findings: tuple[Diagnostic, ...] = ()
    counted: int | None = None

    @property
    def page_count(self) -> int:
        """The pages of the file; 0 where they are not known (Word from an office's own template)."""
        return len(self.pages.pages) if self.counted is None else self.counted


@dataclass(frozen=True, slots=True)
class Press:
    """What all documents of a run share."""

    profile: Profile
    fonts: FontSet
    context: Context
    options: Options = field(default_factory=Options)
    templates: TemplateShelf = field(default_factory=TemplateShelf)


def open_press(options: Options, context: Context) -> Press:
    """The profile and the fonts of a run; refuses formats that there are not."""
    if not options.formats:
        raise UnknownFormatError("没有写格式", f"可用的格式：{'、'.join(FORMATS)}")
    for name in options.formats:
        if name not in FORMATS:
            raise UnknownFormatError(f"不认识的格式“{name}”", f"可用的格式：{'、'.join(FORMATS)}")
    profile = load_profile(options.profile)
    fonts = font_set({**dict(options.fonts), **profile.font_files})
    return Press(profile, fonts, context, options, open_shelf(options.templates))


def print_document(
    document: Document, press: Press, source: str, findings: tuple[Diagnostic, ...] = ()
) -> Printed:
    """`document`, made from the file `source`, laid out and written in every format of the run."""
    document = number_headings(document)
    if press.options.preprinted:
        document = replace(document, furniture=replace(document.furniture, preprinted=True))
    pages = layout(document, press.profile.style, press.fonts)
    formats, left_out = fitting_formats(document, press.options.formats, source)
    contents = {suffix: written(suffix, document, pages, press) for suffix in formats}
    told = (*findings, *left_out, *press.profile.findings, *press.fonts.findings, *pages.findings)
    return Printed(source, document.kind, file_stem(document), pages, contents, told)


def fitting_formats(
    document: Document, formats: tuple[str, ...], source: str
) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """The formats that suit `document`: of one without a table no workbook, where it has another format."""
    if "xlsx" not in formats or len(formats) == 1 or has_table(document):
        return formats, ()
    words = f"“{document.title or document.kind}”没有表格，不生成 Excel"
    return tuple(each for each in formats if each != "xlsx"), (info("C003", words, source),)


def has_table(document: Document) -> bool:
    """True for a document with a table."""
    return any(isinstance(block, Table) for block in document.blocks)


def written(suffix: str, document: Document, pages: Pages, press: Press) -> bytes:
    """`document` in the format `suffix`."""
    context = _dated(document, press.context)
    if suffix == "xlsx":
        from govdocs.writers.xlsx import write_xlsx  # noqa: PLC0415 - heavy, and not always wanted

        return write_xlsx(pages, context, press.profile.style)
    if suffix == "pdf":
        from govdocs.writers.pdf import write_pdf  # noqa: PLC0415 - heavy, and not always wanted

        return write_pdf(pages, context)
    from govdocs.writers.docx.writer import write_docx  # noqa: PLC0415 - heavy, and not always wanted

    return write_docx(document, pages, press.profile.style, context)


def _dated(document: Document, context: Context) -> Context:
    """The date that the files bear: 成文日期 where there is one, so that they are the same on every day."""
    dates = (parse_date(block.date) for block in document.blocks if isinstance(block, StampArea))
    return next((Context(today=day) for day in dates if day), context)


def file_stem(document: Document) -> str:
    """发文字号 and title as a file name; the title alone where there is no number."""
    masthead = document.furniture.masthead
    number = masthead.number if masthead and not masthead.number.startswith("〔待补") else ""
    return safe_name(f"{number.strip()} {document.title or document.kind}".strip())


def distinct(printed: Sequence[Printed]) -> list[Printed]:
    """The documents under names that differ, on Windows too."""
    seen: dict[str, int] = {}
    found = []
    for each in printed:
        key = each.stem.casefold()
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            stem = f"{each.stem}（{seen[key]}）"
            words = f"有同名的公文，文件名加序号：“{stem}”"
            each = replace(each, stem=stem, findings=(*each.findings, info("C001", words, each.source)))  # noqa: PLW2901
        found.append(each)
    return found
