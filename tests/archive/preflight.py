"""PDFBox Preflight as an independent judge of PDF/A-1b: many files in one start of Java."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

SHELF = Path("/usr/share/java")
JARS = (
    "preflight.jar",
    "pdfbox2.jar",
    "fontbox2.jar",
    "xmpbox.jar",
    "commons-logging.jar",
    "javax.activation.jar",
    "jaxb-api.jar",
)


def faults(files, folder):
    """What Preflight has against each of `files` (name to bytes); {} where all are PDF/A-1b."""
    if not shutil.which("java") or not all((SHELF / jar).is_file() for jar in JARS):
        pytest.skip("需要 Java 和 PDFBox Preflight")
    folder.mkdir(parents=True, exist_ok=True)
    paths = {folder / f"{number:04}.pdf": name for number, name in enumerate(files)}
    for path, name in paths.items():
        path.write_bytes(files[name])
    (folder / "list").write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
    jars = ":".join(str(SHELF / jar) for jar in JARS)
    command = ["java", "-Djava.awt.headless=true", "-cp", jars, "org.apache.pdfbox.preflight.Validator_A1b"]
    subprocess.run([*command, "xml", "group", folder / "list"], check=True, capture_output=True)
    tree = etree.parse(folder / "list.preflight.xml")
    judged = {element.get("name"): element for element in tree.iter("preflight")}
    assert set(judged) == {path.name for path in paths}
    return {
        name: [detail.text for detail in judged[path.name].iter("details")]
        for path, name in paths.items()
        if judged[path.name].findtext("isValid") != "true"
    }
