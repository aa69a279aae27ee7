"""What a text brings along that is no part of it: web-page lines, promotions, bookmarks, page numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from govdocs.readers.ledger import Ledger
from govdocs.readers.leftovers import is_web_line, without_rules
from govdocs.readers.looks import (
    ends_as_title,
    has_ordinal,
    is_attachment_line,
    is_date,
    is_number,
    is_organ,
    is_sentence,
)
from govdocs.readers.source import EMPTY, Line, Piece, joined
from govdocs.text.characters import nonblank

REASONS = {
    "web page": "网页上的文字",
    "promotion": "推广、下载提示",
    "page number": "页码",
    "bookmark": "转换留下的书签标记",
    "control character": "不可见的控制字符",
    "header or footer": "页眉页脚",
    "deleted text": "修订中已删除的文字",
    "hidden text": "隐藏文字",
    "symbol": "符号字体的字符",
    "ruby": "注音",
    "footnote": "脚注、尾注",
    "comment": "批注",
    "contents": "目录",
}
_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]*\]")
_MARKUP = re.compile(
    r"&nbsp;?|&(?:emsp|ensp|thinsp|zwnj|zwj);|</?(?:p|br|div|span|font|strong|b|u|o:p|a|img|table|tr|td)(?:\s[^<>\n]*)?/?>",
    re.I,
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MARKDOWN = re.compile(r"^\s*#{1,6}\s+|^\s*>\s+|\*\*|(?<=\S)\s*#{1,6}\s*$")
_INLINE = ((_BOOKMARK, "bookmark"), (_MARKUP, "web page"))
_DASH = r"[-—–―－─━一~～·•]"
_PAGE_NUMBER = re.compile(
    rf"^(?:{_DASH}{{1,2}}\s*\d{{1,3}}\s*{_DASH}{{1,2}}|第\s*\d{{1,3}}\s*页(?:[\s，,/／]*共\s*\d{{1,3}}\s*页)?|"
    r"\d{1,3}\s*/\s*\d{1,3}|[Pp]age\s*\d{1,3}(?:\s*of\s*\d{1,3})?)$"
)
_LONE_FIGURE = re.compile(r"^\d{1,3}$")
_PROMOTION = re.compile(
    r"试下载|试读|下载全文|下载或阅读|阅读全文，请|免费下载|领取福利|开通会员|百度文库|道客巴巴|豆丁网|book118|文档预览|可阅读页数|"
    r"关注(?:我们的)?(?:微信)?公众号|本文(?:档)?由.{0,12}(?:整理|提供|上传)|更多(?:范文|精彩|相关).{0,20}(?:请|关注|点击)|"
    r"^以上(?:就)?是.{0,40}全部内容.{0,10}$"
)
_ADVICE = re.compile(
    r"小编|供(?:大家|您|各位)?参考|欢迎(?:大家|您)?(?:阅读|参考|借鉴|收藏|下载)|希望(?:能)?(?:对)?(?:大家|您|你).{0,8}帮助|范文(?:大全|网|频道)"
)
_ADVICE_LENGTH = 300
_CONTENTS = re.compile(r"^(?=.*[\u4e00-\u9fff]).{2,60}?(?:[.．·…]\s*){4,}\s*\d{1,3}$|^目\s*[录次]$")
_LINKS = re.compile(
    r"^【?.{0,40}】?(?:相关(?:文章|推荐|阅读|内容|范文|资料)|延伸阅读|热门文章|猜你喜欢|推荐阅读|推荐文章|最新文章)】?\s*[:：]?$"
)
_SHORT_PROMOTION = re.compile(r"扫码|扫描二维码|扫一扫|付费|VIP|点击(?:下载|购买|领取)|^领取")
_SHORT = 25
_LINK = re.compile(r"^[<（(]?(?:https?://|www\.)[^\s<>（）()]+[>）)]?$")
_HEAD = re.compile(
    r"^(?:欢迎(?:您)?(?:访问|光临|来到)|今天是|站长统计|ID\s*[:：]\s*\d+|上传者\s*[:：]|首页|网站首页|当前位置|(?:您|你)?(?:现在|当前)?(?:所在)?的?位置|返回|无障碍|适老|长者|登录|注册|繁体|English|admin\b)|"
    r"^[•·▪●\-*\s]*【?(?:发布|更新|发文|成文|生成|公开|发文日期|时间|日期|来源|信息来源|稿源|作者|编辑|责任编辑|浏览|浏览次数|浏览量|阅读|阅读量|阅读次数|点击|点击数|"
    r"点击率|访问量|字号|字体|字体大小|视力保护色|信息分类|主题分类|分类|体裁分类|主题词|服务对象|发布机构|发布单位|发布日期|发布时间|"
    r"发文机关|发文单位|制发机关|公开方式|公开形式|公开范围|公开责任部门|公开类别|时效|有效性|效力状态|废止日期|生效日期|成文日期|"
    r"标题|名称|信息名称|索引号|组配分类|文号|发文字号|统一登记号|登记号|签署日期|内容概述|关键词)】?\s*[:：]|"
    r"^[•·▪●\-*\s]*【?(?:发文|发布|公布|公开|成文|生成|生效|失效|废止|有效|信息|索引|主题|制发|印发|登记|统一|体裁|组配|服务|施行|签署|起草|"
    r"内容|文件|规范性文件)[\u4e00-\u9fff]{0,6}】?\s*[:：]|"
    r"浏览(?:次数|量)|阅读(?:次数|量)\s*[:：]|字体\s*[:：\[【]|大\s*中\s*小|加入收藏|分享到|[【\[](?:打印|字体|大|关闭|收藏|我要纠错)|"
    r"预计阅读|共计\d+个?字|责任编辑\s*[:：]|来源\s*[:：]|"
    r"^\S{2,12}(?:\s*[>＞»›→]+\s*\S{2,20})+$|^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s.*)?$"
)
_TAIL_WORD = (
    r"打印(?:本页|此页|页面)?|关闭(?:本页|窗口|页面)?|分享|收藏|返回(?:顶部|首页|列表)?|纠错|我要纠错|下载|复制|转发|"
    r"点赞|举报|评论|顶部|主题分享|微信|微博|新浪微博|QQ空间|朋友圈|TOP|更多"
)
_TAIL = re.compile(
    rf"^[【\[（(]?(?:{_TAIL_WORD})[】\])）]?(?:[\s|｜/·、,，【】\[\]]*(?:{_TAIL_WORD})[】\])）]?)*$|"
    r"^(?:主管(?:单位)?\s*[:：]|原文链接|原标题|上一[篇条页个]|下一[篇条页个]|上篇|下篇|前一篇|后一篇|相关(?:链接|附件|文章|信息|稿件|解读|新闻|阅读|推荐|政策|文件)|扫一扫|网站地图|联系我们|关于我们|版权(?:所有|声明)|"
    r"主办(?:单位)?\s*[:：]|承办(?:单位)?\s*[:：]|技术支持|网站标识码|备案|Copyright|©|责任编辑|编辑\s*[:：]|初审\s*[:：]|复审\s*[:：]|终审\s*[:：]|审核\s*[:：]|"
    r"信息来源|来源\s*[:：]|分享到|分享至|微信扫|点击(?:查看|收藏|下载)|附件下载|政策解读|图解|热门|推荐阅读|猜你喜欢|领取|免费|声明\s*[:：]|网友评论|发表评论|"
    r"文章来源|本文(?:地址|链接)|原文链接|您是第|访问量|浏览次数|阅读次数|文件下载|浏览量)|"
    r"ICP备|公网安备|版权所有|网站标识码|上一[篇条]\s*[:：]|下一[篇条]\s*[:：]|【(?:打印|关闭|收藏)|\[(?:打印|关闭)"
)
_DISCLAIMER = re.compile(
    r"^[\[【（(]?(?:免责声明|特别声明|版权声明|郑重声明|声明|Notice)\s*[\]】）)]?\s*[:：]?|版权归(?:原作者|作者)所有|转载稿|如有侵权"
)
_FILE = re.compile(r"^[·•▪●\-\s]*.{1,80}\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|ofd)$", re.I)
_BARE_LABEL = re.compile(r"^(?:相关)?附\s*件\s*[:：]?$")
_BEHIND_TITLE = re.compile(
    r"^(?P<title>\S.{4,80}?)\s+(?:作者|来源|信息来源|文章来源|发布时间|发布日期|时间|日期|浏览(?:次数|量)?|字号|字体|点击(?:数|率)?|编辑|索引号)\s*[:：].*$"
)
_FOOT = re.compile(
    r"^(?:地址|邮编|邮政编码|电话|联系电话|传真|邮箱|E-?mail|网址|网站)\s*[:：]|^\d{4,}$", re.I
)
_NUMBER_LABEL = re.compile(r"^(?:发\s*文\s*字\s*号|文\s*号)\s*[:：]\s*")
_NUMBER_AND_MORE = re.compile(
    r"^(?:(?:发\s*文\s*字\s*号|文\s*号)\s*[:：]\s*)?"
    r"(?P<number>[\u4e00-\u9fff]{1,20}\s*[〔\[［【(（]\s*\d{4}\s*[〕\]］】)）]\s*第?\s*\d+\s*号)\s+(?P<rest>\S.*)$"
)
_ENDS_WITH_DATE = re.compile(r"(?:年.{2,10}日|\d{4}[-./]\d{1,2}[-./]\d{1,2})(?:（印）)?$", re.M)
_HEAD_LIMIT = 40
_LONG = 60
_SPOKEN = 12
_MOST_DOUBTFUL = 3


def without_debris(lines: list[Line], ledger: Ledger) -> list[Line]:
    """`lines` without what is no part of the document; all that is taken out goes into `ledger`."""
    cleaned = [_without_inline(line, ledger) for line in without_rules(lines, ledger)]
    cleaned = [_without_page_number(line, ledger) for line in cleaned]
    cleaned = _without_head(cleaned, ledger)
    return _without_tail(cleaned, ledger)


def _without_inline(line: Line, ledger: Ledger) -> Line:
    """A line without control characters, bookmarks, markup and the signs of Markdown."""
    if line.aside:
        ledger.set_aside(line.piece, line.aside, REASONS[line.aside])
        return replace(line, piece=EMPTY)
    piece = _without_controls(line.piece, ledger)
    for pattern, kind in _INLINE:
        kept, taken = piece.split(pattern)
        rest = joined(kept) if taken else piece
        for one in _neighbours(taken):
            ledger.set_aside(one, kind, REASONS[kind], not nonblank(rest.text))
        piece = rest
    if not line.cell and _MARKDOWN.search(piece.text):
        kept, taken = piece.split(_MARKDOWN)
        for one in taken:
            ledger.mark(one, "排版符号")
        piece = joined(kept)
    return line if piece is line.piece else replace(line, piece=piece)


def _without_controls(piece: Piece, ledger: Ledger) -> Piece:
    kept, taken = piece.split(_CONTROL)
    for one in taken:
        ledger.set_aside_sign(one, f"U+{ord(one.text):04X}", REASONS["control character"])
    return joined(kept) if taken else piece


def _neighbours(pieces: list[Piece]) -> list[Piece]:
    """Pieces that stand side by side as one."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and sum(groups[-1][-1].runs[-1]) == piece.first:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [joined(group) for group in groups]


