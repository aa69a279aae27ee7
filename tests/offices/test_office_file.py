"""本单位.yaml: what it says becomes an Office; what is wrong is told line by line, all at once."""

from __future__ import annotations

import pytest

from govdocs.app.offices.office import Office, OrganCode, find_office_file, named_office_file
from govdocs.app.offices.reading import read_office
from govdocs.errors import InputError, InvalidDataError
from govdocs.fonts.roles import FontRole

WHOLE = """\
单位名称: 例示县清禾镇人民政府
简称: 清禾镇政府
所在县: 例示县
机关代字:
  - 代字: 清政发
    用途: 通知、意见、报告
  - 代字: 清政办函
    发文机关: 例示县清禾镇党政办公室
    用途: 函
成员单位名册: 名册.yaml
人员:
  整理人: 姜某宁
  检查人: 何某川
默认主送:
  通用: 各村（社区）
  请示: 例示县人民政府
默认抄送:
  通知: 县委办公室
印发机关: 例示县清禾镇党政办公室
模板: 我们的模板
版面: 版式.yaml
字体:
  小标宋: 字体/标宋.ttf
  仿宋: 华文仿宋
登记簿: 登记/2025.sqlite
归档文件夹: 归档成果
保管期限表: 期限.yaml
全宗号: Z109
全宗名称: 清禾镇人民政府
分类方案: 年度—机构—保管期限
机构（问题）:
  BGS: 党政办公室
  SHB: 社会事务办公室
档号格式: DA/T 13
页码位置: 下
双面: 是
盒厚度: 40、20、30
纸张厚度: 0.12
示例数据: 是
"""


@pytest.fixture
def office_file(tmp_path):
    """Writes 本单位.yaml of that content and gives its path."""

    def written(text):
        (file := tmp_path / "本单位.yaml").write_text(text, encoding="utf-8")
        return file

    return written


def faults_of(file):
    with pytest.raises(InvalidDataError) as caught:
        read_office(file)
    return caught.value.diagnostics


def test_every_key_arrives(office_file, tmp_path):
    office = read_office(office_file(WHOLE)).office
    assert (office.name, office.short_name, office.county) == (
        "例示县清禾镇人民政府",
        "清禾镇政府",
        "例示县",
    )
    assert office.codes == (
        OrganCode("清政发", "例示县清禾镇人民政府", "通知、意见、报告"),
        OrganCode("清政办函", "例示县清禾镇党政办公室", "函"),
    )
    assert office.people == {"整理人": "姜某宁", "检查人": "何某川"}
    assert office.addressees == {"": "各村（社区）", "请示": "例示县人民政府"}
    assert office.copies_to == {"通知": "县委办公室"}
    assert (office.printer, office.synthetic) == ("例示县清禾镇党政办公室", True)


def test_paths_begin_at_the_folder_of_the_office(office_file, tmp_path):
    office = read_office(office_file(WHOLE)).office
    assert office.folder == tmp_path
    assert office.file == tmp_path / "本单位.yaml"
    assert office.units == tmp_path / "名册.yaml"
    assert office.templates == tmp_path / "我们的模板"
    assert office.profile == str(tmp_path / "版式.yaml")
    assert office.register == str(tmp_path / "登记" / "2025.sqlite")
    assert office.archive == tmp_path / "归档成果"
    assert office.retention_table == tmp_path / "期限.yaml"
    assert office.fonts == (
        (FontRole.FANGSONG, "华文仿宋"),
        (FontRole.XIAOBIAOSONG, str(tmp_path / "字体" / "标宋.ttf")),
    )


def test_an_absolute_path_stays(office_file, tmp_path):
    elsewhere = tmp_path.parent / "共享" / "归档"
    assert read_office(office_file(f"归档文件夹: {elsewhere}\n")).office.archive == elsewhere


def test_the_scheme_of_the_archive_follows(office_file):
    scheme = read_office(office_file(WHOLE)).office.scheme
    assert (scheme.fonds, scheme.fonds_name) == ("Z109", "清禾镇人民政府")
    assert (scheme.dimension, scheme.order) == ("机构", "年度—机构（问题）—保管期限")
    assert scheme.classes == {"BGS": "党政办公室", "SHB": "社会事务办公室"}
    assert (scheme.dialect, scheme.page_corner, scheme.duplex) == ("DAT13_2022", "下", True)
    assert (scheme.thicknesses, scheme.sheet_thickness) == ((20, 30, 40), 0.12)


