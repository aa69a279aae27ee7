"""render --take-number: numbers from the register, never lost, never given twice."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import time

import pytest
from pypdfium2 import PdfDocument

from govdocs.app.offices.office import Office
from govdocs.app.printing import Options
from govdocs.app.registering import numbering
from govdocs.app.registering.opening import open_counter
from govdocs.errors import WriteError
from govdocs.register.book import open_register
from govdocs.register.model import Desk, Series, Wish

DAY = ("--date", "2025-04-10")
TITLE = "例示县清禾镇人民政府关于做好入户走访的通知"


@pytest.fixture
def office(inside, run, monkeypatch):
    monkeypatch.delenv("GOVDOCS_REGISTER", raising=False)
    assert run("init", "--name", "例示县清禾镇人民政府", "--code", "清政发").exit_code == 0
    return inside


@pytest.fixture
def open_notice(notice_text):
    """A notice whose number is still to come, with a comment of the clerk."""
    return notice_text.replace("清政发〔2025〕3号", "清政发〔2025〕号").replace(
        "文种: 通知", "# 我的说明\n文种: 通知"
    )


@pytest.fixture
def numbered(run, office):
    """Renders with numbers; it must succeed."""

    def call(*words):
        result = run("render", *words, "--take-number", "--by", "卫某青", *DAY)
        assert result.exit_code == 0, result.stderr
        return result

    return call


def lines(office):
    register = open_register(str(office / "登记簿.sqlite"))
    found = [(each.number.sequence, each.state, each.facts.title) for each in register.numbers()]
    register.close()
    return found


def entry(office, sequence):
    register = open_register(str(office / "登记簿.sqlite"))
    found = register.find(Series("清政发", 2025).number(sequence))
    register.close()
    return found


def text_of(path):
    pdf = PdfDocument(path)
    return "".join(page.get_textpage().get_text_range() for page in pdf)


def test_a_document_without_a_number_gets_the_next_one_and_is_issued(numbered, office, write, open_notice):
    source = write("通知.yaml", open_notice)
    done = numbered(source)
    stem = f"清政发〔2025〕1号 {TITLE}"
    assert f"通知.yaml → 清政发〔2025〕1号，带字号的数据：output/{stem}.yaml" in done.stdout
    assert source.read_text("utf-8") == open_notice
    copy = (office / "output" / f"{stem}.yaml").read_text("utf-8")
    assert copy == open_notice.replace("清政发〔2025〕号", "清政发〔2025〕1号")
    assert "清政发〔2025〕1号" in text_of(office / "output" / f"{stem}.pdf")
    found = entry(office, 1)
    assert (found.state, found.facts.title, found.taken_by) == ("已发", TITLE, "卫某青")
    assert (found.facts.kind, str(found.facts.signed_on)) == ("通知", "2025-04-10")
    assert found.facts.addressees == "各村（社区）"
    digests = {each.name: each.sha256 for each in found.facts.files}
    for suffix in ("docx", "pdf"):
        content = (office / "output" / f"{stem}.{suffix}").read_bytes()
        assert digests[f"{stem}.{suffix}"] == hashlib.sha256(content).hexdigest()
    assert "D202" not in done.stderr


@pytest.mark.parametrize("said", ["", "〔待补：发文字号〕", "清政发〔2025〕 号", "清政发〔2025〕××号"])
def test_a_number_may_be_missing_in_several_ways(numbered, office, write, notice_text, said):
    numbered(write("通知.yaml", notice_text.replace("清政发〔2025〕3号", f'"{said}"')), "-f", "pdf")
    assert lines(office) == [(1, "已发", TITLE)]


def test_the_line_of_the_number_may_be_missing(numbered, office, write, notice_text):
    source = write("通知.yaml", notice_text.replace("发文字号: 清政发〔2025〕3号\n", ""))
    numbered(source, "-f", "pdf")
    (copy,) = (office / "output").glob("*.yaml")
    assert copy.read_text("utf-8").startswith("文种: 通知\n发文字号: 清政发〔2025〕1号\n")


def test_the_same_file_gets_the_same_number_again(numbered, office, write, open_notice):
    source = write("通知.yaml", open_notice)
    numbered(source, "-f", "pdf")
    again = numbered(source, "-f", "docx")
    assert "[G105]" in again.stderr
    assert lines(office) == [(1, "已发", TITLE)]
    assert [each.name[-3:] for each in entry(office, 1).facts.files] == ["pdf"]


def test_a_file_that_says_something_else_now_is_not_numbered_again(numbered, run, office, write, open_notice):
    source = write("通知.yaml", open_notice)
    numbered(source, "-f", "pdf")
    write("通知.yaml", open_notice.replace("入户走访", "春耕生产"))
    told = run("render", source, "--take-number", "-o", "新", *DAY)
    assert told.exit_code == 2
    assert "已经以清政发〔2025〕1号发出，现在的内容不同" in told.stderr
    assert "发文字号: 清政发〔2025〕1号" in told.stderr
    assert not (office / "新").exists()
    assert lines(office) == [(1, "已发", TITLE)]


def test_several_files_get_numbers_in_their_order(numbered, office, write, open_notice, notice_text):
    first = write("甲.yaml", open_notice.replace("入户走访", "春耕"))
    given = write("乙.yaml", notice_text)
    last = write("丙.yaml", open_notice.replace("入户走访", "防汛"))
    done = numbered(first, given, last, "-f", "pdf", "--json")
    result = json.loads(done.stdout)
    assert [(each["source"], each["number"]) for each in result["numbers"]] == [
        ("甲.yaml", "清政发〔2025〕1号"),
        ("丙.yaml", "清政发〔2025〕2号"),
    ]
    assert [each["code"] for each in result["findings"]] == ["G106", "G111"]
    assert "登记簿里没有清政发〔2025〕3号" in result["findings"][1]["message"]
    assert len(list((office / "output").glob("*.pdf"))) == 3


def test_nothing_is_taken_where_a_file_is_wrong(run, office, write, open_notice):
    good = write("甲.yaml", open_notice)
    wrong = write("乙.yaml", open_notice.replace("标题:", "题目:"))
    assert run("render", good, wrong, "--take-number", *DAY).exit_code == 2
    assert not (office / "登记簿.sqlite").exists() or lines(office) == []
    assert not (office / "output").exists()


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("清政发〔2025〕号", "清证发〔2025〕号", "是否指“清政发”"),
        ("清政发〔2025〕号", "清政发〔2024〕号", "发文字号的年份 2024 与成文日期的年份 2025 不同"),
        ("文种: 通知", "文种: 命令（令）", "不取发文字号"),
    ],
)
def test_what_cannot_have_a_number_is_told(run, office, write, open_notice, before, after, told):
    source = write("通知.yaml", open_notice.replace(before, after))
    result = run("render", source, "--take-number", "--as-is", *DAY)
    assert result.exit_code == 2
    assert told in result.stderr
    assert lines(office) == []


def test_records_that_are_no_official_documents_have_no_number(run, office, root):
    result = run("render", root / "data" / "samples" / "units.yaml", "--take-number", *DAY)
    assert result.exit_code == 2
    assert "成员单位名册不编发文字号" in result.stderr


def test_when_writing_fails_the_next_run_takes_the_same_number(numbered, run, office, write, open_notice):
    source = write("通知.yaml", open_notice)
    (office / "挡路").write_text("文件", encoding="utf-8")
    failed = run("render", source, "--take-number", "-o", "挡路", *DAY)
    assert failed.exit_code == 4
    assert "清政发〔2025〕1号已经取出，给这些文件留着" in failed.stderr
    assert lines(office) == [(1, "预留", TITLE)]
    again = numbered(source, "-f", "pdf")
    assert "已取过清政发〔2025〕1号" in again.stderr
    assert lines(office) == [(1, "已发", TITLE)]


def test_a_run_that_is_killed_while_it_writes_loses_no_number(numbered, office, write, open_notice):
    source = write("通知.yaml", open_notice)
    words = (
        "import os, signal, sys\n"
        "from govdocs.app.registering import numbering\n"
        "from govdocs.cli.main import main\n"
        "numbering.write_printed = lambda *each: os.kill(os.getpid(), signal.SIGKILL)\n"
        "main(sys.argv[1:])\n"
    )
    died = subprocess.run(
        [sys.executable, "-c", words, "render", str(source), "--take-number", "-f", "pdf", *DAY],
        capture_output=True, check=False,
    )  # fmt: skip
    assert died.returncode == -9, died.stderr
    assert lines(office) == [(1, "预留", TITLE)]
    numbered(source, "-f", "pdf")
    assert lines(office) == [(1, "已发", TITLE)]


def test_another_desk_that_is_faster_moves_the_number(office, write, open_notice, desk_here):
    """Between the layout and the taking somebody else takes the number that was expected."""
    source = write("通知.yaml", open_notice)
    counter = open_counter(str(office / "登记簿.sqlite"), Office(), desk_here.at.date(), "begin")
    counter.register.start(Series("清政发", 2025), 1, desk_here)

    class Slow:
        """The register, at which another clerk takes a number just before us."""

        def __getattr__(self, name):
            return getattr(counter.register, name)

        def take_all(self, wishes, desk):
            counter.register.take(Wish(Series("清政发", 2025)), desk)
            return counter.register.take_all(wishes, desk)

    slow = type(counter)(Slow(), counter.office, counter.today)
    run = numbering.render_numbered([source], office / "出", Options(("pdf",)), slow, desk_here)
    assert [each.number.sequence for each in run.numbered] == [2]
    (pdf,) = (office / "出").glob("*.pdf")
    assert "清政发〔2025〕2号" in text_of(pdf)


@pytest.fixture
def desk_here():
    from datetime import UTC, datetime  # noqa: PLC0415 - of this fixture alone

    return Desk("卫某青", datetime(2025, 4, 10, 9, 0, tzinfo=UTC), "一号机")


def test_a_reserved_number_is_issued_when_the_data_name_it(numbered, run, office, write, notice_text):
    run("register", "reserve", "-n", "3", "--for", "走访", *DAY)
    done = numbered(write("通知.yaml", notice_text), "-f", "pdf")
    assert "通知.yaml → 清政发〔2025〕3号\n" in done.stdout
    assert lines(office)[2] == (3, "已发", TITLE)
    assert list((office / "output").glob("*.yaml")) == []
    assert "[G1" not in numbered(write("通知.yaml", notice_text), "-f", "pdf").stderr


def test_a_number_of_another_document_is_told(numbered, run, office, write, notice_text):
    run("register", "take", "--title", "甲", *DAY)
    run("register", "take", "--title", "乙", *DAY)
    run("register", "take", "--title", "关于防汛的通知", *DAY)
    told = numbered(write("通知.yaml", notice_text), "-f", "pdf").stderr
    assert "清政发〔2025〕3号在登记簿里是另一份公文" in told
    run("register", "void", "3", "--reason", "x", *DAY)
    run("register", "correct", "3", "--title", TITLE, *DAY)
    told = numbered(write("通知.yaml", notice_text), "-f", "pdf").stderr
    assert "清政发〔2025〕3号在登记簿里是“作废”" in told
    assert lines(office)[2][1] == "作废"


def test_a_file_of_json_or_with_pictures_gets_its_data_too_where_that_can_be(
    numbered, office, write, open_notice, root
):
    data = {"文种": "通知", "标题": TITLE, "发文机关": "例示县清禾镇人民政府", "主送机关": "各村（社区）"}
    data |= {"正文": ["请走访。"], "成文日期": "2025年4月10日"}
    numbered(write("通知.json", json.dumps(data, ensure_ascii=False)), "-f", "pdf")
    (copy,) = (office / "output").glob("*.yaml")
    assert "发文字号: 清政发〔2025〕1号" in copy.read_text("utf-8")
    seal = next((root / "tests").rglob("*.png"), None) or next(root.rglob("docs/**/*.png"))
    shutil.copy(seal, office / "章.png")
    sealed = write("盖章.yaml", open_notice + "印章图片: [章.png]\n")
    told = numbered(sealed, "-f", "pdf")
    assert "在“盖章.yaml”里写“发文字号: 清政发〔2025〕2号”" in told.stderr
    assert len(list((office / "output").glob("*.yaml"))) == 1


def test_a_number_of_another_year_is_told(numbered, write, open_notice):
    told = numbered(write("通知.yaml", open_notice.replace("2025", "2024")), "-f", "pdf").stderr
    assert "取的是 2024 年的号：清政发〔2024〕1号" in told


def test_a_joint_document_takes_the_number_of_the_organ_that_leads(numbered, office, write, notice_text):
    office_file = office / "本单位.yaml"
    text = office_file.read_text("utf-8")
    codes = (
        "  - 代字: 清委发\n    发文机关: 中共例示县清禾镇委员会\n"
        "  - 代字: 清政发\n    发文机关: 例示县清禾镇人民政府\n"
    )
    begin, end = text.index("机关代字:\n") + len("机关代字:\n"), text.index("成员单位名册:")
    office_file.write_text(f"{text[:begin]}{codes}\n{text[end:]}", encoding="utf-8")
    source = notice_text.replace("清政发〔2025〕3号", '""')
    source = source.replace(
        "发文机关标志: 例示县清禾镇人民政府文件",
        "发文机关标志: [例示县清禾镇人民政府, 中共例示县清禾镇委员会]",
    ).replace("署名: 例示县清禾镇人民政府", "署名: [例示县清禾镇人民政府, 中共例示县清禾镇委员会]")
    done = numbered(write("联合.yaml", source), "-f", "pdf")
    assert "联合.yaml → 清政发〔2025〕1号" in done.stdout


def test_without_the_option_the_register_is_not_touched(run, office, write, open_notice):
    assert run("render", write("通知.yaml", open_notice), "-f", "pdf").exit_code == 0
    assert not (office / "登记簿.sqlite").exists()


def test_a_register_that_does_not_answer_at_the_end_is_told_and_the_next_run_goes_on(
    numbered, run, office, write, open_notice, monkeypatch
):
    source = write("通知.yaml", open_notice)

    def away(*arguments):
        raise WriteError("登记簿没有回答")

    with monkeypatch.context() as patch:
        patch.setattr("govdocs.register.book.Register.issue_all", away)
        failed = run("render", source, "--take-number", "-f", "pdf", *DAY)
    assert failed.exit_code == 4
    assert "文件已经写出，清政发〔2025〕1号还没有登记为已发" in failed.stderr
    assert lines(office) == [(1, "预留", TITLE)]
    numbered(source, "-f", "pdf")
    assert lines(office) == [(1, "已发", TITLE)]


def started(source, office):
    words = ["render", str(source), "--take-number", "-f", "pdf", *DAY]
    return subprocess.Popen(
        [sys.executable, "-m", "govdocs", *words], cwd=office, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_runs_that_are_killed_at_any_moment_end_with_one_number(numbered, office, write, open_notice):
    source = write("通知.yaml", open_notice)
    for seconds in (0.3, 0.6, 0.8, 0.9, 1.0, 1.2):
        run = started(source, office)
        time.sleep(seconds)
        run.kill()
        run.communicate()
    numbered(source, "-f", "pdf")
    assert lines(office) == [(1, "已发", TITLE)]
    assert [path.name[-3:] for path in sorted((office / "output").glob("清政发*"))] == ["pdf", "aml"]


def test_desks_that_render_at_the_same_moment_get_numbers_of_their_own(office, run, write, open_notice):
    run("register", "start", "清政发", "2025", *DAY)
    sources = [write(f"{name}.yaml", open_notice.replace("入户走访", name)) for name in "甲乙丙丁"]
    runs = [started(source, office) for source in sources]
    assert [each.communicate()[1].count("错误".encode()) for each in runs] == [0] * 4
    assert [number for number, state, _ in lines(office) if state == "已发"] == [1, 2, 3, 4]
    for pdf in (office / "output").glob("*.pdf"):
        assert pdf.name.split(" ")[0] in text_of(pdf)


def test_a_file_of_another_encoding_gets_its_data_in_utf_8(numbered, office, write, open_notice):
    numbered(write("通知.yaml", open_notice.encode("gb18030")), "-f", "pdf")
    (copy,) = (office / "output").glob("*.yaml")
    assert "发文字号: 清政发〔2025〕1号" in copy.read_text("utf-8")
