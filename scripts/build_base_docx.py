"""Makes templates/docx/base.docx: the styles, fonts and settings that every Word file begins with.

    python scripts/build_base_docx.py [TARGET]

The same bytes at each run. The looks come from govdocs.styles.gb9704, so run it again after a change there.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from govdocs.styles.gb9704 import GB9704
from govdocs.writers.docx.oxml import NAMESPACES, escape
from govdocs.writers.docx.styles import styles_xml
from govdocs.writers.package import packed

TARGET = Path(__file__).resolve().parents[1] / "templates" / "docx" / "base.docx"
DAY = date(2012, 7, 1)  # GB/T 9704-2012 comes into force

# (name, other names tried in this order, PANOSE, family, pitch). Without altName and charset an office
# program has nothing to go by when the font is missing (ECMA-376, 17.8.3.1).
FONTS = [
    (
        "方正小标宋简体",
        "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,宋体",
        "03000509000000000000",
        "script",
        "fixed",
    ),
    (
        "仿宋_GB2312",
        "仿宋,FangSong,FangSong_GB2312,华文仿宋,STFangsong",
        "02010609030101010101",
        "modern",
        "fixed",
    ),
    ("楷体_GB2312", "楷体,KaiTi,KaiTi_GB2312,华文楷体,STKaiti", "02010609030101010101", "modern", "fixed"),
    ("黑体", "SimHei,华文细黑,STHeiti,微软雅黑", "02010609060101010101", "modern", "fixed"),
    ("宋体", "SimSun,NSimSun,华文宋体,STSong", "02010600030101010101", "auto", "variable"),
]

HEADING = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {"styles": "styles", "settings": "settings", "fontTable": "fontTable"}


def font_table() -> str:
    entries = "".join(
        f'<w:font w:name="{escape(name)}"><w:altName w:val="{escape(others)}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/>'
        '<w:sig w:usb0="00000001" w:usb1="080E0000" w:usb2="00000010" w:usb3="00000000" w:csb0="00040000" '
        'w:csb1="00000000"/></w:font>'
        for name, others, panose, family, pitch in FONTS
    )
    return f"<w:fonts {NAMESPACES}>{entries}</w:fonts>"


def settings() -> str:
    compat = {"compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1}
    compat |= {"enableOpenTypeFeatures": 0, "doNotFlipMirrorIndents": 1}
    entries = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in compat.items()
    )
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
        '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{entries}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def relations(entries: dict[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, (kind, target) in entries.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def content_types() -> str:
    overrides = {f"/word/{name}.xml": f"{WORD_TYPE}.{kind}+xml" for name, kind in PARTS.items()}
    overrides["/word/document.xml"] = f"{WORD_TYPE}.document.main+xml"
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides["/docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    inside = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inside}</Types>'
    )


def core_properties() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:language>zh-CN</dc:language>'
        "</cp:coreProperties>"
    )


def members() -> dict[str, str]:
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(
            {
                "rId1": (f"{OFFICE}/officeDocument", "word/document.xml"),
                "rId2": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                "rId3": (f"{OFFICE}/extended-properties", "docProps/app.xml"),
            }
        ),
        "docProps/core.xml": core_properties(),
        "docProps/app.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            "<Application>govdocs</Application></Properties>"
        ),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body><w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": relations(
            {f"rId{place}": (f"{OFFICE}/{name}", f"{name}.xml") for place, name in enumerate(PARTS, 1)}
        ),
        "word/styles.xml": styles_xml(GB9704),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
    }


def base() -> bytes:
    return packed({name: (HEADING + content).encode() for name, content in members().items()}, DAY)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(base())
    print(target)