@pytest.mark.parametrize(
    ("written", "dimension", "order"),
    [
        ("年度—保管期限", "", "年度—机构（问题）—保管期限"),
        ("年度-问题-保管期限", "问题", "年度—机构（问题）—保管期限"),
        ("年度－保管期限－机构", "机构", "年度—保管期限—机构（问题）"),
        ("年度 — 保管期限 — 问题", "问题", "年度—保管期限—机构（问题）"),
        ("年度——机构(问题)——保管期限", "机构", "年度—机构（问题）—保管期限"),
    ],
)
def test_schemes_are_read_however_their_dashes_are_typed(office_file, written, dimension, order):
    classes = "机构（问题）:\n  BGS: 党政办公室\n" if dimension else ""
    scheme = read_office(office_file(f"分类方案: {written}\n{classes}")).office.scheme
    assert (scheme.dimension, scheme.order) == (dimension, order)


@pytest.mark.parametrize(
    "text", ["", "\n", "# 还没有填写\n", "单位名称:\n人员:\n  整理人:\n机关代字:\n  - 代字:\n"]
)
def test_a_file_that_says_nothing_still_marks_the_folder(office_file, tmp_path, text):
    office = read_office(office_file(text)).office
    assert office == Office(
        folder=tmp_path, register=str(tmp_path / "登记簿.sqlite"), archive=tmp_path / "归档"
    )


def test_the_usual_templates_are_found_where_they_are(office_file, tmp_path):
    file = office_file("模板:\n")
    assert read_office(file).office.templates is None
    (tmp_path / "模板").mkdir()
    assert read_office(file).office.templates == tmp_path / "模板"


def test_the_name_of_the_office_stands_for_what_is_not_said(office_file):
    office = read_office(office_file("单位名称: 清禾镇人民政府\n机关代字: 清政发、清政函\n")).office
    assert office.scheme.fonds_name == "清禾镇人民政府"
    assert office.codes == (OrganCode("清政发", "清禾镇人民政府"), OrganCode("清政函", "清禾镇人民政府"))


def test_every_fault_is_told_at_once_with_its_line(office_file):
    text = (
        "单位名: 清禾镇\n机关代字: [清政发, 清政发]\n全宗号: z109\n全宗名称: 本镇政府\n"
        "分类方案: 年度—机构—保管期限\n机构（问题）:\n  BG: 办公室\n  SHB:\n"
        "人员:\n  整里人: 姜某宁\n默认主送:\n  通吿: 各村\n  令: 各村\n盒厚度: 二十\n"
        "双面: 也许\n页码位置: 左\n"
    )
    told = [(each.code, each.where.removeprefix("本单位.yaml ")) for each in faults_of(office_file(text))]
    assert told == [
        ("D001", "第 1 行"),
        ("O106", "第 2 行，机关代字 › 第2项 › 代字"),
        ("A202", "第 3 行，全宗号"),
        ("D003", "第 4 行，全宗名称"),
        ("A203", "第 7 行，机构（问题） › BG"),
        ("O104", "第 8 行，机构（问题） › SHB"),
        ("D001", "第 10 行"),
        ("O103", "第 12 行，默认主送 › 通吿"),
        ("O103", "第 13 行，默认主送 › 令"),
        ("D003", "第 14 行，盒厚度"),
        ("D003", "第 15 行，双面"),
        ("D003", "第 16 行，页码位置"),
    ]


def test_a_key_that_is_nearly_right_is_named(office_file):
    (fault,) = faults_of(office_file("全宗名: 清禾镇人民政府\n"))
    assert (fault.message, fault.hint) == ("不认识的字段“全宗名”", "是否指“全宗名称”？")


def test_a_kind_that_is_nearly_right_is_named(office_file):
    (fault,) = faults_of(office_file("默认抄送:\n  通吿: 县委办公室\n"))
    assert fault.hint == "是否指“通知”？其余的文种写“通用”"


@pytest.mark.parametrize("code", ["清政发〔2025〕", "QZF", "清政发 1号"])
def test_a_code_is_han_characters_alone(office_file, code):
    (fault,) = faults_of(office_file(f"机关代字:\n  - 代字: {code}\n"))
    assert "不是机关代字" in fault.message
    assert fault.where.startswith("本单位.yaml 第 2 行，机关代字 › 第1项 › 代字")


@pytest.mark.parametrize("name", ["本镇人民政府", "我县清禾镇人民政府"])
def test_a_fonds_is_not_named_in_the_first_person(office_file, name):
    (fault,) = faults_of(office_file(f"全宗名称: {name}\n"))
    assert "写全称" in fault.message


