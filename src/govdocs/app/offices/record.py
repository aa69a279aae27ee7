"""本单位.yaml as a record: every key with what it does, an example, and what it accepts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from govdocs.archive.model import DIALECT_WORDS, Dialect, Dimension, Order, Scheme
from govdocs.kinds.parts.fields import Input, Line, OptionalLine, YesNo
from govdocs.text.document_number import parse_document_number
from govdocs.text.names import names_itself

LABEL: Final = "本单位"

ALL_KINDS = "通用"
"""Stands for every kind that has no line of its own in 默认主送 and 默认抄送."""

SchemeWord = Literal[
    "年度—保管期限", "年度—机构—保管期限", "年度—问题—保管期限", "年度—保管期限—机构", "年度—保管期限—问题"
]

SCHEMES: Mapping[SchemeWord, tuple[Dimension, Order]] = {
    "年度—保管期限": ("", "年度—机构（问题）—保管期限"),
    "年度—机构—保管期限": ("机构", "年度—机构（问题）—保管期限"),
    "年度—问题—保管期限": ("问题", "年度—机构（问题）—保管期限"),
    "年度—保管期限—机构": ("机构", "年度—保管期限—机构（问题）"),
    "年度—保管期限—问题": ("问题", "年度—保管期限—机构（问题）"),
}
"""The schemes of DA/T 22-2015, 5.2, in one word each: what the third level is, and where it stands."""

DIALECTS: Mapping[str, Dialect] = {words: dialect for dialect, words in DIALECT_WORDS.items()}

_USUAL = Scheme()
_DASHES = re.compile(r"[-－–—―一─]+")


def _third_person(text: str) -> str:
    if names_itself(text):
        raise ValueError(f"“{text}”不写“本”“我”，写全称或规范的简称，如“清禾镇人民政府”")
    return text


def _code(text: str) -> str:
    parts = parse_document_number(f"{text}〔2025〕1号")
    if text and (parts is None or parts.prefix != text):
        raise ValueError(f"“{text}”不是机关代字：只写汉字，不写年份和序号，如“清政发”")
    return text


def _scheme_word(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    levels = _DASHES.split("".join(value.split()).replace("(", "（").replace(")", "）"))
    return "—".join(level.replace("机构（问题）", "机构") for level in levels)


def _dialect_word(value: Any) -> Any:
    squeezed = re.sub(r"[\s/-]", "", value).upper() if isinstance(value, str) else ""
    return next((word for word in DIALECTS if squeezed.startswith(re.sub(r"[\s/]", "", word))), value)


def _numbers(value: Any) -> Any:
    return tuple(filter(None, re.split(r"[、,，;；\s]+", value))) if isinstance(value, str) else value


def _codes(value: Any) -> Any:
    words = _numbers(value) if isinstance(value, str) else value
    is_list = isinstance(words, list | tuple)
    return [{"code": each} if isinstance(each, str) else each for each in words] if is_list else words


class CodeData(Input):
    """A 机关代字 of the office."""

    code: Annotated[Line, AfterValidator(_code)] = Field(title="代字")
    issuer: OptionalLine = Field("", title="发文机关")
    use: OptionalLine = Field("", title="用途")


class PeopleData(Input):
    """Who does what in the office."""

    arranged_by: OptionalLine = Field("", title="整理人")
    checked_by: OptionalLine = Field("", title="检查人")
    filed_by: OptionalLine = Field("", title="立卷人")
    confirmed_by: OptionalLine = Field("", title="确认人")
    signer: OptionalLine = Field("", title="签发人")
    handler: OptionalLine = Field("", title="承办人")
    drafter: OptionalLine = Field("", title="拟稿人")
    registrar: OptionalLine = Field("", title="登记人")


class FontData(Input):
    """The office's own fonts by the role that they play."""

    fangsong: OptionalLine = Field("", title="仿宋")
    kaiti: OptionalLine = Field("", title="楷体")
    heiti: OptionalLine = Field("", title="黑体")
    songti: OptionalLine = Field("", title="宋体")
    xiaobiaosong: OptionalLine = Field("", title="小标宋")


Thickness = Annotated[int, Field(ge=5, le=120)]
"""The thickness of a box in millimetres; limits of what a hand can hold, of no standard."""


