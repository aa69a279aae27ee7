"""The codes of findings about fonts."""

from __future__ import annotations

CODES: dict[str, str] = {
    "F001": "指定的字体文件无法使用",
    "F002": "指定的字体是 CFF 轮廓（OpenType），无法嵌入 PDF",
    "F003": "指定的字体不许可嵌入",
    "F004": "没有找到指定名称的字体",
    "F005": "字体缺字，由随附的补字字体印出",
    "F006": "随附字体都缺的字，由本机字体印出",
    "F007": "没有字体有这个字，印成带码位的方框",
}
