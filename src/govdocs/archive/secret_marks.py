"""Marks of 密级 on pages and in names of files (国家秘密定密管理 and GB/T 9704-2012, 7.2.2)."""

from __future__ import annotations

import re

from govdocs.text.secrecy import CLASSIFIED

_WORDS = "|".join(CLASSIFIED)
_TERM = r"(?:[ \t\u3000]*(?:★.*|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:年|个月|天)[）)]?|长期))?"
_LABELLED = re.compile(
    rf"密[ \t\u3000]*级[ \t\u3000]*[:：]?\s*(?P<word>{_WORDS}){_TERM}[ \t\u3000]*"
    r"(?:$|[。；;，,]|[ \t\u3000](?=\S{2,6}[:：]))",
    re.MULTILINE,
)
_SPREAD = re.compile(r"^[ \t\u3000]*(秘|机|绝)[ \t\u3000]*密(?=[ \t\u3000]*(?:★|$))", re.MULTILINE)
_ALONE = re.compile(rf"^[ \t\u3000]*[【\[(（]?(?P<word>{_WORDS})[】\])）]?{_TERM}[ \t\u3000]*$", re.MULTILINE)
_HEAD = 12
"""Among so many lines at the head of a page a mark stands alone on one."""

_IN_NAME = re.compile(rf"(?:{_WORDS}|涉密)(?:级|文件|件|材料|资料)*\d*")
_BETWEEN = re.compile(r"[\s_\-—－.．,，、;；:：()（）\[\]【】《》〔〕★+]+")


def mark_in_text(text: str) -> str:
    """秘密, 机密 or 绝密 where a page is marked so; "" where the words are only spoken of.

    A mark is a line 密级：秘密 anywhere, or the word alone on one of the first lines.
    """
    labelled = _LABELLED.search(text)
    if labelled:
        return labelled["word"]
    head = "\n".join(text.split("\n")[:_HEAD])
    alone = _ALONE.search(_SPREAD.sub(r"\1密", head))
    return alone["word"] if alone else ""


def named_secret(path: str) -> bool:
    """True when a file or a folder of its path is called 秘密, 机密件, 绝密文件 or the like.

    A longer name that has such a word in it (关于保守国家秘密的通知, 保密工作) says nothing.
    """
    parts = path.split("/")
    stem = parts[-1].rpartition(".")[0] or parts[-1]
    words = (word for part in (*parts[:-1], stem) for word in _BETWEEN.split(part))
    return any(_IN_NAME.fullmatch(word) for word in words)
