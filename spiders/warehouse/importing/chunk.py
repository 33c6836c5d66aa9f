"""Lines in, staged lines out: the part of an import that several processes share.

What is sent back is as it will stand in the batch, so that the process that writes has little left to do.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import Counter
from multiprocessing import parent_process
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen

from spiders.errors import NotAnArticle
from spiders.items import Address, State, record
from spiders.normalise.address import address_key
from spiders.stage.lines import line as as_line
from spiders.warehouse.importing.line import read_line
from spiders.warehouse.importing.reading import LONGEST

if TYPE_CHECKING:
    from datetime import datetime
    from multiprocessing.process import BaseProcess

_BEGINNING = 200
"""Characters of a broken line that are kept, to find it again."""


@frozen(kw_only=True)
class Order:
    """What a process is told once."""

    via: str
    """For `discovered_via`: "import:FILE"."""
    began: datetime


@frozen(kw_only=True)
class Taken:
    """A line that is an article."""

    number: int
    source: str
    url: str
    url_canonical: str
    key: str
    article: bytes
    """Its line of the batch."""
    address: bytes
    """Its line in the books."""


@frozen(kw_only=True)
class Broken:
    """A line that is none."""

    number: int
    reason: str
    detail: str


@frozen(kw_only=True)
class Chunk:
    """What became of some lines, in their order."""

    lines: list[Taken | Broken] = field(factory=list)
    unknown: Counter[str] = field(factory=Counter)
    """Name of a field that nothing was taken from → lines that had it."""


def read_chunk(order: Order, lines: list[tuple[int, bytes]]) -> Chunk:
    """Read each line; none of them can hinder the others."""
    chunk = Chunk()
    for number, line in lines:
        try:
            chunk.lines.append(_take(order, number, line, chunk.unknown))
        except NotAnArticle as finding:
            detail = f"{finding.detail.rstrip('.') or finding.reason}. It begins: {_beginning(line)}"
            chunk.lines.append(Broken(number=number, reason=finding.reason, detail=detail))
        except Exception as error:  # noqa: BLE001 (one line must not end the import: it is kept under the fault's name)
            detail = f"{error}. It begins: {_beginning(line)}"
            chunk.lines.append(Broken(number=number, reason=type(error).__name__, detail=detail))
    return chunk


def _take(order: Order, number: int, line: bytes, unknown: Counter[str]) -> Taken:
    if len(line) >= LONGEST:
        raise NotAnArticle("quarantined", "line_too_long", f"the line has more than {LONGEST >> 20} MB.")
    read = read_line(line.decode("utf-8", "replace"), order.began)
    unknown.update(read.unknown)
    article = attrs.evolve(read.article, discovered_via=(order.via,))
    key = address_key(article.url_canonical)
    address = Address(
        source=article.source,
        url=article.url_canonical,
        url_canonical=article.url_canonical,
        key=key,
        via=(order.via,),
        state=State.STAGED,
        at=order.began,
    )
    return Taken(
        number=number,
        source=article.source,
        url=article.url,
        url_canonical=article.url_canonical,
        key=key,
        article=as_line("article", record(article) | {"key": key}),
        address=as_line("address", record(address)),
    )


def _beginning(line: bytes) -> str:
    return line[:_BEGINNING].decode("utf-8", "replace").strip().replace("\0", "\N{REPLACEMENT CHARACTER}")


def prepare_process() -> None:
    """First thing in a process of the pool: it leaves Ctrl-C to its parent, and ends with it however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := parent_process():
        threading.Thread(target=_end_with, args=[parent], daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
