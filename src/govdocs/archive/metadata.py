"""元数据.xml of an item or a volume: the smallest profile of DA/T 46-2009 with what DA/T 18-2022 demands.

Element names are the Chinese names of the schemes; 编号 is the number and 标识 the English name that
DA/T 46-2009 gives them (Facts 4.3). DA/T 46 knows two item numbers: ours is its 室编件号 (M17), and
馆编件号 (M18) stays away.
"""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from govdocs.archive.codes import item_number, volume_number
from govdocs.archive.model import RETENTION_WORDS, Item, Part, Scheme, StoredFile, Volume, VolumePaper

PROFILE = "DA/T 46-2009 最小配置 1"
DESCRIPTION_RULES = "DA/T 18-2022"

ELEMENTS: Mapping[str, tuple[str, str]] = {
    "聚合层次": ("M1", "aggregationLevel"),
    "全宗名称": ("M5", "fondsName"),
    "立档单位名称": ("M6", "fondsConstitutingUnitName"),
    "电子文件号": ("M7", "electronicRecordCode"),
    "档号": ("M8", "archivalCode"),
    "全宗号": ("M9", "fondsIdentifier"),
    "年度": ("M11", "year"),
    "保管期限": ("M12", "retentionPeriod"),
    "机构或问题": ("M13", "organizationalStructureOrFunction"),
    "类别号": ("M14", "categoryCode"),
    "室编案卷号": ("M15", "agencyFileNumber"),
    "室编件号": ("M17", "agencyItemNumber"),
    "页号": ("M20", "pageNumber"),
    "题名": ("M22", "title"),
    "文件编号": ("M31", "documentNumber"),
    "责任者": ("M32", "author"),
    "日期": ("M33", "date"),
    "文种": ("M34", "documentType"),
    "密级": ("M38", "securityClassification"),
    "件数": ("M42", "totalNumberOfItems"),
    "页数": ("M43", "totalNumberOfPages"),
    "稿本": ("M45", "manuscriptType"),
    "电子属性": ("M46", "electronicAttributes"),
    "格式信息": ("M47", "formatInformation"),
    "计算机文件名": ("M48", "computerFileName"),
    "计算机文件大小": ("M49", "computerFileSize"),
    "文档创建程序": ("M50", "documentCreatingApplication"),
    "当前位置": ("M66", "currentLocation"),
    "控制标识": ("M74", "controlIdentifier"),
    "附注": ("M75", "annotation"),
    "机构人员": ("M76", "agentType"),
    "机构人员名称": ("M77", "agentName"),
    "业务状态": ("M80", "businessStatus"),
    "业务行为": ("M81", "businessActivity"),
    "行为时间": ("M82", "actionTime"),
    "行为依据": ("M83", "actionMandate"),
    "实体标识符": ("M85", "entityIdentifier"),
    "关系": ("M87", "relation"),
}
"""The elements of DA/T 46-2009 that are written: number and English name by Chinese name, in its order."""

