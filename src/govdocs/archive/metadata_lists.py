"""目录文件.XML and 说明文件.TXT: what DA/T 93-2022, annex B, puts at the root of what is handed over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lxml import etree

from govdocs.archive.bags import SM3_LIST
from govdocs.archive.metadata import Origin, printable
from govdocs.archive.model import DIALECT_WORDS, RETENTION_WORDS, Item, Part, Scheme, Volume, YearArchive
from govdocs.archive.places import (
    BOXES,
    CATALOGUE_XML,
    CATALOGUES,
    DATA,
    METADATA,
    NO_FONDS,
    README,
    item_folder,
    volume_folder,
)


def catalogue_xml(archive: YearArchive) -> bytes:
    """目录文件.XML: one entry for each item and each volume, with its folder, its files, their bytes."""
    root = etree.Element("目录文件", _declared(archive))
    for number, entry in enumerate((*archive.items, *archive.volumes), 1):
        match entry:
            case Item():
                _item(root, number, entry)
            case Volume():
                _volume(root, number, entry)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _declared(archive: YearArchive) -> dict[str, str]:
    parts = [part for item in archive.items for part in item.parts]
    parts += [part for volume in archive.volumes for paper in volume.papers for part in paper.parts]
    stored = [file for part in parts for file in part.stored]
    return {
        "依据": "DA/T 93-2022",
        "全宗号": archive.scheme.fonds,
        "全宗名称": archive.scheme.fonds_name,
        "年度": str(archive.year),
        "件数": str(len(archive.items)),
        "卷数": str(len(archive.volumes)),
        "文件数": str(len(stored)),
        "字节数": str(sum(file.size for file in stored)),
    }


def _item(root: etree._Element, number: int, item: Item) -> None:
    entry = etree.SubElement(root, "条目", {"序号": str(number), "著录层级": "文件级"})
    told = {
        "档号": item.code,
        "文号": item.doc_no,
        "责任者": item.author,
        "题名": item.title,
        "日期": item.date,
        "密级": item.security,
        "页数": str(item.pages),
        "保管期限": RETENTION_WORDS[item.retention],
        "开放标识": item.opening,
        "备注": item.note,
        "文件夹": item_folder(item),
    }
    _told(entry, told)
    _stored(entry, item.parts)


def _volume(root: etree._Element, number: int, volume: Volume) -> None:
    entry = etree.SubElement(root, "条目", {"序号": str(number), "著录层级": "案卷级"})
    told = {
        "档号": volume.code,
        "题名": volume.title,
        "日期": "—".join(filter(None, dict.fromkeys((volume.begun, volume.ended)))),
        "页数": str(volume.pages),
        "保管期限": RETENTION_WORDS[volume.retention],
        "开放标识": volume.opening,
        "备注": volume.note,
        "文件夹": volume_folder(volume),
    }
    _told(entry, told)
    for paper in volume.papers:
        places = {"顺序号": str(paper.number), "档号": paper.code, "页号": str(paper.first_page)}
        line = etree.SubElement(entry, "卷内文件", places)
        _told(line, {"题名": paper.title, "责任者": paper.author, "日期": paper.date})
    _stored(entry, (part for paper in volume.papers for part in paper.parts))


def _told(entry: etree._Element, told: dict[str, str]) -> None:
    for name, value in told.items():
        etree.SubElement(entry, name).text = printable(value) or None


def _stored(entry: etree._Element, parts: Iterable[Part]) -> None:
    for file in (file for part in parts for file in part.stored):
        attributes = {"名称": file.name, "字节数": str(file.size), "SHA-256": file.sha256}
        etree.SubElement(entry, "文件", attributes)


def readme_text(archive: YearArchive, origin: Origin, day: date) -> bytes:
    """说明文件.TXT: what lies here, how it is called, how to check it; UTF-8, line ends of Windows."""
    scheme = archive.scheme
    files = _declared(archive)
    lines = (
        f"{scheme.fonds_name or origin.organisation}{archive.year}年度归档文件说明",
        "",
        f"全宗号：{scheme.fonds or '（尚未给定）'}",
        f"年度：{archive.year}",
        f"归档文件：{len(archive.items)}件；案卷：{len(archive.volumes)}卷；盒：{len(archive.boxes)}盒",
        f"电子文件：{files['文件数']}个，{files['字节数']}字节",
        f"分类方案：{_order(scheme)}；档号格式：{DIALECT_WORDS[scheme.dialect]}",
        f"保管期限表版本：{archive.table or '（未注明）'}",
        f"整理日期：{archive.arranged_on or '（未注明）'}",
        f"生成：{day.isoformat()}，{origin.program}",
        "",
        "一、文件夹",
        f"{CATALOGUE_XML}  每件（卷）一条，与以档号命名的文件夹一一对应（DA/T 93-2022）。",
        f"{scheme.fonds or NO_FONDS}/…/档号/  该件的{METADATA}（DA/T 46-2009、DA/T 18-2022）和内容文件。",
        "文件名为“档号_顺序号_角色”；PDF 为加盖归档章、编有页号的长期保存件，“原件”是收集时的原样。",
        f"{CATALOGUES}/、{BOXES}/  供打印的归档文件目录、封面、备考表、盒脊等。",
        f"{DATA}  供程序再次读取的全部著录项。",
        f"{README}  本说明。",
        "",
        "二、怎样核对",
        "本文件夹是 BagIt 1.0（RFC 8493）包：上一级的 manifest-*.txt 列有每个文件的校验值，",
        f"{SM3_LIST} 列有国家商用密码杂凑算法 SM3（GB/T 32905-2016）的校验值。",
        "运行“govdocs archive verify 文件夹”重新检测，也可以用任何支持 BagIt 的程序核对。",
        "",
        "三、使用限制",
        "涉及未成年人的案卷只用代码称呼，开放标识为“控制”，公开属性为“不予公开”（未成年人保护法第一百零三条）。",
    )
    return ("\r\n".join(map(printable, lines)) + "\r\n").encode()


def _order(scheme: Scheme) -> str:
    if scheme.dimension:
        return scheme.order.replace("机构（问题）", scheme.dimension)
    return "年度—保管期限"
