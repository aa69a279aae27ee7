"""Files of other formats as PDF: what becomes one, what does not and why."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from pdf_samples import copy_of, picture, printed
from PIL import Image

from govdocs.app import libreoffice
from govdocs.app.archiving import converting
from govdocs.app.archiving.converting import Original, to_pdf, to_pdfs, true_format
from govdocs.app.archiving.text_pages import text_pdf
from govdocs.errors import ResourceError
from govdocs.programs import converted_files
from govdocs.readers.pdf import look_at
from govdocs.writers.archival_images import PictureError, picture_pdf


def image(mode="RGB", size=(400, 300), form="PNG", colour=None, **more):
    out = io.BytesIO()
    Image.new(mode, size, colour if colour is not None else 0).save(out, form, **more)
    return out.getvalue()


def box_on_page(data, page=0):
    """Where an image stands on its page, in millimetres."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        width, _, _, height, left, foot = (
            (float(word) * 25.4 / 72 for word in pdf.pages[page].obj.Contents[-1].read_bytes().split()[1:7])
            if isinstance(pdf.pages[page].obj.Contents, pikepdf.Array)
            else (float(word) * 25.4 / 72 for word in pdf.pages[page].obj.Contents.read_bytes().split()[1:7])
        )
    return width, height, left, foot


def test_a_pdf_stays_as_it_is():
    data = printed([(28, 80, "正文")])
    assert to_pdf(data, "pdf", "a.pdf").content == data
    assert to_pdf(data, "PDF", "a.PDF").content == data


@pytest.mark.parametrize(
    ("fmt", "word"),
    [
        ("ofd", "OFD"),
        ("html", "浏览器"),
        ("mht", "浏览器"),
        ("heic", "JPG"),
        ("ceb", "方正"),
        ("zip", "zip"),
        ("", "后缀"),
    ],
)
def test_what_cannot_be_converted_is_told_with_the_reason(fmt, word):
    made = to_pdf(b"content", fmt, "甲")
    assert made.content == b""
    assert word in made.why_not


def test_an_empty_file_is_told():
    assert [to_pdf(b"", fmt, "a").why_not for fmt in ("docx", "jpg", "pdf")] == ["文件是空的（0 字节）"] * 3


@pytest.mark.parametrize(
    ("content", "fmt", "true"),
    [
        (b"%PDF-1.4", "docx", "pdf"),
        (b"\xff\xd8\xff\xe0", "png", "jpg"),
        (b"\x89PNG", "jpg", "png"),
        (b"II*\0", "jpg", "tif"),
        (b"PK\x03\x04", "docx", "docx"),
        (b"PK\x03\x04", "WPS", "wps"),
        (b"{\\rtf1", "doc", "doc"),
        (b"anything", "xyz", "xyz"),
    ],
)
def test_the_first_bytes_tell_what_a_file_is(content, fmt, true):
    assert true_format(Original(content, fmt, "a")) == true


def test_a_picture_with_the_wrong_suffix_is_read_as_what_it_is():
    assert look_at(to_pdf(image(colour="red"), "jpg", "a.jpg").content).content_pages == 1


def test_a_scan_of_a4_fills_its_page_at_true_size():
    data = picture_pdf(image("L", (1654, 2339), "JPEG", dpi=(200, 200)))
    width, height, left, foot = box_on_page(data)
    assert (width, height) == (pytest.approx(210, abs=0.2), pytest.approx(297, abs=0.2))
    assert (left, foot) == (pytest.approx(0, abs=0.2), pytest.approx(0, abs=0.2))
    (page,) = look_at(data).pages
    assert (round(page.width), round(page.height)) == (210, 297)


def test_a_larger_picture_is_made_smaller_a_small_one_keeps_its_size():
    large = box_on_page(picture_pdf(image(size=(4000, 5000), dpi=(200, 200))))
    small = box_on_page(picture_pdf(image(size=(200, 400), dpi=(100, 100))))
    assert large[1] == pytest.approx(262.5, abs=0.5)
    assert small[:2] == (pytest.approx(50.8, abs=0.1), pytest.approx(101.6, abs=0.1))
    assert small[2] == pytest.approx((210 - 50.8) / 2, abs=0.1)


