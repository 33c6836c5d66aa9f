"""The document in, texts that stand behind a label of their own out: "<strong>Author</strong> Bo Lund"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.extract.pieces import text_of_element
from spiders.normalise.text import clean

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from spiders.extract.parse import Document

LONGEST = 120


def labelled(document: Document, label: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Label and text of each label that fits, wherever on the page."""
    for element in document.root.iter("strong", "b", "dt", "th", "label"):
        if len(element) or not element.text or not label.fullmatch(element.text.strip()):
            continue
        beside = element.getnext()
        text = clean(element.tail or "") or (clean(text_of_element(beside)) if beside is not None else "")
        if 1 < len(text) < LONGEST:
            yield element.text.strip(), text
