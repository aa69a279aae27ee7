"""Installed fonts are found by family name in the folders of each system."""

from __future__ import annotations

from pathlib import Path

from govdocs.fonts.files import family_names
from govdocs.fonts.installed import InstalledFonts, system_folders


def test_windows_keeps_fonts_for_all_and_for_the_user():
    places = {"WINDIR": "D:/Win", "LOCALAPPDATA": "D:/local", "USERPROFILE": "D:/me"}
    assert system_folders("win32", places) == (
        Path("D:/Win/Fonts"),
        Path("D:/local/Microsoft/Windows/Fonts"),
    )


def test_windows_without_its_variables_uses_the_usual_places():
    assert system_folders("win32", {"USERPROFILE": "C:/me"}) == (
        Path("C:/Windows/Fonts"),
        Path("C:/me/AppData/Local/Microsoft/Windows/Fonts"),
    )


def test_macos_and_linux_ask_the_user_folder_first():
    assert system_folders("darwin", {"HOME": "/me"})[0] == Path("/me/Library/Fonts")
    assert system_folders("linux", {"HOME": "/me"})[0] == Path("/me/.local/share/fonts")


def test_a_usual_file_name_is_enough(font_file):
    path = font_file("fonts/simhei.ttf", family="Anything")
    assert InstalledFonts((path.parent,)).find("黑体") == (path, 0)


def test_family_names_are_compared_without_case(font_file):
    path = font_file("fonts/a.ttf", family="FangSong_GB2312")
    assert InstalledFonts((path.parent,)).find("fangsong_gb2312") == (path, 0)


def test_a_face_inside_a_collection_is_found(collection_file):
    assert InstalledFonts((collection_file.parent,)).find("例示新宋") == (collection_file, 1)


def test_an_earlier_folder_wins(font_file):
    first, second = font_file("one/simhei.ttf"), font_file("two/simhei.ttf")
    assert InstalledFonts((first.parent, second.parent)).find("黑体") == (first, 0)
    assert InstalledFonts((second.parent, first.parent)).find("黑体") == (second, 0)


def test_what_is_no_font_has_no_family(tmp_path):
    (tmp_path / "a.ttf").write_bytes(b"text")
    (tmp_path / "b.ttc").write_bytes(b"text")
    assert family_names(tmp_path / "a.ttf") == family_names(tmp_path / "b.ttc") == ()
    assert InstalledFonts((tmp_path,)).find("黑体") is None


def test_a_folder_that_is_not_there_has_no_fonts(tmp_path):
    assert InstalledFonts((tmp_path / "none",)).find("宋体") is None
