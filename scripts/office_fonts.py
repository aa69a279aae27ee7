"""Let other programs print office font names with the bundled fonts.

    python scripts/office_fonts.py [--dir FOLDER] [--remove]

Word files name 仿宋_GB2312, 楷体_GB2312, 黑体, 宋体 and 方正小标宋简体, which few Linux machines have. This
writes one fontconfig file that shows the bundled fonts under those names, so that LibreOffice prints
a Word file as an office machine would. Running it again changes nothing; --remove takes it away.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from govdocs.fonts.bundled import COMMON_FAMILIES, ROLE_FAMILIES  # noqa: E402
from govdocs.fonts.installed import OFFICE_FAMILIES  # noqa: E402
from govdocs.writers.form_boxes import BOX_FONT  # noqa: E402

NAME = "20-govdocs.conf"


def configuration(fonts: Path) -> str:
    """A fontconfig file that serves every office family by the fonts in the folder `fonts`."""
    rules = "".join(
        _rule(family, (*ROLE_FAMILIES[role], *COMMON_FAMILIES))
        for role, families in OFFICE_FAMILIES.items()
        for family in families
    )
    rules += _rule(BOX_FONT, COMMON_FAMILIES)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
        f"<fontconfig>\n  <dir>{escape(str(fonts))}</dir>\n{rules}</fontconfig>\n"
    )


def _rule(family: str, servants: tuple[str, ...]) -> str:
    names = "".join(f"<string>{servant}</string>" for servant in dict.fromkeys(servants))
    return (
        f'  <match target="pattern"><test name="family"><string>{family}</string></test>\n'
        f'    <edit name="family" mode="prepend" binding="strong">{names}</edit></match>\n'
    )


def default_folder() -> Path:
    """The user's own fontconfig folder."""
    home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(home) / "fontconfig"


def write(folder: Path) -> Path:
    """Write the fontconfig file into the fontconfig folder `folder`; give its path."""
    target = folder / "conf.d" / NAME
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(configuration(ROOT / "data" / "fonts"), encoding="utf-8", newline="\n")
    return target


def main() -> None:
    """Parse the command line, write or remove the file, renew the cache."""
    parser = argparse.ArgumentParser(description="Print office font names with the bundled fonts.")
    parser.add_argument("--dir", type=Path, default=default_folder(), help="the fontconfig folder")
    parser.add_argument("--remove", action="store_true", help="take the file away again")
    arguments = parser.parse_args()
    if arguments.remove:
        (arguments.dir / "conf.d" / NAME).unlink(missing_ok=True)
        return
    print(write(arguments.dir))
    if shutil.which("fc-cache"):
        subprocess.run(["fc-cache", str(ROOT / "data" / "fonts")], check=True)


if __name__ == "__main__":
    main()
