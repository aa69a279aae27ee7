"""An installed LibreOffice as a printer of Word files: only for templates that an office has made itself."""

from __future__ import annotations

import re
import shutil
import zlib
from functools import cache
from xml.sax.saxutils import escape

from govdocs.errors import ResourceError
from govdocs.fonts.bundled import COMMON_FAMILIES, ROLE_FAMILIES
from govdocs.fonts.installed import OFFICE_FAMILIES
from govdocs.fonts.roles import FontRole
from govdocs.programs import converted_file
from govdocs.resources import resource_path

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 180.0
"""How long one conversion may take; a cold start takes a few."""

_GENERIC = ("serif", "sans-serif", "monospace")
_NAME = "form"
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_PACKED = re.compile(rb"/Type\s*/ObjStm\b[^>]*>>\s*stream\r?\n")


@cache
def office_program() -> str:
    """The path of the office program; "" where none is installed."""
    return next((path for path in map(shutil.which, _PROGRAMS) if path), "")


def word_to_pdf(content: bytes) -> bytes:
    """A Word file as PDF; raises ResourceError where no office program is installed or it fails."""
    program = office_program()
    if not program:
        raise ResourceError(
            "本单位的模板要靠 LibreOffice 转成 PDF，本机没有安装",
            "安装 LibreOffice；或只生成 Word：加 -f docx",
        )
    command = [program, "--headless", "--norestore", "-env:UserInstallation={folder_uri}/profile"]
    command += ["--convert-to", "pdf", "--outdir", "{folder}", f"{{folder}}/{_NAME}.docx"]
    result = converted_file(command, (f"{_NAME}.docx", f"{_NAME}.pdf"), content, _SECONDS)
    if not result.startswith(b"%PDF"):
        raise ResourceError("LibreOffice 没有生成 PDF", "用 Word 打开模板检查；或只生成 Word：加 -f docx")
    return result


FONT_SETTINGS = "fonts.conf"
"""The file of fontconfig that shows the bundled fonts; it stands in the folder of a conversion."""


def office_environment() -> dict[str, str]:
    """Where LibreOffice finds `font_settings`, on systems with fontconfig; and that it asks no network."""
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")
    return {"FONTCONFIG_FILE": f"{{folder}}/{FONT_SETTINGS}", "no_proxy": "", **nowhere}


def font_settings() -> bytes:
    """Settings of fontconfig: an office font that is not installed is served by the bundled one."""
    rules = "".join(
        f'<alias binding="same"><family>{escape(family)}</family><accept>{_served(role)}</accept></alias>\n'
        for role, families in OFFICE_FAMILIES.items()
        for family in families
    )
    common = "".join(f"<family>{escape(name)}</family>" for name in COMMON_FAMILIES)
    rest = "".join(
        f"<alias><family>{name}</family><default>{common}</default></alias>\n" for name in _GENERIC
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>\n'
        f"<dir>{escape(str(resource_path('data', 'fonts')))}</dir>\n{rules}{rest}</fontconfig>\n"
    ).encode()


def _served(role: FontRole) -> str:
    families = dict.fromkeys((*ROLE_FAMILIES[role], *COMMON_FAMILIES))
    return "".join(f"<family>{escape(family)}</family>" for family in families)


def page_count(pdf: bytes) -> int:
    """How many pages a PDF of the office program has; newer ones keep them in packed objects."""
    packed = (_unpacked(pdf[match.end() :]) for match in _PACKED.finditer(pdf))
    return sum(len(_PAGE.findall(text)) for text in (pdf, *packed))


def _unpacked(data: bytes) -> bytes:
    """The content of the packed objects that `data` begins with; empty where it cannot be read."""
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return b""
