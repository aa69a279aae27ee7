"""本单位.yaml to an Office: every fault at once, by line; what it names is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from govdocs.app.offices.office import (
    ARCHIVE_FOLDER,
    REGISTER_FILE,
    REGISTER_URL,
    TEMPLATES_FOLDER,
    Office,
    OrganCode,
)
from govdocs.app.offices.record import ALL_KINDS, LABEL, OfficeData
from govdocs.app.offices.rules import office_faults
from govdocs.app.places import Places
from govdocs.app.records import read_plain
from govdocs.context import Context
from govdocs.diagnostics import Diagnostic, warning
from govdocs.document.nodes import Document
from govdocs.errors import InvalidDataError
from govdocs.fonts.roles import FontRole
from govdocs.kinds.parts.fields import Input
from govdocs.kinds.registry import PATH_MARK, Kind
from govdocs.resources import read_bytes
from govdocs.styles.profile import BUILT_IN

_LIMIT = 1024 * 1024  # bytes of an office file
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_PASSWORD = re.compile(r"://[^/@:]*:[^@]+@")
_JUDGED_TOGETHER = frozenset(("scheme", "classes", "dialect"))
_FONT_FILES = (".ttf", ".ttc", ".otf", ".otc")


@dataclass(frozen=True, slots=True)
class OfficeRead:
    """An office as its file says it, and what is to be looked at in the file."""

    office: Office
    findings: tuple[Diagnostic, ...] = ()


def _compose(record: object, context: Context) -> Document:
    """Nothing: the office is no paper."""
    del record, context
    return Document(LABEL, (), kind=LABEL)


OFFICE_KIND = Kind(LABEL, LABEL, "本单位的设置", OfficeData, _compose, lambda record: ())
"""本单位.yaml read as every data file is read; it is none of the kinds that are printed."""


def read_office(file: Path) -> OfficeRead:
    """The office whose file this is; raises InvalidDataError with every fault, each with its line."""
    return office_in(read_bytes(file, _LIMIT), file.resolve())


def office_in(content: bytes, file: Path) -> OfficeRead:
    """The same for what the file holds."""
    home = file.parent
    if not content.strip():
        return OfficeRead(_office(OfficeData(), home))
    reading = read_plain(content, file.name, OFFICE_KIND)
    found = reading.record if isinstance(reading.record, OfficeData) else _sound_part(reading.data)
    faults = sorted((*reading.faults, *office_faults(found, reading.places)), key=reading.places.order)
    if faults:
        words = f"“{file}”有 {len(faults)} 处错误，没有生成任何文件"
        raise InvalidDataError(words, tuple(faults), "改正后重新运行；govdocs doctor 检查这个文件")
    office = _office(found, home)
    return OfficeRead(office, tuple(_remarks(found, office, reading.places)))


def _sound_part(data: Mapping[str, Any]) -> OfficeData:
    """What is valid of data that are not: so the faults between fields are told with the others.

    Of fields that are judged by each other nothing is left where one of them is wrong.
    """
    wrong = {name for name, value in data.items() if not _sound({name: value})}
    wrong |= _JUDGED_TOGETHER if wrong & _JUDGED_TOGETHER else set()
    return OfficeData.model_validate({name: value for name, value in data.items() if name not in wrong})


def _sound(data: Mapping[str, Any]) -> bool:
    try:
        OfficeData.model_validate(data)
    except ValidationError:
        return False
    return True


def _office(data: OfficeData, home: Path) -> Office:
    return Office(
        folder=home,
        name=data.name,
        short_name=data.short_name,
        county=data.county,
        codes=tuple(OrganCode(each.code, each.issuer or data.name, each.use) for each in data.codes),
        units=_path(home, data.units),
        people={label: name for label, name in _labelled(data.people) if name},
        addressees=_by_kind(data.addressees),
        copies_to=_by_kind(data.copies_to),
        printer=data.printer,
        templates=_path(home, data.templates) or _usual_templates(home),
        profile=_profile(home, data.profile),
        fonts=tuple((FontRole(label), _font(home, font)) for label, font in _labelled(data.fonts) if font),
        register=_register(home, data.register_at),
        archive=home / (data.archive or ARCHIVE_FOLDER),
        retention_table=_path(home, data.retention_table),
        scheme=data.archive_scheme,
        synthetic=data.synthetic,
    )


def _labelled(data: Input) -> Iterator[tuple[str, str]]:
    """The labels of the fields of `data` and what they hold."""
    for name, info in type(data).model_fields.items():
        yield info.title or name, getattr(data, name)


def _by_kind(said: Mapping[str, str]) -> dict[str, str]:
    return {"" if kind == ALL_KINDS else kind: organs for kind, organs in said.items() if organs}


def _path(home: Path, text: str) -> Path | None:
    """A path as the file says it: a relative one begins at the folder of the office."""
    return home / Path(text).expanduser() if text else None


def _usual_templates(home: Path) -> Path | None:
    folder = home / TEMPLATES_FOLDER
    return folder if folder.is_dir() else None


def _profile(home: Path, text: str) -> str:
    return text if text in BUILT_IN or not text else str(_path(home, text))


def _font(home: Path, text: str) -> str:
    """A font file with its path, the name of an installed font as it stands."""
    file = text.rpartition("#")[0] or text
    is_file = Path(file).suffix.lower() in _FONT_FILES or (home / file).is_file()
    return str(_path(home, text)) if is_file else text


def _register(home: Path, text: str) -> str:
    return text if _URL.match(text) else str(_path(home, text or REGISTER_FILE))


def _remarks(data: OfficeData, office: Office, places: Places) -> Iterator[Diagnostic]:
    """What is named and not there, and a password that stands where many can read it."""
    if _PASSWORD.search(data.register_at):
        words = "登记簿的网址里写着密码，看得到这个文件的人都看得到它"
        hint = f"从这里删去整个网址，写在环境变量 {REGISTER_URL} 里"
        yield warning("O102", words, places.of_words("登记簿"), hint)
    for label, path in _named_paths(data, office):
        if not path.exists():
            words = f"找不到{label}“{path}”"
            hint = "相对路径从本单位.yaml 所在的文件夹算起；改正路径，或用不着时留空"
            yield warning("O101", words, places.of_words(label), hint)


def _named_paths(data: OfficeData, office: Office) -> Iterator[tuple[str, Path]]:
    """The files and folders that the file names and that must be there already, by their labels."""
    for label, path in (
        ("成员单位名册", office.units),
        ("模板", office.templates),
        ("版面", Path(office.profile) if office.profile not in ("", *BUILT_IN) else None),
        ("保管期限表", office.retention_table),
    ):
        if path is not None:
            yield label, path
    for role, font in office.fonts:
        if Path(font.rpartition("#")[0] or font).is_absolute():
            yield f"字体{PATH_MARK}{role}", Path(font.rpartition("#")[0] or font)
