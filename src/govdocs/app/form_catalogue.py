"""The templates of a kind as files to edit, and the tags that may stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from govdocs.app.form_names import TagNote, tag_notes
from govdocs.app.form_templates import shipped_template, template_name
from govdocs.app.ledgers.own_templates import template_name as ledger_template_name
from govdocs.app.ledgers.templates import ledger_tags
from govdocs.app.ledgers.templates import shipped_template as ledger_template
from govdocs.errors import InputError, WriteError
from govdocs.kinds.registry import Kind, all_kinds, find_kind
from govdocs.resources import write_files


def copy_templates(words: Sequence[str], folder: Path, *, force: bool) -> tuple[Path, ...]:
    """The templates of the kinds called `words`, written into `folder` to be edited.

    Refuses to write over a file that is there, unless by `force`: it may be the office's own work.
    """
    kinds = [_with_forms(word) for word in words]
    files = {name: data for kind in kinds for name, data in _templates(kind)}
    there = [name for name in files if (folder / name).exists()]
    if there and not force:
        words_of = "、".join(f"“{name}”" for name in there[:3])
        raise WriteError(f"“{folder}”里已经有{words_of}", "改名或移走；确要换成随程序的模板，加 --force")
    return write_files(folder, files)


def tags_of(word: str) -> tuple[tuple[str, tuple[TagNote, ...]], ...]:
    """For each form of the kind called `word` its label and its tags."""
    kind = _with_forms(word)
    return tuple((paper.label, tag_notes(kind, paper)) for paper in kind.forms)


def ledger_tags_of(word: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For each ledger of the kind called `word` its label and the names of its tags."""
    return tuple(ledger_tags(_with_forms(word)))


def _templates(kind: Kind) -> Iterator[tuple[str, bytes]]:
    for paper in kind.forms:
        yield template_name(kind, paper.label), shipped_template(kind, paper.label)
    for ledger in kind.ledgers:
        content = ledger_template(kind, ledger.label)
        if content is not None:
            yield ledger_template_name(kind, ledger.label), content


def _with_forms(word: str) -> Kind:
    kind = find_kind(word)
    if not kind.forms and not kind.ledgers:
        labels = "、".join(each.label for each in all_kinds() if each.forms)
        raise InputError(f"“{kind.label}”没有可以修改的模板", f"有模板的文种：{labels}")
    return kind
