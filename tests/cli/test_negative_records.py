"""The fifteen records that must be refused or flagged (fact sheet, 6.6), as a clerk meets them."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from govdocs.app.yamlio import load_yaml
from govdocs.text.citizen_ids import citizen_id_check

CHILD, ID = "child", "证件号码: '999999201205200014'"
UNDER_CARE = (
    ("出生日期: 2012年5月20日", "出生日期: 2006年5月20日"),
    (ID, "证件号码: '{}'"),
    ("登记日期: 2023年3月6日", "登记日期: 2022年6月1日"),
)


@pytest.fixture
def book(root, write):
    """A workbook of data/casebook with pieces of its text exchanged, each of which must be there."""

    def changed(name, *exchanges):
        text = (root / "data" / "casebook" / f"{name}.yaml").read_text(encoding="utf-8")
        for old, new in exchanges:
            assert old in text, old
            text = text.replace(old, new, 1)
        return write(f"{name}.yaml", text)

    return changed


@pytest.fixture
def sample(root, write):
    """A file of data/samples, changed in the same way."""

    def changed(name, *exchanges):
        text = (root / "data" / "samples" / f"{name}.yaml").read_text(encoding="utf-8")
        for old, new in exchanges:
            assert old in text, old
            text = text.replace(old, new, 1)
        return write(f"{name}.yaml", text)

    return changed


def cells(folder):
    """Every text of the workbooks in a folder, as the second reader sees it."""
    books = (CalamineWorkbook.from_path(path) for path in sorted(folder.glob("*.xlsx")))
    sheets = (book.get_sheet_by_name(name) for book in books for name in book.sheet_names)
    return [str(cell) for sheet in sheets for row in sheet.to_python() for cell in row if cell != ""]


def printed(folder):
    """The text of every PDF in a folder, without spaces."""
    pdfs = (pypdfium2.PdfDocument(io.BytesIO(path.read_bytes())) for path in sorted(folder.glob("*.pdf")))
    return "".join("".join(page.get_textpage().get_text_range().split()) for pdf in pdfs for page in pdf)


def errors(result):
    """The part of a report that tells of errors."""
    return result.stderr.partition("需要核对")[0].partition("说明（")[0]


def test_1_a_wrong_check_character_is_refused(run, book, tmp_path):
    path = book(CHILD, (ID, "证件号码: '999999201205200015'"))
    result = run("ledger", "未成年人", path, "-o", tmp_path / "出")
    assert result.exit_code == 2
    assert "child.yaml 第 12 行，未成年人 › 第1项 › 证件号码：公民身份号码的校验位不对" in result.stderr
    assert "999999201205200015" not in result.output
    assert not (tmp_path / "出").exists()


def test_2_a_small_x_is_stored_as_a_capital(run, book, tmp_path):
    path = book(CHILD, ("证件号码: 99999920150901048X", "证件号码: 99999920150901048x"))
    result = run("ledger", "未成年人", path, "-f", "xlsx", "-o", tmp_path / "出")
    assert result.exit_code == 0, result.stderr
    found = cells(tmp_path / "出")
    assert "99999920150901048X" in found
    assert not any("048x" in text for text in found)


def test_3_a_day_that_no_calendar_has_is_refused(run, book):
    result = run("check", book(CHILD, (ID, "证件号码: '999999202302290413'")))
    assert (result.exit_code, "（出生日期）不是存在的日期" in errors(result)) == (2, True)


def test_4_the_sex_must_be_that_of_the_number(run, book):
    result = run("check", book(CHILD, ("性别: 男", "性别: 女")))
    assert result.exit_code == 2
    assert "未成年人 › 第1项 › 性别" in errors(result)


def test_5_who_is_eighteen_is_not_registered(run, book):
    path = book(CHILD, ("登记日期: 2021年6月15日", "登记日期: 2025年4月10日"))
    result = run("check", path)
    assert (result.exit_code, "周岁" in errors(result)) == (2, True)
    assert "未成年人 › 第4项 › " in errors(result)
    day_before = book(CHILD, ("登记日期: 2021年6月15日", "登记日期: 2025年4月9日"))
    assert "周岁" not in errors(run("check", day_before))


def sixteen():
    body = "99999920060520001"
    id_no = body + citizen_id_check(body)
    return [(old, new.format(id_no)) for old, new in UNDER_CARE]


def test_6_left_behind_ends_at_sixteen_and_other_classes_do_not(run, book):
    left_behind = run("check", book(CHILD, *sixteen()))
    assert left_behind.exit_code == 2
    assert "未成年人 › 第1项 › 类别" in errors(left_behind)
    other = (("类别: 农村留守儿童", "类别: 失管闲散"), ("主要类别: 农村留守儿童", "主要类别: 失管闲散"))
    assert "› 第1项 ›" not in errors(run("check", book(CHILD, *sixteen(), *other)))


def test_7_five_months_in_prison_leave_no_child_unsupported(run, book):
    mother_died = (
        ("去向: 失联", "去向: 死亡"),
        ("母亲情形: 失联", "母亲情形: 死亡"),
    )
    five = ("父亲情形届满: 2027年5月17日", "父亲情形届满: 2023年10月17日")
    result = run("check", book(CHILD, *mother_died, five))
    assert result.exit_code == 2
    assert "未成年人 › 第2项 › " in errors(result)
    assert "6 个月" in errors(result).replace("6个月", "6 个月")
    six = ("父亲情形届满: 2027年5月17日", "父亲情形届满: 2023年11月17日")
    assert "6 个月" not in errors(run("check", book(CHILD, *mother_died, six))).replace("6个月", "6 个月")


def test_8_what_is_left_at_the_door_needs_a_witness(run, book):
    result = run("check", book("guardianship_order", ("        见证人: [钟某良]\n", "")))
    assert result.exit_code == 2
    assert "督促监护令 › 第5项 › 送达 › 第1项 › 见证人：留置送达没有见证人" in errors(result)


def test_9_nobody_closes_his_own_hazard(run, book, tmp_path):
    path = book("hazard", ("复查人: 王某丽", "复查人: 谢某根"))
    result = run("batch", "隐患", path, "-o", tmp_path / "出")
    assert result.exit_code == 2
    assert "隐患 › 第1项 › 复查人：复查人就是责任人，自己不能给自己销账" in errors(result)
    assert list(tmp_path.glob("出/*.pdf")) == []


def test_10_more_brought_back_than_had_left_is_returned(run, sample, tmp_path):
    path = sample(
        "quarterly_report", ("劝返复学人数: {本季: 2, 累计: 2}", "劝返复学人数: {本季: 3, 累计: 3}")
    )
    flagged = run("check", path)
    assert "数据 › 劝返复学人数：劝返复学人数 3 大于疑似辍学人数 2" in flagged.stderr
    assert run("collect", "季报收集台账", path, "-o", tmp_path / "收集.yaml").exit_code == 0
    (entry,) = load_yaml((tmp_path / "收集.yaml").read_text(encoding="utf-8"), "收集.yaml").data["报送情况"]
    assert entry["状态"] == "退回"


def test_11_a_lead_unit_that_also_cooperates_is_flagged(run, sample):
    result = run("check", sample("duties", ("责任单位: 镇妇联", "责任单位: 中心学校")))
    assert (result.exit_code, errors(result)) == (0, "")
    assert "序号2：“中心学校”既是责任单位又是配合单位" in result.stderr


@pytest.mark.parametrize(
    ("changes", "score", "level"),
    [
        (
            (
                ("年龄: 4分：70至79岁", "年龄: 2分：80岁及以上"),
                ("心理状况: 6分：健康", "心理状况: 3分：亚健康"),
                ("监护意识与履行: 6分：基本照顾", "监护意识与履行: 3分：怠于履行"),
                ("家庭收入: 3分：不低于当地人均消费", "家庭收入: 1分：低收入"),
                ("亲属支持: 8分：偶尔帮助", "亲属支持: 4分：很少或没有帮助"),
                ("邻里支持: 10分：经常帮助", "邻里支持: 8分：偶尔帮助"),
            ),
            "59",
            "二级黄",
        ),
        ((("年龄: 4分：70至79岁", "年龄: 8分：60岁以下"),), "79", "三级蓝"),
    ],
)
def test_12_the_bounds_of_the_levels_leave_no_gap(run, book, root, tmp_path, changes, score, level):
    children = root / "data" / "casebook" / "child.yaml"
    path = book("risk_assessment", *changes)
    made = run("ledger", "风险等级评估", path, children, "-f", "xlsx", "-o", tmp_path / "账")
    assert made.exit_code == 0, made.stderr
    (row,) = [row for row in rows(tmp_path / "账") if "RA-2025-0002" in row]
    assert (score in row, level in row) == (True, True), row


def rows(folder):
    books = (CalamineWorkbook.from_path(path) for path in sorted(folder.glob("*.xlsx")))
    sheets = (book.get_sheet_by_name(name) for book in books for name in book.sheet_names)
    return [[plain(cell) for cell in row] for sheet in sheets for row in sheet.to_python()]


def plain(cell):
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def test_13_a_township_issues_no_order(run, book, tmp_path):
    path = book("guardianship_order", ("制发机关: 例示县人民检察院", "制发机关: 例示县清禾镇人民政府"))
    result = run("batch", "督促监护令", path, "-o", tmp_path / "出")
    assert result.exit_code == 2
    assert "督促监护令 › 第1项 › 制发机关：督促监护令只能由人民检察院制发" in errors(result)
    assert "监护申请移送" in errors(result)


@pytest.mark.parametrize(
    ("kind", "name", "change", "words"),
    [
        (
            "隐患",
            "hazard",
            ("填报单位: 清禾镇未成年人保护工作站", "填报单位: 联系人999999201205200014"),
            "证件号码",
        ),
        (
            "未成年人",
            "child",
            ("填报单位: 清禾镇未成年人保护工作站", "填报单位: 清禾镇中心学校"),
            "学校",
        ),
    ],
)
def test_14_an_export_that_tells_a_number_or_a_school_is_stopped(
    run, book, tmp_path, kind, name, change, words
):
    path = book(name, change)
    result = run("ledger", kind, path, "--copy", "public", "-o", tmp_path / "公开")
    assert result.exit_code == 2
    assert f"会露出{words}，没有生成" in errors(result)
    assert not list(tmp_path.glob("公开/*"))
    assert "999999201205200014" not in result.output


def test_15_leave_approved_after_the_meeting_counts_as_absent(run, root, tmp_path):
    path = root / "data" / "samples" / "conference.yaml"
    flagged = run("check", path)
    assert "司法所的请假在会议之后（2025年3月15日）批准，按缺席计" in flagged.stderr
    result = run("render", path, "-f", "pdf", "-o", tmp_path / "出")
    assert result.exit_code == 0, result.stderr
    found = printed(tmp_path / "出")
    assert "应到5人，实到3人，出席率60%" in found
    assert "缺席：司法所，妇联" in found
