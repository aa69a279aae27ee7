"""元数据.xml and 目录文件.XML read back, of whatever age; what is wrong with a file is told, never raised."""

from __future__ import annotations

import re

from lxml import etree

from govdocs.archive.checks.subject import CatalogueSeen, EntrySeen, XmlSeen

_DECLARATION = re.compile(rb"<\?xml[^>]*encoding=[\"']([A-Za-z0-9_.-]+)[\"']")
_SHOWN = "\ufffd"


def read_metadata(content: bytes) -> XmlSeen:
    """The texts of 元数据.xml by the names of its elements."""
    root, fault = _parsed(content)
    if root is None:
        return XmlSeen(fault=fault)
    values: dict[str, tuple[str, ...]] = {}
    for element in root.iter(etree.Element):
        text = (element.text or "").strip()
        if text:
            values[element.tag] = (*values.get(element.tag, ()), text)
    if any(_SHOWN in text for texts in values.values() for text in texts):
        fault = "有不能写入的字符"
    return XmlSeen(values, fault)


def read_catalogue(content: bytes) -> CatalogueSeen:
    """The entries of 目录文件.XML and what it declares."""
    root, fault = _parsed(content)
    if root is None:
        return CatalogueSeen(fault=fault)
    entries = tuple(_entry(entry) for entry in root.iter("条目"))
    return CatalogueSeen(entries, {str(name): str(value) for name, value in root.attrib.items()})


def _entry(entry: etree._Element) -> EntrySeen:
    files = {
        str(file.get("名称", "")): int(size) if (size := str(file.get("字节数", ""))).isdigit() else -1
        for file in entry.iter("文件")
    }
    return EntrySeen(entry.findtext("档号") or "", entry.findtext("文件夹") or "", files)


def _parsed(content: bytes) -> tuple[etree._Element | None, str]:
    """The root, or what is wrong; no entity is resolved and nothing is fetched."""
    declared = _DECLARATION.match(content[:200])
    if declared and declared[1].upper() not in {b"UTF-8", b"UTF8"}:
        return None, "不是 UTF-8 编码"
    try:
        content.decode("utf-8")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        return etree.fromstring(content, parser), ""
    except UnicodeDecodeError:
        return None, "不是 UTF-8 编码"
    except (etree.XMLSyntaxError, ValueError):
        return None, "不是格式良好的 XML"
