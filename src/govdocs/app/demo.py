"""Use case: the sample set, from a pasted text, data files and a workbook, to Word, PDF and Excel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from govdocs.app.blank_workbooks import casebook_workbook
from govdocs.app.casebooks import CasebookHead, casebook_kind, form_kinds, load_casebook
from govdocs.app.importing import import_bytes
from govdocs.app.ledgers.choices import LedgerOptions, LedgerRun
from govdocs.app.ledgers.making import write_ledgers
from govdocs.app.printing import USUAL_FORMATS, Options, Printed, distinct, open_press
from govdocs.app.record_papers import print_record
from govdocs.app.records import DATA_SUFFIXES, load_record
from govdocs.app.rendering import Written
from govdocs.context import Context
from govdocs.resources import list_files, read_bytes, resource_path, write_files

WORKBOOK = "清禾镇工作簿.xlsx"
"""The workbook of the fictional office: the records of every form."""

LEDGERS = "台账"
"""The folder of the ledgers that are made of it."""


def demo_ledgers(folder: Path, context: Context) -> tuple[LedgerRun, ...]:
    """The workbook of the sample office written into `folder`, and every ledger that follows from it."""
    paths = [path for path in list_files(resource_path("data", "casebook")) if path.suffix in DATA_SUFFIXES]
    files = [(read_bytes(path), path.name) for path in paths]
    write_files(folder, {WORKBOOK: casebook_workbook(_together(files), context)})
    options = LedgerOptions(("xlsx", "pdf"))
    loaded, press = load_casebook(files, context), open_press(Options(options.formats), context)
    kinds = (kind for kind in form_kinds() if kind.ledgers)
    return tuple(write_ledgers(kind, loaded, folder / LEDGERS, options, press) for kind in kinds)


def _together(files: Sequence[tuple[bytes, str]]) -> CasebookHead:
    """The records of several files as those of one workbook."""
    heads = [load_record(content, name, casebook_kind()).record for content, name in files]
    lists = {
        kind.name: tuple(record for head in heads for record in getattr(head, kind.name))
        for kind in form_kinds()
    }
    first = next(head for head in heads if isinstance(head, CasebookHead))
    return first.model_copy(update=lists)


def demo(folder: Path, context: Context, formats: tuple[str, ...] = USUAL_FORMATS) -> tuple[Written, ...]:
    """Every sample rendered into `folder`; the source texts are imported on the way."""
    press = open_press(Options(formats), context)
    samples = list_files(resource_path("data", "samples"))
    printed: list[Printed] = []
    imports: dict[str, bytes] = {}
    for path in samples:
        content, name = read_bytes(path), path.name
        if path.suffix not in DATA_SUFFIXES:
            content, name = import_bytes(content, name).text.encode("utf-8"), f"{path.stem}.yaml"
            imports[f"导入：{name}".replace("：", " ")] = content
        printed.extend(print_record(load_record(content, name), press, path.parent))
    labelled = distinct([_labelled(each) for each in printed])
    files = {f"{each.stem}.{suffix}": data for each in labelled for suffix, data in each.contents.items()}
    paths = iter(write_files(folder, files | imports))
    return tuple(Written(each, tuple(next(paths) for _ in each.contents)) for each in labelled)


def _labelled(printed: Printed) -> Printed:
    """A document whose file name begins with what it is."""
    known = printed.stem.startswith(printed.label)
    return printed if known else replace(printed, stem=f"{printed.label} {printed.stem}")