def _taken(line: Line, kind: str, ledger: Ledger) -> Line:
    ledger.set_aside(line.piece, kind, REASONS[kind])
    return replace(line, piece=EMPTY, aside=kind)


def _without_page_number(line: Line, ledger: Ledger) -> Line:
    text = line.text.strip()
    if not line.cell and text and _PAGE_NUMBER.match(text):
        return _taken(line, "page number", ledger)
    if not line.cell and text and _is_promotion(text):
        return _taken(line, "promotion", ledger)
    if not line.cell and _CONTENTS.match(text):
        return _taken(line, "contents", ledger)
    return line


def _is_promotion(text: str) -> bool:
    if has_ordinal(text) or len(text) > _ADVICE_LENGTH:
        return False
    if _ADVICE.search(text):
        return True
    if len(text) > _LONG * 2:
        return False
    if _PROMOTION.search(text) or _LINK.match(text):
        return True
    return len(text) <= _SHORT and not is_sentence(text) and bool(_SHORT_PROMOTION.search(text))


def _without_head(lines: list[Line], ledger: Ledger) -> list[Line]:
    """Web-page lines before the first line of the body proper."""
    seen, above = 0, ""
    numbered = any(is_number(line.text) for line in lines[: _HEAD_LIMIT * 2])
    for index, line in enumerate(lines):
        text = line.text.strip()
        label = _NUMBER_LABEL.match(text)
        if label and not numbered and is_number(text[label.end() :]):
            numbered = True
            continue
        if line.cell or seen > _HEAD_LIMIT or _begins_body(text):
            break
        seen += bool(text)
        if not numbered and (number := _number_before_web_words(text)):
            lines[index] = _without_tail_of(line, number, ledger)
            numbered = True
            continue
        behind = _BEHIND_TITLE.match(text)
        if behind and ends_as_title(behind["title"]) and not _HEAD.search(behind["title"]):
            lines[index] = _without_tail_of(line, behind["title"], ledger)
            continue
        dated = is_date(text) and (is_organ(above) or _is_only_date(lines, index))
        if text and len(text) <= _LONG * 2 and _HEAD.search(text) and not dated:
            lines[index] = _taken(line, "web page", ledger)
        above = text or above
    return lines


