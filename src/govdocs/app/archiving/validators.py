"""Validators of others for PDF/A: veraPDF where it is installed, else PDFBox Preflight where its jars are."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree

from govdocs.archive.checks.subject import Validation
from govdocs.errors import ResourceError
from govdocs.programs import converted_file

Validator = Callable[[Path, Sequence[str]], Mapping[str, Validation]]
"""What a program says of the PDF/A files at some paths below a folder; nothing of those it did not read."""

SHELF = Path("/usr/share/java")
JARS = ("preflight.jar", "pdfbox2.jar", "fontbox2.jar", "xmpbox.jar", "commons-logging.jar")
"""The parts of Preflight as Debian calls them."""

NEWER_JARS = ("javax.activation.jar", "jaxb-api.jar")
"""What Java from version 11 on does not bring along any more."""

_PREFLIGHT = "org.apache.pdfbox.preflight.Validator_A1b"
_LIST, _RESULT = "list.txt", "list.txt.preflight.xml"
_AT_ONCE = 250  # files in one call
_SECONDS = 3600.0
_LONGEST = 300  # characters of a message


def installed_validator(level: str) -> Validator | None:
    """A validator on this machine for files of that level ("2b", "1b"); None where there is none.

    Preflight knows PDF/A-1b only.
    """
    if program := shutil.which("verapdf"):
        return _in_turns(lambda paths: _vera(program, paths))
    java = shutil.which("java")
    if java and level == "1b" and all((SHELF / jar).is_file() for jar in JARS):
        return _in_turns(lambda paths: _preflight(java, paths))
    return None


def _in_turns(validate: Callable[[Sequence[Path]], Iterator[Validation]]) -> Validator:
    """A validator that takes so many files at a time; of what it fails at nothing is said."""

    def validator(root: Path, paths: Sequence[str]) -> Mapping[str, Validation]:
        found: dict[str, Validation] = {}
        for start in range(0, len(paths), _AT_ONCE):
            turn = paths[start : start + _AT_ONCE]
            try:
                found.update(zip(turn, validate([(root / path).resolve() for path in turn]), strict=False))
            except ResourceError:
                continue
        return found

    return validator


def _preflight(java: str, paths: Sequence[Path]) -> Iterator[Validation]:
    jars = ":".join(str(SHELF / jar) for jar in (*JARS, *NEWER_JARS) if (SHELF / jar).is_file())
    words = ["-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-cp", jars, _PREFLIGHT]
    command = ["env", "LC_ALL=C.UTF-8", java, *words, "xml", "group", _LIST]
    content = "".join(f"{path}\n" for path in paths).encode()
    report = converted_file(command, (_LIST, _RESULT), content, _SECONDS)
    return preflight_results(report, len(paths))


def preflight_results(report: bytes, count: int) -> Iterator[Validation]:
    """What a report of Preflight says of `count` files, in their order; nothing where it tells of others."""
    files = list(_root(report).iter("preflight"))
    for file in files if len(files) == count else ():
        valid = (file.findtext("isValid") or "").strip() == "true"
        faults = dict.fromkeys(text for error in file.iter("details") if (text := error.text))
        yield Validation("PDFBox Preflight（PDF/A-1b）", valid, "；".join(faults)[:_LONGEST])


def _vera(program: str, paths: Sequence[Path]) -> Iterator[Validation]:
    """VeraPDF tells by its exit code that a file is not valid; what it found stands in its report."""
    script = f'tr "\\n" "\\0" < {_LIST} | xargs -0 "$0" --format xml > {_RESULT}; true'
    content = "".join(f"{path}\n" for path in paths).encode()
    report = converted_file(["sh", "-c", script, program], (_LIST, _RESULT), content, _SECONDS)
    return vera_results(report, len(paths))


def vera_results(report: bytes, count: int) -> Iterator[Validation]:
    """What a report of veraPDF says of `count` files, in their order; nothing where it tells of others."""
    jobs = list(_root(report).iter("job"))
    for job in jobs if len(jobs) == count else ():
        told = job.find("validationReport")
        valid = told is not None and told.get("isCompliant") == "true"
        faults = dict.fromkeys(text for rule in job.iter("description") if (text := rule.text))
        yield Validation("veraPDF", valid, "；".join(faults)[:_LONGEST])


def _root(report: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(report or b"<none/>", parser)
    return etree.Element("none") if root is None else root
