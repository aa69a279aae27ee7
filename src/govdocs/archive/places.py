"""Where everything stands in the archive of a year: the names of folders and files.

The payload of the bag is the tree of DA/T 93-2022, annex B; what is for the eye lies under 其他.
"""

from __future__ import annotations

from govdocs.archive.model import Item, Scheme, Volume

PAYLOAD = "data"
CATALOGUE_XML = "目录文件.XML"
README = "说明文件.TXT"
DATA = "归档数据.json"
"""The whole archive of the year as govdocs reads it again."""

METADATA = "元数据.xml"
OTHERS = "其他"
CATALOGUES = f"{OTHERS}/目录"
BOXES = f"{OTHERS}/装盒"
REPORT = "四性检测报告"
"""Stands beside the bag, not in it (A-68)."""

ACCESS_LOG = "利用登记.jsonl"
"""In the folder of the archive: who took what out, when, why, who approved it (A-85)."""

NO_FONDS = "全宗号待定"


def bag_name(scheme: Scheme, year: int) -> str:
    """The name of the bag of a year: Z109-2025."""
    return f"{scheme.fonds or NO_FONDS}-{year}"


def item_folder(item: Item) -> str:
    """The folder of an item in the payload: <全宗号>/<分类…>/<档号>, called by its 档号."""
    classes = (f"{item.category}·{item.year}", item.org, item.retention)
    return "/".join((item.fonds or NO_FONDS, *filter(None, classes), item.code))


def volume_folder(volume: Volume) -> str:
    """The folder of a volume in the payload: <全宗号>/<类别·年度>/<保管期限>/<卷档号>."""
    classes = (f"{volume.series}·{volume.year}", volume.retention, volume.code)
    return "/".join((volume.fonds or NO_FONDS, *classes))


def stored_name(code: str, sequence: int, role: str, suffix: str, *, working: bool = False) -> str:
    """The name of a file of an item: <档号>_<two digits>_<role>, the file as it came marked 原件."""
    return f"{code}_{sequence:02}_{role}{'_原件' if working else ''}.{suffix}"