def test_a_lying_photograph_of_unknown_size_fills_a_lying_page_but_for_its_edges():
    data = picture_pdf(image("RGB", (4000, 3000), "JPEG"))
    (page,) = look_at(data).pages
    width, height, *_ = box_on_page(data)
    assert page.landscape
    assert height == pytest.approx(190, abs=0.2)
    assert width == pytest.approx(253.3, abs=0.2)


def test_a_fax_of_several_pages_becomes_several_pages():
    more = [Image.new("1", (200, 300), 1) for _ in range(2)]
    data = picture_pdf(image("1", (200, 300), "TIFF", colour=0, save_all=True, append_images=more))
    assert [page.blank for page in look_at(data).pages] == [False, True, True]


def test_transparent_becomes_white():
    data = picture_pdf(image("RGBA", (100, 100), colour=(0, 0, 0, 0)))
    assert look_at(data).content_pages == 0
    data = picture_pdf(image("P", (100, 100), "GIF", transparency=0))
    assert look_at(data).content_pages == 0


@pytest.mark.parametrize("mode", ["L", "RGB", "P", "1", "I;16", "CMYK", "LA", "F"])
def test_pictures_of_every_depth_are_shown(mode):
    form = "PNG" if mode in {"L", "RGB", "P", "1", "I;16", "LA"} else "TIFF"
    data = picture_pdf(image(mode, (60, 60), form))
    assert len(look_at(data).pages) == 1


def test_a_photograph_keeps_its_pixels_and_loses_what_it_says_of_persons():
    exif = Image.Exif()
    exif[0x010E] = "Zhao Mouyi"
    jpeg = image("RGB", (80, 60), "JPEG", exif=exif, comment=b"Zhao Mouyi")
    assert b"Zhao" in jpeg
    data = picture_pdf(jpeg)
    assert b"Zhao" not in data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        kept = pdf.pages[0].obj.Resources.XObject.Im1.read_raw_bytes()
    assert kept[-400:] == jpeg[-400:]


def test_a_photograph_held_upright_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    data = picture_pdf(image("RGB", (80, 60), "JPEG", exif=exif))
    assert not look_at(data).pages[0].landscape


def test_a_jpeg_in_four_colours_becomes_three():
    data = picture_pdf(image("CMYK", (80, 60), "JPEG", colour=(0, 255, 255, 0)))
    red, green, _ = picture(data).getpixel((877, 620))
    assert (red > 180, green < 120) == (True, True)


@pytest.mark.parametrize("data", [b"junk", b"\xff\xd8\xffjunk", image()[:60], image(form="TIFF")[:40], b""])
def test_a_picture_that_cannot_be_read_is_told(data):
    with pytest.raises(PictureError, match="图像"):
        picture_pdf(data)
    if data:
        assert "图像" in to_pdf(data, "png", "a.png").why_not


def test_a_picture_of_absurd_size_is_refused_before_it_is_unpacked():
    header = image("1", (30000, 30000), "PNG")
    with pytest.raises(PictureError, match="太大"):
        picture_pdf(header)


def test_plain_text_keeps_every_line_in_old_encodings_too():
    text = "一、走访\r\n\t二、" + "长" * 100 + "\n\n末行 𠀀"
    made = to_pdf(text.replace("𠀀", "").encode("gb18030"), "txt", "a.txt")
    shown = look_at(made.content).first_text.replace("\r", "").replace("\n", "").replace(" ", "")
    assert shown == "一、走访二、" + "长" * 100 + "末行"
    assert look_at(text_pdf(text)).content_pages == 1
    assert len(look_at(text_pdf("行\n" * 100)).pages) == 4
    assert len(look_at(text_pdf("")).pages) == 1


def test_a_text_that_is_none_is_told():
    made = to_pdf(bytes(range(256)) * 4, "txt", "a.txt")
    assert made.content == b""
    assert made.why_not