def _number_before_web_words(text: str) -> str:
    """A 发文字号, with its label, that web-page words follow on the same line; "" when there is none."""
    found = _NUMBER_AND_MORE.match(text)
    more = found is not None and _HEAD.search(found["rest"]) and not is_date(found["rest"])
    return text[: found.end("number")] if found and more else ""


def _is_only_date(lines: list[Line], index: int) -> bool:
    """True for a date written out in a source that has no other date on a line of its own."""
    behind = "".join(f"{line.text.strip()}\n" for line in lines[index + 1 :])
    return "年" in lines[index].text and not _ENDS_WITH_DATE.search(behind)


def _without_tail_of(line: Line, title: str, ledger: Ledger) -> Line:
    """A title or a number without what a web page prints behind it on the same line."""
    cut = line.text.index(title) + len(title)
    ledger.set_aside(line.piece.cut(cut), "web page", REASONS["web page"], False)
    return replace(line, piece=line.piece.cut(0, cut))


def _begins_body(text: str) -> bool:
    if has_ordinal(text):
        return True
    spoken = len(text) >= _SPOKEN and is_sentence(text)
    return (spoken or text.endswith(("：", ":"))) and not _HEAD.search(text)


def _without_tail(lines: list[Line], ledger: Ledger) -> list[Line]:
    """Web-page lines behind the last line of the document.

    Addresses, telephones and lone figures go too, but only beside a line that nothing but a web page has.
    """
    lines = _without_links(lines, ledger)
    seen = any(entry.kind == "promotion" for entry in ledger.entries())
    doubtful: list[int] = []
    for index in range(len(lines) - 1, -1, -1):
        text = lines[index].text.strip()
        if not text:
            continue
        if lines[index].cell:
            break
        certain = _is_tail(text) or (seen and bool(_BARE_LABEL.match(text)) and text.endswith(("：", ":")))
        if certain or _LONE_FIGURE.match(text) or (seen and _FOOT.search(text)):
            kind = "page number" if _LONE_FIGURE.match(text) else "web page"
            for place in (*doubtful, index):
                lines[place] = _taken(lines[place], kind if place == index else "web page", ledger)
            doubtful, seen = [], True
        elif _FOOT.search(text) and len(doubtful) < _MOST_DOUBTFUL:
            doubtful.append(index)
        else:
            break
    return lines


def _is_tail(text: str) -> bool:
    """True for a line that only the foot of a web page has."""
    if _DISCLAIMER.search(text) and len(text) <= _ADVICE_LENGTH and not has_ordinal(text):
        return True
    file = bool(_FILE.match(text)) and not has_ordinal(text) and not is_attachment_line(text)
    return file or (
        len(text) <= _LONG and not is_date_like(text) and (bool(_TAIL.search(text)) or is_web_line(text))
    )


def _without_links(lines: list[Line], ledger: Ledger) -> list[Line]:
    """A list of links to other papers, from its head to the end of the page."""
    heads = [index for index, line in enumerate(lines) if not line.cell and _LINKS.match(line.text.strip())]
    for head in heads:
        behind = [line for line in lines[head + 1 :] if not line.blank]
        if all(not line.cell and len(line.text) <= _LONG and not is_sentence(line.text) for line in behind):
            return [*lines[:head], *(_taken(line, "web page", ledger) for line in lines[head:])]
    return lines


def is_date_like(text: str) -> bool:
    """True for a line that prints 印发 or ends as a date does, which no web page line does."""
    return text.endswith(("印发", "日"))
