"""A character is drawn by the first font of the chain that has it, and every detour is told."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from govdocs.diagnostics import Severity
from govdocs.fonts.codes import CODES
from govdocs.fonts.library import bundled_fonts, font_set
from govdocs.fonts.roles import FontRole

NOWHERE = "\U0003fffd"
BODY = FontRole.FANGSONG


@pytest.fixture(scope="module")
def fonts():
    return font_set(folders=())


def families(runs):
    return [(face.family if face else None, text) for face, text in runs]


def test_each_role_has_its_own_face(fonts):
    assert {role: fonts.face(role).family for role in FontRole} == {
        FontRole.FANGSONG: "GovDocs FangSong",
        FontRole.KAITI: "GovDocs Kai",
        FontRole.HEITI: "GovDocs Hei",
        FontRole.SONGTI: "GovDocs Song",
        FontRole.XIAOBIAOSONG: "GovDocs XiaoBiaoSong",
    }


def test_runs_are_the_longest_pieces_of_one_face(fonts):
    assert families(fonts.runs(BODY, "何喆、施堃玥交￥5元")) == [
        ("GovDocs FangSong", "何"),
        ("GovDocs FangSong Names", "喆"),
        ("GovDocs FangSong", "、施"),
        ("GovDocs FangSong Names", "堃玥"),
        ("GovDocs FangSong", "交"),
        ("GovDocs Song", "￥"),
        ("GovDocs FangSong", "5元"),
    ]


def test_runs_of_nothing_are_none(fonts):
    assert fonts.runs(BODY, "") == ()


@pytest.mark.parametrize("mark", ["\ufe00", "\U000e0101", "\u200d", "\u0301"])
def test_a_mark_stays_with_the_character_before_it(fonts, mark):
    assert families(fonts.runs(BODY, f"何喆{mark}施")) == [
        ("GovDocs FangSong", "何"),
        ("GovDocs FangSong Names", f"喆{mark}"),
        ("GovDocs FangSong", "施"),
    ]
    assert fonts.width(BODY, f"何喆{mark}施") == 3.0


def test_a_mark_that_begins_a_text_is_not_lost(fonts):
    assert "".join(text for _, text in fonts.runs(BODY, "\ufe00何")) == "\ufe00何"


def test_widths_are_in_em(fonts):
    assert fonts.width(BODY, "清政发〔2025〕3号") == 8.5
    assert fonts.widths(BODY)["“"] == 1.0


def test_a_character_without_any_font_has_no_face_and_one_cell(fonts):
    assert fonts.pick(BODY, NOWHERE) is None
    assert fonts.width(BODY, NOWHERE) == 1.0
    assert families(fonts.runs(BODY, f"何{NOWHERE}")) == [("GovDocs FangSong", "何"), (None, NOWHERE)]


def test_a_character_without_any_font_is_reported_with_its_code_point(fonts):
    (finding,) = fonts.report(BODY, f"何{NOWHERE}施{NOWHERE}", "正文第2段")
    assert (finding.severity, finding.code, finding.where) == (Severity.WARNING, "F007", "正文第2段")
    assert finding.message.count("U+3FFFD") == 1


def test_a_character_from_a_completing_font_is_reported(fonts):
    (finding,) = fonts.report(BODY, "何喆堃")
    assert (finding.severity, finding.code) == (Severity.INFO, "F005")
    assert "喆（U+5586）、堃（U+5803）" in finding.message


def test_ordinary_text_gives_no_finding(fonts):
    assert fonts.report(BODY, "各村（社区）：\n\t一、指导思想\ufe00") == ()


def test_private_characters_are_never_taken_from_a_font_of_the_machine(font_file):
    folder = font_file("fonts/simsunb.ttf", characters="\ue863\U00020000").parent
    fonts = font_set(folders=(folder,))
    assert fonts.pick(BODY, "\ue863") is None
    assert fonts.pick(BODY, "\U00020000").path.name == "simsunb.ttf"


def test_a_rare_character_from_a_font_of_the_machine_is_reported(font_file):
    folder = font_file("fonts/simsunb.ttf", characters="\U00020000").parent
    (finding,) = font_set(folders=(folder,)).report(BODY, "\U00020000")
    assert (finding.code, "例示仿宋" in finding.message) == ("F006", True)


def test_a_damaged_font_of_the_machine_is_passed_over(tmp_path):
    (tmp_path / "simsunb.ttf").write_bytes(b"no font")
    assert font_set(folders=(tmp_path,)).pick(BODY, NOWHERE) is None


def test_the_office_font_goes_first_and_bundled_ones_complete_it(font_file):
    fonts = font_set({BODY: font_file()}, folders=())
    assert fonts.findings == ()
    assert families(fonts.runs(BODY, "何某施")) == [
        ("例示仿宋", "何"),
        ("GovDocs FangSong", "某"),
        ("例示仿宋", "施"),
    ]
    assert fonts.face(FontRole.HEITI).bundled


def test_a_blank_glyph_of_the_office_font_does_not_swallow_a_character(font_file):
    fonts = font_set({BODY: font_file()}, folders=())
    assert fonts.pick(BODY, "贰").family == "GovDocs FangSong"
    assert fonts.pick(BODY, "\u3000").family == "例示仿宋"


def test_an_office_font_is_found_by_its_family_name(font_file):
    folder = font_file("deep/er/x.ttf", family="清禾仿宋").parent.parent
    assert font_set({BODY: "清禾仿宋"}, folders=(folder,)).face(BODY).family == "清禾仿宋"


@pytest.mark.parametrize(("number", "character"), [(0, "何"), (1, "施")])
def test_a_face_of_a_collection_is_chosen_by_number(collection_file, number, character):
    face = font_set({BODY: f"{collection_file}#{number}"}, folders=()).face(BODY)
    assert (face.number, face.has(character)) == (number, True)


def refusal(wish):
    fonts = font_set({BODY: wish}, folders=())
    (finding,) = fonts.findings
    assert fonts.face(BODY).family == "GovDocs FangSong"
    assert "GovDocs FangSong" in finding.hint
    assert (finding.severity, finding.where) == (Severity.WARNING, "字体：仿宋")
    return finding.code


def test_a_cff_font_is_refused_and_the_bundled_one_serves(cff_file):
    assert refusal(cff_file) == "F002"


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0200])
def test_a_font_that_may_not_be_embedded_is_refused(font_file, rights):
    assert refusal(font_file(rights=rights)) == "F003"


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008, 0x000A])
def test_a_font_that_may_be_embedded_is_used(font_file, rights):
    assert font_set({BODY: font_file(rights=rights)}, folders=()).findings == ()


def test_a_missing_file_is_refused(tmp_path):
    assert refusal(tmp_path / "none.ttf") == "F001"


def test_a_number_beyond_the_collection_is_refused(collection_file):
    assert refusal(f"{collection_file}#7") == "F001"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x00\x01\x00\x00" + b"\xff" * 60])
def test_a_file_that_is_no_font_is_refused(tmp_path, content):
    (tmp_path / "broken.ttf").write_bytes(content)
    assert refusal(tmp_path / "broken.ttf") == "F001"


@pytest.mark.parametrize("kept", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_font_cut_short_is_refused(font_file, kept):
    path = font_file()
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    assert refusal(path) == "F001"


def test_a_web_font_is_refused(font_file):
    path = font_file()
    with TTFont(path) as font:
        font.flavor = "woff"
        font.save(path.with_name("web.ttf"))
    assert refusal(path.with_name("web.ttf")) == "F001"


def test_a_font_without_rights_table_may_be_embedded(font_file):
    path = font_file()
    with TTFont(path) as font:
        del font["OS/2"]
        font.save(path.with_name("old.ttf"))
    assert font_set({BODY: path.with_name("old.ttf")}, folders=()).findings == ()


def test_a_name_that_is_not_installed_is_refused():
    assert refusal("清禾没有这种字体") == "F004"


def test_every_code_of_the_list_has_one_line():
    assert all(code[0] == "F" and "\n" not in line for code, line in CODES.items())


def test_the_doctor_tells_what_a_missing_office_font_changes(fonts):
    reports = {report.role: report for report in fonts.explain()}
    body = reports[BODY]
    assert (body.office_family, body.office_file) == ("仿宋_GB2312", None)
    assert "没有安装“仿宋_GB2312”" in body.effect
    assert "GovDocs FangSong" in body.effect


def test_the_doctor_finds_an_installed_office_font(font_file):
    path = font_file("fonts/SIMFANG.TTF", family="FangSong")
    fonts = font_set({BODY: path}, folders=(path.parent,))
    body = next(report for report in fonts.explain() if report.role is BODY)
    assert (body.office_family, body.office_file) == ("仿宋", path)
    assert "嵌入“FangSong”" in body.effect


def test_the_bundled_set_is_made_once():
    assert bundled_fonts() is bundled_fonts()
