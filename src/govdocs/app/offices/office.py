"""What an office says of itself once, for all commands: 本单位.yaml in its folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from govdocs.archive.model import Scheme

OFFICE_FILE = "本单位.yaml"
"""The file that makes a folder the folder of an office."""

REGISTER_FILE = "登记簿.sqlite"
"""The register of an office that names no other."""

REGISTER_URL = "GOVDOCS_REGISTER"
"""The environment variable for the URL of a register whose password stands in no file."""


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
    a URL that SQLAlchemy understands. `addressees` and `copies_to` are the usual ones by the name of a
    kind ("" for all). `retention_table` replaces the rows of the table that comes with govdocs.
    """

    folder: Path | None = None
    name: str = ""
    short_name: str = ""
    codes: tuple[OrganCode, ...] = ()
    units: Path | None = None
    people: dict[str, str] = field(default_factory=dict)
    addressees: dict[str, str] = field(default_factory=dict)
    copies_to: dict[str, str] = field(default_factory=dict)
    templates: Path | None = None
    profile: str = ""
    register: str = ""
    archive: Path = Path("归档")
    retention_table: Path | None = None
    scheme: Scheme = field(default_factory=Scheme)
    synthetic: bool = False
