"""归档清单: the items of a year as a clerk confirms them, and the files of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from pydantic import Field

from govdocs.kinds.filing.fields import (
    LEFT_OUT,
    ArchiveDate,
    Decision,
    Disclosure,
    FilePath,
    ListedDirection,
    ListedGroup,
    ListedImportance,
    ListedRole,
    ListedSpan,
    Opening,
    Period,
    WideLine,
)
from govdocs.kinds.parts.fields import FormalDate, Input, Line, OptionalLine, Prose, YesNo

LABEL: Final = "归档清单"


class ListedItem(Input):
    """One 件 as it is proposed and confirmed."""

    number: Line = Field(title="件序号", description="本清单里的编号，“文件”表用它指明属于哪一件；不是件号")
    file_it: Decision = Field(title="归档", description="是、否、待定；有“待定”的清单不能归档")
    title: WideLine = Field("", title="题名", description="照文件标题写；自拟或补充的字放在方括号[ ]里")
    question: Prose = Field("", title="须人定", description="程序拿不准、要由人决定的事")
    doc_no: OptionalLine = Field("", title="文号", description="如“清政发〔2025〕3号”；没有的不写")
    author: OptionalLine = Field(
        "", title="责任者", description="发文机关全称，联合行文写全部；不写“本镇”“我镇”"
    )
    date: ArchiveDate = Field("", title="日期", description="8 位数字，如 20250310；考证得出的写 [20250310]")
    retention: Period = Field("", title="保管期限", description="永久、30年、10年（或 Y、D30、D10）")
    row: OptionalLine = Field(
        "", title="依据条目", description="保管期限表的条目，如“K13/普发性”；见表“保管期限表”"
    )
    importance: ListedImportance = Field("", title="重要程度", description="重要、一般，由人判断")
    reason: WideLine = Field("", title="理由", description="为什么是这个期限；改动期限时写明")
    document_kind: OptionalLine = Field("", title="公文种类", description="如“通知”“纪要”“简报”")
    direction: ListedDirection = Field("内部", title="收发", description="发文、收文、内部；不写的是内部")
    org: OptionalLine = Field(
        "", title="机构（问题）", description="本单位.yaml 分类方案里的代码或名称；不按此分类的不写"
    )
    matter: OptionalLine = Field("", title="事由", description="同一事由的件写同样的字，排在一起")
    answers: OptionalLine = Field("", title="答复件", description="所答复的那一件的件序号或文号")
    security: OptionalLine = Field(
        "", title="密级", description="没有的不写；秘密、机密、绝密件不能在这里归档"
    )
    annexes: int = Field(0, title="附件数", ge=0, le=999, description="正文写明有几个附件；没有的不写")
    person: OptionalLine = Field(
        "", title="未成年人代号", description="涉及某一未成年人时写代号，如“WCN-2025-0007”；不写姓名"
    )
    why_not: WideLine = Field("", title="不归档原因", description="“归档”写“否”时写")
    year: int | None = Field(None, title="归档年度", ge=1900, le=2099, description="不写时取本清单的年度")
    year_reason: WideLine = Field("", title="年度依据")
    span: ListedSpan = Field(
        "", title="跨年情形", description="会议、案件、项目、记录本；跨年的归入结束的年度"
    )
    ended_on: ArchiveDate = Field("", title="结束日期", description="跨年的才写：8 位数字")
    special_year: OptionalLine = Field(
        "", title="专门年度", description="按学年等归类的才写，如“2024—2025学年”"
    )
    opening: Opening = Field("未审核", title="开放标识", description="开放、控制、延期开放、未审核")
    disclosure: Disclosure = Field(
        "依申请公开", title="公开属性", description="主动公开、依申请公开、不予公开"
    )
    note: WideLine = Field("", title="备注", description="印在归档文件目录的备注栏")

    @property
    def filed(self) -> bool:
        """True when the clerk wants it filed."""
        return self.file_it == "是"


class ListedFile(Input):
    """A file of the folder: to which item it belongs and as what."""

    item: OptionalLine = Field("", title="件序号", description="“件”表里的件序号；不归档的可不写")
    path: FilePath = Field("", title="文件", description="从文件夹算起的路径，如“发文/清政发〔2025〕3号.pdf”")
    role: ListedRole = Field(
        title="角色",
        description="每件一个正文；其他格式是同一份文件的 Word、OFD 等，不另计页；不归档的也留在清单里",
    )
    number: int = Field(0, title="附件序号", ge=0, le=999, description="附件1 写 1；不是附件的不写")
    group: ListedGroup = Field(
        "", title="组", description="两份文件合为一件时写：复文、来文，或转发文、被转发文"
    )
    pages: int = Field(0, title="页数", ge=0, le=99999, description="由程序数；数不出的由人写")
    format: OptionalLine = Field("", title="格式")
    note: WideLine = Field("", title="备注")
    sha256: WideLine = Field("", title="SHA-256", description="程序写，用来发现文件改动；不要改")

    @property
    def left_out(self) -> bool:
        """True for a file that is not filed."""
        return self.role == LEFT_OUT


class FilingList(Input):
    """The items and files of a year, and who arranged, checked and confirmed them."""

    kind: Literal["归档清单"] = Field(LABEL, title="文种")
    year: int = Field(title="年度", ge=1900, le=2099, description="归档年度，如 2025")
    fonds: OptionalLine = Field("", title="全宗号", description="由档案馆给定，如“Z109”；没有的不写")
    unit: OptionalLine = Field("", title="立档单位", description="单位全称，即全宗名称")
    folder: OptionalLine = Field("", title="文件夹", description="“文件”表的路径从这个文件夹算起")
    table: OptionalLine = Field("", title="保管期限表", description="提出保管期限时用的表和版本")
    arranged_by: OptionalLine = Field("", title="整理人")
    arranged_on: FormalDate = Field("", title="整理日期")
    checked_by: OptionalLine = Field("", title="检查人", description="不能是整理人本人")
    checked_on: FormalDate = Field("", title="检查日期")
    confirmed_by: OptionalLine = Field(
        "", title="确认人", description="确认了每件的归档与否、年度和保管期限的人；不写不能归档"
    )
    confirmed_on: FormalDate = Field("", title="确认日期")
    sample: YesNo = Field(False, title="示例数据", description="只有演示、试填的数据写“是”")
    items: tuple[ListedItem, ...] = Field((), title="件")
    files: tuple[ListedFile, ...] = Field((), title="文件")

    @property
    def title(self) -> str:
        """The title of its paper."""
        return f"{self.unit}{self.year}年度归档清单"

    def files_by_item(self) -> Mapping[str, tuple[ListedFile, ...]]:
        """The files that are filed with each item, by 件序号, in the order of the list."""
        found: dict[str, list[ListedFile]] = {}
        for each in self.files:
            if not each.left_out:
                found.setdefault(each.item, []).append(each)
        return {number: tuple(files) for number, files in found.items()}
