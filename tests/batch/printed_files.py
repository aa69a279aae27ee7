"""What lies in a folder after a batch, read by programs that know nothing of ours."""

from __future__ import annotations

import csv
import io
from hashlib import sha256

import pypdfium2


def rows_of(path):
    """The rows of a list by the names of their columns."""
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def texts_of(path):
    """The text of every page of a PDF, as another reader sees it."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def digest_of(path):
    return sha256(path.read_bytes()).hexdigest()


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())
