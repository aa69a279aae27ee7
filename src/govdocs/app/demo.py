"""Use case: the sample set, from a pasted text and from data files, to Word and PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from govdocs.app.importing import import_bytes
from govdocs.app.printing import USUAL_FORMATS, Options, Printed, distinct, open_press
from govdocs.app.record_papers import print_record
from govdocs.app.records import DATA_SUFFIXES, load_record
from govdocs.app.rendering import Written
from govdocs.context import Context
from govdocs.resources import list_files, read_bytes, resource_path, write_files


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
    labelled = distinct([replace(each, stem=f"{each.label} {each.stem}") for each in printed])
    files = {f"{each.stem}.{suffix}": data for each in labelled for suffix, data in each.contents.items()}
    paths = iter(write_files(folder, files | imports))
    return tuple(Written(each, tuple(next(paths) for _ in each.contents)) for each in labelled)
