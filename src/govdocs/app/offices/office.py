"""What an office says of itself once, for all commands: 本单位.yaml in its folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from govdocs.archive.model import Scheme
from govdocs.errors import InputError
from govdocs.fonts.roles import FontRole

OFFICE_FILE = "本单位.yaml"
"""The file that makes a folder the folder of an office."""

OFFICE_FOLDER = "GOVDOCS_OFFICE"
"""The environment variable that names the folder of an office for commands that run elsewhere."""

REGISTER_FILE = "登记簿.sqlite"
"""The register of an office that names no other."""

REGISTER_URL = "GOVDOCS_REGISTER"
"""The environment variable for the URL of a register whose password stands in no file."""

ARCHIVE_FOLDER = "归档"
"""The archive of an office that names no other."""

TEMPLATES_FOLDER = "模板"
"""The templates of an office that names no others."""


@dataclass(frozen=True, slots=True)
class OrganCode:
    """机关代字 (灰政发), who issues under it (灰石镇人民政府), and for what."""

    code: str
    issuer: str = ""
    use: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """What the papers of an office have in common; paths are absolute, "" and None say nothing.

    `folder` is that of the office, None where the command ran outside of one. `register` is a path or
    a URL that SQLAlchemy understands. `people` gives a name by what the person does (整理人). `addressees`
    and `copies_to` are the usual ones by the name of a kind ("" for all), `printer` is the usual 印发机关.
    `fonts` are files, or names of installed fonts, for PDFs. `retention_table` replaces the rows of the
    table that comes with govdocs.
    """

    folder: Path | None = None
    name: str = ""
    short_name: str = ""
    county: str = ""
    codes: tuple[OrganCode, ...] = ()
    units: Path | None = None
    people: Mapping[str, str] = field(default_factory=dict)
    addressees: Mapping[str, str] = field(default_factory=dict)
    copies_to: Mapping[str, str] = field(default_factory=dict)
    printer: str = ""
    templates: Path | None = None
    profile: str = ""
    fonts: tuple[tuple[FontRole, str], ...] = ()
    register: str = ""
    archive: Path = Path(ARCHIVE_FOLDER)
    retention_table: Path | None = None
    scheme: Scheme = field(default_factory=Scheme)
    synthetic: bool = False

    @property
    def file(self) -> Path | None:
        """The file that says all this; None outside of an office."""
        return self.folder / OFFICE_FILE if self.folder else None


def find_office_file(start: Path) -> Path | None:
    """The file of the office in whose folder, or in a folder of which, `start` is; None outside of one."""
    for folder in (start, *start.parents):
        if (file := folder / OFFICE_FILE).is_file():
            return file
    return None


def named_office_file(folder: Path) -> Path:
    """The file of the office in a folder that was named, or that file itself; raises InputError for none."""
    file = folder if folder.is_file() else folder / OFFICE_FILE
    if not file.is_file():
        words = f"“{folder}”里没有 {OFFICE_FILE}，不是本单位的文件夹"
        hint = f"检查 --office 后面（或环境变量 {OFFICE_FOLDER} 里）的路径；新建用：govdocs init {folder}"
        raise InputError(words, hint)
    return file
