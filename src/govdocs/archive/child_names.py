"""Names of minors in titles and paths, guessed from the words beside them: for a person to look at."""

from __future__ import annotations

import re
from typing import Final

SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石"
    "金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤施"
)
"""Surnames of one character: the commonest of China (公安部《全国姓名报告》), without those that are
common words too (常 文 安 康 温 关 全)."""

_CHILD = r"(?:困境儿童|留守儿童|儿童|孤儿|未成年人|小学生|中学生|学生|同学|小朋友|孩子)"
_CALLED = r"(?:同学|小朋友|学生|儿童|孤儿|未成年人|孩子)"
_NAME = rf"(?P<name>[{SURNAMES}][\u3400-\u9fff]{{1,2}}?)"
_BEFORE = r"(?:^|关于|[对给为致与将]|[\s_\-—（(：:、“”《/\]\d])"
_AFTER = r"(?:的|同学|小朋友|个案|档案|情况|申请|救助|帮扶|评估|证明|材料)"
_GAP = r"[\s_\-—（(：:、“]"
_SHAPES = (
    re.compile(rf"{_BEFORE}{_NAME}[（(]?{_CALLED}"),
    re.compile(rf"{_CHILD}{_NAME}{_AFTER}"),
    re.compile(rf"{_CHILD}{_GAP}+{_NAME}(?:$|[\s_\-—）).、”/]|{_AFTER})"),
)
_PLACES = re.compile(
    r".*[村镇县乡校市区州级中班园组局院系科小大里个名]$|.*(?:年级|困境|留守|方面|方便|任何|严重|应急|成长)"
)
"""What begins like a name and is none: 石桥村儿童, 高中学生, 高年级同学."""


def names_a_child(text: str) -> bool:
    """True when a title or a path seems to name a minor: 张小花同学, 儿童 张小花 的情况说明."""
    matches = (match for shape in _SHAPES for match in shape.finditer(text))
    return any(not _PLACES.match(match["name"]) for match in matches)