def test_a_city_whose_name_begins_so_is_no_first_person(office_file):
    assert read_office(office_file("全宗名称: 本溪市人民政府\n")).office.scheme.fonds_name == "本溪市人民政府"


def test_a_scheme_with_classes_wants_them_named(office_file):
    (fault,) = faults_of(office_file("分类方案: 年度—问题—保管期限\n"))
    assert (fault.code, "没有写机构（问题）" in fault.message) == ("O105", True)


def test_classes_want_a_scheme_that_has_them(office_file):
    (fault,) = faults_of(office_file("机构（问题）:\n  BGS: 党政办公室\n"))
    assert (fault.code, "不分机构（问题）" in fault.message) == ("A203", True)


@pytest.mark.parametrize("key", ["分类方案", "档号格式", "盒厚度", "机关代字", "人员"])
def test_a_list_of_lists_is_no_answer(office_file, key):
    (fault, *_) = faults_of(office_file(f"{key}:\n  - [[甲]]\n"))
    assert key in fault.where


def test_classes_are_not_judged_by_a_scheme_that_is_wrong(office_file):
    (fault,) = faults_of(office_file("分类方案: 保管期限—年度\n机构（问题）:\n  BGS: 党政办公室\n"))
    assert fault.where == "本单位.yaml 第 1 行，分类方案"


def test_han_characters_may_be_codes_in_the_general_rule(office_file):
    text = "档号格式: DA/T 13-2022\n分类方案: 年度—机构—保管期限\n机构（问题）:\n  办公室: 党政办公室\n"
    assert read_office(office_file(text)).office.scheme.classes == {"办公室": "党政办公室"}
    (fault,) = faults_of(office_file(text.replace("13-2022", "22")))
    assert "办公室" in fault.message


def test_what_is_named_and_not_there_is_told_but_stops_nobody(office_file, tmp_path):
    told = read_office(office_file(WHOLE)).findings
    assert {each.code for each in told} == {"O101"}
    assert [each.where.partition("，")[2] for each in told] == [
        "成员单位名册",
        "模板",
        "版面",
        "保管期限表",
        "字体 › 小标宋",
    ]
    assert str(tmp_path / "名册.yaml") in told[0].message


def test_a_password_in_the_url_of_the_register_is_told_and_not_repeated(office_file):
    url = "postgresql://gov:geheim@10.0.0.8/dengji"
    read = read_office(office_file(f"登记簿: {url}\n"))
    (finding,) = read.findings
    assert read.office.register == url
    assert (finding.code, "geheim" in str(finding), "GOVDOCS_REGISTER" in finding.hint) == (
        "O102",
        False,
        True,
    )


def test_a_url_without_a_password_is_fine(office_file):
    read = read_office(office_file("登记簿: postgresql://gov@10.0.0.8/dengji\n"))
    assert (read.office.register, read.findings) == ("postgresql://gov@10.0.0.8/dengji", ())


def test_a_list_instead_of_keys_is_refused(office_file):
    (fault,) = faults_of(office_file("- 清禾镇人民政府\n"))
    assert fault.message == "每行应当写作“名称: 内容”"


def test_the_kind_may_stand_in_the_file_and_need_not(office_file):
    assert read_office(office_file("文种: 通知\n单位名称: 清禾镇人民政府\n")).office.name == "清禾镇人民政府"


def test_a_file_of_notepad_is_read(tmp_path):
    (file := tmp_path / "本单位.yaml").write_bytes("单位名称: 清禾镇人民政府\r\n".encode("gb18030"))
    assert read_office(file).office.name == "清禾镇人民政府"


def test_the_file_is_found_from_the_folders_below(office_file, tmp_path):
    file = office_file("")
    (deep := tmp_path / "2025" / "三月").mkdir(parents=True)
    assert find_office_file(deep) == file
    assert find_office_file(tmp_path) == file
    assert find_office_file(tmp_path.parent) is None


def test_the_nearest_file_wins(office_file, tmp_path):
    office_file("")
    (tmp_path / "所").mkdir()
    (near := tmp_path / "所" / "本单位.yaml").touch()
    assert find_office_file(tmp_path / "所") == near


def test_a_named_office_is_its_folder_or_its_file(office_file, tmp_path):
    file = office_file("")
    assert named_office_file(tmp_path) == named_office_file(file) == file
    with pytest.raises(InputError, match=r"没有 本单位\.yaml"):
        named_office_file(tmp_path / "别处")
