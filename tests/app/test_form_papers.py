"""Forms on paper: every value in PDF and in Word, an office's own templates, and what is refused."""

import io
import re
import runpy
import shutil
import zlib
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from form_samples import CONTEXT, edited, members, paragraphs, whole
from govdocs.app import libreoffice
from govdocs.app.form_catalogue import copy_templates, tags_of
from govdocs.app.form_names import fields_of, known_names, names_in, sample_values
from govdocs.app.form_papers import (
    form_stem,
    print_sheet,
    sheet_stem,
    template_digest,
    with_photograph,
)
from govdocs.app.form_templates import shipped_template, template_name
from govdocs.app.printing import Options, open_press
from govdocs.app.record_papers import print_record
from govdocs.app.records import load_record
from govdocs.document.forms import Box, Form, Grid, row
from govdocs.document.nodes import Table
from govdocs.errors import InputError, InvalidDataError, ResourceError, TemplateError, WriteError
from govdocs.kinds.parts.forms import compose_form
from govdocs.kinds.registry import FormPaper, Sheet, all_kinds, find_kind
from govdocs.programs import converted_file
from govdocs.resources import read_bytes, resource_path
from govdocs.text.tags_examined import ANYTHING
from govdocs.writers.form import FormTemplate

FORMS = [(kind, paper) for kind in all_kinds() for paper in kind.forms]
ORDER = "督促监护令"
ORIGINAL = "督促监护令 正本.docx"


def ids(pair):
    return f"{pair[0].name}-{pair[1].label}"


@pytest.fixture(scope="module")
def press():
    """What the documents of this module share."""
    return open_press(Options(), CONTEXT)


@pytest.fixture
def order():
    """The order of the samples."""
    path = resource_path("data", "samples", "guardianship_order.yaml")
    return load_record(path.read_bytes(), path.name)


@pytest.fixture
def own(tmp_path):
    """A folder with the office's own copy of the order."""
    folder = tmp_path / "模板"
    copy_templates([ORDER], folder, force=False)
    for path in folder.iterdir():
        if path.name != ORIGINAL:
            path.unlink()
    return folder


def printed(record, folder, formats=("docx",), papers=("正本",)):
    run = open_press(Options(formats, papers=papers, templates=folder), CONTEXT)
    return print_record(record, run)


def pdf_text(content):
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    return squeezed("".join(page.get_textpage().get_text_range() for page in document))


def squeezed(text):
    return re.sub(r"[\s\ufffe\u00ad\u200b]", "", text)


