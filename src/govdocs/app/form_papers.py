"""Forms printed: PDF from the layout, Word from a template; an office's own template for both."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from govdocs.app.form_lines import with_line_ends
from govdocs.app.form_templates import OpenTemplate
from govdocs.app.libreoffice import page_count, word_to_pdf
from govdocs.app.pictures import read_photograph
from govdocs.app.printing import Press, Printed, fitting_formats, print_document, written
from govdocs.context import COPY_WORDS, Context
from govdocs.diagnostics import Diagnostic
from govdocs.document.forms import PHOTO, Form, Grid, Row
from govdocs.document.nodes import Picture
from govdocs.kinds.parts.form_checks import is_number
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import FormPaper, Kind, Sheet, find_kind
from govdocs.layout.codes import FORM_SHRUNK
from govdocs.layout.engine import layout
from govdocs.layout.pages import Pages
from govdocs.resources import safe_name
from govdocs.styles.gb9704 import MEASURES


def print_sheet(
    sheet: Sheet,
    press: Press,
    source: str,
    findings: tuple[Diagnostic, ...] = (),
    folder: Path | None = None,
) -> Printed:
    """A sheet laid out and written in every format of the run; photographs are looked for in `folder`.

    The Word file of a form is its filled template. An office's own template is the PDF too, by
    LibreOffice.
    """
    if sheet.form is None or sheet.values is None:
        return print_document(sheet.document, press, source, findings)
    kind = find_kind(sheet.document.kind)
    sheet = with_photograph(sheet, press.context, source, folder)
    paper = next(each for each in kind.forms if each.label == sheet.label)
    pages = layout(sheet.document, press.profile.style, press.fonts)
    formats, left_out = fitting_formats(sheet.document, press.options.formats, source)
    template = _template(kind, paper, sheet, (press, pages)) if {"docx", "pdf"} & {*formats} else None
    contents = {
        suffix: written(suffix, sheet.document, pages, press) for suffix in formats if suffix == "xlsx"
    }
    if template is not None and ("docx" in formats or template.own):
        own_values = sheet.values or {}
        values = own_values if template.own else with_line_ends(own_values, pages)
        word = template.template.fill(values, press.context, sheet.document.title)
        contents |= {"docx": word} if "docx" in formats else {}
        contents |= {"pdf": word_to_pdf(word)} if template.own and "pdf" in formats else {}
    if "pdf" in formats and "pdf" not in contents:
        contents["pdf"] = written("pdf", sheet.document, pages, press)
    own = (*press.templates.strangers(), *(template.findings if template is not None else ()))
    told = (*findings, *left_out, *own, *press.profile.findings, *press.fonts.findings, *pages.findings)
    ordered = {suffix: contents[suffix] for suffix in formats}
    counted = page_count(contents.get("pdf", b"")) if template is not None and template.own else None
    return Printed(source, sheet.label, sheet_stem(sheet, kind, press.context), pages, ordered, told, counted)


def sheet_stem(sheet: Sheet, kind: Kind, context: Context) -> str:
    """The file name of a sheet without suffix: its paper and the number of its record, nothing personal."""
    key = str((sheet.values or {}).get(kind.key, "")) if kind.key else ""
    return form_stem(sheet.label, key, context)


def form_stem(label: str, key: str, context: Context) -> str:
    """The same of the paper called `label` of the record `key`, which is left out where it is no number.

    Copies that are not full bear their name, so that none is written over another.
    """
    parts = (label, key if is_number(key) else "", COPY_WORDS[context.copy])
    return safe_name(" ".join(filter(None, parts)))


def template_digest(kind: Kind, paper: str, press: Press) -> str:
    """The SHA-256 of the template that a paper is printed from."""
    return press.templates.digest(kind, paper)


def _template(kind: Kind, paper: FormPaper, sheet: Sheet, run: tuple[Press, Pages]) -> OpenTemplate | None:
    """The template of a sheet; None where only the PDF of the layout is wanted."""
    press, pages = run
    if "docx" not in press.options.formats and not press.templates.has_own(kind, paper.label):
        return None
    small = any(each.code == FORM_SHRUNK for each in pages.findings)
    return press.templates.opened(kind, paper, sheet.values or {}, small=small)


def with_photograph(sheet: Sheet, context: Context, source: str, folder: Path | None = None) -> Sheet:
    """The sheet with the picture that its values name, where its form has room for one.

    Copies for others than those in charge keep the room empty.
    """
    values, form = sheet.values or {}, sheet.form
    key = str(values.get(find_kind(sheet.document.kind).key, ""))
    name = values.get(PHOTO)
    if form is None or not isinstance(name, str) or not name or not _has_photo(form):
        return sheet
    if context.copy != "full":
        return replace(sheet, values={**values, PHOTO: ""})
    data = read_photograph((folder or Path()) / name, source, key if is_number(key) else sheet.label)
    shown = {**values, PHOTO: Picture(data, MEASURES.form_photo_width)}
    document = compose_form(form, shown, sheet.document.kind, sheet.document.names)
    return replace(sheet, document=document, values=shown)


def _has_photo(form: Form) -> bool:
    rows = (row for part in form.parts if isinstance(part, Grid) for row in part.rows)
    return any(box.look == "photo" for row in rows if isinstance(row, Row) for box in row.boxes)