class OfficeData(Input):
    """What an office says of itself; every key may be left empty."""

    kind: Literal["本单位"] = Field(LABEL, title="文种")
    name: OptionalLine = Field(
        "",
        title="单位名称",
        description="全称，新建数据文件的发文机关、台账的填报单位用它，如：例示县清禾镇人民政府",
    )
    short_name: OptionalLine = Field("", title="简称", description="规范的简称，如：清禾镇政府")
    county: OptionalLine = Field("", title="所在县", description="上一级行政区，如：例示县")
    codes: Annotated[tuple[CodeData, ...], BeforeValidator(_codes)] = Field(
        (),
        title="机关代字",
        description="发文字号里的代字，新建公文、取号、检查都用它；用途写文种，其余的文种用第一个。如：\n"
        "  - 代字: 清政发\n"
        "    发文机关: 例示县清禾镇人民政府\n"
        "    用途: 通知、意见、报告",
    )
    units: OptionalLine = Field(
        "", title="成员单位名册", description="duties、collect 核对单位名称用的文件，如：单位名册.xlsx"
    )
    people: PeopleData = Field(
        default_factory=PeopleData,
        title="人员",
        description="归档的表和登记簿里印的姓名，如：\n  整理人: 姜某宁",
    )
    addressees: dict[str, OptionalLine] = Field(
        default_factory=dict,
        title="默认主送",
        description="新建公文时填入的主送机关，一种文种一行，“通用”指其余的文种，如：\n"
        "  通知: 各村（社区），镇直各单位\n"
        "  请示: 例示县人民政府",
    )
    copies_to: dict[str, OptionalLine] = Field(
        default_factory=dict,
        title="默认抄送",
        description="新建公文时填入版记的抄送机关，写法同默认主送，如：\n"
        "  通用: 县委办公室，县人大常委会办公室",
    )
    printer: OptionalLine = Field(
        "",
        title="印发机关",
        description="新建公文时填入版记的印发机关，一般是本机关的办公室，如：例示县清禾镇党政办公室",
    )
    templates: OptionalLine = Field(
        "",
        title="模板",
        description="本单位的表单和台账模板的文件夹，不写时用“模板”文件夹（有的话），如：模板",
    )
    profile: OptionalLine = Field(
        "", title="版面", description="literal、visual 或本单位的版式文件，不写时为 literal，如：版式.yaml"
    )
    fonts: FontData = Field(
        default_factory=FontData,
        title="字体",
        description="PDF 嵌入的字体：字体文件或本机安装的字体名，不写时用随附的字体；"
        "Word 文件里的字体名写在版式文件里。如：\n"
        "  小标宋: 字体/方正小标宋简体.ttf",
    )
    register_at: OptionalLine = Field(
        "",
        title="登记簿",
        description="发文收文登记簿：文件，或几台电脑共用的数据库网址（密码不写在这里，"
        "写在环境变量 GOVDOCS_REGISTER 里），如：登记簿.sqlite",
    )
    archive: OptionalLine = Field("", title="归档文件夹", description="各年度的归档成果放在这里，如：归档")
    retention_table: OptionalLine = Field(
        "",
        title="保管期限表",
        description="本单位经批准的文书档案保管期限表，不写时用随附的表，如：保管期限表.yaml",
    )
    fonds: OptionalLine = Field("", title="全宗号", description="档案馆给的四个字符，未定时留空，如：Z109")
    fonds_name: Annotated[OptionalLine, AfterValidator(_third_person)] = Field(
        "", title="全宗名称", description="立档单位的全称或规范的简称，不写时用单位名称，如：清禾镇人民政府"
    )
    scheme: Annotated[SchemeWord, BeforeValidator(_scheme_word)] = Field(
        "年度—保管期限",
        title="分类方案",
        description=f"归档文件怎样分类，定了就不改：{'、'.join(SCHEMES)}，如：年度—保管期限",
    )
    classes: dict[str, OptionalLine] = Field(
        default_factory=dict,
        title="机构（问题）",
        description="分类方案里有机构或问题时写，每个代码一行（三个大写字母或数字），如：\n"
        "  BGS: 党政办公室\n"
        "  SHB: 社会事务办公室",
    )
    dialect: Annotated[Literal["DA/T 22", "DA/T 13"], BeforeValidator(_dialect_word)] = Field(
        "DA/T 22", title="档号格式", description="DA/T 22 或 DA/T 13，照档案馆的要求，如：DA/T 22"
    )
    page_corner: Literal["上", "下"] = Field(
        _USUAL.page_corner, title="页码位置", description="归档文件的页码编在外侧的上角或下角，如：上"
    )
    duplex: YesNo = Field(_USUAL.duplex, title="双面", description="归档文件双面打印写“是”，如：否")
    thicknesses: Annotated[tuple[Thickness, ...], BeforeValidator(_numbers)] = Field(
        _USUAL.thicknesses,
        title="盒厚度",
        description="现有档案盒的厚度，毫米，用顿号隔开，如：20、30、40、50",
    )
    sheet_thickness: float = Field(
        _USUAL.sheet_thickness,
        title="纸张厚度",
        description="一张纸厚多少毫米，装盒时用它估算，如：0.1",
        gt=0,
        le=1,
    )
    synthetic: YesNo = Field(False, title="示例数据", description="虚构的、练习用的数据写“是”，如：否")

    @property
    def archive_scheme(self) -> Scheme:
        """How the fonds is arranged."""
        dimension, order = SCHEMES[self.scheme]
        return Scheme(
            fonds=self.fonds,
            fonds_name=self.fonds_name or self.name,
            dimension=dimension,
            classes=dict(self.classes),
            order=order,
            dialect=DIALECTS[self.dialect],
            page_corner=self.page_corner,
            duplex=self.duplex,
            thicknesses=tuple(sorted(set(self.thicknesses))) or _USUAL.thicknesses,
            sheet_thickness=self.sheet_thickness,
        )