def shown(document):
    """The texts of the cells and paragraphs of a document."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for cells in block.rows for cell in cells)
            yield from (*block.above, *block.below)
        else:
            yield getattr(block, "text", "")


# -- what comes with govdocs ------------------------------------------------------------------------


@pytest.mark.parametrize("pair", FORMS, ids=ids)
def test_the_template_of_a_form_has_no_fault_and_leaves_nothing_out(pair):
    kind, paper = pair
    template = FormTemplate(shipped_template(kind, paper.label), paper.label)
    assert template.findings(known_names(kind, paper, {}), fields_of(paper.form)) == ()


@pytest.mark.parametrize("pair", FORMS, ids=ids)
def test_a_form_says_the_same_in_pdf_and_in_word(pair, press):
    kind, paper = pair
    for values in sample_values(kind, paper):
        document = compose_form(paper.form, values, kind.label)
        made = print_sheet(Sheet(paper.label, document, paper.form, values), press, "样张")
        word, pdf = squeezed(whole(made.contents["docx"])), pdf_text(made.contents["pdf"])
        for text in shown(document):
            for line in filter(None, map(squeezed, text.split("\n"))):
                assert line in word
                assert [mark for mark in line if mark not in pdf] == []


@pytest.mark.parametrize("pair", FORMS, ids=ids)
def test_nothing_of_the_description_is_left_in_word(pair, press):
    kind, paper = pair
    for values in sample_values(kind, paper):
        document = compose_form(paper.form, values, kind.label)
        made = print_sheet(Sheet(paper.label, document, paper.form, values), press, "样张")
        assert not re.search(r"\{[{%]|[%}]\}", whole(made.contents["docx"]))


def test_there_is_a_template_of_every_form_and_no_other():
    there = {path.name for path in resource_path("templates", "docx").glob("*.docx")}
    assert there == {template_name(kind, paper.label) for kind, paper in FORMS} | {"base.docx"}


def test_the_same_record_gives_the_same_bytes(order, press):
    one, two = (printed(order, None, ("docx", "pdf")) for _ in range(2))
    assert [each.contents for each in one] == [each.contents for each in two]


def test_files_are_named_by_paper_and_number(order):
    stems = [each.stem for each in printed(order, None, papers=())]
    number = order.record.doc_no
    assert all(stem.endswith(number) for stem in stems)
    assert f"正本 {number}" in stems


def test_properties_hold_nothing_of_the_child(order):
    for each in printed(order, None, papers=()):
        core = members(each.contents["docx"])["docProps/core.xml"].decode()
        assert order.record.child.name not in core
        assert "<dc:title>" in core


def test_a_workbook_of_a_form_has_its_table(order, press):
    made = printed(order, None, ("xlsx",), ("存根",))
    assert [list(each.contents) for each in made] == [["xlsx"]]


def test_a_sheet_that_is_no_form_is_printed_as_before(press):
    path = resource_path("data", "samples", "units.yaml")
    record = load_record(path.read_bytes(), path.name)
    document = record.kind.documents(record.record, CONTEXT)[0]
    assert set(print_sheet(Sheet("名册", document), press, "样张").contents) == {"docx", "pdf"}


def test_smaller_type_of_the_layout_is_that_of_word_too(press):
    kind, paper = find_kind("未成年人"), find_kind("未成年人").forms[0]
    values = sample_values(kind, paper)[0]
    document = compose_form(paper.form, values, kind.label)
    made = print_sheet(Sheet(paper.label, document, paper.form, values), press, "样张")
    small = any(finding.code == "L031" for finding in made.findings)
    assert FormTemplate(made.contents["docx"], "样张").small == small


def test_a_form_in_the_other_type_is_made_where_none_comes_with_govdocs(press):
    kind, paper = find_kind("未成年人"), find_kind("未成年人").forms[0]
    both = [press.templates.opened(kind, paper, {}, small=small).template.small for small in (True, False)]
    assert both == [True, False]


# -- an office's own template -----------------------------------------------------------------------


def test_an_own_template_with_other_fonts_order_and_an_extra_field_is_used(order, own):
    path = own / ORIGINAL
    changed = edited(
        read_bytes(path),
        (
            "<w:body>",
            '<w:body><w:p><w:r><w:rPr><w:rFonts w:eastAsia="华文行楷"/></w:rPr>'
            "<w:t>案由：{{ 案由 }}（{{ 承办人 }}）</w:t></w:r></w:p>",
        ),
    )
    path.write_bytes(changed)
    (made,) = printed(order, own)
    assert (
        paragraphs(made.contents["docx"])[0] == f"案由：{order.record.case_reason}（{order.record.handler}）"
    )
    assert "华文行楷" in members(made.contents["docx"])["word/document.xml"].decode()
    assert [finding.code for finding in made.findings if finding.code == "W115"] == ["W115"]


def test_spaces_in_the_name_of_a_template_do_not_matter(order, own):
    (own / ORIGINAL).rename(own / "督促监护令正本.DOCX")
    (made,) = printed(order, own)
    assert "W115" in [finding.code for finding in made.findings]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{{ 文号 }}", "{{ 字号 }}", "W110"),
        ("{%p endfor %}", "", "W111"),
        ("{{ 文号 }}", "{{ 文号.__class__ }}", "W112"),
        ("{{ 文号 }}", "{{ 文号", "W113"),
    ],
)
def test_a_wrong_own_template_is_refused_by_name_before_anything_is_printed(order, own, old, new, code):
    path = own / ORIGINAL
    path.write_bytes(edited(read_bytes(path), (old, new)))
    with pytest.raises(TemplateError, match=ORIGINAL) as problem:
        printed(order, own)
    assert code in [finding.code for finding in problem.value.diagnostics]
    assert problem.value.exit_code == 3


def test_a_file_that_is_no_word_file_is_refused(order, own):
    (own / ORIGINAL).write_bytes(b"no zip")
    with pytest.raises(TemplateError, match="不是 Word 文件"):
        printed(order, own)


def test_files_that_are_no_template_are_told_with_what_may_be_meant(own):
    (own / ORIGINAL).rename(own / "督促监护令 正文.docx")
    shelf = open_press(Options(templates=own), CONTEXT).templates
    (finding,) = shelf.strangers()
    assert finding.code == "W116"
    assert ORIGINAL in finding.hint


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match="找不到模板文件夹"):
        open_press(Options(templates=tmp_path / "没有"), CONTEXT)


def test_the_digest_of_a_template_changes_with_it(own, press):
    kind = find_kind(ORDER)
    mine = open_press(Options(templates=own), CONTEXT)
    assert template_digest(kind, "正本", mine) == template_digest(kind, "正本", press)
    (own / ORIGINAL).write_bytes(b"other")
    again = open_press(Options(templates=own), CONTEXT)
    assert template_digest(kind, "正本", again) != template_digest(kind, "正本", press)


def test_the_pdf_of_an_own_template_needs_an_office_program(order, own, monkeypatch):
    libreoffice.office_program.cache_clear()
    monkeypatch.setenv("PATH", str(own))
    with pytest.raises(ResourceError, match="本机没有安装") as problem:
        printed(order, own, ("docx", "pdf"))
    assert "-f docx" in problem.value.hint
    assert [list(each.contents) for each in printed(order, own, ("docx",))] == [["docx"]]
    libreoffice.office_program.cache_clear()


def test_the_pages_of_word_from_an_own_template_are_not_known(order, own):
    (mine,) = printed(order, own, ("docx",))
    (shipped,) = printed(order, None, ("docx",))
    assert (mine.page_count, shipped.page_count) == (0, 1)


def test_pages_are_counted_where_they_are_packed_too():
    objects = zlib.compress(b"<</Type/Page/Parent 1 0 R>> <</Type /Page>> <</Type/Pages/Count 2>>")
    packed = b"<</Type/ObjStm/N 3/First 9/Filter/FlateDecode>>\nstream\r\n" + objects + b"\nendstream"
    assert libreoffice.page_count(b"%PDF-1.7\n" + packed) == 2
    assert libreoffice.page_count(b"%PDF-1.7\n<</Type/ObjStm>> stream\n###") == 0
    assert libreoffice.page_count(b"<</Type/Pages/Count 1>><</Type/Page\n/Parent 1 0 R>>") == 1


def fake_office(folder, script):
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.mark.parametrize(("script", "words"), [("exit 1", "没有运行成功"), ("exit 0", "没有生成 PDF")])
def test_an_office_program_that_fails_is_told_of(own, tmp_path, monkeypatch, order, script, words):
    (tmp_path / "bin").mkdir()
    fake_office(tmp_path / "bin", script)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin:/usr/bin")
    libreoffice.office_program.cache_clear()
    with pytest.raises(ResourceError, match=words):
        printed(order, own, ("pdf",))
    libreoffice.office_program.cache_clear()


def test_a_program_that_takes_too_long_is_stopped_and_leaves_nothing(tmp_path, monkeypatch):
    program = fake_office(tmp_path, "sleep 30")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    with pytest.raises(ResourceError, match="还没有做完"):
        converted_file([str(program)], ("a.docx", "a.pdf"), b"", 0.2)
    assert list((tmp_path / "temp").iterdir()) == []


@pytest.mark.printing
def test_the_pdf_of_an_own_template_is_that_of_the_template(order, own, tmp_path, monkeypatch):
    libreoffice.office_program.cache_clear()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    path = own / ORIGINAL
    path.write_bytes(
        edited(read_bytes(path), ("<w:body>", "<w:body><w:p><w:r><w:t>本单位的样式</w:t></w:r></w:p>"))
    )
    (made,) = printed(order, own, ("docx", "pdf"))
    assert pdf_text(made.contents["pdf"]).startswith("本单位的样式")
    assert made.page_count == len(pypdfium2.PdfDocument(made.contents["pdf"])) > 0
    assert list((tmp_path / "temp").iterdir()) == []


# -- photographs ------------------------------------------------------------------------------------


def photo_sheet(name):
    form = Form("表", (Grid((row(Box("照片", look="photo")),), (1,)),))
    values = {"照片": name, "档案号": "QH-1"}
    return Sheet("信息登记表", compose_form(form, values, "未成年人"), form, values)


def test_a_photograph_beside_the_data_is_printed(tmp_path):
    Image.new("RGB", (260, 350), (120, 120, 120)).save(tmp_path / "照.png")
    run = open_press(Options(("pdf",)), CONTEXT)
    made = print_sheet(photo_sheet("照.png"), run, "样张", folder=tmp_path)
    (picture,) = made.pages.pages[0].pictures
    assert (round(picture.width), round(picture.height)) == (26, 35)


def test_a_photograph_says_nothing_of_place_or_time(tmp_path):
    image, exif = Image.new("RGB", (2000, 1000)), Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "相机"
    image.save(tmp_path / "照.jpg", exif=exif)
    kind, paper = find_kind("未成年人"), find_kind("未成年人").forms[0]
    values = {**sample_values(kind, paper)[0], "照片": "照.jpg"}
    sheet = Sheet(paper.label, compose_form(paper.form, values, kind.label), paper.form, values)
    made = print_sheet(sheet, open_press(Options(("docx",)), CONTEXT), "样张", folder=tmp_path)
    data = next(content for name, content in members(made.contents["docx"]).items() if "media" in name)
    with Image.open(io.BytesIO(data)) as shown_picture:
        assert shown_picture.size == (400, 800)  # turned upright
        assert dict(shown_picture.getexif()) == {}


@pytest.mark.parametrize("content", [None, b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_a_photograph_that_cannot_be_used_is_refused_without_the_name_of_its_file(tmp_path, content):
    if content is not None:
        (tmp_path / "林某安.png").write_bytes(content)
    with pytest.raises(InvalidDataError, match="照片无法使用") as problem:
        print_sheet(
            photo_sheet("林某安.png"), open_press(Options(("pdf",)), CONTEXT), "样张", folder=tmp_path
        )
    assert "林某安" not in f"{problem.value.message}{problem.value.diagnostics}"


def test_a_copy_for_others_shows_no_photograph(tmp_path):
    Image.new("RGB", (260, 350)).save(tmp_path / "照.png")
    run = open_press(Options(("pdf",)), replace(CONTEXT, copy="internal"))
    made = print_sheet(photo_sheet("照.png"), run, "样张", folder=tmp_path)
    assert made.pages.pages[0].pictures == ()
    assert with_photograph(photo_sheet("照.png"), run.context, "样张", tmp_path).values["照片"] == ""


def test_a_form_without_a_photograph_keeps_its_room(tmp_path):
    run = open_press(Options(("pdf",)), CONTEXT)
    made = print_sheet(photo_sheet(""), run, "样张", folder=tmp_path)
    assert made.pages.pages[0].pictures == ()


# -- names and tags ---------------------------------------------------------------------------------


def test_names_are_those_of_the_values_and_of_what_stands_below_them():
    values = {"甲": "一", "乙": {"丙": "二"}, "丁": ({"戊": "三"}, {"己": "四"}), "庚": ("五",), "辛": ()}
    assert names_in(values) == {
        "甲": None,
        "乙": {"丙": None},
        "丁": {"戊": None, "己": None},
        "庚": None,
        "辛": ANYTHING,
    }


def test_a_name_in_the_place_of_a_number_names_no_file():
    assert form_stem("正本", "例检未督监〔2025〕1号", CONTEXT) == "正本 例检未督监〔2025〕1号"
    assert [form_stem("正本", key, CONTEXT) for key in ("周某辰", "99999919880818113X", "")] == ["正本"] * 3


def test_the_stem_of_a_sheet_without_a_number_is_its_label():
    assert sheet_stem(photo_sheet(""), replace(find_kind("未成年人"), key=""), CONTEXT) == "信息登记表"
    assert sheet_stem(replace(photo_sheet(""), values=None), find_kind("未成年人"), CONTEXT) == "信息登记表"


def test_a_kind_without_a_sample_knows_only_what_it_is_given():
    kind = replace(find_kind("未成年人"), name="no_such_sample")
    assert sample_values(kind, kind.forms[0]) == ()


def test_every_tag_that_is_listed_can_be_used():
    for label, notes in tags_of(ORDER):
        kind = find_kind(ORDER)
        paper = next(each for each in kind.forms if each.label == label)
        known = known_names(kind, paper, {})
        assert notes
        assert [
            n.tag for n in notes if n.tag.split(".")[0] not in known and not n.tag.startswith("项.")
        ] == []


def test_templates_are_not_written_over_without_force(own):
    with pytest.raises(WriteError, match="已经有"):
        copy_templates([ORDER], own, force=False)
    assert len(copy_templates([ORDER], own, force=True)) >= 6


def test_a_kind_without_forms_has_no_template(tmp_path):
    with pytest.raises(InputError, match="没有可以修改的模板"):
        copy_templates(["通知"], tmp_path, force=False)


def test_forms_know_their_fields():
    paper = FormPaper("表", Form("表", (Grid((row(Box("{{ 甲 }}{{ 乙.丙 }}")),), (1,)),)), lambda *_: ())
    assert fields_of(paper.form) == ("甲", "乙")


def test_the_office_program_is_found_once():
    libreoffice.office_program.cache_clear()
    assert libreoffice.office_program() == (shutil.which("soffice") or shutil.which("libreoffice") or "")


def test_the_committed_templates_are_what_their_script_makes(root):
    script = runpy.run_path(str(root / "scripts" / "form_templates.py"))
    folder = root / "templates" / "docx"
    assert [name for name, content in script["templates"]() if (folder / name).read_bytes() != content] == []
