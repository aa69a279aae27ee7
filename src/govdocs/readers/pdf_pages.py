"""The whole text of a PDF, page by page."""

from __future__ import annotations

from contextlib import closing

import pypdfium2

from govdocs.readers.pdf import Source


def page_texts(source: Source) -> tuple[str, ...]:
    """The text of every page of a PDF; none of one that cannot be read."""
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError:
        return ()
    texts: list[str] = []
    with closing(document):
        for index in range(len(document)):
            try:
                with closing(document[index]) as page, closing(page.get_textpage()) as text:
                    texts.append(str(text.get_text_range()))
            except pypdfium2.PdfiumError:
                break
    return tuple(texts)
