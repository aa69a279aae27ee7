"""The Word templates of a run: those that come with govdocs, and an office's own, which go before."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from govdocs.app.form_names import fields_of, known_names
from govdocs.diagnostics import Diagnostic, Severity, info, warning
from govdocs.errors import InputError, TemplateError
from govdocs.kinds.registry import FormPaper, Kind, Values, all_kinds
from govdocs.resources import list_files, read_bytes, resource_path
from govdocs.writers.codes import OWN_TEMPLATE, TEMPLATE_UNUSED

if TYPE_CHECKING:
    from govdocs.writers.form import FormTemplate

SUFFIX = ".docx"
_LARGEST = 32 * 1024 * 1024  # bytes of a template


def template_name(kind: Kind, paper: str) -> str:
    """The file name of the template of a paper: 督促监护令 正本.docx."""
    return f"{kind.label} {paper}{SUFFIX}"


@dataclass(frozen=True, slots=True)
class OpenTemplate:
    """A template ready to be filled; `own` is the office's, `digest` the SHA-256 of its file."""

    template: FormTemplate
    digest: str
    own: bool
    findings: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class TemplateShelf:
    """The templates of a run, each opened and examined when first asked for; None for no `folder`."""

    folder: Path | None = None
    _open: dict[str, OpenTemplate] = field(default_factory=dict)
    _files: dict[str, Path] | None = None
    _strange: tuple[Diagnostic, ...] | None = None

    def opened(self, kind: Kind, paper: FormPaper, values: Values, *, small: bool = False) -> OpenTemplate:
        """The template of a paper, examined against what `values` has; `small` is for smaller type.

        Raises TemplateError with every fault of an office's own one.
        """
        name = template_name(kind, paper.label)
        path = self._own().get(_squeezed(name))
        key = name if path else f"{name} {small}"
        if key not in self._open:
            found = self._examined(kind, paper, values, path) if path else _shipped(kind, paper, small=small)
            self._open[key] = found
        return self._open[key]

    def digest(self, kind: Kind, paper: str) -> str:
        """The SHA-256 of the file that the template of a paper will be read from."""
        name = template_name(kind, paper)
        return sha256(read_bytes(self._own().get(_squeezed(name)) or _path(name), _LARGEST)).hexdigest()

    def has_own(self, kind: Kind, paper: str) -> bool:
        """True where the office has a template of its own for a paper."""
        return _squeezed(template_name(kind, paper)) in self._own()

    def strangers(self) -> tuple[Diagnostic, ...]:
        """The files of the folder that are no template of any paper, by their names."""
        if self._strange is not None:
            return self._strange
        known = {
            _squeezed(template_name(kind, paper.label)): template_name(kind, paper.label)
            for kind in all_kinds()
            for paper in kind.forms
        }
        found = []
        for name, path in self._own().items():
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1)
                hint = f"是否应当叫“{known[near[0]]}”？" if near else "文件名写作“文种 表单名.docx”"
                found.append(
                    warning(TEMPLATE_UNUSED, f"模板文件夹里的“{path.name}”不是任何表单的模板", "", hint)
                )
        self._strange = tuple(found)
        return self._strange

    def _own(self) -> Mapping[str, Path]:
        if self._files is None:
            files = list_files(self.folder) if self.folder else ()
            fitting = [path for path in files if path.suffix.lower() == SUFFIX and path.name[0] != "~"]
            self._files = {_squeezed(path.name): path for path in fitting}
        return self._files

    def _examined(self, kind: Kind, paper: FormPaper, values: Values, path: Path) -> OpenTemplate:
        data = read_bytes(path, _LARGEST)
        template = _read(data, path.name)
        found = template.findings(known_names(kind, paper, values), fields_of(paper.form))
        faults = [each for each in found if each.severity is Severity.ERROR]
        if faults:
            words = f"模板“{path.name}”有 {len(faults)} 处错误，没有生成任何文件"
            raise TemplateError(words, f"改正模板，或把它移出“{path.parent.name}”文件夹", tuple(found))
        told = info(OWN_TEMPLATE, f"“{paper.label}”用本单位的模板“{path.name}”")
        return OpenTemplate(template, sha256(data).hexdigest(), own=True, findings=(told, *found))


def open_shelf(folder: Path | None) -> TemplateShelf:
    """The templates of a run; refuses a folder that is not there."""
    if folder is not None and not folder.is_dir():
        raise InputError(f"找不到模板文件夹“{folder}”", "检查 --templates 后面的路径")
    return TemplateShelf(folder)


def shipped_template(kind: Kind, paper: str) -> bytes:
    """The file of the template of a paper that comes with govdocs."""
    return read_bytes(_path(template_name(kind, paper)))


def _shipped(kind: Kind, paper: FormPaper, *, small: bool) -> OpenTemplate:
    """The template that comes with govdocs; where its type has another size, one made for the other."""
    name = template_name(kind, paper.label)
    data = read_bytes(_path(name))
    template = _read(data, name)
    if template.small != small:
        from govdocs.writers.form_template import form_template  # noqa: PLC0415 - seldom wanted

        template = _read(form_template(paper.form, kind.label, small=small), name)
    return OpenTemplate(template, sha256(data).hexdigest(), own=False)


def _read(data: bytes, name: str) -> FormTemplate:
    from govdocs.writers.form import FormTemplate  # noqa: PLC0415 - heavy, and not always wanted

    return FormTemplate(data, name)


def _path(name: str) -> Path:
    return resource_path("templates", "docx", name)


def _squeezed(name: str) -> str:
    """A file name without spaces, which clerks and file systems add and lose."""
    return "".join(name.split()).casefold()