MANDATORY = ("著录层级", "档号", "题名", "日期", "责任者", "保管期限", "开放标识")
"""必著 of DA/T 18-2022 for a file and for a volume."""

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML may hold, and those that control devices (A-64)."""

_SPACE = uuid.UUID("6f3f5d0e-7a39-5d0c-9c52-5d1f2f6f5a10")
"""The name space of the numbers that items get (M7): made once, for govdocs."""

_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Origin:
    """What metadata say of where they come from: the scheme of the fonds and the program."""

    scheme: Scheme
    program: str
    organisation: str = ""


def item_xml(item: Item, origin: Origin, folder: str) -> bytes:
    """元数据.xml of an item that lies in `folder` of the payload."""
    root = _root("文件级")
    _add(root, (("著录层级", "文件级"), *_whole(origin), ("电子文件号", record_code(item))))
    _add(root, _item_code(item))
    _add(root, _item_content(item))
    _add(root, _access(item.opening, item.disclosure, item.note))
    _files(root, item.parts, origin, folder)
    _events(root, origin, (item.filed_on, item.reason, item.confirmed_by))
    if item.answers:
        relation = etree.SubElement(root, "实体关系")
        _add(relation, (("实体标识符", item.answers), ("关系", "答复或关联")))
    return _bytes(root)


def volume_xml(volume: Volume, origin: Origin, folder: str) -> bytes:
    """元数据.xml of a volume and of each of its papers; the person is a code and nothing else."""
    root = _root("案卷级")
    _add(root, (("著录层级", "案卷级"), *_whole(origin)))
    _add(root, _volume_code(volume))
    span = "—".join(filter(None, dict.fromkeys((volume.begun, volume.ended))))
    author = origin.organisation or origin.scheme.fonds_name
    content = (("题名", volume.title), ("责任者", author), ("日期", span))
    counts = (("件数", str(len(volume.papers))), ("页数", str(volume.pages)))
    _add(root, (*content, *counts, *_access(volume.opening, volume.disclosure, volume.note)))
    for paper in volume.papers:
        entry = etree.SubElement(root, "卷内文件", {"序号": str(paper.number)})
        _add(entry, _paper(paper))
        _files(entry, paper.parts, origin, folder)
    _events(root, origin, (volume.filed_on, volume.reason, volume.confirmed_by))
    return _bytes(root)


def record_code(item: Item) -> str:
    """电子文件号 (M7): the same for the same item of the same list, whatever number it gets."""
    first = item.parts[0].sha256 if item.parts else ""
    return str(uuid.uuid5(_SPACE, f"{item.fonds}/{item.year}/{item.key}/{first}"))


def _whole(origin: Origin) -> tuple[_Pair, ...]:
    name = origin.scheme.fonds_name
    return (("全宗名称", name), ("立档单位名称", origin.organisation or name))


def _item_code(item: Item) -> tuple[_Pair, ...]:
    return (
        ("档号", item.code),
        ("全宗号", item.fonds),
        ("年度", str(item.year)),
        ("保管期限", RETENTION_WORDS[item.retention]),
        ("机构或问题", item.org),
        ("类别号", item.category),
        ("室编件号", item_number(item.item_no)),
    )


def _item_content(item: Item) -> tuple[_Pair, ...]:
    draft = "正本" if item.direction == "发文" else ""
    return (
        ("题名", item.title),
        ("文件编号", item.doc_no),
        ("责任者", item.author),
        ("日期", item.date),
        ("文种", item.kind),
        ("密级", item.security),
        ("页数", str(item.pages)),
        ("稿本", draft),
    )


def _volume_code(volume: Volume) -> tuple[_Pair, ...]:
    return (
        ("档号", volume.code),
        ("全宗号", volume.fonds),
        ("年度", str(volume.year)),
        ("保管期限", RETENTION_WORDS[volume.retention]),
        ("类别号", volume.series),
        ("室编案卷号", volume_number(volume.volume_no)),
    )


def _paper(paper: VolumePaper) -> tuple[_Pair, ...]:
    return (
        ("档号", paper.code),
        ("页号", str(paper.first_page)),
        ("题名", paper.title),
        ("文件编号", paper.doc_no),
        ("责任者", paper.author),
        ("日期", paper.date),
        ("页数", str(paper.pages)),
        ("附注", paper.note),
    )


def _access(opening: str, disclosure: str, note: str) -> tuple[_Pair, ...]:
    return (
        ("载体形态", "电子"),
        ("开放标识", opening),
        ("公开属性", disclosure),
        ("控制标识", opening),
        ("附注", note),
    )


def _files(parent: etree._Element, parts: Iterable[Part], origin: Origin, folder: str) -> None:
    for part in parts:
        for stored in part.stored:
            attributes = {"角色": part.role, "用途": "长期保存" if stored.purpose == "archival" else "原件"}
            entry = _grouped(parent, "电子属性", attributes)
            _add(entry, _file(stored, part, origin, folder))


def _file(stored: StoredFile, part: Part, origin: Origin, folder: str) -> Iterator[_Pair]:
    yield "格式信息", stored.format
    yield "计算机文件名", stored.name
    yield "计算机文件大小", str(stored.size)
    if stored.purpose == "archival":
        yield "文档创建程序", origin.program
    yield "固化信息", f"SHA-256:{stored.sha256}"
    yield "当前位置", f"{folder}/{stored.name}"
    if stored.pages:
        yield "页数", str(stored.pages)
    if stored.purpose == "working":
        yield "原文件校验值", f"SHA-256:{part.sha256}"
        yield "不能转换的原因", part.why_not


def _events(root: etree._Element, origin: Origin, filed: tuple[str, str, str]) -> None:
    """业务 and 机构人员: the filing, on which day, on what basis, confirmed by whom."""
    day, basis, person = filed
    agent = etree.SubElement(root, "机构人员实体")
    _add(agent, (("机构人员", "单位"), ("机构人员名称", origin.organisation or origin.scheme.fonds_name)))
    if person:
        agent = etree.SubElement(root, "机构人员实体")
        _add(agent, (("机构人员", "个人"), ("机构人员名称", person)))
    event = etree.SubElement(root, "业务实体")
    told = (("业务状态", "历史行为"), ("业务行为", "归档"), ("行为时间", day), ("行为依据", basis))
    _add(event, told)


def _root(level: str) -> etree._Element:
    root = etree.Element("电子文件元数据", {"方案": PROFILE, "著录规则": DESCRIPTION_RULES})
    _add(root, (("聚合层次", level),))
    return root


def _grouped(parent: etree._Element, name: str, attributes: Mapping[str, str]) -> etree._Element:
    number, identifier = ELEMENTS[name]
    return etree.SubElement(parent, name, {"编号": number, "标识": identifier, **attributes})


def _add(parent: etree._Element, pairs: Iterable[_Pair]) -> None:
    """An element for each pair that says something."""
    for name, value in pairs:
        if value:
            number = ELEMENTS.get(name)
            attributes = {"编号": number[0], "标识": number[1]} if number else {}
            etree.SubElement(parent, name, attributes).text = printable(value)


def printable(text: str) -> str:
    """`text` in NFC; each control character is shown as U+FFFD, for XML cannot hold it (A-64)."""
    return CONTROLS.sub("\ufffd", unicodedata.normalize("NFC", text))


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
