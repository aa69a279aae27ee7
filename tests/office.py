"""LibreOffice as a printer of Word files, with the bundled fonts under the names that Word files carry."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# LibreOffice puts space between Han characters and digits though a Word file asks for none.
SPACING = ('style:text-autospace="ideograph-alpha"', 'style:text-autospace="none"')


class Office:
    """A LibreOffice with settings and fonts of its own, kept in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._profile = folder / "profile"
        self._environment = {**os.environ, "XDG_CONFIG_HOME": str(folder / "config")}
        script = [
            sys.executable,
            str(ROOT / "scripts" / "office_fonts.py"),
            "--dir",
            str(folder / "config" / "fontconfig"),
        ]
        subprocess.run(script, check=True, capture_output=True)

    def printed(self, files: Iterable[Path], folder: Path) -> list[Path]:
        """The files as PDF, as LibreOffice prints them."""
        return self.converted(list(files), "pdf", folder)

    def neutral(self, files: Iterable[Path], folder: Path) -> list[Path]:
        """The files as PDF without the space that only LibreOffice puts between Han characters and digits."""
        flat = self.converted(list(files), "fodt", folder)
        for path in flat:
            path.write_text(path.read_text(encoding="utf-8").replace(*SPACING), encoding="utf-8")
        return self.converted(flat, "pdf", folder)

    def converted(self, files: list[Path], form: str, folder: Path) -> list[Path]:
        """The files in another form of document, by its suffix."""
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{self._profile}"]
        command += ["--convert-to", form, "--outdir", str(folder), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, env=self._environment)
        return [folder / f"{file.stem}.{form}" for file in files]