def test_a_word_file_that_is_none_is_never_printed_as_text():
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as package:
        package.writestr("a", "b")
    for data in (b"just text", b"PK\x03\x04 cut off", broken.getvalue()[: len(broken.getvalue()) // 2]):
        made = to_pdf(data, "docx", "a.docx")
        assert (made.content, "损坏" in made.why_not or "LibreOffice" in made.why_not) == (b"", True)


def test_without_libreoffice_it_is_told_what_to_do(monkeypatch):
    monkeypatch.setattr(converting, "office_program", lambda: "")
    made = to_pdf(b"{\\rtf1 a}", "rtf", "a.rtf")
    assert "安装" in made.why_not


def test_the_fonts_of_offices_are_served_where_they_are_missing():
    settings = libreoffice.font_settings().decode()
    assert "<family>仿宋_GB2312</family><accept><family>GovDocs FangSong</family>" in settings
    assert settings.count("<alias") == settings.count("</alias>")


def test_a_program_that_hangs_is_stopped_and_what_it_made_counts(tmp_path):
    script = "echo made > {folder}/made/a.pdf; sleep 60 & sleep 60"
    made = converted_files(["sh", "-c", script], {"a.doc": b"", "b.doc": b""}, ("made", ".pdf"), 1.0, {})
    assert made == {"a.doc": b"made\n"}


def test_a_program_that_cannot_start_is_told():
    with pytest.raises(ResourceError, match="没有运行成功"):
        converted_files(["/nowhere/soffice"], {}, ("made", ".pdf"), 1.0, {})


def test_the_environment_names_the_folder_of_the_conversion():
    command = ["sh", "-c", 'cat "$WHERE" > {folder}/made/a.pdf']
    made = converted_files(command, {"a.txt": b"x"}, ("made", ".pdf"), 30.0, {"WHERE": "{folder}/a.txt"})
    assert made == {"a.txt": b"x"}


RTF = b"{\\rtf1\\ansi\\fs24 Seite eins\\page Seite zwei}"


def test_a_word_file_with_a_password_is_told():
    data = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")
    assert "密码" in to_pdf(data, "docx", "a.docx").why_not


@pytest.mark.printing
def test_many_files_go_through_one_start_and_keep_their_order():
    csv = "姓名,村\n赵某一,甲山村\n".encode("utf-8-sig")
    html = b"<html><body>exported by an old system</body></html>"
    files = [
        Original(RTF, "rtf", "a.rtf"),
        Original(image(colour="red"), "png", "b.png"),
        Original(csv, "csv", "c.csv"),
        Original(html, "doc", "d.doc"),
        Original(RTF, "wps", "e.wps"),
        Original(b"\xd0\xcf\x11\xe0 no compound file", "xls", "f.xls"),
        Original(RTF.replace(b"eins", b"drei"), "doc", "g.doc"),
    ]
    made = list(to_pdfs(files))
    assert [bool(each.content) for each in made] == [True, True, True, False, True, False, True]
    assert "损坏" in made[5].why_not
    assert "网页" in made[3].why_not
    texts = [look_at(each.content).first_text for each in made]
    assert ("Seite eins" in texts[0], "甲山村" in texts[2]) == (True, True)
    assert ("Seite eins" in texts[4], "Seite drei" in texts[6]) == (True, True)
    assert [len(look_at(made[index].content).pages) for index in (0, 1)] == [2, 1]


@pytest.mark.printing
def test_a_failed_start_of_libreoffice_is_told_as_a_file_that_does_not_open(monkeypatch):
    monkeypatch.setattr(converting, "office_program", lambda: "/nowhere/soffice")
    assert "LibreOffice" in to_pdf(RTF, "rtf", "a.rtf").why_not


@pytest.mark.printing
def test_the_same_word_file_gives_the_same_copy_on_every_day():
    first, second = (copy_of(to_pdf(RTF, "rtf", "a.rtf").content).content for _ in range(2))
    assert first == second
