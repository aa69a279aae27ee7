"""--preprinted and --paper: what is left out of the files, and what is told when a name is wrong."""

from __future__ import annotations

import pytest

from measure import sheets

MEETING = "data/samples/meeting.yaml"


def test_preprinted_paper_leaves_out_what_is_red_and_nothing_else(run, root, tmp_path):
    sample = root / "data" / "samples" / "letter.yaml"
    for name, options in (("whole", []), ("bare", ["--preprinted"])):
        result = run("render", sample, "-f", "pdf", "-o", tmp_path / name, *options)
        assert result.exit_code == 0
    (whole,), (bare,) = (sheets(next((tmp_path / name).glob("*.pdf"))) for name in ("whole", "bare"))
    assert [line for line in whole.lines if not line.red] == list(bare.lines)
    assert any(line.red for line in whole.lines)
    assert not any(rule.red for rule in bare.rules)


def test_only_the_papers_that_are_named_are_made(run, root, tmp_path):
    result = run("render", root / MEETING, "-f", "pdf", "--paper", "签到表，会议纪要", "-o", tmp_path)
    assert result.exit_code == 0
    assert len(list(tmp_path.iterdir())) == 2
    assert [path for path in tmp_path.iterdir() if "签到表" in path.name]


@pytest.mark.parametrize(
    ("sample", "hint"),
    [(MEETING, "可用的文书：会议纪要、签到表"), ("data/samples/letter.yaml", "不必写 --paper")],
)
def test_a_paper_that_there_is_not_is_refused_with_those_there_are(run, root, tmp_path, sample, hint):
    result = run("render", root / sample, "--paper", "请柬", "-o", tmp_path)
    assert result.exit_code == 2
    assert "不认识的文书“请柬”" in result.output
    assert hint in result.output
    assert not list(tmp_path.iterdir())


def test_a_paper_without_content_is_told(run, write, tmp_path):
    source = write("季报.yaml", "文种: 季度工作情况汇报\n单位: 清禾镇中心学校\n年度: 2025\n季度: 1\n")
    result = run("render", source, "-f", "pdf", "--paper", "报送函", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "没有可以排印的“报送函”" in result.output
